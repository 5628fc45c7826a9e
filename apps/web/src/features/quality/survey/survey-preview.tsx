/** A survey as it is answered, in a language of one's choice; nothing that is chosen here goes anywhere. */
import { useState } from 'react'
import { type SurveyAnswers, type SurveyContent, type SurveyLanguage, surveyLanguages, surveyWords } from '@solmu/domain/quality/survey.js'
import { Segmented } from '../../../ui/segmented.js'
import { useText } from '../../../ui/text.js'
import { surveyLanguageName, surveyLanguageTag } from '../answer/answer-words.js'
import { QuestionField } from '../answer/question-field.js'
import styles from './survey.module.css'

export function SurveyPreview({ content, first = 'fi' }: { readonly content: SurveyContent; readonly first?: SurveyLanguage }) {
  const t = useText()
  const [language, setLanguage] = useState<SurveyLanguage>(first)
  const [answers, setAnswers] = useState<SurveyAnswers>({})
  return (
    <div className={styles.preview}>
      <Segmented label={t('survey.preview.language')} value={language} onChange={setLanguage} options={surveyLanguages.map((value) => ({ value, label: surveyLanguageName[value] }))} />
      <div lang={surveyLanguageTag[language]} className={styles.paper}>
        <p className={styles.paperTitle}>{surveyWords(content.name, language)}</p>
        <p>{surveyWords(content.intro, language)}</p>
        {content.questions.map((question) => (
          <QuestionField
            key={question.code}
            {...{ question, language }}
            value={answers[question.code] ?? []}
            onChange={(value) => setAnswers({ ...answers, [question.code]: value })}
          />
        ))}
        <p>{surveyWords(content.thanks, language)}</p>
      </div>
    </div>
  )
}
