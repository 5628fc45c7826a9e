/**
 * Which figures are withheld: the small ones, and as few others as it takes that nobody can work them out.
 *
 * Guaranteed, and checked before anything is said: for each small figure there are two sets of atoms, none negative, that both
 * reproduce every published sum and between which the figure differs by its threshold at least; in whole numbers where the
 * cheapest choice was found, otherwise perhaps in fractions. Whatever goes wrong (no solver, no time, an answer that does not
 * hold), more is withheld: all figures that hang together, but for the few largest that are safe by plain arithmetic.
 */
import type { DisclosureProblem, ProtectedCell, Protection } from './disclosure.js'
import { cheapestChoice, narrowSums } from './disclosure-exact.js'
import { type Limits, limitsOf } from './disclosure-limits.js'
import { goodChoice } from './disclosure-search.js'
import { plainChoice } from './disclosure-plain.js'
import type { Solver } from './disclosure-solver.js'
import { isSmall, type System, systemsOf, valueOfCell } from './disclosure-system.js'

/** How long a problem may take. */
const secondsOfProblem = 30

/**
 * What to withhold of a problem.
 *
 * @throws RangeError for a problem that is none: an atom that is negative or does not exist
 * @example protect({ atoms: [3, 40, 50], cells: [a, b, c, all], showsZero: true }, solver)
 *   // { primary: ['a'], secondary: ['b'], isOptimal: true, isHasty: false }: the whole and c are told, a could be anything up to 43
 */
export function protect(problem: DisclosureProblem, solver: Solver, limits: Limits = limitsOf(secondsOfProblem)): Protection {
  const isPrimary = problem.cells.map((cell) => isSmall(cell, valueOfCell(cell, problem), problem.showsZero))
  // A figure without atoms is withheld like any other; nothing hangs together with it.
  const withheld = new Set(problem.cells.flatMap((cell, place) => (cell.isWithheld || isPrimary[place] ? [place] : [])))
  let [isOptimal, isHasty] = [true, false]
  for (const system of systemsOf(problem)) {
    const choice = choiceFor(system, solver, limits)
    isOptimal &&= choice.isOptimal
    isHasty ||= choice.isHasty
    for (const [place, { cells }] of system.sums.entries()) {
      if (choice.isOpen[place]) for (const cell of cells) withheld.add(cell)
    }
  }
  const idsOf = (wanted: boolean): string[] =>
    problem.cells.flatMap(({ id }, place) => (withheld.has(place) && isPrimary[place] === wanted ? [id] : []))
  return { primary: idsOf(true), secondary: idsOf(false), isOptimal, isHasty }
}

/** Whoever protects problems, in this thread or in another one. */
export interface Protector {
  /** Never fails: what cannot be protected is withheld. */
  protect(problem: DisclosureProblem): Promise<Protection>
}

/** What is left when nothing can be worked out: nothing is told. */
export function allWithheld(problem: DisclosureProblem): Protection {
  const isPrimary = (cell: ProtectedCell): boolean => isSmall(cell, valueOfCell(cell, problem), problem.showsZero)
  const idsOf = (cells: readonly ProtectedCell[]): string[] => cells.map(({ id }) => id)
  return {
    primary: idsOf(problem.cells.filter(isPrimary)),
    secondary: idsOf(problem.cells.filter((cell) => !isPrimary(cell))),
    isOptimal: false,
    isHasty: true
  }
}

interface Choice extends Pick<Protection, 'isOptimal' | 'isHasty'> {
  readonly isOpen: Uint8Array
}

function choiceFor(system: System, solver: Solver, limits: Limits): Choice {
  const isOpen = Uint8Array.from(system.sums, ({ isWithheld }) => Number(isWithheld))
  if (system.sums.every(({ need }) => need === 0)) return { isOpen, isOptimal: true, isHasty: false }
  try {
    const best = system.sums.length <= limits.exactSums ? cheapestChoice(system, solver, limits) : null
    if (best && narrowSums(system, best, solver).length === 0) return { isOpen: best, isOptimal: true, isHasty: false }
    const good = goodChoice(system, solver, limits)
    if (good) return { isOpen: good, isOptimal: false, isHasty: false }
  } catch {
    // Whatever it was, nothing that it said is relied on.
  }
  return { isOpen: plainChoice(system), isOptimal: false, isHasty: true }
}
