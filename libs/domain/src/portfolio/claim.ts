/**
 * What a claim is made of: costs of one partner, each with what the rate of the decided cost model adds to it, and lines that
 * were parked in an earlier claim and come back with their origin. The rate is reckoned on the whole of the claim and shared out
 * among its lines, so that a line that is parked takes its part along, and comes back with it to the cent.
 * Source: issue "Portfolio", item 2 (44,000 euros of salaries at 40 % are 61,600 euros).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import { DomainError } from '../errors.js'
import { noShare, type Share, shareOf } from './claim-money.js'
import type { ClaimVerdict } from './claim.workflow.js'
import { type CostCategory, type CostModel, toldCategories, withReckoned } from './cost-model.js'

/**
 * What the rate adds to each cost of a claim, in their order; the sum is what it brings on the whole.
 *
 * @example addedTo(costModels.flat_40, [{ id: 'c', category: 'staff', amount: 4400000n }]) // [1760000n]
 */
export function addedTo<Part extends { readonly id: string; readonly category: CostCategory; readonly amount: bigint }>(model: CostModel, costs: readonly Part[]): bigint[] {
  const added = new Map(withReckoned(model, costs).flatMap(({ id, category, amount }) => (category === model.into ? [[id, amount] as const] : [])))
  return costs.map(({ id }) => added.get(id) ?? 0n)
}

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
  /** How much of the cost is parked or refused, in minor units; null for all of it. What is not is accepted. */
  readonly part: bigint | null
}

type Judged = Share & { readonly id: string }

/**
 * What is wrong with judgements: a line of another claim, one that is judged twice, one that is parked or refused without a
 * reason, or a part that is none: of a correction, or not between nothing and all.
 */
export function judgementIssues(judged: readonly Judgement[], lines: readonly Judged[]): DomainError[] {
  const seen = new Set<string>()
  return judged.flatMap((judgement, at) => {
    const { lineId, verdict, reason } = judgement
    const isTwice = seen.has(lineId)
    seen.add(lineId)
    const line = lines.find(({ id }) => id === lineId)
    return [
      ...(line ? partIssues(judgement, line, at) : [new DomainError('NOT_FOUND', { path: ['lines', at, 'lineId'] })]),
      ...(isTwice ? [new DomainError('ALREADY_EXISTS', { path: ['lines', at, 'lineId'] })] : []),
      ...(setsAside(verdict) && reason === '' ? [new DomainError('REQUIRED', { path: ['lines', at, 'reason'] })] : [])
    ]
  })
}

/** Whether a verdict leaves something out of what is paid. */
export const setsAside = (verdict: ClaimVerdict): boolean => verdict === 'parked' || verdict === 'refused'

function partIssues({ verdict, part }: Judgement, { amount }: Judged, at: number): DomainError[] {
  if (part === null || !setsAside(verdict) || part === amount) return []
  return part > 0n && part < amount ? [] : [new DomainError('OUT_OF_RANGE', { path: ['lines', at, 'part'], params: { min: 0.01, max: Number(amount) / 100 } })]
}

/** What of a line a judgement sets aside. */
export const asideOf = ({ verdict, part }: Pick<Judgement, 'verdict' | 'part'>, line: Share): Share => (setsAside(verdict) ? shareOf(line, part ?? line.amount) : noShare)
