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

/** Asks the server, then the device, then the server again: signed in, alone or after the password. */
export async function signInWithPasskey(ticket?: string): Promise<void> {
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

/** One offer in the browser's own list under the e-mail field. @returns false when nobody took it before it grew old */
async function offerOnce(): Promise<boolean> {
  const { challengeId, options } = await requestPasskey()
  const isOld = setTimeout(() => WebAuthnAbortService.cancelCeremony(), offerLife)
  try {
    const response = await startAuthentication({ optionsJSON: options, useBrowserAutofill: true })
    await givePasskey({ challengeId, response })
    return true
  } catch (error) {
    if (error instanceof WebAuthnError && error.code === 'ERROR_CEREMONY_ABORTED') return false
    throw error
  } finally {
    clearTimeout(isOld)
  }
}

/**
 * Offers passkeys in the list that the browser opens under the e-mail field, where it can do so, until one is taken, the
 * page is left, or another way of signing in asks for a passkey itself.
 *
 * @param isWanted whether the page still stands there
 * @returns whether somebody has signed in that way
 */
export async function offerPasskeys(isWanted: () => boolean): Promise<boolean> {
  if (!(await browserSupportsWebAuthnAutofill()) || !isWanted()) return false
  while (isWanted()) {
    const beganAt = Date.now()
    if (await offerOnce()) return isWanted()
    // Ended before its time: the person has chosen another way.
    if (Date.now() - beganAt < offerLife) return false
  }
  return false
}

/** Ends an offer that stands. */
export function endPasskeyOffer(): void {
  WebAuthnAbortService.cancelCeremony()
}
