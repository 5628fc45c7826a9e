/** Small fields that the sections and the rules of a charter share. */
import { FieldError, FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { languageName, languages } from '../../../ui/text.js'
import type { Problems, Texts } from './charter-form.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

/** The id of the field of a path; a text that lacks Finnish is told at the Finnish field. */
export const charterFieldId = (path: string): string => `charter-${path}`

interface Common {
  readonly path: string
  readonly label: string
  readonly errors: Problems
}

export function NumberField({ path, label, errors, help, value, onChange, isOptional }: Common & { readonly help?: string; readonly value: string; readonly isOptional?: boolean; readonly onChange: (value: string) => void }) {
  return <TextField {...{ id: charterFieldId(path), label, help, value, isOptional, inputMode: 'numeric', maxLength: 6, error: errors[path] }} onChange={({ target }) => onChange(target.value)} />
}

export function Choice<Value extends string>({ path, label, errors, value, options, onChange }: Common & { readonly value: Value; readonly options: readonly (readonly [value: Value, label: string])[]; readonly onChange: (value: Value) => void }) {
  return (
    <SelectField
      {...{ id: charterFieldId(path), label, value, error: errors[path], options: options.map(([each, text]) => ({ value: each, label: text })) }}
      onChange={({ target }) => onChange(options.find(([each]) => each === target.value)?.[0] ?? value)}
    />
  )
}

export function Check({ label, isChecked, onChange }: { readonly label: string; readonly isChecked: boolean; readonly onChange: (isChecked: boolean) => void }) {
  return (
    <label className={styles.confirm}>
      <input type="checkbox" checked={isChecked} onChange={({ target }) => onChange(target.checked)} />
      <span>{label}</span>
    </label>
  )
}

/** Several of a few, as boxes to tick under one heading. */
export function Several<Value extends string>({ path, label, errors, value, options, onChange }: Common & { readonly value: readonly Value[]; readonly options: readonly (readonly [value: Value, label: string])[]; readonly onChange: (value: Value[]) => void }) {
  return (
    <fieldset id={charterFieldId(path)} tabIndex={-1} className={styles.several}>
      <legend>{label}</legend>
      {errors[path] && <FieldError text={errors[path]} />}
      {options.map(([each, text]) => (
        <Check key={each} label={text} isChecked={value.includes(each)} onChange={(isChecked) => onChange(options.map(([one]) => one).filter((one) => (one === each ? isChecked : value.includes(one))))} />
      ))}
    </fieldset>
  )
}

/** The same text in each language, of one line or several. */
export function TextsField({ path, label, errors, value, rows, onChange }: Common & { readonly value: Texts; readonly rows?: number; readonly onChange: (value: Texts) => void }) {
  return (
    <>
      {languages.map((each) => {
        const common = { id: charterFieldId(`${path}-${each}`), label: `${label} (${languageName[each]})`, error: errors[`${path}-${each}`], isOptional: each !== 'fi' }
        const change = (text: string) => onChange({ ...value, [each]: text })
        if (rows === undefined) return <TextField key={each} {...common} lang={each} value={value[each]} maxLength={300} onChange={({ target }) => change(target.value)} />
        return (
          <FormField key={each} {...common}>
            {(control) => <textarea {...control} lang={each} className={fields.input} rows={rows} maxLength={10_000} value={value[each]} onChange={({ target }) => change(target.value)} />}
          </FormField>
        )
      })}
    </>
  )
}
