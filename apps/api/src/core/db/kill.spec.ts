import { demoAccounts, demoPassword } from '../../demo/demo-network.js'
import { TestProgram } from '../../testing/program.js'
import { sized } from '../../testing/size.js'

const ROUNDS = sized({ usual: 2, nightly: 20 })
const CHANGE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { version } } }`

let program: TestProgram

beforeAll(async () => {
  program = await TestProgram.start()
  await program.owner.query(`SELECT set_config('app.consortium_id', (SELECT id::text FROM consortium), false)`)
})
afterAll(() => program.remove())

const email = demoAccounts.find(({ role }) => role === 'funder')?.email

/** Changes the profile again and again, and returns the last version that was acknowledged. */
async function writeUntilKilled(from: number): Promise<number> {
  const login = await program.post('/auth/login', { email, password: demoPassword })
  const cookie = String(login.headers.get('set-cookie')?.split(';', 1)[0])
  let acknowledged = from
  for (;;) {
    // The clock runs from the first acknowledged change, so that every round has one to lose.
    if (acknowledged === from + 1) setTimeout(() => program.child.kill('SIGKILL'), Math.random() * 300)
    const input = { displayName: `Leena ${acknowledged}`, expectedVersion: acknowledged }
    const reply = await program.post('/graphql', { query: CHANGE, variables: { input } }, cookie).catch(() => null)
    const answer = (await reply?.json().catch(() => null)) as { data?: { updateProfile: { viewer: { version: number } } } } | null
    if (!answer?.data) return acknowledged
    acknowledged = answer.data.updateProfile.viewer.version
  }
}

it('kill -9 while it writes: nothing acknowledged is lost, nothing is half done, the trail is whole', async () => {
  let version = 1
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await writeUntilKilled(version)
    expect(acknowledged).toBeGreaterThan(version)
    await program.kill()
    const { rows } = await program.owner.query<{ version: number; changes: number; entries: number; broken: string | null }>(
      `SELECT u.version, (SELECT count(*)::int FROM audit_entry WHERE action = 'updateProfile' AND outcome = 'done') AS changes,
         chain.entry_count::int AS entries, chain.first_broken AS broken
       FROM app_user u, app.audit_verify() AS chain WHERE u.email = $1`,
      [email]
    )
    const found = rows[0]!
    // The last change may have been made and its answer lost on the way; never the other way round.
    expect([acknowledged, acknowledged + 1]).toContain(found.version)
    expect(found.changes).toBe(found.version - 1)
    expect(found.entries).toBeGreaterThan(found.changes)
    expect(found.broken).toBeNull()
    version = found.version
    if (round < ROUNDS - 1) await program.run()
  }
})
