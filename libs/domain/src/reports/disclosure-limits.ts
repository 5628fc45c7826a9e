/** How long it may take to find what to withhold. When it is not found, more is withheld, never less. */
export interface Limits {
  /** Up to how many sums the cheapest choice is looked for; beyond, a good one. */
  readonly exactSums: number
  /** How many times the exact search may choose. */
  readonly rounds: number
  /** How many times the search goes over what it found. */
  readonly passes: number
  /** How many costly searches there may be to make a way cheaper; not a time, so that every machine finds the same. */
  readonly searches: number
  /** How many of them for telling one sum. */
  readonly searchesOfOne: number
  /** How long it may think about one choice. */
  readonly secondsOfChoice: number
  readonly isTimeUp: () => boolean
}

/** @param seconds in all, for one problem */
export function limitsOf(seconds: number, now: () => number = Date.now): Limits {
  const end = now() + seconds * 1000
  return { exactSums: 120, rounds: 200, passes: 1, searches: 120, searchesOfOne: 15, secondsOfChoice: 2, isTimeUp: () => now() >= end }
}
