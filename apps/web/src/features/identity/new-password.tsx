/** A new password: the rules before anything goes wrong, and advice while it is typed; the API judges in the end. */
import type { ChangeEvent } from 'react'
import { passwordProblems, shortestPassword } from '@solmu/domain/identity/password.js'
import { PasswordField } from '../../ui/form-field.js'
import { NotStartedGlyph, VerifiedGlyph } from '../../ui/glyphs.js'
import { useText, type TextFunction } from '../../ui/text.js'
import styles from './new-password.module.css'

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
  if (!problem) return { isEnough: true, text: t('identity.password.enough') }
  if (problem.code === 'TOO_LONG') return { isEnough: false, text: t('errors.TOO_LONG', { max: problem.params['max'] }) }
  if (problem.code === 'PASSWORD_TOO_WEAK') return { isEnough: false, text: t('identity.password.personal') }
  return { isEnough: false, text: t('identity.password.short', { count: shortestPassword - [...password].length }) }
}

/** What is wrong with a new password before it is sent; undefined when it may do. */
export function newPasswordProblem(password: string, owner: PasswordOwner, t: TextFunction): string | undefined {
  if (password === '') return t('identity.password.required')
  const advice = passwordAdvice(password, owner, t)
  return advice.isEnough ? undefined : advice.text
}

export interface NewPasswordFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly owner: PasswordOwner
  readonly error?: string
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
}

/** The field, and what is still missing; read out politely when that changes. */
export function NewPasswordField({ owner, ...field }: NewPasswordFieldProps) {
  const t = useText()
  const found = field.value === '' ? null : passwordAdvice(field.value, owner, t)
  // What is told as an error is not told twice.
  const advice = found?.text === field.error ? null : found
  return (
    <>
      <PasswordField
        {...field}
        help={t('identity.password.rules', { min: shortestPassword })}
        autoComplete="new-password"
      />
      {advice && (
        <p className={styles.advice} data-enough={advice.isEnough || undefined} role="status">
          {advice.isEnough ? <VerifiedGlyph size={16} /> : <NotStartedGlyph size={16} />}
          {advice.text}
        </p>
      )}
    </>
  )
}
