import { demoPassword } from '../../../demo/demo-network.js'
import type { TestApp } from '../../../testing/harness.js'
import { PostedApp } from '../../../testing/post.js'

const AINO = 'aino.salmela@solmu.example'
const NEW = 'aivan toinen salasana nyt'
let posted: PostedApp
let app: TestApp

beforeAll(async () => {
  posted = await PostedApp.start()
  app = posted.app
})
afterAll(() => posted.stop())
beforeEach(async () => {
  await app.rows(`UPDATE app_user u SET password_hash = o.password_hash FROM app_user o
    WHERE u.email = $1 AND o.email <> $1 AND o.password_is_demo AND o.kind = 'person'`, [AINO])
  await app.rows('DELETE FROM password_reset')
  await app.rows('DELETE FROM password_reset_request')
  await app.rows('DELETE FROM login_failure')
  posted.post.received.splice(0)
})

const ask = (email: string) => app.post('/auth/password-reset', { email, language: 'fi' })
const state = async (token: string) => (await app.post('/auth/password-reset/state', { token })).json()
const confirm = async (token: string, password = NEW) => {
  const response = await app.post('/auth/password-reset/confirm', { token, password })
  return { status: response.status, cookie: response.headers.get('set-cookie'), body: (await response.json()) as object }
}
const tokenFor = async (email: string) => {
  await ask(email)
  return posted.tokenTo(email)
}

test('a link sets a new password once, ends every session, signs nobody in and is told by mail', async () => {
  const session = await app.signIn(AINO, demoPassword)
  const token = await tokenFor(AINO)
  expect(await state(token)).toEqual({ email: AINO })
  expect(await confirm(token)).toEqual({ status: 200, cookie: null, body: { ok: true } })
  expect((await session.ask('{ viewer { id } }')).status).toBe(401)
  expect((await app.post('/auth/login', { email: AINO, password: demoPassword })).status).toBe(401)
  await app.signIn(AINO, NEW)
  expect(await confirm(token, 'ja vielä kolmas salasana')).toMatchObject({ status: 404, body: { error: { code: 'LINK_EXPIRED' } } })
  expect(await posted.letterTo(AINO)).toContain('Solmun salasanasi vaihdettiin')
  const entries = await app.rows(`SELECT action FROM audit_entry WHERE action LIKE '%asswordReset' OR action = 'resetPassword' ORDER BY number`)
  expect(entries).toEqual([{ action: 'requestPasswordReset' }, { action: 'resetPassword' }])
})

test('a newer link kills the older one, and half an hour kills both', async () => {
  const [older, newer] = [await tokenFor(AINO), await tokenFor(AINO)]
  expect(await state(older)).toMatchObject({ error: { code: 'LINK_EXPIRED' } })
  expect(await state(newer)).toEqual({ email: AINO })
  const [row] = await app.rows<{ minutes: number }>(
    `SELECT round(extract(epoch FROM expires_at - created_at) / 60)::int AS minutes FROM password_reset WHERE token_hash IS NOT NULL`
  )
  expect(row?.minutes).toBe(30)
  await app.rows('UPDATE password_reset SET expires_at = now()')
  expect(await confirm(newer)).toMatchObject({ status: 404, body: { error: { code: 'LINK_EXPIRED' } } })
})

test.each([
  ['short', 'PASSWORD_TOO_SHORT'],
  ['password1234', 'PASSWORD_']
])('a weak password is refused and keeps the link: %s', async (password, code) => {
  const token = await tokenFor(AINO)
  expect(await confirm(token, password)).toMatchObject({ status: 400, body: { error: { code: expect.stringContaining(code), path: ['password'] } } })
  expect(await state(token)).toEqual({ email: AINO })
})

test('whoever asks about anybody learns nothing: same answer, same statements, and the mail goes only to who is there', async () => {
  const emails = [AINO, 'nobody@nowhere.example', 'not an address', "o'brien@x.example", '\u0000']
  const seen = new Set<string>()
  for (const email of emails) {
    const statements = await app.statementsOf(async () => {
      const response = await ask(email)
      seen.add(`${response.status} ${await response.text()}`)
    })
    seen.add(statements.map((text) => text.slice(0, 60)).join('|').replace(/'[^']*'/g, ''))
  }
  expect([...seen]).toEqual([`200 {"ok":true}`, expect.stringContaining('ask_password_reset')])
  await posted.deliver()
  expect(posted.post.received.map(({ to }) => to)).toEqual([[AINO]])
  expect(await app.rows('SELECT 1 FROM password_reset_request WHERE email IS NOT NULL')).toEqual([])
})

test('a mailbox is not flooded, and an address that asks on and on has to wait', async () => {
  for (let round = 0; round < 5; round++) await ask(AINO)
  await posted.deliver()
  expect(posted.post.textsTo(AINO)).toHaveLength(3)
  const codes: number[] = []
  for (let round = 0; round < 30; round++) codes.push((await ask(`nobody${round}@x.example`)).status)
  expect([codes[0], codes.at(-1)]).toEqual([200, 429])
})

test('somebody without a password is told how they sign in, and closed accounts get nothing', async () => {
  await app.rows(`UPDATE app_user SET password_hash = NULL WHERE email = $1`, [AINO])
  await ask(AINO)
  const letter = await posted.letterTo(AINO)
  expect(letter).toContain('tunnuksellasi ei ole salasanaa')
  expect(letter).not.toMatch(/reset#/)
  await app.rows(`UPDATE app_user SET deactivated_at = now() WHERE email = $1`, [AINO])
  posted.post.received.splice(0)
  await ask(AINO)
  await posted.deliver()
  expect(posted.post.received).toEqual([])
  await app.rows(`UPDATE app_user SET deactivated_at = NULL WHERE email = $1`, [AINO])
})

test('no token, however it looks, opens anything', async () => {
  for (const token of ['x', 'A'.repeat(43), `${'A'.repeat(42)}=`, "'; SELECT 1"]) {
    expect(await state(token)).toMatchObject({ error: { code: 'LINK_EXPIRED' } })
    expect(await confirm(token)).toMatchObject({ status: 404 })
  }
})
