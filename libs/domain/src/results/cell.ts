/**
 * One figure of a return: which indicator, in which breakdown, with which answer.
 * Zero, missing, not applicable and not asked are four different answers.
 * Source: design, "values that are not numbers"; issue "Results", item 3.
 */

/**
 * value: a figure, zero among them · missing: asked, and not received · not_applicable: the unit has no such thing ·
 * not_asked: the unit was not asked, or did not ask.
 */
export const cellStatuses = ['value', 'missing', 'not_applicable', 'not_asked'] as const
export type CellStatus = (typeof cellStatuses)[number]

/**
 * The categories of a figure: `dimension:category` in the alphabetical order of the dimensions, joined by commas; empty for
 * the figure as a whole. A text, so that it can be a key.
 *
 * @example 'customer_group:ii,gender:f'
 */
export type Breakdown = string

/** Where a figure stands in a return. */
export interface CellKey {
  readonly indicatorId: string
  readonly breakdown: Breakdown
}

/** What was answered. Values are whole numbers of the indicator's smallest step: 3.5 with one decimal is 35. */
export interface CellAnswer {
  readonly status: CellStatus
  /** Null unless the status is value. */
  readonly value: number | null
}

export interface Cell extends CellKey, CellAnswer {}

/** The largest figure that is taken, in steps: every sum of a million of them is still exact. */
export const largestValue = 9_000_000_000_000

const code = '[a-z][a-z0-9_]{0,29}'
const breakdownPattern = new RegExp(`^(?:${code}:${code}(?:,${code}:${code})*)?$`)

/**
 * The breakdown of some categories.
 *
 * @example breakdownOf({ gender: 'f', customer_group: 'ii' }) // 'customer_group:ii,gender:f'
 */
export function breakdownOf(categories: Readonly<Record<string, string>>): Breakdown {
  return Object.keys(categories)
    .sort()
    .map((dimension) => `${dimension}:${categories[dimension]}`)
    .join(',')
}

/**
 * The categories of a breakdown by their dimensions.
 *
 * @throws RangeError when the text is no breakdown, or its dimensions are not in order
 */
export function categoriesOf(breakdown: Breakdown): Readonly<Record<string, string>> {
  if (!breakdownPattern.test(breakdown)) throw new RangeError(`not a breakdown: ${breakdown.slice(0, 60)}`)
  const categories = Object.fromEntries(
    breakdown === '' ? [] : breakdown.split(',').map((each) => each.split(':') as [string, string])
  )
  if (breakdownOf(categories) !== breakdown) throw new RangeError(`not in order: ${breakdown.slice(0, 60)}`)
  return categories
}

/**
 * Every breakdown of some dimensions, the last dimension changing fastest; the empty one alone when there are none.
 *
 * @example breakdownsOf([{ code: 'gender', categories: [{ code: 'f' }, { code: 'm' }] }]) // ['gender:f', 'gender:m']
 */
export function breakdownsOf(
  dimensions: readonly { readonly code: string; readonly categories: readonly { readonly code: string }[] }[]
): Breakdown[] {
  const chosen = dimensions.reduce<Record<string, string>[]>(
    (all, { code: dimension, categories }) =>
      all.flatMap((each) => categories.map((category) => ({ ...each, [dimension]: category.code }))),
    [{}]
  )
  return chosen.map(breakdownOf)
}

/** The key of a cell as one text. */
export const cellKeyText = ({ indicatorId, breakdown }: CellKey): string => `${indicatorId}/${breakdown}`
