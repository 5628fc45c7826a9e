import { existsSync, rmSync, watch } from 'node:fs'
import { join, relative } from 'node:path'
import { buildApi, compile } from '../build.mjs'
import { ensureInstalled } from '../install.mjs'
import { dataFolder, dist, root } from '../places.mjs'
import { freePort } from '../postgres/postmaster.mjs'
import { bold, dim, print, stage } from '../progress.mjs'
import { closeAtEnd, isStopping, runService } from '../shutdown.mjs'
import { runApiProgram } from '../start/child.mjs'
import { migrate, openDatabase } from '../start/database.mjs'
import { choosePort, forgetRunning, noteRunning, refuseSecondStart } from '../start/running.mjs'
import { openServerLog } from '../start/server-log.mjs'
import { showWelcome } from '../start/welcome.mjs'

const watched = ['apps/api/src', 'libs/domain/src', 'libs/shared/src']

/** `npm run dev`: Solmu that follows the sources. The API starts anew when its code changes, the web reloads by itself. */
export function main() {
  return runService(async () => {
    refuseSecondStart()
    const port = await choosePort()
    noteRunning()
    closeAtEnd(forgetRunning)
    await stage('Dependencies', ensureInstalled)
    await stage('Build', buildApi)
    const { url } = await stage('Database', async () => {
      const database = await openDatabase({ label: 'npm run dev' })
      closeAtEnd(database.stop)
      return database
    })
    await stage('Data', (say) => migrate({ url, args: ['--demo'], onLine: say }))
    const api = await stage('API', () => startApi(url, port))
    await stage('Web', () => startWeb(port, api.port))
    noteRunning({ address: `http://localhost:${port}` })
    await showWelcome({ address: `http://localhost:${port}`, found: api.found, logPath: api.logPath })
    watchSources(api, url)
  })
}

/** The API on a port of its own, behind the web's; `restart` resolves when the new one listens or has given up. */
async function startApi(url, webPort) {
  const port = await freePort()
  const found = {}
  let listening = () => undefined
  const log = openServerLog((event) => {
    if (event.msg === 'first-run') found.token = event.token
    if (event.msg === 'listening') listening()
  })
  const launch = async () => {
    const isListening = new Promise((done) => { listening = done })
    const child = runApiProgram('main', {
      env: {
        NODE_ENV: 'development', DATABASE_URL: url, PORT: String(port), WEB_DIR: join(dist, 'web'),
        PUBLIC_URL: `http://localhost:${webPort}`, STORAGE_DIR: process.env.STORAGE_DIR || join(dataFolder(), 'files')
      },
      onLine: log.line,
      onError: (line) => {
        log.error(line)
        print(`  ${dim(line)}`)
      }
    })
    const outcome = await Promise.race([isListening, child.ended])
    if (outcome && !isStopping()) print(`  ✗ The API ended (${outcome.signal ?? `code ${outcome.code}`}). It starts again when you save.`)
    return child
  }
  let current = await launch()
  closeAtEnd(() => current.stop())
  const restart = async () => {
    await current.stop(5000)
    current = await launch()
  }
  return { port, found, logPath: log.path, restart }
}

/** Vite's server, which hands to the API what is the API's. */
async function startWeb(port, apiPort) {
  const { createServer } = await import('vite')
  const target = `http://127.0.0.1:${apiPort}`
  const paths = ['/graphql', '/auth', '/healthz', '/readyz', '/metrics', '/files']
  const server = await createServer({
    root: join(root, 'apps/web'), clearScreen: false, logLevel: 'warn',
    server: { port, strictPort: true, host: 'localhost', proxy: Object.fromEntries(paths.map((path) => [path, { target }])) }
  })
  await server.listen()
  closeAtEnd(() => server.close())
  const { writeWebTypes } = await import('../web-types.mjs')
  server.watcher.on('change', (file) => {
    if (/(operations|fragments)\.ts$/.test(file)) tell(writeWebTypes)
  })
}

/** Does something, and only says so when it fails: a document may be half written. */
function tell(work) {
  try {
    work()
  } catch (error) {
    print(`  ✗ ${error.message}`)
  }
}

/** Compiles what was saved, brings the tables up to date when a migration was, and starts the API anew. */
function watchSources(api, url) {
  const changed = new Set()
  let timer
  let turn = Promise.resolve()
  const apply = async () => {
    const files = [...changed]
    changed.clear()
    if (files.length === 0 || isStopping()) return
    try {
      for (const file of files) await compileOrRemove(file)
      if (files.some((file) => file.includes('migrations'))) await migrate({ url, args: ['--demo'] })
      await api.restart()
      print(`  ↻ ${files.map((file) => relative(root, file)).join(', ')}`)
    } catch (error) {
      print(`  ✗ ${error.message}`)
    }
  }
  for (const folder of watched) {
    const watcher = watch(join(root, folder), { recursive: true }, (_, name) => {
      if (!name || !/\.(ts|json)$/.test(name) || name.endsWith('.spec.ts')) return
      changed.add(join(root, folder, name))
      clearTimeout(timer)
      timer = setTimeout(() => { turn = turn.then(apply) }, 150)
    })
    closeAtEnd(() => watcher.close())
  }
  print(`  ${bold('Watching')} ${dim(watched.join(', '))}\n`)
}

async function compileOrRemove(file) {
  if (existsSync(file)) await compile(file)
  else rmSync(join(dist, relative(root, file)).replace(/\.ts$/, '.js'), { force: true })
}
