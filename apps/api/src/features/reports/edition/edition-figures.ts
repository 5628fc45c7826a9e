import { setImmediate } from 'node:timers/promises'
import { kindOfPeriod } from '@solmu/shared/periods.js'
import { consolidate, type ConsolidatedCell, type ConsolidationFrame, daysOf } from '@solmu/domain/reports/consolidate.js'
import type { EditionFact } from '@solmu/domain/reports/edition.js'

/**
 * Every figure of an edition, period by period, so that others are served in between.
 *
 * @param onPeriod told after each period
 */
export async function figuresOf(
  facts: readonly EditionFact[],
  frame: ConsolidationFrame,
  onPeriod: () => Promise<void>
): Promise<ConsolidatedCell[]> {
  const cells: ConsolidatedCell[] = []
  for (const period of frame.periods) {
    const { from, to, kind } = daysOf(period)
    const places = facts.flatMap((fact, place) =>
      fact.periodFrom >= from && fact.periodFrom < to && kindOfPeriod(fact.period) === kind ? [place] : []
    )
    const within = places.flatMap((place) => facts[place] ?? [])
    const back = (place: number): number => places[place] ?? place
    for (const cell of consolidate(within, { ...frame, periods: [period] })) {
      // What a figure is made of is told by places among all facts.
      cells.push({ ...cell, atoms: cell.atoms.map(back), parts: cell.parts.map((part) => ({ ...part, place: back(part.place) })) })
    }
    await onPeriod()
    await setImmediate()
  }
  return cells
}
