/**
 * When a municipality joins another, what was said of it goes on under the one
 * that continues it: its centre, and the work that units do for it. Where both
 * had a centre, the one that lives on keeps its own; the coordinators are told.
 * Source: requirement 7; geography-and-law, "Reference geography"; mergers 2013-2026.
 */
import { addDays, earlierEnd, intersection, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { municipalityCarrying, type MunicipalityFact } from '../geography/succession.js'
import type { NetworkDelta } from './change.js'
import type { NetworkFacts, ServiceFact } from './facts.js'
import { lifeOn, unitsById } from './lives.js'
import { NetworkDraft, serviceLine } from './network-draft.js'

/** What the coordinators have to know of a municipality that joined another. */
export interface CarryNotice {
  readonly municipalityCode: string
  /** The municipality that continues it, null when none does. */
  readonly intoCode: string | null
  /** The first day of the new division. */
  readonly day: IsoDate
  /** The centres that served those that joined, the day before. */
  readonly fromCentreIds: readonly string[]
  /** The centre that serves the one that continues them, null when none does. */
  readonly toCentreId: string | null
  /** True when a centre loses a municipality by it. */
  readonly isContested: boolean
}

export interface Carrying {
  readonly delta: NetworkDelta
  /** One for every municipality that ended and of which something was carried on, by day and code. */
  readonly notices: readonly CarryNotice[]
}

/** Municipalities that join the same one on the same day. */
interface Merger {
  readonly day: IsoDate
  readonly into: MunicipalityFact | null
  readonly codes: readonly string[]
}

/** The life of a unit in which a day lies. */
type LifeOf = (unitId: string, day: IsoDate) => Validity | null

/**
 * Carries territories and declared work over the mergers of municipalities. What has been carried already is not
 * carried again: then the delta is empty and there is nothing to tell.
 *
 * @example Pertunmaa (588, of the eastern centre) joined Mäntyharju (507, of nobody) on 2025-01-01:
 * carryTerritories(facts, municipalities).delta.added.territories
 * // 588 of the eastern centre until 2025-01-01, 507 of the eastern centre from then on
 */
export function carryTerritories(
  facts: Pick<NetworkFacts, 'units' | 'territories' | 'services'>,
  municipalities: readonly MunicipalityFact[]
): Carrying {
  const { territories, services } = facts
  const draft = new NetworkDraft({ units: [], links: [], successions: [], territories, services })
  const units = unitsById(facts.units)
  const lifeOf: LifeOf = (unitId, day) => lifeOn(units.get(unitId)?.lives ?? [], day)
  const notices = mergersAmong(municipalities).flatMap((merger) => {
    for (const code of merger.codes) carryServices(draft, merger, code)
    return carryCentre(draft, merger, lifeOf)
  })
  return { delta: draft.delta(), notices }
}

/** The mergers in the order of their days. */
function mergersAmong(municipalities: readonly MunicipalityFact[]): Merger[] {
  const known = new Map(municipalities.map((each) => [each.code, each]))
  const ended = municipalities.flatMap(({ code, validTo }) => {
    if (validTo === null) return []
    const into = known.get(municipalityCarrying(municipalities, code, validTo) ?? '') ?? null
    return [{ code, day: validTo, into }]
  })
  const groups = groupBy(ended, ({ day, into, code }) => `${day}/${into?.code ?? `-${code}`}`)
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({
    day: group[0].day,
    into: group[0].into,
    codes: group.map(({ code }) => code).sort()
  }))
}

function carryCentre(draft: NetworkDraft, merger: Merger, lifeOf: LifeOf): CarryNotice[] {
  const { day, into, codes } = merger
  const mark = draft.mark()
  const served = codes.flatMap((code) => draft.territories.on(code, addDays(day, -1))?.unitId ?? [])
  for (const code of codes) draft.territories.clear(code, { validFrom: day, validTo: null })
  const centreOf = (code: string): string | null => draft.territories.on(code, day)?.unitId ?? null
  if (into && centreOf(into.code) === null) inherit(draft, { day, into, served, lifeOf })
  if (draft.mark() === mark) return []
  const intoCode = into?.code ?? null
  const toCentreId = intoCode === null ? null : centreOf(intoCode)
  const fromCentreIds = [...new Set(served)].sort()
  const isContested = fromCentreIds.some((unitId) => unitId !== toCentreId)
  return codes.map((municipalityCode) => ({
    municipalityCode,
    intoCode,
    day,
    fromCentreIds,
    toCentreId,
    isContested
  }))
}

/** The centre that served most of those that joined serves the one that continues them, until what is planned. */
function inherit(
  draft: NetworkDraft,
  heritage: {
    readonly day: IsoDate
    readonly into: MunicipalityFact
    readonly served: readonly string[]
    readonly lifeOf: LifeOf
  }
): void {
  const { day, into, served, lifeOf } = heritage
  const heirId = mostNamed(served.filter((unitId) => lifeOf(unitId, day) !== null))
  if (heirId === null) return
  const next = draft.territories.line(into.code).find((fact) => fact.validFrom > day)
  const ends = [next?.validFrom ?? null, into.validTo, lifeOf(heirId, day)?.validTo ?? null]
  const days = { validFrom: day, validTo: ends.reduce(earlierEnd) }
  draft.territories.write({ unitId: heirId, municipalityCode: into.code, ...days, reason: null })
}

/** The id that is named most often; among several the lowest. */
function mostNamed(unitIds: readonly string[]): string | null {
  const groups = [...groupBy(unitIds, (unitId) => unitId)]
  const [first] = groups.sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
  return first?.[0] ?? null
}

/**
 * What units declared for a municipality beyond its end is added to what they do for the one that continues it. Where
 * none does, what is left is no whole, and the unit works for its own municipality again.
 */
function carryServices(draft: NetworkDraft, { day, into }: Merger, code: string): void {
  const rest = { validFrom: day, validTo: null }
  for (const service of draft.services.by('municipality', code)) {
    const days = intersection(service, rest)
    if (days === null) continue
    draft.services.clear(serviceLine(service.unitId, code), days)
    if (into) addService(draft, { ...service, ...days, municipalityCode: into.code })
    else draft.clearWork(service.unitId, days)
  }
}

/** Adds a part to what the unit does for the municipality already, day by day. */
function addService(draft: NetworkDraft, service: ServiceFact): void {
  const own = draft.services.line(serviceLine(service.unitId, service.municipalityCode))
  const turns = own.flatMap(({ validFrom, validTo }) => [validFrom, validTo])
  const inside = turns.filter((turn) => turn !== null && turn > service.validFrom && isValidOn(service, turn))
  const begins = [...new Set([service.validFrom, ...inside])].filter((turn) => turn !== null).sort()
  begins.forEach((validFrom, place) => {
    const share = service.share + (own.find((each) => isValidOn(each, validFrom))?.share ?? 0)
    draft.services.write({ ...service, validFrom, validTo: begins[place + 1] ?? service.validTo, share })
  })
}
