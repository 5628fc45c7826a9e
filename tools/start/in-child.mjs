/**
 * Loaded into the API and the worker when a tool starts them, before their own code.
 *
 * Should the tool be killed, the channel to it closes, and the program drains and ends as if it had been asked to,
 * instead of keeping its port for ever. With `SOLMU_WAIT_FOR_GO` the modules are loaded while the database is still
 * being prepared, and the program itself begins when the tool says so.
 */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.on('message', (message) => { if (message === 'stop') process.emit('SIGTERM', 'SIGTERM') })
  if (process.env.SOLMU_WAIT_FOR_GO) await loadAndWait(process.env.SOLMU_WAIT_FOR_GO)
  process.channel.unref()
}

async function loadAndWait(module) {
  const go = new Promise((done) => process.on('message', (message) => { if (message === 'go') done() }))
  try {
    await import('reflect-metadata')
    await import(module)
  } catch {
    // What does not load now fails again, and is explained, when the program itself loads it.
  }
  await go
}
