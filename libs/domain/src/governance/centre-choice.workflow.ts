/**
 * How the choice of a regional centre travels: it is drafted with its criteria, candidates and assessors, assessed by each
 * assessor apart, closed and shown, and decided. The API refuses by this table, the web offers by it, and
 * `app.keep_centre_choice` holds the same table. The web words a step by `choice.step.<action>` and an obstacle by
 * `choice.blocked.<guard>`.
 * Source: issue "Governance", item 6; requirement 19.
 */
import { type IsoDate } from '@solmu/shared/dates.js'

/** draft: read by those who prepare it · open: being assessed · closed: the scores are shown · decided · cancelled. */
export const choiceStates = ['draft', 'open', 'closed', 'decided', 'cancelled'] as const
export type ChoiceState = (typeof choiceStates)[number]

export const choiceActions = ['open', 'close', 'decide', 'cancel'] as const
export type ChoiceAction = (typeof choiceActions)[number]

/**
 * has_candidates: two or more stand · has_assessors: somebody assesses · has_weights: a criterion counts · has_day: the last day of
 * the assessment is ahead · is_scored: every candidate that stands has points on every criterion that counts, from somebody who is
 * not recused.
 */
export const choiceGuards = ['has_candidates', 'has_assessors', 'has_weights', 'has_day', 'is_scored'] as const
export type ChoiceGuard = (typeof choiceGuards)[number]

interface ChoiceTransition {
  readonly action: ChoiceAction
  readonly from: ChoiceState
  readonly to: ChoiceState
  readonly guards: readonly ChoiceGuard[]
}

/** Every step there is. */
export const choiceTransitions: readonly ChoiceTransition[] = [
  { action: 'open', from: 'draft', to: 'open', guards: ['has_candidates', 'has_assessors', 'has_weights', 'has_day'] },
  { action: 'close', from: 'open', to: 'closed', guards: ['is_scored'] },
  { action: 'decide', from: 'closed', to: 'decided', guards: [] },
  { action: 'cancel', from: 'draft', to: 'cancelled', guards: [] },
  { action: 'cancel', from: 'open', to: 'cancelled', guards: [] },
  { action: 'cancel', from: 'closed', to: 'cancelled', guards: [] }
]

/** What is known of a choice when somebody asks what can be done. */
export interface ChoiceSituation {
  readonly state: ChoiceState
  /** How many candidates stand. */
  readonly standing: number
  readonly assessors: number
  readonly weights: readonly number[]
  readonly closesOn: IsoDate | null
  readonly isScored: boolean
  readonly today: IsoDate
}

const holds: Readonly<Record<ChoiceGuard, (of: ChoiceSituation) => boolean>> = {
  has_candidates: ({ standing }) => standing >= 2,
  has_assessors: ({ assessors }) => assessors > 0,
  has_weights: ({ weights }) => weights.some((weight) => weight > 0),
  has_day: ({ closesOn, today }) => closesOn !== null && closesOn >= today,
  is_scored: ({ isScored }) => isScored
}

export interface ChoiceStep {
  readonly action: ChoiceAction
  readonly to: ChoiceState
  /** What stands in the way; empty when nothing does. */
  readonly blockedBy: readonly ChoiceGuard[]
}

/**
 * The steps from here, with what stands in their way.
 *
 * @example choiceSteps({ ...open, isScored: false })[0] // { action: 'close', to: 'closed', blockedBy: ['is_scored'] }
 */
export function choiceSteps(situation: ChoiceSituation): ChoiceStep[] {
  return choiceTransitions
    .filter(({ from }) => from === situation.state)
    .map(({ action, to, guards }) => ({ action, to, blockedBy: guards.filter((guard) => !holds[guard](situation)) }))
}
