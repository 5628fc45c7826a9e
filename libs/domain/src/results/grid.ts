/**
 * The sheet of a return laid out as a grid: sections by group, a line per indicator, columns for the categories of its first
 * dimension, further dimensions as lines of their own below it, and a column for totals at the end. An indicator without
 * dimensions has its one figure in the column of totals.
 * Source: design, "03-return"; issue "Results", item 3.
 */
import { groupBy } from '@solmu/shared/groups.js'
import { breakdownOf, categoriesOf, cellKeyText, type Breakdown, type CellAnswer, type CellStatus } from './cell.js'

/** An indicator of the sheet, as far as its place in the grid depends on it. */
export interface GridRow {
  readonly indicatorId: string
  readonly groupId: string
  /** Whether its combinations add up to a total; see `isSummable`. */
  readonly isSummable: boolean
  /** In the order in which they are shown, each with its categories in theirs. */
  readonly dimensions: readonly { readonly code: string; readonly categories: readonly { readonly code: string }[] }[]
  readonly cells: readonly { readonly breakdown: Breakdown; readonly isWritable: boolean }[]
}

/**
 * What stands at one place of a line. entry: a figure that is asked for · total: what other figures of the line or the
 * column add up to · blank: nothing is asked here.
 */
export type GridPlace =
  | {
      readonly kind: 'entry'
      readonly key: string
      readonly indicatorId: string
      readonly breakdown: Breakdown
      readonly isWritable: boolean
    }
  | { readonly kind: 'total'; readonly of: readonly string[] }
  | { readonly kind: 'blank' }

export type GridEntry = Extract<GridPlace, { readonly kind: 'entry' }>

/** whole: all of an indicator · head: the totals of an indicator whose figures stand in the lines below · part: one of those. */
export interface GridLine {
  readonly id: string
  readonly indicatorId: string
  readonly kind: 'whole' | 'head' | 'part'
  /** Of a part: the categories of the further dimensions. */
  readonly part: Readonly<Record<string, string>>
  /** One for each column of the grid, that of the totals last. */
  readonly places: readonly GridPlace[]
}

/** Lines that follow each other and have the same columns. */
export interface GridBlock {
  /** Null where nothing is broken down. */
  readonly dimensionCode: string | null
  readonly categoryCodes: readonly string[]
  readonly lines: readonly GridLine[]
}

export interface GridSection {
  readonly groupId: string
  readonly blocks: readonly GridBlock[]
}

/** Counted from zero. */
export interface GridPosition {
  readonly line: number
  readonly column: number
}

export interface Grid {
  readonly sections: readonly GridSection[]
  /** The lines of all sections, one after another. */
  readonly lines: readonly GridLine[]
  /** How many columns there are before that of the totals. */
  readonly categoryCount: number
  /** Where each figure stands, by its key. */
  readonly positions: ReadonlyMap<string, GridPosition>
}

/**
 * Lays the rows out, in the order in which they come; a group that comes twice is one section.
 *
 * @example gridOf([countByGroup]).lines[0].places.length // the groups of customers, and the total
 */
export function gridOf(rows: readonly GridRow[]): Grid {
  const categoryCount = Math.max(0, ...rows.map((row) => categoriesInUse(row, 0).length))
  const sections = [...groupBy(rows, ({ groupId }) => groupId)].map(([groupId, ofGroup]) => ({
    groupId,
    blocks: blocksOf(ofGroup, categoryCount)
  }))
  const lines = sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.lines))
  const positions = new Map(
    lines.flatMap(({ places }, line) =>
      places.flatMap((place, column) => (place.kind === 'entry' ? [[place.key, { line, column }] as const] : []))
    )
  )
  return { sections, lines, categoryCount, positions }
}

/** The place at a position, or undefined outside the grid. */
export function placeAt(grid: Grid, { line, column }: GridPosition): GridPlace | undefined {
  return grid.lines[line]?.places[column]
}

/** The figures of the grid, in reading order. */
export function entriesOf(grid: Grid): GridEntry[] {
  return grid.lines.flatMap(({ places }) => places.filter((place) => place.kind === 'entry'))
}

/** The categories of a dimension that the cells of the row have, in the order of the dimension. */
function categoriesInUse({ dimensions, cells }: GridRow, at: number): readonly string[] {
  const dimension = dimensions[at]
  if (!dimension) return []
  const used = new Set(cells.map(({ breakdown }) => categoriesOf(breakdown)[dimension.code]))
  return dimension.categories.map(({ code }) => code).filter((code) => used.has(code))
}

function blocksOf(rows: readonly GridRow[], categoryCount: number): GridBlock[] {
  const blocks: { dimensionCode: string | null; categoryCodes: readonly string[]; lines: GridLine[] }[] = []
  for (const row of rows) {
    const dimensionCode = row.dimensions[0]?.code ?? null
    const categoryCodes = categoriesInUse(row, 0)
    const last = blocks[blocks.length - 1]
    const isSame = last?.dimensionCode === dimensionCode && last.categoryCodes.join() === categoryCodes.join()
    const block = isSame && last ? last : { dimensionCode, categoryCodes, lines: [] }
    if (block !== last) blocks.push(block)
    block.lines.push(...linesOf(row, categoryCodes, categoryCount))
  }
  return blocks
}

interface Columns {
  readonly row: GridRow
  readonly categoryCodes: readonly string[]
  readonly categoryCount: number
  readonly byBreakdown: ReadonlyMap<Breakdown, boolean>
}

function linesOf(row: GridRow, categoryCodes: readonly string[], categoryCount: number): GridLine[] {
  const byBreakdown = new Map(row.cells.map(({ breakdown, isWritable }) => [breakdown, isWritable]))
  const columns = { row, categoryCodes, categoryCount, byBreakdown }
  const { indicatorId } = row
  if (row.dimensions.length < 2) {
    return [{ id: indicatorId, indicatorId, kind: 'whole', part: {}, places: placesOf(columns, {}) }]
  }
  const parts = partsOf(row).map((part) => ({
    id: `${indicatorId}/${breakdownOf(part)}`,
    indicatorId,
    kind: 'part' as const,
    part,
    places: placesOf(columns, part)
  }))
  return [{ id: indicatorId, indicatorId, kind: 'head', part: {}, places: headOf(columns, parts) }, ...parts]
}

/** Every combination of the further dimensions, the last one changing fastest. */
function partsOf(row: GridRow): Readonly<Record<string, string>>[] {
  return row.dimensions.slice(1).reduce<Record<string, string>[]>(
    (all, { code }, index) =>
      all.flatMap((each) => categoriesInUse(row, index + 1).map((category) => ({ ...each, [code]: category }))),
    [{}]
  )
}

function entryAt({ row, byBreakdown }: Columns, categories: Readonly<Record<string, string>>): GridPlace {
  const breakdown = breakdownOf(categories)
  const isWritable = byBreakdown.get(breakdown)
  if (isWritable === undefined) return { kind: 'blank' }
  const { indicatorId } = row
  return { kind: 'entry', key: cellKeyText({ indicatorId, breakdown }), indicatorId, breakdown, isWritable }
}

const blanks = (count: number): GridPlace[] => Array.from({ length: count }, () => ({ kind: 'blank' }))
const keysOf = (places: readonly GridPlace[]): string[] =>
  places.flatMap((place) => (place.kind === 'entry' ? [place.key] : []))

function placesOf(columns: Columns, part: Readonly<Record<string, string>>): GridPlace[] {
  const { row, categoryCodes, categoryCount } = columns
  const dimension = row.dimensions[0]
  if (!dimension) {
    // A derived indicator has no cell: what it comes to is worked out from others.
    return [...blanks(categoryCount), row.cells.length === 0 ? { kind: 'total', of: [] } : entryAt(columns, {})]
  }
  const entries = categoryCodes.map((category) => entryAt(columns, { ...part, [dimension.code]: category }))
  const total: GridPlace = row.isSummable ? { kind: 'total', of: keysOf(entries) } : { kind: 'blank' }
  return [...entries, ...blanks(categoryCount - entries.length), total]
}

function headOf({ row, categoryCodes, categoryCount }: Columns, parts: readonly GridLine[]): GridPlace[] {
  if (!row.isSummable) return blanks(categoryCount + 1)
  const columns = categoryCodes.map(
    (_, column): GridPlace => ({ kind: 'total', of: parts.flatMap(({ places }) => keysOf(places.slice(column, column + 1))) })
  )
  const all: GridPlace = { kind: 'total', of: parts.flatMap(({ places }) => keysOf(places)) }
  return [...columns, ...blanks(categoryCount - columns.length), all]
}

/** What figures come to: a sum, or why there is none. */
export interface GridTotal {
  readonly status: CellStatus
  /** In steps; null unless the status is value. */
  readonly value: number | null
  /** Whether a figure that is asked for has no value and no reason for having none. */
  readonly isPartial: boolean
}

/**
 * Adds figures up. What is missing counts as nothing, not as zero, and makes the total partial; when there is no value at
 * all, the total is what all of them are, or missing.
 *
 * @param answers null for a figure that nobody has answered
 * @example gridTotal([{ status: 'value', value: 2 }, null]) // { status: 'value', value: 2, isPartial: true }
 */
export function gridTotal(answers: readonly (CellAnswer | null)[]): GridTotal {
  const values = answers.flatMap((answer) => (answer?.status === 'value' ? [answer.value ?? 0] : []))
  const isPartial = answers.some((answer) => answer === null || answer.status === 'missing')
  if (values.length > 0) return { status: 'value', value: values.reduce((sum, value) => sum + value, 0), isPartial }
  const [first] = answers
  const areAllAlike = answers.every((answer) => answer?.status === first?.status)
  return { status: (areAllAlike && first?.status) || 'missing', value: null, isPartial }
}
