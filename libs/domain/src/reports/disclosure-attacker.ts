/**
 * What a careful reader can work out: given every published sum and that no atom is negative, between what a withheld sum
 * must lie. A width is never guessed: each end is a set of atoms that reproduces every published sum; in whole numbers, exactly,
 * where the problem is one of whole numbers. So the interval is at least as wide as what is said here.
 * Source: Fischetti and Salazar (2001), section 2, "the attacker".
 */
import { type LinearAnswer, type LinearRow, type OpenModel, type Solver, SolverFailure } from './disclosure-solver.js'
import { type Lots, lotsOf, type LotPart } from './disclosure-lots.js'
import { type System, tolerance } from './disclosure-system.js'

/** By which factors a lot counts in a sum: at least and at most, by which of its atoms it lies in. */
interface Reach {
  readonly column: number
  readonly amount: number
  readonly least: number
  readonly most: number
}

/** A question of the attacker is a matter of moments; one that is not is given up, and the sum counts as known. */
const secondsOfOne = 5

export class Attacker {
  private readonly lots: Lots
  private readonly models = new Map<number, OpenModel>()

  /** @param isOpen for each sum whether it is withheld */
  constructor(
    private readonly system: System,
    isOpen: Uint8Array,
    private readonly solver: Solver | null
  ) {
    this.lots = lotsOf(system, isOpen)
  }

  /**
   * At least how wide the interval of a sum is, looked for no further than `enough`; 0 when it can be worked out.
   *
   * @throws SolverFailure
   */
  width(sum: number, enough: number): number {
    const plain = this.plainWidth(sum)
    if (plain >= enough) return plain
    const reaches = this.reachesOf(sum)
    reaches.delete(-1)
    let width = 0
    for (const [part, own] of reaches) {
      width += Math.max(shifted(own), this.widthIn(part, own, enough - width))
      if (width >= enough) break
    }
    return width
  }

  /** What of a width needs no solver to be seen: people who change places where nothing that is told sees them. */
  plainWidth(sum: number): number {
    const reaches = this.reachesOf(sum)
    if ((reaches.get(-1) ?? []).some(({ most }) => most > 0)) return Infinity
    return [...reaches.values()].reduce((total, own) => total + shifted(own), 0)
  }

  close(): void {
    for (const model of this.models.values()) model.close()
    this.models.clear()
  }

  /** The truth is possible, so an end that cannot be shown is where the truth can be moved to within its lots. */
  private widthIn(part: number, reaches: readonly Reach[], enough: number): number {
    const now = (pick: 'least' | 'most'): number => reaches.reduce((total, each) => total + each[pick] * each.amount, 0)
    const [nowLeast, nowMost] = [now('least'), now('most')]
    const above = this.farthest(part, reaches, 'most') ?? nowMost
    if (above - nowLeast >= enough) return above - nowLeast
    return above - (this.farthest(part, reaches, 'least') ?? nowLeast)
  }

  /** The smallest or largest sum of the lots by their factors; null when none can be shown. */
  private farthest(place: number, reaches: readonly Reach[], end: 'least' | 'most'): number | null {
    const part = this.lots.parts[place]
    if (!part) return null
    const sign = end === 'most' ? -1 : 1
    const costs = new Array<number>(part.columnCount).fill(0)
    for (const reach of reaches) costs[reach.column] = sign * reach[end]
    const model = this.models.get(place) ?? this.open(part, false)
    this.models.set(place, model)
    model.setCosts(costs)
    const answer = model.solve()
    if (answer.outcome === 'unbounded') return end === 'most' ? Infinity : null
    const shown = answer.outcome === 'optimal' ? this.shownOf(answer, part, costs) : null
    return shown === null ? null : sign * shown
  }

  /** What can be shown of an answer: all but a trace of it, or what whole numbers come to. */
  private shownOf(answer: LinearAnswer, part: LotPart, costs: readonly number[]): number | null {
    if (!this.system.isWhole) return answer.objective + tolerance
    return shownBy(answer, part, costs) ?? this.shownInWhole(part, costs)
  }

  private shownInWhole(part: LotPart, costs: readonly number[]): number | null {
    const model = this.open(part, true)
    try {
      model.setCosts(costs)
      const answer = model.solve()
      return answer.hasColumns ? shownBy(answer, part, costs) : null
    } finally {
      model.close()
    }
  }

  private open({ columnCount, rows }: LotPart, isWhole: boolean): OpenModel {
    const every = (value: number): number[] => new Array<number>(columnCount).fill(value)
    if (!this.solver) throw new SolverFailure('there is no solver')
    return this.solver.open({ costs: every(0), lower: every(0), upper: every(Infinity), rows, isWhole }, secondsOfOne)
  }

  /** By part; those that no published sum holds stand under -1. */
  private reachesOf(sum: number): Map<number, Reach[]> {
    const byPart = new Map<number, Reach[]>()
    for (const [place, own] of this.factorsByLot(sum)) {
      const lot = this.lots.lots[place]
      if (!lot) continue
      // Where the lot has other atoms too, what lies in them does not count in the sum.
      const all = own.length === lot.size ? own : [0, ...own]
      const reach = { column: lot.column, amount: lot.amount, least: Math.min(...all), most: Math.max(...all) }
      byPart.set(lot.part, [...(byPart.get(lot.part) ?? []), reach])
    }
    return byPart
  }

  private factorsByLot(sum: number): Map<number, number[]> {
    const { atoms = [], factors = [] } = this.system.sums[sum] ?? {}
    const found = new Map<number, number[]>()
    for (const [place, atom] of atoms.entries()) {
      const lot = this.lots.lotOf[atom] ?? -1
      if (lot === -1) continue
      const known = found.get(lot)
      if (known) known.push(factors[place] ?? 0)
      else found.set(lot, [factors[place] ?? 0])
    }
    return found
  }
}

const shifted = (reaches: readonly Reach[]): number =>
  reaches.reduce((total, { amount, least, most }) => total + (most - least) * amount, 0)

/** What whole numbers at a solution come to, if they reproduce every published sum exactly. */
function shownBy({ columns }: LinearAnswer, { rows }: LotPart, costs: readonly number[]): number | null {
  const whole = Array.from(columns, Math.round)
  const isNear = whole.every((each, column) => each >= 0 && Math.abs(each - (columns[column] ?? 0)) < tolerance)
  if (!isNear || !rows.every((row) => amountOf(row, whole) === row.lower)) return null
  return costs.reduce((total, cost, column) => total + cost * (whole[column] ?? 0), 0)
}

const amountOf = ({ columns, factors }: LinearRow, values: readonly number[]): number =>
  columns.reduce((total, column, place) => total + (factors[place] ?? 0) * (values[column] ?? 0), 0)
