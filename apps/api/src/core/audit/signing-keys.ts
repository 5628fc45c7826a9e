import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { checkpointText, type SignedHead } from '@solmu/domain/audit/checkpoint.js'

/** The head of the DER form of a private Ed25519 key; its 32 bytes follow (RFC 8410). */
const ED25519_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A key that signs, and how it is called. */
export type SigningKey = { readonly id: string; readonly privateKey: KeyObject }

/** A key by which signatures are checked. */
export type PublicKey = { readonly id: string; readonly pem: string }

/** The settings that the keys follow from. */
export type KeySettings = { readonly AUDIT_SIGNING_KEY?: string | undefined; readonly SECRET_KEYS: readonly [string, ...string[]] }

/** True for a private Ed25519 key in PEM. */
export function isSigningKey(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

/**
 * The key that signs checkpoints: the one of the installation, or one that follows from its secret key. The latter
 * proves less, for whoever can read the settings of the database can make it too.
 */
export function signingKey({ AUDIT_SIGNING_KEY, SECRET_KEYS }: KeySettings): SigningKey {
  const privateKey = AUDIT_SIGNING_KEY === undefined ? derivedKey(SECRET_KEYS[0]) : createPrivateKey(AUDIT_SIGNING_KEY)
  return { id: publicKeyOf(privateKey).id, privateKey }
}

/** Every key by which an earlier checkpoint may have been signed, that of today first. */
export function publicKeys(settings: KeySettings): PublicKey[] {
  const all = [signingKey(settings).privateKey, ...settings.SECRET_KEYS.map(derivedKey)].map(publicKeyOf)
  return all.filter(({ id }, place) => all.findIndex((other) => other.id === id) === place)
}

/** @throws Error when the text is no key */
export function publicKeyFrom(pem: string): PublicKey {
  return publicKeyOf(createPublicKey(pem))
}

/** Signs a text, which must begin with what it is for, so that it can stand for nothing else; base64. */
export function signText(text: string, key: SigningKey): string {
  return sign(null, Buffer.from(text), key.privateKey).toString('base64')
}

/** Signs the head of a chain; base64. */
export function signHead(head: SignedHead, key: SigningKey): string {
  return signText(checkpointText(head), key)
}

/** True when the head was signed with the key and says what it said then. */
export function isSignedBy(head: SignedHead, signature: string, key: PublicKey): boolean {
  return verify(null, Buffer.from(checkpointText(head)), key.pem, Buffer.from(signature, 'base64'))
}

function derivedKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'solmu audit checkpoints', 32))
  return createPrivateKey({ key: Buffer.concat([ED25519_HEAD, seed]), format: 'der', type: 'pkcs8' })
}

function publicKeyOf(key: KeyObject): PublicKey {
  const open = key.type === 'private' ? createPublicKey(key) : key
  const id = createHash('sha256').update(open.export({ format: 'der', type: 'spki' })).digest('hex').slice(0, 16)
  return { id, pem: open.export({ format: 'pem', type: 'spki' }).toString() }
}
