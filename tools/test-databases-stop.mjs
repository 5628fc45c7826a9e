/** Stops what the set-up has started: the processes with the product, and the database server if there is one. */
export default async function teardown() {
  await globalThis.solmuTestServers?.stop()
  await globalThis.solmuTestPostgres?.stop()
}
