/** The ways in which sums can move, and how they are found and found again. */
import type { Moves } from './disclosure-moves.js'
import type { PatternWays } from './disclosure-patterns.js'
import { isProved, provedBesides, type Way } from './disclosure-proof.js'
import type { System } from './disclosure-system.js'

/** What it costs a step to move what is withheld anyhow: next to nothing, so that ways do not stray. */
const nextToNothing = 1e-3

/** A way for each sum, and which sums they need withheld. */
export class Ways {
  private readonly usersOf = new Map<number, Set<number>>()
  private readonly ofSum = new Map<number, Way>()
  private total = 0
  /** What must not be withheld while ways round it are looked for. */
  forbidden: number | null = null

  constructor(private readonly system: System) {}

  get cost(): number {
    return this.total
  }

  has(sum: number): boolean {
    return this.ofSum.has(sum)
  }

  get(sum: number): Way | null {
    return this.ofSum.get(sum) ?? null
  }

  set(sum: number, way: Way | null): void {
    for (const place of this.ofSum.get(sum)?.sums ?? []) this.leave(place, sum)
    this.ofSum.delete(sum)
    if (!way) return
    this.ofSum.set(sum, way)
    for (const place of way.sums) this.use(place, sum)
  }

  /** What a way would cost besides what is withheld already. */
  costOf({ sums }: Way): number {
    return this.costOfSums(sums)
  }

  costOfSums(sums: readonly number[]): number {
    return sums.reduce((total, place) => total + (this.isFree(place) ? 0 : this.weightOf(place)), 0)
  }

  /** What it costs to withhold a sum. */
  priceOf(sum: number): number {
    if (sum === this.forbidden) return Infinity
    return this.isFree(sum) ? 0 : this.weightOf(sum)
  }

  /** What it costs a step to move a sum. */
  pricePerStep(sum: number): number {
    if (sum === this.forbidden) return 0
    return Math.max(nextToNothing, this.priceOf(sum))
  }

  /** The sums whose ways need this one withheld. */
  users(sum: number): number[] {
    return [...(this.usersOf.get(sum) ?? [])]
  }

  /** What is withheld for others alone, the dearest first. */
  dearest(): number[] {
    return [...this.usersOf.keys()].sort((one, other) => this.weightOf(other) - this.weightOf(one) || one - other)
  }

  isOpen(): Uint8Array {
    return Uint8Array.from(this.system.sums, (_sum, place) => Number(this.isFree(place)))
  }

  areProved(): boolean {
    const isOpen = this.isOpen()
    return [...this.ofSum].every(([sum, { proof }]) => isProved(this.system, isOpen, { sum, proof }))
  }

  private use(place: number, user: number): void {
    const users = this.usersOf.get(place)
    if (users) {
      users.add(user)
      return
    }
    this.usersOf.set(place, new Set([user]))
    this.total += this.weightOf(place)
  }

  private leave(place: number, user: number): void {
    const users = this.usersOf.get(place)
    users?.delete(user)
    if (!users || users.size > 0) return
    this.usersOf.delete(place)
    this.total -= this.weightOf(place)
  }

  private isFree(place: number): boolean {
    return this.system.sums[place]?.isWithheld === true || this.usersOf.has(place)
  }

  private weightOf(place: number): number {
    return this.system.sums[place]?.weight ?? 0
  }
}

/** By what means ways are looked for. */
export interface RouteMeans {
  readonly patterns: PatternWays
  /** Where there is no pattern: a model of the atoms nearest to a sum, or of so many near it. To be closed. */
  readonly near: (sum: number) => Moves
  readonly far: (sum: number, mostAtoms: number) => Moves
  /** How many such searches there may be for what has a way already. */
  readonly mostSearches: number
  /** And so many for telling one sum: one on which very many rest would use up all and be withheld all the same. */
  readonly mostOfOne: number
}

/** Finds ways, and finds them anew. */
export class Router {
  private searches = 0
  private searchesOfOne = 0

  constructor(
    private readonly system: System,
    private readonly ways: Ways,
    private readonly means: RouteMeans
  ) {}

  /**
   * Finds the cheapest way for a sum anew, given those of all others, as far as there is one.
   *
   * @param mostAtoms among how many it is looked for when the sum has none yet
   */
  find(sum: number, mostAtoms = Infinity): void {
    const before = this.ways.get(sum)
    this.ways.set(sum, null)
    const best = before && this.ways.costOf(before) === 0 ? before : this.cheapest(sum, { before, mostAtoms })
    if (best) this.take(sum, best)
  }

  /** Tells a sum that is withheld for others alone, where their ways can go round it for less than it is worth. */
  tell(sum: number): void {
    const users = this.ways.users(sum)
    const before = users.map((user) => [user, this.ways.get(user)] as const)
    const cost = this.ways.cost
    for (const user of users) this.ways.set(user, null)
    this.ways.forbidden = sum
    this.searchesOfOne = 0
    const isCheaper = users.every((user) => this.findAround(user, cost - this.ways.cost))
    this.ways.forbidden = null
    if (isCheaper) return
    for (const [user, way] of before) this.ways.set(user, way)
  }

  private findAround(sum: number, below: number): boolean {
    if (this.ways.has(sum)) return true
    const way = below > 0 ? (this.means.patterns.find(sum, below) ?? this.movesBelow(sum, below)) : null
    if (way) this.take(sum, way)
    return way !== null
  }

  /** Also ways that no pattern has, while searches are left: the dearest come first. */
  private movesBelow(sum: number, below: number): Way | null {
    if (this.searches >= this.means.mostSearches || this.searchesOfOne >= this.means.mostOfOne) return null
    this.searches += 1
    this.searchesOfOne += 1
    const way = this.byMoves(sum, { moves: this.means.near(sum), below })
    return way && this.ways.costOf(way) < below ? way : null
  }

  private take(sum: number, way: Way): void {
    this.ways.set(sum, way)
    for (const [other, proof] of provedBesides(this.system, way.proof)) {
      if (!this.ways.has(other)) this.ways.set(other, { sums: way.sums, proof })
    }
  }

  private cheapest(sum: number, { before, mostAtoms }: { readonly before: Way | null; readonly mostAtoms: number }): Way | null {
    const found = this.means.patterns.find(sum, before ? this.ways.costOf(before) : Infinity)
    const among = (moves: Moves): Way | null => this.byMoves(sum, { moves, below: Infinity })
    return found ?? before ?? among(this.means.near(sum)) ?? among(this.means.far(sum, mostAtoms))
  }

  private byMoves(sum: number, { moves, below }: { moves: Moves; below: number }): Way | null {
    const { forbidden } = this.ways
    if (forbidden !== null) moves.allow(forbidden, false)
    try {
      const isCheap = (sums: readonly number[]): boolean => this.ways.costOfSums(sums) < below
      return bothEnds(this.system, sum, { moves, isCheap }) ?? oneEnd(this.system, sum, moves)
    } finally {
      moves.close()
    }
  }
}

/** Up a part of what it needs and down to nothing. */
function bothEnds({ sums }: System, sum: number, { moves, isCheap }: { moves: Moves; isCheap: (sums: readonly number[]) => boolean }): Way | null {
  const { need = 0, value = 0 } = sums[sum] ?? {}
  const up = value > 0 ? moves.of(sum, need - value, 'rises') : null
  if (!up || !isCheap(up.sums)) return null
  // What rises with it may fall with it for nothing.
  for (const place of up.sums) moves.setCost(place, nextToNothing)
  const down = moves.of(sum, value, 'falls')
  return down && { sums: [...new Set([...up.sums, ...down.sums])], proof: { rise: up.changes, fall: down.changes } }
}

/** Up all of what it needs. */
function oneEnd({ sums }: System, sum: number, moves: Moves): Way | null {
  const up = moves.of(sum, sums[sum]?.need ?? 0, 'rises')
  return up && { sums: up.sums, proof: { rise: up.changes, fall: [] } }
}
