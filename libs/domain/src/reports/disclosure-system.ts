/**
 * A disclosure problem as a solver wants it: atoms that lie in the same sums are one, cells that are the same sum are one,
 * and what has no atom in common is a system of its own.
 */
import type { AtomLabel, DisclosureProblem, ProtectedCell } from './disclosure.js'

/** One or several cells that are the same sum of atoms, or an equality that everybody knows. */
export interface Sum {
  /** Places of the cells in the problem; empty for an equality. */
  readonly cells: readonly number[]
  readonly atoms: readonly number[]
  readonly factors: readonly number[]
  readonly value: number
  /** What it costs to withhold; infinite for what cannot be withheld. */
  readonly weight: number
  /** How wide its interval has to be; 0 when it need not be. */
  readonly need: number
  /** Withheld from the start: small itself, or because it was before. */
  readonly isWithheld: boolean
  /** The area that it is about; -1 when that is not known. */
  readonly group: number
}

export interface System {
  readonly amounts: readonly number[]
  /** For each atom where it stands in the tables; null when that is not known. */
  readonly labels: readonly (AtomLabel | null)[]
  readonly sums: readonly Sum[]
  /** For each atom the places of its sums, ascending. */
  readonly sumsOf: readonly (readonly number[])[]
  /** For each atom by how much it counts in each of its sums, in the order of `sumsOf`. */
  readonly factorsOf: readonly (readonly number[])[]
  /** Whether all amounts and factors are whole numbers. */
  readonly isWhole: boolean
}

interface Term {
  readonly atom: number
  readonly factor: number
}

type LooseSum = Omit<Sum, 'atoms' | 'factors'> & { readonly terms: readonly Term[] }

/** A part that is known to be a fraction no more exactly than this. */
export const tolerance = 1e-6

/** Says whether a cell is withheld because it is small itself. */
export function isSmall({ threshold }: ProtectedCell, value: number, showsZero: boolean): boolean {
  return threshold !== null && value < threshold && (value > 0 || !showsZero)
}

/** What a cell comes to. */
export function valueOfCell({ atoms, parts }: ProtectedCell, problem: Pick<DisclosureProblem, 'atoms'>): number {
  if (parts) return parts.reduce((sum, part) => sum + part, 0)
  return atoms.reduce((sum, atom) => sum + (problem.atoms[atom] ?? 0), 0)
}

/**
 * The systems of a problem, each with what has to be protected in it.
 *
 * @throws RangeError for an amount that is negative or no number, or an atom that does not exist
 */
export function systemsOf(problem: DisclosureProblem): System[] {
  if (!problem.atoms.every((amount) => Number.isFinite(amount) && amount >= 0)) throw new RangeError('an atom is negative or no number')
  const sums = joined([...problem.cells.map((cell, place) => sumOfCell(cell, { place, problem })), ...equalitySums(problem)])
  return split(sums, problem)
}

function sumOfCell(cell: ProtectedCell, { place, problem }: { place: number; problem: DisclosureProblem }): LooseSum {
  if (!cell.atoms.every((atom) => atom in problem.atoms)) throw new RangeError('a cell has an atom that does not exist')
  const value = valueOfCell(cell, problem)
  const hasNeed = isSmall(cell, value, problem.showsZero)
  return {
    cells: [place],
    terms: termsOf(cell, problem),
    value,
    weight: cell.weight,
    need: hasNeed ? (cell.threshold ?? 0) : 0,
    isWithheld: hasNeed || cell.isWithheld === true,
    group: cell.area ?? -1
  }
}

/** Nobody can have a part of an atom that is zero, whatever the share: it counts as a whole one. */
function termsOf({ atoms, parts }: ProtectedCell, problem: DisclosureProblem): Term[] {
  return atoms
    .map((atom, place) => {
      const amount = problem.atoms[atom] ?? 0
      return { atom, factor: parts && amount > 0 ? (parts[place] ?? 0) / amount : 1 }
    })
    .filter(({ factor }) => factor > 0)
    .sort((one, other) => one.atom - other.atom)
}

function equalitySums({ equalities = [] }: DisclosureProblem): LooseSum[] {
  return equalities.map(({ atoms, equals }) => ({
    ...{ cells: [], value: 0, weight: Infinity, need: 0, isWithheld: false, group: -1 },
    terms: [...atoms.map((atom) => ({ atom, factor: 1 })), ...equals.map((atom) => ({ atom, factor: -1 }))].sort(
      (one, other) => one.atom - other.atom
    )
  }))
}

/** Cells of the same atoms are the same figure: told once, they are told. */
function joined(sums: readonly LooseSum[]): LooseSum[] {
  const byTerms = new Map<string, LooseSum>()
  for (const sum of sums.filter(({ terms }) => terms.length > 0)) {
    const key = sum.terms.map(({ atom, factor }) => `${atom}*${factor}`).join(' ')
    const known = byTerms.get(key)
    byTerms.set(key, known ? both(known, sum) : sum)
  }
  return [...byTerms.values()]
}

const both = (one: LooseSum, other: LooseSum): LooseSum => ({
  ...one,
  cells: [...one.cells, ...other.cells],
  weight: one.weight + other.weight,
  need: Math.max(one.need, other.need),
  isWithheld: one.isWithheld || other.isWithheld
})

function split(sums: readonly LooseSum[], problem: Pick<DisclosureProblem, 'atoms' | 'labels'>): System[] {
  const home = new Forest(problem.atoms.length)
  for (const { terms } of sums) for (const { atom } of terms) home.join(terms[0]?.atom ?? atom, atom)
  const groups = new Map<number, LooseSum[]>()
  for (const sum of sums) {
    const root = home.find(sum.terms[0]?.atom ?? 0)
    const group = groups.get(root)
    if (group) group.push(sum)
    else groups.set(root, [sum])
  }
  return [...groups.values()].map((group) => systemOf(group, problem))
}

/** Places that were joined, pair by pair, have one root. */
export class Forest {
  private readonly parent: Int32Array

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_each, place) => place)
  }

  find(place: number): number {
    let root = place
    for (let next = this.parent[root] ?? root; next !== root; next = this.parent[root] ?? root) {
      this.parent[root] = this.parent[next] ?? next
      root = next
    }
    return root
  }

  join(one: number, other: number): void {
    this.parent[this.find(other)] = this.find(one)
  }
}

/** In which sums each atom lies, and by which factors. */
function columnsOf(group: readonly LooseSum[]): Map<number, string[]> {
  const columns = new Map<number, string[]>()
  for (const [place, { terms }] of group.entries()) {
    for (const { atom, factor } of terms) {
      const column = columns.get(atom)
      if (column) column.push(`${place}*${factor}`)
      else columns.set(atom, [`${place}*${factor}`])
    }
  }
  return columns
}

/** Atoms that lie in the same sums by the same factors are told apart by nobody: they are one. */
function systemOf(group: readonly LooseSum[], problem: Pick<DisclosureProblem, 'atoms' | 'labels'>): System {
  const merged = new Map<string, number>()
  const amounts: number[] = []
  const labels: (AtomLabel | null)[] = []
  const placeOf = new Map<number, number>()
  for (const [atom, column] of columnsOf(group)) {
    const key = column.join(' ')
    const place = merged.get(key) ?? amounts.push(0) - 1
    merged.set(key, place)
    placeOf.set(atom, place)
    amounts[place] = (amounts[place] ?? 0) + (problem.atoms[atom] ?? 0)
    labels[place] ??= problem.labels?.[atom] ?? null
  }
  return withSums(group, { placeOf, amounts, labels })
}

interface Merged {
  readonly placeOf: ReadonlyMap<number, number>
  readonly amounts: readonly number[]
  readonly labels: System['labels']
}

function withSums(group: readonly LooseSum[], { placeOf, amounts, labels }: Merged): System {
  const [sumsOf, factorsOf] = [amounts.map((): number[] => []), amounts.map((): number[] => [])]
  const sums = group.map(({ terms, ...sum }, place): Sum => {
    const factorOf = new Map(terms.map(({ atom, factor }) => [placeOf.get(atom) ?? 0, factor]))
    for (const [atom, factor] of factorOf) {
      sumsOf[atom]?.push(place)
      factorsOf[atom]?.push(factor)
    }
    return { ...sum, atoms: [...factorOf.keys()], factors: [...factorOf.values()] }
  })
  const isWhole = amounts.every(Number.isInteger) && sums.every(({ factors }) => factors.every(Number.isInteger))
  return { amounts, labels, sums, sumsOf, factorsOf, isWhole }
}
