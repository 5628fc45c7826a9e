/** The matrix of the API as the rows and series that a page shows. */
import { liveMark } from '@solmu/domain/reports/export-job.js'
import type { Figure } from '../../../ui/value.js'
import type { ConsolidationAnswer, ConsolidationFigure } from './consolidation.operations.js'

/** A figure, and what it is compared with. */
export interface ShownFigure {
  readonly figure: ConsolidationFigure
  readonly earlier: string | null
}

/** A row of the table: an area, or a category in an area. */
export interface AreaRow {
  readonly key: string
  readonly areaPlace: number
  readonly breakdown: string
  /** By the ids of the indicators. */
  readonly figures: ReadonlyMap<string, ShownFigure>
}

type Counted = Pick<ConsolidationFigure, 'value' | 'unitCount' | 'missingCount' | 'notApplicableCount' | 'notAskedCount'>

const words = { missing: 'missing', not_applicable: 'notApplicable', not_asked: 'notAsked' } as const

/** The number, or why there is none: what was asked and has not come is missing, and no zero. */
export function figureValue({ value, ...counts }: Counted, isAsked: boolean): Figure {
  const mark = liveMark(value, counts, isAsked)
  return value === null && mark !== 'value' && mark !== 'withheld' ? words[mark] : Number(value)
}

/** The rows for one column, in the order of areas, each with its categories below. */
export function areaRows({ rows, values, comparedValues, areas }: ConsolidationAnswer, column: number): AreaRow[] {
  const found = new Map<string, { row: Omit<AreaRow, 'figures'>; figures: Map<string, ShownFigure> }>()
  const order = [...new Set(rows.map(({ breakdown }) => breakdown))]
  for (const [place, { indicatorId, breakdown, areaPlace }] of rows.entries()) {
    const figure = values[place]?.at(column)
    if (!figure) continue
    const key = `${areaPlace}|${breakdown}`
    const known = found.get(key) ?? { row: { key, areaPlace, breakdown }, figures: new Map<string, ShownFigure>() }
    known.figures.set(indicatorId, { figure, earlier: comparedValues?.[place]?.at(column)?.value ?? null })
    found.set(key, known)
  }
  const keys = areas.flatMap((_area, areaPlace) => order.map((breakdown) => `${areaPlace}|${breakdown}`))
  return keys.flatMap((key) => {
    const known = found.get(key)
    return known ? [{ ...known.row, figures: known.figures }] : []
  })
}

/** Of an area in the period of a column, or over the run: how many reports have come of how many. */
export function completenessAt({ completeness, columns }: ConsolidationAnswer, areaPlace: number, column: number) {
  const wanted = columns.length === 1 ? null : (columns[column]?.period ?? null)
  return completeness.find((each) => each.areaPlace === areaPlace && each.period === wanted) ?? null
}

/** Whether anything was asked of an area in the period of a column. */
export function isAskedAt(answer: ConsolidationAnswer, areaPlace: number, column: number): boolean {
  return (completenessAt(answer, areaPlace, column)?.askedCount ?? 0) > 0
}

/** One line of a chart. */
export interface Series {
  readonly areaPlace: number
  /** One for each period; null where there is none. */
  readonly values: readonly (number | null)[]
}

/** The series of an indicator over the periods, area by area; of everything when there are no areas. */
export function seriesOf({ rows, values, columns, areas }: ConsolidationAnswer, indicatorId: string): Series[] {
  const isAlone = areas.length === 1
  const periods = columns.flatMap(({ period }, place) => (period === null ? [] : [place]))
  return rows.flatMap((row, place) => {
    const isShown = row.indicatorId === indicatorId && row.breakdown === '' && (isAlone || areas[row.areaPlace]?.isWhole === false)
    if (!isShown) return []
    const of = (column: number): number | null => {
      const value = values[place]?.[column]?.value ?? null
      return value === null ? null : Number(value)
    }
    return [{ areaPlace: row.areaPlace, values: periods.map(of) }]
  })
}

/** As many series as can be told apart: those that are largest at the end. */
export function largestSeries(series: readonly Series[], count: number): Series[] {
  const size = ({ values }: Series): number => values.findLast((value) => value !== null) ?? -Infinity
  const kept = new Set([...series].sort((a, b) => size(b) - size(a)).slice(0, count))
  return series.filter((each) => kept.has(each))
}
