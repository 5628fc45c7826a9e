import { createHash } from 'node:crypto'
import { freeTries, freeTriesOfAddress } from '@solmu/domain/identity/lockout.js'
import { demoPassword } from '../../../demo/demo-network.js'
import { TestApp } from '../../../testing/harness.js'

const AINO = 'aino.salmela@solmu.example'
const VIEWER = '{ viewer { displayName } }'

let app: TestApp

beforeAll(async () => {
  app = await TestApp.start()
})
afterAll(() => app.stop())

const login = (email: string, password: string) => app.post('/auth/login', { email, password })
const errorOf = async (response: Response) => ((await response.json()) as { error: Record<string, unknown> }).error

describe('signing in', () => {
  beforeEach(() => app.rows('DELETE FROM login_failure'))

  test('opens a session under a cookie that scripts cannot read', async () => {
    const response = await login(` ${AINO.toUpperCase()} `, demoPassword)
    expect(response.status).toBe(200)
    const cookie = response.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^solmu=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = cookie.slice('solmu='.length, cookie.indexOf(';'))
    const kept = await app.rows<{ token_hash: Buffer }>('SELECT token_hash FROM session')
    expect(kept.some((row) => row.token_hash.toString('base64url') === token)).toBe(false)
  })

  test('gives every sign-in a token of its own', async () => {
    const [one, two] = [await login(AINO, demoPassword), await login(AINO, demoPassword)]
    expect(one.headers.getSetCookie()[0]).not.toBe(two.headers.getSetCookie()[0])
  })

  test.each([
    ['an unknown e-mail', 'nobody@solmu.example', demoPassword],
    ['a wrong password', AINO, 'not the password'],
    ['no e-mail', '', demoPassword],
    ['an absurdly long password', AINO, 'x'.repeat(5000)]
  ])('answers %s with one and the same error', async (_case, email, password) => {
    const response = await login(email, password)
    expect(response.status).toBe(401)
    expect(response.headers.get('set-cookie')).toBeNull()
    const { errorId, ...error } = await errorOf(response)
    expect(error).toEqual({ code: 'LOGIN_FAILED', kind: 'invalid', path: [], params: {} })
    expect(errorId).toEqual(expect.any(String))
  })

  test('a deactivated account cannot sign in, and its open sessions end at once', async () => {
    const actor = await app.as('reviewer')
    await app.rows(`UPDATE app_user SET deactivated_at = now()
      WHERE id IN (SELECT user_id FROM role_assignment WHERE role = 'reviewer')`)
    expect((await actor.ask(VIEWER)).status).toBe(401)
    await expect(app.as('reviewer')).rejects.toThrow('LOGIN_FAILED')
    await app.rows('UPDATE app_user SET deactivated_at = NULL')
  })
})

describe('guessing', () => {
  beforeEach(() => app.rows('DELETE FROM login_failure'))
  afterAll(() => app.rows('DELETE FROM login_failure'))

  test('has to wait after the free tries, also with the right password, and the owner gets a mail', async () => {
    for (let round = 0; round < freeTries; round++) expect((await login(AINO, 'wrong')).status).toBe(401)
    const response = await login(AINO, demoPassword)
    expect(response.status).toBe(429)
    const error = await errorOf(response)
    expect(error).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', kind: 'unavailable' })
    expect(response.headers.get('retry-after')).toBe(String((error.params as { seconds: number }).seconds))
    const mails = await app.rows(`SELECT subject FROM outbox_mail WHERE recipient = $1`, [AINO])
    expect(mails).toEqual([{ subject: 'Tunnuksellesi on yritetty kirjautua' }])
  })

  test('the wait ends by itself, and a right password clears the account', async () => {
    for (let round = 0; round < freeTries; round++) await login(AINO, 'wrong')
    await app.rows(`UPDATE login_failure SET blocked_until = now() - interval '1 second'`)
    expect((await login(AINO, demoPassword)).status).toBe(200)
    expect(await app.rows(`SELECT key FROM login_failure WHERE key LIKE 'account:%'`)).toEqual([])
  })

  test('of one account leaves the others at the same address alone', async () => {
    for (let round = 0; round < freeTries; round++) await login(AINO, 'wrong')
    expect((await login('maarit.oinonen@solmu.example', demoPassword)).status).toBe(200)
  })
})

test('guessing at many accounts from one address has to wait too', async () => {
  const key = `address:${createHash('sha256').update('127.0.0.1').digest('hex')}`
  await app.rows(`INSERT INTO login_failure VALUES ($1, $2, now(), now())`, [key, freeTriesOfAddress - 1])
  expect((await login('someone@solmu.example', 'wrong')).status).toBe(401)
  expect((await login('someone.else@solmu.example', 'wrong')).status).toBe(429)
  await app.rows('DELETE FROM login_failure')
})

describe('a session', () => {
  test('ends after half an hour without use', async () => {
    const actor = await app.as('funder')
    await app.rows(`UPDATE session SET last_seen_at = now() - interval '31 minutes'`)
    expect((await actor.ask(VIEWER)).status).toBe(401)
  })

  test('ends after twelve hours, however busy', async () => {
    const actor = await app.as('funder')
    await app.rows(`UPDATE session SET created_at = now() - interval '12 hours 1 minute'`)
    expect((await actor.ask(VIEWER)).status).toBe(401)
  })

  test('is prolonged by use', async () => {
    const actor = await app.as('funder')
    await app.rows(`UPDATE session SET last_seen_at = now() - interval '20 minutes'`)
    expect((await actor.ask(VIEWER)).status).toBe(200)
    const [row] = await app.rows<{ recent: boolean }>(
      `SELECT max(last_seen_at) > now() - interval '1 minute' AS recent FROM session`
    )
    expect(row?.recent).toBe(true)
  })

  test('is gone on the server after signing out', async () => {
    const actor = await app.as('auditor')
    const response = await app.post('/auth/logout', {}, { cookie: actor.cookie })
    expect(response.status).toBe(200)
    expect(response.headers.get('clear-site-data')).toContain('storage')
    expect((await actor.ask(VIEWER)).status).toBe(401)
  })

  test('cannot be invented', async () => {
    const response = await fetch(`${app.address}/graphql`, {
      method: 'POST',
      headers: { cookie: `solmu=${'A'.repeat(43)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: VIEWER })
    })
    expect(response.status).toBe(401)
  })

  test('shows a change of role on the very next request', async () => {
    const actor = await app.as('unit_manager')
    const before = await actor.get<{ viewer: { actions: string[] } }>('{ viewer { actions } }')
    expect(before.viewer.actions).toContain('access.read')
    await app.rows(`UPDATE role_assignment SET valid_to = app.today()
      WHERE role = 'unit_manager' AND valid_from < app.today() AND valid_to IS NULL`)
    const after = await actor.ask<{ viewer: { actions: string[] } }>('{ viewer { actions } users { totalCount } }')
    expect(after.errors?.map((error) => error.extensions.code)).toEqual(['NOT_ALLOWED'])
  })
})
