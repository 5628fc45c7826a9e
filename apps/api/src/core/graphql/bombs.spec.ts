import { gzipSync } from 'node:zlib'
import { type Actor, TestApp } from '../../testing/harness.js'

/** No answer to nonsense may take more than so many times what an honest page takes on the same machine at the same time. */
const LONGEST = 25
const TRIES = 12

let app: TestApp
let closed: TestApp
let actor: Actor
let actorOfClosed: Actor
beforeAll(async () => {
  app = await TestApp.start()
  closed = await TestApp.start({ env: { INTROSPECTION: 'off' } })
  actor = await app.as('administrator')
  actorOfClosed = await closed.as('administrator')
})
afterAll(async () => {
  await app.stop()
  await closed.stop()
})

type Sent = { body?: NonNullable<RequestInit['body']>; method?: string; type?: string; path?: string; headers?: Record<string, string> }
type Answer = { status: number; codes: string[]; ms: number }

const json = (body: unknown): Sent => ({ body: JSON.stringify(body) })
const document = (query: string, variables?: object): Sent => json({ query, variables })
const times = (count: number, part: (place: number) => string): string => Array.from({ length: count }, (_, place) => part(place)).join(' ')
const nested = (depth: number, open: string, inside: string): string => `${open} { `.repeat(depth) + inside + ' }'.repeat(depth)

async function once(sent: Sent, of: { at: TestApp; as: Actor }): Promise<Answer> {
  const headers = { cookie: of.as.cookie, 'content-type': sent.type ?? 'application/json', ...sent.headers }
  const since = performance.now()
  const response = await fetch(`${of.at.address}${sent.path ?? '/graphql'}`, { method: sent.method ?? 'POST', headers, body: sent.body })
  const text = await response.text()
  const ms = performance.now() - since
  const answer = JSON.parse(text) as { error?: { code: string }; errors?: { extensions: { code: string } }[]; data?: unknown }
  expect(answer.data ?? null).toBeNull()
  return { status: response.status, codes: answer.error ? [answer.error.code] : (answer.errors ?? []).map(({ extensions }) => extensions.code), ms }
}

/** The answer, and how many times an honest page it took: the quickest of some of each, in turn, because the machine may be busy. */
async function sendBomb(sent: Sent, of: { at: TestApp; as: Actor } = { at: app, as: actor }): Promise<Answer & { times: number }> {
  let [quickest, honest] = [Infinity, Infinity]
  for (let tries = 1; ; tries++) {
    honest = Math.min(honest, await honestPage(of.as))
    const answer = await once(sent, of)
    quickest = Math.min(quickest, answer.ms)
    if (tries === TRIES || quickest < LONGEST * honest) return { ...answer, times: quickest / honest }
  }
}

async function honestPage(as: Actor): Promise<number> {
  const since = performance.now()
  await as.get('{ orgUnits(first: 20) { nodes { id } } }')
  return performance.now() - since
}

const LARGE = ['QUERY_TOO_LARGE']
const INVALID = ['INVALID_QUERY']
const EITHER = [...LARGE, ...INVALID]
const NODES = 'orgUnits(first: 100) { nodes'
const DEEP_INTROSPECTION = `{ __schema { types { ${nested(20, 'fields { type', 'name')}${' }'.repeat(20)} } } }`

const bombs: [string, Sent, number, string[]][] = [
  ['aliases of a cheap field', document(`{ ${times(200, (place) => `a${place}: viewer { id }`)} }`), 400, LARGE],
  ['aliases of an expensive field', document(`{ ${times(16, (place) => `a${place}: ${NODES} { id } }`)} }`), 400, LARGE],
  ['aliases inside fragments', document(`{ viewer { ...a } } fragment a on Viewer { ${times(50, (place) => `a${place}: id`)} }`), 400, LARGE],
  ['the same field a thousand times', document(`{ viewer { ${'id '.repeat(2000)} } }`), 400, LARGE],
  ['a document of one million tokens', document(`{ ${'viewer { id } '.repeat(60_000)} }`), 400, LARGE],
  ['a comment of a megabyte', document(`#${'x'.repeat(1024 * 1024)}\n{ viewer { id } }`), 413, ['BODY_TOO_LARGE']],
  ['depth', document(`{ ${nested(30, 'viewer', 'id')} }`), 400, EITHER],
  ['depth of ten thousand', document(`{ ${nested(10_000, 'a', 'id')} }`), 400, EITHER],
  ['depth inside fragments', document(`{ orgUnits { nodes { parent { ...a } } } } fragment a on OrgUnitRef { ${nested(12, 'municipality { areas', 'id')}${' }'.repeat(12)} }`), 400, EITHER],
  ['lists in lists in variables', { body: `{"query": "query ($a: [ID!]) { viewer { id } }", "variables": {"a": ${'['.repeat(5000)}${']'.repeat(5000)}}}` }, 400, INVALID],
  ['lists in lists in arguments', document(`{ orgUnit(id: ${'['.repeat(600)}${']'.repeat(600)}) { id } }`), 400, EITHER],
  ['objects in objects in arguments', document(`mutation { updateProfile(input: ${'{a: '.repeat(400)}1${'}'.repeat(400)}) { viewer { id } } }`), 400, EITHER],
  ['directives', document(`{ viewer { id ${'@include(if: true) '.repeat(300)} } }`), 400, EITHER],
  ['unknown directives', document(`{ viewer { id ${'@a '.repeat(700)} } }`), 400, EITHER],
  ['directives on fragments', document(`{ viewer { ${'... @skip(if: false) { id } '.repeat(40)} } }`), 400, EITHER],
  ['a fragment that spreads itself', document('{ viewer { ...a } } fragment a on Viewer { id ...a }'), 400, EITHER],
  ['fragments in a circle', document('{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...c } fragment c on Viewer { ...a }'), 400, EITHER],
  ['fragments in a circle through a field', document('{ orgUnit(id: "1") { ...a } } fragment a on OrgUnit { parent { ...b } } fragment b on OrgUnitRef { ...a }'), 400, EITHER],
  ['fragments that double each time', document(`{ viewer { ...a0 } } ${times(25, (place) => `fragment a${place} on Viewer { ...a${place + 1} ...a${place + 1} }`)} fragment a25 on Viewer { id }`), 400, EITHER],
  ['fragments that nobody uses', document(`{ viewer { id } } ${times(200, (place) => `fragment a${place} on Viewer { id }`)}`), 400, EITHER],
  ['overlapping fields with other arguments', document(`{ ${times(60, (place) => `orgUnits(first: ${place + 1}) { totalCount }`)} }`), 400, EITHER],
  ['a page of a million', document('{ orgUnits(first: 1000000) { nodes { id } } }'), 400, LARGE],
  ['wide and deep', document(`{ ${times(14, (place) => `a${place}: ${NODES} { ${times(6, () => 'id parent { id } centre { id }')} } }`)} }`), 400, LARGE],
  ['variables by the thousand', document(`query (${times(400, (place) => `$a${place}: Int`)}) { viewer { id } }`), 400, EITHER],
  ['ten thousand values of variables', document('query ($a: [ID!]) { viewer { id } }', { a: Array.from({ length: 10_000 }, (_, place) => `${place}`) }), 400, INVALID],
  ['a batch', json(Array.from({ length: 100 }, () => ({ query: '{ viewer { id } }' }))), 400, INVALID],
  ['a batch inside a batch', json([[{ query: '{ viewer { id } }' }]]), 400, INVALID],
  ['operations by the hundred', document(times(100, (place) => `query a${place} { viewer { id } }`)), 400, EITHER],
  ['GET', { method: 'GET', path: `/graphql?query=${encodeURIComponent('{ viewer { id } }')}` }, 404, ['NOT_FOUND']],
  ['a form', { body: 'query=%7Bviewer%7Bid%7D%7D', type: 'application/x-www-form-urlencoded' }, 415, ['UNSUPPORTED_MEDIA']],
  ['a plain text', { body: '{"query":"{ viewer { id } }"}', type: 'text/plain' }, 415, ['UNSUPPORTED_MEDIA']],
  ['a document as it is', { body: '{ viewer { id } }', type: 'application/graphql' }, 415, ['UNSUPPORTED_MEDIA']],
  ['files by GraphQL', { body: new URLSearchParams({ operations: '{}' }).toString(), type: 'multipart/form-data; boundary=a' }, 415, ['UNSUPPORTED_MEDIA']],
  ['a packed body', { body: new Uint8Array(gzipSync(Buffer.alloc(900_000, ' '))), headers: { 'content-encoding': 'gzip' } }, 400, ['INVALID_INPUT']],
  ['numbers without end', { body: `{"query": "query ($a: Int) { viewer { id } }", "variables": {"a": ${'9'.repeat(500_000)}}}` }, 400, EITHER],
  ['a hash that is none', json({ extensions: { persistedQuery: { version: 1, sha256Hash: { a: [1] } } } }), 409, ['OPERATION_UNKNOWN']],
  ['a hash with a document to remember', json({ query: '{ viewer { id } ', extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }), 400, INVALID],
  ['introspection in depth', document(DEEP_INTROSPECTION), 400, EITHER],
  ['a subscription', document('subscription { viewer { id } }'), 200, INVALID],
  ['control characters', document(`{ viewer \u0000\u0007 { id } }`), 400, INVALID]
]

it('there are enough of them', () => expect(bombs.length).toBeGreaterThanOrEqual(30))

it.each(bombs)('is answered at once with a typed error: %s', async (_name, sent, status, codes) => {
  const answer = await sendBomb(sent)
  expect(answer.status).toBe(status)
  expect(answer.codes.length).toBeGreaterThan(0)
  for (const code of answer.codes) expect(codes).toContain(code)
  expect(answer.times).toBeLessThan(LONGEST)
})

it('leaves the server as it was', async () => {
  expect(await actor.get('{ viewer { id } }')).toMatchObject({ viewer: { id: expect.any(String) } })
})

describe('what there is to ask for', () => {
  const introspection = ['{ __schema { queryType { name } } }', '{ __type(name: "Viewer") { name } }', '{ viewer { id __typename } __schema { types { name } } }']

  it.each(introspection)('is told to those who are signed in: %s', async (query) => {
    expect((await actor.ask(query)).errors).toBeUndefined()
    const anonymous = (await app.anonymous.ask(query)) as unknown as { status: number; error: { code: string } }
    expect([anonymous.status, anonymous.error.code]).toEqual([401, 'NOT_SIGNED_IN'])
  })

  it.each(introspection)('is told to nobody where it has been switched off: %s', async (query) => {
    const answer = await actorOfClosed.ask(query)
    expect([answer.status, answer.data ?? null, answer.errors?.[0]?.extensions.code]).toEqual([400, null, 'INVALID_QUERY'])
    expect(await actorOfClosed.get('{ viewer { __typename } }')).toEqual({ viewer: { __typename: 'Viewer' } })
  })
})
