/** Why a role is given, ended or lent: asked for everywhere in the same way. */
import { longestReason, shortestReason } from '@solmu/domain/access/reason.js'
import { FormField } from '../../../ui/form-field.js'
import { useText, type TextFunction } from '../../../ui/text.js'
import styles from './roles.module.css'

export interface ReasonFieldProps {
  /** The id of the control; the error summary links to it. */
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help: string
  readonly error?: string
}

/** What is wrong with a reason as it was typed, or null. */
export function reasonFault(text: string, t: TextFunction): string | null {
  const length = text.trim().length
  if (length === 0) return t('roles.reason.required')
  return length < shortestReason ? t('roles.reason.tooShort') : null
}

export function ReasonField({ id, value, onChange, help, error }: ReasonFieldProps) {
  const t = useText()
  return (
    <FormField id={id} label={t('roles.reason')} help={help} error={error}>
      {(control) => (
        <textarea
          {...control}
          className={styles.textarea}
          rows={2}
          maxLength={longestReason}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}
