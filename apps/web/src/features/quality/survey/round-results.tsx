/** What came of a round: for a group that may be shown, each question with its distribution, mean and number of answers; and words. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type SurveyQuestion, surveyWords } from '@solmu/domain/quality/survey.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { TextField, SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { Value, ValueLegend } from '../../../ui/value.js'
import { answerWords } from '../answer/answer-words.js'
import { FillReturn } from './fill-return.js'
import { surveyRoundSearchSchema } from './survey-list.search.js'
import { usePeriodText } from './survey-words.js'
import { contentOf } from './survey.operations.js'
import { hideSurveyWordsMutation, type SurveyFigure, type SurveyWords, type WholeRound } from './survey-round.operations.js'
import styles from './survey.module.css'

const keyOf = ({ level, unit }: Pick<SurveyFigure, 'level' | 'unit'>): string => `${level}:${unit.id}`

export function RoundResults({ round }: { readonly round: WholeRound }) {
  const t = useText()
  const pick = useLocalized()
  const period = usePeriodText()
  const [search, change] = useListSearch(surveyRoundSearchSchema)
  const groups = [...new Map(round.figures.map((figure) => [keyOf(figure), figure])).values()]
  const chosen = groups.find((each) => keyOf(each) === search.group) ?? groups[0]
  const hidden = round.units.filter(({ unit }) => !groups.some((each) => each.level === 'unit' && each.unit.id === unit.id))
  if (!chosen) {
    return (
      <Section title={t('survey.results.title')}>
        <p>{t('survey.results.none', { least: round.minimum })}</p>
      </Section>
    )
  }
  const nameOf = ({ level, unit }: SurveyFigure) => t(`survey.results.level.${level}`, { unit: pick(unit.name) })
  return (
    <Section title={t('survey.results.title')} note={t('survey.results.source', { period: period(round) })}>
      {groups.length > 1 && (
        <SelectField
          {...{ id: 'results-group', label: t('survey.results.group'), value: keyOf(chosen) }}
          options={groups.map((each) => ({ value: keyOf(each), label: nameOf(each) }))}
          onChange={({ target }) => change({ group: target.value })}
        />
      )}
      <FillReturn round={round} group={chosen} />
      <GroupFigures round={round} group={chosen} name={nameOf(chosen)} />
      {hidden.length > 0 && round.units.length > 1 && (
        <p className={styles.quiet}>{t('survey.results.withheld', { count: hidden.length, units: hidden.map(({ unit }) => pick(unit.name)).join(', '), least: round.minimum })}</p>
      )}
      <ValueLegend marks={['suppressed']} />
    </Section>
  )
}

interface GroupFiguresProps {
  readonly round: WholeRound
  readonly group: SurveyFigure
  readonly name: string
}

function GroupFigures({ round, group, name }: GroupFiguresProps) {
  const { questions } = contentOf(round.content)
  const of = (question: SurveyQuestion) => round.figures.find((each) => keyOf(each) === keyOf(group) && each.questionCode === question.code)
  // The words of a wider group are those of the groups within it too, so nothing tells from which they are.
  const wordsOf = (question: SurveyQuestion) =>
    round.words.filter((each) => each.questionCode === question.code && (group.level === 'all' || (each.level === group.level && each.unitId === group.unit.id)))
  return questions.map((question) =>
    question.kind === 'text' ? (
      <Texts key={question.code} question={question} texts={wordsOf(question)} isShown={of(question) !== undefined} />
    ) : (
      <Distribution key={question.code} question={question} figure={of(question)} group={name} />
    )
  )
}

interface DistributionProps {
  readonly question: SurveyQuestion
  readonly figure: SurveyFigure | undefined
  readonly group: string
}

function Distribution({ question, figure, group }: DistributionProps) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const title = surveyWords(question.title, lang)
  const labelOf = (code: string): string => {
    const option = question.options.find((each) => each.code === code)
    return option ? surveyWords(option.label, lang) : code === 'yes' ? answerWords[lang].yes : answerWords[lang].no
  }
  if (!figure) {
    return (
      <Section title={title} level={3}>
        <p>
          <Value value="suppressed" /> {t('survey.results.questionWithheld')}
        </p>
      </Section>
    )
  }
  const columns: readonly Column<SurveyFigure['counts'][number]>[] = [
    { id: 'option', header: t('survey.results.option'), cell: ({ code }) => labelOf(code), width: '40%' },
    {
      ...{ id: 'bar', header: '', spokenHeader: t('survey.results.bar'), phone: 'hidden' },
      cell: ({ count }) => (
        <span className={styles.track} aria-hidden="true">
          <span className={styles.fill} style={{ inlineSize: `${(count / figure.n) * 100}%` }} />
        </span>
      )
    },
    { id: 'count', header: t('survey.results.count'), cell: ({ count }) => format.number(count), isNumeric: true },
    { id: 'share', header: t('survey.results.share'), cell: ({ count }) => format.percent(count / figure.n), isNumeric: true, phone: 'figure' }
  ]
  const facts = [t('survey.results.n', { n: figure.n })]
  if (figure.mean !== null) facts.unshift(t('survey.results.mean', { mean: format.number(figure.mean, 2), steps: question.options.length }))
  return (
    <Section title={title} level={3} note={facts.join(' · ')}>
      <DataTable caption={`${title} – ${group}`} columns={columns} rows={figure.counts} rowKey={({ code }) => code} />
      {question.kind === 'multiple' && <p className={styles.quiet}>{t('survey.results.several')}</p>}
    </Section>
  )
}

function Texts({ question, texts, isShown }: { readonly question: SurveyQuestion; readonly texts: readonly SurveyWords[]; readonly isShown: boolean }) {
  const t = useText()
  const lang = useLanguage()
  const [hiding, setHiding] = useState<SurveyWords | null>(null)
  const title = surveyWords(question.title, lang)
  return (
    <Section title={title} level={3} note={isShown ? t('survey.results.texts', { count: texts.length }) : undefined}>
      {!isShown && (
        <p>
          <Value value="suppressed" /> {t('survey.results.questionWithheld')}
        </p>
      )}
      <ul className={styles.texts}>
        {texts.map((one) => (
          <li key={one.id} className={styles.line}>
            <span data-hidden={one.hiddenOn !== null || undefined}>{one.hiddenOn === null ? one.body : t('survey.words.hidden', { body: one.body, reason: one.hiddenReason })}</span>
            {one.mayHide && (
              <Button size="small" variant="quiet" aria-label={t(one.hiddenOn === null ? 'survey.words.hideOne' : 'survey.words.showOne', { body: one.body.slice(0, 60) })} onClick={() => setHiding(one)}>
                {t(one.hiddenOn === null ? 'survey.words.hide' : 'survey.words.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {hiding && <HideDialog words={hiding} onClose={() => setHiding(null)} />}
    </Section>
  )
}

const hideNames = ['reason'] as const

function HideDialog({ words, onClose }: { readonly words: SurveyWords; readonly onClose: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [hide] = useMutation(hideSurveyWordsMutation)
  const state = useAct<'reason'>({ names: hideNames }, onClose)
  const isHidden = words.hiddenOn === null
  const submit = () =>
    void state.run(
      async () => {
        await hide({ variables: { input: { textId: words.id, isHidden, reason } } })
        showToast({ kind: 'done', text: t(isHidden ? 'survey.words.hideDone' : 'survey.words.showDone') })
      },
      isHidden && reason.trim() === '' ? { reason: t('survey.words.needsReason') } : {}
    )
  return (
    <ActDialog prefix="hide" title={t(isHidden ? 'survey.words.hideTitle' : 'survey.words.showTitle')} submit={t(isHidden ? 'survey.words.hide' : 'survey.words.show')} names={hideNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{words.body}</p>
      {isHidden && <TextField id="hide-reason" label={t('survey.words.reason')} help={t('survey.words.reasonHelp')} value={reason} maxLength={500} error={state.refusal.fields.reason} onChange={({ target }) => setReason(target.value)} />}
    </ActDialog>
  )
}
