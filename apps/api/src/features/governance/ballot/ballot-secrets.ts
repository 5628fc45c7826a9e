import { constants, createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPair, privateDecrypt, randomBytes, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { BallotChoice } from '@solmu/domain/governance/ballot.js'
import { choiceText, trackerText } from '@solmu/domain/governance/ballot-log.js'
import { SecretBox } from '../../../core/crypto/secret-box.js'

const newKeyPair = promisify(generateKeyPair)
const RSA_BITS = 3072
const SALT_BYTES = 48
/** Every ballot in a box has this size before it is sealed: more than any choice needs. */
const PADDED = 700

/** What is kept of a ballot while it is open, and destroyed with the count. */
export interface BallotSecrets {
  /** Of the lot. */
  readonly seed: string
  /** Under which the box is sealed and its slots hashed. */
  readonly boxKey: string
  /** That sign credentials, as PKCS#8, one for each number of votes; none of an open ballot. */
  readonly privateKeys: Readonly<Record<string, string>>
}

/** The public keys by which credentials are known, as SPKI in base64, by the number of votes. */
export type PublicKeys = Readonly<Record<string, string>>

export interface BoxedBallot {
  readonly by: string
  /** How many votes it carries: those of the key by which its credential was signed. */
  readonly weight: number
  readonly choice: BallotChoice
}

async function newKeys(votes: readonly number[]): Promise<Record<string, string>> {
  const pairs = await Promise.all(votes.map(async (each) => [each, await newKeyPair('rsa', { modulusLength: RSA_BITS })] as const))
  return Object.fromEntries(pairs.map(([each, { privateKey }]) => [each, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()]))
}

/** In which the secrets of a ballot are sealed. */
export const ballotKeyContext = (ballotId: string): string => `ballot:${ballotId}`
const boxContext = (ballotId: string): string => `ballot-box:${ballotId}`

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What stands in the log for a token, and by which its holder finds their ballot: it does not lead back to the token. */
export const trackerOf = (token: string): string => sha256(trackerText(token)).slice(0, 32)

/**
 * The secrets of ballots. Blind signatures are RSABSSA-SHA384-PSS (RFC 9474): the browser blinds and unblinds, the server raises to
 * its private exponent and later verifies an ordinary RSA-PSS signature, both by OpenSSL.
 */
@Injectable()
export class BallotSecretsKeeper {
  constructor(private readonly box: SecretBox) {}

  /**
   * Makes the secrets of a ballot that is opened, and what is shown of them.
   *
   * @param votes which numbers of votes members have: each gets a key of its own in a secret ballot; none in an open one
   * @param prepared what `prepare` has sealed for it; a key that is not among those is made now
   */
  async make(ballotId: string, votes: readonly number[], prepared: string | null = null): Promise<{ sealed: string; commitment: string; publicKeys: PublicKeys | null }> {
    const known = prepared === null ? {} : this.open(ballotId, prepared).privateKeys
    const missing = await newKeys(votes.filter((each) => !(each in known)))
    const privateKeys = Object.fromEntries(votes.map((each) => [each, known[each] ?? missing[each] ?? '']))
    const secrets: BallotSecrets = { seed: randomBytes(32).toString('hex'), boxKey: randomBytes(32).toString('base64url'), privateKeys }
    return {
      sealed: this.sealed(ballotId, secrets),
      commitment: sha256(secrets.seed),
      publicKeys: votes.length === 0 ? null : Object.fromEntries(votes.map((each) => [each, createPublicKey(privateKeys[each] ?? '').export({ type: 'spki', format: 'der' }).toString('base64')]))
    }
  }

  /** Makes the keys that a ballot may need before it opens: they take seconds, and whoever looks at its opening is not kept waiting. */
  async prepare(ballotId: string, votes: readonly number[]): Promise<string> {
    return this.sealed(ballotId, { seed: '', boxKey: '', privateKeys: await newKeys(votes) })
  }

  private sealed(ballotId: string, secrets: BallotSecrets): string {
    return this.box.seal(JSON.stringify(secrets), ballotKeyContext(ballotId))
  }

  open(ballotId: string, sealed: string): BallotSecrets {
    return JSON.parse(this.box.open(sealed, ballotKeyContext(ballotId))) as BallotSecrets
  }

  /** Signs what was blinded. @throws DomainError CREDENTIAL_INVALID for a number that the key cannot sign */
  sign({ privateKeys }: BallotSecrets, votes: number, blinded: Buffer): Buffer {
    try {
      return privateDecrypt({ key: createPrivateKey(privateKeys[votes] ?? ''), padding: constants.RSA_NO_PADDING }, blinded)
    } catch {
      throw new DomainError('CREDENTIAL_INVALID', { path: ['blinded'] })
    }
  }

  /** How many votes a token carries, by the key that has signed it; null when none of the ballot's has. All are tried, whichever it was. */
  votesOf(publicKeys: PublicKeys, token: string, signature: string): number | null {
    const signed = Object.entries(publicKeys).filter(([, spki]) => {
      const key = createPublicKey({ key: Buffer.from(spki, 'base64'), type: 'spki', format: 'der' })
      return verify('sha384', Buffer.from(token, 'base64url'), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES }, Buffer.from(signature, 'base64url'))
    })
    return signed[0] ? Number(signed[0][0]) : null
  }

  /** Under which a ballot lies in the box. */
  slot({ boxKey }: BallotSecrets, token: string): Buffer {
    return createHmac('sha256', boxKey).update(`slot\n${trackerOf(token)}`).digest()
  }

  /** A ballot as it is put into the box: the same for the same choice by the same token, and nothing else tells what it says. */
  seal(ballotId: string, { boxKey }: BallotSecrets, ballot: BoxedBallot): { digest: Buffer; sealed: string } {
    const digest = createHmac('sha256', boxKey).update(`ballot\n${ballot.by}\n${choiceText(ballot.choice)}`).digest()
    const text = JSON.stringify(ballot)
    if (text.length > PADDED) throw new RangeError('a ballot larger than its envelope')
    return { digest, sealed: new SecretBox([boxKey]).seal(text.padEnd(PADDED), boxContext(ballotId)) }
  }

  unseal(ballotId: string, { boxKey }: BallotSecrets, sealed: string): BoxedBallot {
    return JSON.parse(new SecretBox([boxKey]).open(sealed, boxContext(ballotId))) as BoxedBallot
  }
}
