/**
 * Fields of a form: label, help, control, error, tied together for those who
 * listen. They take what `register(name)` of react-hook-form gives.
 */
import { useId, useState, type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes } from 'react'
import { ErrorGlyph } from './glyphs.js'
import { useText } from './text.js'
import styles from './form-field.module.css'

export interface FormFieldLook {
  readonly label: ReactNode
  /** How to fill it, shown under the label before anything goes wrong. */
  readonly help?: ReactNode
  /** What is wrong, in the reader's language; nothing when all is well. */
  readonly error?: string
  /** Says beside the label that the field may be left empty. */
  readonly isOptional?: boolean
  /** A link at the right end of the label's line. */
  readonly aside?: ReactNode
}

interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export interface FormFieldProps extends FormFieldLook {
  /** The id of the control; the error summary links to it. */
  readonly id?: string
  /** Draws the control with the props that tie it to its label, help and error. */
  readonly children: (control: ControlProps) => ReactNode
}

/** The frame of any field. */
export function FormField({ id, label, help, error, isOptional, aside, children }: FormFieldProps) {
  const t = useText()
  const ownId = useId()
  const controlId = id ?? ownId
  const helpId = `${controlId}-help`
  const errorId = `${controlId}-error`
  const describedBy = [help && helpId, error && errorId].filter(Boolean).join(' ') || undefined
  return (
    <div className={styles.field} data-invalid={error ? true : undefined}>
      <div className={styles.labelLine}>
        <label htmlFor={controlId} className={styles.label}>
          {label}
          {isOptional && <span className={styles.optional}> {t('ui.form.optional')}</span>}
        </label>
        {aside}
      </div>
      {help && (
        <p id={helpId} className={styles.help}>
          {help}
        </p>
      )}
      {children({ id: controlId, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={errorId} text={error} />}
    </div>
  )
}

/** What is wrong with a field, by a sign and in words; the field names it in its `aria-describedby`. */
export function FieldError({ id, text }: { readonly id?: string; readonly text: string }) {
  return (
    <p id={id} className={styles.error}>
      <ErrorGlyph size={16} />
      {text}
    </p>
  )
}

export interface ConfirmFieldProps {
  readonly id: string
  readonly label: string
  readonly isChecked: boolean
  readonly error?: string | undefined
  readonly onChange: (isChecked: boolean) => void
}

/** A box to tick below what is agreed to. */
export function ConfirmField({ id, label, isChecked, error, onChange }: ConfirmFieldProps) {
  return (
    <>
      <label className={styles.confirm}>
        <input id={id} type="checkbox" checked={isChecked} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} onChange={({ target }) => onChange(target.checked)} />
        <span>{label}</span>
      </label>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </>
  )
}

export interface TextFieldProps extends FormFieldLook, Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> {
  readonly ref?: Ref<HTMLInputElement>
}

/** @example <TextField label={t('…')} error={errors.email?.message} autoComplete="username" {...register('email')} /> */
export function TextField({ id, label, help, error, isOptional, aside, ref, ...input }: TextFieldProps) {
  return (
    <FormField {...{ id, label, help, error, isOptional, aside }}>
      {(control) => <input type="text" {...input} {...control} ref={ref} className={styles.input} />}
    </FormField>
  )
}

/** A password: can be shown, pasted, and filled by a password manager. */
export function PasswordField({ id, label, help, error, isOptional, aside, ref, ...input }: TextFieldProps) {
  const t = useText()
  const [isShown, setShown] = useState(false)
  return (
    <FormField {...{ id, label, help, error, isOptional, aside }}>
      {(control) => (
        <div className={styles.password}>
          <input
            {...input}
            {...control}
            ref={ref}
            type={isShown ? 'text' : 'password'}
            className={styles.input}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
          <button
            type="button"
            className={styles.show}
            aria-pressed={isShown}
            aria-controls={control.id}
            aria-label={t('ui.form.showPassword')}
            onClick={() => setShown((was) => !was)}
          >
            {isShown ? t('ui.form.hide') : t('ui.form.show')}
          </button>
        </div>
      )}
    </FormField>
  )
}

export interface SelectFieldProps extends FormFieldLook, SelectHTMLAttributes<HTMLSelectElement> {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly ref?: Ref<HTMLSelectElement>
}

/** A choice from a short list: the browser's own list, which works everywhere. */
export function SelectField({ id, label, help, error, isOptional, aside, options, ref, ...select }: SelectFieldProps) {
  return (
    <FormField {...{ id, label, help, error, isOptional, aside }}>
      {(control) => (
        <select {...select} {...control} ref={ref} className={styles.input}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FormField>
  )
}
