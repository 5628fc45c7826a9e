/** A text of several lines in a form. */
import { FormField } from '../../../ui/form-field.js'
import styles from './publication.module.css'

interface LongTextFieldProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly maxLength: number
  readonly error?: string | undefined
  readonly isOptional?: boolean
  readonly onChange: (value: string) => void
}

export function LongTextField({ id, label, help, value, maxLength, error, isOptional, onChange }: LongTextFieldProps) {
  return (
    <FormField {...{ id, label, help, error, isOptional }}>
      {(control) => (
        <textarea {...control} className={styles.textarea} rows={5} maxLength={maxLength} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </FormField>
  )
}
