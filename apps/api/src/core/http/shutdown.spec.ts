/** The process is told to end while it works: what has begun is finished, what comes is turned away. */
import { once } from 'node:events'
import { demoAccounts, demoPassword } from '../../demo/demo-network.js'
import { TestProgram } from '../../testing/program.js'

let program: TestProgram

beforeAll(async () => {
  program = await TestProgram.start()
})
afterAll(() => program.remove())

/** Asks again and again until it is so; the test's own limit ends it otherwise. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}

it('answers what is in flight, refuses what is new, and ends', async () => {
  const account = demoAccounts.find(({ role }) => role === 'funder')
  const login = await program.post('/auth/login', { email: account?.email, password: demoPassword })
  const cookie = String(login.headers.get('set-cookie')?.split(';', 1)[0])
  await program.owner.query('BEGIN')
  await program.owner.query('SELECT 1 FROM app_user FOR UPDATE')
  const change = 'mutation { updateProfile(input: { displayName: "Vielä Ehti", expectedVersion: 1 }) { viewer { displayName } } }'
  const inFlight = program.post('/graphql', { query: change }, cookie)
  await until(async () => {
    const { rows } = await program.owner.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)
    return rows.length > 0
  })
  const ended = once(program.child, 'exit')
  program.child.kill('SIGTERM')
  await until(() => fetch(`${program.address}/healthz`, { headers: { connection: 'close' } }).then((reply) => reply.status === 503, () => true))
  expect(program.child.exitCode).toBeNull()
  await program.owner.query('COMMIT')
  const answer = await inFlight
  expect([answer.status, await answer.json()]).toEqual([200, { data: { updateProfile: { viewer: { displayName: 'Vielä Ehti' } } } }])
  // The connection is not kept, or the process would wait for the client to let go of it.
  expect(answer.headers.get('connection')).toBe('close')
  await ended
  const { rows } = await program.owner.query(`SELECT 1 FROM app_user WHERE display_name = 'Vielä Ehti'`)
  expect(rows).toHaveLength(1)
  await expect(fetch(`${program.address}/healthz`)).rejects.toThrow()
})

it('wrote one line for each request, with its id and without personal data', () => {
  const requests = program.log.filter(({ msg }) => msg === 'request')
  expect(requests).toContainEqual(
    expect.objectContaining({ name: 'solmu', method: 'POST', route: '/graphql', status: 200, requestId: expect.any(String), ms: expect.any(Number) })
  )
  const text = JSON.stringify(program.log)
  for (const personal of ['Vielä Ehti', demoPassword, ...demoAccounts.map(({ email }) => email)]) expect(text).not.toContain(personal)
})
