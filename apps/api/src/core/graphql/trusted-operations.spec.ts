import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Actor, TestApp } from '../../testing/harness.js'
import { OPERATIONS_FILE, TrustedOperations } from './trusted-operations.js'

const DOCUMENT = 'query Named($first: Int) {\n  orgUnits(first: $first) {\n    nodes {\n      id\n      __typename\n    }\n  }\n}'
const OTHER = 'query Other {\n  viewer {\n    id\n  }\n}'
const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex')

let web: string
let open: TestApp
let closed: TestApp
beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'solmu-operations-'))
  await writeFile(join(web, OPERATIONS_FILE), JSON.stringify({ [hashOf(DOCUMENT)]: DOCUMENT }))
  open = await TestApp.start({ env: { WEB_DIR: web } })
  closed = await TestApp.start({ env: { WEB_DIR: web, AD_HOC_QUERIES: 'off' } })
})
afterAll(async () => {
  await open.stop()
  await closed.stop()
  await rm(web, { recursive: true })
})

type Answer = { data?: { orgUnits?: { nodes: unknown[] } }; error?: { code: string }; errors?: { extensions: { code: string } }[] }

async function send(app: TestApp, actor: Actor, body: unknown): Promise<[status: number, code: string | undefined, data: Answer['data']]> {
  const headers = { 'content-type': 'application/json', cookie: actor.cookie }
  const response = await fetch(`${app.address}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as Answer
  return [response.status, answer.error?.code ?? answer.errors?.[0]?.extensions.code, answer.data]
}

const byHash = (sha256Hash: unknown, more: object = {}) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } }, ...more })

describe('an operation of the web', () => {
  it('is asked for by its hash, with its variables', async () => {
    for (const app of [open, closed]) {
      const actor = await app.as('auditor')
      const [status, code, data] = await send(app, actor, byHash(hashOf(DOCUMENT), { operationName: 'Named', variables: { first: 3 } }))
      expect([status, code, data?.orgUnits?.nodes.length]).toEqual([200, undefined, 3])
    }
  })

  it.each([hashOf(OTHER), hashOf(DOCUMENT).toUpperCase(), '', null, 0, {}, ['a'], '__proto__', 'constructor'])(
    'that this version does not know is said to be so: %j',
    async (hash) => {
      const actor = await open.as('auditor')
      expect(await send(open, actor, byHash(hash))).toEqual([409, 'OPERATION_UNKNOWN', undefined])
    }
  )

  it('cannot be taught to the server by whoever sends a document and its hash', async () => {
    const actor = await open.as('auditor')
    expect((await send(open, actor, byHash(hashOf(OTHER), { query: OTHER })))[0]).toBe(200)
    expect(await send(open, actor, byHash(hashOf(OTHER)))).toEqual([409, 'OPERATION_UNKNOWN', undefined])
  })

  it('is not for those who are not signed in', async () => {
    expect((await send(open, open.anonymous, byHash(hashOf(DOCUMENT)))).slice(0, 2)).toEqual([401, 'NOT_SIGNED_IN'])
  })
})

describe('any other document', () => {
  it.each<[string, unknown]>([
    ['a document', { query: OTHER }],
    ['a document of the web as text', { query: DOCUMENT }],
    ['a document behind a hash', byHash(hashOf(DOCUMENT), { query: OTHER })],
    ['an empty one behind a hash', byHash(hashOf(DOCUMENT), { query: '' })],
    ['null behind a hash', byHash(hashOf(DOCUMENT), { query: null })],
    ['a batch', [byHash(hashOf(DOCUMENT))]],
    ['nothing', {}]
  ])('is refused where only the web may ask: %s', async (_what, body) => {
    const actor = await closed.as('administrator')
    expect(await send(closed, actor, body)).toEqual([403, 'AD_HOC_REFUSED', undefined])
  })

  it('is taken from whom the setting says', () => {
    const person = { tokenId: null }
    const machine = { tokenId: 'a' }
    const takes = (AD_HOC_QUERIES: 'on' | 'tokens' | 'off', viewer: { tokenId: string | null }): boolean => {
      try {
        new TrustedOperations({ WEB_DIR: web, AD_HOC_QUERIES }).resolve({ query: OTHER }, viewer)
        return true
      } catch (error) {
        expect((error as { code: string }).code).toBe('AD_HOC_REFUSED')
        return false
      }
    }
    expect((['on', 'tokens', 'off'] as const).map((setting) => [takes(setting, person), takes(setting, machine)])).toEqual([
      [true, true],
      [false, true],
      [false, false]
    ])
  })
})

it('a list whose documents were changed stops the start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'solmu-operations-'))
  await writeFile(join(folder, OPERATIONS_FILE), JSON.stringify({ [hashOf(DOCUMENT)]: OTHER }))
  expect(() => new TrustedOperations({ WEB_DIR: folder, AD_HOC_QUERIES: 'on' })).toThrow('has been changed')
  await rm(folder, { recursive: true })
})
