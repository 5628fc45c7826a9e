/**
 * The budget of a project: what each partner spends, on what, when and from whose money. A version is a plan until the grant
 * decision locks one as the base; after that it changes by change requests alone, each a version of its own that is laid beside
 * the base.
 * Source: issue "Portfolio", items 1 and 2; domain/funder-reporting.md 4.5.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import { DomainError } from '../errors.js'
import { rollUp, sumOf } from './amounts.js'
import { type CostCategory, type CostModel, costCategories, toldCategories, withReckoned } from './cost-model.js'
import { isProjectOpen, type ProjectPermission, type ProjectStage } from './project.workflow.js'

/** From whose money: the funder's, one's own, a municipality's, another public or a private one's, what is sold, or a partner's. */
export const fundingSources = ['grant', 'own_share', 'municipal', 'other_public', 'private', 'sales', 'partner'] as const
export type FundingSource = (typeof fundingSources)[number]

/** draft: written · proposed: a change that waits for the funder · locked: decided · replaced: locked until a later one was · refused: a change that was not agreed to. */
export const budgetStates = ['draft', 'proposed', 'locked', 'replaced', 'refused'] as const
export type BudgetState = (typeof budgetStates)[number]

/** plan: of the application · decision: as it was granted · change: what is asked for after that. */
export const budgetKinds = ['plan', 'decision', 'change'] as const
export type BudgetKind = (typeof budgetKinds)[number]

export interface BudgetLine {
  readonly partnerId: string
  readonly category: CostCategory
  readonly period: Period
  readonly source: FundingSource
  /** In minor units of the currency of the project. */
  readonly amount: bigint
}

export const mostBudgetLines = 2000
/** Larger than any grant there is, and small enough for sums of all of them. */
export const largestAmount = 10n ** 13n
/** An amount in whole units, as a bound is told. */
export const unitsOf = (amount: bigint): number => Number(amount) / 100
/** Whether an amount can be one of a budget: corrections, which may be less than nothing, are of claims alone. */
export const isAmount = (amount: bigint): boolean => amount >= 0n && amount <= largestAmount

/** What decides which lines a budget can have. */
export interface BudgetFrame {
  readonly model: CostModel
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly partners: readonly { readonly id: string; readonly validFrom: IsoDate; readonly validTo: IsoDate | null }[]
}

const keyOf = ({ partnerId, category, period, source }: Omit<BudgetLine, 'amount'>): string => [partnerId, category, period, source].join('|')

/**
 * What is wrong with the lines that somebody has written: another category than the model takes, a period outside the project
 * or after the partner has left, a partner that is none, the same place twice, or an amount that cannot be.
 *
 * @example budgetIssues([{ ...line, category: 'travel' }], { ...frame, model: costModels.flat_40 })[0]?.code // 'COST_OUTSIDE_MODEL'
 */
export function budgetIssues(lines: readonly BudgetLine[], frame: BudgetFrame): DomainError[] {
  if (lines.length > mostBudgetLines) return [new DomainError('OUT_OF_RANGE', { path: ['lines'], params: { min: 0, max: mostBudgetLines } })]
  const told = toldCategories(frame.model)
  const seen = new Set<string>()
  return lines.flatMap((line, at) => {
    const path = ['lines', at]
    const key = keyOf(line)
    const isTwice = seen.has(key)
    seen.add(key)
    return [
      ...(told.includes(line.category) ? [] : [new DomainError('COST_OUTSIDE_MODEL', { path: [...path, 'category'], params: { category: line.category } })]),
      ...(isTwice ? [new DomainError('ALREADY_EXISTS', { path: [...path, 'category'] })] : []),
      ...(isAmount(line.amount) ? [] : [new DomainError('OUT_OF_RANGE', { path: [...path, 'amount'], params: { min: 0, max: unitsOf(largestAmount) } })]),
      ...placeIssues(line, frame, path)
    ]
  })
}

function placeIssues({ partnerId, period }: BudgetLine, { startsOn, endsOn, partners }: BudgetFrame, path: readonly (string | number)[]): DomainError[] {
  const partner = partners.find(({ id }) => id === partnerId)
  if (!partner) return [new DomainError('NOT_FOUND', { path: [...path, 'partnerId'] })]
  if (!isPeriod(period)) return [new DomainError('INVALID_INPUT', { path: [...path, 'period'] })]
  const days = validityOfPeriod(period)
  if (days.validTo <= startsOn || days.validFrom > endsOn) return [new DomainError('OUT_OF_RANGE', { path: [...path, 'period'], params: { min: startsOn, max: endsOn } })]
  const isAway = days.validTo <= partner.validFrom || (partner.validTo !== null && days.validFrom >= partner.validTo)
  return isAway ? [new DomainError('PARTNER_AWAY', { path: [...path, 'period'], params: { from: partner.validFrom, to: partner.validTo ?? endsOn } })] : []
}

/**
 * The whole budget: the lines that were written and those that the rate of the model adds, in the order of the lists. It is
 * the same whoever works it out, so that a decision cannot drift.
 */
export function wholeBudget(model: CostModel, lines: readonly BudgetLine[]): BudgetLine[] {
  const sums = rollUp(withReckoned(model, inOrder(lines)), keyOf)
  return inOrder([...sums].map(([key, amount]) => ({ ...placeOf(key), amount })).filter(({ amount }) => amount !== 0n))
}

function placeOf(key: string): Omit<BudgetLine, 'amount'> {
  const [partnerId = '', category, period = '', source] = key.split('|')
  return { partnerId, category: category as CostCategory, period, source: source as FundingSource }
}

const rank = ({ partnerId, category, period, source }: BudgetLine): string =>
  [partnerId, String(costCategories.indexOf(category)).padStart(2, '0'), period, String(fundingSources.indexOf(source))].join('|')

const inOrder = (lines: readonly BudgetLine[]): BudgetLine[] => [...lines].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))

/** The sums of a budget, each of them added from the same lines. */
export interface BudgetSums {
  readonly total: bigint
  /** Of which from the funder. */
  readonly grant: bigint
  readonly byPartner: ReadonlyMap<string, bigint>
  readonly byCategory: ReadonlyMap<string, bigint>
  readonly byPeriod: ReadonlyMap<string, bigint>
  readonly bySource: ReadonlyMap<string, bigint>
}

export function budgetSums(lines: readonly BudgetLine[]): BudgetSums {
  const bySource = rollUp(lines, ({ source }) => source)
  return {
    ...{ total: sumOf(lines), grant: bySource.get('grant') ?? 0n, bySource },
    byPartner: rollUp(lines, ({ partnerId }) => partnerId),
    byCategory: rollUp(lines, ({ category }) => category),
    byPeriod: rollUp(lines, ({ period }) => period)
  }
}

/** A place of two budgets that differ there. */
export interface BudgetDifference extends Omit<BudgetLine, 'amount'> {
  readonly before: bigint
  readonly after: bigint
  readonly change: bigint
}

/**
 * Where two budgets differ, place by place: the changes add up to the difference of the wholes.
 *
 * @example budgetDifferences([], [line])[0]?.change // line.amount
 */
export function budgetDifferences(before: readonly BudgetLine[], after: readonly BudgetLine[]): BudgetDifference[] {
  const [was, is] = [rollUp(before, keyOf), rollUp(after, keyOf)]
  const places = new Map(inOrder([...before, ...after]).map((line) => [keyOf(line), line]))
  return [...places].flatMap(([key, { partnerId, category, period, source }]) => {
    const [old, now] = [was.get(key) ?? 0n, is.get(key) ?? 0n]
    return old === now ? [] : [{ partnerId, category, period, source, before: old, after: now, change: now - old }]
  })
}

/**
 * What is budgeted in periods that begin on a day or later, such as for a partner that has left by then. A period in which the
 * day falls is not divided.
 */
export const amountFrom = (lines: readonly Pick<BudgetLine, 'period' | 'amount'>[], day: IsoDate): bigint => sumOf(lines.filter(({ period }) => validityOfPeriod(period).validFrom >= day))

/** Which kind of budget is written while a project is where it is, and by whom; none once it is closed. */
export function budgetKindIn(stage: ProjectStage): { readonly kind: BudgetKind; readonly permission: ProjectPermission } | null {
  if (isProjectOpen(stage)) return { kind: 'plan', permission: 'project.edit' }
  if (stage === 'applied') return { kind: 'decision', permission: 'project.steer' }
  return stage === 'decided' || stage === 'running' ? { kind: 'change', permission: 'project.edit' } : null
}
