import { createHash, randomBytes } from 'node:crypto'

const BYTES = 32

const hashed = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** What a link or a device is opened by: 256 random bits to be handed out, their SHA-256 for the database. */
export function newSurveyToken(): { readonly text: string; readonly hash: Buffer } {
  const bytes = randomBytes(BYTES)
  return { text: bytes.toString('base64url'), hash: hashed(bytes) }
}

/** What the database keeps of it; null for a text that is none. */
export function hashOfSurveyToken(text: unknown): Buffer | null {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text) ? hashed(Buffer.from(text, 'base64url')) : null
}
