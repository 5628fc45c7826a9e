/**
 * How a ballot travels: every step that it can take, and what stands in the way of it. The API refuses by it, the web offers by it,
 * and `app.keep_ballot` holds the same table. The web words a step by `ballot.step.<action>` and an obstacle by `ballot.blocked.<guard>`.
 * Source: issue "Governance", item 5.
 */
import { DomainError } from '../errors.js'

/**
 * draft: being written · announced: its rules are fixed, and it opens by the clock · open: the roll is frozen and ballots are cast ·
 * closed: counted, for good · cancelled: given up, and nothing of it is counted.
 */
export const ballotStates = ['draft', 'announced', 'open', 'closed', 'cancelled'] as const
export type BallotState = (typeof ballotStates)[number]

/** announce: gives notice of when it opens · open: freezes the roll and lets ballots in · count: closes and counts · cancel: gives the ballot up. */
export const ballotActions = ['announce', 'open', 'count', 'cancel'] as const
export type BallotAction = (typeof ballotActions)[number]

/**
 * opens_later: a time lies ahead at which it opens by itself · opens_at_once: there is no such time, so that it is opened by hand ·
 * closing_ahead: it is not to close before it is opened · time_over: the time for casting is over.
 */
export const ballotGuards = ['opens_later', 'opens_at_once', 'closing_ahead', 'time_over'] as const
export type BallotGuard = (typeof ballotGuards)[number]

export interface BallotTransition {
  readonly action: BallotAction
  readonly from: BallotState
  readonly to: BallotState
  readonly guards: readonly BallotGuard[]
}

export const ballotTransitions: readonly BallotTransition[] = [
  { action: 'announce', from: 'draft', to: 'announced', guards: ['opens_later'] },
  { action: 'open', from: 'draft', to: 'open', guards: ['opens_at_once', 'closing_ahead'] },
  { action: 'count', from: 'open', to: 'closed', guards: ['time_over'] },
  { action: 'cancel', from: 'draft', to: 'cancelled', guards: [] },
  { action: 'cancel', from: 'announced', to: 'cancelled', guards: [] },
  { action: 'cancel', from: 'open', to: 'cancelled', guards: [] }
]

/** Instants, so that no clock that is put forward or back moves an end. */
export interface BallotSituation {
  readonly state: BallotState
  /** When it opens by itself; null of one that is opened by hand. */
  readonly opensAt: Date | null
  readonly closesAt: Date
  readonly now: Date
}

const holds: Readonly<Record<BallotGuard, (of: BallotSituation) => boolean>> = {
  opens_later: ({ opensAt, closesAt, now }) => opensAt !== null && opensAt > now && closesAt > opensAt,
  opens_at_once: ({ opensAt }) => opensAt === null,
  closing_ahead: ({ closesAt, now }) => closesAt > now,
  time_over: ({ closesAt, now }) => closesAt <= now
}

/** Whether ballots are taken: until the very instant of closing, whether or not they have been counted. */
export const takesBallots = (of: BallotSituation): boolean => of.state === 'open' && holds.closing_ahead(of)

/** Whether the clock opens it: from the very instant, whoever looks first. */
export const opensByClock = ({ state, opensAt, now }: Pick<BallotSituation, 'state' | 'opensAt' | 'now'>): boolean => state === 'announced' && opensAt !== null && opensAt <= now

export interface BallotStep {
  readonly action: BallotAction
  readonly to: BallotState
  /** What stands in the way; empty when nothing does. */
  readonly blockedBy: readonly BallotGuard[]
}

/** The steps that people can take from here; only the clock opens what was announced. @example ballotSteps({ state: 'closed', opensAt, closesAt, now }) // [] */
export const ballotSteps = (of: BallotSituation): BallotStep[] =>
  ballotTransitions.filter(({ from }) => from === of.state).map(({ action, to, guards }) => ({ action, to, blockedBy: guards.filter((guard) => !holds[guard](of)) }))

/** Where a step leads. @throws DomainError BALLOT_STATE when it cannot be taken from here, with what stands in the way */
export function takeBallotStep(action: BallotAction, of: BallotSituation): BallotState {
  const step = ballotSteps(of).find((each) => each.action === action)
  const guard = step?.blockedBy[0]
  if (!step || guard) throw new DomainError('BALLOT_STATE', { params: { state: of.state, ...(guard && { guard }) } })
  return step.to
}
