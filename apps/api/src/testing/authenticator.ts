import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON
} from '@simplewebauthn/server'

const PRESENT = 0x01
const VERIFIED = 0x04
const SYNCABLE = 0x08
const SYNCED = 0x10
const WITH_KEY = 0x40

type Credential = { id: Buffer; rpId: string; handle: string; key: KeyObject; counter: number }

/** What a person and their device do that is out of the ordinary. */
export type Manner = { origin?: string; isVerified?: boolean; isSynced?: boolean; counts?: boolean; crossType?: boolean }

/**
 * An authenticator in software: it makes ES256 keys, answers challenges as a browser hands them on (WebAuthn, attestation
 * `none`), and can be copied, which those in hardware cannot.
 */
export class Authenticator {
  private credentials: Credential[] = []

  constructor(
    readonly origin: string,
    private readonly manner: Manner = {}
  ) {}

  /** A copy that counts on its own from here. */
  copy(): Authenticator {
    const copy = new Authenticator(this.origin, this.manner)
    copy.credentials = this.credentials.map((credential) => ({ ...credential }))
    return copy
  }

  /** Answers `navigator.credentials.create`. */
  create(options: PublicKeyCredentialCreationOptionsJSON, manner: Manner = {}): RegistrationResponseJSON {
    const excluded = new Set((options.excludeCredentials ?? []).map(({ id }) => id))
    if (this.credentials.some(({ id }) => excluded.has(id.toString('base64url')))) throw new Error('InvalidStateError')
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const rpId = options.rp.id ?? ''
    const credential = { id: randomBytes(32), rpId, handle: options.user.id, key: privateKey, counter: 0 }
    this.credentials.push(credential)
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' }) as { x?: string; y?: string }
    const cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]))
    const length = Buffer.alloc(2)
    length.writeUInt16BE(credential.id.length)
    const attested = Buffer.concat([Buffer.alloc(16), length, credential.id, cose])
    const authData = Buffer.concat([this.authenticatorData(credential, { ...this.manner, ...manner }, WITH_KEY), attested])
    const attestation = cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData]]))
    const id = credential.id.toString('base64url')
    return {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: {
        clientDataJSON: this.clientData(manner.crossType ? 'webauthn.get' : 'webauthn.create', options.challenge, manner).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal']
      }
    }
  }

  /** Answers `navigator.credentials.get` with the newest key that fits. */
  get(options: PublicKeyCredentialRequestOptionsJSON, manner: Manner = {}): AuthenticationResponseJSON {
    const allowed = options.allowCredentials && new Set(options.allowCredentials.map(({ id }) => id))
    const fits = (each: Credential) => each.rpId === options.rpId && (!allowed || allowed.has(each.id.toString('base64url')))
    const credential = this.credentials.filter(fits).at(-1)
    if (!credential) throw new Error('NotAllowedError')
    const all = { ...this.manner, ...manner }
    const authData = this.authenticatorData(credential, all, 0)
    const clientData = this.clientData('webauthn.get', options.challenge, manner)
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()])
    const id = credential.id.toString('base64url')
    return {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, credential.key).toString('base64url'),
        userHandle: credential.handle
      }
    }
  }

  private authenticatorData(credential: Credential, manner: Manner, flags: number): Buffer {
    if (manner.counts !== false) credential.counter += 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(credential.counter)
    const verified = manner.isVerified === false ? 0 : VERIFIED
    const synced = manner.isSynced ? SYNCABLE | SYNCED : 0
    const hash = createHash('sha256').update(credential.rpId).digest()
    return Buffer.concat([hash, Buffer.from([PRESENT | verified | synced | flags]), counter])
  }

  private clientData(type: string, challenge: string, manner: Manner): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: manner.origin ?? this.origin, crossOrigin: false }))
  }
}

/** CBOR as far as authenticators need it: whole numbers, texts, bytes and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (!(value instanceof Map)) throw new Error('CBOR: not foreseen')
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each)])])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff])
}
