import { demoPassword } from '../../../demo/demo-roles.js'
import { TestApp } from '../../../testing/harness.js'
import type { Passwords } from '../user/passwords.js'

const EMAIL = 'kaarina.strand@solmu.example'
let app: TestApp

beforeAll(async () => {
  app = await TestApp.start({ env: { PUBLIC_URL: 'https://solmu.example' } })
})
afterAll(() => app.stop())

test('under https every cookie is bound to this host, secure, and out of reach of scripts', async () => {
  const response = await app.post('/auth/login', { email: EMAIL, password: demoPassword })
  const cookies = response.headers.getSetCookie()
  expect(cookies.map((line) => line.split('=', 1)[0]).sort()).toEqual(['__Host-solmu', '__Host-solmu-device'])
  for (const line of cookies) {
    const parts = line.split(';').map((each) => each.trim().toLowerCase())
    expect(parts).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']))
    expect(parts.some((each) => each.startsWith('domain='))).toBe(false)
  }
})

test('passwords are kept by Argon2id with 19 MiB and two passes', async () => {
  expect(await app.provider<Passwords>('Passwords').hash('kolme hirveä lammella')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('the demo is loaded with such hashes: the quick ones of the tests have taken the place of all of them, and of no others', async () => {
  const rows = await app.rows<{ head: string; isDemo: boolean }>(
    `SELECT DISTINCT substring(password_hash FROM '^[^$]*\\$[^$]+\\$[^$]+\\$[^$]+') AS head, password_is_demo AS "isDemo" FROM app_user WHERE password_hash IS NOT NULL`
  )
  expect(rows).toEqual([{ head: '$argon2id$v=19$m=8,t=1,p=1', isDemo: true }])
})
