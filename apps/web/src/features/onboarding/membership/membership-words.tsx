/** What memberships and their states are called. */
import type { MembershipState } from '@solmu/domain/onboarding/membership.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { LeavingUnit } from './leaving.operations.js'
import type { Membership } from './membership.operations.js'

const statuses: Readonly<Record<MembershipState, StatusName>> = { admitted: 'draft', active: 'accepted', notice_given: 'returned', suspended: 'late', left: 'locked', expelled: 'locked', lapsed: 'locked' }

export function MembershipStateMark({ state }: { readonly state: MembershipState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`membership.state.${state}`)} />
}

export function MemberLink({ membership }: { readonly membership: Pick<Membership, 'id' | 'organisation'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/members/$id" params={{ lang, id: membership.id }}>
      {pick(membership.organisation.name)}
    </TextLink>
  )
}

export function MembersCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/members" params={{ lang }}>
      {t('membership.list.title')}
    </TextLink>
  )
}

/** Since when, until when: the last day is told, not the one after. */
export function useSpanText() {
  const t = useText()
  const format = useFormat()
  return ({ admittedOn, endsOn }: Pick<Membership, 'admittedOn' | 'endsOn'>): string =>
    endsOn === null ? t('membership.span.open', { from: format.day(admittedOn) }) : t('membership.span.until', { from: format.day(admittedOn), to: format.day(endsOn > admittedOn ? addDays(endsOn, -1) : endsOn) })
}

/** What becomes of a unit when its member leaves; of what closes the last day is told, and of what passes the first one. */
export function useFateText() {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  return ({ fate, day, to }: Pick<LeavingUnit, 'fate' | 'day' | 'to'>): string => {
    const isPast = fate === 'closes' && day !== null && day < today
    const told = day === null ? '' : format.day(fate === 'passes' ? day : addDays(day, -1))
    return t(`membership.fate.${isPast ? 'closed' : fate}`, { day: told, name: to === null ? '' : pick(to.name) })
  }
}
