/** Puts a change of the budget to the funder, and records what the funder said to it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../app/viewer.js'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { Button } from '../../ui/button.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { SelectField, TextField } from '../../ui/form-field.js'
import { useLanguage, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { type BudgetVersion, type ProjectBudgets, proposeBudgetChangeMutation, readAnew, settleBudgetChangeMutation } from './budget.operations.js'
import type { Project } from './portfolio.operations.js'
import styles from '../governance/governance.module.css'

interface Of {
  readonly project: Project
  readonly version: BudgetVersion
}

/** What can be done with the change that is shown. */
export function ChangeActs({ project, budgets, version }: Of & { readonly budgets: ProjectBudgets }) {
  const t = useText()
  const [open, setOpen] = useState<'propose' | 'settle' | null>(null)
  const onClose = () => setOpen(null)
  const act = actOn(version, budgets)
  if (act === null) return null
  return (
    <div className={styles.acts}>
      {act === 'wait' ? <p>{t('portfolio.whyNot.settle')}</p> : <Button variant={act === 'settle' ? 'primary' : 'outlined'} onClick={() => setOpen(act)}>{t(`portfolio.${act}.open`)}</Button>}
      {open === 'propose' && <ProposeDialog {...{ project, version, onClose }} />}
      {open === 'settle' && <SettleDialog {...{ project, version, onClose }} />}
    </div>
  )
}

/** A draft is put to the funder by those who write it; one that waits is settled by those who steer, and others wait. */
function actOn({ kind, state }: BudgetVersion, { mayWrite, maySettle }: ProjectBudgets): 'propose' | 'settle' | 'wait' | null {
  if (state === 'proposed') return maySettle ? 'settle' : 'wait'
  return kind === 'change' && state === 'draft' && mayWrite === 'change' ? 'propose' : null
}

const none = ['lines', 'reason'] as const

function ProposeDialog({ project, version, onClose }: Of & { readonly onClose: () => void }) {
  const t = useText()
  const [propose] = useMutation(proposeBudgetChangeMutation, readAnew(project.id))
  const known = { INVALID_INPUT: { text: t('portfolio.propose.same') }, REQUIRED: { text: t('portfolio.propose.noReason') } }
  const state = useAct<(typeof none)[number]>({ names: none, known }, onClose)
  const submit = () =>
    void state.run(async () => {
      await propose({ variables: { input: { projectId: project.id, budgetId: version.id, expectedVersion: version.version } } })
      showToast({ kind: 'done', text: t('portfolio.propose.done') })
    }, version.reason.trim() === '' ? { reason: t('portfolio.propose.noReason') } : {})
  return (
    <ActDialog prefix="propose" title={t('portfolio.propose.title')} submit={t('portfolio.propose.open')} names={none} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('portfolio.propose.text')}</p>
    </ActDialog>
  )
}

const names = ['isAgreed', 'decidedOn', 'reference'] as const
type Name = (typeof names)[number]

function SettleDialog({ project, version, onClose }: Of & { readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['budget-settle', version.id], { answer: '', decidedOn: dayInField(today, language), reference: '' })
  const [settle] = useMutation(settleBudgetChangeMutation, readAnew(project.id))
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const { fields: errors } = state.refusal
  const day = readDayText(form.decidedOn, today)
  const submit = () =>
    void state.run(
      async () => {
        await settle({ variables: { input: { projectId: project.id, budgetId: version.id, expectedVersion: version.version, isAgreed: form.answer === 'agreed', decidedOn: day ?? '', reference: form.reference } } })
        showToast({ kind: 'done', text: t('portfolio.settle.done') })
      },
      { ...(form.answer === '' && { isAgreed: t('portfolio.settle.needsAnswer') }), ...(day === null && { decidedOn: t('errors.INVALID_DATE') }) }
    )
  const answers = [{ value: '', label: t('portfolio.choose') }, ...(['agreed', 'refused'] as const).map((value) => ({ value, label: t(`portfolio.settle.${value}`) }))]
  return (
    <ActDialog prefix="settle" title={t('portfolio.settle.title')} submit={t('portfolio.settle.open')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('portfolio.settle.text')}</p>
      <SelectField id="settle-isAgreed" label={t('portfolio.settle.answer')} value={form.answer} error={errors.isAgreed} options={answers} onChange={({ target }) => change({ answer: target.value })} />
      <TextField id="settle-decidedOn" label={t('portfolio.settle.decidedOn')} help={t('portfolio.dayHelp')} value={form.decidedOn} error={errors.decidedOn} onChange={({ target }) => change({ decidedOn: target.value })} />
      <TextField id="settle-reference" label={t('portfolio.settle.reference')} value={form.reference} maxLength={100} error={errors.reference} isOptional onChange={({ target }) => change({ reference: target.value })} />
    </ActDialog>
  )
}
