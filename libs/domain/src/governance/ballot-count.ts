/**
 * How ballots are counted: each method is a function of the published ballots alone, so that anyone can count again. What the
 * count leaves open is named as a tie and never broken in silence.
 * Source: issue "Governance", item 5; requirement 19 (tie rule).
 */

/** Points given to candidates by one ballot: 1 for each that is approved or chosen, or a score. */
export interface PointBallot {
  readonly points: Readonly<Record<string, number>>
  /** How many votes the ballot carries; a whole number. */
  readonly weight: number
}

/** Candidates that stand equally, the best first. */
export type Standing = readonly (readonly string[])[]

export interface PointCount {
  readonly points: Readonly<Record<string, number>>
  readonly standing: Standing
}

/**
 * Adds the points up: approval, plurality and score votes and points that are shared out alike. A candidate whom a ballot does not name gets nothing from it.
 *
 * @example countPoints(['a', 'b'], [{ points: { a: 1 }, weight: 1 }]).standing // [['a'], ['b']]
 */
export function countPoints(candidates: readonly string[], ballots: readonly PointBallot[]): PointCount {
  const points = new Map(candidates.map((each) => [each, 0]))
  for (const ballot of ballots) {
    for (const [candidate, given] of Object.entries(ballot.points)) {
      const before = points.get(candidate)
      if (before !== undefined) points.set(candidate, before + given * ballot.weight)
    }
  }
  return { points: Object.fromEntries(points), standing: standingBy(candidates, (each) => points.get(each) ?? 0) }
}

/** The candidates by a number, the largest first; those with the same one stand equally, in the order in which they were named. */
export function standingBy(candidates: readonly string[], valueOf: (candidate: string) => number): Standing {
  const groups = new Map<number, string[]>()
  for (const each of candidates) {
    const value = valueOf(each)
    groups.set(value, [...(groups.get(value) ?? []), each])
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group)
}

/** Who gets the seats, and who stand equally for the last of them: they are settled by the tie rule of the charter. */
export interface Seated {
  readonly elected: readonly string[]
  readonly tied: readonly string[]
  /** How many of those who are tied get a seat. */
  readonly tiedSeats: number
}

/**
 * Gives seats to the best of a standing.
 *
 * @example seat([['a'], ['b', 'c']], 2) // { elected: ['a'], tied: ['b', 'c'], tiedSeats: 1 }
 */
export function seat(standing: Standing, seats: number): Seated {
  const elected: string[] = []
  for (const group of standing) {
    const left = seats - elected.length
    if (left <= 0) break
    if (group.length > left) return { elected, tied: group, tiedSeats: left }
    elected.push(...group)
  }
  return { elected, tied: [], tiedSeats: 0 }
}
