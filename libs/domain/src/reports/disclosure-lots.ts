/**
 * What is left to find out when the published sums are known: what plain subtraction tells is taken away, and atoms that no
 * published sum tells apart become one lot. Lots that meet in a published sum are a part; parts know nothing of each other.
 */
import type { LinearRow } from './disclosure-solver.js'
import { Forest, type System, tolerance } from './disclosure-system.js'

/** Atoms that lie in the same published sums. */
export interface Lot {
  readonly size: number
  readonly amount: number
  /** Place of its part; -1 when no published sum holds it. */
  readonly part: number
  /** Its column in the rows of its part. */
  readonly column: number
}

/** The published sums over some lots. */
export interface LotPart {
  readonly columnCount: number
  readonly rows: readonly LinearRow[]
}

export interface Lots {
  readonly lots: readonly Lot[]
  /** The lot of each atom; -1 for those that can be worked out. */
  readonly lotOf: Int32Array
  readonly parts: readonly LotPart[]
}

/** @param isOpen for each sum whether it is withheld */
export function lotsOf(system: System, isOpen: Uint8Array): Lots {
  const isFree = freeAtoms(system, isOpen)
  const lotOf = new Int32Array(system.amounts.length).fill(-1)
  const byColumn = new Map<string, number>()
  const columns: Column[] = []
  for (const [atom, all] of system.sumsOf.entries()) {
    if (!isFree[atom]) continue
    const factors = system.factorsOf[atom] ?? []
    const terms = all.flatMap((sum, place) => (isOpen[sum] ? [] : [{ sum, factor: factors[place] ?? 1 }]))
    const key = terms.map(({ sum, factor }) => (factor === 1 ? sum : `${sum}*${factor}`)).join(' ')
    const lot = byColumn.get(key) ?? columns.push({ terms, size: 0, amount: 0 }) - 1
    byColumn.set(key, lot)
    lotOf[atom] = lot
    const column = columns[lot]
    if (!column) continue
    column.size += 1
    column.amount += system.amounts[atom] ?? 0
  }
  return { lotOf, ...partsOf(columns, system.sums.length) }
}

interface Column {
  readonly terms: readonly { readonly sum: number; readonly factor: number }[]
  size: number
  amount: number
}

function partsOf(columns: readonly Column[], sumCount: number): Omit<Lots, 'lotOf'> {
  const home = new Forest(sumCount)
  for (const { terms } of columns) for (const { sum } of terms) home.join(terms[0]?.sum ?? sum, sum)
  const places = new Map<number, number>()
  const parts: { columnCount: number; rows: Map<number, Row> }[] = []
  const lots = columns.map(({ terms, size, amount }): Lot => {
    const [first] = terms
    if (!first) return { size, amount, part: -1, column: 0 }
    const root = home.find(first.sum)
    const part = places.get(root) ?? parts.push({ columnCount: 0, rows: new Map() }) - 1
    places.set(root, part)
    const { columnCount: column = 0, rows = new Map<number, Row>() } = parts[part] ?? {}
    for (const { sum, factor } of terms) addTerm(rows, sum, { column, factor, amount })
    parts[part] = { columnCount: column + 1, rows }
    return { size, amount, part, column }
  })
  return { lots, parts: parts.map(({ columnCount, rows }) => ({ columnCount, rows: [...rows.values()].map(rowOf) })) }
}

interface Row {
  readonly columns: number[]
  readonly factors: number[]
  amount: number
}

function addTerm(rows: Map<number, Row>, sum: number, term: { column: number; factor: number; amount: number }): void {
  const row = rows.get(sum) ?? { columns: [], factors: [], amount: 0 }
  row.columns.push(term.column)
  row.factors.push(term.factor)
  row.amount += term.factor * term.amount
  rows.set(sum, row)
}

const rowOf = ({ columns, factors, amount }: Row): LinearRow => ({ columns, factors, lower: amount, upper: amount })

/**
 * Atoms that are not known at once: a published sum tells its last unknown atom, and one whose rest is nothing tells that
 * all its atoms are nothing; whatever becomes known this way tells more.
 */
function freeAtoms(system: System, isOpen: Uint8Array): Uint8Array {
  const known = new Known(system, isOpen)
  const waiting = system.sums.flatMap((_sum, place) => (isOpen[place] ? [] : [place]))
  for (let sum = waiting.pop(); sum !== undefined; sum = waiting.pop()) {
    if (!known.isTold(sum)) continue
    for (const other of known.learn(sum)) waiting.push(other)
  }
  return known.isFree
}

/** What is left of each sum when the atoms that are known are taken away. */
class Known {
  readonly isFree: Uint8Array
  private readonly left: Int32Array
  private readonly rest: Float64Array
  private readonly isPlain: readonly boolean[]

  constructor(
    private readonly system: System,
    private readonly isOpen: Uint8Array
  ) {
    const { amounts, sums } = system
    this.isFree = new Uint8Array(amounts.length).fill(1)
    this.left = Int32Array.from(sums, ({ atoms }) => atoms.length)
    this.rest = Float64Array.from(sums, ({ atoms, factors }) => atoms.reduce((sum, atom, at) => sum + numberAt(factors, at) * numberAt(amounts, atom), 0))
    this.isPlain = sums.map(({ factors }) => factors.every((factor) => factor > 0))
  }

  isTold(sum: number): boolean {
    const left = numberAt(this.left, sum)
    return left === 1 || (left > 1 && this.isPlain[sum] === true && Math.abs(numberAt(this.rest, sum)) < tolerance)
  }

  /** Takes the atoms of a sum for known; returns the published sums that this changes. */
  learn(sum: number): number[] {
    const free = (this.system.sums[sum]?.atoms ?? []).filter((atom) => this.isFree[atom])
    return free.flatMap((atom) => {
      this.isFree[atom] = 0
      const [places, factors] = [this.system.sumsOf[atom] ?? [], this.system.factorsOf[atom] ?? []]
      for (const [at, place] of places.entries()) {
        this.left[place] = numberAt(this.left, place) - 1
        this.rest[place] = numberAt(this.rest, place) - numberAt(factors, at) * numberAt(this.system.amounts, atom)
      }
      return places.filter((place) => !this.isOpen[place])
    })
  }
}

const numberAt = (list: ArrayLike<number>, place: number): number => list[place] ?? 0
