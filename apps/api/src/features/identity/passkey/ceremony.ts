import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { challengeMinutes } from '@solmu/domain/identity/second-factor.js'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse
} from '@simplewebauthn/server'
import { CONFIG, type Config } from '../../../core/config/config.js'
import type { StoredPasskey } from './passkeys.js'

/** A key pair that an authenticator has made, of which we keep the public half. */
export type NewCredential = { id: string; publicKey: Buffer; counter: number; transports: string[]; isSynced: boolean }

/** A signature that is right; whether the count is, the caller looks at. */
export type SoundAnswer = { counter: number; isSynced: boolean }

export type Owner = { userId: string; email: string; displayName: string }

const EDDSA = -8
const ES256 = -7
const RS256 = -257
const ALGORITHMS = [EDDSA, ES256, RS256]
const TIMEOUT_MS = challengeMinutes * 60_000
/** Below every count: the library lets each one pass, because we want to know a copy from a wrong signature. */
const NO_COUNT = -1

/**
 * What browser, authenticator and server say to each other (WebAuthn). A passkey belongs to the name of this
 * installation (PUBLIC_URL), so that no other site can ask for it. The person has to be verified by their device each
 * time: that makes a passkey both factors at once.
 */
@Injectable()
export class PasskeyCeremony {
  private readonly origin: string
  private readonly rpId: string

  constructor(@Inject(CONFIG) config: Config) {
    const url = new URL(config.PUBLIC_URL)
    this.origin = url.origin
    this.rpId = url.hostname
  }

  /** What the browser needs to make a new passkey, other than those that the person has. */
  creation(owner: Owner, known: readonly StoredPasskey[]): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Solmu',
      rpID: this.rpId,
      userID: handleOf(owner.userId),
      userName: owner.email,
      userDisplayName: owner.displayName,
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS
    })
  }

  /**
   * The new passkey in an answer.
   *
   * @throws DomainError PASSKEY_FAILED when the answer is not one to our challenge, from our pages, by a verified person
   */
  async created(response: object, challenge: string): Promise<NewCredential> {
    const { registrationInfo } = await refusing(() =>
      verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS
      })
    )
    if (!registrationInfo) throw new DomainError('PASSKEY_FAILED')
    const { credential, credentialBackedUp } = registrationInfo
    const { id, publicKey, counter, transports = [] } = credential
    return { id, publicKey: Buffer.from(publicKey), counter, transports: transports.map(String).slice(0, 10), isSynced: credentialBackedUp }
  }

  /** What the browser needs to ask for a passkey: one of these, or whichever the person picks when none is named. */
  request(allowed: readonly StoredPasskey[] | null): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.rpId,
      timeout: TIMEOUT_MS,
      userVerification: 'required',
      ...(allowed ? { allowCredentials: allowed.map(({ credentialId, transports }) => ({ id: credentialId, transports })) } : {})
    })
  }

  /**
   * Checks a signature.
   *
   * @throws DomainError PASSKEY_FAILED when it is not one to our challenge, from our pages, by this passkey and a verified person
   */
  async answered(response: object, challenge: string, passkey: StoredPasskey): Promise<SoundAnswer> {
    const { verified, authenticationInfo } = await refusing(() =>
      verifyAuthenticationResponse({
        response: response as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        requireUserVerification: true,
        credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: NO_COUNT }
      })
    )
    if (!verified) throw new DomainError('PASSKEY_FAILED')
    return { counter: authenticationInfo.newCounter, isSynced: authenticationInfo.credentialBackedUp }
  }
}

/** The library throws whatever is wrong as plain errors, with texts for developers. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    throw new DomainError('PASSKEY_FAILED')
  }
}

/** Under which the authenticator keeps the key: no name and no address. */
export function handleOf(userId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'))
}

/** True when an answer names the person, or nobody. */
export function isHandleOf(handle: unknown, userId: string): boolean {
  if (handle === undefined || handle === null) return true
  return typeof handle === 'string' && Buffer.from(handle, 'base64url').equals(Buffer.from(handleOf(userId)))
}
