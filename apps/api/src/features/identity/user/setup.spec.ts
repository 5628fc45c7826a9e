import { TestApp } from '../../../testing/harness.js'
import type { SetupService } from './setup.service.js'

let app: TestApp

beforeAll(async () => {
  app = await TestApp.start({ template: 'empty' })
})
afterAll(() => app.stop())

const form = {
  token: '',
  consortiumName: 'Koekonsortio',
  displayName: 'Ensi Ylläpitäjä',
  email: 'Ensi@Koe.example',
  password: 'kolme hirveä lammella',
  language: 'fi'
}

const send = async (change: Partial<typeof form>) => {
  const response = await app.post('/auth/first-run', { ...form, ...change })
  return { status: response.status, cookie: response.headers.get('set-cookie'), body: await response.json() }
}

test('an empty installation says so and shows no demo accounts', async () => {
  const state = await (await fetch(`${app.address}/auth/state`)).json()
  expect(state).toEqual({ signedIn: false, isSetUp: false, isDemo: false, providers: [], demoPassword: null, demoAccounts: [] })
})

test('the first run is refused without the token, and guessing it has to wait', async () => {
  const token = await app.provider<SetupService>('SetupService').offerFirstRun()
  expect(await send({ token: 'guess' })).toMatchObject({ status: 400, body: { error: { code: 'SETUP_TOKEN_WRONG', path: ['token'] } } })
  for (let round = 0; round < 4; round++) await send({ token: 'guess' })
  expect(await send({ token: token ?? '' })).toMatchObject({ status: 429 })
  await app.rows('DELETE FROM login_failure')
})

test.each([
  [{ consortiumName: '' }, 'REQUIRED', 'consortiumName'],
  [{ email: 'not an address' }, 'INVALID_EMAIL', 'email'],
  [{ password: 'short' }, 'PASSWORD_TOO_SHORT', 'password'],
  [{ password: 'password1234' }, 'PASSWORD_BREACHED', 'password'],
  [{ password: 'abababababab' }, 'PASSWORD_TOO_WEAK', 'password'],
  [{ language: 'de' }, 'INVALID_INPUT', 'language']
])('names the field that is wrong: %p', async (change, code, field) => {
  const token = (await app.provider<SetupService>('SetupService').offerFirstRun()) ?? ''
  expect(await send({ token, ...change })).toMatchObject({ body: { error: { code, path: [field] } } })
})

test('creates the first administrator, signs them in, and never again', async () => {
  const token = (await app.provider<SetupService>('SetupService').offerFirstRun()) ?? ''
  const done = await send({ token })
  expect(done.status).toBe(200)
  const actor = await app.signIn('ensi@koe.example', form.password)
  const data = await actor.get('{ viewer { displayName actions assignments { role unit { type name { fi } } } } }')
  expect(data).toMatchObject({
    viewer: {
      displayName: 'Ensi Ylläpitäjä',
      actions: expect.arrayContaining(['access.manage', 'outbox.read']),
      assignments: [{ role: 'administrator', unit: { type: 'headquarters', name: { fi: 'Pääkonttori' } } }]
    }
  })
  expect(await app.provider<SetupService>('SetupService').offerFirstRun()).toBeNull()
  expect(await send({ token })).toMatchObject({ status: 409, body: { error: { code: 'ALREADY_SET_UP' } } })
  expect(await app.rows(`SELECT action FROM audit_entry ORDER BY number`)).toEqual([
    { action: 'firstRun' },
    { action: 'signIn' },
    { action: 'signIn' }
  ])
})
