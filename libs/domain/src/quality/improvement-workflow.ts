/**
 * How findings and improvement actions travel: every step there is, as a table, and the engine that says which of them
 * somebody can take now. The API refuses by it, the web offers by it, and the table is copied into the database, which
 * refuses whatever is not in it. Nobody closes what has been in their own hands.
 * Source: issue "Quality", item 4 ("closed by somebody else than the owner").
 */
import { DomainError } from '../errors.js'
import type { ImprovementState } from './improvement.js'

/**
 * start: work begins · done: it is said to be done · resume: it was not, after all · give_back: whoever verifies is not
 * convinced · close: somebody else has seen that it is done · drop: it is given up · reopen: it came back.
 */
export const improvementSteps = ['start', 'done', 'resume', 'close', 'give_back', 'drop', 'reopen'] as const
export type ImprovementStep = (typeof improvementSteps)[number]

/**
 * other_hand: whoever takes the step has neither owned it nor said that it is done, and holds the right by themselves or for
 * somebody of whom the same is true · nothing_unfinished: none of its actions is open or in work · nothing_open: all of
 * its actions are closed · finding_open: the finding that it is for is not closed · reasoned: a reason is given.
 */
export const improvementGuards = ['other_hand', 'nothing_unfinished', 'nothing_open', 'finding_open', 'reasoned'] as const
export type ImprovementGuard = (typeof improvementGuards)[number]

/** The actions of the catalogue that steps ask for. */
export type ImprovementPermission = 'improvement.edit' | 'improvement.close'

/** What the database must know of a step. */
export interface ImprovementTransition {
  readonly step: ImprovementStep
  readonly from: ImprovementState
  readonly to: ImprovementState
  readonly permission: ImprovementPermission
  readonly guards: readonly ImprovementGuard[]
}

const way = (
  [from, step, to]: readonly [ImprovementState, ImprovementStep, ImprovementState],
  permission: ImprovementPermission,
  ...guards: ImprovementGuard[]
): ImprovementTransition => ({ step, from, to, permission, guards })

/** Every step there is. Whatever is not here cannot be done, neither through the API nor in the database. */
export const improvementTransitions: readonly ImprovementTransition[] = [
  way(['open', 'start', 'in_work'], 'improvement.edit'),
  way(['open', 'done', 'to_verify'], 'improvement.edit', 'nothing_unfinished'),
  way(['in_work', 'done', 'to_verify'], 'improvement.edit', 'nothing_unfinished'),
  way(['to_verify', 'resume', 'in_work'], 'improvement.edit'),
  way(['to_verify', 'give_back', 'in_work'], 'improvement.close', 'other_hand', 'reasoned'),
  way(['to_verify', 'close', 'closed'], 'improvement.close', 'other_hand', 'nothing_open'),
  way(['open', 'drop', 'closed'], 'improvement.close', 'other_hand', 'nothing_open', 'reasoned'),
  way(['in_work', 'drop', 'closed'], 'improvement.close', 'other_hand', 'nothing_open', 'reasoned'),
  way(['closed', 'reopen', 'in_work'], 'improvement.close', 'finding_open', 'reasoned')
]

/** In whose hands a record has been, and by what right somebody would close it. */
export interface ClosingHands {
  readonly userId: string
  /** Everybody who owns it or ever did, and everybody who ever said that it is done; of a finding those of its actions too. */
  readonly hands: readonly string[]
  /** The rights to close that reach it: null for one of their own, else the person for whom they stand in. */
  readonly rights: readonly (string | null)[]
}

/**
 * Whether somebody is another than those in whose hands a record has been. Whoever only stands in for one of them is not.
 *
 * @example isOtherHand({ userId: 'b', hands: ['a'], rights: ['a'] }) // false: b would close it as the deputy of a
 */
export const isOtherHand = ({ userId, hands, rights }: ClosingHands): boolean =>
  !hands.includes(userId) && rights.some((principal) => principal === null || !hands.includes(principal))

/** What is known when somebody asks what can be done. */
export interface ImprovementSituation {
  readonly state: ImprovementState
  readonly closing: ClosingHands
  /** Of its actions: those that are open or in work, and those that are not closed. */
  readonly unfinished: number
  readonly unclosed: number
  /** Whether the finding that it is for is closed; false when it is for none. */
  readonly isFindingClosed: boolean
}

const holds: Readonly<Record<Exclude<ImprovementGuard, 'reasoned'>, (of: ImprovementSituation) => boolean>> = {
  other_hand: ({ closing }) => isOtherHand(closing),
  nothing_unfinished: ({ unfinished }) => unfinished === 0,
  nothing_open: ({ unclosed }) => unclosed === 0,
  finding_open: ({ isFindingClosed }) => !isFindingClosed
}

/** One step as it stands now. */
export interface ImprovementChoice {
  readonly step: ImprovementStep
  readonly to: ImprovementState
  /** What stands in the way, in the order of the guards; a reason that is still to be given is no obstacle. */
  readonly blockedBy: readonly ImprovementGuard[]
  /** Whether a reason has to be given. */
  readonly needsReason: boolean
}

/** Says whether somebody holds an action where the record belongs. */
export type MayImprove = (permission: ImprovementPermission) => boolean

/**
 * The steps that somebody may take, each once, with what stands in their way.
 *
 * @example improvementChoices({ ...situation, state: 'open' }, (action) => action === 'improvement.edit').map(({ step }) => step) // ['start', 'done']
 */
export function improvementChoices(situation: ImprovementSituation, may: MayImprove): ImprovementChoice[] {
  return improvementTransitions
    .filter(({ from, permission }) => from === situation.state && may(permission))
    .map(({ step, to, guards }) => ({
      step,
      to,
      blockedBy: guards.filter((guard) => guard !== 'reasoned' && !holds[guard](situation)),
      needsReason: guards.includes('reasoned')
    }))
}

/**
 * Where a step leads.
 *
 * @throws DomainError NOT_ALLOWED when it is another's to take · OWN_HANDS when the record has been in one's own hands ·
 *   IMPROVEMENT_STATE when there is no such step from here (params: state, step) or something stands in the way (params:
 *   blockedBy) · REQUIRED at `message` without the reason that it asks for
 */
export function takeImprovementStep(step: ImprovementStep, of: { readonly situation: ImprovementSituation; readonly reason: string }, may: MayImprove): ImprovementState {
  const { situation, reason } = of
  const { state } = situation
  const ways = improvementTransitions.filter((each) => each.step === step)
  if (!ways.some(({ permission }) => may(permission))) throw new DomainError('NOT_ALLOWED')
  const choice = improvementChoices(situation, may).find((each) => each.step === step)
  if (!choice) throw new DomainError('IMPROVEMENT_STATE', { params: { state, step } })
  const [blockedBy] = choice.blockedBy
  if (blockedBy === 'other_hand') throw new DomainError('OWN_HANDS')
  if (blockedBy) throw new DomainError('IMPROVEMENT_STATE', { params: { state, step, blockedBy } })
  if (choice.needsReason && reason.trim() === '') throw new DomainError('REQUIRED', { path: ['message'] })
  return choice.to
}
