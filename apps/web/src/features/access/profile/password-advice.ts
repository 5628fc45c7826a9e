/** What is still missing from a password while it is typed; the API judges in the end, also how easy it is to guess. */
import { passwordProblems, shortestPassword } from '@solmu/domain/identity/password.js'
import type { TextFunction } from '../../../ui/text.js'

/** The best estimate of guesses: here only length and personal words are looked at. */
const unknownScore = 4

export interface PasswordOwner {
  readonly email: string
  readonly displayName: string
}

export interface PasswordAdvice {
  readonly isEnough: boolean
  readonly text: string
}

/**
 * The next thing to mend, or that the password will do as far as the web can tell.
 *
 * @example passwordAdvice('kissa', owner, t).text // 'Vielä 7 merkkiä.'
 */
export function passwordAdvice(password: string, owner: PasswordOwner, t: TextFunction): PasswordAdvice {
  const [problem] = passwordProblems(password, { ...owner, score: unknownScore })
  if (!problem) return { isEnough: true, text: t('profile.password.advice.enough') }
  if (problem.code === 'TOO_LONG') return { isEnough: false, text: t('errors.TOO_LONG', { max: problem.params['max'] }) }
  if (problem.code === 'PASSWORD_TOO_WEAK') return { isEnough: false, text: t('profile.password.advice.personal') }
  return { isEnough: false, text: t('profile.password.advice.short', { count: shortestPassword - [...password].length }) }
}
