/**
 * Membership: an organisation is admitted by a decision, becomes active when it is ready, and leaves by notice or by a decision.
 * What happened is a list of events, each with the day from which it holds; where a membership stands on a day is worked out
 * from them, so that a notice takes effect on its day by itself.
 * Source: issue "Onboarding and agreements", items 4 and 6; requirements 14-24.
 */
import { addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/**
 * admitted: by a decision, and getting ready · active: with every right · notice_given: leaves on a day that is known ·
 * suspended: its rights rest · left: by notice · expelled: by a decision · lapsed: its admission was annulled and not made again.
 */
export const membershipStates = ['admitted', 'active', 'notice_given', 'suspended', 'left', 'expelled', 'lapsed'] as const
export type MembershipState = (typeof membershipStates)[number]

/** Events as they are recorded. That a member has left is no event: the day of its notice has come. */
export const membershipEventKinds = ['admit', 'activate', 'give_notice', 'take_back', 'suspend', 'reinstate', 'expel', 'restore', 'lapse'] as const
export type MembershipEventKind = (typeof membershipEventKinds)[number]

/** signed: by the mandated signatory, here · paper: a letter that the centre has recorded. */
export const noticeManners = ['signed', 'paper'] as const
export type NoticeManner = (typeof noticeManners)[number]

/** All that decides where a membership stands. */
export interface MembershipEventDays {
  readonly number: number
  readonly toState: MembershipState
  /** The first day on which it holds. */
  readonly effectiveOn: IsoDate
  /** The first day on which the organisation is no longer a member, as known after this event; null for none. */
  readonly endsOn: IsoDate | null
}

/** How a membership stands on a day. */
export interface MembershipStanding {
  readonly state: MembershipState
  /** The first day on which the organisation is no longer a member; null while none is known. */
  readonly endsOn: IsoDate | null
}

/**
 * Where a membership stands on a day; null before its first event.
 *
 * @example membershipOn([admitted, activated, noticeUntilJune], '2026-06-01') // { state: 'left', endsOn: '2026-06-01' }
 */
export function membershipOn(events: readonly MembershipEventDays[], day: IsoDate): MembershipStanding | null {
  const last = events.filter(({ effectiveOn }) => effectiveOn <= day).reduce<MembershipEventDays | null>((a, b) => (a === null || b.number > a.number ? b : a), null)
  if (last === null) return null
  const { toState, endsOn } = last
  return { state: isMember(toState) && endsOn !== null && endsOn <= day ? 'left' : toState, endsOn }
}

/** Nobody belongs to the consortium in these; whoever joins again has another membership. */
const endedStates: readonly MembershipState[] = ['left', 'expelled', 'lapsed']

/** Whether the organisation belongs to the consortium in the state. */
export const isMember = (state: MembershipState): boolean => !endedStates.includes(state)

/** What a member has and owes; what the web names by `membership.benefit.<name>` and `membership.obligation.<name>`. */
export const memberBenefits = ['takes_part', 'votes', 'signs_commitments', 'uses_services', 'uses_mark'] as const
export type MemberBenefit = (typeof memberBenefits)[number]
export const memberObligations = ['prepares', 'reports', 'keeps_quality', 'pays', 'hands_over', 'closes_returns', 'keeps_confidence'] as const
export type MemberObligation = (typeof memberObligations)[number]

export interface MemberRights {
  readonly benefits: readonly MemberBenefit[]
  readonly obligations: readonly MemberObligation[]
}

const rights: Readonly<Record<MembershipState, MemberRights>> = {
  admitted: { benefits: ['takes_part', 'uses_services'], obligations: ['prepares', 'keeps_confidence'] },
  active: { benefits: memberBenefits, obligations: ['reports', 'keeps_quality', 'pays', 'keeps_confidence'] },
  notice_given: { benefits: ['takes_part', 'votes', 'uses_services', 'uses_mark'], obligations: ['reports', 'keeps_quality', 'pays', 'hands_over', 'keeps_confidence'] },
  suspended: { benefits: [], obligations: ['reports', 'keeps_quality', 'pays', 'keeps_confidence'] },
  left: { benefits: [], obligations: ['closes_returns', 'keeps_confidence'] },
  expelled: { benefits: [], obligations: ['closes_returns', 'keeps_confidence'] },
  lapsed: { benefits: [], obligations: ['closes_returns', 'keeps_confidence'] }
}

/**
 * What an organisation has and owes in a state; other features ask it before they let a member vote, sign or be charged.
 *
 * @example rightsOf('suspended').benefits // []
 */
export const rightsOf = (state: MembershipState): MemberRights => rights[state]

/** The longest time from a notice to the last day, in months. */
export const longestNoticeMonths = 36

/** When notice was given, and the first day on which the organisation is to be no member. */
export interface NoticeDays {
  readonly givenOn: IsoDate
  readonly endsOn: IsoDate
}

/**
 * The earliest day on which an organisation can be no member, when it gives notice on a day.
 *
 * @example earliestEnd('2026-08-31', 6) // '2027-02-28'
 */
export const earliestEnd = (givenOn: IsoDate, noticeMonths: number): IsoDate => addMonths(givenOn, noticeMonths)

/**
 * What is wrong with the days of a notice: it was given on a day of the membership and not after today, the notice period is
 * kept, and the day on which it takes effect has not passed.
 *
 * @example noticeIssues({ givenOn: today, endsOn: today }, { today, noticeMonths: 6, since })[0]?.code // 'NOTICE_TOO_SHORT'
 */
export function noticeIssues({ givenOn, endsOn }: NoticeDays, of: { readonly today: IsoDate; readonly noticeMonths: number; readonly since: IsoDate }): DomainError[] {
  const issues: DomainError[] = []
  if (givenOn > of.today || givenOn < of.since) issues.push(new DomainError('OUT_OF_RANGE', { path: ['givenOn'], params: { min: of.since, max: of.today } }))
  const earliest = earliestEnd(givenOn, of.noticeMonths)
  const latest = addMonths(of.today, longestNoticeMonths)
  if (endsOn <= of.today) issues.push(new DomainError('NOTICE_PAST', { path: ['endsOn'] }))
  else if (endsOn < earliest) issues.push(new DomainError('NOTICE_TOO_SHORT', { path: ['endsOn'], params: { min: earliest, months: of.noticeMonths } }))
  else if (endsOn > latest) issues.push(new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { max: latest } }))
  return issues
}
