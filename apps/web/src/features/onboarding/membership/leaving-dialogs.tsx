/** Hands a unit of a member that leaves over to another member, and entrusts somebody with the returns that were not sent. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { mostEntrustedMonths } from '@solmu/domain/onboarding/leaving.js'
import { addDays, addMonths } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { entrustReturnsMutation, handOverUnitMutation, type LeavingUnit, type MemberLeaving } from './leaving.operations.js'
import { memberUnitsQuery, type WholeMembership } from './membership.operations.js'
import fields from '../../../ui/form-field.module.css'

const again = { refetchQueries: ['MemberLeaving'], awaitRefetchQueries: true }
type Of = Pick<WholeMembership, 'id' | 'version' | 'organisation'>

const handNames = ['toOrganisationId', 'unitId'] as const

export function HandOverDialog({ membership, leaving, onClose }: { readonly membership: Of; readonly leaving: { readonly unit: LeavingUnit; readonly endsOn: string }; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const compare = compareText(useLanguage())
  const { unit, endsOn } = leaving
  const { data } = useQuery(memberUnitsQuery)
  const [toOrganisationId, choose] = useState('')
  const [handOver] = useMutation(handOverUnitMutation, again)
  const state = useAct<(typeof handNames)[number]>({ names: handNames }, onClose)
  const members = (data?.memberships ?? [])
    .filter((each) => each.state === 'active' && each.organisation.id !== membership.organisation.id)
    .map(({ organisation }) => ({ value: organisation.id, label: pick(organisation.name) }))
    .sort((a, b) => compare(a.label, b.label))
  const submit = () =>
    void state.run(
      async () => {
        await handOver({ variables: { input: { membershipId: membership.id, expectedVersion: membership.version, unitId: unit.unit.id, toOrganisationId } } })
        showToast({ kind: 'done', text: t('membership.handOver.done') })
      },
      toOrganisationId === '' ? { toOrganisationId: t('membership.handOver.needsMember') } : {}
    )
  return (
    <ActDialog prefix="hand-over" title={t('membership.handOver.title', { name: pick(unit.unit.name) })} submit={t('membership.handOver.submit')} names={handNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('membership.handOver.text', { day: format.day(endsOn) })}</p>
      <SelectField id="hand-over-toOrganisationId" label={t('membership.handOver.to')} value={toOrganisationId} error={state.refusal.fields.toOrganisationId} options={[{ value: '', label: t('membership.handOver.choose') }, ...members]} onChange={({ target }) => choose(target.value)} />
    </ActDialog>
  )
}

const entrustNames = ['userId', 'lastDay', 'reason'] as const

export function EntrustDialog({ membership, standIns, onClose }: { readonly membership: Of; readonly standIns: MemberLeaving['standIns']; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const latest = addMonths(today, mostEntrustedMonths)
  const [userId, choose] = useState('')
  const [day, setDay] = useState(format.day(addDays(addMonths(today, 1), -1)))
  const [reason, setReason] = useState('')
  const [entrust] = useMutation(entrustReturnsMutation, again)
  const state = useAct<(typeof entrustNames)[number]>({ names: entrustNames }, onClose)
  const submit = () => {
    const lastDay = readDayText(day, today)
    const isOutside = lastDay !== null && (lastDay < today || lastDay > latest)
    const missing = { ...(userId === '' && { userId: t('membership.entrust.needsPerson') }), ...(lastDay === null && { lastDay: t('errors.INVALID_DATE') }), ...(isOutside && { lastDay: t('membership.entrust.badDay', { from: format.day(today), to: format.day(latest) }) }), ...(reason.trim() === '' && { reason: t('membership.step.needsReason') }) }
    void state.run(async () => {
      await entrust({ variables: { input: { membershipId: membership.id, userId, lastDay: lastDay ?? '', reason } } })
      showToast({ kind: 'done', text: t('membership.entrust.done') })
    }, missing)
  }
  return (
    <ActDialog prefix="entrust" title={t('membership.entrust.title')} submit={t('membership.entrust.submit')} names={entrustNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('membership.entrust.text')}</p>
      <SelectField id="entrust-userId" label={t('membership.entrust.person')} help={t('membership.entrust.personHelp')} value={userId} error={state.refusal.fields.userId} options={[{ value: '', label: t('membership.entrust.choose') }, ...standIns.map(({ id, name }) => ({ value: id, label: name }))]} onChange={({ target }) => choose(target.value)} />
      <TextField id="entrust-lastDay" label={t('membership.entrust.lastDay')} value={day} error={state.refusal.fields.lastDay} onChange={({ target }) => setDay(target.value)} />
      <FormField id="entrust-reason" label={t('membership.step.reason')} help={t('membership.step.reasonHelp')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
