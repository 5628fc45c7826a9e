/**
 * What checks look at: a table of figures with their past. A return becomes one by `figuresOf`; any other form of the
 * network can, and is then checked by the same engine.
 */
import { decimalText } from '@solmu/shared/decimal.js'
import type { Period } from '@solmu/shared/periods.js'
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { breakdownOf, categoriesOf, type Breakdown, type CellKey, type CellStatus } from './cell.js'
import type { Dimension } from './indicator.js'

/** One figure as it stands; status null while nothing was answered. */
export interface Figure {
  readonly breakdown: Breakdown
  readonly status: CellStatus | null
  /** In steps of the row; null unless the status is value. */
  readonly value: number | null
  /** What was said about a figure that is missing. */
  readonly note: string
}

/** An indicator with its figures, or another line of a form. */
export interface FigureRow {
  readonly id: string
  readonly code: string
  readonly group: string
  readonly name: LocalizedText
  readonly decimals: number
  readonly isRequired: boolean
  /** Whether figures of several categories may be summed. */
  readonly addsUp: boolean
  readonly dimensions: readonly Dimension[]
  /** None for what is worked out of others. */
  readonly figures: readonly Figure[]
  /** The row as a whole, in steps; null when it has no such figure. */
  readonly total: number | null
}

/** The values of one figure in the periods before, the newest first; null where there was none. */
export type Past = readonly (number | null)[]

/** The past of figures, by row and breakdown; the empty breakdown is the row as a whole. */
export type History = ReadonlyMap<string, ReadonlyMap<Breakdown, Past>>

export interface FigureSheet {
  readonly rows: readonly FigureRow[]
  readonly period: Period
  readonly history: History
}

/** Some categories, such as the figures of group II whatever the gender. */
export type Slice = Readonly<Record<string, string>>

/**
 * What figures make together: a value, nothing because none of them applies, or unknown because some are not answered or
 * must not be summed.
 */
export type Amount = { readonly value: number } | 'nothing' | 'unknown'

const wholeRow: Slice = {}

/** The categories of the figures of rows, read once however many rules look at them. */
const readCategories = new WeakMap<FigureRow, readonly Slice[]>()

/** The categories of each figure of a row, in the order of the figures. */
export function categoriesIn(row: FigureRow): readonly Slice[] {
  const known = readCategories.get(row) ?? row.figures.map(({ breakdown }) => categoriesOf(breakdown))
  readCategories.set(row, known)
  return known
}

const covers = (slice: Slice, categories: Slice): boolean =>
  Object.entries(slice).every(([dimension, category]) => categories[dimension] === category)

/** The figures of a row that belong to a slice. */
export function figuresIn(row: FigureRow, slice: Slice): readonly Figure[] {
  if (Object.keys(slice).length === 0) return row.figures
  const categories = categoriesIn(row)
  return row.figures.filter((_, place) => covers(slice, categories[place] ?? {}))
}

/**
 * What the figures of a slice make together, in steps. A figure that does not apply counts as nothing beside others; one
 * that is open, missing or was not asked makes the sum unknown, so that nobody is told off for a sum that is not there yet.
 */
export function amountOf(row: FigureRow, slice: Slice = wholeRow): Amount {
  if (row.figures.length === 0) return row.total === null || Object.keys(slice).length > 0 ? 'unknown' : { value: row.total }
  const figures = figuresIn(row, slice)
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]))
  if (figures.some(({ status }) => status !== 'value' && status !== 'not_applicable')) return 'unknown'
  if (figures.length === 0 || (values.length > 1 && !row.addsUp)) return 'unknown'
  return values.length === 0 ? 'nothing' : { value: sum(values) }
}

/** What a slice of a row made in some periods ago, in steps; null when that is not known. */
export function pastAmount(sheet: FigureSheet, row: FigureRow, at: { readonly slice: Slice; readonly periodsAgo: number }): number | null {
  const past = sheet.history.get(row.id)
  if (!past) return null
  const valueOf = (breakdown: Breakdown) => past.get(breakdown)?.[at.periodsAgo - 1] ?? null
  if (Object.keys(at.slice).length === 0) return valueOf('')
  const values = [...past.keys()]
    .filter((breakdown) => breakdown !== '' && covers(at.slice, categoriesOf(breakdown)))
    .flatMap((breakdown) => valueOf(breakdown) ?? [])
  return values.length === 0 || (values.length > 1 && !row.addsUp) ? null : sum(values)
}

/** Every slice of a row over some of its dimensions, in the order of the figures; the whole row when there are none. */
export function slicesOf(row: FigureRow, dimensionCodes: readonly string[]): readonly Slice[] {
  if (dimensionCodes.length === 0) return [wholeRow]
  const slices = categoriesIn(row).map((categories) =>
    Object.fromEntries(dimensionCodes.map((code) => [code, categories[code] ?? '']))
  )
  return [...new Map(slices.map((slice) => [breakdownOf(slice), slice])).values()]
}

/** The cells that a finding about a slice points to; the empty breakdown is the total of a row with breakdowns. */
export function cellsOf(row: FigureRow, slice: Slice): readonly CellKey[] {
  const breakdowns = Object.keys(slice).length === 0 ? [''] : figuresIn(row, slice).map(({ breakdown }) => breakdown)
  return breakdowns.map((breakdown) => ({ indicatorId: row.id, breakdown }))
}

/** The name of a figure: that of the row with those of the categories. @example 'Työssä 6 kk päättymisestä, Ryhmä II' */
export function labelOf(row: Pick<FigureRow, 'name' | 'dimensions'>, slice: Slice): LocalizedText {
  const categories = row.dimensions.flatMap(({ code, categories: known }) => known.filter((one) => one.code === slice[code]))
  const label = languages.map((language) => {
    const inLanguage = (name: LocalizedText) => name[language] || name.fi
    return [language, [row.name, ...categories.map(({ name }) => name)].map(inLanguage).join(', ')] as const
  })
  return Object.fromEntries(label) as unknown as LocalizedText
}

/** Steps of a row as an ordinary number. */
export const numberOf = (row: Pick<FigureRow, 'decimals'>, steps: number): number => steps / 10 ** row.decimals

/** Steps of a row as the text in which they travel; steps may be halves, as medians are. */
export const textOf = (row: Pick<FigureRow, 'decimals'>, steps: number): string => decimalText(Math.round(steps), row.decimals)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
