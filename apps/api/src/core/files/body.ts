import type { Readable } from 'node:stream'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES } from './limits.js'

/** What programs may send as the body itself, beside JSON. */
export type BodyMedia = 'json' | 'csv' | 'xml'

const MEDIA: Readonly<Record<string, BodyMedia>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/adx+xml': 'xml'
}

/** What a body says to be; null for what is not read here. */
export function mediaOf({ headers }: Pick<FastifyRequest, 'headers'>): BodyMedia | null {
  return MEDIA[headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? ''] ?? null
}

/** Lets routes read bodies of CSV and XML. Nothing of them is read before the handler asks. */
export function addBodies(server: FastifyInstance): void {
  const types = Object.keys(MEDIA).filter((type) => MEDIA[type] !== 'json')
  server.addContentTypeParser(types, (_request, payload, done) => done(null, payload))
}

/**
 * Reads a body that is no JSON.
 *
 * @throws DomainError FILE_TOO_LARGE, FILE_INFECTED, UNAVAILABLE when the virus scanner cannot say
 */
export async function readBody(request: FastifyRequest): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES) throw tooLarge()
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request.body as Readable) {
    pieces.push(piece as Buffer)
    size += (piece as Buffer).length
    if (size > MAX_FILE_BYTES) throw tooLarge()
  }
  const bytes = Buffer.concat(pieces)
  await request.server.scanUpload?.(bytes)
  return bytes
}

const tooLarge = (): DomainError => new DomainError('FILE_TOO_LARGE', { path: ['file'], params: { max: MAX_FILE_MEGABYTES } })
