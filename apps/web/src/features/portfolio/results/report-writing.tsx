/** What is told in words, what is asked of marked cells, and how what the checks have found is explained. */
import { useMutation } from '@apollo/client/react'
import type { FormEvent } from 'react'
import { neededTexts } from '@solmu/domain/portfolio/progress-report.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { type Report, type ReportPart, writeProgressReportMutation } from './progress.operations.js'
import { useCellName } from './report-steps.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../../governance/governance.module.css'

interface Props {
  readonly report: Report
  /** The report as a whole where there is none. */
  readonly part: ReportPart | null
}

interface Form {
  readonly texts: Readonly<Record<string, string>>
  readonly replies: Readonly<Record<string, string>>
  readonly explanations: Readonly<Record<string, string>>
}

const findingKey = ({ ruleCode, about }: Report['findings'][number]): string => `${ruleCode} ${about}`

function firstForm({ report, part }: Props): Form {
  const marks = marksOf(report, part)
  return {
    texts: Object.fromEntries((part ?? report).texts.map(({ key, text }) => [key, text])),
    replies: Object.fromEntries(marks.map(({ id, reply }) => [id, reply])),
    explanations: Object.fromEntries((part ? [] : report.findings).map((finding) => [findingKey(finding), finding.explanation]))
  }
}

const marksOf = ({ marks }: Report, part: ReportPart | null) => marks.filter(({ isOpen, partId }) => isOpen && partId === (part?.id ?? null))

export function ReportWriting(props: Props) {
  const { report, part } = props
  const isOpen = (part ?? report).texts.some((each) => each.isOpen) || (part === null ? report.mayWrite : part.steps.some(({ action }) => action === 'send'))
  return isOpen ? <Writing {...props} /> : <Written {...props} />
}

function Written({ report, part }: Props) {
  const t = useText()
  const pick = useLocalized()
  const nameOf = useCellName(report)
  const told = (part ?? report).texts.filter(({ text }) => text !== '')
  const marks = marksOf(report, part)
  return (
    <>
      {told.map(({ key, text }) => (
        <div key={key}>
          <h3>{t(`progress.text.${key}`)}</h3>
          <p className={styles.statement}>{text}</p>
        </div>
      ))}
      {marks.length > 0 && <FormNotice title={t('progress.marked')}>{marks.map(({ cell, comment }) => `${nameOf(cell)}: ${comment}`).join(' · ')}</FormNotice>}
      {part === null && report.findings.length > 0 && (
        <>
          <h3>{t('progress.findings')}</h3>
          <ul className={styles.list}>
            {report.findings.map((finding) => (
              <li key={findingKey(finding)}>{[pick(finding.message), finding.explanation].filter(Boolean).join(' – ')}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const names = ['texts'] as const

function Writing(props: Props) {
  const { report, part } = props
  const t = useText()
  const subject = part ?? report
  const prefix = `writing-${subject.id}`
  const { form, change, forget } = useKeptForm<Form>(['progress', `${subject.id}:${subject.version}`], firstForm(props))
  const [write] = useMutation(writeProgressReportMutation)
  const state = useAct<(typeof names)[number]>({ names }, forget)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      const texts = subject.texts.filter(({ isOpen }) => isOpen).map(({ key }) => ({ key, text: form.texts[key] ?? '' }))
      const replies = marksOf(report, part).map(({ id }) => ({ markId: id, reply: form.replies[id] ?? '' }))
      const explanations = (part ? [] : report.findings).map((finding) => ({ ruleCode: finding.ruleCode, about: finding.about, text: form.explanations[findingKey(finding)] ?? '' })).filter(({ text }) => text.trim() !== '')
      await write({ variables: { input: { reportId: report.id, partId: part?.id ?? null, expectedVersion: subject.version, texts, replies, explanations } } })
      showToast({ kind: 'done', text: t('progress.saved') })
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, prefix)} attempt={state.attempt} />
      <div id={`${prefix}-texts`} tabIndex={-1}>
        <Marks {...props} form={form} onChange={(id, reply) => change({ replies: { ...form.replies, [id]: reply } })} />
        <Texts {...props} form={form} onChange={(key, text) => change({ texts: { ...form.texts, [key]: text } })} />
        {part === null && <Findings report={report} form={form} onChange={(key, text) => change({ explanations: { ...form.explanations, [key]: text } })} />}
      </div>
      <Button type="submit" variant="primary" isBusy={state.isBusy}>
        {t('progress.save')}
      </Button>
    </form>
  )
}

type Written = Props & { readonly form: Form; readonly onChange: (key: string, text: string) => void }

function Texts({ report, part, form, onChange }: Written) {
  const t = useText()
  const subject = part ?? report
  return subject.texts.map(({ key, text, isOpen }) =>
    isOpen ? (
      <FormField key={key} id={`text-${subject.id}-${key}`} label={t(`progress.text.${key}`)} help={t(`progress.textHelp.${key}`)} isOptional={!neededTexts.includes(key)}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={5000} value={form.texts[key] ?? ''} onChange={({ target }) => onChange(key, target.value)} />}
      </FormField>
    ) : (
      text !== '' && (
        <div key={key}>
          <h3>{t(`progress.text.${key}`)}</h3>
          <p className={styles.statement}>{text}</p>
        </div>
      )
    )
  )
}

function Marks({ report, part, form, onChange }: Written) {
  const t = useText()
  const nameOf = useCellName(report)
  const marks = marksOf(report, part)
  if (marks.length === 0) return null
  return (
    <>
      <FormNotice title={t('progress.marked')}>{t('progress.markedText')}</FormNotice>
      {marks.map(({ id, cell, comment }) => (
        <FormField key={id} id={`reply-${id}`} label={t('progress.replyTo', { cell: nameOf(cell) })} help={comment}>
          {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={1000} value={form.replies[id] ?? ''} onChange={({ target }) => onChange(id, target.value)} />}
        </FormField>
      ))}
    </>
  )
}

function Findings({ report, form, onChange }: Omit<Written, 'part'>) {
  const t = useText()
  const pick = useLocalized()
  return report.findings.map((finding) => (
    <FormField key={findingKey(finding)} id={`finding-${findingKey(finding)}`} label={pick(finding.message)} help={t('progress.explain')}>
      {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={1000} value={form.explanations[findingKey(finding)] ?? ''} onChange={({ target }) => onChange(findingKey(finding), target.value)} />}
    </FormField>
  ))
}
