/** The process is told to end while it works: what has begun is finished, what comes is turned away. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { demoAccounts, demoPassword } from '../../demo/demo-network.js'
import { asOwner, templateName, withDatabase } from '../../testing/harness.js'

const program = fileURLToPath(new URL('../../../../../dist/apps/api/src/main.js', import.meta.url))
const database = `solmu_test_${randomBytes(6).toString('hex')}`
const base = String(process.env.TEST_DATABASE_URL)

let child: ChildProcess
let owner: pg.Client
let address: string
const log: Record<string, unknown>[] = []

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

beforeAll(async () => {
  await asOwner(base, `CREATE DATABASE ${database} TEMPLATE ${templateName('demo')}`)
  const url = withDatabase(base, database)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  const env = { ...process.env, DATABASE_URL: url, PORT: String(port), WEB_DIR: '/nowhere', NODE_OPTIONS: '', LOG_LEVEL: 'info' }
  child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}`)))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>
      log.push(entry)
      if (entry.msg === 'listening') ready()
    })
  })
}, 60_000)
afterAll(async () => {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await owner.end()
  await asOwner(base, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
})

const post = (path: string, body: object, cookie = '') =>
  fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) })

/** Asks again and again until it is so; the test's own limit ends it otherwise. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}

it('answers what is in flight, refuses what is new, and ends', async () => {
  const account = demoAccounts.find(({ role }) => role === 'funder')
  const login = await post('/auth/login', { email: account?.email, password: demoPassword })
  const cookie = String(login.headers.get('set-cookie')?.split(';', 1)[0])
  await owner.query('BEGIN')
  await owner.query('SELECT 1 FROM app_user FOR UPDATE')
  const change = 'mutation { updateProfile(input: { displayName: "Vielä Ehti", expectedVersion: 1 }) { viewer { displayName } } }'
  const inFlight = post('/graphql', { query: change }, cookie)
  await until(async () => {
    const { rows } = await owner.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)
    return rows.length > 0
  })
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await until(() => fetch(`${address}/healthz`, { headers: { connection: 'close' } }).then((reply) => reply.status === 503, () => true))
  expect(child.exitCode).toBeNull()
  await owner.query('COMMIT')
  const answer = await inFlight
  expect([answer.status, await answer.json()]).toEqual([200, { data: { updateProfile: { viewer: { displayName: 'Vielä Ehti' } } } }])
  // The connection is not kept, or the process would wait for the client to let go of it.
  expect(answer.headers.get('connection')).toBe('close')
  await ended
  const { rows } = await owner.query(`SELECT 1 FROM app_user WHERE display_name = 'Vielä Ehti'`)
  expect(rows).toHaveLength(1)
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
}, 60_000)

it('wrote one line for each request, with its id and without personal data', () => {
  const requests = log.filter(({ msg }) => msg === 'request')
  expect(requests).toContainEqual(
    expect.objectContaining({ name: 'solmu', method: 'POST', route: '/graphql', status: 200, requestId: expect.any(String), ms: expect.any(Number) })
  )
  const text = JSON.stringify(log)
  for (const personal of ['Vielä Ehti', demoPassword, ...demoAccounts.map(({ email }) => email)]) expect(text).not.toContain(personal)
})
