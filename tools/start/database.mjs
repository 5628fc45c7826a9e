import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { diskFull, PlainError, saysDiskFull } from '../plain-error.mjs'
import { startPostgres } from '../embedded-postgres.mjs'
import { databaseFolder, dataFolder, dist, root } from '../places.mjs'
import { print } from '../progress.mjs'
import { pause } from '../processes.mjs'
import { settingOrFile } from '../secret-file.mjs'
import { runApiProgram } from './child.mjs'

/**
 * The database to use: the one of `DATABASE_URL`, or the built-in one, which is started and, should it end by
 * itself, started again on the same port.
 *
 * @param {{ label: string, share?: boolean }} options see `startPostgres`
 * @returns {Promise<{ url: string, note: string, stop: () => Promise<void> }>}
 */
export async function openDatabase({ label, share = false }) {
  const given = settingOrFile('DATABASE_URL')
  if (given) return { url: given, note: describeUrl(given), stop: () => Promise.resolve() }
  let isStopping = false
  let current = await startPostgres({ dataDir: databaseFolder(), label, share, onExit: (info) => void revive(info) })
  const revive = async ({ code, signal }) => {
    if (isStopping) return
    print(`  ! The database ended by itself (${signal ?? `code ${code}`}). Starting it again …`)
    for (let tries = 1; tries <= 5 && !isStopping; tries++) {
      try {
        current = await startPostgres({ dataDir: databaseFolder(), label, port: current.port, onExit: (info) => void revive(info) })
        print('  ✓ The database is back.')
        return
      } catch (error) {
        print(`  ! It did not start: ${error.message}`)
        await pause(1000 * tries)
      }
    }
  }
  const stop = () => {
    isStopping = true
    return current.stop()
  }
  const place = relative(root, databaseFolder()).startsWith('..') ? databaseFolder() : relative(root, databaseFolder())
  return { url: current.url, note: `PostgreSQL 18 in ${place}${current.isNew ? ', new' : ''}`, stop }
}

/**
 * Brings the tables up to date and loads the reference data (and the demo network into an empty database).
 *
 * @param {{ url: string, args?: string[], onLine?: (line: string) => void }} options
 * @throws {PlainError} with the program's own reason
 */
export async function migrate({ url, args = [], onLine }) {
  const build = readStamp()
  if (await isPrepared(url, { build, wantsDemo: args.includes('--demo') })) return { isUnchanged: true, note: 'unchanged' }
  let last = ''
  const child = runApiProgram('cli/migrate', {
    // The documents of the demo lie where the server looks for them.
    args, env: { DATABASE_URL: url, STORAGE_DIR: process.env.STORAGE_DIR || join(dataFolder(), 'files') },
    onLine: (line) => {
      last = line
      onLine?.(line)
    }
  })
  const { code, signal, errors } = await child.ended
  if (code === 0) {
    await withClient(url, (client) => client.query(
      `INSERT INTO app_meta (key, value) VALUES ('build', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, [build]
    ))
    return { note: last }
  }
  if (code === 3) {
    throw new PlainError('The database was made by a newer version of Solmu. Nothing was changed.', {
      details: errors,
      advice: 'Update this copy (git pull, then npm start), or use another folder: SOLMU_DATA_DIR=/some/folder npm start'
    })
  }
  if (saysDiskFull(errors)) throw diskFull(databaseFolder())
  if (code === 2) throw wrongSetting(errors)
  throw new PlainError(`The database could not be prepared (${signal ?? `code ${code}`}).`, { details: errors })
}

/** What the API was built from; a database that this build has prepared needs nothing more. */
function readStamp() {
  try {
    return readFileSync(join(dist, '.api-stamp'), 'utf8')
  } catch {
    return ''
  }
}

async function isPrepared(url, { build, wantsDemo }) {
  if (build === '') return false
  try {
    return await withClient(url, async (client) => {
      const { rows: [row] } = await client.query(
        `SELECT (SELECT value FROM app_meta WHERE key = 'build') AS build, EXISTS (SELECT 1 FROM consortium) AS filled`
      )
      return row.build === build && (row.filled || !wantsDemo)
    })
  } catch {
    // An empty database has no such table, and one that cannot be asked is left to the program, which says why.
    return false
  }
}

async function withClient(url, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The plain error for a setting that the API refuses; it names the setting and the reason. */
export function wrongSetting(errors) {
  return new PlainError('A setting is wrong.', { details: errors, advice: 'docs/operations.md lists all settings.' })
}

/** The database's address without its password. */
export function describeUrl(text) {
  try {
    const { hostname, port, pathname } = new URL(text)
    return `${pathname.slice(1) || 'postgres'} on ${hostname || 'localhost'}${port ? `:${port}` : ''}`
  } catch {
    throw new PlainError('DATABASE_URL is not an address of a database.', {
      advice: 'It looks like this: postgres://user:password@host:5432/database'
    })
  }
}
