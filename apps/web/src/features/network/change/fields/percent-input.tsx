/** A percentage in a row of its own list; its label is read out, not shown. */
import { useText } from '../../../../ui/text.js'
import styles from '../change.module.css'

export interface PercentInputProps {
  readonly id: string
  /** Whose share it is: read out. */
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (text: string) => void
}

export function PercentInput({ id, label, value, error, onChange }: PercentInputProps) {
  const t = useText()
  return (
    <span className={styles.percent} data-invalid={error === undefined ? undefined : true}>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={styles.input}
        aria-label={t('change.field.percentOf', { name: label })}
        aria-invalid={error === undefined ? undefined : true}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span aria-hidden="true">%</span>
    </span>
  )
}
