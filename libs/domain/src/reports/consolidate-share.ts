/**
 * A unit that works for several areas: its figures are divided by its shares in whole steps, so that nobody is split in two
 * and the areas add up to the unit.
 * Source: issue "Reports", item 1; largest remainder (Hamilton).
 */
import type { Breakdown } from '../results/cell.js'
import type { Indicator } from '../results/indicator.js'
import type { ReturnAnswer } from '../results/aggregate-return.js'
import { isSummable } from '../results/sheet.js'

/** Parts of a figure that was divided: with as many as there are shares, in their order. */
type Divided = readonly number[]

/**
 * Divides figures by shares: each is the sum of its parts, and no part is larger than it or of another sign. What one figure
 * owes a share the next pays back, so that many small ones do not all fall to the same.
 *
 * @param values in steps
 * @param shares above 0, together 1
 * @example divideSteps([7, 1, 1], [0.5, 0.5]) // [[4, 3], [0, 1], [1, 0]]
 */
export function divideSteps(values: readonly number[], shares: readonly number[]): Divided[] {
  const owed = shares.map(() => 0)
  return values.map((value) => {
    const size = Math.abs(value)
    const due = shares.map((share, place) => size * share + (owed[place] ?? 0))
    const parts = wholeParts(size, due)
    for (const [place, part] of parts.entries()) owed[place] = (due[place] ?? 0) - part
    return parts.map((part) => (value < 0 && part > 0 ? -part : part))
  })
}

/** Whole numbers from 0 up that add up to `size`, as near to what is due as can be; the first of equals gets more. */
function wholeParts(size: number, due: readonly number[]): number[] {
  const parts = due.map((each) => Math.min(size, Math.max(0, Math.floor(each))))
  let rest = size - parts.reduce((sum, part) => sum + part, 0)
  while (rest !== 0) {
    const step = Math.sign(rest)
    const free = parts.flatMap((part, place) => (part + step >= 0 && part + step <= size ? [place] : []))
    const lack = (place: number): number => step * ((due[place] ?? 0) - (parts[place] ?? 0))
    const next = free.reduce((best, place) => (lack(place) > lack(best) ? place : best), free[0] ?? 0)
    parts[next] = (parts[next] ?? 0) + step
    rest -= step
  }
  return parts
}

/**
 * The answers of a return to one indicator, as they count for each share. What adds up is divided; percentages, scores and
 * means are the same everywhere, and their weights are divided. What is no value is so for every share.
 */
export function answersByShare<Of extends ReturnAnswer>(
  indicator: Indicator,
  answers: readonly Of[],
  shares: readonly number[]
): (readonly Of[])[] {
  if (shares.length === 1 || !isSummable(indicator)) return shares.map(() => answers)
  const given = answers.filter(({ value }) => value !== null).sort(byBreakdown)
  const parts = divideSteps(given.map(({ value }) => value ?? 0), shares)
  const partsOf = new Map<Breakdown, Divided>(given.map(({ breakdown }, place) => [breakdown, parts[place] ?? []]))
  return shares.map((_share, place) =>
    answers.map((answer) => (answer.value === null ? answer : { ...answer, value: partsOf.get(answer.breakdown)?.[place] ?? 0 }))
  )
}

const byBreakdown = (a: ReturnAnswer, b: ReturnAnswer): number => (a.breakdown < b.breakdown ? -1 : 1)
