/** Plans a part of the plan or changes it: its days, how far it is and what it waits for, and shows what else moves before it is saved. */
import { useMutation } from '@apollo/client/react'
import { isPoint, type PlanKind, planKinds, planStates } from '@solmu/domain/portfolio/plan.js'
import type { PlanMove } from '@solmu/domain/portfolio/plan-schedule.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { type Plan, type PlanRow, savePlanItemMutation } from './plan.operations.js'
import { daysIn, firstItem, type ItemField, itemFields, type ItemForm, itemProblems, lengthIn, movesOf, shiftedForm, waitsOf } from './plan-item-form.js'
import { PlanWaits } from './plan-waits.js'
import { useDays, useNameOf } from './plan-words.js'
import fields from '../../../ui/form-field.module.css'
import styles from './plan.module.css'

interface DialogProps {
  readonly plan: Plan
  /** The one that is changed; null for a new one. */
  readonly row: PlanRow | null
  readonly onClose: () => void
  readonly onRemove?: () => void
}

function inputOf(form: ItemForm, { plan, row }: DialogProps, { today, moves }: { readonly today: string; readonly moves: readonly PlanMove[] }) {
  const { startsOn, endsOn } = daysIn(form, today)
  const { kind, packageId, partnerId, name, owner, note, link, state } = form
  return {
    ...{ projectId: plan.projectId, itemId: row?.id ?? null, expectedVersion: row?.version ?? null, kind, packageId: kind === 'package' ? null : packageId, partnerId, name, owner, note },
    ...{ link, state, startsOn: startsOn ?? '', endsOn: endsOn ?? '', progress: state === 'underway' && kind === 'task' ? Number(form.progress) : 0, waitsFor: waitsOf(form), movesOthers: moves.length > 0 }
  }
}

export function PlanItemDialog(props: DialogProps) {
  const { plan, row, onClose, onRemove } = props
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm<ItemForm>(['plan-item', row?.id ?? plan.projectId], firstItem(plan, row, lang))
  const [save] = useMutation(savePlanItemMutation)
  const state = useAct<ItemField>({ names: itemFields }, () => {
    forget()
    onClose()
  })
  const moves = movesOf(plan, row, { form, today })
  const submit = () =>
    void state.run(
      async () => {
        await save({ variables: { input: inputOf(form, props, { today, moves }) } })
        showToast({ kind: 'done', text: t('projectPlan.saved') })
      },
      Object.fromEntries(Object.entries(itemProblems(form, today)).map(([name, message]) => [name, t(message)]))
    )
  return (
    <ActDialog prefix="item" width="40rem" title={row ? t('projectPlan.edit', { name: row.name }) : t('projectPlan.add')} submit={t(moves.length > 0 ? 'projectPlan.saveAndMove' : 'projectPlan.save', { count: moves.length })} names={itemFields} {...{ state, onClose }} onSubmit={submit}>
      <What {...{ plan, row, form, change }} errors={state.refusal.fields} />
      <When {...{ plan, form, change }} errors={state.refusal.fields} />
      <PlanWaits {...{ plan, row, form, change }} error={state.refusal.fields.waitsFor} />
      <Moves plan={plan} moves={moves} />
      <FormField id="item-note" label={t('projectPlan.field.note')} error={state.refusal.fields.note} isOptional>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
      </FormField>
      {onRemove && (
        <Button size="small" variant="quiet" onClick={onRemove}>
          {t('projectPlan.remove')}
        </Button>
      )}
    </ActDialog>
  )
}

interface PartProps {
  readonly plan: Plan
  readonly form: ItemForm
  readonly change: (part: Partial<ItemForm>) => void
  readonly errors: Partial<Record<ItemField, string>>
}

function What({ plan, row, form, change, errors }: PartProps & Pick<DialogProps, 'row'>) {
  const t = useText()
  const nameOf = useNameOf(plan.partners)
  const groups = plan.items.filter(({ kind }) => kind === 'package')
  const kinds = planKinds.filter((kind) => (kind === 'package' ? plan.mayLead : groups.length > 0))
  const own = plan.partners.filter(({ id, mayWrite }) => mayWrite || id === form.partnerId)
  return (
    <>
      {!row && <SelectField id="item-kind" label={t('projectPlan.field.kind')} value={form.kind} error={errors.kind} options={kinds.map((value) => ({ value, label: t(`projectPlan.kind.${value}`) }))} onChange={({ target }) => change({ kind: target.value as PlanKind })} />}
      {form.kind !== 'package' && <SelectField id="item-packageId" label={t('projectPlan.field.package')} value={form.packageId} error={errors.packageId} options={groups.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))} onChange={({ target }) => change({ packageId: target.value })} />}
      <TextField id="item-name" label={t('projectPlan.field.name')} maxLength={200} value={form.name} error={errors.name} onChange={({ target }) => change({ name: target.value })} />
      <SelectField id="item-partnerId" label={t(form.kind === 'package' ? 'projectPlan.field.leadPartner' : 'projectPlan.field.partner')} value={form.partnerId} error={errors.partnerId} options={own.map(({ id }) => ({ value: id, label: nameOf(id) }))} onChange={({ target }) => change({ partnerId: target.value })} />
      <TextField id="item-owner" label={t('projectPlan.field.owner')} help={t('projectPlan.help.owner')} maxLength={120} value={form.owner} error={errors.owner} isOptional onChange={({ target }) => change({ owner: target.value })} />
    </>
  )
}

function When({ form, change, errors }: PartProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const isDay = isPoint(form.kind)
  const length = lengthIn(form, today)
  return (
    <>
      <TextField id="item-startsOn" label={t(isDay ? 'projectPlan.field.day' : 'projectPlan.field.starts')} value={form.startsOn} error={errors.startsOn} onChange={({ target }) => change({ startsOn: target.value })} />
      {!isDay && <TextField id="item-endsOn" label={t('projectPlan.field.ends')} help={length === null ? undefined : t('projectPlan.help.length', { days: length })} value={form.endsOn} error={errors.endsOn} onChange={({ target }) => change({ endsOn: target.value })} />}
      <div className={styles.shift} role="group" aria-label={t('projectPlan.shift')}>
        {[-30, -7, -1, 1, 7, 30].map((days) => (
          <Button key={days} size="small" disabled={length === null} onClick={() => change(shiftedForm(form, days, { today, language }))}>
            {t(days < 0 ? 'projectPlan.back' : 'projectPlan.on', { days: Math.abs(days) })}
          </Button>
        ))}
      </div>
      <SelectField id="item-state" label={t('projectPlan.field.state')} value={form.state} error={errors.state} options={planStates.map((value) => ({ value, label: t(`projectPlan.state.${value}`) }))} onChange={({ target }) => change({ state: target.value as ItemForm['state'] })} />
      {form.kind === 'task' && form.state === 'underway' && <TextField id="item-progress" label={t('projectPlan.field.progress')} help={t('projectPlan.help.progress')} inputMode="numeric" value={form.progress} error={errors.progress} onChange={({ target }) => change({ progress: target.value })} />}
      {form.kind === 'deliverable' && <TextField id="item-link" label={t('projectPlan.field.link')} help={t('projectPlan.help.link')} maxLength={1000} value={form.link} error={errors.link} isOptional onChange={({ target }) => change({ link: target.value })} />}
    </>
  )
}

function Moves({ plan, moves }: { readonly plan: Plan; readonly moves: readonly PlanMove[] }) {
  const t = useText()
  const format = useFormat()
  const daysOf = useDays()
  return (
    <div role="status">
      {moves.length > 0 && (
        <div className={styles.moves}>
          <strong>{t('projectPlan.moves', { count: moves.length })}</strong>
          <ul>
            {moves.map(({ id, startsOn, endsOn, days }) => {
              const item = plan.items.find((each) => each.id === id)
              return item && <li key={id}>{t('projectPlan.move', { name: item.name, days: daysOf({ kind: item.kind, startsOn, endsOn }), change: format.change(days) })}</li>
            })}
          </ul>
        </div>
      )}
    </div>
  )
}
