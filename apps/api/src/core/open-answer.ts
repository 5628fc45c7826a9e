import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { attachment } from './files/attachment.js'
import { contentTypes } from './files/sheet-writer.js'

/** Something that everybody may have, signed in or not: the same bytes have the same tag. */
export type OpenAnswer = { readonly body: string | Buffer; readonly etag: string; readonly contentType: string; readonly fileName: string | null }

/** How long an answer is kept by whoever has it: a list may be minutes old; what never changes can be kept for ever. */
export const keptFor = { minutes: 'public, max-age=300', ever: 'public, max-age=31536000, immutable' } as const

/** The tag of an answer: bytes that are the same need not be sent again. */
export const etagOf = (body: string | Buffer): string => `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`

/** A value as an answer. */
export function openAnswer(value: object): OpenAnswer {
  const body = `${JSON.stringify(value)}\n`
  return { body, etag: etagOf(body), contentType: contentTypes.json, fileName: null }
}

/** Sends it; whoever has the same bytes already is told so. */
export async function sendOpen(reply: FastifyReply, { body, etag, contentType, fileName }: OpenAnswer, kept: string): Promise<void> {
  const known = reply.request.headers['if-none-match']
  void reply.header('etag', etag).header('cache-control', kept)
  if (known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) {
    await reply.status(304).send()
    return
  }
  if (fileName !== null) void reply.header('content-disposition', attachment(fileName))
  await reply.type(contentType).send(body)
}
