import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { dist, root } from './places.mjs'

const program = join(dist, 'apps/api/src/testing/server-host.js')

/**
 * Keeps one process for each worker of Jest that holds the built product in memory, for the whole run. A spec file
 * asks by `POST <url>/<worker>`; the process gets the question as a message. One that has ended is replaced.
 *
 * @param {number} workers how many, counted from 1 as Jest does
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} when every process has loaded
 */
export async function offerServers(workers) {
  const hosts = new Map(Array.from({ length: workers }, (_none, place) => [`/${place + 1}`, startHost()]))
  const hostOf = (worker) => {
    if (!hosts.get(worker)?.child.connected) hosts.set(worker, startHost())
    return hosts.get(worker)
  }
  const server = createServer(async (request, response) => {
    const question = await json(request)
    response.end(JSON.stringify(await hostOf(request.url).ask(question)))
  })
  const answers = await Promise.all([...hosts.values()].map(({ ask }) => ask({ deed: 'wait' })))
  const failure = answers.find(({ error }) => error)
  if (failure) throw new Error(failure.error.message)
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: async () => {
      server.closeAllConnections()
      await Promise.all([new Promise((done) => server.close(done)), ...[...hosts.values()].map(({ stop }) => stop())])
    }
  }
}

/** A start leaves much behind that is soon forgotten: with room for it, less time goes into clearing it away. */
const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=64']

function startHost() {
  const child = fork(program, { cwd: root, execArgv: nodeOptions, env: { ...process.env, NODE_OPTIONS: '' } })
  const waiting = new Map()
  let last = 0
  let end = null
  const settle = (answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  }
  child.on('message', settle)
  const ended = new Promise((done) => child.once('exit', (code, signal) => {
    end = { name: 'Error', message: `The process with the product ended with ${signal ?? code}` }
    for (const id of [...waiting.keys()]) settle({ id, error: end })
    done()
  }))
  return {
    child,
    ask: (question) => new Promise((done) => {
      const id = ++last
      waiting.set(id, done)
      if (end) settle({ id, error: end })
      else child.send({ ...question, id }, (error) => error && settle({ id, error: { name: 'Error', message: error.message } }))
    }),
    stop: () => {
      if (child.connected) child.disconnect()
      return ended
    }
  }
}
