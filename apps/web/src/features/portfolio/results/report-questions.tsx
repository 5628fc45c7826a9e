/** What the funder asks about a report, and the answers that stand with it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { cellsOf } from '@solmu/domain/portfolio/progress-report.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { answerProgressQuestionMutation, askProgressQuestionMutation, type Report } from './progress.operations.js'
import { useCellName } from './report-steps.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../../governance/governance.module.css'

type Question = Report['questions'][number]

export function ReportQuestions({ report }: { readonly report: Report }) {
  const t = useText()
  const format = useFormat()
  const nameOf = useCellName(report)
  const [act, setAct] = useState<Question | 'ask' | null>(null)
  const { questions, mayAsk, mayAnswer } = report
  if (questions.length === 0 && !mayAsk) return null
  return (
    <Section title={t('progress.questions')}>
      {questions.length === 0 && <p>{t('progress.noQuestions')}</p>}
      <ul className={styles.list}>
        {questions.map((each) => (
          <li key={each.id}>
            <p>{`${format.day(dayOfInstant(each.askedAt))} ${nameOf(each.cell)}: ${each.question}`}</p>
            {each.answer !== '' && <p className={styles.statement}>{t('progress.answered', { answer: each.answer })}</p>}
            {each.answer === '' && mayAnswer && <Button aria-label={t('progress.answerOf', { question: each.question })} onClick={() => setAct(each)}>{t('progress.answer')}</Button>}
          </li>
        ))}
      </ul>
      {mayAsk && (
        <Button onClick={() => setAct('ask')} data-print="never">
          {t('progress.ask')}
        </Button>
      )}
      {act === 'ask' && <AskDialog report={report} onClose={() => setAct(null)} />}
      {act !== null && act !== 'ask' && <AnswerDialog question={act} onClose={() => setAct(null)} />}
    </Section>
  )
}

const asked = ['cell', 'question'] as const

function AskDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const t = useText()
  const nameOf = useCellName(report)
  const cells = cellsOf(report.figures)
  const { form, change, forget } = useKeptForm(['progress-question', report.id], { cell: cells[0] ?? '', question: '' })
  const [ask] = useMutation(askProgressQuestionMutation)
  const state = useAct<(typeof asked)[number]>({ names: asked }, () => {
    forget()
    onClose()
  })
  const submit = () =>
    void state.run(
      async () => {
        await ask({ variables: { input: { reportId: report.id, ...form } } })
        showToast({ kind: 'done', text: t('progress.askedDone') })
      },
      form.question.trim() === '' ? { question: t('progress.needs.question') } : {}
    )
  return (
    <ActDialog prefix="ask" title={t('progress.ask')} submit={t('progress.askSubmit')} names={asked} {...{ state, onClose }} onSubmit={submit}>
      <SelectField id="ask-cell" label={t('progress.field.cell')} value={form.cell} error={state.refusal.fields.cell} options={cells.map((value) => ({ value, label: nameOf(value) }))} onChange={({ target }) => change({ cell: target.value })} />
      <FormField id="ask-question" label={t('progress.field.question')} error={state.refusal.fields.question}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={2000} value={form.question} onChange={({ target }) => change({ question: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

const answered = ['answer'] as const

function AnswerDialog({ question: { id, version, question }, onClose }: { readonly question: Question; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, forget } = useKeptForm(['progress-answer', id], { answer: '' })
  const [answer] = useMutation(answerProgressQuestionMutation)
  const state = useAct<(typeof answered)[number]>({ names: answered }, () => {
    forget()
    onClose()
  })
  const submit = () =>
    void state.run(
      async () => {
        await answer({ variables: { input: { questionId: id, expectedVersion: version, answer: form.answer } } })
        showToast({ kind: 'done', text: t('progress.answeredDone') })
      },
      form.answer.trim() === '' ? { answer: t('progress.needs.answer') } : {}
    )
  return (
    <ActDialog prefix="answer" title={t('progress.answer')} submit={t('progress.answerSubmit')} names={answered} {...{ state, onClose }} onSubmit={submit}>
      <p>{question}</p>
      <FormField id="answer-answer" label={t('progress.field.answer')} help={t('progress.help.answer')} error={state.refusal.fields.answer}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={4000} value={form.answer} onChange={({ target }) => change({ answer: target.value })} />}
      </FormField>
    </ActDialog>
  )
}
