/** One of a few, each told in a line; nothing is chosen beforehand unless it is given. */
import type { ReactNode } from 'react'
import { ErrorGlyph } from '../../../../ui/glyphs.js'
import styles from '../change.module.css'

export interface ChoiceOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** What it means. */
  readonly text?: ReactNode
  readonly example?: ReactNode
}

export interface ChoiceListProps<Value extends string> {
  /** The error summary leads to the first choice of the list, which carries this id. */
  readonly id: string
  readonly legend: ReactNode
  readonly isLegendHidden?: boolean
  readonly value: Value | null
  readonly options: readonly ChoiceOption<Value>[]
  readonly error?: string
  readonly onChange: (value: Value) => void
}

export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { id, legend, isLegendHidden, value, options, error, onChange } = props
  return (
    <fieldset className={styles.choices} data-invalid={error === undefined ? undefined : true}>
      <legend className={isLegendHidden ? 'visually-hidden' : undefined}>{legend}</legend>
      {options.map((option, index) => (
        <label key={option.value} data-chosen={option.value === value || undefined}>
          <input
            id={index === 0 ? id : undefined}
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span className={styles.choiceLabel}>{option.label}</span>
            {option.text !== undefined && <span className={styles.choiceText}>{option.text}</span>}
            {option.example !== undefined && <span className={styles.example}>{option.example}</span>}
          </span>
        </label>
      ))}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error}>
          <ErrorGlyph size={16} />
          {error}
        </p>
      )}
    </fieldset>
  )
}
