/**
 * What a new password has to be: long, and hard to guess. No rules about capitals
 * or digits, no forced change: length and the estimate of guesses decide. What
 * anybody knows about the person (name, address) does not count towards the length.
 * Source: ASVS 5.0.0 items 6.2.1-6.2.12.
 */
import type { ErrorCode, ErrorParams } from '../errors.js'

export const shortestPassword = 12
export const longestPassword = 256

/** The least zxcvbn estimate (0-4) that is accepted: out of reach of guessing where sign-in has a growing delay. */
export const leastScore = 3

export interface PasswordFacts {
  readonly email: string
  readonly displayName: string
  /** The zxcvbn estimate of the password, 0 to 4. */
  readonly score: number
  /** Whether it stands in a list of leaked passwords, see `isBreached`; where the list is not at hand, only the rest is said. */
  readonly isBreached?: boolean
}

export interface PasswordProblem {
  readonly code: Extract<ErrorCode, 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_WEAK' | 'PASSWORD_BREACHED' | 'TOO_LONG'>
  readonly params: ErrorParams
}

/** Words shorter than this are not taken out: too many passphrases hold them by chance. */
const shortestPersonalWord = 4

/**
 * Everything that is wrong with a password; empty when it will do. Length is counted in characters as
 * people see them on the keyboard, not in bytes.
 *
 * @example passwordProblems('kesä2026', { email, displayName, score: 1 }) // too short and too weak
 */
export function passwordProblems(password: string, facts: PasswordFacts): PasswordProblem[] {
  const length = lengthOf(password)
  if (length > longestPassword) return [{ code: 'TOO_LONG', params: { max: longestPassword } }]
  const problems: PasswordProblem[] = []
  if (length < shortestPassword) problems.push({ code: 'PASSWORD_TOO_SHORT', params: { min: shortestPassword } })
  if (facts.isBreached) problems.push({ code: 'PASSWORD_BREACHED', params: {} })
  if (isGuessable(password, facts)) problems.push({ code: 'PASSWORD_TOO_WEAK', params: {} })
  return problems
}

/**
 * The form in which a password is hashed and compared: the same letters are the same on every keyboard and system, whether
 * `ä` came as one sign or as two. Nothing else changes: blanks and capitals count.
 *
 * @example normalisePassword('a\u0308') // 'ä'
 */
export function normalisePassword(password: string): string {
  return password.normalize('NFC')
}

/**
 * Says whether a password is one of those that leaked and are tried first: as it is, whatever its capitals, or with
 * nothing but digits and signs behind it, which is how people mend a refused password.
 *
 * @param leaked leaked passwords in lower case
 * @example isBreached('Football2026!', new Set(['football'])) // true
 */
export function isBreached(password: string, leaked: ReadonlySet<string>): boolean {
  const folded = normalisePassword(password).toLowerCase()
  return leaked.has(folded) || leaked.has(withoutTail(folded))
}

/** Step by step from the end: a pattern that may begin anywhere would look at long passwords again and again. */
function withoutTail(text: string): string {
  const signs = [...text]
  while (signs.length > 0 && !/\p{L}/u.test(signs.at(-1) ?? '')) signs.pop()
  return signs.join('')
}

function isGuessable(password: string, { email, displayName, score }: PasswordFacts): boolean {
  if (score < leastScore) return true
  const remainder = personalWords(email, displayName).reduce(
    (text, word) => text.replaceAll(word, ''),
    password.toLowerCase()
  )
  return lengthOf(remainder) < Math.min(shortestPassword, lengthOf(password))
}

/** The words of the name and of the address, the longest first. */
function personalWords(email: string, displayName: string): string[] {
  const words = `${email} ${displayName}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => lengthOf(word) >= shortestPersonalWord).sort((a, b) => b.length - a.length)
}

const lengthOf = (text: string): number => [...text].length
