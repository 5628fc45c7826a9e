/** The figures of the returns of the demo, and what the centres have asked about them. */
import type { Breakdown, Cell } from '@solmu/domain/results/cell.js'
import { shiftPeriod } from '@solmu/shared/periods.js'
import { demoFigures } from './demo-figures.js'
import { indicatorId } from './demo-indicators.js'
import { type Context, type DemoReturn, isMended, writerOf } from './demo-results-returns.js'

type Question = readonly [code: string, breakdown: Breakdown, text: string]

/** What the centre has asked about a return that it gave back. */
export const questions: Readonly<Record<string, readonly Question[]>> = {
  'Karjalan Työsilta': [
    ['B4', 'customer_group:ii', 'Kaikki seurattavat ovat työssä. Tarkista, tavoitettiinko heistä jokainen.'],
    ['A2', 'customer_group:unknown', 'Saatko ryhmän selville?'],
    ['D1', '', 'Onko 0,5 mukana koko kauden?']
  ],
  'Porin Purje': [['C1', '', 'Kontakteja on kolmannes viime kaudesta. Puuttuuko syyskuu?']]
}

/** What a unit would have reported some periods before. */
function earlier({ unitId, round }: DemoReturn, periodsAgo: number, [code, breakdown]: readonly [string, Breakdown]): number {
  const id = indicatorId(code)
  const figures = demoFigures(unitId, shiftPeriod(round.period, -periodsAgo))
  return figures.find((cell) => cell.indicatorId === id && cell.breakdown === breakdown)?.value ?? 0
}

type Told = Readonly<Record<string, number>>

/** Half a coach more than in the quarter before, and so a change that asks for an explanation. */
const halfACoachMore = (one: DemoReturn): Told => ({ D1: earlier(one, 1, ['D1', '']) + 5 })

/** Figures of the present round that are told by hand, by code and breakdown, in steps. */
const told: Readonly<Record<string, (one: DemoReturn) => Told>> = {
  // As doubtful as the questions say, and yet nothing that a check forbids.
  'Karjalan Työsilta': (one) => ({
    'B4 customer_group:ii': earlier(one, 2, ['A3', 'customer_group:ii']),
    'A1 customer_group:unknown': 1,
    'A2 customer_group:unknown': 1,
    ...halfACoachMore(one)
  }),
  'Porin Purje': (one) => ({ C1: Math.round(earlier(one, 1, ['C1', '']) / 3) }),
  // More people in work six months after the end than had ended: an error that its form points out.
  'Lieksan Lauttaus': (one) => ({
    'B4 customer_group:ii': earlier(one, 2, ['A3', 'customer_group:ii']) + 1,
    'A1 customer_group:unknown': 0,
    'A2 customer_group:unknown': 0,
    ...halfACoachMore(one)
  })
}

/** What a unit has typed so far: everything once it has sent, most of it while it writes. */
export function typed(one: DemoReturn): readonly Cell[] {
  if (one.standing === 'not_started') return []
  const all = withTold(one, demoFigures(one.unitId, one.round.period))
  if (one.standing !== 'draft') return all
  if (one.unitName === 'Lieksan Lauttaus') return all.filter(({ indicatorId: id }) => id !== indicatorId('B5'))
  return all.filter((cell, index) => index < all.length * 0.6 && cell.value !== null)
}

function withTold(one: DemoReturn, cells: readonly Cell[]): readonly Cell[] {
  const own = one.round.state === 'open' ? told[one.unitName]?.(one) : undefined
  if (!own) return cells
  const values = new Map(Object.entries(own).map(([place, value]) => [placeOf(place), value]))
  return cells.map((cell) => {
    const value = values.get(`${cell.indicatorId} ${cell.breakdown}`)
    return value === undefined ? cell : { ...cell, status: 'value', value }
  })
}

function placeOf(place: string): string {
  const [code = '', breakdown = ''] = place.split(' ')
  return `${indicatorId(code)} ${breakdown}`
}

/** What a unit had typed when it sent for the first time: where it was asked to mend, contacts were counted too high. */
export function typedAtFirst(one: DemoReturn): readonly Cell[] {
  const cells = typed(one)
  if (!isMended(one)) return cells
  return cells.map((cell) => (cell.indicatorId === indicatorId('C1') && cell.value !== null ? { ...cell, value: cell.value + 7 } : cell))
}

/** Rows of return_cell as they stood when the return was sent first. */
export const cellRows = (one: DemoReturn, context: Context): Record<string, unknown>[] =>
  typedAtFirst(one).map((cell) => ({
    returnId: one.id,
    ...cell,
    consortiumId: context.consortiumId,
    unitId: one.unitId,
    changedBy: writerOf(one, context),
    changedAt: one.submittedAt
  }))

/** The figure that was mended, as it stands now. */
export function mendedCell(one: DemoReturn): Record<string, unknown> {
  const cell = typed(one).find((each) => each.indicatorId === indicatorId('C1'))
  return { returnId: one.id, indicatorId: indicatorId('C1'), breakdown: '', value: cell?.value ?? 0 }
}

export const questionedCells = (one: DemoReturn): Record<string, unknown>[] =>
  (questions[one.unitName] ?? []).map(([code, breakdown]) => ({ returnId: one.id, indicatorId: indicatorId(code), breakdown }))
