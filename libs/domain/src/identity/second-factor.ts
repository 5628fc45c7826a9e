/**
 * The second factor: what counts as one, how one-time codes and recovery codes are read, and when an authenticator is
 * believed. A passkey that asked for the person's finger, face or code is both factors at once: what one has, and what
 * one is or knows. Source: ASVS 5.0.0 items 6.3.3 and 6.5.1-6.5.5; RFC 6238; WebAuthn level 3, 6.1.1.
 */

/** How a person proved who they are. */
export const signInMethods = ['password', 'totp', 'recovery_code', 'passkey', 'provider'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** The methods that answer for the second factor. */
export const secondFactors = ['totp', 'recovery_code', 'passkey'] as const
export type SecondFactor = (typeof secondFactors)[number]

/** How many wrong codes end a sign-in that waits for its second factor. */
export const wrongCodesOfTicket = 5
/** How long a sign-in waits for its second factor. */
export const ticketMinutes = 5
/** How long an authenticator has to answer. */
export const challengeMinutes = 5
/** How long a new authenticator app has to show its first code. */
export const enrolmentMinutes = 15

/** A one-time code changes every so many seconds; one from the step before or after is taken, for clocks that differ. */
export const totpPeriodSeconds = 30
export const totpDigits = 6
export const totpWindow = 1

export const recoveryCodeCount = 10
/** Without letters and digits that look alike: 0 and O, 1, I and L, and U, which makes words. */
export const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 117 bits, so that a plain hash keeps them as safe as a slow one would. Source: ASVS 5.0.0 item 6.5.2. */
export const recoveryCodeLength = 24

/**
 * Says whether what was given holds a second factor.
 *
 * @example hasSecondFactor(['password', 'totp']) // true
 * @example hasSecondFactor(['password']) // false
 */
export function hasSecondFactor(methods: readonly SignInMethod[]): boolean {
  return methods.some((method) => secondFactors.some((factor) => factor === method))
}

/** What a person has set up. */
export interface Factors {
  readonly hasTotp: boolean
  readonly recoveryCodesLeft: number
  readonly passkeyCount: number
}

/**
 * The ways in which a person can give their second factor after the password; empty for those who have none. Recovery
 * codes stand in for a factor, they are none by themselves.
 *
 * @example factorsToAsk({ hasTotp: true, recoveryCodesLeft: 10, passkeyCount: 0 }) // ['totp', 'recovery_code']
 */
export function factorsToAsk({ hasTotp, recoveryCodesLeft, passkeyCount }: Factors): SecondFactor[] {
  if (!hasTotp && passkeyCount === 0) return []
  const ways: [SecondFactor, boolean][] = [['passkey', passkeyCount > 0], ['totp', hasTotp], ['recovery_code', recoveryCodesLeft > 0]]
  return ways.flatMap(([way, isThere]) => (isThere ? [way] : []))
}

/**
 * A one-time code as it was typed or pasted: its six digits; null for anything else.
 *
 * @example readTotp(' 123 456') // '123456'
 */
export function readTotp(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/**
 * A recovery code as it was typed: without blanks and hyphens, in capitals; null for what cannot be one.
 *
 * @example readRecoveryCode('abcd-efgh jkmn-pqrs') // 'ABCDEFGHJKMNPQRS'
 */
export function readRecoveryCode(text: string): string | null {
  const code = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return code.length === recoveryCodeLength && [...code].every((sign) => recoveryAlphabet.includes(sign)) ? code : null
}

/**
 * A recovery code as people read it.
 *
 * @example recoveryCodeText('ABCDEFGHJKMNPQRSTVWX2345') // 'ABCD-EFGH-JKMN-PQRS-TVWX-2345'
 */
export function recoveryCodeText(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

/**
 * Says whether an authenticator that has signed `given` times can be the one that had signed `kept` times. Those that do
 * not count always say 0. One whose count goes back is a copy.
 *
 * @example isCounterSound(7, 8) // true
 * @example isCounterSound(7, 7) // false
 */
export function isCounterSound(kept: number, given: number): boolean {
  return given > kept || (given === 0 && kept === 0)
}
