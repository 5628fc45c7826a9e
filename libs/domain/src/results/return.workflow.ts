/**
 * How a return travels: every step that it can take, as a table, and the engine that says which of them can be taken now and
 * what stands in the way of the others. The API refuses by it, the web offers by it, and the table is copied into the
 * database, which refuses whatever is not in it. The web words a step by `approval.step.<action>` and an obstacle by
 * `approval.blocked.<guard>`.
 * Source: issue "Results", item 5; peers 1.1, 1.2 and 13; design, "state vocabulary".
 */
import { DomainError, type ErrorCode } from '../errors.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { RegionState, ReturnState } from './return-state.js'
import type { RoundState } from './round.js'

/**
 * start: the first figure is written · submit: the unit sends · withdraw: it takes back what nobody has approved ·
 * verify: the centre approves · question: single figures go back · reopen: the same, after approval and with a reason ·
 * accept: the head office accepts, with the region · lock: the period is closed · admit: a unit that was left out when the
 * period was closed is let in by a correction.
 */
export const returnActions = ['start', 'submit', 'withdraw', 'verify', 'question', 'reopen', 'accept', 'lock', 'admit'] as const
export type ReturnAction = (typeof returnActions)[number]

/** The steps that somebody takes on a return itself; the others come with its figures, its region or its round. */
export const ownActions: readonly ReturnAction[] = ['submit', 'withdraw', 'verify', 'question', 'reopen']

/**
 * round_open, round_locked: the round is under way, or closed · in_time: the grace or the extension has not run out ·
 * questions_answered: each questioned figure is mended or confirmed · checks_passed: no errors, no warning unexplained ·
 * never_returned, was_returned: whether some figures are questioned · region_open: the centre has not forwarded ·
 * nothing_later: no later period of the unit rests on it · no_open_correction: none is being worked on.
 */
export const returnGuards = [
  'round_open',
  'round_locked',
  'in_time',
  'questions_answered',
  'checks_passed',
  'never_returned',
  'was_returned',
  'region_open',
  'nothing_later',
  'no_open_correction'
] as const
export type ReturnGuard = (typeof returnGuards)[number]

/** The actions of the catalogue that steps ask for. */
export type ReturnPermission = 'return.edit' | 'return.submit' | 'return.verify' | 'return.accept' | 'round.manage'

/** What the database must know of a step. */
export interface ReturnTransition {
  readonly action: ReturnAction
  readonly from: ReturnState
  readonly to: ReturnState
  /** What whoever takes the step holds at the unit or its centre. */
  readonly permission: ReturnPermission
  readonly guards: readonly ReturnGuard[]
}

const step = (
  [from, action, to]: readonly [ReturnState, ReturnAction, ReturnState],
  permission: ReturnPermission,
  ...guards: ReturnGuard[]
): ReturnTransition => ({ action, from, to, permission, guards })

/** Every step there is. Whatever is not here cannot be done, neither through the API nor in the database. */
export const returnTransitions: readonly ReturnTransition[] = [
  step(['not_started', 'start', 'draft'], 'return.edit', 'round_open'),
  step(['draft', 'submit', 'submitted'], 'return.submit', 'round_open', 'in_time', 'checks_passed'),
  step(['returned', 'submit', 'submitted'], 'return.submit', 'round_open', 'questions_answered', 'checks_passed'),
  step(['submitted', 'withdraw', 'draft'], 'return.submit', 'round_open', 'never_returned'),
  step(['submitted', 'withdraw', 'returned'], 'return.submit', 'round_open', 'was_returned'),
  step(['submitted', 'verify', 'verified'], 'return.verify', 'round_open', 'region_open'),
  step(['submitted', 'question', 'returned'], 'return.verify', 'round_open', 'region_open'),
  step(['verified', 'question', 'returned'], 'return.verify', 'round_open', 'region_open', 'no_open_correction'),
  step(['verified', 'question', 'returned'], 'return.accept', 'round_open', 'no_open_correction'),
  step(['verified', 'reopen', 'returned'], 'return.accept', 'round_open', 'nothing_later', 'no_open_correction'),
  step(['accepted', 'reopen', 'returned'], 'return.accept', 'round_open', 'nothing_later', 'no_open_correction'),
  step(['verified', 'accept', 'accepted'], 'return.accept', 'round_open'),
  step(['accepted', 'lock', 'locked'], 'round.manage', 'round_open'),
  step(['verified', 'accept', 'accepted'], 'round.manage', 'round_open'),
  ...(['not_started', 'draft', 'submitted', 'returned'] as const).map((from) =>
    step([from, 'admit', 'locked'], 'return.accept', 'round_locked')
  )
]

/** What is known when somebody asks what can be done. */
export interface ReturnSituation {
  readonly state: ReturnState
  readonly region: RegionState
  readonly round: RoundState
  readonly today: IsoDate
  /** The last day on which it is taken: the end of the grace, or of the extension where that is later. */
  readonly sendUntil: IsoDate
  /** Figures that are questioned, and those among them that nobody has mended or confirmed yet. */
  readonly questioned: number
  readonly unanswered: number
  /** Whether a later period of the unit with one of the same indicators has been submitted. */
  readonly hasLater: boolean
  /** Whether a correction has been proposed and not decided yet. */
  readonly hasOpenCorrection: boolean
  /** Whether the unit stands directly under the head office, which then is its centre. */
  readonly isUnderHeadquarters: boolean
  /** What the checks say; null when they have not been asked. */
  readonly checks: { readonly errors: number; readonly unexplained: number } | null
}

const holds: Readonly<Record<ReturnGuard, (of: ReturnSituation) => boolean>> = {
  round_open: ({ round }) => round === 'open',
  round_locked: ({ round }) => round === 'locked',
  in_time: ({ today, sendUntil }) => today <= sendUntil,
  questions_answered: ({ unanswered }) => unanswered === 0,
  checks_passed: ({ checks }) => checks === null || (checks.errors === 0 && checks.unexplained === 0),
  never_returned: ({ questioned }) => questioned === 0,
  was_returned: ({ questioned }) => questioned > 0,
  region_open: ({ region }) => region === 'open',
  nothing_later: ({ hasLater }) => !hasLater,
  no_open_correction: ({ hasOpenCorrection }) => !hasOpenCorrection
}

/** These choose between two ways of the same step and are nobody's obstacle. */
const choosing: readonly ReturnGuard[] = ['never_returned', 'was_returned']

/** The code of the refusal when a guard does not hold. */
const refusals: Readonly<Partial<Record<ReturnGuard, ErrorCode>>> = {
  round_open: 'ROUND_STATE',
  round_locked: 'ROUND_STATE',
  checks_passed: 'CHECKS_FAILED',
  nothing_later: 'LATER_RESTS_ON_IT'
}

/** One step as it stands now. */
export interface StepChoice {
  readonly action: ReturnAction
  readonly to: ReturnState
  readonly isAllowed: boolean
  /** What stands in the way, in the order of the guards; empty when nothing does. */
  readonly blockedBy: readonly ReturnGuard[]
}

/** Says whether somebody holds an action for the return at hand. */
export type May = (permission: ReturnPermission) => boolean

/**
 * The permission that a step asks for: what a centre does for its units, the head office does for those directly under it.
 *
 * @example permissionOf({ permission: 'return.verify' }, true) // 'return.accept'
 */
export function permissionOf({ permission }: Pick<ReturnTransition, 'permission'>, isUnderHeadquarters: boolean): ReturnPermission {
  return permission === 'return.verify' && isUnderHeadquarters ? 'return.accept' : permission
}

/** The ways from here that are a person's to take, each action once; a way that nothing prevents goes first. */
function choices(situation: ReturnSituation, may: May): StepChoice[] {
  const ways = returnTransitions
    .filter(({ from }) => from === situation.state)
    .filter((transition) => may(permissionOf(transition, situation.isUnderHeadquarters)))
    .filter(({ guards }) => guards.every((guard) => !choosing.includes(guard) || holds[guard](situation)))
    .map(({ action, to, guards }) => {
      const blockedBy = guards.filter((guard) => !holds[guard](situation))
      return { action, to, isAllowed: blockedBy.length === 0, blockedBy }
    })
  return returnActions.flatMap((action) => {
    const same = ways.filter((way) => way.action === action)
    return same.find(({ isAllowed }) => isAllowed) ?? same[0] ?? []
  })
}

/**
 * The steps on the return itself that are a person's to take, each once, with what stands in its way.
 *
 * @example steps({ ...situation, state: 'submitted', region: 'forwarded' }, () => true)[0]
 *   // { action: 'withdraw', to: 'draft', isAllowed: true, blockedBy: [] }
 */
export function steps(situation: ReturnSituation, may: May): StepChoice[] {
  return choices(situation, may).filter(({ action }) => ownActions.includes(action))
}

/**
 * Where a step leads.
 *
 * @throws DomainError NOT_ALLOWED when it is another's to take · RETURN_STATE when there is no such step from here (params:
 *   state, action) or a guard of the state of things forbids it (params: blockedBy) · ROUND_STATE, CHECKS_FAILED,
 *   LATER_RESTS_ON_IT
 */
export function takeStep(action: ReturnAction, situation: ReturnSituation, may: May): ReturnState {
  const { state, isUnderHeadquarters } = situation
  const ways = returnTransitions.filter((each) => each.action === action)
  const known = ways.filter((each) => each.from === state)
  const isTheirs = (each: ReturnTransition) => may(permissionOf(each, isUnderHeadquarters))
  // Whoever may never take the step is told so, wherever the return stands.
  if (!(known.length > 0 ? known : ways).some(isTheirs)) throw new DomainError('NOT_ALLOWED')
  if (known.length === 0) throw new DomainError('RETURN_STATE', { params: { state, action } })
  const choice = choices(situation, may).find((each) => each.action === action)
  if (!choice || choice.blockedBy.length > 0) throw refusalOf(action, situation, choice?.blockedBy[0])
  return choice.to
}

function refusalOf(action: ReturnAction, { state, checks }: ReturnSituation, blockedBy?: keyof typeof refusals): DomainError {
  const counts = blockedBy === 'checks_passed' ? checks : null
  const params = { state, action, ...(blockedBy && { blockedBy }), ...counts }
  return new DomainError((blockedBy && refusals[blockedBy]) ?? 'RETURN_STATE', { params })
}
