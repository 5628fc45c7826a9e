import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { diskFull, PlainError, saysDiskFull } from '../plain-error.mjs'
import { isAlive, pause, programOf, waitUntilGone, workingFolderOf } from '../processes.mjs'
import { openWay, postgresEnvironment } from './cluster.mjs'

/** Settings of a small server that one program uses. Log lines never carry values of rows. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '128MB',
  max_wal_size: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic'
}

/** For data that is thrown away after the run: nothing is kept for a crash or a second server, and nobody tidies up for later. */
const fastSettings = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '1GB' },
  ...{ wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' }
}

/** Servers that this process started: they are told to stop when it ends in any way but a kill. */
const launched = new Set()
process.on('exit', () => {
  for (const child of launched) child.kill('SIGINT')
})

/**
 * What `postmaster.pid` says about a server that really runs on this data, or null.
 *
 * @returns {{ pid: number, port: number, isReady: boolean } | null}
 */
export function findPostmaster(dataDir) {
  const lines = readPidFile(dataDir)
  if (!lines) return null
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!isPostmasterOf(pid, dataDir)) return null
  return { pid, port: Number.parseInt(lines[3] ?? '', 10), isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Starts the server and resolves when it accepts connections.
 *
 * @param {{ dataDir: string, account: object | null, binaries: object, port: number | undefined, fast: boolean }} options
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, port: number }>}
 * @throws {PlainError} port taken, disk full, or whatever the server's log says
 */
export async function startPostmaster(options) {
  const until = Date.now() + 30_000
  for (;;) {
    await removeStalePidFile(options.dataDir)
    const port = options.port ?? await freePort()
    const child = launch({ ...options, port })
    const failure = await untilReady(child, options.dataDir)
    if (!failure) return { child, port }
    const mayPass = isPassing(failure) || (!options.port && /could not bind|Address already in use/i.test(failure))
    if (!mayPass || Date.now() > until) throw explain(failure, { ...options, port })
    await pause(200)
  }
}

/**
 * Stops the server without waiting for its clients: open transactions are rolled back, what was
 * committed is written out. A server that does not obey in 20 s is stopped hard; it recovers at the next start.
 */
export async function stopPostmaster(pid, { binaries, dataDir }) {
  if (!isAlive(pid)) return
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-D', join(dataDir, 'data')], { env: postgresEnvironment() })
    return
  }
  signal(pid, 'SIGINT')
  if (await waitUntilGone(pid, 20_000)) return
  signal(pid, 'SIGQUIT')
  if (await waitUntilGone(pid, 10_000)) return
  throw new PlainError(`The built-in PostgreSQL (process ${pid}) does not stop.`, { advice: `Stop it by hand: kill ${pid}` })
}

/** A port of 127.0.0.1 that nobody uses at this moment. */
export function freePort() {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => found(port))
    })
  })
}

/** In its own process group, so that Ctrl-C in the terminal reaches us alone and the API is drained first. */
function launch({ dataDir, account, binaries, port, fast }) {
  const way = openWay(dataDir, account)
  const log = openLog(dataDir)
  const all = { ...settings, ...(fast ? fastSettings : {}), port: String(port) }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  try {
    const child = spawn(binaries.postgres, ['-D', `${way.path}/data`, ...args], {
      ...account, cwd: process.platform === 'win32' ? undefined : '/', env: postgresEnvironment(),
      detached: process.platform !== 'win32', windowsHide: true, stdio: ['ignore', log, log, ...way.descriptors]
    })
    launched.add(child)
    child.once('exit', () => launched.delete(child))
    return child
  } finally {
    closeSync(log)
    way.close()
  }
}

/** Resolves to null when the server is ready, or to what it said before it gave up. */
async function untilReady(child, dataDir) {
  const logStart = statSync(join(dataDir, 'postgres.log')).size
  let ended = null
  child.once('error', (error) => { ended = error.message })
  child.once('exit', () => { ended ??= '' })
  for (;;) {
    if (ended !== null) return `${ended}${readFileSync(join(dataDir, 'postgres.log')).subarray(logStart)}` || 'no reason given'
    const lines = readPidFile(dataDir)
    if (lines && Number.parseInt(lines[0], 10) === child.pid && lines[7]?.trim() === 'ready') return null
    await pause(15)
  }
}

function explain(failure, { dataDir, port }) {
  if (saysDiskFull(failure) || isDiskFull(dataDir)) return diskFull(dataDir)
  if (/could not bind|Address already in use/i.test(failure)) {
    return new PlainError(`Port ${port} is taken, so the built-in PostgreSQL cannot listen there.`)
  }
  return new PlainError('The built-in PostgreSQL did not start.', {
    details: failure.trim().split('\n').slice(-8).join('\n'),
    advice: `Its whole log is in ${join(dataDir, 'postgres.log')}`
  })
}

/** On a full disk the server cannot even write down why it gave up. */
function isDiskFull(folder) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < 2_000_000
}

/** Remains of a server killed a moment ago: its children let go of the shared memory within seconds. */
function isPassing(failure) {
  return /pre-existing shared memory block|lock file "postmaster\.pid" (already exists|is empty)/i.test(failure)
}

/**
 * PostgreSQL clears the file of a server that died by itself, except when another process of the same
 * account has got its number since. The file goes only when no process works in the data folder any more.
 */
async function removeStalePidFile(dataDir) {
  const pid = Number.parseInt(readPidFile(dataDir)?.[0] ?? '', 10)
  if (!isAlive(pid) || isPostmasterOf(pid, dataDir)) return
  for (let tries = 0; tries < 100 && isAnyoneIn(join(dataDir, 'data')); tries++) await pause(50)
  rmSync(join(dataDir, 'data', 'postmaster.pid'), { force: true })
}

function isAnyoneIn(folder) {
  if (process.platform !== 'linux') return false
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingFolderOf(Number(name)) === resolve(folder))
}

function isPostmasterOf(pid, dataDir) {
  if (!isAlive(pid)) return false
  const program = programOf(pid)
  if (program && !program.startsWith('postgres')) return false
  const folder = workingFolderOf(pid)
  return folder === null || folder === resolve(dataDir, 'data')
}

function readPidFile(dataDir) {
  const file = join(dataDir, 'data', 'postmaster.pid')
  try {
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : null
  } catch {
    return null
  }
}

function openLog(dataDir) {
  const file = join(dataDir, 'postgres.log')
  if (existsSync(file) && statSync(file).size > 5_000_000) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
