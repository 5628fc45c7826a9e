import stopDatabases from '../../tools/test-databases-stop.mjs'

/** Closes the browser and stops the servers as an operator would. */
export default async function teardown() {
  await globalThis.solmuBrowser?.close()
  await Promise.all((globalThis.solmuServers ?? []).map(stop))
  await stopDatabases()
}

function stop(child) {
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
}
