/** Rules that look at one indicator at a time: has it an answer, is it within limits, has it changed, is it unusual? */
import type { Breakdown } from './cell.js'
import {
  amountOf,
  categoriesIn,
  type Figure,
  type FigureRow,
  type FigureSheet,
  numberOf,
  type Past,
  type Slice,
  textOf
} from './check-figures.js'
import type { MessageParams } from './check-message.js'
import {
  type ChangeSpec,
  type CheckLevel,
  leastPeriodsForUsual,
  mostPeriodsAgo,
  type OutlierSpec,
  type RangeSpec,
  type RequiredSpec
} from './check-rule.js'
import type { Hit } from './checks.js'

/** A place of a row that has a value. */
interface Valued {
  readonly row: FigureRow
  readonly breakdown: Breakdown
  readonly slice: Slice
  readonly value: number
}

/** What a row says at each level, worked out once however many rules look at it. */
const readValues: Readonly<Record<CheckLevel, WeakMap<FigureRow, readonly Valued[]>>> = { cell: new WeakMap(), total: new WeakMap() }

/** The values of rows: each figure, or each row as a whole. */
const valuesOf = (rows: readonly FigureRow[], level: CheckLevel): readonly Valued[] =>
  rows.flatMap((row) => {
    const known = readValues[level].get(row) ?? (level === 'cell' && row.figures.length > 0 ? cellsOf(row) : wholeOf(row))
    readValues[level].set(row, known)
    return known
  })

function cellsOf(row: FigureRow): readonly Valued[] {
  const categories = categoriesIn(row)
  return row.figures.flatMap(({ breakdown, value }, place) =>
    value === null ? [] : [{ row, breakdown, slice: categories[place] ?? {}, value }]
  )
}

function wholeOf(row: FigureRow): readonly Valued[] {
  const amount = amountOf(row)
  return typeof amount === 'string' ? [] : [{ row, breakdown: '', slice: {}, value: amount.value }]
}

const noPast: Past = []

const pastOf = (sheet: FigureSheet, row: FigureRow, breakdown: Breakdown): Past =>
  sheet.history.get(row.id)?.get(breakdown) ?? noPast

/** Nothing was answered, or it was said to be missing and not why. */
const isOpen = ({ status, note }: Figure): boolean => status === null || (status === 'missing' && note.trim() === '')

/** One finding for each indicator, however many of its figures are open. */
export function requiredHits({ onlyRequired }: RequiredSpec, rows: readonly FigureRow[]): readonly Hit[] {
  return rows
    .filter(({ isRequired }) => isRequired || !onlyRequired)
    .flatMap((row) => {
      const open = row.figures.filter(isOpen)
      if (open.length === 0) return []
      const cells = open.map(({ breakdown }) => ({ indicatorId: row.id, breakdown }))
      const about = `${open.length}:${open[0]?.breakdown}:${open.at(-1)?.breakdown}`
      return [{ row, slice: {}, params: { count: { decimal: `${open.length}` } }, about, cells }]
    })
}

/** A limit as it was typed. */
const limitText = (limit: number): string => (Number.isInteger(limit) ? `${limit}` : limit.toFixed(4).replace(/0+$/, ''))

export function rangeHits({ level, min, max }: RangeSpec, rows: readonly FigureRow[]): readonly Hit[] {
  return valuesOf(rows, level).flatMap(({ row, breakdown, slice, value }) => {
    const number = numberOf(row, value)
    const limit = min !== null && number < min ? min : max !== null && number > max ? max : null
    if (limit === null) return []
    const limits = Object.entries({ limit, min, max }).flatMap(([name, each]) =>
      each === null ? [] : [[name, { decimal: limitText(each) }] as const]
    )
    const params: MessageParams = { value: { decimal: textOf(row, value) }, ...Object.fromEntries(limits) }
    return [{ row, slice, params, about: `${value}`, cells: [{ indicatorId: row.id, breakdown }] }]
  })
}

/** A change is found when it is large both as a share and as a number, where both limits are set. */
export function changeHits(spec: ChangeSpec, sheet: FigureSheet, rows: readonly FigureRow[]): readonly Hit[] {
  return valuesOf(rows, spec.level).flatMap(({ row, breakdown, slice, value }) => {
    const previous = pastOf(sheet, row, breakdown)[0] ?? null
    if (previous === null || !isLargeChange(spec, row, { previous, change: value - previous })) return []
    const change = value - previous
    const params: MessageParams = {
      value: { decimal: textOf(row, value) },
      previous: { decimal: textOf(row, previous) },
      change: { decimal: `${change > 0 ? '+' : ''}${textOf(row, change)}` },
      ...(previous !== 0 && { percent: { decimal: percentText(change / Math.abs(previous)) } }),
      limit: { decimal: limitText(spec.absolute ?? (spec.relative ?? 0) * 100) }
    }
    return [{ row, slice, params, about: `${value}`, cells: [{ indicatorId: row.id, breakdown }] }]
  })
}

const percentText = (share: number): string => {
  const percent = Math.round(Math.min(Math.abs(share), 1e9) * 100)
  return `${share < 0 ? '-' : '+'}${percent}`
}

function isLargeChange(
  { direction, relative, absolute }: ChangeSpec,
  row: FigureRow,
  { previous, change }: { readonly previous: number; readonly change: number }
): boolean {
  if (change === 0 || (direction === 'up' && change < 0) || (direction === 'down' && change > 0)) return false
  const size = Math.abs(change)
  // Multiplied up, so that 3.5 against 3.0 is exactly a change of 0.5.
  const isLarge = absolute === null || size >= Math.round(absolute * 10 ** row.decimals * 1e4) / 1e4
  return isLarge && (relative === null || size >= relative * Math.abs(previous))
}

/** What one median absolute deviation is of a standard deviation, were the figures spread normally. */
const deviationOfMad = 1.4826
/** Figures that hardly ever change are given this much room, as a share of what they are. */
const leastRoom = 0.05

/** What is usual for a place: the median of the past, and how far from it is still usual. */
export interface Usual {
  readonly low: number
  readonly high: number
  readonly median: number
  readonly count: number
}

/**
 * What is usual, by the median and the median absolute deviation, which one odd period does not move.
 *
 * @param past steps of some periods; null when there are fewer than four
 * @example usualOf([10, 11, 9, 10, 60], 3.5) // around 10 ± 5: the 60 does not count for much
 */
export function usualOf(past: readonly number[], factor: number): Usual | null {
  if (past.length < leastPeriodsForUsual) return null
  const median = medianOf(past)
  const deviation = medianOf(past.map((value) => Math.abs(value - median))) * deviationOfMad
  const room = factor * Math.max(deviation, Math.abs(median) * leastRoom, 1)
  const low = past.every((value) => value >= 0) ? Math.max(0, median - room) : median - room
  return { low: Math.ceil(low), high: Math.floor(median + room), median, count: past.length }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}

export function outlierHits({ level, factor }: OutlierSpec, sheet: FigureSheet, rows: readonly FigureRow[]): readonly Hit[] {
  return valuesOf(rows, level).flatMap(({ row, breakdown, slice, value }) => {
    const past = pastOf(sheet, row, breakdown).slice(0, mostPeriodsAgo)
    const usual = usualOf(past.filter((each) => each !== null), factor)
    if (usual === null || (value >= usual.low && value <= usual.high)) return []
    const params: MessageParams = {
      value: { decimal: textOf(row, value) },
      usual: { decimal: textOf(row, usual.median) },
      low: { decimal: textOf(row, usual.low) },
      high: { decimal: textOf(row, usual.high) },
      count: { decimal: `${usual.count}` }
    }
    return [{ row, slice, params, about: `${value}`, cells: [{ indicatorId: row.id, breakdown }] }]
  })
}
