/** A system as a table: places by periods and categories, with the patterns in which a place can move. */
import { groupBy } from '@solmu/shared/groups.js'
import type { System } from './disclosure-system.js'

export interface Step {
  readonly atom: number
  readonly sign: 1 | -1
}

/** Where a slot of a pattern lies, coordinate by coordinate. */
type Slot = readonly number[]

interface SignedSlot {
  readonly slot: Slot
  readonly sign: 1 | -1
}

const textOf = (slot: Slot): string => slot.join(' ')

/** Places by slots. */
export class PatternTable {
  /** By slot, the atom of each place. */
  private readonly atomsAt = new Map<string, Map<number, number>>()
  /** The values that each coordinate has. */
  private readonly values: Set<number>[] = []
  private readonly patterns = new Map<string, PlacedPattern>()

  constructor(private readonly system: System) {
    for (const [atom, label] of system.labels.entries()) {
      if (!label || system.factorsOf[atom]?.some((factor) => Math.abs(factor) !== 1)) continue
      const key = textOf(label.slot)
      const places = this.atomsAt.get(key) ?? new Map<number, number>()
      if (!places.has(label.place)) places.set(label.place, atom)
      this.atomsAt.set(key, places)
      for (const [at, value] of label.slot.entries()) (this.values[at] ??= new Set()).add(value)
    }
  }

  placeOf(atom: number): number {
    return this.system.labels[atom]?.place ?? -1
  }

  /** The patterns that begin at an atom: in each coordinate it stands alone, or another value takes back what it gives. */
  patternsAt(atom: number): PlacedPattern[] {
    const label = this.system.labels[atom]
    if (!label || this.atomsAt.get(textOf(label.slot))?.get(label.place) !== atom) return []
    const partners = label.slot.map((own, at) => [null, ...[...(this.values[at] ?? [])].filter((value) => value !== own)])
    return productOf(partners).map((chosen) => this.patternOf(slotsOf(label.slot, chosen)))
  }

  private patternOf(slots: readonly SignedSlot[]): PlacedPattern {
    const key = slots.map(({ slot, sign }) => `${sign}*${textOf(slot)}`).join('|')
    const known = this.patterns.get(key)
    if (known) return known
    const pattern = new PlacedPattern(this.system, slots.map(({ slot, sign }) => ({ sign, atoms: this.atomsAt.get(textOf(slot)) ?? new Map<number, number>() })))
    this.patterns.set(key, pattern)
    return pattern
  }
}

function productOf(partners: readonly (readonly (number | null)[])[]): (number | null)[][] {
  return partners.reduce<(number | null)[][]>((found, choices) => found.flatMap((before) => choices.map((choice) => [...before, choice])), [[]])
}

function slotsOf(slot: Slot, chosen: readonly (number | null)[]): SignedSlot[] {
  return chosen.reduce<SignedSlot[]>(
    (found, partner, at) =>
      partner === null
        ? found
        : [...found, ...found.map((each) => ({ slot: each.slot.map((value, place) => (place === at ? partner : value)), sign: -each.sign as 1 | -1 }))],
    [{ slot, sign: 1 }]
  )
}

interface AtPlace {
  readonly steps: readonly Step[]
  readonly areas: readonly number[]
  readonly signs: ReadonlyMap<number, number>
  readonly up: number
  readonly down: number
}

const nowhere = { up: -1, down: -1 } as const

/** A pattern, and what it changes at each place where all of it is. Areas are numbered as they come. */
export class PlacedPattern {
  private readonly places = new Map<number, AtPlace>()
  private readonly areas = new Map<number, number>()
  private readonly members: number[][] = []
  private readonly sums: (readonly number[])[] = []

  constructor(
    private readonly system: System,
    slots: readonly { readonly sign: 1 | -1; readonly atoms: ReadonlyMap<number, number> }[]
  ) {
    for (const place of slots[0]?.atoms.keys() ?? []) {
      const steps = slots.flatMap(({ sign, atoms }): Step[] => {
        const atom = atoms.get(place)
        return atom === undefined ? [] : [{ atom, sign }]
      })
      if (steps.length === slots.length) this.add(place, steps)
    }
  }

  get areaCount(): number {
    return this.members.length
  }

  stepsAt(place: number): readonly Step[] {
    return this.places.get(place)?.steps ?? []
  }

  /** Areas in which a place changes something, its own among them. */
  areasAt(place: number): readonly number[] {
    return this.places.get(place)?.areas ?? []
  }

  /** The places that change something in an area. */
  placesIn(area: number): readonly number[] {
    return this.members[area] ?? []
  }

  /** The sums of an area that the pattern changes. */
  sumsIn(area: number): readonly number[] {
    return this.sums[area] ?? []
  }

  /** How far the pattern can be taken back, and how far it can go, before an atom is negative. */
  roomAt(place: number): { readonly up: number; readonly down: number } {
    return this.places.get(place) ?? nowhere
  }

  /** The area that a sum is about; -1 when the pattern changes nothing there. */
  areaOf(sum: number): number {
    return this.areas.get(this.system.sums[sum]?.group ?? -1) ?? -1
  }

  /** In which direction a place has to move so that a sum rises; 0 when it does not change. */
  signFor(place: number, sum: number): 1 | -1 | 0 {
    return Math.sign(this.places.get(place)?.signs.get(sum) ?? 0) as 1 | -1 | 0
  }

  private add(place: number, steps: readonly Step[]): void {
    const signs = new Map<number, number>()
    for (const { atom, sign } of steps) {
      for (const [at, sum] of (this.system.sumsOf[atom] ?? []).entries()) signs.set(sum, (signs.get(sum) ?? 0) + sign * (this.system.factorsOf[atom]?.[at] ?? 0))
    }
    const changed = [...signs.keys()].filter((sum) => signs.get(sum) !== 0)
    // What is known to be equal cannot be brought back elsewhere.
    if (changed.some((sum) => this.system.sums[sum]?.weight === Infinity)) return
    const areas = [...groupBy(changed, (sum) => this.system.sums[sum]?.group ?? -1)].map(([group, sums]) => this.gather(group, place, sums))
    const least = (wanted: 1 | -1): number =>
      steps.reduce((room, { atom, sign }) => (sign === wanted ? Math.min(room, this.system.amounts[atom] ?? 0) : room), Infinity)
    this.places.set(place, { steps, areas, signs, up: least(1), down: least(-1) })
  }

  /** Notes that a place changes sums of an area. @returns the number of the area */
  private gather(group: number, place: number, sums: readonly number[]): number {
    const area = this.areas.get(group) ?? this.members.push([]) - 1
    this.areas.set(group, area)
    this.members[area]?.push(place)
    this.sums[area] ??= sums
    return area
  }
}
