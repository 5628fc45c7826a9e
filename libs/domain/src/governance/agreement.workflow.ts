/**
 * How a version of an agreement travels: every step that it can take, as a table, and the engine that says which can be taken
 * now and what stands in the way of the others. The API refuses by it, the web offers by it, and `app.keep_agreement_version`
 * holds the same table. The web words a step by `agreement.step.<action>` and an obstacle by `agreement.blocked.<guard>`.
 * Source: issue "Onboarding and agreements", item 7.
 */
import { DomainError } from '../errors.js'

/** draft: being written · open: can be accepted, and never changes again · in_force: holds · replaced, expired, terminated: holds no longer. */
export const agreementVersionStates = ['draft', 'open', 'in_force', 'replaced', 'expired', 'terminated'] as const
export type AgreementVersionState = (typeof agreementVersionStates)[number]

/**
 * open: it is given out for acceptance · begin: its conditions are met · replace: a newer one is opened before it held, or
 * begins · expire: its time is over · terminate: notice is given of it, or it is taken back.
 */
export const agreementActions = ['open', 'begin', 'replace', 'expire', 'terminate'] as const
export type AgreementAction = (typeof agreementActions)[number]

/** has_text: there is a text or a file in the language that decides · has_days: it says from when it holds · has_parties: somebody is to accept it. */
export const agreementGuards = ['has_text', 'has_days', 'has_parties'] as const
export type AgreementGuard = (typeof agreementGuards)[number]

export interface AgreementTransition {
  readonly action: AgreementAction
  readonly from: AgreementVersionState
  readonly to: AgreementVersionState
  /** Whether a person takes it; the others follow from days and acceptances. */
  readonly isDeed: boolean
  readonly guards: readonly AgreementGuard[]
}

/** Every step there is. */
export const agreementTransitions: readonly AgreementTransition[] = [
  { action: 'open', from: 'draft', to: 'open', isDeed: true, guards: ['has_text', 'has_days', 'has_parties'] },
  { action: 'begin', from: 'open', to: 'in_force', isDeed: false, guards: [] },
  { action: 'replace', from: 'open', to: 'replaced', isDeed: false, guards: [] },
  { action: 'replace', from: 'in_force', to: 'replaced', isDeed: false, guards: [] },
  { action: 'expire', from: 'open', to: 'expired', isDeed: false, guards: [] },
  { action: 'expire', from: 'in_force', to: 'expired', isDeed: false, guards: [] },
  { action: 'terminate', from: 'open', to: 'terminated', isDeed: true, guards: [] },
  { action: 'terminate', from: 'in_force', to: 'terminated', isDeed: true, guards: [] }
]

/** What is known when somebody asks what can be done. */
export interface AgreementSituation {
  readonly state: AgreementVersionState
  readonly hasText: boolean
  readonly hasDays: boolean
  readonly hasParties: boolean
}

const holds: Readonly<Record<AgreementGuard, (of: AgreementSituation) => boolean>> = {
  has_text: ({ hasText }) => hasText,
  has_days: ({ hasDays }) => hasDays,
  has_parties: ({ hasParties }) => hasParties
}

export interface AgreementStep {
  readonly action: AgreementAction
  readonly to: AgreementVersionState
  /** What stands in the way; empty when nothing does. */
  readonly blockedBy: readonly AgreementGuard[]
}

/**
 * The steps that whoever looks after the agreement can take from here, with what stands in their way.
 *
 * @example agreementSteps({ state: 'draft', hasText: false, hasDays: true, hasParties: true }) // [{ action: 'open', to: 'open', blockedBy: ['has_text'] }]
 */
export function agreementSteps(situation: AgreementSituation): AgreementStep[] {
  return agreementTransitions
    .filter(({ from, isDeed }) => isDeed && from === situation.state)
    .map(({ action, to, guards }) => ({ action, to, blockedBy: guards.filter((guard) => !holds[guard](situation)) }))
}

/**
 * Where a deed leads. @throws DomainError AGREEMENT_STATE when it cannot be done from here, with what stands in the way
 *
 * @example takeAgreementStep('terminate', { ...situation, state: 'open' }) // 'terminated'
 */
export function takeAgreementStep(action: AgreementAction, situation: AgreementSituation): AgreementVersionState {
  const step = agreementSteps(situation).find((each) => each.action === action)
  if (!step) throw new DomainError('AGREEMENT_STATE', { params: { state: situation.state } })
  const [guard] = step.blockedBy
  if (guard) throw new DomainError('AGREEMENT_STATE', { params: { state: situation.state, guard } })
  return step.to
}

/** Whether a version can be accepted in Solmu: it is open or in force, and no newer one has been opened. */
export const canBeSigned = ({ state, isSuperseded }: { readonly state: AgreementVersionState; readonly isSuperseded: boolean }): boolean =>
  (state === 'open' || state === 'in_force') && !isSuperseded
