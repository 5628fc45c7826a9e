/**
 * The sheet of a return: which figures a unit is asked for, what it has answered, what adds up to what, and which of the
 * figures it may write now. The form, the file that is brought in and the check before sending all read this one sheet.
 * Source: design, "03-return"; issue "Results", items 3 and 5.
 */
import { breakdownsOf, cellKeyText, type Breakdown, type Cell, type CellKey } from './cell.js'
import type { Steps } from './expression-value.js'
import type { Dimension, Indicator, IndicatorVersion } from './indicator.js'
import { derivedAll } from './indicator-derived.js'
import type { CellReview, ReturnState } from './return-state.js'
import { type CellReply, isCellWritable } from './return.workflow-cells.js'
import type { RoundState } from './round.js'

/** How a round asks for an indicator: as it is described on the last day of the period, in these breakdowns. */
export interface AskedIndicator {
  readonly indicator: Indicator
  readonly version: IndicatorVersion
  /** The dimensions of the round, each with the categories in force on the last day of the period. */
  readonly dimensions: readonly Dimension[]
  readonly position: number
  readonly isRequired: boolean
  readonly allowsNotApplicable: boolean
}

/** A figure of the working copy. */
export interface WorkingCell extends Cell {
  /** Why it is missing or does not apply, in the unit's words; empty when nothing was said. */
  readonly note: string
  readonly review: CellReview
  /** Of a questioned figure: how it was answered; null while it waits. */
  readonly answered: CellReply | null
  readonly version: number
}

/** A place of the sheet, with the figure if there is one. */
export interface SheetCell<Of extends WorkingCell = WorkingCell> extends CellKey {
  /** Null while nothing was answered. */
  readonly cell: Of | null
  readonly isWritable: boolean
}

export interface SheetRow<Of extends WorkingCell = WorkingCell> extends AskedIndicator {
  readonly cells: readonly SheetCell<Of>[]
  /** In steps of the indicator; null when there is nothing to add up, or it must not be added up. */
  readonly total: number | null
}

export interface Sheet<Of extends WorkingCell = WorkingCell> {
  readonly rows: readonly SheetRow<Of>[]
  /** How many figures are asked for, and how many of them were answered, in whichever way. */
  readonly askedCount: number
  readonly givenCount: number
}

/**
 * The breakdowns in which figures of an indicator are written: every combination of its categories, or the one figure as a
 * whole. None for a derived indicator, which is worked out.
 *
 * @example askedBreakdowns(aCountByGender) // ['gender:f', 'gender:m', 'gender:unknown']
 */
export function askedBreakdowns(asked: Pick<AskedIndicator, 'indicator' | 'dimensions'>): readonly Breakdown[] {
  return asked.indicator.sourceClass === 'derived' ? [] : breakdownsOf(asked.dimensions)
}

/**
 * Says which breakdowns are among those of an indicator: made once, asked often, and without writing all of them down.
 *
 * @example breakdownTest(aCountByGender)('gender:f') // true
 */
export function breakdownTest({ indicator, dimensions }: Pick<AskedIndicator, 'indicator' | 'dimensions'>): (
  breakdown: Breakdown
) => boolean {
  if (indicator.sourceClass === 'derived') return () => false
  const parts = [...dimensions]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, categories }) => new Set(categories.map((category) => `${code}:${category.code}`)))
  return (breakdown) => {
    const named = breakdown === '' ? [] : breakdown.split(',')
    return named.length === parts.length && named.every((name, place) => parts[place]?.has(name))
  }
}

/** Every figure that a round asks of a unit, in the order of the form. */
export function askedCells(asked: readonly AskedIndicator[]): CellKey[] {
  return asked.flatMap((each) =>
    askedBreakdowns(each).map((breakdown) => ({ indicatorId: each.indicator.id, breakdown }))
  )
}

/** How many figures a round asks of a unit, without writing them all down. */
export function countAsked(asked: readonly Pick<AskedIndicator, 'indicator' | 'dimensions'>[]): number {
  const typed = asked.filter(({ indicator }) => indicator.sourceClass !== 'derived')
  return typed.reduce(
    (sum, { dimensions }) => sum + dimensions.reduce((product, { categories }) => product * categories.length, 1),
    0
  )
}

/**
 * Says whether the combinations of an indicator add up to a total. Percentages and scores never do, nor what is not put
 * together at all, nor means.
 */
export function isSummable({ unit, aggregation, sourceClass }: Indicator): boolean {
  if (unit === 'percent' || unit === 'score' || sourceClass === 'derived') return false
  return aggregation === 'sum' || aggregation === 'last_value' || aggregation === 'distinct_persons'
}

/**
 * The total of an indicator: its one figure, or the sum of its combinations; null when no value was given, or when its
 * combinations do not add up. What is missing, not applicable or not asked counts as nothing, not as zero.
 *
 * @example totalOf(aCountByGender, [{ status: 'value', value: 3 }, { status: 'missing', value: null }]) // 3
 */
export function totalOf(
  { indicator, dimensions }: Pick<AskedIndicator, 'indicator' | 'dimensions'>,
  answers: readonly (Pick<Cell, 'status' | 'value'> | null)[]
): number | null {
  const values = answers.flatMap((answer) => (answer?.status === 'value' && answer.value !== null ? [answer.value] : []))
  if (values.length === 0) return null
  if (dimensions.length === 0) return values[0] ?? null
  return isSummable(indicator) ? values.reduce((sum, value) => sum + value, 0) : null
}

/**
 * The totals of indicators by their ids: what was typed adds up, what is derived is worked out of what is there of it.
 *
 * @param answersOf the answers to an indicator, in whichever order
 */
export function totalsOf<Of extends Pick<AskedIndicator, 'indicator' | 'dimensions' | 'version'>>(
  asked: readonly Of[],
  answersOf: (asked: Of) => readonly (Pick<Cell, 'status' | 'value'> | null)[]
): ReadonlyMap<string, number | null> {
  const totals = new Map(asked.map((each) => [each.indicator.id, totalOf(each, answersOf(each))]))
  const byCode = new Map<string, Steps>()
  for (const { indicator } of asked) {
    const steps = totals.get(indicator.id) ?? null
    if (steps !== null) byCode.set(indicator.code, { steps, decimals: indicator.decimals })
  }
  const worked = derivedAll(formulasOf(asked), byCode)
  for (const { indicator } of asked) {
    if (indicator.sourceClass === 'derived') totals.set(indicator.id, worked.get(indicator.code) ?? null)
  }
  return totals
}

const formulasOf = (asked: readonly Pick<AskedIndicator, 'indicator' | 'version'>[]) =>
  new Map(
    asked
      .filter(({ indicator }) => indicator.sourceClass === 'derived')
      .map(({ indicator: { code, decimals }, version: { numerator, denominator, factor } }) => [
        code,
        { numerator, denominator, factor, decimals }
      ])
  )

/**
 * Lays the figures of a return out as the round asks for them. Figures that the round does not ask for are left aside.
 *
 * @param of the states of round and return decide what may be written
 */
export function sheetOf<Of extends WorkingCell>(
  asked: readonly AskedIndicator[],
  of: { readonly round: RoundState; readonly state: ReturnState; readonly cells: readonly Of[] }
): Sheet<Of> {
  const byKey = new Map(of.cells.map((cell) => [cellKeyText(cell), cell]))
  const rows = [...asked]
    .sort((a, b) => a.position - b.position)
    .map((each) => ({ ...each, cells: placesOf(each, of, byKey) }))
  const totals = totalsOf(rows, ({ cells }) => cells.map(({ cell }) => cell))
  const places = rows.flatMap(({ cells }) => cells)
  return {
    rows: rows.map((row) => ({ ...row, total: totals.get(row.indicator.id) ?? null })),
    askedCount: places.length,
    givenCount: places.filter(({ cell }) => cell !== null).length
  }
}

function placesOf<Of extends WorkingCell>(
  asked: AskedIndicator,
  of: { readonly round: RoundState; readonly state: ReturnState },
  byKey: ReadonlyMap<string, Of>
): SheetCell<Of>[] {
  const indicatorId = asked.indicator.id
  return askedBreakdowns(asked).map((breakdown) => {
    const cell = byKey.get(cellKeyText({ indicatorId, breakdown })) ?? null
    const isWritable = isCellWritable({ round: of.round, state: of.state, review: cell?.review ?? null })
    return { indicatorId, breakdown, cell, isWritable }
  })
}
