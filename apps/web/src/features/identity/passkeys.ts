/** What the browser does with passkeys: it alone talks with the person's device. */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON
} from '@simplewebauthn/browser'
import { ApiError } from '../../graphql/api-error.js'
import { givePasskey, requestPasskey, type PasskeyRequest } from './auth.js'

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = browserSupportsWebAuthn

/**
 * Lets the person choose one of their passkeys.
 *
 * @throws ApiError PASSKEY_FAILED when they would not, or the device has none; which of the two, browsers keep to themselves
 */
export async function choosePasskey({ options }: PasskeyRequest): Promise<AuthenticationResponseJSON> {
  try {
    return await startAuthentication({ optionsJSON: options })
  } catch {
    throw new ApiError({ code: 'PASSKEY_FAILED' })
  }
}

/**
 * Asks the server, then the device, then the server again: signed in, alone or after the password. An offer that stands
 * ends with it; one that was taken a moment before, and whose answer is on its way, is this sign-in already.
 */
export async function signInWithPasskey(ticket?: string): Promise<void> {
  const answer = endPasskeyOffer()
  if (answer && ticket === undefined) return answer
  const request = await requestPasskey(ticket)
  await givePasskey({ challengeId: request.challengeId, response: await choosePasskey(request), ticket })
}

/**
 * Lets the device make a passkey.
 *
 * @throws ApiError ALREADY_EXISTS when this device holds one of the person's, PASSKEY_FAILED when none was made
 */
export async function makePasskey(options: object): Promise<RegistrationResponseJSON> {
  try {
    return await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
  } catch (error) {
    const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
    throw new ApiError({ code: isKnown ? 'ALREADY_EXISTS' : 'PASSKEY_FAILED' })
  }
}

/** A challenge is good for five minutes; the offer is made anew before that, in ms. */
const offerLife = 4 * 60_000

interface Offer {
  /** Whatever it still brings is nobody's any more. */
  isOver: boolean
  /** What was chosen from it, on its way to the server. */
  answer: Promise<void> | null
}

/** The browser knows one at a time. */
let standing: Offer | null = null

/** One offer in the browser's own list under the e-mail field. @returns false when nobody took it before it grew old */
async function offerOnce(offer: Offer): Promise<boolean> {
  const { challengeId, options } = await requestPasskey()
  // A ceremony that begins now would end the one with which the person has chosen another way meanwhile.
  if (offer.isOver) return false
  const isOld = setTimeout(() => WebAuthnAbortService.cancelCeremony(), offerLife)
  try {
    const response = await startAuthentication({ optionsJSON: options, useBrowserAutofill: true })
    if (offer.isOver) return false
    offer.answer = givePasskey({ challengeId, response })
    await offer.answer
    return true
  } catch (error) {
    // What became of an answer, whoever waits for it tells.
    if (offer.isOver || (error instanceof WebAuthnError && error.code === 'ERROR_CEREMONY_ABORTED')) return false
    throw error
  } finally {
    clearTimeout(isOld)
    offer.answer = null
  }
}

/**
 * Offers passkeys in the list that the browser opens under the e-mail field, where it can do so, until one is taken, the
 * page is left, or another way of signing in asks for a passkey itself.
 *
 * @param isWanted whether the page still stands there
 * @returns whether somebody has signed in that way and nobody else waits for it
 */
export async function offerPasskeys(isWanted: () => boolean): Promise<boolean> {
  const offer: Offer = { isOver: false, answer: null }
  standing = offer
  const stands = () => isWanted() && !offer.isOver
  if (!(await browserSupportsWebAuthnAutofill())) return false
  while (stands()) {
    const beganAt = Date.now()
    if (await offerOnce(offer)) return stands()
    // Ended before its time: the person has chosen another way.
    if (Date.now() - beganAt < offerLife) return false
  }
  return false
}

/** Ends an offer that stands. @returns the answer that is on its way to the server when it was taken just before */
export function endPasskeyOffer(): Promise<void> | null {
  const answer = standing?.answer ?? null
  if (standing) standing.isOver = true
  standing = null
  WebAuthnAbortService.cancelCeremony()
  return answer
}
