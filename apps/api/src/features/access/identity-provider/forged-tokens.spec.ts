import { TestApp } from '../../../testing/harness.js'
import { OidcForger } from '../../../testing/oidc-forger.js'

let app: TestApp
let forger: OidcForger
const providerId = '01930000-0000-7000-8000-00000000f0f0'

beforeAll(async () => {
  forger = await OidcForger.start()
  app = await TestApp.start({ env: { PUBLIC_URL: 'http://localhost:4998', IDENTITY_PROVIDERS: forger.issuer } })
  await app.rows(
    `INSERT INTO identity_provider (id, consortium_id, name_fi, name_sv, name_en, issuer, client_id, groups_claim, creates_accounts)
     SELECT $1, id, 'V', 'V', 'V', $2, 'solmu', 'groups', true FROM consortium`,
    [providerId, forger.issuer]
  )
  await app.rows(
    `INSERT INTO identity_provider_group (consortium_id, provider_id, group_value, role, unit_id)
     SELECT consortium_id, $1, 'g', 'unit_member', id FROM unit_now WHERE type = 'local_unit' AND is_open LIMIT 1`,
    [providerId]
  )
})
afterAll(async () => {
  await app.stop()
  await forger.stop()
})

/** Goes to the provider and back; the token that the provider then gives is changed so. */
async function signIn(forged: { claims?: Record<string, unknown>; signature?: OidcForger['signature']; back?: Record<string, string> }) {
  const left = await fetch(`${app.address}/auth/provider/${providerId}?lang=fi`, { redirect: 'manual' })
  const asked = new URL(String(left.headers.get('location'))).searchParams
  forger.signature = forged.signature ?? 'own'
  forger.claims = { nonce: asked.get('nonce'), email: 'forged@muualla.example', name: 'Väärä', groups: ['g'], ...forged.claims }
  const query = new URLSearchParams({ code: 'any', state: String(asked.get('state')), ...forged.back })
  const cookie = left.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ')
  const back = await fetch(`${app.address}/auth/provider/callback?${query}`, { redirect: 'manual', headers: { cookie } })
  return { to: back.headers.get('location'), isIn: back.headers.getSetCookie().some((line) => line.startsWith('solmu=')) }
}

test.each([
  ['a wrong nonce', { claims: { nonce: 'another' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['another issuer', { claims: { iss: 'https://login.example' } }],
  ['another audience', { claims: { aud: 'somebody-else' } }],
  ['a time that is over', { claims: { exp: Math.floor(Date.now() / 1000) - 600 } }],
  ['the signature of another key', { signature: 'foreign' as const }],
  ['no signature', { signature: 'none' as const }],
  ['the answer of another issuer (mix-up)', { back: { iss: 'https://login.example' } }],
  ['another state', { back: { state: 'another' } }]
])('an ID token with %s lets nobody in', async (_what, forged) => {
  expect(await signIn(forged)).toEqual({ to: '/fi/login?problem=PROVIDER_FAILED', isIn: false })
  expect(await app.rows(`SELECT 1 FROM app_user WHERE email = 'forged@muualla.example'`)).toEqual([])
})

test('the same token unforged does, so that the refusals above are the forgeries’', async () => {
  expect(await signIn({})).toEqual({ to: '/fi', isIn: true })
})
