/** A plan as it was against the plan as it is, and the dialog in which it is frozen. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type FrozenItem, type PlanDifference, planDifferences } from '@solmu/domain/portfolio/plan-baseline.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { type Plan, planBaselineQuery, takePlanBaselineMutation } from './plan.operations.js'
import { useDays } from './plan-words.js'
import governance from '../../governance/governance.module.css'

type Brief = Plan['baselines'][number]

/** What is called a baseline: its own name, or that it is of the decision. */
export function useBaselineName(): (brief: Brief) => string {
  const t = useText()
  const format = useFormat()
  return ({ name, isDecision, takenOn }) => t('projectPlan.baseline.named', { name: isDecision ? t('projectPlan.baseline.decision') : name, day: format.day(takenOn) })
}

/** The baseline that is compared with, as it was frozen. */
export function useBaseline(plan: Plan, chosen: string | undefined): { readonly brief: Brief | null; readonly items: readonly FrozenItem[] } {
  const brief = plan.baselines.find(({ id }) => id === chosen) ?? plan.baselines[0] ?? null
  const { data } = useQuery(planBaselineQuery, { variables: { id: brief?.id ?? '' }, skip: brief === null })
  const items = (data?.planBaseline.differences ?? []).flatMap(({ id, kind, name, before }) => (before ? [{ id, kind, name, ...before }] : []))
  return { brief, items }
}

interface BaselineProps {
  readonly plan: Plan
  readonly brief: Brief | null
  readonly items: readonly FrozenItem[]
  readonly onChoose: (id: string) => void
}

export function PlanBaselines({ plan, brief, items, onChoose }: BaselineProps) {
  const t = useText()
  const nameOf = useBaselineName()
  const [isOpen, setOpen] = useState(false)
  const differences = planDifferences(items, plan.items.filter(({ state }) => state !== 'cancelled')).filter(({ change }) => change !== 'same')
  const columns = useColumns()
  const mayFreeze = plan.mayLead && plan.items.length > 0
  return (
    <Section title={t('projectPlan.baseline.title')} aside={mayFreeze && <Button size="small" onClick={() => setOpen(true)}>{t('projectPlan.baseline.freeze')}</Button>}>
      {brief ? (
        <>
          <SelectField id="plan-baseline" label={t('projectPlan.baseline.choose')} value={brief.id} options={plan.baselines.map((each) => ({ value: each.id, label: nameOf(each) }))} onChange={({ target }) => onChoose(target.value)} />
          <DataTable caption={t('projectPlan.baseline.table')} columns={columns} rows={differences} rowKey={({ id }) => id} empty={<EmptyState title={t('projectPlan.baseline.same')} />} />
        </>
      ) : (
        <p>{t('projectPlan.baseline.none')}</p>
      )}
      {isOpen && <FreezeDialog projectId={plan.projectId} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function useColumns(): readonly Column<PlanDifference>[] {
  const t = useText()
  const format = useFormat()
  const daysOf = useDays()
  const told = (days: PlanDifference['before'], kind: PlanDifference['kind']) => (days ? daysOf({ kind, ...days }) : '–')
  return [
    { id: 'name', header: t('projectPlan.field.name'), cell: ({ name, kind }) => <>{name}<span className={governance.below}>{t(`projectPlan.kind.${kind}`)}</span></> },
    { id: 'change', header: t('projectPlan.baseline.change'), cell: ({ change }) => t(`projectPlan.change.${change}`) },
    { id: 'before', header: t('projectPlan.baseline.then'), cell: ({ before, kind }) => told(before, kind) },
    { id: 'now', header: t('projectPlan.baseline.now'), cell: ({ now, kind }) => told(now, kind) },
    { id: 'moved', header: t('projectPlan.baseline.moved'), isNumeric: true, phone: 'figure', cell: ({ change, endMoved }) => (change === 'moved' ? format.change(endMoved) : '') }
  ]
}

const names = ['name'] as const

function FreezeDialog({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, forget } = useKeptForm(['plan-baseline', projectId], { name: '' })
  const [freeze] = useMutation(takePlanBaselineMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => {
    forget()
    onClose()
  })
  const submit = () =>
    void state.run(
      async () => {
        await freeze({ variables: { input: { projectId, name: form.name } } })
        showToast({ kind: 'done', text: t('projectPlan.baseline.frozen') })
      },
      form.name.trim() === '' ? { name: t('projectPlan.needs.name') } : {}
    )
  return (
    <ActDialog prefix="freeze" title={t('projectPlan.baseline.freeze')} submit={t('projectPlan.baseline.freeze')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('projectPlan.baseline.freezeText')}</p>
      <TextField id="freeze-name" label={t('projectPlan.baseline.name')} help={t('projectPlan.baseline.nameHelp')} maxLength={200} value={form.name} error={state.refusal.fields.name} onChange={({ target }) => change({ name: target.value })} />
    </ActDialog>
  )
}
