import { readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { diskFull, PlainError, saysDiskFull } from './plain-error.mjs'
import { findBinaries } from './postgres/binaries.mjs'
import { chooseAccount, prepareCluster } from './postgres/cluster.mjs'
import { findPostmaster, startPostmaster, stopPostmaster } from './postgres/postmaster.mjs'
import { identityOf, stillRuns } from './processes.mjs'

/**
 * Starts the PostgreSQL that comes with Solmu, on data in one folder, for this machine only.
 *
 * The folder holds `data` (the cluster), `credentials.json` (random passwords, mode 0600), `postgres.log` and
 * `owner.json` (who runs it). It listens on 127.0.0.1 alone and asks for a password always.
 *
 * - As root it runs as the account that owns the data, else as nobody (65534); no account is created.
 * - A server left running by a process that was killed is stopped cleanly and started anew.
 * - A server that a living process runs is refused with a plain error, or joined with `share: true`;
 *   a joined server is left running by `stop()`.
 *
 * @param {object} options
 * @param {string} options.dataDir where the data lies; created when missing
 * @param {number} [options.port] by default a free one
 * @param {boolean} [options.fast] for data that is thrown away: no syncing to disk
 * @param {boolean} [options.share] join a server that another process of ours runs
 * @param {string} [options.label] what to call us when another process finds the data in use
 * @param {(info: { code: number | null, signal: string | null }) => void} [options.onExit] the server ended by itself
 * @returns {Promise<{ url: string, ownerUrl: string, adminUrl: string, port: number, pid: number, isNew: boolean,
 *   isShared: boolean, stop: () => Promise<void> }>} `url` and `ownerUrl`: database `solmu` as its owner (not a
 *   superuser); `adminUrl`: database `postgres` as superuser
 * @throws {PlainError}
 */
export async function startPostgres({ dataDir: folder, port, fast = false, share = false, label = 'Solmu', onExit }) {
  const dataDir = resolve(folder)
  const account = chooseAccount(dataDir)
  const binaries = findBinaries(account)
  const place = { dataDir, account, binaries, fast, port }
  const { isNew, credentials } = prepareCluster(place)
  const holder = claim(dataDir, label)
  if (holder) return joinRunning(holder, { ...place, credentials, share })
  try {
    const orphan = findPostmaster(dataDir)
    if (orphan) await stopPostmaster(orphan.pid, place)
    const server = await startPostmaster(place)
    return await open({ ...place, ...server, credentials, isNew, onExit })
  } catch (error) {
    release(dataDir)
    throw error
  }
}

/** Who runs the server on this data at the moment: `{ pid, label }`, or null. */
export function whoRuns(dataDir) {
  const owner = readOwner(resolve(dataDir))
  return owner && stillRuns(owner) ? owner : null
}

/** Deletes the data in the folder, cleanly stopping a server that was left behind. Refuses while somebody runs it. */
export async function deletePostgres(folder) {
  const dataDir = resolve(folder)
  const owner = whoRuns(dataDir)
  if (owner) throw inUse(dataDir, owner)
  const orphan = findPostmaster(dataDir)
  if (orphan) await stopPostmaster(orphan.pid, { dataDir, binaries: findBinaries(chooseAccount(dataDir)) })
  rmSync(dataDir, { recursive: true, force: true })
}

async function open({ dataDir, binaries, child, port, credentials, isNew, onExit }) {
  let isStopping = false
  child.once('exit', (code, signal) => {
    if (!isStopping) release(dataDir)
    if (!isStopping) onExit?.({ code, signal })
  })
  child.unref()
  const urls = urlsOf(port, credentials)
  const stop = async () => {
    isStopping = true
    await stopPostmaster(child.pid, { binaries, dataDir })
    release(dataDir)
  }
  try {
    await ensureDatabase(urls.adminUrl, credentials.owner)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...urls, port, pid: child.pid, isNew, isShared: false, stop }
}

function joinRunning(holder, { dataDir, credentials, share }) {
  const server = findPostmaster(dataDir)
  if (!share || !server?.isReady) throw inUse(dataDir, holder)
  const stop = () => Promise.resolve()
  return { ...urlsOf(server.port, credentials), port: server.port, pid: server.pid, isNew: false, isShared: true, stop }
}

function inUse(dataDir, { pid, label }) {
  return new PlainError(`The database in ${dataDir} is in use: ${label} runs it (process ${pid}).`, {
    advice: `Stop that one first (Ctrl-C in its window, or kill ${pid}), or use another folder: SOLMU_DATA_DIR=/some/folder`
  })
}

function urlsOf(port, { superuser, owner }) {
  const url = `postgres://solmu_owner:${owner}@127.0.0.1:${port}/solmu`
  return { url, ownerUrl: url, adminUrl: `postgres://postgres:${superuser}@127.0.0.1:${port}/postgres` }
}

/**
 * The owner is what a hosted PostgreSQL would give: no superuser, but it may create roles and databases, passes
 * row-level security (migrations must see all rows) and may end the sessions of the roles it made.
 */
async function ensureDatabase(adminUrl, ownerPassword) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows: [found] } = await client.query(
      `select exists(select from pg_roles where rolname = 'solmu_owner') as role,
              exists(select from pg_database where datname = 'solmu') as database`)
    if (!found.role) {
      await client.query(`create role solmu_owner login createdb createrole bypassrls password '${ownerPassword}'`)
      await client.query('grant pg_signal_backend to solmu_owner')
      await client.query(`alter role solmu_owner set createrole_self_grant = 'set, inherit'`)
    }
    if (!found.database) await client.query('create database solmu owner solmu_owner')
  } finally {
    await client.end()
  }
}

/** Notes us as the one who runs the server. Returns the other one instead when somebody else does. */
function claim(dataDir, label) {
  const file = join(dataDir, 'owner.json')
  const us = JSON.stringify({ ...identityOf(process.pid), label })
  for (let tries = 0; tries < 5; tries++) {
    try {
      writeFileSync(file, us, { flag: 'wx' })
      return null
    } catch (error) {
      if (saysDiskFull(error.code)) throw diskFull(dataDir)
      if (error.code !== 'EEXIST') throw error
    }
    const other = readOwner(dataDir)
    if (other && stillRuns(other)) return other
    unlinkSync(file)
  }
  throw new PlainError(`Another process is starting the database in ${dataDir} at this moment.`)
}

function release(dataDir) {
  if (readOwner(dataDir)?.pid === process.pid) rmSync(join(dataDir, 'owner.json'), { force: true })
}

function readOwner(dataDir) {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'owner.json'), 'utf8'))
  } catch {
    return null
  }
}
