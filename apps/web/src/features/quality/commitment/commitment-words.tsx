/** What commitments, those who are bound and their duties are called. */
import { type CommitmentState, endOf } from '@solmu/domain/quality/commitment.js'
import type { DutyState } from '@solmu/domain/quality/commitment-duty.js'
import { addDays } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Commitment, CommitmentDuty } from './commitment.operations.js'

const statuses: Readonly<Record<CommitmentState, StatusName>> = {
  ...{ overdue: 'late', requested: 'submitted', expiring: 'returned', signed: 'verified', in_force: 'accepted', ended: 'locked', withdrawn: 'locked' }
}

export function CommitmentStateMark({ state }: { readonly state: CommitmentState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`commitment.state.${state}`)} />
}

const dutyStatuses: Readonly<Record<DutyState, StatusName>> = { overdue: 'late', due_soon: 'returned', coming: 'notStarted', done: 'accepted' }

export function DutyStateMark({ state }: { readonly state: DutyState }) {
  const t = useText()
  return <Status status={dutyStatuses[state]} label={t(`commitment.duty.state.${state}`)} />
}

/** Who is bound: the unit, or the organisation. */
export const boundName = ({ subject, unit, organisation }: Pick<Commitment, 'subject' | 'unit' | 'organisation'>): LocalizedText => (subject === 'unit' ? unit.name : organisation.name)

export function CommitmentLink({ commitment }: { readonly commitment: Pick<Commitment, 'id' | 'subject' | 'unit' | 'organisation'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/quality/commitments/$id" params={{ lang, id: commitment.id }}>
      {pick(boundName(commitment))}
    </TextLink>
  )
}

export function CommitmentsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality/commitments" params={{ lang }}>
      {t('commitment.list.title')}
    </TextLink>
  )
}

/** The days on which it holds, or by which it is asked for; the last day is told, not the one after. */
export function useTermText() {
  const t = useText()
  const format = useFormat()
  return ({ signedAt, dueOn, validFrom, validTo, endedOn }: Pick<Commitment, 'signedAt' | 'dueOn' | 'validFrom' | 'validTo' | 'endedOn'>): string => {
    if (signedAt === null || validFrom === null) return dueOn === null ? '' : t('commitment.term.asked', { day: format.day(dueOn) })
    const end = endOf({ validTo, endedOn })
    if (end === null) return t('commitment.term.open', { from: format.day(validFrom) })
    return end <= validFrom ? t('commitment.term.never') : t('commitment.term.between', { from: format.day(validFrom), to: format.day(addDays(end, -1)) })
  }
}

/** The day that matters next: by which it is to be signed, or on which it ends. Empty when there is none. */
export const nextDayOf = ({ signedAt, dueOn, validTo, endedOn }: Pick<Commitment, 'signedAt' | 'dueOn' | 'validTo' | 'endedOn'>): string =>
  (signedAt === null ? dueOn : endOf({ validTo, endedOn })) ?? ''

/** What a duty is called. */
export function useDutyName() {
  const t = useText()
  return ({ kind, title }: Pick<CommitmentDuty, 'kind' | 'title'>): string => (kind === 'condition' ? title : t(`commitment.duty.kind.${kind}`))
}
