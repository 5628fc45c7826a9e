import { join } from 'node:path'
import { buildAll } from '../build.mjs'
import { ensureInstalled } from '../install.mjs'
import { diskFull, PlainError, reportError, saysDiskFull } from '../plain-error.mjs'
import { dataFolder, dist } from '../places.mjs'
import { bold, dim, print, stage } from '../progress.mjs'
import { closeAtEnd, end, isStopping, runService } from '../shutdown.mjs'
import { runApiProgram } from './child.mjs'
import { migrate, openDatabase, wrongSetting } from './database.mjs'
import { choosePort, forgetRunning, noteRunning, portTaken, refuseSecondStart } from './running.mjs'
import { openServerLog } from './server-log.mjs'
import { showWelcome } from './welcome.mjs'

/**
 * `npm start [-- --no-demo]`: from a fresh clone to a running Solmu, and back down in order.
 *
 * @param {string[]} args
 */
export async function main(args) {
  await runService(async () => {
    refuseUnknown(args)
    await up(args)
  })
}

async function up(args) {
  refuseSecondStart()
  const port = await choosePort()
  noteRunning()
  closeAtEnd(forgetRunning)
  print(`\n${bold('Solmu')}\n`)
  await stage('Dependencies', ensureInstalled)
  await stage('Build', buildAll)
  const database = await stage('Database', () => openDatabase({ label: 'npm start' }))
  closeAtEnd(database.stop)
  const server = launchServer(port, database.url)
  const demo = args.includes('--no-demo') ? '--no-demo' : '--demo'
  await stage('Data', (say) => migrate({ url: database.url, args: [demo], onLine: say }))
  await stage('Server', () => server.begin())
  noteRunning({ address: server.address, serverPid: server.pid })
  await showWelcome(server)
}

/** The API loads its modules while the database is being prepared; `begin` resolves when it answers. */
function launchServer(port, url) {
  const found = {}
  let listening
  const isListening = new Promise((done) => { listening = done })
  const log = openServerLog((event) => {
    if (event.msg === 'first-run') found.token = event.token
    if (event.msg === 'listening') listening()
  })
  const child = runApiProgram('main', {
    waitsForGo: 'server',
    env: {
      NODE_ENV: process.env.NODE_ENV || 'production', WORKER: process.env.WORKER || 'in-process',
      DATABASE_URL: url, PORT: String(port), WEB_DIR: join(dist, 'web'),
      STORAGE_DIR: process.env.STORAGE_DIR || join(dataFolder(), 'files')
    },
    onLine: log.line, onError: log.error
  })
  closeAtEnd(async () => {
    await child.stop()
    log.close()
  })
  const begin = async () => {
    child.go()
    const outcome = await Promise.race([isListening, child.ended])
    if (outcome) throw explainEnd(outcome, port, log.path)
    void child.ended.then((info) => (isStopping() ? undefined : crashed(info, log.path)))
  }
  return { address: `http://localhost:${port}`, pid: child.pid, found, logPath: log.path, begin }
}

function explainEnd({ code, signal, errors }, port, logPath) {
  if (code === 4) return portTaken(port)
  if (saysDiskFull(errors)) return diskFull(dataFolder())
  if (code === 2) return wrongSetting(errors)
  return new PlainError(`The server ended before it was ready (${signal ?? `code ${code}`}).`, {
    details: errors, advice: `Its whole log is in ${logPath}`
  })
}

async function crashed({ code, signal, errors }, logPath) {
  const why = signal === 'SIGKILL' ? 'it was killed from outside, or the machine ran out of memory' : signal ?? `code ${code}`
  await end(reportError(new PlainError(`The server ended by itself: ${why}.`, {
    details: errors, advice: `Its whole log is in ${logPath}. What was saved is safe; run npm start again.`
  })))
}

function refuseUnknown(args) {
  const unknown = args.find((arg) => !['--demo', '--no-demo'].includes(arg))
  if (!unknown) return
  throw new PlainError(`npm start does not know ${unknown}.`, {
    advice: 'npm start                 with the demo network, when the database is empty\n' +
      'npm start -- --no-demo    empty, for the first real administrator\n' +
      'PORT, DATABASE_URL, SOLMU_DATA_DIR and more: docs/operations.md'
  })
}
