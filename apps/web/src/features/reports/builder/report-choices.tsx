/** In which language a report is read, and for which place it is made. */
import { SelectField } from '../../../ui/form-field.js'
import { languageName, languages, useLocalized, useText, type Language } from '../../../ui/text.js'
import type { ReportPlace } from './report.operations.js'
import styles from './builder.module.css'

interface LanguageChoiceProps {
  readonly id: string
  readonly value: Language
  readonly onChange: (language: Language) => void
}

export function LanguageChoice({ id, value, onChange }: LanguageChoiceProps) {
  const t = useText()
  return (
    <div className={styles.choice}>
      <SelectField
        id={id}
        label={t('reports.builder.language')}
        value={value}
        options={languages.map((each) => ({ value: each, label: languageName[each] }))}
        onChange={({ target }) => onChange(target.value as Language)}
      />
    </div>
  )
}

interface PlaceChoiceProps {
  readonly id: string
  readonly places: readonly ReportPlace[]
  readonly value: string | undefined
  readonly onChange: (area: string) => void
}

/** Nothing for a report that is not made for a place. */
export function PlaceChoice({ id, places, value, onChange }: PlaceChoiceProps) {
  const t = useText()
  const say = useLocalized()
  if (places.length === 0) return null
  return (
    <div className={styles.choice}>
      <SelectField
        id={id}
        label={t('reports.builder.forPlace')}
        value={value ?? ''}
        options={[...(value === undefined ? [{ value: '', label: t('reports.builder.choose') }] : []), ...places.map(({ area, name }) => ({ value: area, label: say(name) }))]}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
