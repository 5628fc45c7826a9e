/**
 * How the keys lead through a grid, and what lies between two places of it. Places where nobody may stand are passed over.
 * Source: design, "data entry"; WAI-ARIA Authoring Practices, grid pattern.
 */
import { placeAt, type Grid, type GridLine, type GridPlace, type GridPosition } from './grid.js'

/**
 * left, right, up, down: one place on · next, previous: in reading order, over the ends of lines · lineStart, lineEnd: to the
 * ends of the line · top, bottom: to the ends of the column · first, last: of the whole grid.
 */
export type Stride =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'next'
  | 'previous'
  | 'lineStart'
  | 'lineEnd'
  | 'top'
  | 'bottom'
  | 'first'
  | 'last'

export interface Step extends GridPosition {
  /** The column from which somebody set out up or down, and to which they return where they can. */
  readonly wish: number
}

type CanStand = (place: GridPlace) => boolean

/** Where one may write. */
export const isWritablePlace: CanStand = (place) => place.kind === 'entry' && place.isWritable

/** Where there is a figure to read. */
export const isEntryPlace: CanStand = (place) => place.kind === 'entry'

/**
 * Where a key leads, or null when there is nowhere to go that way.
 *
 * @param from the place, and the column to keep to; the place's own column unless told
 * @example moveFrom(grid, { line: 0, column: 3 }, 'next') // the first writable place of the next line
 */
export function moveFrom(
  grid: Grid,
  from: GridPosition & { readonly wish?: number },
  by: { readonly stride: Stride; readonly canStand?: CanStand }
): Step | null {
  const { stride, canStand = isWritablePlace } = by
  if (stride === 'up' || stride === 'down' || stride === 'top' || stride === 'bottom') {
    return moveAlongColumn(grid, from, { stride, canStand })
  }
  const to = inReadingOrder(grid, from, { stride, canStand })
  return to && { ...to, wish: to.column }
}

function standing({ places }: GridLine, canStand: CanStand): number[] {
  return places.flatMap((place, column) => (canStand(place) ? [column] : []))
}

/** Whether all that a line has is its one figure in the column of totals: it is entered wherever one comes from. */
function isSingle(grid: Grid, { places }: GridLine): boolean {
  return places.findIndex((place) => place.kind !== 'blank') === grid.categoryCount
}

function columnIn(grid: Grid, line: GridLine, by: { readonly wish: number; readonly canStand: CanStand }): number | null {
  const columns = standing(line, by.canStand)
  if (columns.includes(by.wish)) return by.wish
  const comesFromTotals = by.wish === grid.categoryCount
  return comesFromTotals || isSingle(grid, line) ? (columns[columns.length - 1] ?? null) : null
}

function moveAlongColumn(
  grid: Grid,
  from: GridPosition & { readonly wish?: number },
  by: { readonly stride: 'up' | 'down' | 'top' | 'bottom'; readonly canStand: CanStand }
): Step | null {
  const wish = from.wish ?? from.column
  const isUp = by.stride === 'up' || by.stride === 'top'
  const ways = grid.lines.flatMap((here, line): Step[] => {
    if (isUp ? line >= from.line : line <= from.line) return []
    const column = columnIn(grid, here, { wish, canStand: by.canStand })
    return column === null ? [] : [{ line, column, wish }]
  })
  return ways[by.stride === 'up' || by.stride === 'bottom' ? ways.length - 1 : 0] ?? null
}

function inReadingOrder(
  grid: Grid,
  from: GridPosition,
  { stride, canStand }: { readonly stride: Stride; readonly canStand: CanStand }
): GridPosition | null {
  const line = grid.lines[from.line]
  const inLine = line ? standing(line, canStand) : []
  const after = inLine.filter((column) => column > from.column)
  const before = inLine.filter((column) => column < from.column)
  const at = (column: number | undefined): GridPosition | null => (column === undefined ? null : { line: from.line, column })
  const ways: Partial<Record<Stride, () => GridPosition | null>> = {
    left: () => at(before[before.length - 1]),
    right: () => at(after[0]),
    lineStart: () => at(before[0]),
    lineEnd: () => at(after[after.length - 1]),
    next: () => at(after[0]) ?? seek(grid, { from: from.line + 1, step: 1, canStand }),
    previous: () => at(before[before.length - 1]) ?? seek(grid, { from: from.line - 1, step: -1, canStand }),
    first: () => seek(grid, { from: 0, step: 1, canStand }),
    last: () => seek(grid, { from: grid.lines.length - 1, step: -1, canStand })
  }
  return ways[stride]?.() ?? null
}

/** The first place to stand on, line by line: the leftmost one going on, the rightmost one going back. */
function seek(
  grid: Grid,
  way: { readonly from: number; readonly step: 1 | -1; readonly canStand: CanStand }
): GridPosition | null {
  for (let line = way.from; line >= 0 && line < grid.lines.length; line += way.step) {
    const columns = standing(grid.lines[line] as GridLine, way.canStand)
    const column = way.step === 1 ? columns[0] : columns[columns.length - 1]
    if (column !== undefined) return { line, column }
  }
  return null
}

/** The rectangle between two places, both of them in it, line by line. */
export function rangeBetween(from: GridPosition, to: GridPosition): GridPosition[][] {
  const [top, bottom] = [Math.min(from.line, to.line), Math.max(from.line, to.line)]
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)]
  return Array.from({ length: bottom - top + 1 }, (_, line) =>
    Array.from({ length: right - left + 1 }, (_, column) => ({ line: top + line, column: left + column }))
  )
}

/** The keys of the figures in a rectangle. */
export function keysBetween(grid: Grid, from: GridPosition, to: GridPosition): string[] {
  return rangeBetween(from, to)
    .flat()
    .flatMap((position) => {
      const place = placeAt(grid, position)
      return place?.kind === 'entry' ? [place.key] : []
    })
}
