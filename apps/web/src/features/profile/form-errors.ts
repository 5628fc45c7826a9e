/** What the API refused, put back at the fields of the form in the reader's words. */
import { useIntl } from 'react-intl'
import { toApiErrors } from '../../graphql/api-error.js'
import { describeError } from '../../ui/error-message.js'
import type { SummaryError } from '../../ui/error-summary.js'

/** The wrong fields by name, and what concerns the form as a whole. */
export interface FormErrors<Field extends string> {
  readonly fields: Readonly<Partial<Record<Field, string>>>
  readonly whole: readonly string[]
}

export const noErrors: FormErrors<never> = { fields: {}, whole: [] }

/** Sorts refusals to the fields that they name: the last step of the path that is a field of the form. */
export function useFormErrors<Field extends string>(names: readonly Field[]): (error: unknown) => FormErrors<Field> {
  const intl = useIntl()
  return (error) => {
    const fields: Partial<Record<Field, string>> = {}
    const whole: string[] = []
    for (const one of toApiErrors(error)) {
      const { text, path } = describeError(intl, one)
      const name = names.find((field) => path[path.length - 1] === field)
      if (name) fields[name] ??= text
      else whole.push(text)
    }
    return { fields, whole }
  }
}

/** The errors in the order of the form, for the summary above it; the ids of the controls are `prefix-field`. */
export function summaryOf<Field extends string>(
  errors: FormErrors<Field>,
  names: readonly Field[],
  prefix: string
): readonly SummaryError[] {
  const atFields = names.flatMap((name) => {
    const text = errors.fields[name]
    return text ? [{ fieldId: `${prefix}-${name}`, text }] : []
  })
  return [...atFields, ...errors.whole.map((text) => ({ text }))]
}
