/**
 * How an assessment travels: every step that it can take, as a table, and the engine that says which of them can be taken now
 * and what stands in the way of the others. The API refuses by it, the web offers by it, and the table is copied into the
 * database, which refuses whatever is not in it. The web words a step by `assessment.step.<action>` and an obstacle by
 * `assessment.blocked.<guard>`.
 * Source: issue "Quality", item 3; requirements 39, 61, 69-75.
 */
import { DomainError } from '../errors.js'

/**
 * self: the unit answers · review: its answers are in, and reviewers score without seeing them · consensus: what differs is
 * settled · reply: the unit may answer the outcome · final: it stands · cancelled: it was given up, and nothing rests on it.
 */
export const assessmentStates = ['self', 'review', 'consensus', 'reply', 'final', 'cancelled'] as const
export type AssessmentState = (typeof assessmentStates)[number]

/** Who looks beside the unit itself: nobody, reviewers from other centres, or somebody from outside the network. */
export const reviewKinds = ['none', 'peer', 'external'] as const
export type ReviewKind = (typeof reviewKinds)[number]

/** Who sees what is final, beside those who may read the unit: nobody, the units of its centre, the whole network. */
export const publicationLevels = ['unit', 'centre', 'network'] as const
export type PublicationLevel = (typeof publicationLevels)[number]

/** On what a final score rests: on the unit's own answers, or on what was agreed after reviews. */
export const finalKinds = ['self', 'reviewed'] as const
export type FinalKind = (typeof finalKinds)[number]

/**
 * submit: the unit hands in its answers · withdraw: it takes them back · differ, agree: the last review is in, and some or none
 * of the levels differ · settle: the last difference is settled · reply: the unit has replied · lapse: the days for a reply
 * have passed · cancel: it is given up.
 */
export const assessmentActions = ['submit', 'withdraw', 'differ', 'agree', 'settle', 'reply', 'lapse', 'cancel'] as const
export type AssessmentAction = (typeof assessmentActions)[number]

/**
 * enough_answered: as much is answered as the framework asks for before there is a score · no_review, has_review: whether
 * somebody reviews · no_review_in: none of the reviews has been handed in · all_reviews_in: at least one has, and nobody is
 * still scoring · levels_differ, levels_agree: whether the levels given differ · all_settled: every difference is settled ·
 * reply_days_over: the days for a reply have passed · without_round: it belongs to no round.
 */
export const assessmentGuards = [
  ...(['enough_answered', 'no_review', 'has_review', 'no_review_in', 'all_reviews_in'] as const),
  ...(['levels_differ', 'levels_agree', 'all_settled', 'reply_days_over', 'without_round'] as const)
] as const
export type AssessmentGuard = (typeof assessmentGuards)[number]

/** The actions of the catalogue that steps ask for, at the unit that is assessed. */
export type AssessmentPermission = 'assessment.submit' | 'assessment.plan' | 'review.write' | 'review.assign'

/** What the database must know of a step. */
export interface AssessmentTransition {
  readonly action: AssessmentAction
  readonly from: AssessmentState
  readonly to: AssessmentState
  readonly permission: AssessmentPermission
  readonly guards: readonly AssessmentGuard[]
}

const step = (
  [from, action, to]: readonly [AssessmentState, AssessmentAction, AssessmentState],
  permission: AssessmentPermission,
  ...guards: AssessmentGuard[]
): AssessmentTransition => ({ action, from, to, permission, guards })

/** Reviewing ends with the review that a reviewer hands in, or with the one of a reviewer who is let go. */
const reviewing: readonly AssessmentPermission[] = ['review.write', 'review.assign']

/** Every step there is. Whatever is not here cannot be done, neither through the API nor in the database. */
export const assessmentTransitions: readonly AssessmentTransition[] = [
  step(['self', 'submit', 'final'], 'assessment.submit', 'no_review', 'enough_answered'),
  step(['self', 'submit', 'review'], 'assessment.submit', 'has_review', 'enough_answered'),
  step(['review', 'withdraw', 'self'], 'assessment.submit', 'no_review_in'),
  ...reviewing.flatMap((permission) => [
    step(['review', 'differ', 'consensus'], permission, 'all_reviews_in', 'levels_differ'),
    step(['review', 'agree', 'reply'], permission, 'all_reviews_in', 'levels_agree'),
    step(['consensus', 'settle', 'reply'], permission, 'all_settled')
  ]),
  step(['reply', 'reply', 'final'], 'assessment.submit'),
  step(['reply', 'lapse', 'final'], 'assessment.plan', 'reply_days_over'),
  ...(['self', 'review', 'consensus'] as const).map((from) => step([from, 'cancel', 'cancelled'], 'assessment.plan')),
  step(['self', 'cancel', 'cancelled'], 'assessment.submit', 'without_round')
]

/** What is known when somebody asks what can be done. */
export interface AssessmentSituation {
  readonly state: AssessmentState
  readonly review: ReviewKind
  /** Whether it belongs to a round. */
  readonly hasRound: boolean
  /** Whether as much is answered as the framework asks for. */
  readonly isEnoughAnswered: boolean
  /** Reviews that were handed in, and those on which somebody still works. */
  readonly reviewsIn: number
  readonly reviewsOpen: number
  /** Criteria on which the levels differ, and those among them that are not settled. */
  readonly differing: number
  readonly unsettled: number
  readonly isReplyOver: boolean
}

const holds: Readonly<Record<AssessmentGuard, (of: AssessmentSituation) => boolean>> = {
  enough_answered: ({ isEnoughAnswered }) => isEnoughAnswered,
  no_review: ({ review }) => review === 'none',
  has_review: ({ review }) => review !== 'none',
  no_review_in: ({ reviewsIn }) => reviewsIn === 0,
  all_reviews_in: ({ reviewsIn, reviewsOpen }) => reviewsIn > 0 && reviewsOpen === 0,
  levels_differ: ({ differing }) => differing > 0,
  levels_agree: ({ differing }) => differing === 0,
  all_settled: ({ unsettled }) => unsettled === 0,
  reply_days_over: ({ isReplyOver }) => isReplyOver,
  without_round: ({ hasRound }) => !hasRound
}

/** These choose between two ways of the same step and are nobody's obstacle. */
const choosing: readonly AssessmentGuard[] = ['no_review', 'has_review', 'levels_differ', 'levels_agree', 'without_round']

/** One step as it stands now. */
export interface AssessmentStep {
  readonly action: AssessmentAction
  readonly to: AssessmentState
  readonly isAllowed: boolean
  /** What stands in the way, in the order of the guards; empty when nothing does. */
  readonly blockedBy: readonly AssessmentGuard[]
}

/** Says whether somebody holds an action at the unit that is assessed, or for a review of it. */
export type MayAssess = (permission: AssessmentPermission) => boolean

/**
 * The steps that are a person's to take from here, each action once, with what stands in its way.
 *
 * @example assessmentSteps({ ...situation, state: 'review', reviewsIn: 1 }, () => true)[0]
 *   // { action: 'withdraw', to: 'self', isAllowed: false, blockedBy: ['no_review_in'] }
 */
export function assessmentSteps(situation: AssessmentSituation, may: MayAssess): AssessmentStep[] {
  const ways = assessmentTransitions
    .filter(({ from, permission }) => from === situation.state && may(permission))
    .filter(({ guards }) => guards.every((guard) => !choosing.includes(guard) || holds[guard](situation)))
    .map(({ action, to, guards }) => {
      const blockedBy = guards.filter((guard) => !holds[guard](situation))
      return { action, to, isAllowed: blockedBy.length === 0, blockedBy }
    })
  return assessmentActions.flatMap((action) => {
    const same = ways.filter((way) => way.action === action)
    return same.find(({ isAllowed }) => isAllowed) ?? same[0] ?? []
  })
}

/**
 * Where a step leads.
 *
 * @throws DomainError NOT_ALLOWED when it is another's to take · ASSESSMENT_STATE when there is no such step from here, or
 *   something stands in the way (params: state, action, blockedBy)
 * @example takeAssessmentStep('submit', { ...situation, state: 'self', review: 'peer' }, () => true) // 'review'
 */
export function takeAssessmentStep(action: AssessmentAction, situation: AssessmentSituation, may: MayAssess): AssessmentState {
  const { state } = situation
  const ways = assessmentTransitions.filter((each) => each.action === action)
  const known = ways.filter(({ from }) => from === state)
  // Whoever may never take the step is told so, wherever the assessment stands.
  if (!(known.length > 0 ? known : ways).some(({ permission }) => may(permission))) throw new DomainError('NOT_ALLOWED')
  const choice = assessmentSteps(situation, may).find((each) => each.action === action)
  if (choice?.isAllowed) return choice.to
  const [blockedBy] = choice?.blockedBy ?? []
  throw new DomainError('ASSESSMENT_STATE', { params: { state, action, ...(blockedBy && { blockedBy }) } })
}

/** Whether the unit may still change its answers and its evidence. */
export const isAnswering = (state: AssessmentState): boolean => state === 'self'

/** Whether nothing more happens to it. */
export const isSettled = (state: AssessmentState): boolean => state === 'final' || state === 'cancelled'
