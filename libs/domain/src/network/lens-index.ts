/**
 * The facts behind the lenses, laid out so that what concerns one unit or one
 * municipality is found at once, and what they say about a place on one day:
 * the municipality that carries a code, the area of a municipality, the centre
 * of a unit, the areas of its work.
 * Source: requirements 7 and 18; geography-and-law, "Reference geography".
 */
import { isEmpty, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { areaOf, type Division, type MembershipFact } from '../geography/divisions.js'
import { municipalityCarrying, shapesDay } from '../geography/succession.js'
import type { LinkFact, ServiceFact, SuccessionFact, TerritoryFact, UnitFact } from './facts.js'
import type { Lens, LensFacts, LensMunicipality } from './lens.js'
import { periodOn, unitsById, type UnitLives } from './lives.js'
import { latestFirst } from './territory.js'

/** A municipality with what is said about it. */
export interface LensPlace {
  readonly fact: LensMunicipality
  /** The municipality and those that continue it, one after the other. */
  readonly chain: readonly LensMunicipality[]
  /** The municipalities that ended into it when it began, or before. */
  readonly formedFrom: readonly string[]
  /** Of those that overlap, the one that counts comes first. */
  readonly territories: readonly TerritoryFact[]
  readonly memberships: ReadonlyMap<Division, readonly MembershipFact[]>
}

/** What a unit gives over on a day, and to whom. */
export interface Handover {
  readonly day: IsoDate
  readonly edges: readonly SuccessionFact[]
}

export interface LensIndex {
  readonly units: ReadonlyMap<string, UnitLives>
  /** The links of each unit; of those that overlap, the one that counts comes first. */
  readonly links: ReadonlyMap<string, readonly LinkFact[]>
  readonly services: ReadonlyMap<string, readonly ServiceFact[]>
  /** What each unit gave over, the earliest first. */
  readonly handovers: ReadonlyMap<string, readonly Handover[]>
  /** What each unit took over. */
  readonly origins: ReadonlyMap<string, readonly SuccessionFact[]>
  /** In the order of the codes. */
  readonly municipalities: ReadonlyMap<string, LensPlace>
}

/** A lens on a day. */
export interface LensDay {
  readonly lens: Lens
  readonly day: IsoDate
}

export interface AreaShare {
  readonly area: string | null
  readonly share: number
  readonly isEstimated: boolean
}

/** A part of a municipality's figures and the municipality that carries it, null when none does. */
interface CodeShare {
  readonly code: string | null
  readonly share: number
  readonly isEstimated: boolean
}

/** Every fact is looked at once; what holds on no day, and successions from or to strangers, are left out. */
export function indexLens(facts: LensFacts): LensIndex {
  const units = unitsById(facts.units.filter((unit) => !isEmpty(unit)))
  const successions = facts.successions.filter(
    ({ predecessorId, successorId, share }) =>
      predecessorId !== successorId && units.has(predecessorId) && units.has(successorId) && share > 0
  )
  return {
    units,
    links: inOrder(groupBy(facts.links, ({ unitId }) => unitId), latestLinkFirst),
    services: groupBy(facts.services, ({ unitId }) => unitId),
    handovers: handoversOf(successions),
    origins: groupBy(successions, ({ successorId }) => successorId),
    municipalities: placesOf(facts)
  }
}

/** Sorting the small groups is cheaper than sorting the whole. */
function inOrder<F>(groups: Map<string, [F, ...F[]]>, order: (a: F, b: F) => number): Map<string, readonly F[]> {
  for (const group of groups.values()) group.sort(order)
  return groups
}

function handoversOf(successions: readonly SuccessionFact[]): Map<string, Handover[]> {
  const given = groupBy(successions, ({ predecessorId }) => predecessorId)
  return new Map(
    [...given].map(([unitId, edges]) => {
      const days = [...groupBy(edges, ({ effectiveOn }) => effectiveOn)].sort(([a], [b]) => (a < b ? -1 : 1))
      return [unitId, days.map(([day, ofDay]) => ({ day, edges: ofDay }))]
    })
  )
}

function placesOf({ municipalities, memberships, territories }: LensFacts): Map<string, LensPlace> {
  const byCode = new Map(municipalities.map((fact) => [fact.code, fact]))
  const membershipsOf = groupBy(memberships, ({ municipalityCode }) => municipalityCode)
  const territoriesOf = inOrder(groupBy(territories, ({ municipalityCode }) => municipalityCode), latestFirst)
  const endedInto = groupBy(municipalities, ({ successorCode }) => successorCode)
  const places = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1)).map((fact): [string, LensPlace] => {
    const formedFrom = (endedInto.get(fact.code) ?? [])
      .filter((ended) => ended.validFrom < fact.validFrom && ended.validTo !== null && ended.validTo <= fact.validFrom)
      .map(({ code }) => code)
    const place = {
      fact,
      chain: chainFrom(byCode, fact),
      formedFrom,
      territories: territoriesOf.get(fact.code) ?? [],
      memberships: groupBy(membershipsOf.get(fact.code) ?? [], ({ division }) => division)
    }
    return [fact.code, place]
  })
  return new Map(places)
}

function chainFrom(byCode: ReadonlyMap<string, LensMunicipality>, first: LensMunicipality): LensMunicipality[] {
  const chain: LensMunicipality[] = []
  let next: LensMunicipality | undefined = first
  while (next && !chain.includes(next)) {
    chain.push(next)
    next = next.successorCode === null ? undefined : byCode.get(next.successorCode)
  }
  return chain
}

/** As in the tree: the link that began last counts, and among those the one with the lesser parent id. */
function latestLinkFirst(a: LinkFact, b: LinkFact): number {
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom ? -1 : 1
  return a.parentId < b.parentId ? -1 : a.parentId > b.parentId ? 1 : 0
}

/** The areas of the figures of a municipality, restated to a day. Those of a stranger have none. */
export function areasOfCode(index: LensIndex, code: string, at: LensDay): AreaShare[] {
  return carriersOf(index, code, at.day).map(({ code: carrier, share, isEstimated }) => ({
    area: carrier === null ? null : areaOfMunicipality(index, carrier, at),
    share,
    isEstimated
  }))
}

/**
 * The municipalities that carry a code on a day: itself while it lives, afterwards the one that continues it; before
 * it began, in equal parts those of which it was formed, for nobody says how much of it each of them was. Those began
 * before it did, so that the way back ends.
 */
function carriersOf(index: LensIndex, code: string, day: IsoDate): CodeShare[] {
  const place = index.municipalities.get(code)
  if (!place) return [{ code: null, share: 1, isEstimated: false }]
  if (place.fact.validFrom <= day || place.formedFrom.length === 0) {
    return [{ code: municipalityCarrying(place.chain, code, day), share: 1, isEstimated: false }]
  }
  const parts = place.formedFrom.length
  return place.formedFrom.flatMap((from) =>
    carriersOf(index, from, day).map((carrier) => ({
      code: carrier.code,
      share: carrier.share / parts,
      isEstimated: carrier.isEstimated || parts > 1
    }))
  )
}

/** The area in which a municipality lies on a day, or null when there is none. */
export function areaOfMunicipality(index: LensIndex, code: string, { lens, day }: LensDay): string | null {
  const place = index.municipalities.get(code)
  if (!place) return null
  if (lens === 'centre') return centreServing(index, place, day)
  if (lens === 'language_status') return traitOf(place, ({ languageStatus }) => languageStatus)
  if (lens === 'urban_rural') return traitOf(place, ({ urbanRural }) => urbanRural)
  return areaOf(place.memberships.get(lens) ?? [], lens, { municipalityCode: code, day })
}

function centreServing(index: LensIndex, { territories }: LensPlace, day: IsoDate): string | null {
  const serving = territories.find((fact) => isValidOn(fact, day) && existsOn(index, fact.unitId, day))
  return serving?.unitId ?? null
}

/** A trait is known for the municipalities of today; one that has ended takes after the one that carries its code. */
function traitOf({ fact, chain }: LensPlace, read: (of: LensMunicipality) => string | null): string | null {
  const carrier = municipalityCarrying(chain, fact.code, shapesDay)
  return read(chain.find(({ code }) => code === carrier) ?? fact)
}

const existsOn = (index: LensIndex, unitId: string, day: IsoDate): boolean =>
  index.units.get(unitId)?.lives.some((life) => isValidOn(life, day)) ?? false

/**
 * The areas of a unit's work on a day: of a unit that exists its centre, or where it works; for one that does not
 * exist, the area of the place where it was last before, or will be first.
 */
export function areasOfUnit(index: LensIndex, unit: UnitLives, at: LensDay): AreaShare[] {
  const period = periodOn(unit.periods, at.day)
  if (period === null) return areasWhereItWas(index, unit, at)
  if (at.lens === 'centre') return [{ area: centreOfUnit(index, unit.id, at.day), share: 1, isEstimated: false }]
  const services = index.services.get(unit.id) ?? []
  const declared = services.filter((service) => isValidOn(service, at.day) && service.share > 0)
  if (declared.length === 0) return areasOfCode(index, period.municipalityCode, at)
  const whole = declared.reduce((sum, { share }) => sum + share, 0)
  return declared.flatMap(({ municipalityCode, share }) =>
    areasOfCode(index, municipalityCode, at).map((part) => ({ ...part, share: (part.share * share) / whole }))
  )
}

/** The head office belongs to no centre, wherever it stood. */
function areasWhereItWas(index: LensIndex, unit: UnitLives, at: LensDay): AreaShare[] {
  const period = nearestPeriod(unit, at.day)
  const isNowhere = !period || (at.lens === 'centre' && unit.type === 'headquarters')
  if (isNowhere) return [{ area: null, share: 1, isEstimated: true }]
  return areasOfCode(index, period.municipalityCode, at).map((part) => ({ ...part, isEstimated: true }))
}

/** What a unit is on a day, or was last before, or will be first. */
const nearestPeriod = (unit: UnitLives, day: IsoDate): UnitFact | undefined =>
  unit.periods.findLast(({ validFrom }) => validFrom <= day) ?? unit.periods[0]

/** The same centre as `centreOn` finds: the unit itself, or the first above it that is a centre on the day. */
function centreOfUnit(index: LensIndex, unitId: string, day: IsoDate): string | null {
  const seen = new Set<string>()
  let id: string | undefined = unitId
  while (id !== undefined && !seen.has(id)) {
    const periods = index.units.get(id)?.periods ?? []
    if (periods.some((period) => period.type === 'regional_centre' && isValidOn(period, day))) return id
    seen.add(id)
    id = index.links.get(id)?.find((link) => isValidOn(link, day))?.parentId
  }
  return null
}
