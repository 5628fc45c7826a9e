/**
 * What one return says of an indicator: its figures as they are, and what they add up to over the categories that nobody
 * asked about by themselves.
 * Source: issue "Results", item 8; issue "Reports", item 1.
 */
import { groupBy } from '@solmu/shared/groups.js'
import { addSums, noSums, type Sums, sumsOf, totalSums } from './aggregate.js'
import { type Breakdown, categoriesOf, type CellAnswer } from './cell.js'
import type { Indicator } from './indicator.js'
import { isSummable } from './sheet.js'

export interface ReturnAnswer extends CellAnswer {
  readonly breakdown: Breakdown
}

/** What a return says in one breakdown, and the answers that say it. */
export interface ReturnSums<Of extends ReturnAnswer> {
  readonly breakdown: Breakdown
  readonly sums: Sums
  readonly answers: readonly Of[]
}

/** The figure as a whole, and every category of every dimension by itself. */
export function marginsOf(breakdown: Breakdown): Breakdown[] {
  return ['', ...Object.entries(categoriesOf(breakdown)).map(([dimension, category]) => `${dimension}:${category}`)]
}

/**
 * The sums of one return for one indicator, a breakdown each.
 *
 * @param of its answers, and those of the indicator that weights it
 * @param countsUnder the breakdowns under which an answer counts: `marginsOf`, or any other choice
 * @example returnSums(aCount, { own: [{ breakdown: 'gender:f', status: 'value', value: 3 }], weights: [] }, marginsOf)
 *   // '' and 'gender:f', with a value sum of 3n each
 */
export function returnSums<Of extends ReturnAnswer>(
  indicator: Indicator,
  { own, weights }: { readonly own: readonly Of[]; readonly weights: readonly ReturnAnswer[] },
  countsUnder: (breakdown: Breakdown) => readonly Breakdown[]
): ReturnSums<Of>[] {
  const counted = own.flatMap((answer) => countsUnder(answer.breakdown).map((breakdown) => ({ breakdown, answer })))
  return [...groupBy(counted, ({ breakdown }) => breakdown)].flatMap(([breakdown, group]) => {
    const all = group.map(({ answer }) => answer)
    const itself = all.filter((answer) => answer.breakdown === breakdown)
    const parts = isSummable(indicator) ? all.filter((answer) => answer.breakdown !== breakdown) : []
    const answers = [...itself, ...parts]
    if (answers.length === 0) return []
    const given = itself.map((answer) => sumsOf({ ...answer, weight: weightOf(answer, weights) }))
    return [{ breakdown, answers, sums: [...given, totalSums(indicator, parts)].reduce(addSums, noSums) }]
  })
}

/** What a figure weighs: the weight's figure of the same combination where it was asked, else all of the weight. */
function weightOf({ breakdown }: ReturnAnswer, weights: readonly ReturnAnswer[]): number | null {
  const same = weights.find((weight) => weight.breakdown === breakdown)
  if (same) return same.value
  const given = weights.flatMap(({ value }) => value ?? [])
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0)
}
