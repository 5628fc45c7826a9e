/** A text of a survey in the language that is chosen, with the Finnish one beside it while another is written. */
import type { SurveyContent, SurveyLanguage, SurveyText } from '@solmu/domain/quality/survey.js'
import { FormField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { surveyLanguageTag } from '../answer/answer-words.js'
import { type Path, valueAt } from '../framework/content-edit.js'
import fields from '../../../ui/form-field.module.css'

export interface SurveyEditing {
  readonly content: SurveyContent
  readonly language: SurveyLanguage
  readonly change: (path: Path, value: unknown) => void
}

/** The id of the field of a path; its language does not tell, because one field serves all. */
export const surveyFieldId = (path: Path): string => `survey-${path.filter((part) => !['fi', 'sv', 'en', 'easy'].includes(String(part))).join('-')}`

export interface SurveyTextFieldProps {
  readonly editing: SurveyEditing
  readonly path: Path
  readonly label: string
  readonly help?: string
  readonly isLong?: boolean
}

export function SurveyTextField({ editing, path, label, help, isLong }: SurveyTextFieldProps) {
  const t = useText()
  const { content, language, change } = editing
  const text = valueAt(content, path) as SurveyText
  const finnish = language !== 'fi' && text.fi !== '' ? t('survey.edit.inFinnish', { text: text.fi }) : undefined
  const shownHelp = [help, finnish].filter(Boolean).join(' ') || undefined
  return (
    <FormField id={surveyFieldId(path)} label={label} help={shownHelp}>
      {(control) => {
        const common = { ...control, lang: surveyLanguageTag[language], className: fields.input, value: text[language] }
        return isLong ? (
          <textarea {...common} rows={3} maxLength={2000} onChange={({ target }) => change([...path, language], target.value)} />
        ) : (
          <input type="text" {...common} maxLength={300} onChange={({ target }) => change([...path, language], target.value)} />
        )
      }}
    </FormField>
  )
}
