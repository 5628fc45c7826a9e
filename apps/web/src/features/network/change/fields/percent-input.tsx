/** A percentage in a row of its own list; its label is read out, not shown. What is wrong stands after it. */
import { ErrorGlyph } from '../../../../ui/glyphs.js'
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
  const errorId = error === undefined ? undefined : `${id}-error`
  return (
    <>
      <span className={styles.percent}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={styles.input}
          aria-label={t('change.field.percentOf', { name: label })}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={errorId}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <span aria-hidden="true">%</span>
      </span>
      {error !== undefined && (
        <p id={errorId} className={styles.error}>
          <ErrorGlyph size={16} />
          {error}
        </p>
      )}
    </>
  )
}
