/**
 * How an application for membership travels: every step that it can take, as a table, and the engine that says which of them
 * can be taken now and what stands in the way of the others. The API refuses by it, the web offers by it, and the table is
 * copied into the database, which refuses whatever is not in it. The web words a step by `application.step.<action>` and an
 * obstacle by `application.blocked.<guard>`.
 * Source: issue "Onboarding and agreements", items 1 to 3; requirement 17.
 */
import { DomainError } from '../errors.js'

/**
 * draft: the applicant writes · submitted: it has come in · under_assessment: the centre scores it · returned: the applicant
 * completes it · in_decision: it is with those who decide · admitted, rejected: it was decided · withdrawn: the applicant, or
 * time, took it back.
 */
export const applicationStates = ['draft', 'submitted', 'under_assessment', 'returned', 'in_decision', 'admitted', 'rejected', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]

/**
 * submit: the applicant sends it · withdraw: the applicant takes it back · close: the centre closes a draft that nobody goes on
 * with · assess: the centre begins to assess · return: the applicant is asked to complete it · propose: it goes to those who
 * decide · reopen: it goes back to be assessed · admit, reject: it is decided · annul: the decision no longer holds.
 */
export const applicationActions = ['submit', 'withdraw', 'close', 'assess', 'return', 'propose', 'reopen', 'admit', 'reject', 'annul'] as const
export type ApplicationAction = (typeof applicationActions)[number]

/**
 * complete: all that must be told is told, as it has to be · nothing_asked: no question waits for an answer · organisation_known:
 * the centre has said which organisation it is, or that it is new.
 */
export const applicationGuards = ['complete', 'nothing_asked', 'organisation_known'] as const
export type ApplicationGuard = (typeof applicationGuards)[number]

/** Whose step it is: the applicant's, who has no role, or whoever holds the action at the centre. */
export type ApplicationParty = 'applicant' | 'application.manage' | 'application.decide'

export interface ApplicationTransition {
  readonly action: ApplicationAction
  readonly from: ApplicationState
  readonly to: ApplicationState
  readonly permission: ApplicationParty
  readonly guards: readonly ApplicationGuard[]
}

const step = (
  [from, action, to]: readonly [ApplicationState, ApplicationAction, ApplicationState],
  permission: ApplicationParty,
  ...guards: ApplicationGuard[]
): ApplicationTransition => ({ action, from, to, permission, guards })

/** Before there is a decision. */
export const openStates = ['draft', 'submitted', 'under_assessment', 'returned', 'in_decision'] as const satisfies readonly ApplicationState[]

/** Every step there is. Whatever is not here cannot be done, neither through the API nor in the database. */
export const applicationTransitions: readonly ApplicationTransition[] = [
  step(['draft', 'submit', 'submitted'], 'applicant', 'complete'),
  step(['returned', 'submit', 'submitted'], 'applicant', 'complete'),
  ...openStates.map((from) => step([from, 'withdraw', 'withdrawn'], 'applicant')),
  step(['draft', 'close', 'withdrawn'], 'application.manage'),
  step(['submitted', 'assess', 'under_assessment'], 'application.manage'),
  step(['submitted', 'return', 'returned'], 'application.manage'),
  step(['under_assessment', 'return', 'returned'], 'application.manage'),
  step(['under_assessment', 'propose', 'in_decision'], 'application.manage', 'nothing_asked', 'organisation_known'),
  step(['in_decision', 'return', 'returned'], 'application.decide'),
  step(['in_decision', 'reopen', 'under_assessment'], 'application.decide'),
  step(['in_decision', 'admit', 'admitted'], 'application.decide'),
  step(['in_decision', 'reject', 'rejected'], 'application.decide'),
  step(['admitted', 'annul', 'in_decision'], 'application.decide'),
  step(['rejected', 'annul', 'in_decision'], 'application.decide')
]

/** What is known when somebody asks what can be done. */
export interface ApplicationSituation {
  readonly state: ApplicationState
  /** Whether all that must be told is told. */
  readonly isComplete: boolean
  /** Questions that wait for an answer. */
  readonly openQuestions: number
  /** Whether the centre has said which organisation it is. */
  readonly isOrganisationKnown: boolean
}

const holds: Readonly<Record<ApplicationGuard, (of: ApplicationSituation) => boolean>> = {
  complete: ({ isComplete }) => isComplete,
  nothing_asked: ({ openQuestions }) => openQuestions === 0,
  organisation_known: ({ isOrganisationKnown }) => isOrganisationKnown
}

/** One step as it stands now. */
export interface ApplicationStep {
  readonly action: ApplicationAction
  readonly to: ApplicationState
  readonly isAllowed: boolean
  /** What stands in the way, in the order of the guards; empty when nothing does. */
  readonly blockedBy: readonly ApplicationGuard[]
}

/** Says whether somebody is the applicant, or holds an action at the centre. */
export type MayMoveApplication = (party: ApplicationParty) => boolean

/**
 * The steps that are a person's to take from here, each action once, with what stands in its way.
 *
 * @example applicationSteps({ ...situation, state: 'draft', isComplete: false }, (party) => party === 'applicant')[0]
 *   // { action: 'submit', to: 'submitted', isAllowed: false, blockedBy: ['complete'] }
 */
export function applicationSteps(situation: ApplicationSituation, may: MayMoveApplication): ApplicationStep[] {
  return applicationTransitions
    .filter(({ from, permission }) => from === situation.state && may(permission))
    .map(({ action, to, guards }) => {
      const blockedBy = guards.filter((guard) => !holds[guard](situation))
      return { action, to, isAllowed: blockedBy.length === 0, blockedBy }
    })
}

/**
 * Where a step leads.
 *
 * @throws DomainError NOT_ALLOWED when it is another's to take · APPLICATION_STATE when there is no such step from here, or
 *   something stands in the way (params: state, action, blockedBy)
 * @example takeApplicationStep('assess', { ...situation, state: 'submitted' }, () => true) // 'under_assessment'
 */
export function takeApplicationStep(action: ApplicationAction, situation: ApplicationSituation, may: MayMoveApplication): ApplicationState {
  const { state } = situation
  const ways = applicationTransitions.filter((each) => each.action === action)
  const known = ways.filter(({ from }) => from === state)
  // Whoever may never take the step is told so, wherever the application stands.
  if (!(known.length > 0 ? known : ways).some(({ permission }) => may(permission))) throw new DomainError('NOT_ALLOWED')
  const choice = applicationSteps(situation, may).find((each) => each.action === action)
  if (choice?.isAllowed) return choice.to
  const [blockedBy] = choice?.blockedBy ?? []
  throw new DomainError('APPLICATION_STATE', { params: { state, action, ...(blockedBy && { blockedBy }) } })
}

/** Whether the applicant may write: before it is sent, and when it was returned. */
export const isWriting = (state: ApplicationState): boolean => state === 'draft' || state === 'returned'

/** Whether there is no decision yet, and it was not taken back. */
export const isOpenApplication = (state: ApplicationState): boolean => openStates.some((each) => each === state)
