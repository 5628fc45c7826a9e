import { longestWaitSeconds } from '@solmu/domain/identity/lockout.js'
import { demoAccounts, demoPassword } from '../../../demo/demo-roles.js'
import { Browser } from '../../../testing/browser.js'
import { TestApp } from '../../../testing/harness.js'

let app: TestApp
const emailOf = (role: string) => demoAccounts.find((each) => each.role === role)?.email ?? ''
const VICTIM = emailOf('administrator')

beforeAll(async () => {
  app = await TestApp.start({ env: { TRUSTED_PROXIES: '1' } })
})
afterAll(() => app.stop())
beforeEach(() => app.rows('DELETE FROM login_failure'))

const stranger = (ip = '203.0.113.7') => new Browser(app.address, { ip })

/** As if so many seconds had passed for those who wait. */
const timePasses = (seconds: number) =>
  app.rows(`UPDATE login_failure SET blocked_until = blocked_until - make_interval(secs => $1),
    last_failure_at = last_failure_at - make_interval(secs => $1)`, [seconds])

describe('guessing passwords', () => {
  test('a thousand tries at once from many addresses: a handful is looked at, and the right one among them opens nothing', async () => {
    const tries = Array.from({ length: 1000 }, (_, index) => ({ ip: `198.51.${index % 250}.${1 + (index % 20)}`, password: `guess ${index}` }))
    const found: Record<string, number> = {}
    for (let start = 0; start < tries.length; start += 100) {
      const answers = await Promise.all(
        tries.slice(start, start + 100).map(({ ip, password }) => stranger(ip).login(VICTIM, password))
      )
      for (const { code = 'none' } of answers) found[code] = (found[code] ?? 0) + 1
    }
    const evaluated = found.LOGIN_FAILED ?? 0
    console.info(`1,000 guesses: ${evaluated} evaluated, ${found.TOO_MANY_ATTEMPTS} refused unread`)
    expect(evaluated + (found.TOO_MANY_ATTEMPTS ?? 0)).toBe(1000)
    expect(evaluated).toBeGreaterThanOrEqual(5)
    // Five free tries, and one more whenever a wait of 1, 2, 4, 8 … seconds is over.
    expect(evaluated).toBeLessThanOrEqual(16)
    expect((await stranger('192.0.2.1').login(VICTIM, demoPassword)).code).toBe('TOO_MANY_ATTEMPTS')
  })

  test('forty at the same moment are not all the first', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => stranger(`198.51.100.${index + 1}`).login(VICTIM, 'wrong')))
    expect(answers.filter(({ code }) => code === 'LOGIN_FAILED').length).toBeLessThanOrEqual(6)
  })

  test('grows to a quarter of an hour and no further; then whoever knows the password signs in', async () => {
    const attacker = stranger()
    const waits: number[] = []
    for (let round = 0; round < 25; round++) {
      const answer = await attacker.login(VICTIM, 'wrong')
      if (answer.code === 'TOO_MANY_ATTEMPTS') waits.push((answer.body as unknown as { error: { params: { seconds: number } } }).error.params.seconds)
      await timePasses(answer.code === 'TOO_MANY_ATTEMPTS' ? (waits.at(-1) ?? 0) : 0)
    }
    expect(Math.max(...waits)).toBeGreaterThan(longestWaitSeconds / 2)
    expect(Math.max(...waits)).toBeLessThanOrEqual(longestWaitSeconds)
    await timePasses(longestWaitSeconds)
    expect((await stranger('192.0.2.9').login(VICTIM, demoPassword)).status).toBe(200)
  })
})

describe('the device on which somebody has signed in before', () => {
  test('carries a cookie that scripts cannot read, for half a year, and that names nobody', async () => {
    const { headers } = await stranger().login(VICTIM, demoPassword)
    const [session, device] = headers.getSetCookie()
    expect(session).toMatch(/^solmu=/)
    expect(device).toMatch(/^solmu-device=[\w-]{22}\.[0-9a-z]+\.[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('lets its owner in at once while a stranger hammers', async () => {
    const victim = new Browser(app.address, { ip: '192.0.2.20' })
    await victim.login(VICTIM, demoPassword)
    await victim.post('/auth/logout')
    for (let round = 0; round < 30; round++) {
      await stranger(`203.0.113.${round + 1}`).login(VICTIM, 'wrong')
      await timePasses(1)
    }
    expect((await stranger('192.0.2.21').login(VICTIM, demoPassword)).code).toBe('TOO_MANY_ATTEMPTS')
    expect((await victim.login(VICTIM, demoPassword)).body).toEqual({ ok: true })
  })

  test('and a stranger at the same address makes them wait no more than one elsewhere', async () => {
    const victim = new Browser(app.address, { ip: '203.0.113.7' })
    await victim.login(VICTIM, demoPassword)
    for (let round = 0; round < 60; round++) await stranger().login(`nobody${round}@solmu.example`, 'wrong')
    expect((await stranger().login(emailOf('reviewer'), demoPassword)).code).toBe('TOO_MANY_ATTEMPTS')
    expect((await victim.login(VICTIM, demoPassword)).body).toEqual({ ok: true })
  })

  test('is slow to guess on too, and its guesses make nobody else wait', async () => {
    const victim = new Browser(app.address, { ip: '192.0.2.30' })
    await victim.login(VICTIM, demoPassword)
    for (let round = 0; round < 5; round++) expect((await victim.login(VICTIM, 'wrong')).code).toBe('LOGIN_FAILED')
    expect((await victim.login(VICTIM, demoPassword)).code).toBe('TOO_MANY_ATTEMPTS')
    expect((await stranger().login(VICTIM, demoPassword)).status).toBe(200)
  })

  test('is known for those accounts only that were opened on it, and cannot be made up', async () => {
    const one = new Browser(app.address, { ip: '192.0.2.40' })
    await one.login(emailOf('reviewer'), demoPassword)
    const cookie = one.cookies.get('solmu-device') ?? ''
    const forged = new Browser(app.address, { ip: '192.0.2.41' })
    forged.cookies.set('solmu-device', `${cookie.slice(0, -2)}${cookie.endsWith('AA') ? 'BB' : 'AA'}`)
    for (let round = 0; round < 6; round++) await stranger(`203.0.113.${round + 1}`).login(VICTIM, 'wrong')
    expect((await one.login(VICTIM, demoPassword)).code).toBe('TOO_MANY_ATTEMPTS')
    for (let round = 0; round < 6; round++) await stranger(`203.0.113.${round + 1}`).login(emailOf('reviewer'), 'wrong')
    expect((await forged.login(emailOf('reviewer'), demoPassword)).code).toBe('TOO_MANY_ATTEMPTS')
    expect((await one.login(emailOf('reviewer'), demoPassword)).status).toBe(200)
  })

  test('several people may share a browser', async () => {
    const one = new Browser(app.address, { ip: '192.0.2.50' })
    for (const role of ['reviewer', 'auditor', 'funder']) await one.login(emailOf(role), demoPassword)
    expect(one.cookies.get('solmu-device')?.split('~')).toHaveLength(3)
    for (const role of ['reviewer', 'auditor', 'funder']) {
      for (let round = 0; round < 6; round++) await stranger(`203.0.113.${round + 1}`).login(emailOf(role), 'wrong')
      expect((await one.login(emailOf(role), demoPassword)).status).toBe(200)
    }
  })
})

describe('who cannot sign in as a person', () => {
  const made = async (kind: string, hash: string | null) => {
    const email = `${kind}.${Math.random().toString(36).slice(2)}@solmu.example`
    await app.rows(
      `INSERT INTO app_user (id, email, display_name, password_hash, kind) VALUES (gen_random_uuid(), $1, 'Testi', $2, $3)`,
      [email, hash, kind]
    )
    return email
  }
  const someHash = async () => (await app.rows<{ h: string }>(`SELECT password_hash AS h FROM app_user WHERE email = $1`, [VICTIM]))[0]?.h ?? ''
  const giveRole = (email: string) =>
    app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
       SELECT gen_random_uuid(), a.consortium_id, u.id, 'reviewer', a.unit_id, '2020-01-01'
       FROM app_user u, role_assignment a WHERE u.email = $1 AND a.role = 'administrator' LIMIT 1`,
      [email]
    )

  test('a machine user, even one that holds a role; the database takes no password for it either', async () => {
    const email = await made('machine', null)
    await giveRole(email)
    expect((await stranger().login(email, demoPassword)).code).toBe('LOGIN_FAILED')
    await expect(app.rows('UPDATE app_user SET password_hash = $2 WHERE email = $1', [email, await someHash()])).rejects.toThrow('machine_has_no_password')
  })

  test('a person without a role, until they are given one', async () => {
    const email = await made('person', await someHash())
    expect((await stranger().login(email, demoPassword)).code).toBe('LOGIN_FAILED')
    await giveRole(email)
    expect((await stranger().login(email, demoPassword)).status).toBe(200)
  })

  test('a person without a password, as long as they have none', async () => {
    const email = await made('person', null)
    await giveRole(email)
    expect((await stranger().login(email, '')).code).toBe('LOGIN_FAILED')
    expect((await stranger().login(email, 'nobody has this password')).code).toBe('LOGIN_FAILED')
  })

  test('every failure is on record, that of an unknown address without the address', async () => {
    await stranger().login('secret.person@solmu.example', 'wrong')
    await stranger().login(VICTIM, 'wrong')
    const entries = await app.rows<{ text: string; known: boolean }>(
      `SELECT a::text AS text, consortium_id IS NOT NULL AS known FROM audit_entry a
       WHERE action = 'signIn' AND outcome = 'refused' ORDER BY recorded_at DESC LIMIT 2`
    )
    expect(entries.map(({ known }) => known)).toEqual([true, false])
    expect(entries.map(({ text }) => text).join()).not.toContain('secret.person')
  })
})
