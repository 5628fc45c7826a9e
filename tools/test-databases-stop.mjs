/** Stops the server that the set-up has started, if it did. */
export default async function teardown() {
  await globalThis.solmuTestPostgres?.stop()
}
