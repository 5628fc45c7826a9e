/** What can be done with a report or a part of it now, what stands in the way, and the marking of cells when it goes back. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { figureCell, progressTexts, textCell } from '@solmu/domain/portfolio/progress-report.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FormField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { moveProgressReportMutation, type Report, type ReportPart, type ReportStep } from './progress.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../../governance/governance.module.css'

interface Props {
  readonly report: Report
  readonly part: ReportPart | null
}

/** What a cell is called. */
export function useCellName({ figures, parts }: Report): (cell: string) => string {
  const t = useText()
  const pick = useLocalized()
  const known = [...figures, ...parts.flatMap((part) => part.figures)]
  return (cell) => {
    const figure = known.find(({ projectIndicatorId }) => figureCell(projectIndicatorId) === cell)
    const text = progressTexts.find((each) => textCell(each) === cell)
    return figure ? `${figure.code} ${pick(figure.name)}` : text ? t(`progress.text.${text}`) : cell
  }
}

export function ReportSteps({ report, part }: Props) {
  const t = useText()
  const [step, setStep] = useState<ReportStep | null>(null)
  const { steps } = part ?? report
  if (steps.length === 0) return null
  const list = (
    <>
      <ul className={styles.list}>
        {steps.map((each) => (
          <li key={each.action}>
            <Button disabled={each.blockedBy.length > 0} onClick={() => setStep(each)}>
              {t(`progress.step.${each.action}`)}
            </Button>
            {each.blockedBy.map((guard) => (
              <p key={guard}>{t(`progress.guard.${guard}`)}</p>
            ))}
          </li>
        ))}
      </ul>
      {step && <StepDialog {...{ report, part, step }} onClose={() => setStep(null)} />}
    </>
  )
  return <div data-print="never">{part ? list : <Section title={t('progress.next')}>{list}</Section>}</div>
}

const names = ['marks', 'reason'] as const

interface Form {
  readonly reason: string
  /** What is asked of each marked cell. */
  readonly marks: Readonly<Record<string, string>>
}

function StepDialog({ report, part, step: { action, needsMarks }, onClose }: Props & { readonly step: ReportStep; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, forget } = useKeptForm<Form>([`progress-${action}`, part?.id ?? report.id], { reason: '', marks: {} })
  const [move] = useMutation(moveProgressReportMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => {
    forget()
    onClose()
  })
  const marks = Object.entries(form.marks).map(([key, comment]) => {
    const [partId = '', cell = ''] = key.split(' ')
    return { partId: partId === '' ? null : partId, cell, comment }
  })
  const submit = () => {
    const problem = !needsMarks ? null : marks.length === 0 ? 'progress.needs.marks' : marks.some(({ comment }) => comment.trim() === '') ? 'progress.needs.comment' : null
    void state.run(async () => {
      await move({ variables: { input: { reportId: report.id, partId: part?.id ?? null, expectedVersion: (part ?? report).version, action, reason: form.reason, marks } } })
      showToast({ kind: 'done', text: t(`progress.took.${action}`) })
    }, problem ? { marks: t(problem) } : {})
  }
  return (
    <ActDialog prefix="step" title={t(`progress.step.${action}`)} submit={t(`progress.step.${action}`)} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p id="step-marks" tabIndex={-1}>{t(`progress.stepText.${action}`)}</p>
      {needsMarks && <Cells {...{ report, part }} marks={form.marks} onChange={(next) => change({ marks: next })} />}
      <FormField id="step-reason" label={t('progress.field.reason')} isOptional>
        {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={2000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

interface CellsProps extends Props {
  readonly marks: Form['marks']
  readonly onChange: (marks: Form['marks']) => void
}

/** The cells of a part, or of the report with those of all parts. */
function Cells({ report, part, marks, onChange }: CellsProps) {
  const t = useText()
  const pick = useLocalized()
  const nameOf = useCellName(report)
  const groups = part ? [part] : [null, ...report.parts]
  return groups.map((group) => {
    const of = group ?? report
    const cells = [...of.figures.map(({ projectIndicatorId }) => figureCell(projectIndicatorId)), ...of.texts.filter(({ text }) => text !== '').map(({ key }) => textCell(key))]
    return (
      <fieldset key={of.id} className={styles.several}>
        <legend>{group ? t('progress.partOf', { name: pick(group.name) }) : t('progress.whole')}</legend>
        {cells.map((cell) => (
          <Cell key={cell} name={nameOf(cell)} comment={marks[`${group?.id ?? ''} ${cell}`]} onChange={(comment) => onChange(Object.fromEntries([...Object.entries(marks).filter(([key]) => key !== `${group?.id ?? ''} ${cell}`), ...(comment === null ? [] : [[`${group?.id ?? ''} ${cell}`, comment] as const])]))} />
        ))}
      </fieldset>
    )
  })
}

function Cell({ name, comment, onChange }: { readonly name: string; readonly comment: string | undefined; readonly onChange: (comment: string | null) => void }) {
  const t = useText()
  return (
    <div>
      <label className={styles.confirm}>
        <input type="checkbox" checked={comment !== undefined} onChange={({ target }) => onChange(target.checked ? '' : null)} />
        {name}
      </label>
      {comment !== undefined && (
        <FormField label={t('progress.commentOn', { cell: name })}>
          {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={1000} value={comment} onChange={({ target }) => onChange(target.value)} />}
        </FormField>
      )}
    </div>
  )
}
