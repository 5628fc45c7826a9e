import { request } from 'node:http'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Actor, TestApp } from '../../testing/harness.js'

const METRICS_TOKEN = 'a-token-of-enough-letters'

let web: string
let app: TestApp
let actor: Actor
beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'solmu-web-'))
  await mkdir(join(web, 'assets'))
  await writeFile(join(web, 'index.html'), '<!doctype html><meta name="style-nonce" nonce="{{style-nonce}}"><title>Solmu</title>')
  await writeFile(join(web, 'operations.json'), '{}')
  await writeFile(join(web, 'assets', 'app-1234.js'), 'export {}')
  const env = { WEB_DIR: web, METRICS_TOKEN, PUBLIC_URL: 'https://solmu.example', TRUSTED_PROXIES: '1' }
  app = await TestApp.start({ env })
  actor = await app.as('administrator')
})
afterAll(async () => {
  await app.stop()
  await rm(web, { recursive: true })
})

type ErrorBody = { error: { code: string; kind: string; path: unknown[]; params: object; errorId: string } }

const send = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${app.address}${path}`, { ...init, headers: { cookie: actor.cookie, ...init.headers } })
const json = { 'content-type': 'application/json' }
const viewer = JSON.stringify({ query: '{ viewer { id } }' })

/** An error as every client is promised it: typed, with an id, and nothing from inside. */
async function refusal(response: Response): Promise<[number, string | undefined]> {
  const body = await response.text()
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  for (const inside of ['node_modules', '.ts:', '.js:', ' at ', '<html']) expect(body).not.toContain(inside)
  const { error } = JSON.parse(body) as Partial<ErrorBody>
  expect(error).toMatchObject({ kind: expect.any(String), path: expect.any(Array), params: expect.any(Object) })
  expect(error?.errorId).toMatch(/^[0-9a-f-]{36}$/)
  return [response.status, error?.code]
}

describe('headers', () => {
  it.each(['/auth/state', '/assets/app-1234.js', '/nowhere', '/graphql'])('protect %s', async (path) => {
    const { headers } = await send(path)
    const shown = [
      ...['content-security-policy', 'strict-transport-security', 'x-content-type-options', 'x-frame-options'],
      ...['referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy']
    ]
    expect(Object.fromEntries(shown.map((name) => [name, headers.get(name)]))).toEqual({
      'content-security-policy': [
        ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'"],
        ...["connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"],
        ...["object-src 'none'", 'upgrade-insecure-requests']
      ].join(';'),
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': [
        ...['accelerometer=()', 'autoplay=()', 'camera=()', 'display-capture=()', 'encrypted-media=()', 'geolocation=()'],
        ...['gyroscope=()', 'hid=()', 'idle-detection=()', 'local-fonts=()', 'magnetometer=()', 'microphone=()', 'midi=()'],
        ...['payment=()', 'screen-wake-lock=()', 'serial=()', 'usb=()', 'xr-spatial-tracking=()'],
        ...['publickey-credentials-create=(self)', 'publickey-credentials-get=(self)']
      ].join(', ')
    })
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each(['/', '/fi', '/sv/units/1', '/en/login'])('let through the styles of the page %s by a word that is new each time', async (path) => {
    const words = await Promise.all(
      [1, 2].map(async () => {
        const response = await send(path)
        const policy = response.headers.get('content-security-policy') ?? ''
        const [, word = ''] = / nonce="([^"]*)"/.exec(await response.text()) ?? []
        expect(policy.split(';')).toContain(`style-src 'self' 'nonce-${word}'`)
        expect(policy).not.toContain('unsafe')
        expect(Buffer.from(word, 'base64')).toHaveLength(18)
        return word
      })
    )
    expect(words[0]).not.toBe(words[1])
  })

  it('have the browser empty its storage at sign-out', async () => {
    const leaving = await app.as('auditor')
    const response = await fetch(`${app.address}/auth/logout`, { method: 'POST', headers: { cookie: leaving.cookie } })
    expect([response.status, response.headers.get('clear-site-data')]).toEqual([200, expect.stringContaining('"storage"')])
  })

  it('keep answers about people out of every cache, and let files with a hash stay', async () => {
    expect((await send('/auth/state')).headers.get('cache-control')).toBe('no-store')
    expect((await send('/graphql', { method: 'POST', headers: json, body: viewer })).headers.get('cache-control')).toBe('no-store')
    expect((await send('/assets/app-1234.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await send('/fi/network')).headers.get('cache-control')).toBe('no-cache')
  })

  it('give every request an id of our own, not the one that it brings', async () => {
    const given = { 'x-request-id': 'forged\tline' }
    const ids = await Promise.all([1, 2].map(async () => (await send('/healthz', { headers: given })).headers.get('x-request-id')))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(ids[0]).not.toBe(ids[1])
  })
})

describe('a body', () => {
  it('over 1 MiB is refused', async () => {
    const body = JSON.stringify({ query: `# ${'x'.repeat(1024 * 1024)}\n{ viewer { id } }` })
    expect(await refusal(await send('/graphql', { method: 'POST', headers: json, body }))).toEqual([413, 'BODY_TOO_LARGE'])
    expect(await refusal(await send('/auth/login', { method: 'POST', headers: json, body }))).toEqual([413, 'BODY_TOO_LARGE'])
  })

  it.each(['{', '{"query": ', 'null x', '\u0000'])('that is no JSON is refused: %j', async (body) => {
    expect(await refusal(await send('/graphql', { method: 'POST', headers: json, body }))).toEqual([400, 'INVALID_INPUT'])
  })

  it.each(['text/plain', 'application/json-patch+json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'of the type %s is refused, so that no form of another site can send it',
    async (type) => {
      const sent = { method: 'POST', headers: { 'content-type': type }, body: viewer }
      expect(await refusal(await send('/graphql', sent))).toEqual([415, 'UNSUPPORTED_MEDIA'])
      expect(await refusal(await send('/auth/logout', sent))).toEqual([415, 'UNSUPPORTED_MEDIA'])
    }
  )

  it('that would poison objects is refused', async () => {
    const body = '{"__proto__": {"isAdministrator": true}, "query": "{ viewer { id } }"}'
    expect(await refusal(await send('/graphql', { method: 'POST', headers: json, body }))).toEqual([400, 'INVALID_INPUT'])
  })
})

describe('a request from another site', () => {
  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'http://solmu.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.solmu.example' }
  ])('is refused: %j', async (headers) => {
    for (const path of ['/graphql', '/auth/login', '/auth/logout', '/auth/first-run']) {
      const sent = { method: 'POST', headers: { ...json, ...headers }, body: viewer }
      expect([path, ...(await refusal(await rawSend(path, sent)))]).toEqual([path, 403, 'CROSS_SITE'])
    }
    expect((await actor.get<{ viewer: object }>('{ viewer { id } }')).viewer).toBeDefined()
  })

  it.each<Record<string, string>>([{ origin: 'https://solmu.example' }, { 'sec-fetch-site': 'same-origin' }, {}])('is not what our own sends: %j', async (headers) => {
    const response = await rawSend('/graphql', { method: 'POST', headers: { ...json, ...headers }, body: viewer })
    expect(response.status).toBe(200)
  })

  it.each(['cross-site', 'same-site'])('gets no file, not even by a link: %s', async (site) => {
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' }
    expect(await refusal(await rawSend('/files/network.csv', { method: 'GET', headers }))).toEqual([403, 'CROSS_SITE'])
    const ours = { ...headers, 'sec-fetch-site': 'same-origin' }
    expect((await rawSend('/files/network.csv', { method: 'GET', headers: ours })).status).toBe(200)
    expect((await rawSend('/fi', { method: 'GET', headers })).status).toBe(200)
  })

  /** `fetch` would set these headers itself. */
  function rawSend(path: string, of: { method: string; headers: Record<string, string>; body?: string }): Promise<Response> {
    return new Promise((resolve, reject) => {
      const length = of.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(of.body)) }
      const headers = { cookie: actor.cookie, ...length, ...of.headers }
      const sent = request(`${app.address}${path}`, { method: of.method, headers }, (reply) => {
        const answered = { status: reply.statusCode ?? 0, headers: { 'content-type': String(reply.headers['content-type']) } }
        text(reply).then((body) => resolve(new Response(body, answered)), reject)
      })
      sent.on('error', reject)
      sent.end(of.body)
    })
  }
})

describe('GraphQL', () => {
  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('is not served by %s', async (method) => {
    const path = '/graphql?query=%7Bviewer%7Bid%7D%7D'
    expect(await refusal(await send(path, { method }))).toEqual([404, 'NOT_FOUND'])
  })

  it('answers one document a request', async () => {
    const body = JSON.stringify([{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }])
    const response = await send('/graphql', { method: 'POST', headers: json, body })
    const answer = (await response.json()) as { errors: { extensions: { code: string } }[]; data?: unknown }
    expect([response.status, answer.errors[0]?.extensions.code, answer.data]).toEqual([400, 'INVALID_QUERY', undefined])
  })

  const field = (name: string) => `${name}: viewer { id }`
    it.each([
    ['aliases', `{ ${Array.from({ length: 40 }, (_, place) => field(`a${place}`)).join(' ')} }`],
    ['depth', `{ orgUnits { nodes { parent { id } ${Array.from({ length: 12 }, () => 'municipality { areas { name {').join(' ')} fi ${'} } }'.repeat(12)} } } }`],
    ['tokens', `{ viewer { ${'id '.repeat(2000)} } }`],
    ['directives', `{ viewer { id ${'@include(if: true) '.repeat(30)} } }`],
    ['fragments', `query { viewer { ...a } } fragment a on Viewer { ...b ...b } fragment b on Viewer { ...a }`],
    ['introspection', `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`]
  ])('refuses a bomb of %s before anything is read', async (_kind, query) => {
    const answer = await actor.ask(query)
    expect(answer.data ?? null).toBeNull()
    for (const { extensions } of answer.errors ?? []) expect(['QUERY_TOO_LARGE', 'INVALID_QUERY']).toContain(extensions.code)
    expect(answer.errors?.length).toBeGreaterThan(0)
    expect(answer.status).toBe(400)
  })

  it.each([
    ['too many aliases', `{ ${Array.from({ length: 40 }, (_, place) => field(`a${place}`)).join(' ')} }`],
    ['too many tokens', `{ viewer { ${'id '.repeat(2000)} } }`]
  ])('says of %s that it is too large', async (_kind, query) => {
    expect((await actor.ask(query)).errors?.[0]?.extensions.code).toBe('QUERY_TOO_LARGE')
  })

  it.each([
    ['no document', {}],
    ['an empty one', { query: '' }],
    ['one that cannot be read', { query: '{ viewer { ' }],
    ['an unknown field', { query: '{ viewer { passwordHash } }' }],
    ['a wrong type of variable', { query: 'query ($id: ID!) { orgUnit(id: $id) { id } }', variables: { id: { a: 1 } } }],
    ['a missing variable', { query: 'query ($id: ID!) { orgUnit(id: $id) { id } }' }],
    ['an operation that is not there', { query: 'query a { viewer { id } }', operationName: 'b' }],
    ['a day that is none', { query: '{ networkTree(asOf: "2026-02-30") { asOf } }' }]
  ])('refuses %s with a typed error', async (_what, body) => {
    const response = await send('/graphql', { method: 'POST', headers: json, body: JSON.stringify(body) })
    const answer = (await response.json()) as { errors: { message: string; extensions: { code: string; errorId: string } }[] }
    expect([response.status, answer]).toEqual([400, expect.objectContaining({ errors: expect.any(Array) })])
    expect(['INVALID_QUERY', 'INVALID_DATE']).toContain(answer.errors[0]?.extensions.code)
    expect(answer.errors[0]?.message).toBe(answer.errors[0]?.extensions.code)
    expect(JSON.stringify(answer)).not.toContain('Did you mean')
  })

  it('has no subscription to offer', async () => {
    const answer = await actor.ask('subscription { viewer { id } }')
    expect(answer.data ?? null).toBeNull()
    expect(answer.errors).toMatchObject([{ message: 'INVALID_QUERY', extensions: { code: 'INVALID_QUERY' } }])
  })

  it('runs a document of the usual size', async () => {
    const data = await actor.get<{ orgUnits: { nodes: unknown[] } }>(
      '{ orgUnits(first: 50) { totalCount pageInfo { hasNextPage endCursor } nodes { id name { fi sv en } municipality { name { fi } } centre { name { fi } } } } }'
    )
    expect(data.orgUnits.nodes).toHaveLength(50)
  })
})

describe('an address that is nowhere', () => {
  it.each(['/nowhere', '/auth/nowhere', '/fi/../../etc/passwd', '/assets/..%2f..%2fetc/passwd', '/assets/none.js', '/.env', '/index.html', '/operations.json'])(
    'is a typed 404: %s',
    async (path) => {
      const [status, code] = await refusal(await send(path))
      expect([status, code]).toEqual([404, 'NOT_FOUND'])
    }
  )
})

describe('what the surroundings ask', () => {
  it('/healthz and /readyz need nobody signed in', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const response = await fetch(`${app.address}${path}`)
      expect([response.status, await response.json()]).toEqual([200, { status: path === '/healthz' ? 'ok' : 'ready' }])
    }
  })

  it('/metrics is read from this machine, and from elsewhere with the token alone', async () => {
    const read = async (headers: Record<string, string>) => {
      const response = await fetch(`${app.address}/metrics`, { headers })
      return [response.status, (await response.text()).includes('solmu_http_request_seconds_bucket')]
    }
    const elsewhere = { 'x-forwarded-for': '203.0.113.7' }
    expect(await read({})).toEqual([200, true])
    expect(await read(elsewhere)).toEqual([404, false])
    expect(await read({ ...elsewhere, authorization: `Bearer ${METRICS_TOKEN}x` })).toEqual([404, false])
    expect(await read({ ...elsewhere, authorization: `Bearer ${METRICS_TOKEN}` })).toEqual([200, true])
  })

  it('/metrics counts the pool and names no person', async () => {
    const page = await (await fetch(`${app.address}/metrics`)).text()
    expect(page).toMatch(/solmu_db_connections\{state="idle"\} \d/)
    expect(page).toMatch(/solmu_http_request_seconds_count\{method="POST",route="\/graphql",status="200"\} \d/)
    expect(page).not.toContain('@')
  })
})
