import { DomainError } from '@solmu/domain/errors.js'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { attachment } from './attachment.js'

/** A file to be saved by whoever asked for it; its bytes, or where they come from piece by piece. */
export type SentFile = {
  readonly name: string
  readonly contentType: string
  readonly content: Buffer | NodeJS.ReadableStream
}

export const XML = 'application/xml; charset=utf-8'

/** Answers with a file. */
export async function sendFile(reply: FastifyReply, { name, contentType, content }: SentFile): Promise<void> {
  await reply.header('content-disposition', attachment(name)).type(contentType).send(content)
}

/** Finnish when no language is asked for. @throws DomainError INVALID_INPUT */
export function languageIn({ lang = 'fi' }: Readonly<Record<string, unknown>>): Language {
  if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
  return lang
}

/** @throws DomainError NOT_FOUND for a kind of file that there is not */
export function formatIn<Format extends string>(text: string, formats: readonly Format[]): Format {
  const format = formats.find((each) => each === text)
  if (!format) throw new DomainError('NOT_FOUND')
  return format
}

/** A part of the name of a file, in letters that every disk takes. */
export const fileWord = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)
