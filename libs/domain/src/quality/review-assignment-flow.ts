/**
 * The assignment of reviewers without regard to who looks at whom in turn: every place gets as many as can be, and the loads
 * are as even as they can be. Each place takes, along the shortest chain of exchanges, the least loaded reviewer within reach.
 * Load vectors of such assignments form an M-convex set, in which this greedy choice finds the vector whose largest load is
 * smallest and whose smallest load is largest at once.
 * Source: N. Harvey, R. Ladner, L. Lovász, T. Tamir, "Semi-matchings for bipartite graphs and load balancing", 2006;
 * A. Frank, K. Murota, "Decreasing minimization on M-convex sets", 2022.
 */

/** Places and reviewers are numbers from 0. */
export interface FlowProblem {
  /** How many more reviewers each place wants. */
  readonly wanted: readonly number[]
  /** Who may be given to each place, in order. */
  readonly possible: readonly (readonly number[])[]
  /** What each reviewer carries before. */
  readonly before: readonly number[]
  /** How many more each reviewer may take. */
  readonly room: readonly number[]
}

export interface Flow {
  /** The reviewers of each place. */
  readonly chosen: readonly ReadonlySet<number>[]
  readonly loads: readonly number[]
  /** How many are missing at each place. */
  readonly missing: readonly number[]
}

interface Work {
  readonly problem: FlowProblem
  readonly chosen: Set<number>[]
  /** The places of each reviewer. */
  readonly placesOf: Set<number>[]
}

interface Reached {
  /** By reviewer: the place that would take them. */
  readonly takers: ReadonlyMap<number, number>
  /** By place: the reviewer whom it would give up. */
  readonly given: ReadonlyMap<number, number>
}

/** Every reviewer that a place can get by exchanges, nearest first. */
function reachedFrom(work: Work, start: number): Reached {
  const [takers, given] = [new Map<number, number>(), new Map<number, number>()]
  const queue = [start]
  for (const place of queue) {
    for (const reviewer of takeable(work, place)) {
      if (takers.has(reviewer)) continue
      takers.set(reviewer, place)
      for (const other of work.placesOf[reviewer] ?? []) {
        if (other === start || given.has(other)) continue
        given.set(other, reviewer)
        queue.push(other)
      }
    }
  }
  return { takers, given }
}

/** Whom a place does not have and could. */
const takeable = ({ problem, chosen }: Work, place: number): readonly number[] =>
  (problem.possible[place] ?? []).filter((reviewer) => !chosen[place]?.has(reviewer))

const loadOf = ({ problem, placesOf }: Work, reviewer: number): number => (problem.before[reviewer] ?? 0) + (placesOf[reviewer]?.size ?? 0)

/** The least loaded that has room; of equals the first. */
function leastLoaded(work: Work, { takers }: Reached): number | null {
  let least: number | null = null
  for (const reviewer of [...takers.keys()].sort((a, b) => a - b)) {
    if ((work.placesOf[reviewer]?.size ?? 0) >= (work.problem.room[reviewer] ?? 0)) continue
    if (least === null || loadOf(work, reviewer) < loadOf(work, least)) least = reviewer
  }
  return least
}

/** Gives the reviewer at the end of a chain to the place before, and so on back to where it began. */
function shift({ chosen, placesOf }: Work, { takers, given }: Reached, end: number): void {
  let moving: number | undefined = end
  while (moving !== undefined) {
    const taker = takers.get(moving)
    if (taker === undefined) throw new RangeError('a chain that breaks off')
    chosen[taker]?.add(moving)
    placesOf[moving]?.add(taker)
    moving = given.get(taker)
    if (moving === undefined) return
    chosen[taker]?.delete(moving)
    placesOf[moving]?.delete(taker)
  }
}

/** One reviewer more for a place; false when there is none. */
function augment(work: Work, place: number): boolean {
  const reached = reachedFrom(work, place)
  const end = leastLoaded(work, reached)
  if (end === null) return false
  shift(work, reached, end)
  return true
}

/**
 * The fullest and, among those, the most even assignment.
 *
 * @example evenFlow({ wanted: [1, 1], possible: [[0, 1], [0]], before: [0, 0], room: [9, 9] }).loads // [1, 1]
 */
export function evenFlow(problem: FlowProblem): Flow {
  const work: Work = { problem, chosen: problem.wanted.map(() => new Set()), placesOf: problem.before.map(() => new Set()) }
  const missing = problem.wanted.map((wanted, place) => {
    let got = 0
    while (got < wanted && augment(work, place)) got += 1
    return wanted - got
  })
  return { chosen: work.chosen, loads: problem.before.map((_load, reviewer) => loadOf(work, reviewer)), missing }
}

/** The places that share the same reviewers with one that is short: whatever they give up, another of them lacks. */
export function sharingWith(problem: FlowProblem, { chosen }: Flow, short: number): readonly number[] {
  const placesOf = problem.before.map((_load, reviewer) => new Set(chosen.flatMap((held, place) => (held.has(reviewer) ? [place] : []))))
  const { given } = reachedFrom({ problem, chosen: chosen.map((held) => new Set(held)), placesOf }, short)
  return [...given.keys()].sort((a, b) => a - b)
}
