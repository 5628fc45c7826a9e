/**
 * How a payment claim travels: a partner tells what it has spent in a period, the lead of the project puts the claims of all
 * partners together, the funder certifies and pays. A line in doubt is parked: it is left out of what is paid, and comes back
 * in a later claim that names where it came from; a part of it can be parked while the rest is paid. A claim can be withdrawn even after it was certified; what was paid for it is
 * then owed.
 * Source: issue "Portfolio", item 2 and "Bad input and faults".
 */
import { DomainError } from '../errors.js'

export const claimStates = ['draft', 'with_lead', 'with_funder', 'certified', 'paid', 'withdrawn'] as const
export type ClaimState = (typeof claimStates)[number]

/** send: to the lead · give_back: the lead asks for more · forward: to the funder · reopen: the funder asks for more · certify: it is accepted · pay: the money has come · withdraw: it is taken back. */
export const claimActions = ['send', 'give_back', 'forward', 'reopen', 'certify', 'pay', 'withdraw'] as const
export type ClaimAction = (typeof claimActions)[number]

/** has_lines: something is claimed · within_model: every line is one that the decided cost model takes · all_judged: every line is accepted or parked · none_again: no line of it has come again in a later claim · reasoned: a reason is given. */
export const claimGuards = ['has_lines', 'within_model', 'all_judged', 'none_again', 'reasoned'] as const
export type ClaimGuard = (typeof claimGuards)[number]

/** At the unit of the partner, at the unit that leads the project, and at the centre or head office that records what the funder said. */
export type ClaimPermission = 'claim.write' | 'project.edit' | 'project.steer'

export interface ClaimTransition {
  readonly action: ClaimAction
  readonly from: ClaimState
  readonly to: ClaimState
  readonly permission: ClaimPermission
  readonly guards: readonly ClaimGuard[]
}

const step = ([from, action, to]: readonly [ClaimState, ClaimAction, ClaimState], permission: ClaimPermission, ...guards: ClaimGuard[]): ClaimTransition => ({ action, from, to, permission, guards })

/** Every step there is. Whatever is not here cannot be done. */
export const claimTransitions: readonly ClaimTransition[] = [
  step(['draft', 'send', 'with_lead'], 'claim.write', 'has_lines', 'within_model'),
  step(['with_lead', 'give_back', 'draft'], 'project.edit', 'reasoned'),
  step(['with_lead', 'forward', 'with_funder'], 'project.edit', 'within_model'),
  step(['with_funder', 'reopen', 'with_lead'], 'project.steer', 'reasoned'),
  step(['with_funder', 'certify', 'certified'], 'project.steer', 'all_judged'),
  step(['certified', 'pay', 'paid'], 'project.steer'),
  step(['draft', 'withdraw', 'withdrawn'], 'claim.write'),
  ...(['with_lead', 'with_funder', 'certified', 'paid'] as const).map((from) => step([from, 'withdraw', 'withdrawn'], 'project.steer', 'none_again', 'reasoned'))
]

/** What is known when somebody asks what can be done. */
export interface ClaimSituation {
  readonly state: ClaimState
  readonly lines: number
  readonly outsideModel: number
  readonly unjudged: number
  /** Lines that were parked and have come again in a later claim. */
  readonly again: number
}

const holds: Readonly<Record<Exclude<ClaimGuard, 'reasoned'>, (of: ClaimSituation) => boolean>> = {
  has_lines: ({ lines }) => lines > 0,
  within_model: ({ outsideModel }) => outsideModel === 0,
  all_judged: ({ unjudged }) => unjudged === 0,
  none_again: ({ again }) => again === 0
}

export interface ClaimStep {
  readonly action: ClaimAction
  readonly to: ClaimState
  readonly blockedBy: readonly ClaimGuard[]
  readonly needsReason: boolean
}

export type MayClaim = (permission: ClaimPermission) => boolean

/**
 * The steps that somebody may take with a claim, with what stands in their way.
 *
 * @example claimSteps({ state: 'certified', lines: 1, outsideModel: 0, unjudged: 0, again: 0 }, () => true).map(({ action }) => action) // ['pay', 'withdraw']
 */
export function claimSteps(situation: ClaimSituation, may: MayClaim): ClaimStep[] {
  return claimTransitions
    .filter(({ from, permission }) => from === situation.state && may(permission))
    .map(({ action, to, guards }) => ({ action, to, blockedBy: guards.filter((guard) => guard !== 'reasoned' && !holds[guard](situation)), needsReason: guards.includes('reasoned') }))
}

/**
 * Where a step leads.
 *
 * @throws DomainError NOT_ALLOWED · CLAIM_STATE (params: state, action, blockedBy) · REQUIRED at `reason`
 */
export function takeClaimStep(action: ClaimAction, of: { readonly situation: ClaimSituation; readonly reason: string }, may: MayClaim): ClaimState {
  const { state } = of.situation
  const ways = claimTransitions.filter((each) => each.action === action)
  const known = ways.filter(({ from }) => from === state)
  if (!(known.length > 0 ? known : ways).some(({ permission }) => may(permission))) throw new DomainError('NOT_ALLOWED')
  const choice = claimSteps(of.situation, may).find((each) => each.action === action)
  if (!choice) throw new DomainError('CLAIM_STATE', { params: { state, action } })
  const [blockedBy] = choice.blockedBy
  if (blockedBy) throw new DomainError('CLAIM_STATE', { params: { state, action, blockedBy } })
  if (choice.needsReason && of.reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  return choice.to
}

/** claimed: nobody has judged it · accepted · parked: left out until it is clear · refused: never paid. */
export const claimVerdicts = ['claimed', 'accepted', 'parked', 'refused'] as const
export type ClaimVerdict = (typeof claimVerdicts)[number]
