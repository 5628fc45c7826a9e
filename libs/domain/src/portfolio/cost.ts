/**
 * What a partner has spent: one voucher, pay slip or entry of its books at a time. A cost stands within the days of the project
 * and of the partner, in a category that the decided cost model takes, and in the currency of the project. What was wrong is not
 * rubbed out once it has been claimed: a correction below nothing names the document that it corrects.
 * Source: issue "Portfolio", item 2 and "Bad input and faults" (realised above granted, negative corrections, currency mix).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { type BudgetFrame, type FundingSource, largestAmount } from './budget.js'
import { type CostCategory, toldCategories } from './cost-model.js'
import type { ProjectStage } from './project.workflow.js'

export interface CostDraft {
  readonly partnerId: string
  readonly category: CostCategory
  readonly source: FundingSource
  readonly day: IsoDate
  /** In minor units of the currency of the project; less than nothing for a correction. */
  readonly amount: bigint
  /** The number of the voucher in the books. */
  readonly document: string
  readonly note: string
  /** Of a correction: the number of the document that it corrects; empty otherwise. */
  readonly corrects: string
}

/** What decides which costs a project takes. */
export interface CostFrame extends BudgetFrame {
  readonly today: IsoDate
}

export const longestDocument = 60
export const longestNote = 300

/** Whether a project has costs to record: from the decision until it has been settled. */
export const isSpending = (stage: ProjectStage): boolean => stage === 'decided' || stage === 'running' || stage === 'closing'

/**
 * What is wrong with a cost, each with its field.
 *
 * @example costIssues({ ...cost, amount: -100n, corrects: '' }, frame)[0]?.code // 'REQUIRED', at `corrects`
 */
export function costIssues(cost: CostDraft, frame: CostFrame): DomainError[] {
  return [...placeIssues(cost, frame), ...amountIssues(cost)]
}

function placeIssues(cost: CostDraft, frame: CostFrame): DomainError[] {
  const partner = frame.partners.find(({ id }) => id === cost.partnerId)
  return [
    ...(partner ? [] : [new DomainError('NOT_FOUND', { path: ['partnerId'] })]),
    ...(toldCategories(frame.model).includes(cost.category) ? [] : [new DomainError('COST_OUTSIDE_MODEL', { path: ['category'], params: { category: cost.category } })]),
    ...dayIssues(cost.day, frame, partner)
  ]
}

function dayIssues(day: IsoDate, { startsOn, endsOn, today }: CostFrame, partner: CostFrame['partners'][number] | undefined): DomainError[] {
  const last = endsOn < today ? endsOn : today
  if (day < startsOn || day > last) return [new DomainError('OUT_OF_RANGE', { path: ['day'], params: { min: startsOn, max: last } })]
  const isAway = partner && (day < partner.validFrom || (partner.validTo !== null && day >= partner.validTo))
  return isAway ? [new DomainError('PARTNER_AWAY', { path: ['day'], params: { from: partner.validFrom, to: partner.validTo ?? endsOn } })] : []
}

function amountIssues({ amount, document, corrects }: CostDraft): DomainError[] {
  return [
    ...(amount === 0n || amount > largestAmount || amount < -largestAmount ? [new DomainError('OUT_OF_RANGE', { path: ['amount'], params: { min: -Number(largestAmount), max: Number(largestAmount) } })] : []),
    ...(document === '' ? [new DomainError('REQUIRED', { path: ['document'] })] : []),
    ...(amount < 0n && corrects === '' ? [new DomainError('REQUIRED', { path: ['corrects'] })] : [])
  ]
}

/** What decides whether two entries are the same one, brought in twice. */
export const costKey = ({ partnerId, document, day, category, source, amount, note }: Omit<CostDraft, 'corrects'>): string => [partnerId, document, day, category, source, amount, note].join('\u0001')

type Corrected = Pick<CostDraft, 'partnerId' | 'document' | 'category' | 'source' | 'amount' | 'corrects'>

/** The place that a correction and what it corrects have in common. */
export const correctedKey = ({ partnerId, category, source }: Pick<Corrected, 'partnerId' | 'category' | 'source'>, document: string): string => [partnerId, category, source, document].join('\u0001')

/** How much of each document is left to correct, after the corrections that there are. */
export function leftToCorrect(costs: readonly Corrected[]): Map<string, bigint> {
  const left = new Map<string, bigint>()
  for (const cost of costs) {
    const key = correctedKey(cost, cost.corrects === '' ? cost.document : cost.corrects)
    left.set(key, (left.get(key) ?? 0n) + cost.amount)
  }
  return left
}

/**
 * What is wrong with a correction: it names no document of the same partner, category and source, or takes back more than that
 * document has left.
 *
 * @param left what is left of each document, without this correction
 */
export function correctionIssue(cost: Corrected, left: ReadonlyMap<string, bigint>): DomainError | null {
  if (cost.corrects === '') return null
  const rest = left.get(correctedKey(cost, cost.corrects))
  if (rest === undefined) return new DomainError('UNKNOWN_REFERENCE', { path: ['corrects'], params: { value: cost.corrects } })
  if (cost.amount + rest < 0n) return new DomainError('CORRECTION_TOO_LARGE', { path: ['amount'], params: { document: cost.corrects } })
  return null
}
