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
}

export interface PasswordProblem {
  readonly code: Extract<ErrorCode, 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_WEAK' | 'TOO_LONG'>
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
  if (isGuessable(password, facts)) problems.push({ code: 'PASSWORD_TOO_WEAK', params: {} })
  return problems
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
