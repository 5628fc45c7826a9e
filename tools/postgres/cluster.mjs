import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync,
  writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskFull, PlainError, saysDiskFull } from '../plain-error.mjs'
import { canReach } from './binaries.mjs'

/** The account that PostgreSQL runs as when we are root and the data has no owner yet: nobody. */
const nobody = 65534

/**
 * The account to run PostgreSQL as: null for our own. As root it is the owner
 * of existing data, so that data made without root stays usable without root.
 */
export function chooseAccount(dataDir) {
  if (typeof process.getuid !== 'function' || process.getuid() !== 0) return null
  const owner = existsSync(join(dataDir, 'data')) ? statSync(join(dataDir, 'data')) : null
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody }
}

/**
 * Makes sure that a usable database cluster lies in `dataDir/data`, creating it the first time.
 *
 * @param {{ dataDir: string, account: { uid: number, gid: number } | null, binaries: object, fast: boolean }} place
 * @returns {{ isNew: boolean, credentials: { superuser: string, owner: string } }}
 * @throws {PlainError} another version's data, another account's data, a full disk
 */
export function prepareCluster(place) {
  const { dataDir, binaries } = place
  return explainingDiskFull(dataDir, () => {
    mkdirSync(dataDir, { recursive: true })
    refuseForeignData(dataDir)
    chmodSync(dataDir, place.account ? 0o711 : 0o700)
    const isNew = !existsSync(join(dataDir, 'data', 'PG_VERSION'))
    const credentials = readCredentials(dataDir, isNew)
    if (isNew) createCluster(place, credentials)
    else refuseOtherVersion(dataDir, binaries.major)
    return { isNew, credentials }
  })
}

/**
 * Opens the way to the data for a program that runs as another account. Where
 * a private home folder lies in between, the folder is handed over as an open
 * descriptor (Linux), so that nobody's permissions have to be widened.
 *
 * @returns {{ path: string, descriptors: number[], close: () => void }} `descriptors` go to the child from 3 upwards
 */
export function openWay(dataDir, account) {
  if (!account || canReach(dataDir, account.uid)) return { path: dataDir, descriptors: [], close: () => undefined }
  if (process.platform !== 'linux') {
    throw new PlainError(`PostgreSQL cannot run as root with its data in the private folder ${dataDir}.`, {
      advice: 'Run Solmu as an ordinary user, or choose another folder: SOLMU_DATA_DIR=/some/folder npm start'
    })
  }
  const descriptor = openSync(dataDir, 'r')
  return { path: '/proc/self/fd/3', descriptors: [descriptor], close: () => closeSync(descriptor) }
}

/** The few variables PostgreSQL's programs need; none of the caller's PG* settings. */
export function postgresEnvironment() {
  const { PATH, SystemRoot } = process.env
  return { PATH, ...(SystemRoot ? { SystemRoot } : {}), LC_ALL: 'C', TZ: 'UTC' }
}

function refuseForeignData(dataDir) {
  const data = join(dataDir, 'data')
  if (!existsSync(data) || typeof process.getuid !== 'function') return
  const us = process.getuid()
  const { uid } = statSync(data)
  if (us === 0 || uid === us) return
  throw new PlainError(`The database in ${dataDir} belongs to another account (number ${uid}, you are ${us}).`, {
    advice: 'It was probably made by running Solmu as root. Run it as before, give the folder to yourself\n' +
      `(sudo chown -R ${us} ${dataDir}), or use another one: SOLMU_DATA_DIR=/some/folder npm start`
  })
}

function refuseOtherVersion(dataDir, ours) {
  const theirs = Number.parseInt(readFileSync(join(dataDir, 'data', 'PG_VERSION'), 'utf8'), 10)
  if (theirs === ours) return
  const advice = theirs > ours
    ? 'Use the newer version of Solmu that made it, or another folder: SOLMU_DATA_DIR=/some/folder npm start'
    : 'Start the older version of Solmu, save the data with pg_dump, and restore it here (docs/operations.md, "Upgrade").'
  throw new PlainError(
    `The data in ${dataDir} was made by ${theirs > ours ? 'a newer' : 'an older'} PostgreSQL: ` +
    `version ${theirs}, and this Solmu brings version ${ours}. Nothing was changed.`, { advice })
}

/** Both passwords, readable by the starting account only; made before the cluster, so that they are never lost. */
function readCredentials(dataDir, mayCreate) {
  const file = join(dataDir, 'credentials.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  if (!mayCreate) {
    throw new PlainError(`The file with the database passwords is missing: ${file}`, {
      advice: 'Restore it from a backup of the same folder, or start over with npm run db:reset (this deletes the data).'
    })
  }
  const credentials = { superuser: randomPassword(), owner: randomPassword() }
  writeFileSync(`${file}.new`, JSON.stringify(credentials), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return credentials
}

/** Creates the cluster beside its final place and renames it, so that half of one is never taken for a whole. */
function createCluster({ dataDir, account, binaries, fast }, credentials) {
  const draft = join(dataDir, 'data.new')
  const passwordFile = join(dataDir, 'init-password')
  rmSync(draft, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${credentials.superuser}\n`, { mode: 0o600 })
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid)
  const way = openWay(dataDir, account)
  try {
    runInitdb({ way, account, binaries, fast, dataDir })
  } finally {
    way.close()
    rmSync(passwordFile, { force: true })
  }
  allowPasswordsOnly(draft, account)
  rmSync(join(dataDir, 'data'), { recursive: true, force: true })
  renameSync(draft, join(dataDir, 'data'))
}

function allowPasswordsOnly(cluster, account) {
  const file = join(cluster, 'pg_hba.conf')
  rmSync(file)
  writeFileSync(file, 'host all all 127.0.0.1/32 scram-sha-256\n', { mode: 0o600, flag: 'wx' })
  if (account) chownSync(file, account.uid, account.gid)
}

function runInitdb({ way, account, binaries, fast, dataDir }) {
  const args = [
    '-D', `${way.path}/data.new`, '--username=postgres', `--pwfile=${way.path}/init-password`,
    '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
    '--text-search-config=simple', ...(fast ? ['--no-sync'] : [])
  ]
  const result = spawnSync(binaries.initdb, args, {
    ...account, cwd: process.platform === 'win32' ? undefined : '/', env: postgresEnvironment(), encoding: 'utf8',
    windowsHide: true, stdio: ['ignore', 'pipe', 'pipe', ...way.descriptors]
  })
  if (result.status === 0) return
  const output = `${result.stderr ?? ''}${result.error ?? ''}`
  if (saysDiskFull(output)) throw diskFull(dataDir)
  throw new PlainError('The built-in PostgreSQL could not create its data folder.', {
    details: output.split('\n').slice(-12).join('\n'),
    advice: 'If this machine cannot run it, set DATABASE_URL to a PostgreSQL 15 or newer.'
  })
}

function explainingDiskFull(dataDir, work) {
  try {
    return work()
  } catch (error) {
    if (saysDiskFull(error.code)) throw diskFull(dataDir)
    if (['EACCES', 'EROFS', 'EPERM'].includes(error.code)) {
      throw new PlainError(`Solmu may not write in ${dataDir}.`, {
        advice: 'Run it as the owner of the folder, or choose another one: SOLMU_DATA_DIR=/some/folder npm start',
        details: error.message
      })
    }
    throw error
  }
}

/** 32 characters that need no quoting in a URL. */
function randomPassword() {
  return randomBytes(24).toString('base64url')
}
