import { DomainError } from '@solmu/domain/errors.js'

/** What turns a name round, breaks lines or leads elsewhere. */
const FORBIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

const LONGEST = 200

/**
 * The name of a file that came from outside, for people to read; it is never a place where anything lies.
 *
 * @throws DomainError FILE_NAME_INVALID for a name with control characters, or none at all
 */
export function shownFileName(given: string): string {
  const name = given.normalize('NFC').split(/[/\\]/).at(-1)?.trim() ?? ''
  if (name === '' || name.length > LONGEST || FORBIDDEN.test(name)) {
    throw new DomainError('FILE_NAME_INVALID', { path: ['file'] })
  }
  return name
}

/**
 * The header that has a browser save a file under a name (RFC 6266): the plain name for old clients, the whole one in
 * UTF-8 (RFC 8187).
 *
 * @example attachment('verkosto–2026.csv') // attachment; filename="verkosto_2026.csv"; filename*=UTF-8''verkosto%E2%80%932026.csv
 */
export function attachment(name: string): string {
  const safe = name.replace(new RegExp(FORBIDDEN, 'gu'), '').replace(/[/\\]/g, '_')
  const plain = safe.replace(/[^\x20-\x7e]|["%]/g, '_')
  const whole = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
