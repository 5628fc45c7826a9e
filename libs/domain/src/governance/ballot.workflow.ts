/**
 * How a ballot travels: every step that it can take, and what stands in the way of it. The API refuses by it, the web offers by it,
 * and `app.keep_ballot` holds the same table. The web words a step by `ballot.step.<action>` and an obstacle by `ballot.blocked.<guard>`.
 * Source: issue "Governance", item 5.
 */
import { DomainError } from '../errors.js'

/** draft: being written · open: the roll is frozen and ballots are cast · closed: counted, for good · cancelled: given up, and nothing of it is counted. */
export const ballotStates = ['draft', 'open', 'closed', 'cancelled'] as const
export type BallotState = (typeof ballotStates)[number]

/** open: freezes the roll and lets ballots in · count: closes and counts · cancel: gives the ballot up. */
export const ballotActions = ['open', 'count', 'cancel'] as const
export type BallotAction = (typeof ballotActions)[number]

/** closing_ahead: it is not to close before it is opened · time_over: the time for casting is over. */
export const ballotGuards = ['closing_ahead', 'time_over'] as const
export type BallotGuard = (typeof ballotGuards)[number]

export interface BallotTransition {
  readonly action: BallotAction
  readonly from: BallotState
  readonly to: BallotState
  readonly guards: readonly BallotGuard[]
}

export const ballotTransitions: readonly BallotTransition[] = [
  { action: 'open', from: 'draft', to: 'open', guards: ['closing_ahead'] },
  { action: 'count', from: 'open', to: 'closed', guards: ['time_over'] },
  { action: 'cancel', from: 'draft', to: 'cancelled', guards: [] },
  { action: 'cancel', from: 'open', to: 'cancelled', guards: [] }
]

/** Instants, so that no clock that is put forward or back moves an end. */
export interface BallotSituation {
  readonly state: BallotState
  readonly closesAt: Date
  readonly now: Date
}

const holds: Readonly<Record<BallotGuard, (of: BallotSituation) => boolean>> = {
  closing_ahead: ({ closesAt, now }) => closesAt > now,
  time_over: ({ closesAt, now }) => closesAt <= now
}

/** Whether ballots are taken: until the very instant of closing, whether or not they have been counted. */
export const takesBallots = (of: BallotSituation): boolean => of.state === 'open' && holds.closing_ahead(of)

export interface BallotStep {
  readonly action: BallotAction
  readonly to: BallotState
  /** What stands in the way; empty when nothing does. */
  readonly blockedBy: readonly BallotGuard[]
}

/** The steps from here. @example ballotSteps({ state: 'closed', closesAt, now }) // [] */
export const ballotSteps = (of: BallotSituation): BallotStep[] =>
  ballotTransitions.filter(({ from }) => from === of.state).map(({ action, to, guards }) => ({ action, to, blockedBy: guards.filter((guard) => !holds[guard](of)) }))

/** Where a step leads. @throws DomainError BALLOT_STATE when it cannot be taken from here, with what stands in the way */
export function takeBallotStep(action: BallotAction, of: BallotSituation): BallotState {
  const step = ballotSteps(of).find((each) => each.action === action)
  const guard = step?.blockedBy[0]
  if (!step || guard) throw new DomainError('BALLOT_STATE', { params: { state: of.state, ...(guard && { guard }) } })
  return step.to
}
