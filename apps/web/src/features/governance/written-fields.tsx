/** The same words in each language, that of the page first; one of them is enough. */
import { FormField } from '../../ui/form-field.js'
import { type Language, languageName, languages, useLanguage } from '../../ui/text.js'
import fields from '../../ui/form-field.module.css'

export type Written = Readonly<Record<Language, string>>
export const nothingWritten: Written = { fi: '', sv: '', en: '' }
export const isNothing = (texts: Written): boolean => Object.values(texts).every((text) => text.trim() === '')

interface WrittenProps {
  /** Of the first field; the others have their language behind it. */
  readonly id: string
  readonly label: (language: string) => string
  readonly help?: string
  readonly error: string | undefined
  readonly value: Written
  readonly most: number
  readonly rows?: number
  readonly onChange: (value: Written) => void
}

export function WrittenFields({ id, label, help, error, value, most, rows = 3, onChange }: WrittenProps) {
  const own = useLanguage()
  const inOrder = [own, ...languages.filter((each) => each !== own)]
  return inOrder.map((each) => {
    const isFirst = each === own
    return (
      <FormField key={each} id={isFirst ? id : `${id}-${each}`} label={label(languageName[each])} {...(isFirst ? { help, error } : { isOptional: true })}>
        {(control) => <textarea {...control} lang={each} className={fields.input} rows={isFirst ? rows : 2} maxLength={most} value={value[each]} onChange={({ target }) => onChange({ ...value, [each]: target.value })} />}
      </FormField>
    )
  })
}
