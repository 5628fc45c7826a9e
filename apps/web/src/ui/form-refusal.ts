/** What the API refused, as texts at the fields of a form and for the form as a whole. */
import { useIntl } from 'react-intl'
import { toApiErrors } from '../graphql/api-error.js'
import { describeError } from './error-message.js'
import type { SummaryError } from './error-summary.js'

export interface FormRefusal<Field extends string> {
  readonly fields: Readonly<Partial<Record<Field, string>>>
  readonly whole: readonly string[]
}

export const noRefusal: FormRefusal<never> = { fields: {}, whole: [] }

export interface RefusalOptions<Field extends string> {
  readonly names: readonly Field[]
  /** Codes that concern a certain field, or have a better sentence in this form: code → field and text. */
  readonly known?: Readonly<Record<string, { readonly field?: Field; readonly text: string }>>
  /** The field of a path that does not end in its name; undefined leaves it to the end of the path. */
  readonly placeOf?: (path: readonly (string | number)[]) => Field | undefined
}

/** Sorts what was thrown: to the field that the form knows for its code, else to the field of its path, else to the whole. */
export function useFormRefusal<Field extends string>({ names, known = {}, placeOf }: RefusalOptions<Field>) {
  const intl = useIntl()
  const fieldOf = (path: readonly (string | number)[]): Field | undefined =>
    placeOf?.(path) ?? names.find((name) => path[path.length - 1] === name)
  return (error: unknown): FormRefusal<Field> => {
    const fields: Partial<Record<Field, string>> = {}
    const whole: string[] = []
    for (const one of toApiErrors(error)) {
      const better = known[one.code]
      const text = better?.text ?? describeError(intl, one).text
      const field = better?.field ?? fieldOf(one.path)
      if (field) fields[field] ??= text
      else if (!whole.includes(text)) whole.push(text)
    }
    return { fields, whole }
  }
}

/** For the summary above the form; the ids of the controls are `prefix-field`. */
export function refusalSummary<Field extends string>(
  refusal: FormRefusal<Field>,
  names: readonly Field[],
  prefix: string
): readonly SummaryError[] {
  const atFields = names.flatMap((name) => {
    const text = refusal.fields[name]
    return text ? [{ fieldId: `${prefix}-${name}`, text }] : []
  })
  return [...atFields, ...refusal.whole.map((text) => ({ text }))]
}
