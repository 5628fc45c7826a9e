/**
 * What can be done with an application between its submission and its decision, and what stands in the way. The buttons and
 * the API ask the same functions; the web words an obstacle by `application.blocked.<obstacle>`.
 * Source: issue "Onboarding", items 2 and 3; requirement 17.
 */
import { DomainError } from '../errors.js'
import type { StepOutcome } from './ballot.js'
import { type AssessorDays, assessorState, isAwaited } from './consolidation.js'
import type { PathStep } from './decision-path.js'
import type { ApplicationState } from './application.workflow.js'

/**
 * appoint: somebody is asked to assess · close: the scores are put together · send: it goes to decision · step: a body's step is
 * recorded · annul: the decision that holds is annulled · appeal: an appeal has come in · settle_appeal: it is decided.
 */
export const procedureActions = ['appoint', 'close', 'send', 'step', 'annul', 'appeal', 'settle_appeal'] as const
export type ProcedureAction = (typeof procedureActions)[number]

/**
 * other_state: the application does not stand where it is done · closed: the scores have been put together · no_scores: nobody has
 * handed in · scores_awaited: somebody still scores · criterion_unscored: a criterion has no score from anybody · unsettled: scores
 * lie far apart and nothing is said about it · not_closed: the scores have not been put together · question_open: the applicant
 * has not answered · organisation_unknown: the centre has not said which organisation it is · no_decision: there is no decision that holds · appeal_pending, appeal_once, no_appeal: of appeals.
 */
export const obstacles = [
  ...(['other_state', 'closed', 'no_scores', 'scores_awaited', 'criterion_unscored', 'unsettled', 'not_closed'] as const),
  ...(['question_open', 'organisation_unknown', 'no_decision', 'appeal_pending', 'appeal_once', 'no_appeal'] as const)
] as const
export type Obstacle = (typeof obstacles)[number]

export interface ProcedureFacts {
  readonly state: ApplicationState
  readonly assessors: readonly AssessorDays[]
  /** Criteria without a score, and criteria whose scores lie far apart without a word about it. */
  readonly unscored: number
  readonly unsettled: number
  readonly isClosed: boolean
  readonly openQuestions: number
  /** Whether the centre has said which organisation it is, or that it is new. */
  readonly isOrganisationKnown: boolean
  /** The decision that holds; null when there is none. */
  readonly decision: { readonly outcome: string } | null
  /** The appeal against it; null when there is none. */
  readonly appeal: { readonly outcome: string | null } | null
}

type Rule = (facts: ProcedureFacts) => (Obstacle | false)[]

const submittedAny = (assessors: readonly AssessorDays[]): boolean => assessors.some((each) => assessorState(each) === 'submitted')

const rules: Readonly<Record<ProcedureAction, Rule>> = {
  appoint: ({ state, isClosed }) => [!['submitted', 'under_assessment'].includes(state) && 'other_state', isClosed && 'closed'],
  close: ({ state, isClosed, assessors, unscored, unsettled }) => [
    state !== 'under_assessment' && 'other_state',
    isClosed && 'closed',
    !submittedAny(assessors) && 'no_scores',
    assessors.some(isAwaited) && 'scores_awaited',
    submittedAny(assessors) && unscored > 0 && 'criterion_unscored',
    unsettled > 0 && 'unsettled'
  ],
  send: ({ state, isClosed, openQuestions, isOrganisationKnown }) => [
    state !== 'under_assessment' && 'other_state',
    !isClosed && 'not_closed',
    openQuestions > 0 && 'question_open',
    !isOrganisationKnown && 'organisation_unknown'
  ],
  step: ({ state, decision }) => [(state !== 'in_decision' || decision !== null) && 'other_state'],
  annul: ({ decision, appeal }) => [decision === null && 'no_decision', appeal?.outcome === null && 'appeal_pending'],
  appeal: ({ decision, appeal }) => [decision === null && 'no_decision', appeal !== null && 'appeal_once'],
  settle_appeal: ({ decision, appeal }) => [decision === null && 'no_decision', (appeal === null || appeal.outcome !== null) && 'no_appeal']
}

/**
 * What stands in the way of an action; empty when nothing does.
 *
 * @example obstaclesTo('send', { ...facts, isClosed: false }) // ['not_closed']
 */
export const obstaclesTo = (action: ProcedureAction, facts: ProcedureFacts): Obstacle[] => rules[action](facts).filter((each): each is Obstacle => each !== false)

/** @throws DomainError APPLICATION_BLOCKED with the first of what stands in the way (params: state, action, blockedBy) */
export function demandProcedure(action: ProcedureAction, facts: ProcedureFacts): void {
  const [blockedBy] = obstaclesTo(action, facts)
  if (blockedBy) throw new DomainError('APPLICATION_BLOCKED', { params: { state: facts.state, action, blockedBy } })
}

/**
 * What a step of the path leads to: the next step, or the end. Nobody is admitted but by the last step of a path of which
 * every step was in favour.
 *
 * @example afterStep({ steps }, { taken: 1, outcome: 'favour' }) // 'admitted' for a path of two steps
 */
export function afterStep({ steps }: { readonly steps: readonly PathStep[] }, { taken, outcome }: { readonly taken: number; readonly outcome: StepOutcome }): 'next' | 'admitted' | 'rejected' | 'returned' {
  if (outcome === 'reject') return 'rejected'
  if (outcome === 'return') return 'returned'
  return taken + 1 < steps.length ? 'next' : 'admitted'
}
