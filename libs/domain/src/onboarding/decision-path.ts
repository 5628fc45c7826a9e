/**
 * By which path applications are decided: data with versions, written by the head office after the charter in force. The
 * centre prepares; then bodies decide or confirm one after the other, each with a quorum and a majority of its own. An
 * application keeps the path that held when it went to decision.
 * Source: requirement 17 (the unit applies, the centre scores, the head office confirms); issue "Onboarding", item 3.
 */
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import type { MajorityRule } from '../governance/majority.js'
import { throwIssues } from '../text-fields.js'

export const decisionBodies = ['regional_board', 'head_office', 'member_vote'] as const
export type DecisionBody = (typeof decisionBodies)[number]

/** decide: weighs the matter itself · confirm: sees to it that it was decided rightly. */
export const stepKinds = ['decide', 'confirm'] as const
export type StepKind = (typeof stepKinds)[number]

/** simple: more for than against · absolute: more than half of those present · two_thirds: of the votes for or against. */
export const majorityKinds = ['simple', 'absolute', 'two_thirds'] as const
export type MajorityKind = (typeof majorityKinds)[number]

/** What they are by the one rule of majorities. */
export const majorityOfKind: Readonly<Record<MajorityKind, MajorityRule>> = {
  simple: { share: 'simple', of: 'given', abstentions: 'out' },
  absolute: { share: 'absolute', of: 'present', abstentions: 'in' },
  two_thirds: { share: 'two_thirds', of: 'given', abstentions: 'out' }
}

export interface PathStep {
  readonly kind: StepKind
  readonly body: DecisionBody
  /** How many must be present who are not recused. */
  readonly quorum: number
  readonly majority: MajorityKind
}

export interface PathContent {
  readonly steps: readonly PathStep[]
  /** For how many days from the decision on a membership can begin on it. */
  readonly validityDays: number
  /** For how many days the decision can be appealed against, and before whom. */
  readonly appealDays: number
  readonly appealBody: DecisionBody
  /** After how many months whoever was refused may apply again. */
  readonly reapplyMonths: number
}

export const mostSteps = 5

/** What ships, with the number 0: the regional board decides, and the head office confirms. */
export const shippedPath: PathContent = {
  steps: [
    { kind: 'decide', body: 'regional_board', quorum: 3, majority: 'simple' },
    { kind: 'confirm', body: 'head_office', quorum: 1, majority: 'simple' }
  ],
  validityDays: 365,
  appealDays: 30,
  appealBody: 'head_office',
  reapplyMonths: 12
}

const bounds = { validityDays: [1, 3650], appealDays: [1, 365], reapplyMonths: [0, 120], quorum: [1, 200] } as const

/**
 * Reads a path as somebody has written it.
 *
 * @throws DomainError OUT_OF_RANGE for numbers, REQUIRED without a step that decides, UNKNOWN_WORD for two steps of one body
 */
export function readPath(given: PathContent): PathContent {
  const issues: DomainError[] = []
  const demand = (name: keyof typeof bounds, value: number, path: (string | number)[]): void => {
    const [min, max] = bounds[name]
    if (!Number.isInteger(value) || value < min || value > max) issues.push(new DomainError('OUT_OF_RANGE', { path, params: { min, max } }))
  }
  for (const name of ['validityDays', 'appealDays', 'reapplyMonths'] as const) demand(name, given[name], [name])
  given.steps.forEach(({ quorum }, place) => demand('quorum', quorum, ['steps', place, 'quorum']))
  if (given.steps.length > mostSteps) issues.push(new DomainError('OUT_OF_RANGE', { path: ['steps'], params: { min: 1, max: mostSteps } }))
  if (given.steps[0]?.kind !== 'decide') issues.push(new DomainError('REQUIRED', { path: ['steps'] }))
  given.steps.forEach(({ body }, place) => {
    if (given.steps.findIndex((other) => other.body === body) !== place) issues.push(new DomainError('DUPLICATE_KEY', { path: ['steps', place, 'body'], params: { value: body } }))
  })
  throwIssues(issues)
  return { ...given, steps: given.steps.map(({ kind, body, quorum, majority }) => ({ kind, body, quorum, majority })) }
}

/** The last day on which a membership can begin on a decision. @example validUntil(shippedPath, '2026-01-01') // '2027-01-01' */
export const validUntil = ({ validityDays }: Pick<PathContent, 'validityDays'>, decidedOn: IsoDate): IsoDate => addDays(decidedOn, validityDays)

/** The last day on which a decision can be appealed against. @example appealUntil(shippedPath, '2026-01-01') // '2026-01-31' */
export const appealUntil = ({ appealDays }: Pick<PathContent, 'appealDays'>, decidedOn: IsoDate): IsoDate => addDays(decidedOn, appealDays)

/** The first day on which whoever was refused may apply again. */
export const reapplyFrom = ({ reapplyMonths }: Pick<PathContent, 'reapplyMonths'>, decidedOn: IsoDate): IsoDate => addMonths(decidedOn, reapplyMonths)

/** Whether an appeal that came in on a day is in time: the last day is one of the days. @example isInTime('2026-01-31', '2026-01-31') // true */
export const isInTime = (receivedOn: IsoDate, until: IsoDate | null): boolean => until !== null && receivedOn <= until
