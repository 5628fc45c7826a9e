/**
 * Ranked ballots for one winner, or an order, by the method of Schulze: whoever beats each other directly or along a stronger
 * path stands before them. A winner of all pairs always wins.
 * Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent single-winner election
 * method", Social Choice and Welfare 36 (2011).
 */
import type { Standing } from './ballot-count.js'

/** Candidates by preference, the best first; those in one group are liked equally, and those who are not named stand last together. */
export interface RankedBallot {
  readonly ranking: readonly (readonly string[])[]
  /** How many votes the ballot carries; a whole number. */
  readonly weight: number
}

/** How much one candidate is preferred to another. */
export type Pairs = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface SchulzeCount {
  /** How many votes prefer the first candidate to the second. */
  readonly preferred: Pairs
  /** The strength of the strongest path from the first to the second, by the votes of its weakest step; 0 when there is none. */
  readonly paths: Pairs
  /** First those whom nobody beats, then those whom nobody else beats, and so on. */
  readonly standing: Standing
}

const at = (pairs: Pairs, one: string, other: string): number => pairs.get(one)?.get(other) ?? 0

/** Every pair of different candidates with a number. */
const pairsOf = (candidates: readonly string[], valueOf: (one: string, other: string) => number): Map<string, Map<string, number>> =>
  new Map(candidates.map((one) => [one, new Map(candidates.filter((each) => each !== one).map((other) => [other, valueOf(one, other)]))]))

/**
 * Counts ranked ballots, by winning votes.
 *
 * @example countSchulze(['a', 'b'], [{ ranking: [['b'], ['a']], weight: 1 }]).standing // [['b'], ['a']]
 */
export function countSchulze(candidates: readonly string[], ballots: readonly RankedBallot[]): SchulzeCount {
  const ranked = ballots.map(({ ranking, weight }) => ({ places: placesOf(ranking), weight }))
  const preferred = pairsOf(candidates, (one, other) =>
    ranked.reduce((sum, { places, weight }) => (placeIn(places, one) < placeIn(places, other) ? sum + weight : sum), 0)
  )
  const paths = strongestPaths(candidates, preferred)
  return { preferred, paths, standing: layersOf(candidates, (one, other) => at(paths, one, other) > at(paths, other, one)) }
}

/** To beat is transitive, so that there is always somebody whom none of those left beats. */
function layersOf(candidates: readonly string[], beats: (one: string, other: string) => boolean): Standing {
  const layers: string[][] = []
  let left = candidates
  while (left.length > 0) {
    const within = left
    const best = within.filter((one) => !within.some((other) => beats(other, one)))
    layers.push(best)
    left = within.filter((each) => !best.includes(each))
  }
  return layers
}

const placesOf = (ranking: RankedBallot['ranking']): ReadonlyMap<string, number> => new Map(ranking.flatMap((group, place) => group.map((each) => [each, place] as const)))
const placeIn = (places: ReadonlyMap<string, number>, candidate: string): number => places.get(candidate) ?? Infinity

/** The widest way from each to each, by Floyd and Warshall. */
function strongestPaths(candidates: readonly string[], preferred: Pairs): Pairs {
  const paths = pairsOf(candidates, (one, other) => (at(preferred, one, other) > at(preferred, other, one) ? at(preferred, one, other) : 0))
  for (const over of candidates) {
    for (const [one, row] of paths) {
      const first = at(paths, one, over)
      for (const [other, known] of row) if (other !== over) row.set(other, Math.max(known, Math.min(first, at(paths, over, other))))
    }
  }
  return paths
}
