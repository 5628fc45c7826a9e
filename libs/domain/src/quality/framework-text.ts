/**
 * A framework as text, for exchange and keeping: the same content has always the same bytes.
 */
import { DomainError } from '../errors.js'
import type { FrameworkContent } from './framework.js'
import { readContent } from './framework-reader.js'

/** What marks the file, and the form in which it is written. */
export const frameworkFormat = { format: 'solmu-quality-framework', formatVersion: 1 } as const

/** A framework as it travels: its code, and what one version says. */
export interface FrameworkFile {
  readonly code: string
  readonly content: FrameworkContent
}

/**
 * Canonical JSON: keys in the order of the form, two spaces, a line end.
 *
 * @throws DomainError what is wrong with content that was never read
 */
export function frameworkText({ code, content }: FrameworkFile): string {
  const read = readContent(content)
  if ('issues' in read) throw new DomainError('INVALID_INPUT', { issues: read.issues })
  return `${JSON.stringify({ ...frameworkFormat, code, ...read.content }, null, 2)}\n`
}

/**
 * Reads what `frameworkText` wrote, or somebody by hand.
 *
 * @example readFrameworkText('{"format":"solmu-quality-framework","formatVersion":1,"code":"ips",…}')
 */
export function readFrameworkText(text: string): FrameworkFile | { readonly issues: readonly DomainError[] } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { issues: [new DomainError('FILE_UNREADABLE', { params: { reason: 'json' } })] }
  }
  if (typeof given !== 'object' || given === null) return { issues: [new DomainError('FILE_UNREADABLE', { params: { reason: 'json' } })] }
  const { format, formatVersion, code, ...content } = given as Record<string, unknown>
  if (format !== frameworkFormat.format || formatVersion !== frameworkFormat.formatVersion) {
    return { issues: [new DomainError('UNKNOWN_WORD', { path: ['format'], params: { value: String(format ?? '').slice(0, 40) } })] }
  }
  const read = readContent(content)
  if ('issues' in read) return read
  return { code: typeof code === 'string' ? code.slice(0, 100) : '', content: read.content }
}
