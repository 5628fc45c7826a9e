/**
 * Ways found without a solver, where the figures are a table of places by periods and categories. What moves at one place in a
 * pattern over periods and categories (a quarter up, another down, so that the run stays) moves back at others, so that the areas
 * in which they lie stay too. Which places those are is searched with what is withheld besides as the price; all numbers are whole.
 */
import type { Change } from './disclosure-moves.js'
import { PatternTable, type PlacedPattern } from './disclosure-pattern-table.js'
import type { System } from './disclosure-system.js'
import type { Way } from './disclosure-proof.js'

/** How many choices are tried for one pattern at one place, and how many places may take part. */
const mostChoices = 60
const mostPlaces = 8
/** How many of those who can bring an area back are tried. */
const mostCandidates = 4
/** Among how many they are looked for. */
const mostLookedAt = 256

/** From how many atoms of a sum a way is begun. */
const mostSeeds = 3

interface Ends {
  readonly rise: number
  readonly fall: number
}

/** Places with the direction in which each moves. */
type Team = readonly { readonly place: number; readonly sign: 1 | -1 }[]

/** Finds ways in the table of a system. */
export class PatternWays {
  private readonly table: PatternTable

  constructor(
    private readonly system: System,
    /** What it costs when a sum changes; infinite for what must not. */
    private readonly priceOf: (sum: number) => number
  ) {
    this.table = new PatternTable(system)
  }

  /** The cheapest way that is found for a sum, null when there is none. @param below what it has to be cheaper than */
  find(sum: number, below = Infinity): Way | null {
    const { need, value, atoms } = this.system.sums[sum] ?? { need: 0, value: 0, atoms: [] }
    const ends: Ends[] = [...(value > 0 ? [{ rise: need - value, fall: value }] : []), { rise: need, fall: 0 }]
    const starts = this.seeds(atoms).flatMap((atom) => this.table.patternsAt(atom).flatMap((pattern) => ends.map((of) => ({ atom, pattern, ends: of }))))
    let best: { readonly way: Way | null; readonly cost: number } = { way: null, cost: below }
    for (const start of starts) {
      best = this.teamFor(sum, { ...start, below: best.cost }) ?? best
      if (best.cost === 0) break
    }
    return best.way
  }

  /** The largest first: they have the most room. */
  private seeds(atoms: readonly number[]): number[] {
    const amountOf = (atom: number): number => this.system.amounts[atom] ?? 0
    return [...atoms].sort((one, other) => amountOf(other) - amountOf(one) || one - other).slice(0, mostSeeds)
  }

  private teamFor(sum: number, of: { atom: number; pattern: PlacedPattern; ends: Ends; below: number }): { way: Way; cost: number } | null {
    const { pattern, ends, below } = of
    const place = this.table.placeOf(of.atom)
    const sign = pattern.signFor(place, sum)
    if (sign === 0) return null
    const search = new TeamSearch(pattern, { priceOf: this.priceOf, ends, held: pattern.areaOf(sum) })
    const found = search.from({ place, sign }, below)
    if (!found) return null
    const way = this.wayOf(sum, { team: found.team, pattern, ends })
    if (!way) return null
    const cost = way.sums.reduce((total, each) => total + this.priceOf(each), 0)
    return cost < below ? { way, cost } : null
  }

  /** What really changes; null when it is something that must not, or the sum does not move as far as it has to. */
  private wayOf(sum: number, { team, pattern, ends }: { team: Team; pattern: PlacedPattern; ends: Ends }): Way | null {
    const steps = team.flatMap(({ place, sign }) => pattern.stepsAt(place).map((step) => ({ atom: step.atom, by: step.sign * sign })))
    const shifts = new Map<number, number>()
    for (const { atom, by } of steps) {
      for (const [at, each] of (this.system.sumsOf[atom] ?? []).entries()) {
        shifts.set(each, (shifts.get(each) ?? 0) + by * (this.system.factorsOf[atom]?.[at] ?? 0))
      }
    }
    if ((shifts.get(sum) ?? 0) < 1) return null
    const sums = [...shifts].flatMap(([each, shift]) => (shift !== 0 && this.system.sums[each]?.isWithheld !== true ? [each] : []))
    if (sums.some((each) => this.priceOf(each) === Infinity)) return null
    const scaled = (factor: number): Change[] => (factor === 0 ? [] : steps.map(({ atom, by }) => ({ atom, by: by * factor })))
    return { sums, proof: { rise: scaled(ends.rise), fall: scaled(-ends.fall) } }
  }
}

interface TeamFrame {
  readonly priceOf: (sum: number) => number
  readonly ends: Ends
  /** The area whose sum has to move: it may not be brought back. */
  readonly held: number
}

/** Looks for the places that together leave as much as possible as it is: what one brings out of balance another brings back. */
class TeamSearch {
  /** By how much each area is out of balance, whether that is paid for, and what it costs; -1 while that is not known. */
  private readonly net: Int16Array
  private readonly paid: Uint8Array
  private readonly prices: Float64Array
  private readonly team: { place: number; sign: 1 | -1 }[] = []
  private best: { team: Team; cost: number } | null = null
  private below = Infinity
  private choices = 0

  constructor(
    private readonly pattern: PlacedPattern,
    private readonly frame: TeamFrame
  ) {
    this.net = new Int16Array(pattern.areaCount)
    this.paid = new Uint8Array(pattern.areaCount)
    this.prices = new Float64Array(pattern.areaCount).fill(-1)
  }

  from(first: { place: number; sign: 1 | -1 }, below: number): { team: Team; cost: number } | null {
    this.below = below
    if (this.mayMove(first.place, first.sign)) this.with(first, 0)
    return this.best
  }

  private search(cost: number): void {
    if (cost >= this.below || this.choices > mostChoices) return
    this.choices += 1
    const area = this.dearest()
    if (area === -1) {
      this.best = { team: [...this.team], cost }
      this.below = cost
      return
    }
    const sign = (this.net[area] ?? 0) > 0 ? -1 : 1
    if (area !== this.frame.held && this.team.length < mostPlaces) {
      for (const place of this.candidates(area, sign)) this.with({ place, sign }, cost)
    }
    this.paid[area] = 1
    this.search(cost + this.priceOf(area))
    this.paid[area] = 0
  }

  /** Who can bring an area back, those first who bring most back and put least out of balance. */
  private candidates(area: number, sign: 1 | -1): number[] {
    const best: { readonly place: number; readonly cost: number }[] = []
    for (const place of this.placesNear(area)) {
      if (!this.mayMove(place, sign)) continue
      const cost = this.costWith(place, sign)
      const at = best.findIndex((each) => cost < each.cost || (cost === each.cost && place < each.place))
      if (at !== -1) best.splice(at, 0, { place, cost })
      else if (best.length < mostCandidates) best.push({ place, cost })
      if (best.length > mostCandidates) best.pop()
    }
    return best.map(({ place }) => place)
  }

  /** The places of an area; of a very large one some, those first who share other areas that are out of balance. */
  private placesNear(area: number): Iterable<number> {
    const all = this.pattern.placesIn(area)
    if (all.length <= mostLookedAt) return all
    const others = new Set(this.team.flatMap(({ place }) => this.pattern.areasAt(place).filter((each) => each !== area && this.net[each] !== 0)))
    const lists = [...others].map((each) => this.pattern.placesIn(each)).sort((one, other) => one.length - other.length)
    const near = new Set<number>()
    for (const list of lists) {
      for (const place of list) {
        if (near.size >= mostLookedAt) return near
        if (this.pattern.areasAt(place).includes(area)) near.add(place)
      }
    }
    for (const place of all.slice(0, mostLookedAt - near.size)) near.add(place)
    return near
  }

  private costWith(place: number, sign: 1 | -1): number {
    let cost = 0
    for (const area of this.pattern.areasAt(place)) {
      const net = this.net[area] ?? 0
      if (this.paid[area] === 1 || (net !== 0 && net + sign !== 0)) continue
      cost += net === 0 ? this.priceOf(area) : -this.priceOf(area)
    }
    return cost
  }

  private with(member: { place: number; sign: 1 | -1 }, cost: number): void {
    const areas = this.pattern.areasAt(member.place)
    this.team.push(member)
    for (const area of areas) this.net[area] = (this.net[area] ?? 0) + member.sign
    this.search(cost)
    for (const area of areas) this.net[area] = (this.net[area] ?? 0) - member.sign
    this.team.pop()
  }

  /** What is out of balance, costs something and is not paid for yet; -1 when there is nothing. */
  private dearest(): number {
    let [found, most] = [-1, 0]
    for (const { place } of this.team) {
      for (const area of this.pattern.areasAt(place)) {
        if (this.net[area] === 0 || this.paid[area] === 1) continue
        const price = this.priceOf(area)
        if (price > most) [found, most] = [area, price]
      }
    }
    return found
  }

  private mayMove(place: number, sign: 1 | -1): boolean {
    for (const member of this.team) if (member.place === place) return false
    const { rise, fall } = this.frame.ends
    const { up, down } = this.pattern.roomAt(place)
    return sign > 0 ? up >= fall && down >= rise : down >= fall && up >= rise
  }

  private priceOf(area: number): number {
    const known = this.prices[area] ?? -1
    if (known >= 0) return known
    let price = 0
    for (const sum of this.pattern.sumsIn(area)) price += this.frame.priceOf(sum)
    this.prices[area] = price
    return price
  }
}
