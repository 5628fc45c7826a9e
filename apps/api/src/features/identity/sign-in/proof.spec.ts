import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { freeTries } from '@solmu/domain/identity/lockout.js'
import { demoAccounts, demoPassword } from '../../../demo/demo-roles.js'
import { Authenticator } from '../../../testing/authenticator.js'
import { Browser } from '../../../testing/browser.js'
import { TestApp } from '../../../testing/harness.js'
import { codeOf, enrolTotp, inOneStep, laterSteps, START_TOTP } from '../../../testing/second-factors.js'

const PUBLIC_URL = 'http://localhost:3000'
const VIEWER = '{ viewer { displayName security { provedAt } } }'
const START_PASSKEY = 'mutation { startPasskey { challengeId options } }'
const ADD_PASSKEY = 'mutation ($input: AddPasskeyInput!) { addPasskey(input: $input) { passkey { id } } }'

let app: TestApp
const emailOf = (role: string) => demoAccounts.find((each) => each.role === role)?.email ?? ''

beforeAll(async () => {
  app = await TestApp.start({ env: { PUBLIC_URL } })
})
afterAll(() => app.stop())
afterEach(async () => {
  for (const table of ['totp', 'recovery_code', 'passkey', 'login_failure']) await app.rows(`DELETE FROM ${table}`)
})

async function signedIn(role = 'unit_member'): Promise<Browser> {
  const one = new Browser(app.address)
  expect((await one.login(emailOf(role), demoPassword)).body).toEqual({ ok: true })
  return one
}

const grownOld = () => app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes'`)

describe('proving once more who is there', () => {
  test('by password opens what is dangerous, under a new token: the old one dies', async () => {
    const one = await signedIn()
    await grownOld()
    expect(await one.refusal(START_TOTP)).toBe('PROOF_REQUIRED')
    const stolen = one.thief()
    expect((await one.post('/auth/proof', { method: 'password', password: demoPassword })).body).toEqual({ ok: true })
    expect(await one.refusal(START_TOTP)).toBeUndefined()
    expect((await stolen.ask(VIEWER)).status).toBe(401)
    const [entry] = await app.rows(`SELECT outcome, details FROM audit_entry WHERE action = 'prove'`)
    expect(entry).toEqual({ outcome: 'done', details: { method: 'password' } })
  })

  test('by a code of the app, each once', async () => {
    const one = await signedIn()
    const { secret } = await enrolTotp(one)
    await grownOld()
    await laterSteps(app)
    await inOneStep()
    const code = codeOf(secret)
    expect((await one.post('/auth/proof', { method: 'totp', code })).status).toBe(200)
    expect((await one.post('/auth/proof', { method: 'totp', code })).body).toMatchObject({ error: { code: 'CODE_WRONG', path: ['code'] } })
    expect(await one.refusal('mutation { renewRecoveryCodes { recoveryCodes } }')).toBeUndefined()
  })

  test('by a passkey, with a challenge of this session', async () => {
    const one = await signedIn()
    const authenticator = new Authenticator(PUBLIC_URL)
    const { startPasskey } = await one.get<{ startPasskey: { challengeId: string; options: PublicKeyCredentialCreationOptionsJSON } }>(START_PASSKEY)
    await one.get(ADD_PASSKEY, { input: { challengeId: startPasskey.challengeId, name: 'A', response: authenticator.create(startPasskey.options) } })
    await grownOld()
    const asked = await one.post<{ challengeId: string; options: PublicKeyCredentialRequestOptionsJSON }>('/auth/passkey/options')
    expect(asked.body.options.allowCredentials).toHaveLength(1)
    const response = authenticator.get(asked.body.options)
    const other = await signedIn('reviewer')
    expect((await other.post('/auth/proof', { method: 'passkey', challengeId: asked.body.challengeId, response })).code).toBe('PASSKEY_FAILED')
    expect((await one.post('/auth/proof', { method: 'passkey', challengeId: asked.body.challengeId, response })).body).toEqual({ ok: true })
    expect(await one.refusal(START_PASSKEY)).toBeUndefined()
  })

  test.each([
    [{ method: 'password', password: 'wrong' }, 'PASSWORD_WRONG'],
    [{ method: 'password' }, 'PASSWORD_WRONG'],
    [{ method: 'totp', code: '123456' }, 'CODE_WRONG'],
    [{ method: 'totp' }, 'CODE_WRONG'],
    [{ method: 'passkey' }, 'PASSKEY_FAILED'],
    [{ method: 'recovery_code', code: 'ABCD' }, 'INVALID_INPUT']
  ])('is not %j', async (proof, code) => {
    const one = await signedIn()
    await grownOld()
    expect((await one.post('/auth/proof', proof)).code).toBe(code)
    expect(await one.refusal(START_TOTP)).toBe('PROOF_REQUIRED')
  })

  test('is for those who are signed in, and slow to guess', async () => {
    expect((await new Browser(app.address).post('/auth/proof', { method: 'password', password: demoPassword })).code).toBe('NOT_SIGNED_IN')
    const one = await signedIn()
    for (let round = 0; round < freeTries; round++) {
      expect((await one.post('/auth/proof', { method: 'password', password: 'wrong' })).code).toBe('PASSWORD_WRONG')
    }
    const answer = await one.post('/auth/proof', { method: 'password', password: demoPassword })
    expect(answer).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS' })
    // Those guesses make nobody wait at the door, where the person is known on this device and elsewhere.
    expect((await new Browser(app.address).login(emailOf('unit_member'), demoPassword)).status).toBe(200)
  })

  test('the password of a change is guessed as slowly', async () => {
    const one = await signedIn('reviewer')
    const change = (currentPassword: string) =>
      one.refusal('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { id } } }', {
        input: { currentPassword, newPassword: 'kolme hirveä lammella' }
      })
    for (let round = 0; round < freeTries; round++) expect(await change('wrong')).toBe('PASSWORD_WRONG')
    expect(await change(demoPassword)).toBe('TOO_MANY_ATTEMPTS')
  })
})
