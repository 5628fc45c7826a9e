/**
 * Where the money of a project stands, by partner, category and source: what was decided, what has been claimed before and in a
 * period, what of it is certified, paid, parked and refused, what is owed and has been repaid after the funder or the project took something back, what is recorded but not
 * claimed yet, what is left, and where it will end. Every figure is added from the same lines, so that whatever way they are looked at they add up to the cent.
 * Source: issue "Portfolio", item 2 (overview; co-financing per partner and source) and "Proof".
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import { type BudgetLine, type FundingSource, fundingSources } from './budget.js'
import { isCountedIn, type LinePart, partsOf, type WholeLine } from './claim-money.js'
import { type CostCategory, costCategories, type CostModel, withReckoned } from './cost-model.js'

export const moneySums = ['budget', 'earlier', 'current', 'withLead', 'certified', 'paid', 'parked', 'refused', 'owed', 'repaid', 'unclaimed', 'leftToClaim', 'leftToCertify', 'forecast'] as const
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

const noMoney = Object.fromEntries(moneySums.map((sum) => [sum, 0n])) as Record<MoneySum, bigint>

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
  for (const line of facts.base) add(line, { budget: line.amount, leftToClaim: line.amount, leftToCertify: line.amount, forecast: ahead(line, facts, validTo) })
  // Of what is known by the end of the period, so that what is parked then and has come again later is parked.
  const known = facts.lines.filter((line) => validityOfPeriod(line.period).validTo <= validTo)
  for (const part of partsOf(facts.model, known)) add(part, claimed(part, validFrom))
  for (const part of withReckoned(facts.model, facts.unclaimed.filter(({ day }) => day < validTo))) add(part, { unclaimed: part.amount, forecast: part.amount })
  return [...places].map(([key, place]) => ({ ...place, ...(sums.get(key) ?? noMoney) })).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** The sums of which a part of a claim is told as it is. */
const toldAsIs = ['withLead', 'certified', 'paid', 'parked', 'refused', 'owed', 'repaid'] as const

function claimed({ fate, period, amount }: LinePart, validFrom: IsoDate): Partial<MoneySums> {
  const isClaimed = isCountedIn('claimed', fate)
  return {
    ...Object.fromEntries(toldAsIs.filter((sum) => isCountedIn(sum, fate)).map((sum) => [sum, amount])),
    ...(isClaimed && { [validityOfPeriod(period).validFrom >= validFrom ? 'current' : 'earlier']: amount, leftToClaim: -amount }),
    ...(isCountedIn('certified', fate) && { leftToCertify: -amount }),
    ...((isClaimed || fate === 'with_lead') && { forecast: amount })
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

/** What was spent, claimed or not. */
export const spentOf = ({ earlier, current, withLead, unclaimed }: MoneySums): bigint => earlier + current + withLead + unclaimed

/** What was spent, claimed or not, against what was decided: more than that is told, and refused by nobody. */
export const isOverspent = (sums: MoneySums): boolean => spentOf(sums) > sums.budget
