import { demoAccounts, demoPassword } from '../../../demo/demo-roles.js'
import { Browser } from '../../../testing/browser.js'
import { TestApp } from '../../../testing/harness.js'
import { enrolTotp, signInWith } from '../../../testing/second-factors.js'

const SET = 'mutation ($input: SetRolePolicyInput!) { setRolePolicy(input: $input) { role { name needsSecondFactor policyVersion } } }'
const ROLES = '{ roles { name needsSecondFactor policyVersion } }'
const SECURITY = '{ viewer { displayName actions security { lacksSecondFactor hasSecondFactor } } }'
const UNITS = '{ orgUnits { totalCount } }'

type Roles = { roles: { name: string; needsSecondFactor: boolean; policyVersion: number }[] }
type Security = { viewer: { actions: string[]; security: { lacksSecondFactor: boolean; hasSecondFactor: boolean } } }

let app: TestApp
const emailOf = (role: string) => demoAccounts.find((each) => each.role === role)?.email ?? ''

beforeAll(async () => {
  app = await TestApp.start()
})
afterAll(() => app.stop())
afterEach(async () => {
  for (const table of ['role_policy', 'totp', 'recovery_code', 'login_failure']) await app.rows(`DELETE FROM ${table}`)
})

async function signedIn(role: string): Promise<Browser> {
  const one = new Browser(app.address)
  expect((await one.login(emailOf(role), demoPassword)).body).toEqual({ ok: true })
  return one
}

const set = (role: string, secondFactor: boolean, expectedVersion: number) => ({ input: { role, secondFactor, expectedVersion } })

describe('what a role demands at sign-in', () => {
  test('is nothing until an administrator says so, with a fresh proof, on the version that they saw', async () => {
    const admin = await signedIn('administrator')
    const { roles } = await admin.get<Roles>(ROLES)
    expect(new Set(roles.map(({ needsSecondFactor, policyVersion }) => `${needsSecondFactor} ${policyVersion}`))).toEqual(new Set(['false 0']))
    const answer = await admin.get(SET, set('reviewer', true, 0))
    expect(answer).toEqual({ setRolePolicy: { role: { name: 'reviewer', needsSecondFactor: true, policyVersion: 1 } } })
    expect(await admin.refusal(SET, set('reviewer', false, 0))).toBe('STALE')
    expect(await admin.refusal(SET, set('reviewer', false, 7))).toBe('STALE')
    await app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes'`)
    expect(await admin.refusal(SET, set('reviewer', false, 1))).toBe('PROOF_REQUIRED')
    const [entry] = await app.rows(`SELECT before, after FROM audit_entry WHERE action = 'setRolePolicy' AND outcome = 'done'`)
    expect(entry).toEqual({ before: { hasSecondFactor: false }, after: { hasSecondFactor: true } })
  })

  test.each(['national_coordinator', 'regional_coordinator', 'unit_manager', 'auditor', 'funder'])('is not for %s to say', async (role) => {
    const one = await signedIn(role)
    expect(await one.refusal(SET, set('unit_member', true, 0))).toBe('NOT_ALLOWED')
    expect(await app.rows('SELECT 1 FROM role_policy')).toEqual([])
  })

  test('is shown to those who see roles in their region only', async () => {
    await (await signedIn('administrator')).get(SET, set('unit_member', true, 0))
    const { roles } = await (await signedIn('regional_coordinator')).get<Roles>(ROLES)
    expect(roles.filter(({ needsSecondFactor }) => needsSecondFactor).map(({ name }) => name)).toEqual(['unit_member'])
  })

  test('of ten changes at the same time one wins', async () => {
    const admin = await signedIn('administrator')
    const codes = await Promise.all(Array.from({ length: 10 }, () => admin.refusal(SET, set('funder', true, 0))))
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  })
})

describe('whoever holds a role that demands a second factor', () => {
  test('and has none does nothing else before setting one up; then goes on in the same session', async () => {
    const admin = await signedIn('administrator')
    const one = await signedIn('national_coordinator')
    expect(await one.refusal(UNITS)).toBeUndefined()
    await admin.get(SET, set('national_coordinator', true, 0))
    expect((await one.get<Security>(SECURITY)).viewer).toMatchObject({
      actions: [],
      security: { lacksSecondFactor: true, hasSecondFactor: false }
    })
    expect(await one.refusal(UNITS)).toBe('SECOND_FACTOR_REQUIRED')
    expect(await one.refusal(`mutation { updateProfile(input: { expectedVersion: 1, theme: dark }) { viewer { id } } }`)).toBe('SECOND_FACTOR_REQUIRED')
    expect((await one.read('/files/network.csv')).code).toBe('SECOND_FACTOR_REQUIRED')
    await enrolTotp(one)
    expect((await one.get<Security>(SECURITY)).viewer.security).toEqual({ lacksSecondFactor: false, hasSecondFactor: true })
    expect(await one.refusal(UNITS)).toBeUndefined()
  })

  test('signs in as before, and lands in a session that owes it', async () => {
    await (await signedIn('administrator')).get(SET, set('reviewer', true, 0))
    const one = await signedIn('reviewer')
    expect((await one.get<Security>(SECURITY)).viewer.security.lacksSecondFactor).toBe(true)
    expect(await one.refusal(UNITS)).toBe('SECOND_FACTOR_REQUIRED')
    expect(await one.refusal('mutation { endOtherSessions { endedCount } }')).toBeUndefined()
    expect((await one.read('/auth/session')).status).toBe(200)
    expect((await one.post('/auth/logout')).status).toBe(200)
  })

  test('an administrator who demands it of themselves sets one up at once and is not locked out', async () => {
    const admin = await signedIn('administrator')
    await admin.get(SET, set('administrator', true, 0))
    expect(await admin.refusal(UNITS)).toBe('SECOND_FACTOR_REQUIRED')
    const { secret } = await enrolTotp(admin)
    expect(await admin.refusal(SET, set('administrator', false, 1))).toBeUndefined()
    const again = new Browser(app.address)
    await signInWith(app, again, { email: emailOf('administrator'), secret })
    expect(await again.refusal(UNITS)).toBeUndefined()
  })

  test('who gives up the last one owes it again at once', async () => {
    const admin = await signedIn('administrator')
    await admin.get(SET, set('auditor', true, 0))
    const one = await signedIn('auditor')
    await enrolTotp(one)
    expect(await one.refusal('mutation { removeTotp { viewer { id } } }')).toBeUndefined()
    expect(await one.refusal(UNITS)).toBe('SECOND_FACTOR_REQUIRED')
  })
})
