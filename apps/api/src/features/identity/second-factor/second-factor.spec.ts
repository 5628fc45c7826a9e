import { recoveryCodeCount, wrongCodesOfTicket } from '@solmu/domain/identity/second-factor.js'
import { demoAccounts, demoPassword } from '../../../demo/demo-roles.js'
import { Browser } from '../../../testing/browser.js'
import { TestApp } from '../../../testing/harness.js'
import { codeOf, CONFIRM_TOTP, enrolTotp, inOneStep, laterSteps, START_TOTP, wrongCodeOf } from '../../../testing/second-factors.js'

const SECURITY = '{ viewer { security { hasPassword hasTotp recoveryCodesLeft hasSecondFactor lacksSecondFactor provedAt sessionEndsAt } } }'
const REMOVE = 'mutation { removeTotp { viewer { security { hasTotp recoveryCodesLeft hasSecondFactor } } } }'
const RENEW = 'mutation { renewRecoveryCodes { recoveryCodes } }'

let app: TestApp
const emailOf = (role: string) => demoAccounts.find((each) => each.role === role)?.email ?? ''

beforeAll(async () => {
  app = await TestApp.start({ env: { TRUSTED_PROXIES: '1' } })
})
afterAll(() => app.stop())
afterEach(async () => {
  await app.rows('DELETE FROM totp')
  await app.rows('DELETE FROM recovery_code')
  await app.rows('DELETE FROM login_failure')
})

const browser = (agent?: string) => new Browser(app.address, agent ? { agent } : {})

async function signedIn(role = 'unit_member'): Promise<Browser> {
  const one = browser()
  expect((await one.login(emailOf(role), demoPassword)).body).toEqual({ ok: true })
  return one
}

/** Somebody with an authenticator app, and another browser that has given the password and holds a ticket. */
async function atTheSecondStep(role = 'unit_member') {
  const owner = await signedIn(role)
  const { secret, recoveryCodes } = await enrolTotp(owner)
  await laterSteps(app)
  const other = browser()
  const { body } = await other.login(emailOf(role), demoPassword)
  const give = (code: string, method = 'totp', by = other) => by.post('/auth/second-factor', { ticket: body.ticket, method, code })
  return { owner, other, secret, recoveryCodes, ticket: body, give }
}

const mailsTo = (role: string) => app.rows<{ subject: string }>('SELECT subject FROM outbox_mail WHERE recipient = $1 ORDER BY id', [emailOf(role)])

describe('taking an authenticator app into use', () => {
  test('shows a secret once, as text, address and picture, and counts for nothing before its first code', async () => {
    const one = await signedIn()
    const { startTotp } = await one.get<{ startTotp: { secret: string; uri: string; qrSvg: string } }>(START_TOTP)
    expect(startTotp.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(startTotp.uri).toContain(`secret=${startTotp.secret}`)
    expect(decodeURIComponent(startTotp.uri)).toContain(`Solmu:${emailOf('unit_member')}`)
    expect(startTotp.qrSvg).toMatch(/^<svg [^>]*viewBox=/)
    const { viewer } = await one.get<{ viewer: { security: object } }>(SECURITY)
    expect(viewer.security).toMatchObject({ hasPassword: true, hasTotp: false, recoveryCodesLeft: 0, hasSecondFactor: false })
    expect((await browser().login(emailOf('unit_member'), demoPassword)).body).toEqual({ ok: true })
  })

  test('keeps the seed sealed, and neither it nor a code in the audit trail', async () => {
    const one = await signedIn()
    const { secret, recoveryCodes } = await enrolTotp(one)
    const [row] = await app.rows<{ text: string }>('SELECT t::text AS text FROM totp t')
    expect(row?.text).not.toContain(secret)
    const trail = await app.rows<{ text: string; action: string }>('SELECT action, a::text AS text FROM audit_entry a')
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['startTotp', 'confirmTotp']))
    for (const hidden of [secret, ...recoveryCodes]) expect(trail.filter(({ text }) => text.includes(hidden))).toEqual([])
    const kept = await app.rows<{ text: string }>(`SELECT r::text AS text FROM recovery_code r`)
    expect(kept).toHaveLength(recoveryCodeCount)
    for (const code of recoveryCodes) expect(kept.filter(({ text }) => text.includes(code.replaceAll('-', '')))).toEqual([])
  })

  test('is confirmed by a right code only', async () => {
    const one = await signedIn()
    const { startTotp } = await one.get<{ startTotp: { secret: string } }>(START_TOTP)
    for (const code of [wrongCodeOf(startTotp.secret), '', 'abcdef', codeOf(startTotp.secret, -300)]) {
      expect(await one.refusal(CONFIRM_TOTP, { input: { code } })).toBe('CODE_WRONG')
    }
    await app.rows(`UPDATE totp SET created_at = now() - interval '16 minutes'`)
    expect(await one.refusal(CONFIRM_TOTP, { input: { code: codeOf(startTotp.secret) } })).toBe('NOT_FOUND')
  })

  test('raises the session under a new token, ends the others, brings ten recovery codes and a mail', async () => {
    const one = await signedIn('reviewer')
    const elsewhere = await signedIn('reviewer')
    const stolen = one.thief()
    const { recoveryCodes } = await enrolTotp(one)
    expect(new Set(recoveryCodes).size).toBe(recoveryCodeCount)
    expect(recoveryCodes.every((code) => /^([2-9A-HJKMNP-TV-Z]{4}-){5}[2-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true)
    expect((await one.get<{ viewer: { security: object } }>(SECURITY)).viewer.security).toMatchObject({
      ...{ hasTotp: true, hasSecondFactor: true, lacksSecondFactor: false, recoveryCodesLeft: recoveryCodeCount }
    })
    expect((await elsewhere.ask(SECURITY)).status).toBe(401)
    expect((await stolen.ask(SECURITY)).status).toBe(401)
    expect((await mailsTo('reviewer')).map(({ subject }) => subject)).toEqual(['Todennussovellus otettiin käyttöön'])
  })

  test('is asked for a fresh proof, and refused where one is in use', async () => {
    const one = await signedIn()
    await app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes'`)
    expect(await one.refusal(START_TOTP)).toBe('PROOF_REQUIRED')
    await app.rows('UPDATE session SET proved_at = now()')
    await enrolTotp(one)
    expect(await one.refusal(START_TOTP)).toBe('ALREADY_EXISTS')
  })
})

describe('signing in with the second factor', () => {
  test('is asked of whoever has one, demanded or not, and opens nothing before', async () => {
    const { other, ticket, give, secret } = await atTheSecondStep()
    expect(ticket).toEqual({ ok: false, next: 'second_factor', ticket: expect.stringMatching(/^[\w-]{43}$/), methods: ['totp', 'recovery_code'] })
    expect(other.cookies.size).toBe(0)
    expect((await other.ask(SECURITY)).status).toBe(401)
    await inOneStep()
    expect((await give(codeOf(secret))).body).toEqual({ ok: true })
    const { viewer } = await other.get<{ viewer: { security: object } }>(SECURITY)
    expect(viewer.security).toMatchObject({ hasSecondFactor: true })
    const [entry] = await app.rows(`SELECT details FROM audit_entry WHERE action = 'signIn' ORDER BY number DESC LIMIT 1`)
    expect(entry).toEqual({ details: { methods: 'password, totp' } })
  })

  test.each([[-30, 200], [0, 200], [30, 200], [-90, 400], [90, 400]])('takes the code of %i seconds from now: %i', async (seconds, status) => {
    const { give, secret } = await atTheSecondStep()
    await inOneStep()
    expect((await give(codeOf(secret, seconds))).status).toBe(status)
  })

  test('takes no code twice, nor an older one after it, and of four at the same time one', async () => {
    const { give, secret } = await atTheSecondStep()
    const second = browser()
    const { body } = await second.login(emailOf('unit_member'), demoPassword)
    const again = (code: string) => second.post('/auth/second-factor', { ticket: body.ticket, method: 'totp', code })
    await inOneStep(15)
    const code = codeOf(secret)
    expect((await give(code)).status).toBe(200)
    expect(await again(code)).toMatchObject({ status: 400, body: { error: { code: 'CODE_WRONG', path: ['code'] } } })
    expect((await again(codeOf(secret, -30))).code).toBe('CODE_WRONG')
    await app.rows('DELETE FROM login_failure')
    await laterSteps(app)
    const many = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const each = browser()
        const answer = await each.login(emailOf('unit_member'), demoPassword)
        return () => each.post('/auth/second-factor', { ticket: answer.body.ticket, method: 'totp', code: codeOf(secret) })
      })
    )
    await inOneStep(15)
    const answers = await Promise.all(many.map((send) => send()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a recovery code is good once, in any writing, and its use is told by mail', async () => {
    const { give, recoveryCodes, owner } = await atTheSecondStep('auditor')
    const [first = '', second = ''] = recoveryCodes
    expect((await give(first.toLowerCase().replaceAll('-', ' '), 'recovery_code')).body).toEqual({ ok: true })
    expect((await owner.get<{ viewer: { security: object } }>(SECURITY)).viewer.security).toMatchObject({ recoveryCodesLeft: 9 })
    expect((await mailsTo('auditor')).map(({ subject }) => subject)).toContain('Tunnuksellasi käytettiin varakoodi')
    const other = browser()
    const { body } = await other.login(emailOf('auditor'), demoPassword)
    const answer = await other.post('/auth/second-factor', { ticket: body.ticket, method: 'recovery_code', code: first })
    expect(answer.code).toBe('CODE_WRONG')
    const rest = await other.post('/auth/second-factor', { ticket: body.ticket, method: 'recovery_code', code: second })
    expect(rest.status).toBe(200)
  })

  test('a few wrong codes kill the ticket: the right one comes too late', async () => {
    const { give, secret } = await atTheSecondStep()
    for (let round = 0; round < wrongCodesOfTicket; round++) expect((await give(wrongCodeOf(secret))).code).toBe('CODE_WRONG')
    await app.rows('DELETE FROM login_failure')
    expect((await give(codeOf(secret))).code).toBe('SIGN_IN_EXPIRED')
    const refused = await app.rows(`SELECT details FROM audit_entry WHERE action = 'secondFactor' AND outcome = 'refused'`)
    expect(refused.slice(-wrongCodesOfTicket)).toEqual(Array(wrongCodesOfTicket).fill({ details: { method: 'totp' } }))
  })

  test('wrong codes are counted over all tickets of the account', async () => {
    const { give, secret } = await atTheSecondStep()
    for (let round = 0; round < 4; round++) await give(wrongCodeOf(secret))
    const other = browser()
    const { body } = await other.login(emailOf('unit_member'), demoPassword)
    const again = (code: string) => other.post('/auth/second-factor', { ticket: body.ticket, method: 'totp', code })
    expect((await again(wrongCodeOf(secret))).code).toBe('CODE_WRONG')
    expect((await again(codeOf(secret))).code).toBe('TOO_MANY_ATTEMPTS')
  })

  test('a ticket is good for five minutes, one browser, one sign-in, and not after a change of password', async () => {
    const { give, secret, ticket } = await atTheSecondStep()
    const stranger = browser('Mozilla/5.0 (another browser)')
    expect((await give(codeOf(secret), 'totp', stranger)).code).toBe('SIGN_IN_EXPIRED')
    await app.rows(`UPDATE sign_in_ticket SET expires_at = expires_at - interval '5 minutes'`)
    expect((await give(codeOf(secret))).code).toBe('SIGN_IN_EXPIRED')
    await app.rows(`UPDATE sign_in_ticket SET expires_at = now() + interval '5 minutes'`)
    await app.rows(`UPDATE app_user SET deactivated_at = now() WHERE email = $1`, [emailOf('unit_member')])
    await app.rows(`UPDATE app_user SET deactivated_at = NULL WHERE email = $1`, [emailOf('unit_member')])
    expect((await give(codeOf(secret))).code).toBe('SIGN_IN_EXPIRED')
    expect((await browser().post('/auth/second-factor', { ticket: 'x'.repeat(43), method: 'totp', code: '123456' })).code).toBe('SIGN_IN_EXPIRED')
    const kept = await app.rows<{ text: string }>('SELECT t::text AS text FROM sign_in_ticket t')
    expect(kept.filter(({ text }) => text.includes(String(ticket.ticket)))).toEqual([])
  })
})

describe('giving up the second factor', () => {
  test('asks for a fresh proof', async () => {
    const one = await signedIn()
    await enrolTotp(one)
    await app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes'`)
    expect(await one.refusal(REMOVE)).toBe('PROOF_REQUIRED')
    expect(await one.refusal(RENEW)).toBe('PROOF_REQUIRED')
  })

  test('with the last one the recovery codes go, the session has none, and the password is enough again', async () => {
    const one = await signedIn()
    await enrolTotp(one)
    const { removeTotp } = await one.get<{ removeTotp: { viewer: { security: object } } }>(REMOVE)
    expect(removeTotp.viewer.security).toEqual({ hasTotp: false, recoveryCodesLeft: 0, hasSecondFactor: false })
    expect((await browser().login(emailOf('unit_member'), demoPassword)).body).toEqual({ ok: true })
    expect(await one.refusal(REMOVE)).toBe('NOT_FOUND')
    expect(await one.refusal(RENEW)).toBe('NOT_FOUND')
  })

  test('new recovery codes make the old ones void', async () => {
    const { owner, give, recoveryCodes } = await atTheSecondStep()
    const { renewRecoveryCodes } = await owner.get<{ renewRecoveryCodes: { recoveryCodes: string[] } }>(RENEW)
    expect(renewRecoveryCodes.recoveryCodes).toHaveLength(recoveryCodeCount)
    expect((await give(recoveryCodes[0] ?? '', 'recovery_code')).code).toBe('CODE_WRONG')
    expect((await give(renewRecoveryCodes.recoveryCodes[0] ?? '', 'recovery_code')).status).toBe(200)
  })
})
