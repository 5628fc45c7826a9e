/** What meetings, their items and what becomes of them are called. */
import type { MeetingOutcome } from '@solmu/domain/governance/meeting.js'
import type { MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { MeetingBrief } from './meeting.operations.js'

const statuses: Readonly<Record<MeetingState, StatusName>> = { draft: 'notStarted', called: 'submitted', open: 'draft', closed: 'draft', signed: 'verified', published: 'accepted', cancelled: 'locked' }

export function MeetingStateMark({ state }: { readonly state: MeetingState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`meeting.state.${state}`)} />
}

const outcomes: Readonly<Record<MeetingOutcome, StatusName>> = { carried: 'accepted', not_carried: 'returned', no_quorum: 'late', noted: 'verified', adjourned: 'notStarted' }

export function OutcomeMark({ outcome }: { readonly outcome: MeetingOutcome }) {
  const t = useText()
  return <Status status={outcomes[outcome]} label={t(`meeting.outcome.${outcome}`)} />
}

export function MeetingLink({ meeting: { id, title } }: { readonly meeting: Pick<MeetingBrief, 'id' | 'title'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/governance/meetings/$id" params={{ lang, id }}>
      {pick(title)}
    </TextLink>
  )
}

export function MeetingsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/meetings" params={{ lang }}>
      {t('meeting.title')}
    </TextLink>
  )
}

/** Day and clock times, and which clock it is: those who join from elsewhere read it too. */
export function useMeetingTime() {
  const t = useText()
  const format = useFormat()
  return ({ startsAt, endsAt }: Pick<MeetingBrief, 'startsAt' | 'endsAt'>): string => t('meeting.when', { start: format.instant(startsAt), end: format.time(endsAt) })
}

/** Where a meeting stands as a file, and where its documents lie. */
export const noticeAddress = (id: string, language: string): string => `/api/meetings/${id}/notice.pdf?lang=${language}`
export const minutesAddress = (id: string, language: string): string => `/api/meetings/${id}/minutes.pdf?lang=${language}`
export const calendarAddress = (id: string, language: string): string => `/api/meetings/${id}/meeting.ics?lang=${language}`
export const paperAddress = (id: string, paperId: string): string => `/api/meetings/${id}/papers/${paperId}`

/** `place`: the whole meeting, a proxy, or the id of an item. */
export function uploadAddress(id: string, place: string): string {
  const asked = { whole: '', proxy: '?proxy=true' }[place] ?? `?item=${place}`
  return `/api/meetings/${id}/papers${asked}`
}
