import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { demoAccounts, demoPassword } from '../../../demo/demo-roles.js'
import { Authenticator, type Manner } from '../../../testing/authenticator.js'
import { Browser } from '../../../testing/browser.js'
import { TestApp } from '../../../testing/harness.js'
import { enrolTotp } from '../../../testing/second-factors.js'

const START = 'mutation { startPasskey { challengeId options } }'
const ADD = `mutation ($input: AddPasskeyInput!) { addPasskey(input: $input) { recoveryCodes
  passkey { id name isSynced lastUsedAt } viewer { security { hasSecondFactor passkeys { id } } } } }`
const RENAME = 'mutation ($input: RenamePasskeyInput!) { renamePasskey(input: $input) { passkey { name } } }'
const REMOVE = 'mutation ($input: RemovePasskeyInput!) { removePasskey(input: $input) { viewer { security { passkeys { id } hasSecondFactor } } } }'
const VIEWER = '{ viewer { email security { hasSecondFactor passkeys { id name lastUsedAt isSynced } } } }'
const PUBLIC_URL = 'http://localhost:3000'

type Started = { startPasskey: { challengeId: string; options: PublicKeyCredentialCreationOptionsJSON } }
type Added = { addPasskey: { recoveryCodes: string[]; passkey: { id: string; name: string; isSynced: boolean }; viewer: { security: object } } }
type Asked = { challengeId: string; options: PublicKeyCredentialRequestOptionsJSON }
type Viewer = { viewer: { email: string; security: { hasSecondFactor: boolean; passkeys: { id: string; lastUsedAt: string | null }[] } } }

let app: TestApp
const emailOf = (role: string) => demoAccounts.find((each) => each.role === role)?.email ?? ''

beforeAll(async () => {
  app = await TestApp.start({ env: { PUBLIC_URL, TRUSTED_PROXIES: '1' } })
})
afterAll(() => app.stop())
afterEach(async () => {
  for (const table of ['passkey', 'totp', 'recovery_code', 'login_failure', 'outbox_mail']) await app.rows(`DELETE FROM ${table}`)
})

const browser = () => new Browser(app.address)

async function signedIn(role = 'unit_member'): Promise<Browser> {
  const one = browser()
  expect((await one.login(emailOf(role), demoPassword)).body).toEqual({ ok: true })
  return one
}

async function add(one: Browser, authenticator: Authenticator, manner: Manner = {}) {
  const { startPasskey } = await one.get<Started>(START)
  const { challengeId, options } = startPasskey
  const input = { challengeId, name: 'Puhelin', response: authenticator.create(options, manner) }
  return { input, options, answer: await one.ask<Added>(ADD, { input }) }
}

/** Somebody with a passkey, and the passkey. */
async function withPasskey(role = 'unit_member', manner: Manner = {}) {
  const owner = await signedIn(role)
  const authenticator = new Authenticator(PUBLIC_URL, manner)
  const { answer } = await add(owner, authenticator)
  if (!answer.data) throw new Error(JSON.stringify(answer.errors))
  return { owner, authenticator, added: answer.data.addPasskey }
}

async function ask(one: Browser, ticket?: string): Promise<Asked> {
  return (await one.post<Asked>('/auth/passkey/options', ticket ? { ticket } : {})).body
}

async function enter(one: Browser, authenticator: Authenticator, of: { ticket?: string; manner?: Manner } = {}) {
  const { challengeId, options } = await ask(one, of.ticket)
  return one.post('/auth/passkey', { challengeId, response: authenticator.get(options, of.manner), ...(of.ticket && { ticket: of.ticket }) })
}

describe('adding a passkey', () => {
  test('asks for one that stays on the device, with the person verified, bound to this site and to nobody’s name', async () => {
    const one = await signedIn()
    const { startPasskey } = await one.get<Started>(START)
    expect(startPasskey.options).toMatchObject({
      rp: { id: 'localhost', name: 'Solmu' },
      user: { name: emailOf('unit_member') },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: []
    })
    expect(Buffer.from(startPasskey.options.user.id, 'base64url').toString()).not.toContain('solmu')
  })

  test('takes it into use: named, raising the session under a new token, with recovery codes and a mail', async () => {
    const one = await signedIn()
    const stolen = one.thief()
    const elsewhere = await signedIn()
    const { answer } = await add(one, new Authenticator(PUBLIC_URL, { isSynced: true }))
    expect(answer.data?.addPasskey).toMatchObject({
      passkey: { name: 'Puhelin', isSynced: true, lastUsedAt: null },
      viewer: { security: { hasSecondFactor: true, passkeys: [{}] } }
    })
    expect(answer.data?.addPasskey.recoveryCodes).toHaveLength(10)
    expect((await stolen.ask(VIEWER)).status).toBe(401)
    expect((await elsewhere.ask(VIEWER)).status).toBe(401)
    expect(await app.rows('SELECT subject FROM outbox_mail')).toEqual([{ subject: 'Tunnuksellesi lisättiin pääsyavain' }])
  })

  test('does not take the same authenticator twice, and a second one brings no new recovery codes', async () => {
    const { owner, authenticator, added } = await withPasskey()
    const { startPasskey } = await owner.get<Started>(START)
    expect(startPasskey.options.excludeCredentials).toHaveLength(1)
    expect(() => authenticator.create(startPasskey.options)).toThrow('InvalidStateError')
    const second = await add(owner, new Authenticator(PUBLIC_URL))
    expect(second.answer.data?.addPasskey.recoveryCodes).toEqual([])
    expect(second.answer.data?.addPasskey.passkey.id).not.toBe(added.passkey.id)
  })

  test.each<[string, Manner]>([
    ['made on another site', { origin: 'https://solmu.example.evil' }],
    ['made without the person being verified', { isVerified: false }],
    ['of another ceremony', { crossType: true }]
  ])('refuses one that was %s', async (_case, manner) => {
    const one = await signedIn()
    const { answer } = await add(one, new Authenticator(PUBLIC_URL), manner)
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['PASSKEY_FAILED'])
    expect(await app.rows('SELECT 1 FROM passkey')).toEqual([])
  })

  test('takes an answer once, within five minutes, from the same session, to its own challenge', async () => {
    const one = await signedIn()
    const other = await signedIn('reviewer')
    const { startPasskey } = await one.get<Started>(START)
    const of = (options: PublicKeyCredentialCreationOptionsJSON) => ({ challengeId: startPasskey.challengeId, name: 'A', response: new Authenticator(PUBLIC_URL).create(options) })
    expect(await other.refusal(ADD, { input: of(startPasskey.options) })).toBe('PASSKEY_FAILED')
    expect(await one.refusal(ADD, { input: of({ ...startPasskey.options, challenge: 'AAAA' }) })).toBe('PASSKEY_FAILED')
    expect(await one.refusal(ADD, { input: of(startPasskey.options) })).toBe('PASSKEY_FAILED')
    const { startPasskey: late } = await one.get<Started>(START)
    await app.rows(`UPDATE passkey_challenge SET expires_at = expires_at - interval '5 minutes'`)
    expect(await one.refusal(ADD, { input: { ...of(late.options), challengeId: late.challengeId } })).toBe('PASSKEY_FAILED')
    expect(await app.rows('SELECT 1 FROM passkey')).toEqual([])
  })

  test('asks for a fresh proof, whatever came before', async () => {
    const { owner } = await withPasskey()
    await app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes'`)
    expect(await owner.refusal(START)).toBe('PROOF_REQUIRED')
    expect(await owner.refusal(ADD, { input: { challengeId: '0198aaaa-0000-7000-8000-000000000000', name: 'A', response: {} } })).toBe('PROOF_REQUIRED')
  })
})

describe('signing in with a passkey alone', () => {
  test('needs no e-mail and no password, is both factors, and says when it was used', async () => {
    const { authenticator } = await withPasskey('reviewer')
    const one = browser()
    const { options } = await ask(one)
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(options.allowCredentials ?? []).toEqual([])
    expect((await enter(one, authenticator)).body).toEqual({ ok: true })
    const { viewer } = await one.get<Viewer>(VIEWER)
    expect(viewer).toMatchObject({ email: emailOf('reviewer'), security: { hasSecondFactor: true } })
    expect(viewer.security.passkeys[0]?.lastUsedAt).not.toBeNull()
    const [entry] = await app.rows(`SELECT details FROM audit_entry WHERE action = 'signIn' ORDER BY number DESC LIMIT 1`)
    expect(entry).toEqual({ details: { methods: 'passkey' } })
  })

  test.each<[string, Manner]>([
    ['from another site', { origin: 'https://solmu.example.evil' }],
    ['without the person being verified', { isVerified: false }]
  ])('is refused %s', async (_case, manner) => {
    const { authenticator } = await withPasskey()
    const answer = await enter(browser(), authenticator, { manner })
    expect(answer).toMatchObject({ status: 400, code: 'PASSKEY_FAILED' })
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('is refused with a signature that is not its own, an unknown key, another’s handle, a used challenge', async () => {
    const { authenticator } = await withPasskey()
    const one = browser()
    const { challengeId, options } = await ask(one)
    const right = authenticator.get(options)
    const send = (response: object, id = challengeId) => one.post('/auth/passkey', { challengeId: id, response })
    expect((await send({ ...right, id: 'unknown', rawId: 'unknown' })).code).toBe('PASSKEY_FAILED')
    expect((await send({ ...right, response: { ...right.response, userHandle: 'AAAA' } })).code).toBe('PASSKEY_FAILED')
    // The challenge went with the first answer that named a known key.
    expect((await send(right)).code).toBe('PASSKEY_FAILED')
    const again = await ask(one)
    const other = authenticator.get(again.options)
    const forged = Buffer.from(other.response.signature, 'base64url')
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    expect((await send({ ...other, response: { ...other.response, signature: forged.toString('base64url') } }, again.challengeId)).code).toBe('PASSKEY_FAILED')
    expect((await send({}, again.challengeId)).code).toBe('PASSKEY_FAILED')
  })

  test('is refused to the deactivated, to those without a role, and from a challenge of another purpose', async () => {
    const { owner, authenticator } = await withPasskey('funder')
    const adding = await owner.get<Started>(START)
    const signed = authenticator.get({ challenge: adding.startPasskey.options.challenge, rpId: 'localhost' })
    expect((await browser().post('/auth/passkey', { challengeId: adding.startPasskey.challengeId, response: signed })).code).toBe('PASSKEY_FAILED')
    await app.rows(`UPDATE app_user SET deactivated_at = now() WHERE email = $1`, [emailOf('funder')])
    expect((await enter(browser(), authenticator)).code).toBe('PASSKEY_FAILED')
    await app.rows(`UPDATE app_user SET deactivated_at = NULL WHERE email = $1`, [emailOf('funder')])
    expect((await enter(browser(), authenticator)).status).toBe(200)
    await app.rows(`UPDATE role_assignment SET valid_to = app.today() WHERE role = 'funder' AND valid_to IS NULL`)
    expect((await enter(browser(), authenticator)).code).toBe('PASSKEY_FAILED')
  })

  test('a copy gives itself away by its count: it is refused, and the person gets a mail', async () => {
    const { authenticator } = await withPasskey()
    const copy = authenticator.copy()
    expect((await enter(browser(), authenticator)).status).toBe(200)
    expect((await enter(browser(), copy)).code).toBe('PASSKEY_FAILED')
    const mails = await app.rows<{ subject: string }>('SELECT subject FROM outbox_mail')
    expect(mails.map(({ subject }) => subject)).toContain('Pääsyavaimestasi saattaa olla kopio')
    const [entry] = await app.rows(`SELECT outcome, error_code FROM audit_entry WHERE action = 'passkeyCopied'`)
    expect(entry).toEqual({ outcome: 'refused', error_code: 'PASSKEY_FAILED' })
  })

  test('one that does not count is believed each time', async () => {
    const { authenticator } = await withPasskey('unit_member', { counts: false, isSynced: true })
    for (let round = 0; round < 3; round++) expect((await enter(browser(), authenticator)).status).toBe(200)
  })
})

describe('a passkey after the password', () => {
  test('is the second factor, with one’s own ticket and one’s own key only', async () => {
    const { authenticator } = await withPasskey()
    const stranger = await withPasskey('reviewer')
    const one = browser()
    const { body } = await one.login(emailOf('unit_member'), demoPassword)
    expect(body).toMatchObject({ ok: false, next: 'second_factor', methods: ['passkey', 'recovery_code'] })
    const { challengeId, options } = await ask(one, body.ticket)
    expect(options.allowCredentials).toHaveLength(1)
    const foreign = stranger.authenticator.get({ ...options, allowCredentials: undefined } as never)
    expect((await one.post('/auth/passkey', { challengeId, response: foreign, ticket: body.ticket })).code).toBe('PASSKEY_FAILED')
    expect((await enter(one, authenticator, { ticket: String(body.ticket) })).body).toEqual({ ok: true })
    const [row] = await app.rows(`SELECT methods, has_second_factor FROM session ORDER BY id DESC LIMIT 1`)
    expect(row).toEqual({ methods: ['password', 'passkey'], has_second_factor: true })
    expect((await one.post('/auth/passkey/options', { ticket: body.ticket })).code).toBe('SIGN_IN_EXPIRED')
  })
})

describe('one’s own passkeys', () => {
  test('are renamed and removed by their owner alone; with the last one the second factor goes', async () => {
    const { owner, added, authenticator } = await withPasskey()
    const passkeyId = added.passkey.id
    const stranger = await signedIn('administrator')
    expect(await stranger.refusal(RENAME, { input: { passkeyId, name: 'Minun' } })).toBe('NOT_FOUND')
    expect(await stranger.refusal(REMOVE, { input: { passkeyId } })).toBe('NOT_FOUND')
    expect(await owner.refusal(RENAME, { input: { passkeyId, name: '  ' } })).toBe('REQUIRED')
    expect(await owner.get(RENAME, { input: { passkeyId, name: ' Työpuhelin ' } })).toEqual({ renamePasskey: { passkey: { name: 'Työpuhelin' } } })
    expect(await owner.get(REMOVE, { input: { passkeyId } })).toEqual({
      removePasskey: { viewer: { security: { passkeys: [], hasSecondFactor: false } } }
    })
    expect((await enter(browser(), authenticator)).code).toBe('PASSKEY_FAILED')
  })

  test('beside an app, removing the passkey leaves the second factor and its codes', async () => {
    const { owner, added } = await withPasskey()
    await enrolTotp(owner)
    const answer = await owner.get<{ removePasskey: { viewer: { security: object } } }>(REMOVE, { input: { passkeyId: added.passkey.id } })
    expect(answer.removePasskey.viewer.security).toEqual({ passkeys: [], hasSecondFactor: true })
    expect(await app.rows('SELECT count(*)::int AS count FROM recovery_code')).toEqual([{ count: 10 }])
  })
})
