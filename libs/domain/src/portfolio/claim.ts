/**
 * What a claim is made of: costs of one partner, each with what the rate of the decided cost model adds to it, and lines that
 * were parked in an earlier claim and come back with their origin. The rate is reckoned on the whole of the claim and shared out
 * among its lines, so that a line that is parked takes its part along, and comes back with it to the cent.
 * Source: issue "Portfolio", item 2 (44,000 euros of salaries at 40 % are 61,600 euros).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import { DomainError } from '../errors.js'
import type { FundingSource } from './budget.js'
import type { ClaimLine, ClaimVerdict } from './claim.workflow.js'
import { type CostCategory, type CostModel, toldCategories, withReckoned } from './cost-model.js'

/** A line of a claim with all that is told of it. */
export interface WholeLine extends ClaimLine {
  readonly costId: string
  readonly partnerId: string
  readonly category: CostCategory
  readonly source: FundingSource
  readonly period: Period
  /** What the rate adds to the amount. */
  readonly added: bigint
  /** When its claim was paid; null while it was not. */
  readonly paidOn: IsoDate | null
}

/**
 * What the rate adds to each cost of a claim, in their order; the sum is what it brings on the whole.
 *
 * @example addedTo(costModels.flat_40, [{ id: 'c', category: 'staff', amount: 4400000n }]) // [1760000n]
 */
export function addedTo<Part extends { readonly id: string; readonly category: CostCategory; readonly amount: bigint }>(model: CostModel, costs: readonly Part[]): bigint[] {
  const added = new Map(withReckoned(model, costs).flatMap(({ id, category, amount }) => (category === model.into ? [[id, amount] as const] : [])))
  return costs.map(({ id }) => added.get(id) ?? 0n)
}

/** A part of a line: what was spent, or what the rate adds to it, in the category of each. */
export type LinePart = Omit<WholeLine, 'added'>

/** The parts of lines, as they are added up by category. */
export const partsOf = ({ into }: CostModel, lines: readonly WholeLine[]): LinePart[] =>
  lines.flatMap(({ added, ...line }) => [line, ...(into === null || added === 0n ? [] : [{ ...line, category: into, amount: added }])])

/** How many of the costs are in a category that the model does not take. */
export const outsideModel = (model: CostModel, costs: readonly { readonly category: CostCategory }[]): number => costs.filter(({ category }) => !toldCategories(model).includes(category)).length

/**
 * What is wrong with the period of a claim: it must be one, and share days with the project.
 *
 * @example claimPeriodIssue('2026-Q1', { startsOn: '2026-05-01', endsOn: '2027-04-30' })?.code // 'OUT_OF_RANGE'
 */
export function claimPeriodIssue(period: string, { startsOn, endsOn }: { readonly startsOn: IsoDate; readonly endsOn: IsoDate }): DomainError | null {
  if (!isPeriod(period)) return new DomainError('INVALID_INPUT', { path: ['period'] })
  const { validFrom, validTo } = validityOfPeriod(period)
  return validTo <= startsOn || validFrom > endsOn ? new DomainError('OUT_OF_RANGE', { path: ['period'], params: { min: startsOn, max: endsOn } }) : null
}

/** Whether a cost can be claimed for a period: it was spent before the period ends, so that a late voucher is not lost. */
export const isClaimableIn = (period: Period, day: IsoDate): boolean => day < validityOfPeriod(period).validTo

export interface Judgement {
  readonly lineId: string
  readonly verdict: ClaimVerdict
  readonly reason: string
}

/**
 * What is wrong with judgements: a line of another claim, one that is judged twice, or one that is parked or refused without a
 * reason.
 */
export function judgementIssues(judged: readonly Judgement[], lineIds: ReadonlySet<string>): DomainError[] {
  const seen = new Set<string>()
  return judged.flatMap(({ lineId, verdict, reason }, at) => {
    const isTwice = seen.has(lineId)
    seen.add(lineId)
    return [
      ...(lineIds.has(lineId) ? [] : [new DomainError('NOT_FOUND', { path: ['lines', at, 'lineId'] })]),
      ...(isTwice ? [new DomainError('ALREADY_EXISTS', { path: ['lines', at, 'lineId'] })] : []),
      ...((verdict === 'parked' || verdict === 'refused') && reason === '' ? [new DomainError('REQUIRED', { path: ['lines', at, 'reason'] })] : [])
    ]
  })
}
