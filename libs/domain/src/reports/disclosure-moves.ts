/**
 * How atoms can change so that one sum changes, none of them becomes negative, and the sums that change with it cost as little
 * as can be. One model answers for all sums of a region, each time from where the last answer ended: what differs between two
 * questions is little.
 */
import type { LinearRow, OpenModel, Solver } from './disclosure-solver.js'
import { type System, tolerance } from './disclosure-system.js'

/** How long one move may take to be found. */
const secondsOfMove = 10

export interface MoveFrame {
  readonly system: System
  readonly solver: Solver
  /** The atoms that may change. */
  readonly region: Region
  /** What it costs when a sum changes by a step. */
  readonly costOf: (sum: number) => number
}

/** All of a model but what its changes cost: the same each time it is asked. */
export interface Region {
  readonly lots: readonly Lot[]
  /** Those whose changes cost something, in the order of their columns: each has one for rising and one for falling. */
  readonly priced: readonly number[]
  readonly rowOf: ReadonlyMap<number, number>
  readonly placeOf: ReadonlyMap<number, number>
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly rows: readonly LinearRow[]
}

/** By how much an atom changes. */
export interface Change {
  readonly atom: number
  readonly by: number
}

export interface Move {
  /** The sums that change, except those that were withheld from the start. */
  readonly sums: readonly number[]
  readonly changes: readonly Change[]
}

type Direction = 'rises' | 'falls'

/** The moves of the sums of a region. To be closed. */
export class Moves {
  private readonly model: OpenModel
  private readonly amounts: readonly number[]
  private readonly costs: number[]
  private readonly region: Region

  constructor({ system, solver, region, costOf }: MoveFrame) {
    this.amounts = system.amounts
    this.region = region
    const { lots, priced, lower, upper, rows } = region
    this.costs = priced.map(costOf)
    const costs = [...lots.map(() => 0), ...this.costs.flatMap((cost) => [cost, cost])]
    this.model = solver.open({ costs, lower, upper, rows, isWhole: false }, secondsOfMove)
  }

  setCost(sum: number, cost: number): void {
    const place = this.region.placeOf.get(sum)
    if (place === undefined || this.costs[place] === cost) return
    this.costs[place] = cost
    for (const column of this.columnsAt(place)) this.model.setCost(column, cost)
  }

  /** Lets a sum change, or not at all. */
  allow(sum: number, mayChange: boolean): void {
    const place = this.region.placeOf.get(sum)
    if (place === undefined) return
    for (const column of this.columnsAt(place)) this.model.setColumn(column, 0, mayChange ? Infinity : 0)
  }

  /**
   * The cheapest way in which a sum that has to be protected rises or falls by some steps; null when it cannot.
   *
   * @throws SolverFailure
   */
  of(sum: number, steps: number, direction: Direction): Move | null {
    const row = this.region.rowOf.get(sum)
    if (row === undefined) return null
    const shift = direction === 'rises' ? steps : -steps
    this.model.setRow(row, shift, shift)
    const { outcome, columns } = this.model.solve()
    this.model.setRow(row, -Infinity, Infinity)
    if (outcome !== 'optimal') return null
    const { lots, priced } = this.region
    const sums = priced.filter((_sum, place) => {
      const [up = 0, down = 0] = this.columnsAt(place).map((column) => columns[column])
      return Math.abs(up - down) > tolerance
    })
    return { sums, changes: lots.flatMap((lot, column) => changesOf(lot, near(columns[column] ?? 0), this.amounts)) }
  }

  close(): void {
    this.model.close()
  }

  private columnsAt(place: number): readonly [up: number, down: number] {
    return columnsAt(this.region.lots, place)
  }
}

function columnsAt(lots: readonly Lot[], place: number): readonly [up: number, down: number] {
  const first = lots.length + 2 * place
  return [first, first + 1]
}

/** The regions of a system, each worked out once however often it is searched. */
export class Regions {
  private readonly near = new Map<number, Region>()
  /** Of each atom its sums, as they tell it apart. */
  private readonly told: (Told | undefined)[] = []

  constructor(private readonly system: System) {}

  /** So many atoms near a sum. */
  around(sum: number, mostAtoms: number): Region {
    const region = this.near.get(sum) ?? this.of(atomsNear(this.system, sum, mostAtoms))
    this.near.set(sum, region)
    return region
  }

  of(atoms: ReadonlySet<number>): Region {
    const { system } = this
    const lots = this.lotsOf(atoms)
    const all = rowsOf(lots)
    const priced = [...all.keys()].filter((place) => isPriced(system, place))
    const placeOf = new Map(priced.map((sum, place) => [sum, place]))
    return {
      ...{ lots, priced, placeOf, rowOf: new Map([...all.keys()].map((place, row) => [place, row])) },
      lower: [...lots.map(({ amount }) => -amount), ...priced.flatMap(() => [0, 0])],
      upper: [...lots, ...priced, ...priced].map(() => Infinity),
      rows: [...all].map(([sum, row]) => balanceOf(system, row, { sum, columns: columnsOf(lots, placeOf.get(sum)) }))
    }
  }

  /** Atoms of a region that no sum tells apart but those that were withheld from the start and need no protection themselves. */
  private lotsOf(region: ReadonlySet<number>): Lot[] {
    const lots = new Map<string, Lot>()
    for (const atom of region) {
      const { terms, key } = (this.told[atom] ??= toldOf(this.system, atom))
      const lot = lots.get(key) ?? { terms, atoms: [], amount: 0 }
      lot.atoms.push(atom)
      lot.amount += this.system.amounts[atom] ?? 0
      lots.set(key, lot)
    }
    return [...lots.values()]
  }
}

interface Told {
  readonly terms: readonly Term[]
  readonly key: string
}

function toldOf({ sums, sumsOf, factorsOf }: System, atom: number): Told {
  const terms = (sumsOf[atom] ?? []).flatMap((sum, at): Term[] => {
    const { isWithheld = false, need = 0 } = sums[sum] ?? {}
    return isWithheld && need === 0 ? [] : [{ sum, factor: factorsOf[atom]?.[at] ?? 1 }]
  })
  return { terms, key: terms.map(({ sum, factor }) => `${sum}*${factor}`).join(' ') }
}

const columnsOf = (lots: readonly Lot[], place: number | undefined): readonly number[] => (place === undefined ? [] : columnsAt(lots, place))

/** What is told stays, what is priced changes by as much as its columns say, and what is withheld from the start is free. */
function balanceOf({ sums }: System, { columns, factors }: Row, priced: { readonly sum: number; readonly columns: readonly number[] }): LinearRow {
  if (priced.columns.length > 0) return { lower: 0, upper: 0, columns: [...columns, ...priced.columns], factors: [...factors, -1, 1] }
  const end = sums[priced.sum]?.isWithheld ? Infinity : 0
  return { lower: -end, upper: end, columns, factors }
}

/** What was not withheld from the start, and can be. */
const isPriced = ({ sums }: System, place: number): boolean => sums[place]?.isWithheld === false && sums[place].weight < Infinity

interface Row {
  readonly columns: number[]
  readonly factors: number[]
}

interface Term {
  readonly sum: number
  readonly factor: number
}

interface Lot {
  readonly terms: readonly Term[]
  readonly atoms: number[]
  amount: number
}

function rowsOf(lots: readonly Lot[]): Map<number, Row> {
  const rows = new Map<number, Row>()
  for (const [column, { terms }] of lots.entries()) {
    for (const { sum, factor } of terms) {
      const row = rows.get(sum) ?? { columns: [], factors: [] }
      row.columns.push(column)
      row.factors.push(factor)
      rows.set(sum, row)
    }
  }
  return rows
}

/** What is a whole number but for rounding is one. */
const near = (value: number): number => (Math.abs(value - Math.round(value)) < tolerance ? Math.round(value) : value)

/** A lot changes by its atoms: its first one rises, or one after the other falls to nothing. */
function changesOf({ atoms }: Lot, by: number, amounts: readonly number[]): Change[] {
  if (by >= 0) return by === 0 ? [] : [{ atom: atoms[0] ?? 0, by }]
  let left = -by
  return atoms.flatMap((atom) => {
    const taken = Math.min(left, amounts[atom] ?? 0)
    left -= taken
    return taken > 0 ? [{ atom, by: -taken }] : []
  })
}

/** The atoms of a sum, then those of the smallest sums that these lie in, and so on. */
export function atomsNear({ amounts, sums, sumsOf }: System, sum: number, mostAtoms: number): ReadonlySet<number> {
  if (amounts.length <= mostAtoms) return new Set(amounts.keys())
  const near = new Set(sums[sum]?.atoms.slice(0, mostAtoms >> 1))
  const seen = new Set([sum])
  const sizeOf = (place: number): number => sums[place]?.atoms.length ?? 0
  for (let before = 0; before < near.size && near.size < mostAtoms; ) {
    before = near.size
    const next = new Set([...near].flatMap((atom) => sumsOf[atom] ?? []).filter((place) => !seen.has(place)))
    for (const place of [...next].sort((one, other) => sizeOf(one) - sizeOf(other) || one - other)) {
      if (near.size >= mostAtoms) break
      seen.add(place)
      for (const atom of sums[place]?.atoms.slice(0, mostAtoms - near.size) ?? []) near.add(atom)
    }
  }
  return near
}
