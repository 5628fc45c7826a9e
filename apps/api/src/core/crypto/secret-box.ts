import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 1
const ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + ID_BYTES

type Key = { readonly id: Buffer; readonly secret: string }

/** What was sealed cannot be opened: by this key, for this purpose, or because it was changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/**
 * Keeps secrets that have to be read back, such as the seed of one-time codes: AES-256-GCM under a key that HKDF makes
 * for each context, so that what was sealed for one purpose or record opens for no other.
 *
 * A sealed text is base64url of: version (1 byte), id of the key (4), nonce (12), tag (16), ciphertext.
 */
export class SecretBox {
  private readonly keys: readonly Key[]

  /** @param secrets the first seals, all of them open */
  constructor(secrets: readonly [string, ...string[]]) {
    this.keys = secrets.map((secret) => ({ id: idOf(secret), secret }))
  }

  /**
   * @param context the purpose and the record, such as `totp:<user id>`
   * @example box.seal('JBSWY3DPEHPK3PXP', 'totp:01990000-…')
   */
  seal(text: string, context: string): string {
    const key = this.keys[0] as Key
    const head = Buffer.concat([Buffer.from([VERSION]), key.id])
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', keyFor(key, context), nonce).setAAD(head)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([head, nonce, cipher.getAuthTag(), body]).toString('base64url')
  }

  /**
   * What was sealed.
   *
   * @throws SealBroken
   */
  open(sealed: string, context: string): string {
    const bytes = Buffer.from(sealed, 'base64url')
    const head = bytes.subarray(0, HEAD_BYTES)
    if (bytes.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES || head[0] !== VERSION) throw new SealBroken('not a sealed text')
    const key = this.keyOf(head)
    if (!key) throw new SealBroken('sealed with a key that is not here')
    const nonce = bytes.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES)
    const tag = bytes.subarray(HEAD_BYTES + NONCE_BYTES, HEAD_BYTES + NONCE_BYTES + TAG_BYTES)
    const body = bytes.subarray(HEAD_BYTES + NONCE_BYTES + TAG_BYTES)
    try {
      const cipher = createDecipheriv('aes-256-gcm', keyFor(key, context), nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(head).setAuthTag(tag)
      return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8')
    } catch {
      throw new SealBroken('changed, or sealed for another purpose')
    }
  }

  /** Whether a sealed text should be sealed anew, because the key that sealed it is on its way out. */
  isOutdated(sealed: string): boolean {
    return this.keyOf(Buffer.from(sealed, 'base64url').subarray(0, HEAD_BYTES)) !== this.keys[0]
  }

  private keyOf(head: Buffer): Key | undefined {
    return this.keys.find(({ id }) => id.equals(head.subarray(1)))
  }
}

/** Tells keys apart without telling anything of them. */
function idOf(secret: string): Buffer {
  return createHash('sha256').update('solmu key id\0').update(secret).digest().subarray(0, ID_BYTES)
}

function keyFor({ secret }: Key, context: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'solmu secret box', context, 32))
}
