import { demoAccounts, demoPassword } from '../../../demo/demo-roles.js'
import { Browser } from '../../../testing/browser.js'
import { TestApp } from '../../../testing/harness.js'

const SESSIONS = '{ viewer { sessions { id device browser system ipAddress methods createdAt lastSeenAt isCurrent } } }'
const END = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { sessions { id isCurrent } } }'
const END_OTHERS = 'mutation { endOtherSessions { endedCount sessions { isCurrent } } }'
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { id } } }'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

type Sessions = { viewer: { sessions: { id: string; device: string; browser: string; system: string; ipAddress: string; isCurrent: boolean }[] } }
type Times = { endsAt: string; warnsAt: string }

let app: TestApp
const emailOf = (role: string) => demoAccounts.find((each) => each.role === role)?.email ?? ''

beforeAll(async () => {
  app = await TestApp.start({ env: { TRUSTED_PROXIES: '1' } })
})
afterAll(() => app.stop())
beforeEach(() => app.rows('DELETE FROM session'))

async function signedIn(role = 'unit_member', of: { ip?: string; agent?: string } = {}): Promise<Browser> {
  const one = new Browser(app.address, { ip: '192.0.2.1', ...of })
  expect((await one.login(emailOf(role), demoPassword)).body).toEqual({ ok: true })
  return one
}

const isOut = async (one: Browser) => (await one.ask('{ viewer { id } }')).status === 401
const minutesAgo = (column: string, minutes: number) =>
  app.rows(`UPDATE session SET ${column} = now() - make_interval(mins => $1)`, [minutes])

describe('one’s own sessions', () => {
  test('are listed with device and place, the present one first, and nobody else’s', async () => {
    await signedIn('administrator')
    await signedIn('unit_member', { ip: '198.51.100.9', agent: IPHONE })
    const here = await signedIn()
    const { viewer } = await here.get<Sessions>(SESSIONS)
    expect(viewer.sessions).toEqual([
      expect.objectContaining({ isCurrent: true, browser: 'Firefox 143', system: 'Linux', ipAddress: '192.0.2.1', methods: ['password'] }),
      expect.objectContaining({ isCurrent: false, device: 'Apple iPhone', browser: 'Safari 18', system: 'iOS 18.5', ipAddress: '198.51.100.9' })
    ])
  })

  test('show the address of last use, keep no more than 400 signs of a browser, and leave out what has ended', async () => {
    const one = await signedIn('unit_member', { agent: 'x'.repeat(3000) })
    const [row] = await app.rows<{ length: number }>('SELECT length(user_agent) AS length FROM session')
    expect(row?.length).toBe(400)
    await minutesAgo('last_seen_at', 5)
    const moved = new Browser(app.address, { ip: '203.0.113.5' })
    for (const [name, value] of one.cookies) moved.cookies.set(name, value)
    await moved.ask('{ viewer { id } }')
    expect((await one.get<Sessions>(SESSIONS)).viewer.sessions[0]?.ipAddress).toBe('203.0.113.5')
    await minutesAgo('last_seen_at', 31)
    const other = await signedIn()
    expect((await other.get<Sessions>(SESSIONS)).viewer.sessions).toHaveLength(1)
  })

  test('are ended one by one, and by their owner alone', async () => {
    const here = await signedIn()
    const there = await signedIn()
    const stranger = await signedIn('administrator')
    const { viewer } = await here.get<Sessions>(SESSIONS)
    const sessionId = viewer.sessions.find(({ isCurrent }) => !isCurrent)?.id ?? ''
    expect(await stranger.refusal(END, { input: { sessionId } })).toBe('NOT_FOUND')
    expect(await isOut(there)).toBe(false)
    const { endSession } = await here.get<{ endSession: { sessions: object[] } }>(END, { input: { sessionId } })
    expect(endSession.sessions).toHaveLength(1)
    expect([await isOut(there), await isOut(here), await isOut(stranger)]).toEqual([true, false, false])
    expect(await here.refusal(END, { input: { sessionId } })).toBe('NOT_FOUND')
  })

  test('are ended all at once but the present one', async () => {
    const others = [await signedIn(), await signedIn(), await signedIn()]
    const stranger = await signedIn('administrator')
    const here = await signedIn()
    expect(await here.get(END_OTHERS)).toEqual({ endOtherSessions: { endedCount: 3, sessions: [{ isCurrent: true }] } })
    expect(await Promise.all(others.map(isOut))).toEqual([true, true, true])
    expect([await isOut(here), await isOut(stranger)]).toEqual([false, false])
  })

  test('end with a change of password, and the one that changed it gets a new token', async () => {
    const here = await signedIn('reviewer')
    const there = await signedIn('reviewer')
    const stolen = here.thief()
    await here.get(CHANGE, { input: { currentPassword: demoPassword, newPassword: 'kolme hirveä lammella' } })
    expect([await isOut(here), await isOut(there), await isOut(stolen)]).toEqual([false, true, true])
  })

  test('end with the account, and do not come back with it', async () => {
    const one = await signedIn('funder')
    await app.rows(`UPDATE app_user SET deactivated_at = now() WHERE email = $1`, [emailOf('funder')])
    expect(await isOut(one)).toBe(true)
    await app.rows(`UPDATE app_user SET deactivated_at = NULL WHERE email = $1`, [emailOf('funder')])
    expect(await isOut(one)).toBe(true)
  })
})

describe('the life of a session', () => {
  test('is told without being prolonged by the asking', async () => {
    const one = await signedIn()
    await minutesAgo('last_seen_at', 24)
    const times = (await one.read<Times>('/auth/session')).body
    const minutes = (text: string) => Math.round((Date.parse(text) - Date.now()) / 60_000)
    expect([minutes(times.endsAt), minutes(times.warnsAt)]).toEqual([6, 1])
    expect((await one.read<Times>('/auth/session')).body).toEqual(times)
    await minutesAgo('last_seen_at', 31)
    expect((await one.read('/auth/session')).status).toBe(401)
  })

  test('is prolonged when the person says so, never beyond twelve hours', async () => {
    const one = await signedIn()
    await minutesAgo('last_seen_at', 29)
    const { body } = await one.post<Times>('/auth/session')
    expect(Date.parse(body.endsAt) - Date.now()).toBeGreaterThan(29 * 60_000)
    await minutesAgo('created_at', 11 * 60 + 50)
    expect(Date.parse((await one.post<Times>('/auth/session')).body.endsAt) - Date.now()).toBeLessThanOrEqual(10 * 60_000)
    await minutesAgo('created_at', 12 * 60)
    expect((await one.post('/auth/session')).status).toBe(401)
    expect(await isOut(one)).toBe(true)
  })

  test('asks for who is signed in', async () => {
    const nobody = new Browser(app.address)
    expect([(await nobody.read('/auth/session')).status, (await nobody.post('/auth/session')).status]).toEqual([401, 401])
  })

  test('begins with a token of its own: one that was planted before sign-in opens nothing, and the one before ends', async () => {
    const one = new Browser(app.address)
    one.cookies.set('solmu', 'A'.repeat(43))
    await one.login(emailOf('unit_member'), demoPassword)
    expect(one.cookies.get('solmu')).not.toBe('A'.repeat(43))
    const before = one.thief()
    await one.login(emailOf('unit_member'), demoPassword)
    expect([await isOut(one), await isOut(before)]).toEqual([false, true])
  })
})

describe('a stolen cookie', () => {
  const doors: [string, (thief: Browser) => Promise<number>][] = [
    ['GraphQL', async (thief) => (await thief.ask('{ viewer { id } }')).status],
    ['a change by GraphQL', async (thief) => (await thief.post('/graphql', { query: END_OTHERS })).status],
    ['REST', async (thief) => (await thief.read('/auth/session')).status],
    ['a proof', async (thief) => (await thief.post('/auth/proof', { method: 'password', password: demoPassword })).status],
    ['files', async (thief) => (await thief.read('/files/network.csv')).status]
  ]

  test('opens all of these before', async () => {
    const thief = (await signedIn('administrator')).thief()
    for (const [door, knock] of doors.filter(([name]) => name !== 'a proof')) expect([door, await knock(thief)]).toEqual([door, 200])
  })

  test('dies everywhere when its owner signs out', async () => {
    const owner = await signedIn('administrator')
    const thief = owner.thief()
    const { status, headers } = await owner.post('/auth/logout')
    expect(status).toBe(200)
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(owner.cookies.has('solmu')).toBe(false)
    for (const [door, knock] of doors) expect([door, await knock(thief)]).toEqual([door, 401])
    const state = await thief.read<{ signedIn: boolean }>('/auth/state')
    expect(state.body.signedIn).toBe(false)
  })
})
