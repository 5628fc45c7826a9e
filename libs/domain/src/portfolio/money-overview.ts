/**
 * Where the money of a project stands, by partner, category and source: what was decided, what has been claimed before and in a
 * period, what of it is certified, paid, parked and refused, what is owed after a claim was taken back, what is recorded but not
 * claimed yet, what is left, and where it will end. Every figure is added from the same lines, so that whatever way they are looked at they add up to the cent.
 * Source: issue "Portfolio", item 2 (overview; co-financing per partner and source) and "Proof".
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import { type BudgetLine, type FundingSource, fundingSources } from './budget.js'
import { type LinePart, partsOf, type WholeLine } from './claim.js'
import { isStanding, supersededAmong } from './claim.workflow.js'
import { type CostCategory, costCategories, type CostModel, withReckoned } from './cost-model.js'

export const moneySums = ['budget', 'earlier', 'current', 'certified', 'paid', 'parked', 'refused', 'owed', 'unclaimed', 'remaining', 'forecast'] as const
export type MoneySum = (typeof moneySums)[number]
export type MoneySums = Readonly<Record<MoneySum, bigint>>

export interface MoneyPlace {
  readonly partnerId: string
  readonly category: CostCategory
  readonly source: FundingSource
}
export type MoneyRow = MoneyPlace & MoneySums

/** A cost that stands in no claim that has been sent. */
export interface UnclaimedCost extends MoneyPlace {
  readonly day: IsoDate
  readonly amount: bigint
}

export interface MoneyFacts {
  readonly model: CostModel
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  /** The locked budget. */
  readonly base: readonly BudgetLine[]
  /** The lines of all claims. */
  readonly lines: readonly WholeLine[]
  readonly unclaimed: readonly UnclaimedCost[]
}

const noMoney: MoneySums = { budget: 0n, earlier: 0n, current: 0n, certified: 0n, paid: 0n, parked: 0n, refused: 0n, owed: 0n, unclaimed: 0n, remaining: 0n, forecast: 0n }

const addMoney = (a: MoneySums, b: MoneySums): MoneySums => Object.fromEntries(moneySums.map((sum) => [sum, a[sum] + b[sum]])) as Record<MoneySum, bigint>

const keyOf = ({ partnerId, category, source }: MoneyPlace): string => [partnerId, category, source].join('|')
const rank = ({ partnerId, category, source }: MoneyPlace): string => [partnerId, String(costCategories.indexOf(category)).padStart(2, '0'), fundingSources.indexOf(source)].join('|')

/**
 * Where the money stands at the end of a period, a row for each partner, category and source that has any.
 *
 * @param period claims of later periods are left out, and costs that were spent after it
 */
export function moneyOverview(facts: MoneyFacts, period: Period): MoneyRow[] {
  const places = new Map<string, MoneyPlace>()
  const sums = new Map<string, MoneySums>()
  const add = (place: MoneyPlace, part: Partial<MoneySums>): void => {
    const key = keyOf(place)
    const { partnerId, category, source } = place
    places.set(key, { partnerId, category, source })
    sums.set(key, addMoney(sums.get(key) ?? noMoney, { ...noMoney, ...part }))
  }
  const { validFrom, validTo } = validityOfPeriod(period)
  for (const line of facts.base) add(line, { budget: line.amount, remaining: line.amount, forecast: ahead(line, facts, validTo) })
  for (const part of standingParts(facts, validTo)) add(part, claimed(part, validFrom))
  for (const part of owedParts(facts, validTo)) add(part, { owed: part.amount })
  for (const part of withReckoned(facts.model, facts.unclaimed.filter(({ day }) => day < validTo))) add(part, { unclaimed: part.amount, forecast: part.amount })
  return [...places].map(([key, place]) => ({ ...place, ...(sums.get(key) ?? noMoney) })).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** The parts of claims that stand, each counted once: what is parked and claimed again, where it is claimed now. */
function standingParts({ model, lines }: MoneyFacts, validTo: IsoDate): LinePart[] {
  const known = lines.filter((line) => validityOfPeriod(line.period).validTo <= validTo && isStanding(line))
  const isSuperseded = supersededAmong(known)
  return partsOf(model, known.filter((line) => !isSuperseded(line)))
}

/** What was paid for claims that have been taken back, and is owed to the funder. */
const owedParts = ({ model, lines }: MoneyFacts, validTo: IsoDate): LinePart[] =>
  partsOf(model, lines.filter(({ state, verdict, paidOn, period }) => state === 'withdrawn' && verdict === 'accepted' && paidOn !== null && validityOfPeriod(period).validTo <= validTo))

function claimed({ state, verdict, period, amount }: LinePart, validFrom: IsoDate): Partial<MoneySums> {
  if (verdict === 'refused') return { refused: amount }
  const isCertified = verdict === 'accepted' && (state === 'certified' || state === 'paid')
  return {
    ...(validityOfPeriod(period).validFrom >= validFrom ? { current: amount } : { earlier: amount }),
    ...{ remaining: -amount, forecast: amount },
    ...(isCertified && { certified: amount, ...(state === 'paid' && { paid: amount }) }),
    ...(verdict === 'parked' && { parked: amount })
  }
}

/** What the budget holds for the days after a period: the part of its own period that is still to come within the project. */
function ahead({ period, amount }: BudgetLine, { startsOn, endsOn }: MoneyFacts, day: IsoDate): bigint {
  const { validFrom, validTo } = validityOfPeriod(period)
  const [from, to] = [latest(validFrom, startsOn), earliest(validTo, addDays(endsOn, 1))]
  if (to <= from || day >= to) return 0n
  if (day <= from) return amount
  const [left, whole] = [BigInt(daysBetween(day, to)), BigInt(daysBetween(from, to))]
  return (amount * left * 2n + whole) / (whole * 2n)
}

const latest = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)
const earliest = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)

/** The ways in which the overview is looked at; co-financing by partner and source. */
export const moneyViews = ['partner', 'category', 'source', 'cofinancing'] as const
export type MoneyView = (typeof moneyViews)[number]

const groupOf: Readonly<Record<MoneyView, (row: MoneyPlace) => string>> = {
  partner: ({ partnerId }) => partnerId,
  category: ({ category }) => category,
  source: ({ source }) => source,
  cofinancing: ({ partnerId, source }) => `${partnerId}|${source}`
}

/** Rows put together by a view, in the order in which they come. */
export function groupedMoney<Row extends MoneyPlace & MoneySums>(rows: readonly Row[], view: MoneyView): { readonly key: string; readonly first: Row; readonly sums: MoneySums }[] {
  const groups = new Map<string, { readonly key: string; readonly first: Row; readonly sums: MoneySums }>()
  for (const row of rows) {
    const key = groupOf[view](row)
    const before = groups.get(key)
    groups.set(key, { key, first: before?.first ?? row, sums: addMoney(before?.sums ?? noMoney, row) })
  }
  return [...groups.values()]
}

export const totalMoney = (rows: readonly MoneySums[]): MoneySums => rows.reduce<MoneySums>(addMoney, noMoney)

/** What was spent, claimed or not, against what was decided: more than that is told, and refused by nobody. */
export const isOverspent = ({ budget, earlier, current, unclaimed }: MoneySums): boolean => earlier + current + unclaimed > budget
