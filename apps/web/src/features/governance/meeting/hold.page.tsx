/** A meeting while it is held, in the hand of whoever leads it: who is there, whether the body may decide, and what comes of each item. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isRecorded } from '@solmu/domain/governance/meeting.js'
import { meetingPhases, type MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { AttendanceTable } from './attendance.js'
import { AttendanceDialog } from './attendance-dialog.js'
import { heldInput } from './held-input.js'
import { HeldItems } from './held-items.js'
import { meetingRef } from './meeting-ref.js'
import { MeetingLink, MeetingsCrumb, MeetingStateMark } from './meeting-words.js'
import { type Meeting, type MeetingAttendance, meetingQuery, type MeetingSeat, meetingSeatsQuery, recordAttendanceMutation } from './meeting.operations.js'
import { QuorumLine } from './quorum-line.js'
import styles from './meeting.module.css'

export function HoldMeetingPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <HeldMeeting id={id} />
}

const recordable: readonly MeetingState[] = meetingPhases.record

export function HeldMeeting({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(meetingQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={12} />
  const { meeting } = data
  return (
    <>
      <PageHeader title={t('meeting.hold.title')} breadcrumb={[<MeetingsCrumb key="list" />, <MeetingLink key="one" meeting={meeting} />]} meta={<MeetingStateMark state={meeting.state} />} />
      {meeting.duties.includes('record') && recordable.includes(meeting.state) ? <Held meeting={meeting} /> : <EmptyState title={t('meeting.hold.notNow')} text={t(meeting.duties.includes('record') ? 'meeting.hold.notNowText' : 'meeting.hold.notYours')} />}
    </>
  )
}

function Held({ meeting }: { readonly meeting: Meeting }) {
  const t = useText()
  const { data } = useQuery(meetingSeatsQuery, { variables: { meetingId: meeting.id }, fetchPolicy: 'cache-and-network' })
  const waiting = meeting.items.filter((item) => !isRecorded(item)).length
  return (
    <div className={styles.held}>
      {meeting.quorum && <QuorumLine what={t('meeting.quorum.ofMeeting')} quorum={meeting.quorum} isSticky />}
      <Seats meeting={meeting} seats={data?.meetingSeats ?? []} />
      <Section title={t('meeting.agenda.title')} note={t('meeting.hold.waiting', { count: waiting })}>
        <HeldItems meeting={meeting} />
      </Section>
    </div>
  )
}

interface SeatsProps {
  readonly meeting: Meeting
  readonly seats: readonly MeetingSeat[]
}

/** Fewer seats than these are seen at one glance. */
const fewSeats = 10

/** One press says that somebody came or left; everything else is in the dialog. */
function Seats({ meeting, seats }: SeatsProps) {
  const t = useText()
  const pick = useLocalized()
  const [open, setOpen] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [record] = useMutation(recordAttendanceMutation)
  const state = useAct<never>({ names: [] }, () => undefined)
  const say = (one: MeetingAttendance, part: Parameters<typeof heldInput>[1]) => void state.run(() => record({ variables: { input: { ...meetingRef(meeting), attendance: [heldInput(one, part)] } } }))
  const personOf = (id: string): string => seats.find((each) => each.id === id)?.people[0]?.name ?? ''
  const acts = (one: MeetingAttendance) => {
    const name = pick(one.seat.label)
    const isIn = one.way === 'in_person' || one.way === 'remote'
    return (
      <div className={styles.tools}>
        {one.way === 'absent' && (
          <Button size="small" aria-label={t('meeting.attendance.cameOf', { name })} onClick={() => say(one, { way: 'in_person', personName: personOf(one.seat.id) })}>
            {t('meeting.attendance.came')}
          </Button>
        )}
        {isIn && one.leftAt === null && (
          <Button size="small" aria-label={t('meeting.attendance.leftOf', { name })} onClick={() => say(one, { leftAt: new Date().toISOString() })}>
            {t('meeting.attendance.left')}
          </Button>
        )}
        <Button size="small" variant="quiet" aria-label={t('meeting.attendance.changeOf', { name })} onClick={() => setOpen(one.seat.id)}>
          {t('meeting.attendance.change')}
        </Button>
      </div>
    )
  }
  const shown = meeting.attendance.filter(({ seat, personName }) => [pick(seat.label), personName].some((text) => text.toLocaleLowerCase('fi').includes(words.trim().toLocaleLowerCase('fi'))))
  const chosen = meeting.attendance.find(({ seat }) => seat.id === open)
  return (
    <Section title={t('meeting.attendance.title')}>
      <ErrorSummary errors={state.refusal.whole.map((text) => ({ text }))} attempt={state.attempt} />
      {meeting.attendance.length > fewSeats && (
        <FilterBar search={{ value: words, onChange: setWords, label: t('meeting.attendance.search') }} summary={t('meeting.attendance.shown', { count: shown.length, all: meeting.attendance.length })} />
      )}
      <AttendanceTable attendance={shown} acts={acts} />
      {chosen && <AttendanceDialog {...{ meeting, seat: chosen }} people={seats.find(({ id }) => id === open)?.people ?? []} onClose={() => setOpen(null)} />}
    </Section>
  )
}
