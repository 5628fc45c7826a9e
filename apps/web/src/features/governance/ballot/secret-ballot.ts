/**
 * The browser's part of a secret ballot. It makes up a token and blinds it before it asks anybody, has the blinded one signed for a
 * member, takes the blinding off, and casts with what remains: nobody but this browser can tell that the two belong together
 * (docs/adr/0032-secret-ballots.md). The slip is kept here before anything is asked, so that nothing is lost when something breaks.
 */
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { trackerText } from '@solmu/domain/governance/ballot-log.js'
import type { BallotChoice } from '@solmu/domain/governance/ballot.js'
import { errorOfAnswer } from '../../../graphql/api-error.js'
import { type BallotSlip, keepSlip } from './ballot-slip.js'

const suite = RSABSSA.SHA384.PSS.Deterministic()
const tokenBytes = 32
/** Every request is as long as the longest choice could make it. */
const requestLength = 2000

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const keyOf = (publicKey: string): Promise<CryptoKey> => crypto.subtle.importKey('spki', toBytes(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])

/** Whether the browser can: it cannot where the page did not come by a safe connection. */
export const canVoteSecretly = (): boolean => globalThis.crypto?.subtle !== undefined

type Seat = { readonly ballotId: string; readonly seatId: string }

/** Makes up a slip and keeps it. */
export async function newSlip({ ballotId, seatId }: Seat, publicKey: string): Promise<BallotSlip> {
  const token = crypto.getRandomValues(new Uint8Array(tokenBytes))
  const { blindedMsg, inv } = await suite.blind(await keyOf(publicKey), token)
  const slip: BallotSlip = { ballotId, seatId, token: toText(token), blinded: toText(blindedMsg), unblinding: toText(inv), signature: null, isCast: false }
  keepSlip(slip)
  return slip
}

/** Takes the blinding off what was signed, and looks whether it is the signature of the ballot. */
export async function signedSlip(slip: BallotSlip, publicKey: string, blindSignature: string): Promise<BallotSlip> {
  const signature = await suite.finalize(await keyOf(publicKey), toBytes(slip.token), toBytes(blindSignature), toBytes(slip.unblinding))
  const signed = { ...slip, signature: toText(signature) }
  keepSlip(signed)
  return signed
}

/** What the log shows for a slip. */
export async function trackerOf({ token }: Pick<BallotSlip, 'token'>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(trackerText(token))))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 32)
}

/** Asks the box, without a session. @throws ApiError */
async function post<Said>(path: 'cast' | 'check', body: object): Promise<Said> {
  const answer = await fetch(`/api/ballots/${path}`, { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const text = await answer.text()
  if (!answer.ok) throw errorOfAnswer(answer.status, text)
  return JSON.parse(text) as Said
}

/** Puts a ballot into the box, or another in its place. @throws ApiError */
export async function castSlip(slip: BallotSlip, choice: BallotChoice): Promise<BallotSlip> {
  const body = { ballotId: slip.ballotId, token: slip.token, signature: slip.signature, choice }
  const padding = ' '.repeat(Math.max(0, requestLength - JSON.stringify(body).length))
  await post('cast', { ...body, padding })
  const cast = { ...slip, isCast: true }
  keepSlip(cast)
  return cast
}

/** Where the ballot of a slip is. @throws ApiError */
export const lookForSlip = ({ ballotId, token }: BallotSlip): Promise<{ readonly state: 'in_box' | 'not_in_box' | 'ended'; readonly tracker: string }> => post('check', { ballotId, token })
