/** Some of a short list, as boxes under a legend; what is wrong stands under the legend, and the summary leads to them all. */
import { FieldError } from '../../ui/form-field.js'
import fields from '../../ui/form-field.module.css'
import styles from '../governance/governance.module.css'

export interface ChoiceBoxesProps<Value extends string> {
  readonly id: string
  readonly legend: string
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: readonly Value[]
  readonly onChange: (chosen: readonly Value[]) => void
}

export function ChoiceBoxes<Value extends string>({ id, legend, help, error, options, chosen, onChange }: ChoiceBoxesProps<Value>) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset id={id} tabIndex={-1} className={styles.several} aria-describedby={described}>
      <legend>{legend}</legend>
      {help && (
        <p id={`${id}-help`} className={fields.help}>
          {help}
        </p>
      )}
      {error && <FieldError id={`${id}-error`} text={error} />}
      {options.map(({ value, label }) => (
        <label key={value} className={styles.confirm}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={({ target }) => onChange(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
