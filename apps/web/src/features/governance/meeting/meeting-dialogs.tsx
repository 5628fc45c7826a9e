/** Calls a meeting, cancels, opens and closes it, and publishes its minutes: each says beforehand what it will do. */
import { useMutation, useQuery } from '@apollo/client/react'
import { type ReactNode, useState } from 'react'
import { type DecisionPublication, decisionPublications } from '@solmu/domain/governance/decision.js'
import { isDecided } from '@solmu/domain/governance/meeting.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FieldError, FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { callMeetingMutation, cancelMeetingMutation, closeMeetingMutation, type Meeting, meetingSeatsQuery, openMeetingMutation, publishMinutesMutation } from './meeting.operations.js'
import { type MeetingDialogProps as DialogProps, meetingRef } from './meeting-ref.js'
import { FreedDialog, ItemList } from './freed-dialog.js'
import { PaperDialog } from './paper-dialog.js'
import { SignersDialog } from './signers-dialog.js'
import fields from '../../../ui/form-field.module.css'
import governance from '../governance.module.css'

export type MeetingAct = 'call' | 'open' | 'close' | 'publish' | 'record_freed' | 'cancel' | 'signers' | 'paper'

const dialogs: Readonly<Record<MeetingAct, (props: DialogProps) => ReactNode>> = { call: CallDialog, open: OpenDialog, close: CloseDialog, publish: PublishDialog, record_freed: FreedDialog, cancel: CancelDialog, signers: SignersDialog, paper: PaperDialog }

export function MeetingDialog({ act, ...props }: DialogProps & { readonly act: MeetingAct }) {
  const Shown = dialogs[act]
  return <Shown {...props} />
}

interface ReasonProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (text: string) => void
}

function ReasonField({ id, label, value, error, onChange }: ReasonProps) {
  return (
    <FormField id={id} label={label} error={error}>
      {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={value} onChange={({ target }) => onChange(target.value)} />}
    </FormField>
  )
}

const callNames = ['consents', 'shortNoticeReason'] as const

function CallDialog({ meeting, onClose }: DialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [consents, setConsents] = useState<readonly string[]>([])
  const [call] = useMutation(callMeetingMutation)
  const { data } = useQuery(meetingSeatsQuery, { variables: { meetingId: meeting.id }, fetchPolicy: 'network-only' })
  const state = useAct<(typeof callNames)[number]>({ names: callNames }, onClose)
  const seats = data?.meetingSeats ?? []
  const isShort = meeting.notice?.isInTime === false
  const missing = seats.filter(({ id }) => !consents.includes(id)).length
  const submit = () =>
    void state.run(
      async () => {
        await call({ variables: { input: { ...meetingRef(meeting), shortNoticeReason: isShort ? reason : '', consents: isShort ? [...consents] : [] } } })
        showToast({ kind: 'done', text: t('meeting.call.done') })
      },
      isShort ? { ...(missing > 0 && { consents: t('meeting.call.missing', { count: missing }) }), ...(reason.trim() === '' && { shortNoticeReason: t('meeting.needs.reason') }) } : {}
    )
  return (
    <ActDialog prefix="call" title={t('meeting.call.title')} submit={t('meeting.step.call')} names={callNames} {...{ state, onClose }} onSubmit={submit}>
      <CallText meeting={meeting} count={data?.meetingSeats.length} />
      {isShort && (
        <>
          <fieldset id="call-consents" tabIndex={-1} className={governance.several} aria-describedby={state.refusal.fields.consents ? 'call-consents-error' : undefined}>
            <legend>{t('meeting.call.consents')}</legend>
            {seats.map(({ id, label }) => (
              <Consent key={id} label={label} isGiven={consents.includes(id)} onChange={(isGiven) => setConsents(isGiven ? [...consents, id] : consents.filter((each) => each !== id))} />
            ))}
            {state.refusal.fields.consents && <FieldError id="call-consents-error" text={state.refusal.fields.consents} />}
          </fieldset>
          <ReasonField id="call-shortNoticeReason" label={t('meeting.field.shortNotice')} value={reason} error={state.refusal.fields.shortNoticeReason} onChange={setReason} />
        </>
      )}
    </ActDialog>
  )
}

function Consent({ label, isGiven, onChange }: { readonly label: Meeting['title']; readonly isGiven: boolean; readonly onChange: (isGiven: boolean) => void }) {
  const pick = useLocalized()
  return (
    <label className={governance.confirm}>
      <input type="checkbox" checked={isGiven} onChange={({ target }) => onChange(target.checked)} />
      <span>{pick(label)}</span>
    </label>
  )
}

/** Who is told, which charter holds from now on, and whether the notice is in time. */
function CallText({ meeting: { charterNumber, notice, body }, count }: { readonly meeting: Meeting; readonly count: number | undefined }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return (
    <>
      <p>{t('meeting.call.text', { body: pick(body.name), number: charterNumber ?? 0 })}</p>
      {count !== undefined && <p>{t('meeting.call.seats', { count })}</p>}
      {notice && <p>{t(notice.isInTime ? 'meeting.call.inTime' : 'meeting.call.short', { given: notice.given, demanded: notice.demanded, day: format.day(notice.lastDay) })}</p>}
    </>
  )
}

function CancelDialog({ meeting, onClose }: DialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [cancel] = useMutation(cancelMeetingMutation)
  const state = useAct<'reason'>({ names: ['reason'] }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await cancel({ variables: { input: { ...meetingRef(meeting), reason } } })
        showToast({ kind: 'done', text: t('meeting.cancel.done') })
      },
      reason.trim() === '' ? { reason: t('meeting.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="cancel" title={t('meeting.cancel.title')} submit={t('meeting.step.cancel')} isDangerous names={['reason']} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(meeting.calledAt === null ? 'meeting.cancel.draftText' : 'meeting.cancel.text')}</p>
      <ReasonField id="cancel-reason" label={t('meeting.field.reason')} value={reason} error={state.refusal.fields.reason} onChange={setReason} />
    </ActDialog>
  )
}

function OpenDialog({ meeting, onClose }: DialogProps) {
  const t = useText()
  const [chairName, setChair] = useState(meeting.chairName)
  const [secretaryName, setSecretary] = useState(meeting.secretaryName)
  const [open] = useMutation(openMeetingMutation)
  const state = useAct<'chairName' | 'secretaryName'>({ names: ['chairName', 'secretaryName'] }, onClose)
  const submit = () =>
    void state.run(async () => {
      await open({ variables: { input: { ...meetingRef(meeting), chairName, secretaryName } } })
      showToast({ kind: 'done', text: t('meeting.open.done') })
    })
  return (
    <ActDialog prefix="open" title={t('meeting.open.title')} submit={t('meeting.step.open')} names={['chairName', 'secretaryName']} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('meeting.open.text')}</p>
      <TextField id="open-chairName" label={t('meeting.field.chair')} isOptional maxLength={200} value={chairName} error={state.refusal.fields.chairName} onChange={({ target }) => setChair(target.value)} />
      <TextField id="open-secretaryName" label={t('meeting.field.secretary')} isOptional maxLength={200} value={secretaryName} error={state.refusal.fields.secretaryName} onChange={({ target }) => setSecretary(target.value)} />
    </ActDialog>
  )
}

function CloseDialog({ meeting, onClose }: DialogProps) {
  const t = useText()
  const [close] = useMutation(closeMeetingMutation)
  const state = useAct<never>({ names: [] }, onClose)
  const submit = () =>
    void state.run(async () => {
      await close({ variables: { input: meetingRef(meeting) } })
      showToast({ kind: 'done', text: t('meeting.close.done') })
    })
  return (
    <ActDialog prefix="close" title={t('meeting.close.title')} submit={t('meeting.step.close')} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('meeting.close.text')}</p>
    </ActDialog>
  )
}

function PublishDialog({ meeting, onClose }: DialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [publication, setPublication] = useState<DecisionPublication>('members')
  const [publish] = useMutation(publishMinutesMutation)
  const state = useAct<'publication'>({ names: ['publication'] }, onClose)
  const carried = meeting.items.filter(({ kind, outcome }) => isDecided(kind) && outcome === 'carried')
  const [decided, held] = [carried.filter(({ isHeld }) => !isHeld), carried.filter(({ isHeld }) => isHeld)]
  const settled = meeting.items.filter(({ proposal, amendment, outcome, isHeld }) => (proposal ?? amendment) && !isHeld && (outcome === 'carried' || outcome === 'not_carried'))
  const submit = () =>
    void state.run(async () => {
      await publish({ variables: { input: { ...meetingRef(meeting), publication } } })
      showToast({ kind: 'done', text: t('meeting.publish.done') })
    })
  return (
    <ActDialog prefix="publish" title={t('meeting.publish.title')} submit={t('meeting.step.publish')} names={['publication']} {...{ state, onClose }} onSubmit={submit}>
      <SelectField
        {...{ id: 'publish-publication', label: t('meeting.field.publication'), help: t('meeting.publish.help'), value: publication, error: state.refusal.fields.publication }}
        options={decisionPublications.map((value) => ({ value, label: t(`register.publication.${value}`) }))}
        onChange={({ target }) => setPublication(target.value as DecisionPublication)}
      />
      <p>{t('meeting.publish.creates', { count: decided.length })}</p>
      <ItemList items={decided} />
      {held.length > 0 && <p>{t('meeting.publish.held')}</p>}
      <ItemList items={held} />
      {settled.map(({ id, proposal, amendment, outcome }) => (
        <p key={id}>
          {t('meeting.publish.settles', { title: proposal ? pick(proposal.title) : t('charter.versionNumber', { number: amendment?.number }), outcome: t(`meeting.outcome.${outcome}`) })}
        </p>
      ))}
    </ActDialog>
  )
}
