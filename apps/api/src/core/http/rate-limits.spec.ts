import type { RoleName } from '@solmu/domain/access/roles.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../testing/harness.js'
import { addressKey, perMinute } from './rate-limits.js'

/** A tenth of what people get, so that a burst is short. */
const FACTOR = 0.1
const allowed = Object.fromEntries(Object.entries(perMinute).map(([name, count]) => [name, Math.round(count * FACTOR)])) as Record<
  keyof typeof perMinute,
  number
>

let app: TestApp
beforeAll(async () => {
  app = await TestApp.start({ env: { RATE_LIMIT_FACTOR: String(FACTOR), TRUSTED_PROXIES: '1' } })
})
afterAll(() => app.stop())

type Sent = { status: number; code: string | undefined; seconds: number | undefined; retryAfter: string | null }

/** One request from an address. */
async function send(path: string, of: { from: string; as?: Actor; body?: object | FormData }): Promise<Sent> {
  const headers = { 'x-forwarded-for': of.from, cookie: of.as?.cookie ?? '' }
  const response = await fetch(`${app.address}${path}`, { ...contentOf(of.body, headers) })
  const error = errorIn((await response.json().catch(() => null)) as Answer)
  return { status: response.status, code: error?.code, seconds: error?.params.seconds, retryAfter: response.headers.get('retry-after') }
}

function contentOf(body: object | undefined, headers: Record<string, string>): RequestInit {
  if (!body) return { headers }
  if (body instanceof FormData) return { method: 'POST', headers, body }
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

type WireError = { code: string; params: { seconds?: number } }
type Answer = { error?: WireError; errors?: { extensions: WireError }[] } | null

const errorIn = (answer: Answer): WireError | undefined => answer?.error ?? answer?.errors?.[0]?.extensions

/** Sends until one is refused for being too many; gives how many were taken, and the refusal. */
async function burst(most: number, one: (place: number) => Promise<Sent>): Promise<{ taken: number; refusal: Sent }> {
  for (let place = 0; place <= most; place++) {
    const sent = await one(place)
    if (sent.status === 429) return { taken: place, refusal: sent }
  }
  throw new Error(`${most + 1} requests were taken`)
}

let lastHost = 0
const newAddress = (): string => `198.51.100.${++lastHost}`
const signedIn = async (role: RoleName): Promise<Actor> => app.as(role)

const viewer = { query: '{ viewer { id } }' }
const tooMany = { status: 429, code: 'TOO_MANY_REQUESTS', seconds: expect.any(Number), retryAfter: expect.stringMatching(/^\d+$/) }

describe('a burst is stopped with the time to wait, and others are not', () => {
  it('of requests of one account, from whatever address', async () => {
    const person = await signedIn('unit_manager')
    const { taken, refusal } = await burst(allowed.account, () => send('/graphql', { from: newAddress(), as: person, body: viewer }))
    expect(taken).toBe(allowed.account)
    expect(refusal).toEqual(tooMany)
    expect(Number(refusal.retryAfter)).toBe(refusal.seconds)
    expect(refusal.seconds).toBeGreaterThan(0)
    expect(refusal.seconds).toBeLessThanOrEqual(60)
    const other = await signedIn('auditor')
    expect((await send('/graphql', { from: newAddress(), as: other, body: viewer })).status).toBe(200)
  })

  it('of requests from one address, signed in or not, before anything is looked up', async () => {
    const from = newAddress()
    const { taken, refusal } = await burst(allowed.address, () => send('/auth/state', { from }))
    expect([taken, refusal]).toEqual([allowed.address, tooMany])
    expect(await send('/graphql', { from, body: viewer })).toEqual(tooMany)
    expect((await send('/auth/state', { from: newAddress() })).status).toBe(200)
    expect((await fetch(`${app.address}/healthz`, { headers: { 'x-forwarded-for': from } })).status).toBe(200)
  })

  it.each(['/auth/login', '/auth/logout', '/auth/first-run', '/auth/nowhere'])('at the entrance: %s', async (path) => {
    const from = newAddress()
    const { taken, refusal } = await burst(allowed.entrance, (place) =>
      send(path, { from, body: { email: `nobody-${place}@example.org`, password: 'wrong' } })
    )
    expect([taken, refusal]).toEqual([allowed.entrance, tooMany])
    expect((await send('/auth/state', { from })).status).toBe(200)
  })

  it('of searches, while everything else goes on', async () => {
    const person = await signedIn('regional_coordinator')
    const search = { query: '{ search(text: "a") { id } }' }
    const { taken, refusal } = await burst(allowed.search, () => send('/graphql', { from: newAddress(), as: person, body: search }))
    expect([taken, refusal]).toEqual([allowed.search, tooMany])
    expect((await send('/graphql', { from: newAddress(), as: person, body: viewer })).status).toBe(200)
  })

  it('of searches under many names in one document', async () => {
    const person = await signedIn('reviewer')
    const names = Array.from({ length: allowed.search + 1 }, (_, place) => `a${place}: search(text: "a") { id }`)
    expect(await send('/graphql', { from: newAddress(), as: person, body: { query: `{ ${names.join(' ')} }` } })).toEqual(tooMany)
  })

  it('of exports, and of what spreadsheets ask for by themselves', async () => {
    const person = await signedIn('national_coordinator')
    const { taken, refusal } = await burst(allowed.export, () => send('/files/network.csv', { from: newAddress(), as: person }))
    expect([taken, refusal]).toEqual([allowed.export, tooMany])
    const from = newAddress()
    const fed = await burst(allowed.feed, () => send(`/api/feed/fi/${newId()}/newest/`, { from, as: person }))
    expect([fed.taken, fed.refusal]).toEqual([allowed.feed, tooMany])
  })

  it('of files that come in, before they are read', async () => {
    const person = await signedIn('administrator')
    const form = () => {
      const body = new FormData()
      body.set('file', new Blob(['nothing']), 'a.csv')
      return body
    }
    const { taken, refusal } = await burst(allowed.upload, () => send('/files/imports/units', { from: newAddress(), as: person, body: form() }))
    expect([taken, refusal]).toEqual([allowed.upload, tooMany])
  })

  it('of those who answer surveys, from one address and on one device', async () => {
    const from = newAddress()
    const { taken, refusal } = await burst(allowed.answer, () => send('/api/answers/link', { from, body: { token: 'x' } }))
    expect([taken, refusal]).toEqual([allowed.answer, tooMany])
    const body = { token: 'a device', nonce: '0'.repeat(32), answers: {} }
    const device = await burst(allowed.kiosk, () => send('/api/answers/kiosk/send', { from: newAddress(), body }))
    expect([device.taken, device.refusal]).toEqual([allowed.kiosk, tooMany])
  })

  it('of those who apply for membership, from one address', async () => {
    const from = newAddress()
    const { taken, refusal } = await burst(allowed.apply, () => send('/api/applications/door', { from, body: {} }))
    expect([taken, refusal]).toEqual([allowed.apply, tooMany])
  })

  it('and counted for those who watch', async () => {
    const page = await (await fetch(`${app.address}/metrics`)).text()
    for (const limit of Object.keys(perMinute)) expect(page).toMatch(new RegExp(`solmu_rate_limited_total\\{limit="${limit}"\\} [1-9]`))
  })
})

describe('an address', () => {
  it('is not what a request says of itself when no proxy may speak for it', async () => {
    const direct = await TestApp.start({ env: { RATE_LIMIT_FACTOR: '0.02', TRUSTED_PROXIES: '0' } })
    try {
      const statuses = await Promise.all(
        Array.from({ length: 30 }, (_, host) => fetch(`${direct.address}/auth/state`, { headers: { 'x-forwarded-for': `203.0.113.${host}` } }))
      )
      expect(statuses.filter(({ status }) => status === 429)).toHaveLength(30 - Math.round(perMinute.address * 0.02))
    } finally {
      await direct.stop()
    }
  })

  it('is the one that the nearest proxy saw, not one that the caller put before it', async () => {
    const from = newAddress()
    await burst(allowed.address, (place) => send('/auth/state', { from: `203.0.113.${place}, ${from}` }))
    expect((await send('/auth/state', { from })).status).toBe(429)
  })

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::1', '0:0:0:0'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
    ['2001:0DB8:1:2::7', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0']
  ])('of IPv6 is counted by its network: %s', (ip, key) => {
    expect(addressKey(ip)).toBe(key)
  })
})
