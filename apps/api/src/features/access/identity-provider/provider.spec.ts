import { Actor, TestApp } from '../../../testing/harness.js'
import { OidcServer } from '../../../testing/oidc.js'
import type { ProviderVault } from './provider-vault.js'
import { codeOf, CONFIRM_TOTP, inOneStep, laterSteps, START_TOTP } from '../../../testing/second-factors.js'

const PUBLIC_URL = 'http://localhost:4999'
const SAVE = `mutation ($input: SaveIdentityProviderInput!) { saveIdentityProvider(input: $input) { identityProvider {
  id version hasSecret groups { groupValue role unit { id } } } } }`
const ROLES = '{ viewer { id email displayName assignments { role validTo unit { id } } security { hasSecondFactor } } }'

let app: TestApp
let idp: OidcServer
let other: OidcServer
let administrator: Actor
let unitId: string

beforeAll(async () => {
  idp = await OidcServer.start(`${PUBLIC_URL}/auth/provider/callback`)
  other = await OidcServer.start(`${PUBLIC_URL}/auth/provider/callback`)
  app = await TestApp.start({ env: { PUBLIC_URL, IDENTITY_PROVIDERS: `https://login.example, ${idp.issuer},${other.issuer}` } })
  administrator = await app.as('administrator')
  const [unit] = await app.rows<{ id: string }>(`SELECT id FROM unit_now WHERE type = 'local_unit' AND is_open ORDER BY id LIMIT 1`)
  unitId = unit?.id ?? ''
})
afterAll(async () => {
  await app.stop()
  await Promise.all([idp.stop(), other.stop()])
})

const settings = (server: OidcServer, change: Record<string, unknown> = {}) => ({
  name: { fi: 'Säätiön tunnus', sv: 'Stiftelsens konto', en: 'Foundation account' },
  ...{ issuer: server.issuer, clientId: server.clientId, clientSecret: server.clientSecret, scopes: 'profile email groups' },
  ...{ emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups', secondFactorValues: ['mfa'] },
  ...{ createsAccounts: true, isActive: true, groups: [{ groupValue: 'solmu-ohjaajat', role: 'unit_member', unitId }] },
  ...change
})

type Saved = { saveIdentityProvider: { identityProvider: { id: string; version: number; hasSecret: boolean } } }
const save = async (input: object) => (await administrator.get<Saved>(SAVE, { input })).saveIdentityProvider.identityProvider

/** Leaves for the provider: where it sends the browser, and what the browser keeps. */
async function leave(providerId: string, query = '?lang=sv&to=/sv/network', cookie = '') {
  const response = await fetch(`${app.address}/auth/provider/${providerId}${query}`, { redirect: 'manual', headers: { cookie } })
  const kept = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
  return { status: response.status, location: response.headers.get('location') ?? '', cookie: kept.join('; ') }
}

/** Comes back from the provider. */
async function comeBack(url: string, cookie: string) {
  const { pathname, search } = new URL(url)
  const response = await fetch(`${app.address}${pathname}${search}`, { redirect: 'manual', headers: { cookie } })
  const session = response.headers.getSetCookie().find((line) => line.startsWith('solmu='))?.split(';', 1)[0]
  return { to: response.headers.get('location'), session: session ?? null }
}

async function signIn(server: OidcServer, providerId: string) {
  const { location, cookie } = await leave(providerId)
  return comeBack(await server.walk(location), cookie)
}

type Roles = { viewer: { id: string; email: string; assignments: { role: string; validTo: string | null }[]; security: { hasSecondFactor: boolean } } }

describe('signing in through an identity provider', () => {
  let providerId: string
  beforeAll(async () => {
    const provider = await save(settings(idp))
    providerId = provider.id
    expect(provider.hasSecret).toBe(true)
  })

  it('is offered before anyone is known, by name only', async () => {
    const state = (await (await fetch(`${app.address}/auth/state`)).json()) as { providers: unknown[] }
    expect(state.providers).toEqual([{ id: providerId, name: { fi: 'Säätiön tunnus', sv: 'Stiftelsens konto', en: 'Foundation account' } }])
  })

  it('asks with code, PKCE, state and nonce', async () => {
    const { status, location } = await leave(providerId)
    expect(status).toBe(302)
    const asked = Object.fromEntries(new URL(location).searchParams)
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid profile email groups', ui_locales: 'sv' })
    for (const name of ['code_challenge', 'state', 'nonce']) expect(String(asked[name]).length).toBeGreaterThanOrEqual(43)
  })

  it('makes an account for whom a group gives a role, and knows them again by subject', async () => {
    idp.person = { sub: 's-1', name: 'Onni Ohjaaja', email: 'onni@saatio.example', groups: ['solmu-ohjaajat', 'muut'] }
    const { to, session } = await signIn(idp, providerId)
    expect(to).toBe('/sv/network')
    const onni = new Actor(app.address, String(session))
    const { viewer } = await onni.get<Roles>(ROLES)
    expect(viewer).toMatchObject({ email: 'onni@saatio.example', displayName: 'Onni Ohjaaja', security: { hasSecondFactor: false } })
    expect(viewer.assignments).toEqual([{ role: 'unit_member', validTo: null, unit: { id: unitId } }])
    idp.person = { ...idp.person, email: 'onni.uusi@saatio.example', amr: ['pwd', 'mfa'] }
    const again = new Actor(app.address, String((await signIn(idp, providerId)).session))
    expect((await again.get<Roles>(ROLES)).viewer).toMatchObject({ id: viewer.id, security: { hasSecondFactor: true } })
  })

  it('takes the role back when the group is gone, and lets nobody in without a role', async () => {
    idp.person = { sub: 's-1', email: 'onni@saatio.example', groups: [] }
    expect(await signIn(idp, providerId)).toEqual({ to: '/sv/login?problem=NO_ACCOUNT', session: null })
    const rows = await app.rows(`SELECT a.valid_to = app.today() AS ended FROM role_assignment a JOIN app_user u ON u.id = a.user_id
      WHERE u.email = 'onni@saatio.example'`)
    expect(rows).toEqual([{ ended: true }])
  })

  it('lets nobody in of whom nobody knows', async () => {
    idp.person = { sub: 's-2', name: 'Vieras', email: 'vieras@muualla.example', groups: ['muut'] }
    expect(await signIn(idp, providerId)).toEqual({ to: '/sv/login?problem=NO_ACCOUNT', session: null })
    expect(await app.rows(`SELECT 1 FROM app_user WHERE email LIKE 'vieras%'`)).toEqual([])
  })

  it('never takes an e-mail for the person: an account that has it stays its owner’s', async () => {
    idp.person = { sub: 's-3', name: 'Aino', email: 'aino.salmela@solmu.example', groups: ['solmu-ohjaajat'] }
    expect(await signIn(idp, providerId)).toEqual({ to: '/sv/login?problem=EMAIL_TAKEN', session: null })
  })

  it('tells two providers apart that use the same subject', async () => {
    const second = await save(settings(other, { name: { fi: 'Toinen', sv: 'Andra', en: 'Second' }, createsAccounts: false }))
    other.person = { sub: 's-1', name: 'Toinen Onni', groups: ['solmu-ohjaajat'] }
    expect(await signIn(other, second.id)).toEqual({ to: '/sv/login?problem=NO_ACCOUNT', session: null })
  })

  it('does not let in whose account is closed', async () => {
    idp.person = { sub: 's-4', name: 'Suljettu', email: 'suljettu@saatio.example', groups: ['solmu-ohjaajat'] }
    const first = await signIn(idp, providerId)
    expect(first.session).not.toBeNull()
    await app.rows(`UPDATE app_user SET deactivated_at = now() WHERE email = 'suljettu@saatio.example'`)
    expect((await new Actor(app.address, String(first.session)).ask(ROLES)).status).toBe(401)
    expect(await signIn(idp, providerId)).toEqual({ to: '/sv/login?problem=LOGIN_FAILED', session: null })
  })
})

describe('a person with a second factor here', () => {
  it('gives it, unless they gave one there', async () => {
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM identity_provider WHERE issuer = $1`, [idp.issuer])
    const providerId = row?.id ?? ''
    const hannu = await app.as('reviewer')
    idp.person = { sub: 's-6', name: 'Hannu', groups: [] }
    const { location, cookie } = await leave(`${providerId}/link`, '?lang=fi', hannu.cookie)
    await comeBack(await idp.walk(location), `${cookie}; ${hannu.cookie}`)
    const { startTotp } = await hannu.get<{ startTotp: { secret: string } }>(START_TOTP)
    await inOneStep()
    await hannu.get(CONFIRM_TOTP, { input: { code: codeOf(startTotp.secret) } })
    await laterSteps(app)
    const { to, session } = await signIn(idp, providerId)
    const page = new URL(String(to), PUBLIC_URL)
    expect([page.pathname, page.search, session]).toEqual(['/sv/login', '?next=%2Fsv%2Fnetwork', null])
    await inOneStep()
    const rest = new URLSearchParams(page.hash.slice(1))
    expect(rest.get('methods')).toBe('totp,recovery_code')
    const answer = await app.post('/auth/second-factor', { ticket: rest.get('ticket'), method: 'totp', code: codeOf(startTotp.secret) })
    expect([answer.status, answer.headers.getSetCookie().some((line) => line.startsWith('solmu='))]).toEqual([200, true])
    idp.person = { ...idp.person, amr: ['mfa'] }
    expect((await signIn(idp, providerId)).session).not.toBeNull()
  })
})

describe('what does not hold up', () => {
  let providerId: string
  beforeAll(async () => {
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM identity_provider WHERE issuer = $1`, [idp.issuer])
    providerId = row?.id ?? ''
    idp.person = { sub: 's-9', name: 'Yksi', email: 'yksi@saatio.example', groups: ['solmu-ohjaajat'] }
  })
  const failed = { to: '/sv/login?problem=PROVIDER_FAILED', session: null }

  it('a code is taken once', async () => {
    const { location, cookie } = await leave(providerId)
    const back = await idp.walk(location)
    expect((await comeBack(back, cookie)).session).not.toBeNull()
    expect(await comeBack(back, cookie)).toEqual(failed)
  })

  it('what somebody else brought along does not open a session here: state and verifier are the browser’s own', async () => {
    const mine = await leave(providerId)
    const theirs = await leave(providerId)
    expect(await comeBack(await idp.walk(theirs.location), mine.cookie)).toEqual(failed)
  })

  it.each([
    ['without what the browser kept', ''],
    ['with something made up', 'solmu-provider=AAAA']
  ])('nobody comes back %s', async (_case, cookie) => {
    const { location } = await leave(providerId)
    expect(await comeBack(await idp.walk(location), cookie)).toEqual({ to: '/fi/login?problem=LINK_EXPIRED', session: null })
  })

  it('a code of one provider is worth nothing at the other', async () => {
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM identity_provider WHERE issuer = $1`, [other.issuer])
    const here = await leave(String(row?.id))
    const there = await leave(providerId)
    const back = new URL(await idp.walk(there.location))
    back.searchParams.set('state', String(new URL(here.location).searchParams.get('state')))
    expect(await comeBack(back.href, here.cookie)).toEqual(failed)
  })

  it('a page elsewhere is not where one is sent', async () => {
    const { location, cookie } = await leave(providerId, '?lang=en&to=https://evil.example/')
    expect((await comeBack(await idp.walk(location), cookie)).to).toBe('/en')
  })

  it('another site cannot send somebody off to sign in', async () => {
    const response = await fetch(`${app.address}/auth/provider/${providerId}?lang=fi`, { redirect: 'manual', headers: { 'sec-fetch-site': 'cross-site' } })
    expect([response.headers.get('location'), response.headers.getSetCookie()]).toEqual(['/fi/login?problem=CROSS_SITE', []])
  })

  it('an unknown provider leads back to signing in', async () => {
    expect((await leave('0198aaaa-0000-7000-8000-000000000000')).location).toBe('/sv/login?problem=NOT_FOUND')
  })
})

describe('linking a provider to one’s own account', () => {
  it('leads back to one’s own security when it took too long, also when the browser has forgotten where it set out', async () => {
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM identity_provider WHERE issuer = $1`, [idp.issuer])
    const kaarina = await app.as('auditor')
    const { location, cookie } = await leave(`${row?.id}/link`, '?lang=sv&to=/sv/profile/security', kaarina.cookie)
    const back = await idp.walk(location)
    expect(await comeBack(back, kaarina.cookie)).toEqual({ to: '/fi/profile/security?problem=LINK_EXPIRED', session: null })
    const vault = app.provider<ProviderVault>('ProviderVault')
    const [name = '', sealed = ''] = cookie.split('=', 2)
    const luggage = await vault.open(decodeURIComponent(sealed))
    const late = encodeURIComponent(await vault.seal({ ...luggage!, until: Date.now() - 1000 }))
    expect(await comeBack(back, `${name}=${late}; ${kaarina.cookie}`)).toEqual({ to: '/sv/profile/security?problem=LINK_EXPIRED', session: null })
  })

  it('takes a session, and then signs in as oneself', async () => {
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM identity_provider WHERE issuer = $1`, [idp.issuer])
    const providerId = row?.id ?? ''
    const kaarina = await app.as('auditor')
    idp.person = { sub: 's-5', name: 'Kaarina', email: 'kaarina.strand@solmu.example', groups: [] }
    const without = await fetch(`${app.address}/auth/provider/${providerId}/link`, { redirect: 'manual' })
    expect(without.status).toBe(401)
    const { location, cookie } = await leave(`${providerId}/link`, '?lang=fi&to=/fi/profile/security', kaarina.cookie)
    const back = await idp.walk(location)
    expect(await comeBack(back, cookie)).toMatchObject({ to: '/fi/profile/security?problem=NOT_SIGNED_IN' })
    const again = await leave(`${providerId}/link`, '?lang=fi&to=/fi/profile/security', kaarina.cookie)
    expect(await comeBack(await idp.walk(again.location), `${again.cookie}; ${kaarina.cookie}`)).toMatchObject({ to: '/fi/profile/security' })
    const { viewer } = await kaarina.get<Roles>(ROLES)
    const through = new Actor(app.address, String((await signIn(idp, providerId)).session))
    expect((await through.get<Roles>(ROLES)).viewer).toEqual({ ...viewer, security: { hasSecondFactor: false } })
    const links = await kaarina.get<{ viewer: { linkedIdentities: { id: string }[] } }>('{ viewer { linkedIdentities { id issuer } } }')
    const linkId = links.viewer.linkedIdentities[0]?.id
    const unlink = 'mutation ($input: UnlinkIdentityInput!) { unlinkIdentity(input: $input) { linkedIdentities { id } } }'
    expect(await kaarina.get(unlink, { input: { linkId } })).toEqual({ unlinkIdentity: { linkedIdentities: [] } })
    expect((await signIn(idp, providerId)).to).toBe('/sv/login?problem=EMAIL_TAKEN')
  })
})

describe('the settings', () => {
  it('never show the secret, which lies sealed', async () => {
    const text = JSON.stringify(await administrator.get('{ identityProviders { id name { fi } issuer clientId hasSecret scopes version linkedCount } }'))
    expect(text).not.toContain(idp.clientSecret)
    const rows = await app.rows<{ text: string }>('SELECT to_jsonb(p)::text AS text FROM identity_provider p')
    expect(rows.map((row) => row.text).join()).not.toContain(idp.clientSecret)
    const trail = await app.rows<{ text: string }>('SELECT to_jsonb(e)::text AS text FROM audit_entry e')
    expect(trail.map((row) => row.text).join()).not.toContain(idp.clientSecret)
  })

  it.each([
    [{ issuer: 'https://evil.example' }, 'PROVIDER_NOT_ALLOWED', ['issuer']],
    [{ issuer: 'http://169.254.169.254/' }, 'PROVIDER_NOT_ALLOWED', ['issuer']],
    [{ groups: [{ groupValue: 'g', role: 'funder', unitId: '0198aaaa-0000-7000-8000-000000000000' }] }, 'REQUIRED', ['groups', 0, 'organisationId']],
    [{ groups: [{ groupValue: 'g', role: 'unit_member', unitId: '0198aaaa-0000-7000-8000-000000000000' }] }, 'NOT_FOUND', ['groups', 0, 'unitId']]
  ])('refuse %j', async (change, code, path) => {
    const answer = await administrator.ask(SAVE, { input: settings(idp, { clientId: 'another', ...change }) })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, path })
  })

  it('are changed from the version that was seen, and a provider that does not answer is said to', async () => {
    const provider = await save(settings(idp, { clientId: 'third', issuer: 'https://login.example', isActive: false }))
    const change = settings(idp, { clientId: 'third', issuer: 'https://login.example/x', providerId: provider.id, expectedVersion: provider.version + 1 })
    expect((await administrator.ask(SAVE, { input: change })).errors?.[0]?.extensions.code).toBe('STALE')
    const check = 'mutation ($input: CheckIdentityProviderInput!) { checkIdentityProvider(input: $input) { identityProvider { id } } }'
    expect((await administrator.ask(check, { input: { providerId: provider.id } })).errors?.[0]?.extensions.code).toBe('PROVIDER_FAILED')
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM identity_provider WHERE issuer = $1 AND client_id = 'solmu'`, [idp.issuer])
    expect(await administrator.get(check, { input: { providerId: row?.id } })).toEqual({ checkIdentityProvider: { identityProvider: { id: row?.id } } })
  })

  it.each(['national_coordinator', 'regional_coordinator', 'funder'] as const)('are not for the %s', async (role) => {
    const actor = await app.as(role)
    expect((await actor.ask('{ identityProviders { id } }')).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    expect((await actor.ask(SAVE, { input: settings(idp, { clientId: 'fourth' }) })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })
})
