/**
 * What was asked and not answered. A submission says so in plain words, cell by cell: the facts are written from the
 * answers alone, and there "missing" is one.
 * Source: issue "Results", item 3: zero, missing, not applicable and not asked are different things.
 */
import { type Cell, type CellKey, cellKeyText } from './cell.js'

/**
 * The answers that sending a return adds: "missing" for every cell that is asked and has none. Whoever sends writes them
 * into the working copy before the version, since the database takes the facts from there.
 *
 * @example fillMissing([{ indicatorId: 'a', breakdown: '' }], []) // [{ indicatorId: 'a', breakdown: '', status: 'missing', value: null }]
 */
export function fillMissing(asked: readonly CellKey[], cells: readonly CellKey[]): Cell[] {
  const answered = new Set(cells.map(cellKeyText))
  return asked
    .filter((cell) => !answered.has(cellKeyText(cell)))
    .map(({ indicatorId, breakdown }) => ({ indicatorId, breakdown, status: 'missing', value: null }))
}
