/**
 * The database that `npm start` brings along must keep what it acknowledged,
 * whatever happens to its process, and must say in plain words what it cannot do.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { deletePostgres, startPostgres, whoRuns, type RunningPostgres } from '../../tools/embedded-postgres.mjs'

const tool = fileURLToPath(new URL('../../tools/embedded-postgres.mjs', import.meta.url))
let dataDir: string
let running: RunningPostgres[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'solmu-guard-'))
  running = []
})

afterEach(async () => {
  for (const server of running) await server.stop()
  await deletePostgres(dataDir)
})

async function start(options: { share?: boolean, onExit?: () => void } = {}) {
  const server = await startPostgres({ dataDir, ...options })
  running.push(server)
  return server
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another program that runs the same data, as a second `npm start` would; resolves to its process number. */
function anotherOwner() {
  const script = `import { startPostgres } from ${JSON.stringify(tool)}
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, label: 'the other one' })
    process.stdout.write('ready'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise<typeof child>((ready, failed) => {
    child.stdout.once('data', () => ready(child))
    child.once('exit', (code) => failed(new Error(`the other program ended with ${code}`)))
  })
}

describe('the database that comes along', () => {
  it('keeps a committed row over a kill -9 of the server', async () => {
    let end: () => void = () => undefined
    const ended = new Promise<void>((done) => { end = done })
    const { url, pid } = await start({ onExit: end })
    await query(url, 'create table kept (word text)')
    await query(url, `insert into kept values ('knot')`)
    process.kill(pid, 'SIGKILL')
    await ended
    const again = await start()
    expect(await query(again.url, 'select word from kept')).toEqual([{ word: 'knot' }])
  })

  it('takes over from a program that was killed, and keeps what that one wrote', async () => {
    const other = await anotherOwner()
    const first = await startPostgres({ dataDir, share: true })
    await query(first.url, `create table kept as select 'knot' as word`)
    const gone = new Promise((done) => other.removeAllListeners('exit').once('exit', done))
    other.kill('SIGKILL')
    await gone
    const mine = await start()
    expect(mine.isShared).toBe(false)
    expect(mine.pid).not.toBe(first.pid)
    expect(await query(mine.url, 'select word from kept')).toEqual([{ word: 'knot' }])
  })

  it('refuses data that a living program runs, joins it when asked, and then leaves it running', async () => {
    const other = await anotherOwner()
    await expect(startPostgres({ dataDir })).rejects.toThrow(/in use: the other one runs it/)
    const joined = await startPostgres({ dataDir, share: true })
    await joined.stop()
    expect(await query(joined.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(whoRuns(dataDir)).toMatchObject({ pid: other.pid, label: 'the other one' })
    const gone = new Promise((done) => other.removeAllListeners('exit').once('exit', done))
    other.kill('SIGTERM')
    await gone
  })

  it('lets nobody in without the password and listens on this machine alone', async () => {
    const { url, adminUrl, port } = await start()
    const without = new URL(url)
    without.password = 'guessed'
    await expect(query(without.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    const rules = await query(adminUrl, 'select type, auth_method from pg_hba_file_rules')
    expect(rules).toEqual([{ type: 'host', auth_method: 'scram-sha-256' }])
    const { mode } = await stat(join(dataDir, 'credentials.json'))
    if (process.platform !== 'win32') expect(mode & 0o077).toBe(0)
    const sockets = await promisify(execFile)('sh', ['-c', `cat /proc/net/tcp /proc/net/tcp6 2>/dev/null || true`])
    const hex = port.toString(16).toUpperCase().padStart(4, '0')
    const listening = sockets.stdout.split('\n').filter((line) => line.includes(`:${hex} `) && line.includes(' 0A '))
    for (const line of listening) expect(line).toContain(`0100007F:${hex}`)
  })

  it('gives the owner what a hosted PostgreSQL gives: own roles and databases, no superuser', async () => {
    const { url } = await start()
    expect(await query(url, 'select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user'))
      .toEqual([{ rolsuper: false, rolcreaterole: true, rolcreatedb: true }])
    await query(url, 'create extension btree_gist')
    const sorted = `select name from unnest(array['Äänekoski', 'Åbo', 'Zürich']) as name order by name collate "fi-x-icu"`
    expect(await query(url, sorted))
      .toEqual([{ name: 'Zürich' }, { name: 'Åbo' }, { name: 'Äänekoski' }])
  })

  it('says in plain words that the data belongs to a newer version, and leaves it as it is', async () => {
    const server = await start()
    await server.stop()
    const version = join(dataDir, 'data', 'PG_VERSION')
    await writeFile(version, '99\n')
    await expect(startPostgres({ dataDir })).rejects.toThrow(/made by a newer PostgreSQL: version 99/)
    expect(await readFile(version, 'utf8')).toBe('99\n')
    await rm(version)
  })
})
