import { demoPassword } from '../../../demo/demo-network.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { viewer { displayName language theme density version } } }`
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { passwordIsDemo } } }`
const VIEWER = '{ viewer { id version email } }'

let app: TestApp
let aino: Actor

beforeAll(async () => {
  app = await TestApp.start()
  aino = await app.as('national_coordinator')
})
afterAll(() => app.stop())

const version = async (actor: Actor) => (await actor.get<{ viewer: { version: number } }>(VIEWER)).viewer.version

describe('one’s own profile', () => {
  test('changes what is named and leaves the rest', async () => {
    const input = { language: 'sv', theme: 'dark', expectedVersion: await version(aino) }
    expect(await aino.get(UPDATE, { input })).toEqual({
      updateProfile: {
        viewer: { displayName: 'Aino Salmela', language: 'sv', theme: 'dark', density: 'normal', version: input.expectedVersion + 1 }
      }
    })
    const [entry] = await app.rows('SELECT action, outcome, details FROM audit_entry ORDER BY number DESC LIMIT 1')
    expect(entry).toEqual({ action: 'updateProfile', outcome: 'done', details: { fields: 'language, theme' } })
  })

  test('refuses a change to a version that is no longer there, and records the refusal', async () => {
    const stale = await aino.ask(UPDATE, { input: { theme: 'light', expectedVersion: 0 } })
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'STALE', kind: 'conflict', path: ['expectedVersion'] })
    const [entry] = await app.rows('SELECT outcome, error_code FROM audit_entry ORDER BY number DESC LIMIT 1')
    expect(entry).toEqual({ outcome: 'refused', error_code: 'STALE' })
  })

  test.each([
    ['', 'REQUIRED'],
    ['   ', 'REQUIRED'],
    ['x'.repeat(201), 'TOO_LONG']
  ])('refuses the name %p', async (displayName, code) => {
    const answer = await aino.ask(UPDATE, { input: { displayName, expectedVersion: await version(aino) } })
    const wire = answer.errors?.[0]?.extensions
    expect(wire).toMatchObject({ code, kind: 'invalid' })
    expect(wire?.path.at(-1)).toBe('displayName')
  })

  test('of ten changes to the same version one wins', async () => {
    const expectedVersion = await version(aino)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        aino.ask(UPDATE, { input: { displayName: `Aino ${index}`, expectedVersion } })
      )
    )
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1)
    expect(new Set(answers.flatMap((answer) => answer.errors?.map((error) => error.extensions.code) ?? []))).toEqual(
      new Set(['STALE'])
    )
    expect(await version(aino)).toBe(expectedVersion + 1)
  })
})

describe('one’s own password', () => {
  test.each([
    ['wrong present one', { currentPassword: 'wrong', newPassword: 'kolme hirveä lammella' }, 'PASSWORD_WRONG', 'currentPassword'],
    ['too short', { currentPassword: demoPassword, newPassword: 'lyhyt' }, 'PASSWORD_TOO_SHORT', 'newPassword'],
    ['easy to guess', { currentPassword: demoPassword, newPassword: 'abababababab' }, 'PASSWORD_TOO_WEAK', 'newPassword'],
    ['leaked', { currentPassword: demoPassword, newPassword: 'Qwertyuiop2026!' }, 'PASSWORD_BREACHED', 'newPassword']
  ])('is not changed: %s', async (_case, input, code, field) => {
    const answer = await aino.ask(CHANGE, { input })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, path: [field] })
  })

  test('is changed: other sessions end, this one stays, and a mail says so', async () => {
    const here = await app.as('reviewer')
    const elsewhere = await app.as('reviewer')
    const { viewer } = await here.get<{ viewer: { email: string } }>(VIEWER)
    const input = { currentPassword: demoPassword, newPassword: 'kolme hirveä lammella' }
    expect(await here.get(CHANGE, { input })).toEqual({ changePassword: { viewer: { passwordIsDemo: false } } })
    expect((await elsewhere.ask(VIEWER)).status).toBe(401)
    // The session goes on under the new token that came with the answer (see own-sessions.spec.ts).
    expect((await here.ask(VIEWER)).status).toBe(401)
    await expect(app.signIn(viewer.email, demoPassword)).rejects.toThrow('LOGIN_FAILED')
    await app.signIn(viewer.email, input.newPassword)
    const mails = await app.rows('SELECT state FROM outbox_mail WHERE recipient = $1', [viewer.email])
    expect(mails).toEqual([{ state: 'queued' }])
    const jobs = await app.rows(`SELECT task_identifier FROM graphile_worker.jobs`)
    expect(jobs).toEqual([{ task_identifier: 'mail:send' }])
    const logged = await app.rows<{ text: string }>(`SELECT details::text AS text FROM audit_entry WHERE action = 'changePassword'`)
    expect(logged.map((row) => row.text).join()).not.toContain('hirveä')
  })
})
