/** The questions of a draft: what is asked, how it is answered, the options, and the indicators that it feeds. */
import { noSurveyText, type QuestionKind, questionKinds, type SurveyOption, type SurveyQuestion, surveyWords } from '@solmu/domain/quality/survey.js'
import { surveyLimits } from '@solmu/domain/quality/survey-reader.js'
import { Button } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { freeCode, moved } from '../framework/content-edit.js'
import { surveyFieldId, type SurveyEditing, SurveyTextField } from './survey-text-field.js'
import styles from './survey.module.css'

const hasOptions = (kind: QuestionKind): boolean => kind === 'scale' || kind === 'single' || kind === 'multiple'

const newOption = (taken: readonly SurveyOption[]): SurveyOption => ({ code: freeCode('option', taken.map(({ code }) => code)), label: noSurveyText })

/** Options that a kind needs and has not, and none where it takes none. */
function withKind(question: SurveyQuestion, kind: QuestionKind): SurveyQuestion {
  const first = newOption(question.options)
  const options = !hasOptions(kind) ? [] : question.options.length > 0 ? question.options : [first, newOption([first])]
  return { ...question, kind, options, meanIndicator: kind === 'scale' ? question.meanIndicator : '' }
}

export function EditorQuestions({ editing }: { readonly editing: SurveyEditing }) {
  const t = useText()
  const { questions } = editing.content
  const put = (next: readonly SurveyQuestion[]) => editing.change(['questions'], next)
  const add = () =>
    put([
      ...questions,
      {
        ...{ code: freeCode('question', questions.map(({ code }) => code)), kind: 'yes_no', title: noSurveyText, help: noSurveyText },
        ...{ isRequired: false, options: [], meanIndicator: '', countIndicator: '' }
      }
    ])
  return (
    <Section title={t('survey.edit.questions')}>
      <ol className={styles.questions}>
        {questions.map((question, place) => (
          <li key={question.code}>
            <details className={styles.more} open={question.title.fi === ''}>
              <summary>{t('survey.edit.question', { number: place + 1, title: surveyWords(question.title, 'fi') })}</summary>
              <QuestionEditor {...{ editing, question, place }} />
              <div className={styles.acts}>
                <Button size="small" disabled={place === 0} aria-label={t('survey.edit.upFor', { title: question.title.fi })} onClick={() => put(moved(questions, place, place - 1))}>
                  {t('survey.edit.up')}
                </Button>
                <Button size="small" disabled={place === questions.length - 1} aria-label={t('survey.edit.downFor', { title: question.title.fi })} onClick={() => put(moved(questions, place, place + 1))}>
                  {t('survey.edit.down')}
                </Button>
                <Button size="small" variant="danger" aria-label={t('survey.edit.removeFor', { title: question.title.fi })} onClick={() => put(questions.filter((each) => each !== question))}>
                  {t('survey.edit.remove')}
                </Button>
              </div>
            </details>
          </li>
        ))}
      </ol>
      <Button id={surveyFieldId(['questions'])} disabled={questions.length >= surveyLimits.questions} onClick={add}>
        {t('survey.edit.add')}
      </Button>
    </Section>
  )
}

interface QuestionEditorProps {
  readonly editing: SurveyEditing
  readonly question: SurveyQuestion
  readonly place: number
}

function QuestionEditor({ editing, question, place }: QuestionEditorProps) {
  const t = useText()
  const path = ['questions', place]
  const { change } = editing
  return (
    <div className={styles.editor}>
      <SurveyTextField editing={editing} path={[...path, 'title']} label={t('survey.field.title')} isLong />
      <SurveyTextField editing={editing} path={[...path, 'help']} label={t('survey.field.help')} help={question.kind === 'text' ? t('survey.field.helpOfText') : undefined} isLong />
      <div className={styles.row}>
        <SelectField
          {...{ id: surveyFieldId([...path, 'kind']), label: t('survey.field.kind'), value: question.kind }}
          options={questionKinds.map((value) => ({ value, label: t(`survey.kind.${value}`) }))}
          onChange={({ target }) => change(path, withKind(question, target.value as QuestionKind))}
        />
        <label className={styles.check}>
          <input type="checkbox" checked={question.isRequired} onChange={({ target }) => change([...path, 'isRequired'], target.checked)} />
          {t('survey.field.isRequired')}
        </label>
      </div>
      {hasOptions(question.kind) && <Options {...{ editing, question, place }} />}
      {question.kind !== 'text' && (
        <div className={styles.row}>
          {question.kind === 'scale' && (
            <TextField id={surveyFieldId([...path, 'meanIndicator'])} label={t('survey.field.meanIndicator')} help={t('survey.field.indicatorHelp')} value={question.meanIndicator} maxLength={30} onChange={({ target }) => change([...path, 'meanIndicator'], target.value)} />
          )}
          <TextField id={surveyFieldId([...path, 'countIndicator'])} label={t('survey.field.countIndicator')} help={t('survey.field.indicatorHelp')} value={question.countIndicator} maxLength={30} onChange={({ target }) => change([...path, 'countIndicator'], target.value)} />
        </div>
      )}
    </div>
  )
}

function Options({ editing, question, place }: QuestionEditorProps) {
  const t = useText()
  const path = ['questions', place, 'options']
  const { options, kind } = question
  const most = kind === 'scale' ? surveyLimits.steps : surveyLimits.options
  const put = (next: readonly SurveyOption[]) => editing.change(path, next)
  return (
    <fieldset className={styles.options} id={surveyFieldId(path)} tabIndex={-1}>
      <legend>{t(kind === 'scale' ? 'survey.edit.steps' : 'survey.edit.options')}</legend>
      {options.map((option, row) => (
        <div key={option.code} className={styles.line}>
          <SurveyTextField editing={editing} path={[...path, row, 'label']} label={t('survey.edit.option', { number: row + 1 })} />
          <Button size="small" variant="quiet" disabled={options.length <= 2} aria-label={t('survey.edit.removeOption', { number: row + 1 })} onClick={() => put(options.filter((each) => each !== option))}>
            {t('survey.edit.remove')}
          </Button>
        </div>
      ))}
      <Button size="small" disabled={options.length >= most} onClick={() => put([...options, newOption(options)])}>
        {t('survey.edit.addOption')}
      </Button>
    </fieldset>
  )
}
