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

/** Among how many atoms near a sum a way is looked for that no pattern has: first a few, then more, then all there are. */
const nearest = 150
const nearness = [1500, Infinity]

/** For so many atoms there are as many costly searches as the limits say; a larger table has as many more. */
const atomsOfSearches = 1500

/**
 * Which sums to withhold, or null when it was not found within the limits. All sums get their ways before any of them is
 * made cheaper: when time is up after that, what there is is dearer than it might be, and as safe.
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
  const movesIn = (region: Region): Moves => new Moves({ system, solver, region, costOf: (sum) => ways.pricePerStep(sum) })
  const router = new Router(system, ways, {
    patterns: new PatternWays(system, (sum) => ways.priceOf(sum)),
    near: (sum) => movesIn(regions.around(sum, nearest)),
    far: (sum, mostAtoms) => movesIn(regions.of(atomsNear(system, sum, mostAtoms))),
    mostSearches: limits.searches * Math.max(1, Math.ceil(system.amounts.length / atomsOfSearches)),
    mostOfOne: limits.searchesOfOne
  })
  if (!findAll(router, { ways, needy, limits })) return null
  makeCheaper(router, { ways, needy, limits })
  return ways.areProved() ? ways.isOpen() : null
}

interface Search {
  readonly ways: Ways
  readonly needy: readonly number[]
  readonly limits: Limits
}

/** Finds ways for all sums; false when one has none, or time is up. */
function findAll(router: Router, { ways, needy, limits }: Search): boolean {
  for (const mostAtoms of nearness) {
    for (const sum of needy) {
      if (ways.has(sum)) continue
      if (limits.isTimeUp()) return false
      router.find(sum, mostAtoms)
    }
  }
  return needy.every((sum) => ways.has(sum))
}

/** Finds ways anew, now that others are there to share with, and tells again what they do not need. */
function makeCheaper(router: Router, { ways, needy, limits }: Search): void {
  for (let pass = 0; pass < limits.passes && !limits.isTimeUp(); pass += 1) {
    const before = ways.cost
    for (const sum of needy) if (!limits.isTimeUp()) router.find(sum)
    for (const sum of ways.dearest()) if (!limits.isTimeUp()) router.tell(sum)
    if (ways.cost >= before) break
  }
}
