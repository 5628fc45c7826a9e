import { createHash, randomBytes } from 'node:crypto'

const BYTES = 32

/** A token for a link: 256 random bits for the mail, their SHA-256 for the database. */
export function newLinkToken(): { text: string; hash: Buffer } {
  const bytes = randomBytes(BYTES)
  return { text: bytes.toString('base64url'), hash: createHash('sha256').update(bytes).digest() }
}

/** What the database keeps of a token; null for a text that is none. */
export function hashOfLinkToken(text: string): Buffer | null {
  return /^[\w-]{43}$/.test(text) ? createHash('sha256').update(Buffer.from(text, 'base64url')).digest() : null
}
