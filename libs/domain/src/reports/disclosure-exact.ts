/**
 * The cheapest choice of sums to withhold, found exactly. A programme in noughts and ones chooses; the attacker looks for a
 * sum that is still too narrow, and the prices of his solution (the duals) say what must be withheld besides, which is one
 * condition more for the next choice. When nothing is too narrow any more, no choice is cheaper.
 * Source: Fischetti and Salazar (2001), sections 4 and 5 (capacity constraints).
 */
import { Attacker } from './disclosure-attacker.js'
import type { Limits } from './disclosure-limits.js'
import { type LinearRow, type OpenModel, type Solver, SolverFailure } from './disclosure-solver.js'
import { type System, tolerance } from './disclosure-system.js'

/** Prices smaller than this are what rounding leaves. */
const nothing = 1e-7

/** How long one question for prices may take. */
const secondsOfPrices = 5

/**
 * Which sums to withhold, or null when it was not found within the limits.
 *
 * @throws SolverFailure
 */
export function cheapestChoice(system: System, solver: Solver, limits: Limits): Uint8Array | null {
  const choice = openChoice(system, solver, limits)
  const prices = new Prices(system, solver)
  try {
    for (let round = 0; round < limits.rounds && !limits.isTimeUp(); round += 1) {
      const { outcome, columns } = choice.solve()
      if (outcome !== 'optimal') return null
      const isOpen = Uint8Array.from(columns, Math.round)
      const narrow = narrowSums(system, isOpen, solver)
      if (narrow.length === 0) return isOpen
      for (const sum of narrow) choice.addRow(prices.conditionFor(sum, isOpen))
    }
    return null
  } finally {
    choice.close()
    prices.close()
  }
}

/**
 * The sums that are not as wide as they need to be.
 *
 * @param isOpen for each sum whether it is withheld
 * @throws SolverFailure
 */
export function narrowSums(system: System, isOpen: Uint8Array, solver: Solver): number[] {
  const attacker = new Attacker(system, isOpen, solver)
  try {
    return system.sums.flatMap(({ need }, sum) => (need > 0 && attacker.width(sum, need) < need ? [sum] : []))
  } finally {
    attacker.close()
  }
}

const costOf = (weight: number): number => (Number.isFinite(weight) ? weight : 0)

function openChoice({ sums }: System, solver: Solver, { secondsOfChoice }: Limits): OpenModel {
  const lower = sums.map(({ isWithheld }) => Number(isWithheld))
  const upper = sums.map(({ weight, isWithheld }) => Number(isWithheld || Number.isFinite(weight)))
  return solver.open({ costs: sums.map(({ weight }) => costOf(weight)), lower, upper, rows: [], isWhole: true }, secondsOfChoice)
}

/** The attacker's questions over all atoms, whose duals say what each published sum is worth to him. */
class Prices {
  private readonly model: OpenModel
  private readonly isOpen: Uint8Array

  constructor(
    private readonly system: System,
    solver: Solver
  ) {
    const rows = system.sums.map(({ atoms, factors, value }): LinearRow => ({ columns: atoms, factors, lower: value, upper: value }))
    const every = (value: number): number[] => system.amounts.map(() => value)
    this.model = solver.open({ costs: every(0), lower: every(0), upper: every(Infinity), rows, isWhole: false }, secondsOfPrices)
    this.isOpen = new Uint8Array(system.sums.length)
  }

  close(): void {
    this.model.close()
  }

  /** What every choice fulfils that protects a sum which this one does not. */
  conditionFor(sum: number, isOpen: Uint8Array): LinearRow {
    this.withhold(isOpen)
    const [above, below] = [this.solve(sum, -1), this.solve(sum, 1)]
    const lack = (this.system.sums[sum]?.need ?? 0) - (-above.objective - below.objective)
    const terms = this.system.sums.flatMap(({ value, weight }, column) => {
      if (isOpen[column] || !Number.isFinite(weight)) return []
      // In whole numbers it is narrower than in fractions: something more must be withheld, whatever it is.
      if (lack <= tolerance) return [{ column, factor: 1 }]
      const gain = gainOf(-(above.duals[column] ?? 0), value) + gainOf(-(below.duals[column] ?? 0), value)
      return gain > nothing ? [{ column, factor: Math.min(1, gain / lack) }] : []
    })
    if (terms.length === 0) throw new SolverFailure('a sum is narrow and nothing would make it wider')
    const [columns, factors] = [terms.map(({ column }) => column), terms.map(({ factor }) => factor)]
    return { lower: 1, upper: Infinity, columns, factors }
  }

  private solve(sum: number, sign: 1 | -1): ReturnType<OpenModel['solve']> {
    const costs = this.system.amounts.map(() => 0)
    const { atoms = [], factors = [] } = this.system.sums[sum] ?? {}
    for (const [place, atom] of atoms.entries()) costs[atom] = sign * (factors[place] ?? 0)
    this.model.setCosts(costs)
    const answer = this.model.solve()
    // It is bounded, since the attacker found it narrow, and possible, since the truth is.
    if (answer.outcome !== 'optimal') throw new SolverFailure(`a question for prices ended ${answer.outcome}`)
    return answer
  }

  private withhold(isOpen: Uint8Array): void {
    for (const [sum, { value }] of this.system.sums.entries()) {
      if (isOpen[sum] === this.isOpen[sum]) continue
      this.isOpen[sum] = isOpen[sum] ?? 0
      this.model.setRow(sum, isOpen[sum] ? -Infinity : value, isOpen[sum] ? Infinity : value)
    }
  }
}

/**
 * By how much the interval can grow when a sum is withheld, by the price of it for its upper end, or against it for its
 * lower: a withheld sum can be larger by any amount, and smaller by what it is.
 */
const gainOf = (price: number, value: number): number => (price > nothing ? Infinity : price < -nothing ? -price * value : 0)
