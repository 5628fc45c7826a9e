/**
 * A good choice of sums to withhold, where there are too many for the best one. For each sum the cheapest way is found in which
 * it can move far enough while as little as possible else moves; whatever moves is withheld. Then what need not be withheld is
 * told again: each way is given up and found anew, now that others are there to share with, and each sum that is withheld for
 * others alone is told where their ways can go round it for less. The ways are the proof.
 * Source: Fischetti and Salazar (2001), section 6; Kelly, Golden and Assad (1992); rip-up and re-route is from wiring.
 */
import type { Limits } from './disclosure-limits.js'
import { atomsNear, Moves, type Region, Regions } from './disclosure-moves.js'
import { PatternWays } from './disclosure-patterns.js'
import type { Solver } from './disclosure-solver.js'
import type { System } from './disclosure-system.js'
import { Router, Ways } from './disclosure-ways.js'

/** Among how many atoms ways are looked for; among all when there is none so near. */
const nearness = [1500, Infinity]

/** Among how many a way is looked for first that no pattern has. */
const nearest = 150

/**
 * Which sums to withhold, or null when it was not found within the limits.
 *
 * @throws SolverFailure
 */
export function goodChoice(system: System, solver: Solver, limits: Limits): Uint8Array | null {
  const valueOf = (sum: number): number => system.sums[sum]?.value ?? 0
  // The smallest first, since they have the least room of their own.
  const needy = system.sums
    .flatMap(({ need }, sum) => (need > 0 ? [sum] : []))
    .sort((one, other) => valueOf(one) - valueOf(other) || one - other)
  const ways = new Ways(system)
  const regions = new Regions(system)
  for (const mostAtoms of nearness) {
    for (const sum of needy) {
      if (ways.has(sum)) continue
      if (limits.isTimeUp()) return null
      routeRegion({ system, solver, limits, ways, atoms: atomsNear(system, sum, mostAtoms), regions }, needy)
    }
  }
  return needy.every((sum) => ways.has(sum)) && ways.areProved() ? ways.isOpen() : null
}

interface Search {
  readonly system: System
  readonly solver: Solver
  readonly limits: Limits
  readonly ways: Ways
  /** Among which ways are looked for. */
  readonly atoms: ReadonlySet<number>
  readonly regions: Regions
}

/** Finds ways for all sums that have none yet and lie in a region, and tells again what they do not need. */
function routeRegion({ system, solver, limits, ways, atoms, regions }: Search, needy: readonly number[]): void {
  const isIn = (sum: number): boolean => system.sums[sum]?.atoms.some((atom) => atoms.has(atom)) === true
  const movesIn = (region: Region): Moves => new Moves({ system, solver, region, costOf: (sum) => ways.pricePerStep(sum) })
  const router = new Router(system, ways, {
    patterns: new PatternWays(system, (sum) => ways.priceOf(sum)),
    near: (sum) => movesIn(regions.around(sum, nearest)),
    far: () => movesIn(regions.of(atoms)),
    mostSearches: limits.searches,
    mostOfOne: limits.searchesOfOne
  })
  const own = needy.filter((sum) => !ways.has(sum) && isIn(sum)).filter((sum) => ways.has(sum) || (!limits.isTimeUp() && router.find(sum)))
  for (let pass = 0; pass < limits.passes && !limits.isTimeUp(); pass += 1) {
    const before = ways.cost
    for (const sum of own) if (!limits.isTimeUp()) router.find(sum)
    for (const sum of ways.dearest()) if (!limits.isTimeUp()) router.tell(sum)
    if (ways.cost >= before) break
  }
}
