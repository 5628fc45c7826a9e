import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { readConfig } from '../config/config.js'
import { FileStorage } from './storage.js'

const DATABASE_URL = 'postgres://solmu:word@127.0.0.1/solmu'

/** As much of S3 as the storage uses: objects by path-style address, each request signed. */
class ObjectStore {
  readonly objects = new Map<string, { bytes: Buffer; type: string }>()
  readonly requests: { method: string; url: string; authorization: string }[] = []
  private readonly server: Server = createServer((request, reply) => void this.answer(request, reply))

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { method = '', headers } = request
    const url = String(request.url).split('?', 1)[0] ?? ''
    this.requests.push({ method, url, authorization: String(headers.authorization) })
    const bytes = await buffer(request)
    if (method === 'PUT') {
      this.objects.set(url, { bytes: unchunked(bytes, headers), type: String(headers['content-type']) })
      return void reply.writeHead(200, { etag: '"x"' }).end()
    }
    const found = this.objects.get(url)
    if (method === 'DELETE') this.objects.delete(url)
    if (method === 'DELETE') return void reply.writeHead(204).end()
    if (!found) return void reply.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
    reply.writeHead(200, { 'content-type': found.type, 'content-length': found.bytes.length })
    reply.end(method === 'HEAD' ? undefined : found.bytes)
  }
}

/** The client may send its body in chunks of `size;…\r\nbytes\r\n`, with check sums after the last. */
function unchunked(bytes: Buffer, headers: IncomingMessage['headers']): Buffer {
  if (!headers['content-encoding']?.includes('aws-chunked')) return bytes
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, end).toString(), 16)
    if (!size) return Buffer.concat(parts)
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

let folder: string
let store: ObjectStore
let endpoint: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'solmu-files-'))
  store = new ObjectStore()
  endpoint = await store.open()
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const places = {
  'a local folder': () => new FileStorage(readConfig({ DATABASE_URL, STORAGE_DIR: folder })),
  'an S3-compatible store': () =>
    new FileStorage(
      readConfig({
        ...{ DATABASE_URL, S3_BUCKET: 'solmu-files', S3_ENDPOINT: endpoint },
        ...{ S3_ACCESS_KEY: 'key-id', S3_SECRET_KEY: 'very-secret' }
      })
    )
}

describe.each(Object.entries(places))('files in %s', (_where, open) => {
  it('come back byte for byte, whatever is in them', async () => {
    const storage = open()
    for (const bytes of [randomBytes(200_000), Buffer.from('äöå €'), Buffer.alloc(0), Buffer.from([0, 255, 13, 10])]) {
      const key = await storage.put(bytes, 'application/octet-stream')
      expect(Buffer.from(await storage.get(key)).equals(bytes)).toBe(true)
      expect(await storage.has(key)).toBe(true)
    }
  })

  it('lie under a key of our making, a new one each time', async () => {
    const storage = open()
    const keys = await Promise.all([1, 2, 3].map(() => storage.put(Buffer.from('same'), 'text/plain')))
    expect(new Set(keys).size).toBe(3)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  })

  it('are gone once removed; removing twice is no error', async () => {
    const storage = open()
    const key = await storage.put(Buffer.from('short-lived'), 'text/plain')
    await storage.remove(key)
    expect(await storage.has(key)).toBe(false)
    await expect(storage.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await storage.remove(key)
  })

  it.each(['../secret.txt', '/etc/passwd', '', 'a'.repeat(36), '..%2fsecret.txt', '0198aaaa-0000-7000-8000-000000000000/../x'])(
    'are never found by a text that is no key: %j',
    async (key) => {
      const storage = open()
      const before = store.requests.length
      expect(await storage.has(key)).toBe(false)
      await expect(storage.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await storage.remove(key)
      expect(store.requests.length).toBe(before)
    }
  )
})

it('the local folder holds nothing but keys', async () => {
  for (const name of await readdir(folder)) expect(name).toMatch(/^[0-9a-f-]{36}$/)
})

it('every request to the store is signed, and the secret is not in it', async () => {
  expect(store.requests.length).toBeGreaterThan(10)
  expect(new Set(store.requests.map(({ method }) => method))).toEqual(new Set(['PUT', 'HEAD', 'GET', 'DELETE']))
  for (const { url, authorization } of store.requests) {
    expect(url).toMatch(/^\/solmu-files\/[0-9a-f-]{36}$/)
    expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key-id\/\d{8}\/eu-north-1\/s3\/aws4_request, SignedHeaders=.*, Signature=[0-9a-f]{64}$/)
    expect(authorization).not.toContain('very-secret')
  }
})
