/**
 * The areas of a division as rows. Map, tiles, table and file all take their figures from here, so that they
 * cannot differ. What lies in no area is a row like any other, and always the last.
 */
import type { Texture } from '../map/stage-scene.js'
import type { AreaName } from './area-names.js'
import type { DivisionArea, NetworkDivision } from './division.operations.js'
import { classesOfLens, noArea } from './lens-names.js'

export interface AreaRow extends AreaName {
  /** The code of the area, or `noArea`; also what stands in the address. */
  readonly key: string
  /** The official code; null for classes and for what lies in no area. */
  readonly code: string | null
  readonly isNone: boolean
  /** The pattern of a class; undefined for areas. */
  readonly texture: Texture | undefined
  readonly municipalityCodes: readonly string[]
  readonly shapeCodes: readonly string[]
  readonly municipalities: number
  readonly population: number
  /** A unit of several areas counts by its shares. */
  readonly unitCount: number
  readonly units: DivisionArea['units']
}

const textures: readonly Texture[] = ['plain', 'lines', 'dots', 'grid']

/** The rows of a division in its own order; classes in the order of their legend. */
export function rowsOf(division: NetworkDivision, nameOf: (area: DivisionArea) => AreaName): AreaRow[] {
  const classes = classesOfLens(division.lens)
  const rows = division.areas.map((area): AreaRow => {
    const place = classes?.indexOf(area.area ?? '') ?? -1
    return {
      ...nameOf(area),
      key: area.area ?? noArea,
      code: classes === null ? area.area : null,
      isNone: area.area === null,
      texture: place < 0 ? undefined : textures[place],
      municipalityCodes: area.municipalityCodes,
      shapeCodes: area.shapeCodes,
      municipalities: area.municipalityCodes.length,
      population: area.population,
      unitCount: rounded(area.unitCount),
      units: area.units
    }
  })
  const placeOf = (row: AreaRow): number => (row.isNone ? Infinity : (classes?.indexOf(row.key) ?? 0))
  return rows.sort((a, b) => compareNumbers(placeOf(a), placeOf(b)))
}

/** Whether the division is there on its day: it has at least one area. */
export function hasAreas(rows: readonly AreaRow[]): boolean {
  return rows.some((row) => !row.isNone)
}

export interface DivisionTotals {
  readonly municipalities: number
  readonly population: number
  readonly unitCount: number
}

/** The sums of the rows: those of the whole country, because every municipality and unit is in exactly one row. */
export function totalsOf(rows: readonly AreaRow[]): DivisionTotals {
  const sum = (pick: (row: AreaRow) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  return {
    municipalities: sum((row) => row.municipalities),
    population: sum((row) => row.population),
    unitCount: rounded(sum((row) => row.unitCount))
  }
}

/** Shares are added in the machine's fractions; a millionth of a unit is a slip of theirs. */
function rounded(count: number): number {
  return Math.round(count * 1e6) / 1e6
}

/**
 * How many decimals the counts of units need, so that none is shown as something else than it is: 0 when all are
 * whole, 1 when tenths tell them exactly, otherwise 2.
 *
 * @example decimalsFor([4, 4.3]) // 1
 */
export function decimalsFor(counts: readonly number[]): 0 | 1 | 2 {
  const isExact = (factor: number): boolean => counts.every((count) => Number.isInteger(rounded(count * factor)))
  if (isExact(1)) return 0
  return isExact(10) ? 1 : 2
}

export const rowOrders = ['code', 'name', 'municipalities', 'population', 'units'] as const
export type RowOrder = (typeof rowOrders)[number]

/** @param compareText the order of the reader's alphabet. */
export function sortedRows(
  rows: readonly AreaRow[],
  { order, descending }: { readonly order: RowOrder; readonly descending: boolean },
  compareText: (a: string, b: string) => number
): AreaRow[] {
  const places = new Map(rows.map((row, index) => [row.key, index]))
  const differ: Record<RowOrder, (a: AreaRow, b: AreaRow) => number> = {
    code: (a, b) => compareNumbers(places.get(a.key) ?? 0, places.get(b.key) ?? 0),
    name: (a, b) => compareText(a.name, b.name),
    municipalities: (a, b) => a.municipalities - b.municipalities,
    population: (a, b) => a.population - b.population,
    units: (a, b) => a.unitCount - b.unitCount
  }
  const turn = descending ? -1 : 1
  return [...rows].sort((a, b) => Number(a.isNone) - Number(b.isNone) || turn * differ[order](a, b))
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
