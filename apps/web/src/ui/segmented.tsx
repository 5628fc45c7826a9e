/** A switch between views of the same thing: "Kartta · Ruudut · Taulukko". A group of radio buttons to the keyboard. */
import { useId, type ReactNode } from 'react'
import type { IconComponent } from './button.js'
import styles from './segmented.module.css'

export interface SegmentedOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly icon?: IconComponent
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen: read out, not shown. */
  readonly label: string
  readonly options: readonly SegmentedOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.group} data-print="never">
      <legend className="visually-hidden">{label}</legend>
      {options.map(({ value: option, label: text, icon: Icon }) => (
        <label key={option} className={styles.option} data-checked={option === value || undefined}>
          <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChange(option)} />
          {Icon && <Icon size={18} stroke={1.6} aria-hidden="true" />}
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
