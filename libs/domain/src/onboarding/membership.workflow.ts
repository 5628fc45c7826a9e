/**
 * How a membership moves: every step that it can take, as a table, and the engine that says which of them can be taken now and
 * what stands in the way of the others. The API refuses by it, the web disables by it, and the table is copied into the database,
 * which refuses whatever is not in it. Nobody becomes active without a decision that stands, every agreement that is required of
 * members, and every required task.
 * Source: issue "Onboarding and agreements", items 4 and 6.
 */
import { DomainError } from '../errors.js'
import type { MembershipEventKind, MembershipState } from './membership.js'

/**
 * decision_stands: the decision that it rests on was not annulled · agreements_accepted: every agreement required of members ·
 * tasks_done: every required task of the plan · last_day_ahead: a notice has not taken effect yet · the others choose between
 * two ways of the same step: has_notice, no_notice, was_active, never_active · decided: the membership follows a decision of
 * its own, which nobody takes by hand.
 */
export const membershipGuards = ['decision_stands', 'agreements_accepted', 'tasks_done', 'last_day_ahead', 'has_notice', 'no_notice', 'was_active', 'never_active', 'decided'] as const
export type MembershipGuard = (typeof membershipGuards)[number]

/** The actions of the catalogue that steps ask for: of the member itself, and of those who look after members. */
export type MembershipPermission = 'member.leave' | 'member.manage'

export interface MembershipTransition {
  readonly action: MembershipEventKind
  readonly from: MembershipState
  readonly to: MembershipState
  readonly permission: MembershipPermission
  readonly guards: readonly MembershipGuard[]
}

const step = (
  [from, action, to]: readonly [MembershipState, MembershipEventKind, MembershipState],
  permission: MembershipPermission,
  ...guards: MembershipGuard[]
): MembershipTransition => ({ action, from, to, permission, guards })

const ready = ['decision_stands', 'agreements_accepted', 'tasks_done'] as const
const leaving: readonly MembershipPermission[] = ['member.leave', 'member.manage']
const staying: readonly MembershipState[] = ['admitted', 'active', 'notice_given']

/** Every step there is. Whatever is not here cannot be done, neither through the API nor in the database. */
export const membershipTransitions: readonly MembershipTransition[] = [
  step(['admitted', 'activate', 'active'], 'member.manage', ...ready),
  ...leaving.flatMap((permission) => [
    step(['admitted', 'give_notice', 'notice_given'], permission),
    step(['active', 'give_notice', 'notice_given'], permission),
    step(['suspended', 'give_notice', 'suspended'], permission, 'no_notice'),
    step(['notice_given', 'take_back', 'active'], permission, 'last_day_ahead', 'was_active'),
    step(['notice_given', 'take_back', 'admitted'], permission, 'last_day_ahead', 'never_active'),
    step(['suspended', 'take_back', 'suspended'], permission, 'has_notice', 'last_day_ahead')
  ]),
  ...staying.map((from) => step([from, 'suspend', 'suspended'], 'member.manage')),
  step(['suspended', 'reinstate', 'active'], 'member.manage', 'was_active', 'no_notice', ...ready),
  step(['suspended', 'reinstate', 'admitted'], 'member.manage', 'never_active', 'no_notice', 'decision_stands'),
  step(['suspended', 'reinstate', 'notice_given'], 'member.manage', 'has_notice', 'decision_stands'),
  ...[...staying, 'suspended' as const].map((from) => step([from, 'expel', 'expelled'], 'member.manage', 'decided')),
  step(['expelled', 'restore', 'suspended'], 'member.manage', 'decided'),
  // Its decision was annulled, and the application rejected or withdrawn since.
  step(['suspended', 'lapse', 'lapsed'], 'member.manage', 'decided')
]

/** What is known when somebody asks what can be done. */
export interface MembershipSituation {
  readonly state: MembershipState
  readonly isDecisionStanding: boolean
  /** Agreements required of members that the organisation has not accepted. */
  readonly missingAgreements: number
  /** Required tasks of the plan that are not done. */
  readonly openTasks: number
  readonly hasNotice: boolean
  readonly isLastDayAhead: boolean
  readonly wasActive: boolean
}

const holds: Readonly<Record<MembershipGuard, (of: MembershipSituation) => boolean>> = {
  decision_stands: ({ isDecisionStanding }) => isDecisionStanding,
  agreements_accepted: ({ missingAgreements }) => missingAgreements === 0,
  tasks_done: ({ openTasks }) => openTasks === 0,
  last_day_ahead: ({ isLastDayAhead }) => isLastDayAhead,
  has_notice: ({ hasNotice }) => hasNotice,
  no_notice: ({ hasNotice }) => !hasNotice,
  was_active: ({ wasActive }) => wasActive,
  never_active: ({ wasActive }) => !wasActive,
  decided: () => false
}

/** These choose between two ways of the same step and are nobody's obstacle. */
const choosing: readonly MembershipGuard[] = ['has_notice', 'no_notice', 'was_active', 'never_active', 'decided']

/** One step as it stands now. */
export interface MembershipStep {
  readonly action: MembershipEventKind
  readonly to: MembershipState
  readonly isAllowed: boolean
  /** What stands in the way, in the order of the guards; empty when nothing does. */
  readonly blockedBy: readonly MembershipGuard[]
}

/** Says whether somebody holds an action for the member. */
export type MayStep = (permission: MembershipPermission) => boolean

/**
 * The steps that are a person's to take from here, each action once, with what stands in its way.
 *
 * @example membershipSteps({ ...situation, state: 'admitted', openTasks: 2 }, () => true)[0]
 *   // { action: 'activate', to: 'active', isAllowed: false, blockedBy: ['tasks_done'] }
 */
export function membershipSteps(situation: MembershipSituation, may: MayStep): MembershipStep[] {
  const ways = membershipTransitions
    .filter(({ from, permission }) => from === situation.state && may(permission))
    .filter(({ guards }) => guards.every((guard) => !choosing.includes(guard) || holds[guard](situation)))
    .map(({ action, to, guards }): MembershipStep => {
      const blockedBy = guards.filter((guard) => !holds[guard](situation))
      return { action, to, isAllowed: blockedBy.length === 0, blockedBy }
    })
  return ways.filter((way, place) => ways.findIndex(({ action }) => action === way.action) === place)
}

/**
 * Where a step leads.
 *
 * @throws DomainError NOT_ALLOWED when it is another's to take · MEMBERSHIP_STATE when there is no such step from here, or
 *   something stands in the way (params: state, action, blockedBy)
 * @example takeMembershipStep('activate', { ...situation, state: 'admitted' }, () => true) // 'active'
 */
export function takeMembershipStep(action: MembershipEventKind, situation: MembershipSituation, may: MayStep): MembershipState {
  const { state } = situation
  if (!membershipTransitions.some((each) => each.action === action && may(each.permission))) throw new DomainError('NOT_ALLOWED')
  const choice = membershipSteps(situation, may).find((each) => each.action === action)
  if (choice?.isAllowed) return choice.to
  const [blockedBy] = choice?.blockedBy ?? []
  throw new DomainError('MEMBERSHIP_STATE', { params: { state, action, ...(blockedBy && { blockedBy }) } })
}
