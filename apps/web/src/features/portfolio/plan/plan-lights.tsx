/** How a project and its packages stand, with reasons, and the dialog in which somebody says otherwise. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { saidColours, type SaidColour } from '@solmu/domain/portfolio/plan-light.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { type Light, type Plan, sayPlanLightMutation } from './plan.operations.js'
import { LightReasons, usePartNumber, WholeLight } from './plan-words.js'
import fields from '../../../ui/form-field.module.css'

export function PlanLights({ plan }: { readonly plan: Plan }) {
  const t = useText()
  const [opened, setOpened] = useState<Light | null>(null)
  const numberOf = usePartNumber(plan.items)
  const whole = t('projectPlan.light.whole')
  const nameOf = ({ packageId }: Light): string => {
    const item = plan.items.find(({ id }) => id === packageId)
    return item ? `${numberOf(item)} ${item.name}` : whole
  }
  const maySay = ({ packageId }: Light): boolean => (packageId === null ? plan.mayLead : plan.items.some(({ id, mayWrite }) => id === packageId && mayWrite))
  const acts: Column<Light> = {
    ...{ id: 'acts', header: '', spokenHeader: t('projectPlan.acts') },
    cell: (light) =>
      maySay(light) && (
        <Button size="small" variant="quiet" onClick={() => setOpened(light)} aria-label={t('projectPlan.light.sayOne', { name: nameOf(light) })}>
          {t('projectPlan.light.say')}
        </Button>
      )
  }
  const columns: readonly Column<Light>[] = [
    { id: 'name', header: t('projectPlan.light.of'), cell: nameOf },
    { id: 'light', header: t('projectPlan.light.title'), cell: (light) => <WholeLight light={light} /> },
    { id: 'why', header: t('projectPlan.light.why'), cell: (light) => <LightReasons light={light} /> },
    ...(plan.lights.some(maySay) ? [acts] : [])
  ]
  return (
    <Section title={t('projectPlan.light.title')}>
      <DataTable caption={t('projectPlan.light.title')} columns={columns} rows={plan.lights} rowKey={({ packageId }) => packageId ?? 'project'} />
      {opened && <SayDialog light={opened} name={nameOf(opened)} onClose={() => setOpened(null)} />}
    </Section>
  )
}

const names = ['colour', 'reason', 'until'] as const
type Name = (typeof names)[number]
interface Form {
  readonly colour: SaidColour | 'none'
  readonly reason: string
  readonly until: string
}

function SayDialog({ light: { projectId, packageId, said }, name, onClose }: { readonly light: Light; readonly name: string; readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const first: Form = { colour: (said?.colour as SaidColour | undefined) ?? 'amber', reason: said?.reason ?? '', until: said ? dayInField(said.until, lang) : '' }
  const { form, change, forget } = useKeptForm<Form>(['plan-light', packageId ?? projectId], first)
  const [say] = useMutation(sayPlanLightMutation)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const until = readDayText(form.until, today)
  const isSaid = form.colour !== 'none'
  const submit = () =>
    void state.run(
      async () => {
        await say({ variables: { input: { projectId, packageId, colour: form.colour, reason: form.reason, until: isSaid ? until : null } } })
        showToast({ kind: 'done', text: t('projectPlan.light.saidDone') })
      },
      { ...(isSaid && form.reason.trim() === '' && { reason: t('projectPlan.needs.reason') }), ...(isSaid && until === null && { until: t('projectPlan.needs.day') }) }
    )
  return (
    <ActDialog prefix="light" title={t('projectPlan.light.sayOne', { name })} submit={t('projectPlan.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('projectPlan.light.sayText')}</p>
      <SelectField id="light-colour" label={t('projectPlan.light.colour')} value={form.colour} error={state.refusal.fields.colour} options={[...saidColours, 'none' as const].map((value) => ({ value, label: t(value === 'none' ? 'projectPlan.light.takeBack' : `projectPlan.light.${value}`) }))} onChange={({ target }) => change({ colour: target.value as Form['colour'] })} />
      {isSaid && (
        <>
          <FormField id="light-reason" label={t('projectPlan.field.reason')} error={state.refusal.fields.reason}>
            {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={1000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
          </FormField>
          <TextField id="light-until" label={t('projectPlan.field.until')} help={t('projectPlan.help.until')} value={form.until} error={state.refusal.fields.until} onChange={({ target }) => change({ until: target.value })} />
        </>
      )}
    </ActDialog>
  )
}
