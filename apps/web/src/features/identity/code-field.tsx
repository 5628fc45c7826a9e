/** A one-time code of an authenticator app, or a recovery code: typed or pasted as it was shown, blanks and all. */
import type { Ref } from 'react'
import { readRecoveryCode, readTotp, recoveryCodeLength, totpDigits } from '@solmu/domain/identity/second-factor.js'
import { TextField } from '../../ui/form-field.js'
import { useText, type TextFunction } from '../../ui/text.js'

export type CodeKind = 'totp' | 'recovery_code'

export interface CodeFieldProps {
  readonly id: string
  readonly kind: CodeKind
  readonly value: string
  readonly error?: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** What is wrong with a code before anybody is asked; undefined when it may be right. */
export function codeProblem(kind: CodeKind, value: string, t: TextFunction): string | undefined {
  const isWhole = (kind === 'totp' ? readTotp(value) : readRecoveryCode(value)) !== null
  return isWhole ? undefined : t(`identity.code.${kind}.unfit`, { count: kind === 'totp' ? totpDigits : recoveryCodeLength })
}

export function CodeField({ kind, onChange, ...rest }: CodeFieldProps) {
  const t = useText()
  const isTotp = kind === 'totp'
  return (
    <TextField
      {...rest}
      label={t(`identity.code.${kind}.label`)}
      help={t(`identity.code.${kind}.help`)}
      autoComplete={isTotp ? 'one-time-code' : 'off'}
      inputMode={isTotp ? 'numeric' : 'text'}
      autoCapitalize={isTotp ? 'none' : 'characters'}
      autoCorrect="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
