/** How one seat is there: who came for it and how, for whom they stand, and when they came and left. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type AttendanceWay, attendanceWays, proxyBases, type ProxyBasis } from '@solmu/domain/governance/meeting.js'
import { homeTimeZone, instantIn, timeIn, todayIn } from '@solmu/shared/dates.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { readClockText } from './clock-text.js'
import { heldInput } from './held-input.js'
import { type MeetingDialogProps, meetingRef } from './meeting-ref.js'
import { type Meeting, type MeetingAttendance, type MeetingSeat, recordAttendanceMutation } from './meeting.operations.js'

const names = ['way', 'personName', 'proxyHolderId', 'proxyBasis', 'proxyPaperId', 'arrivedAt', 'leftAt'] as const
type Name = (typeof names)[number]

interface SeatForm {
  readonly way: AttendanceWay
  readonly personName: string
  readonly proxyHolderId: string
  readonly proxyBasis: ProxyBasis
  readonly proxyPaperId: string
  readonly arrived: string
  readonly left: string
}

const clock = (instant: string | null): string => (instant === null ? '' : timeIn(new Date(instant)))

export interface AttendanceDialogProps extends MeetingDialogProps {
  readonly seat: MeetingAttendance
  readonly people: MeetingSeat['people']
}

export function AttendanceDialog({ meeting, seat, people, onClose }: AttendanceDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [form, setForm] = useState<SeatForm>({
    ...{ way: seat.way, personName: seat.personName || (people[0]?.name ?? ''), proxyHolderId: seat.proxyHolder?.id ?? '' },
    ...{ proxyBasis: seat.proxyBasis ?? 'word', proxyPaperId: seat.proxyPaperId ?? '', arrived: clock(seat.arrivedAt), left: clock(seat.leftAt) }
  })
  const [record] = useMutation(recordAttendanceMutation)
  const state = useAct<Name>({ names, known: { DAYS_REVERSED: { field: 'leftAt', text: t('meeting.needs.left') } } }, onClose)
  const submit = () => {
    const { input, problems } = readForm(form, { meeting, seat, needsTime: t('meeting.needs.time'), needsHolder: t('meeting.needs.holder'), needsPaper: t('meeting.needs.paper') })
    void state.run(() => record({ variables: { input: { ...meetingRef(meeting), attendance: [input] } } }), problems)
  }
  return (
    <ActDialog prefix="attendance" title={pick(seat.seat.label)} submit={t('meeting.attendance.save')} {...{ names, state, onClose }} onSubmit={submit}>
      <WayFields {...{ form, meeting, seat, people }} errors={state.refusal.fields} change={(part) => setForm({ ...form, ...part })} />
    </ActDialog>
  )
}

type Reading = { readonly meeting: Meeting; readonly seat: MeetingAttendance; readonly needsTime: string; readonly needsHolder: string; readonly needsPaper: string }

/** Clock times are of the day on which the meeting was opened. */
function readForm(form: SeatForm, { meeting, seat, needsTime, needsHolder, needsPaper }: Reading) {
  const { way, personName, arrived, left } = form
  const day = todayIn(homeTimeZone, new Date(meeting.openedAt ?? meeting.startsAt))
  const needs = proxyNeeds(form)
  const isIn = way === 'in_person' || way === 'remote'
  const at = (text: string, before: string | null): string | null => {
    const read = readClockText(text)
    if (!isIn || read === null) return null
    // An instant that was not touched keeps its seconds.
    return read === clock(before) ? before : instantIn(day, read).toISOString()
  }
  const isWrong = (text: string): boolean => isIn && text.trim() !== '' && readClockText(text) === null
  const problems: Partial<Record<Name, string>> = {
    ...(isWrong(arrived) && { arrivedAt: needsTime }),
    ...(isWrong(left) && { leftAt: needsTime }),
    ...(needs.holder && { proxyHolderId: needsHolder }),
    ...(needs.paper && { proxyPaperId: needsPaper })
  }
  if (Object.keys(problems).length > 0) return { input: heldInput(seat, {}), problems }
  return { input: heldInput(seat, { way, personName, ...proxyOf(form), arrivedAt: at(arrived, seat.arrivedAt), leftAt: at(left, seat.leftAt) }), problems }
}

const proxyNeeds = ({ way, proxyHolderId, proxyBasis, proxyPaperId }: SeatForm) => ({ holder: way === 'proxy' && proxyHolderId === '', paper: way === 'proxy' && proxyBasis === 'document' && proxyPaperId === '' })

/** Whose people stand for the seat; the API drops whatever its way does not take. */
const proxyOf = ({ way, proxyHolderId, proxyBasis, proxyPaperId }: SeatForm) =>
  way === 'proxy' ? { proxyHolderId, proxyBasis, proxyPaperId: proxyBasis === 'document' ? proxyPaperId || null : null } : { proxyHolderId: null, proxyBasis: null, proxyPaperId: null }

interface WayProps extends Omit<AttendanceDialogProps, 'onClose'> {
  readonly form: SeatForm
  readonly errors: Readonly<Partial<Record<Name, string>>>
  readonly change: (part: Partial<SeatForm>) => void
}

function WayFields(props: WayProps) {
  const t = useText()
  const { form, meeting, errors, change } = props
  const ways = attendanceWays.filter((way) => way !== 'proxy' || meeting.proxiesAtMost > 0)
  return (
    <>
      <SelectField
        {...{ id: 'attendance-way', label: t('meeting.attendance.way'), value: form.way, error: errors.way, options: ways.map((value) => ({ value, label: t(`meeting.way.${value}`) })) }}
        onChange={({ target }) => change({ way: target.value as AttendanceWay })}
      />
      {(form.way === 'in_person' || form.way === 'remote') && <PersonFields {...props} />}
      {form.way === 'proxy' && <ProxyFields {...props} />}
    </>
  )
}

function PersonFields({ form, people, errors, change }: WayProps) {
  const t = useText()
  return (
    <>
      <TextField id="attendance-personName" label={t('meeting.attendance.person')} list="attendance-people" maxLength={200} value={form.personName} error={errors.personName} onChange={({ target }) => change({ personName: target.value })} />
      <datalist id="attendance-people">
        {people.map(({ name, isSubstitute }) => (
          <option key={name} value={name} label={isSubstitute ? t('meeting.attendance.substitute', { name }) : name} />
        ))}
      </datalist>
      <TextField id="attendance-arrivedAt" label={t('meeting.attendance.arrivedAt')} help={t('meeting.attendance.arrivedHelp')} isOptional value={form.arrived} error={errors.arrivedAt} onChange={({ target }) => change({ arrived: target.value })} />
      <TextField id="attendance-leftAt" label={t('meeting.attendance.leftAt')} help={t('meeting.attendance.leftHelp')} isOptional value={form.left} error={errors.leftAt} onChange={({ target }) => change({ left: target.value })} />
    </>
  )
}

/** Proxies by word of whoever gave them, or by a document that was added to the meeting. */
function ProxyFields({ form, meeting, seat, errors, change }: WayProps) {
  const t = useText()
  const pick = useLocalized()
  const holders = meeting.attendance.filter((each) => each.seat.id !== seat.seat.id && (each.way === 'in_person' || each.way === 'remote'))
  const papers = meeting.papers.filter(({ isProxy }) => isProxy).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <SelectField
        {...{ id: 'attendance-proxyHolderId', label: t('meeting.attendance.holder'), help: t('meeting.attendance.holderHelp', { count: meeting.proxiesAtMost }), value: form.proxyHolderId, error: errors.proxyHolderId }}
        options={[{ value: '', label: t('meeting.attendance.chooseHolder') }, ...holders.map(({ seat: { id, label } }) => ({ value: id, label: pick(label) }))]}
        onChange={({ target }) => change({ proxyHolderId: target.value })}
      />
      <SelectField
        {...{ id: 'attendance-proxyBasis', label: t('meeting.attendance.basis'), value: form.proxyBasis, error: errors.proxyBasis, options: proxyBases.map((value) => ({ value, label: t(`meeting.basis.${value}`) })) }}
        onChange={({ target }) => change({ proxyBasis: target.value as ProxyBasis })}
      />
      {form.proxyBasis === 'document' && (
        <SelectField
          {...{ id: 'attendance-proxyPaperId', label: t('meeting.basis.paper'), help: t(papers.length === 0 ? 'meeting.basis.noPapers' : 'meeting.basis.help'), value: form.proxyPaperId, error: errors.proxyPaperId, options: [{ value: '', label: t('meeting.basis.choosePaper') }, ...papers] }}
          onChange={({ target }) => change({ proxyPaperId: target.value })}
        />
      )}
    </>
  )
}
