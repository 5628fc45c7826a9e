/**
 * Loaded into the API and the worker when a tool starts them: should the tool
 * be killed, the channel to it closes, and the program drains and ends as if
 * it had been asked to, instead of keeping its port for ever.
 */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.on('message', (message) => { if (message === 'stop') process.emit('SIGTERM', 'SIGTERM') })
  process.channel.unref()
}
