/**
 * Cost models of funders: how what a project has spent becomes what it is paid. A model is data: how salaries are told, and what
 * happens to all other costs. A call says which models it allows; the grant decision locks one for the whole project.
 * Source: domain/funder-reporting.md 4.2 (rakennerahastot.fi; Act 757/2021, Decree 866/2021), 4.5.
 */
import { shareOut, sumOf } from './amounts.js'

/** What money is spent on. flat_rate and side_costs are reckoned where the model says so; lump_sum is an agreed price of an output. */
export const costCategories = [
  ...(['staff', 'side_costs', 'purchased_services', 'travel', 'premises', 'equipment', 'communication'] as const),
  ...(['participant_costs', 'audit', 'overhead', 'flat_rate', 'lump_sum'] as const)
] as const
export type CostCategory = (typeof costCategories)[number]

/** actual: as they were paid · unit_cost: accepted hours by the price of an hour · side_cost: gross pay, and a fixed share of it for what comes on top. */
export const salaryMethods = ['actual', 'unit_cost', 'side_cost'] as const
export type SalaryMethod = (typeof salaryMethods)[number]

/** actual: as they were paid · flat_rate: a share of a base · lump_sum: all or nothing, by an agreed output. */
export const otherMethods = ['actual', 'flat_rate', 'lump_sum'] as const
export type OtherMethod = (typeof otherMethods)[number]

export const costModelKeys = ['flat_40', 'flat_7', 'flat_1_5', 'unit_1720', 'side_cost', 'lump_sum', 'actual'] as const
export type CostModelKey = (typeof costModelKeys)[number]

export interface CostModel {
  readonly key: CostModelKey
  readonly salaries: SalaryMethod
  readonly others: OtherMethod
  /** The flat rate or the share for side costs, in hundredths of a per cent: 40 % is 4000. Null where none is reckoned, or where each call sets its own. */
  readonly rate: number | null
  /** On which categories the rate is reckoned. */
  readonly base: readonly CostCategory[]
  /** The category into which it is reckoned; null where nothing is. */
  readonly into: CostCategory | null
  /** What is told, with vouchers or hours; whatever else is covered by the rate. */
  readonly told: readonly CostCategory[]
}

/** The hours of a year of work by which the price of an hour is reckoned (Reg. (EU) 2021/1060, Article 55). */
export const hoursInYear = 1720n

const direct: readonly CostCategory[] = ['staff', 'side_costs', 'purchased_services', 'travel', 'premises', 'equipment', 'communication', 'participant_costs', 'audit']

/** The models that come with the product; a call may set another rate for those that have one. */
export const costModels: Readonly<Record<CostModelKey, CostModel>> = {
  flat_40: { key: 'flat_40', salaries: 'actual', others: 'flat_rate', rate: 4000, base: ['staff', 'side_costs'], into: 'flat_rate', told: ['staff', 'side_costs'] },
  flat_7: { key: 'flat_7', salaries: 'actual', others: 'flat_rate', rate: 700, base: direct, into: 'flat_rate', told: direct },
  flat_1_5: { key: 'flat_1_5', salaries: 'actual', others: 'flat_rate', rate: 150, base: direct, into: 'flat_rate', told: direct },
  unit_1720: { key: 'unit_1720', salaries: 'unit_cost', others: 'flat_rate', rate: 4000, base: ['staff'], into: 'flat_rate', told: ['staff'] },
  side_cost: { key: 'side_cost', salaries: 'side_cost', others: 'actual', rate: null, base: ['staff'], into: 'side_costs', told: ['staff', ...direct.slice(2), 'overhead'] },
  lump_sum: { key: 'lump_sum', salaries: 'actual', others: 'lump_sum', rate: null, base: [], into: null, told: ['lump_sum'] },
  actual: { key: 'actual', salaries: 'actual', others: 'actual', rate: null, base: [], into: null, told: [...direct, 'overhead'] }
}

/** The highest rate that a call may set: the whole of the base once more. */
export const highestRate = 10_000

/** Whether a share of a whole can be what somebody has written. */
export const isRate = (rate: number): boolean => Number.isInteger(rate) && rate >= 1 && rate <= highestRate

/**
 * Whether a model says nothing without a rate of the call or the decision.
 *
 * @example needsRate('side_cost') // true
 */
export const needsRate = (key: CostModelKey): boolean => costModels[key].into !== null && costModels[key].rate === null

/**
 * The model with the rate that a call or a decision has set.
 *
 * @example withRate('flat_7', 650).rate // 650, which is 6.5 %
 */
export const withRate = (key: CostModelKey, rate: number | null): CostModel => ({ ...costModels[key], rate: costModels[key].into === null ? null : (rate ?? costModels[key].rate) })

const sizeOf = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

/** Half a cent goes away from zero, so that a correction takes back exactly what it corrects. */
const shareOf = (amount: bigint, rate: number): bigint => {
  const share = (sizeOf(amount) * BigInt(rate) * 2n + 10_000n) / 20_000n
  return amount < 0n ? -share : share
}

/** An amount in a category, as far as a cost model looks at it. */
export interface CostPart {
  readonly category: CostCategory
  readonly amount: bigint
}

/**
 * What a rate brings on the base, once for the whole: 44,000 euros of salaries at 40 % bring 17,600.
 *
 * @example reckonedOn(costModels.flat_40, [{ category: 'staff', amount: 4400000n }]) // 1760000n
 */
export function reckonedOn({ rate, base }: CostModel, parts: readonly CostPart[]): bigint {
  if (rate === null) return 0n
  return shareOf(sumOf(parts.filter(({ category }) => base.includes(category))), rate)
}

/**
 * The parts that are told, and those that the rate adds: one for each part of the base, in its place, shared by largest
 * remainder so that they add up to what the rate brings on the whole. Nothing is lost or made by rounding each of them.
 *
 * @example withReckoned(costModels.flat_40, [{ category: 'staff', amount: 4400000n }]).map(({ amount }) => amount) // [4400000n, 1760000n]
 */
export function withReckoned<Part extends CostPart>(model: CostModel, told: readonly Part[]): Part[] {
  const { into, base } = model
  const own = told.filter(({ category }) => category !== into)
  const rested = own.filter(({ category, amount }) => base.includes(category) && amount !== 0n)
  if (into === null || rested.length === 0) return [...own]
  const added = shared(model, rested)
  return [...own, ...rested.map((part, at) => ({ ...part, category: into, amount: added[at] ?? 0n })).filter(({ amount }) => amount !== 0n)]
}

/** Parts that take something back are shared apart from those that add, since a share has one direction. */
function shared(model: CostModel, parts: readonly CostPart[]): bigint[] {
  const whole = reckonedOn(model, parts)
  const weights = parts.map(({ amount }) => amount)
  if (weights.every((weight) => weight > 0n) || weights.every((weight) => weight < 0n)) return portions(whole, weights)
  const taken = weights.map((weight) => (weight < 0n ? shareOf(weight, model.rate ?? 0) : 0n))
  const left = whole - taken.reduce((sum, each) => sum + each, 0n)
  const added = portions(left, weights.map((weight) => (weight > 0n ? weight : 0n)))
  return weights.map((weight, at) => (weight < 0n ? taken[at] : added[at]) ?? 0n)
}

const portions = (whole: bigint, weights: readonly bigint[]): bigint[] => shareOut(whole, weights.map(sizeOf))

/**
 * The price of an hour: what a year of work costs, through 1,720 hours, to the cent.
 *
 * @example hourlyPrice(5160000n) // 3000n: 51,600 euros a year are 30 euros an hour
 */
export const hourlyPrice = (yearly: bigint): bigint => (yearly * 2n + hoursInYear) / (hoursInYear * 2n)

/**
 * What accepted hours bring, in hundredths of an hour.
 *
 * @example hoursCost(1250, 3000n) // 37500n: 12.5 hours at 30 euros
 */
export const hoursCost = (hundredths: number, price: bigint): bigint => (BigInt(hundredths) * price * 2n + 100n) / 200n

/** The categories in which a model takes costs, in the order of the list. */
export const toldCategories = ({ told }: CostModel): CostCategory[] => costCategories.filter((each) => told.includes(each))
