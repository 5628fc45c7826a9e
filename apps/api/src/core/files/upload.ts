import multipart, { type MultipartFile } from '@fastify/multipart'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config/config.js'
import { shownFileName } from './attachment.js'
import { addBodies } from './body.js'
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES } from './limits.js'
import { clamdScanner, type VirusScanner } from './virus-scanner.js'

/** A file as somebody sent it. */
export type Upload = { readonly fileName: string; readonly bytes: Buffer }

/** What a form with one file needs beside the file itself. */
const FORM_BYTES = 10_000

declare module 'fastify' {
  interface FastifyInstance {
    /** Looks at every file that comes in; null where no scanner is set up. */
    scanUpload: VirusScanner | null
  }
}

/** Lets the routes for files read forms with one file, and bodies of CSV and XML. Nothing of it is read before the handler asks. */
export async function addUploads(server: FastifyInstance, of: { config: Pick<Config, 'CLAMD_URL'>; logger: Logger }): Promise<void> {
  const { CLAMD_URL } = of.config
  if (!CLAMD_URL) of.logger.info('files that come in are not looked at for viruses, because CLAMD_URL is not set')
  server.decorate('scanUpload', CLAMD_URL ? clamdScanner(CLAMD_URL) : null)
  addBodies(server)
  await server.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, parts: 1, fieldNameSize: 100, headerPairs: 20 } })
}

/**
 * Reads the one file of a form.
 *
 * @throws DomainError FILE_TOO_LARGE, REQUIRED when there is none, FILE_NAME_INVALID, FILE_INFECTED, UNAVAILABLE when the
 * virus scanner cannot say
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES + FORM_BYTES) throw tooLarge()
  if (!request.isMultipart()) throw new DomainError('UNSUPPORTED_MEDIA', { path: ['file'] })
  try {
    const file = await request.file()
    if (!file?.filename) throw new DomainError('REQUIRED', { path: ['file'] })
    const fileName = shownFileName(file.filename)
    const bytes = await bytesOf(file.file)
    await request.server.scanUpload?.(bytes)
    return { fileName, bytes }
  } catch (error) {
    throw error instanceof DomainError ? error : refusalOf(error)
  }
}

/** What is too large is refused at the limit: its rest may be long, or never come. */
function bytesOf(file: MultipartFile['file']): Promise<Buffer> {
  const pieces: Buffer[] = []
  return new Promise((done, fail) => {
    file.on('data', (piece: Buffer) => pieces.push(piece))
    file.once('limit', () => fail(tooLarge()))
    file.once('error', fail)
    file.once('end', () => (file.truncated ? fail(tooLarge()) : done(Buffer.concat(pieces))))
  })
}

function refusalOf(error: unknown): unknown {
  const { code } = error as { code?: string }
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge()
  return code?.startsWith('FST_') || error instanceof Error ? new DomainError('INVALID_INPUT', { path: ['file'] }) : error
}

const tooLarge = (): DomainError => new DomainError('FILE_TOO_LARGE', { path: ['file'], params: { max: MAX_FILE_MEGABYTES } })
