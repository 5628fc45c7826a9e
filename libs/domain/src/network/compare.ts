/**
 * What differs in the network between two days: units that are there on one of
 * them only, that stand elsewhere, have another name or keeper, municipalities
 * that another centre serves. It is the net of what came and went in between: a
 * unit that opened and closed again between the days is not told, and of two
 * renamings only the first name and the last.
 *
 * The days may be given in either order. Read backwards everything is the other
 * way round: what was opened is told as closed, and a unit is continued by those
 * that it came from.
 * Source: requirements 5 and 18.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { municipalitiesOn, municipalityCarrying, type MunicipalityFact } from '../geography/succession.js'
import { originsBetween } from './descent.js'
import type { NetworkFacts, UnitFact, UnitType } from './facts.js'
import { isSamePlaceAndKeeper, isSameText } from './period-events.js'
import { centresServing, territoriesOn } from './territory.js'
import { inReadingOrder, networkTreeOn } from './tree.js'

/** In the order in which they are told of one unit. */
export const unitDifferenceKinds = ['opened', 'closed', 'renamed', 'moved', 'amended'] as const

export type UnitDifferenceKind = (typeof unitDifferenceKinds)[number]

/** What a unit is on one of the days, and where it stands. */
export interface UnitState extends Pick<UnitFact, 'name' | 'kind' | 'organisationId' | 'lon' | 'lat'> {
  readonly parentId: string | null
  /** The centre it belongs to: itself for a centre, null for the head office and for orphans. */
  readonly centreId: string | null
  /** The municipality it stands in, by the code that the municipality carries on the day. */
  readonly municipalityCode: string
}

export interface UnitDifference {
  readonly unitId: string
  readonly type: UnitType
  readonly changes: readonly UnitDifferenceKind[]
  /** Null when the unit does not exist on the first day. */
  readonly before: UnitState | null
  /** Null when the unit does not exist on the second day. */
  readonly after: UnitState | null
  /** Units of the second day that took over from it, through however many mergers and splits in between. */
  readonly continuedBy: readonly string[]
  /** Units of the first day that it took over from. */
  readonly continues: readonly string[]
}

/**
 * A municipality that another centre serves. One that was joined to another in between is compared by the one that
 * carries it on the later day.
 */
export interface TerritoryDifference {
  readonly municipalityCode: string
  readonly fromCentreId: string | null
  readonly toCentreId: string | null
  /** The municipality that carries it on the later day, null while it is itself. */
  readonly mergedInto: string | null
}

export interface DayTotals {
  readonly units: Readonly<Record<UnitType, number>>
  readonly coveredMunicipalities: number
  /** Municipalities of the mainland that no centre serves. */
  readonly uncoveredMunicipalities: number
}

export interface Comparison {
  /** Head office, centres from north to south, local units by name, as they are on the later of the days. */
  readonly units: readonly UnitDifference[]
  /** In the order of the codes. */
  readonly territories: readonly TerritoryDifference[]
  readonly before: DayTotals
  readonly after: DayTotals
}

/** The days to compare, in either order. */
export interface DayPair {
  readonly from: IsoDate
  readonly to: IsoDate
}

/**
 * What differs between two days. A day differs from itself in nothing.
 *
 * @example compareDays(facts, municipalities, { from: '2019-12-31', to: '2026-01-01' }).units
 */
export function compareDays(
  facts: NetworkFacts,
  municipalities: readonly MunicipalityFact[],
  { from, to }: DayPair
): Comparison {
  if (from > to) return turnedRound(compareDays(facts, municipalities, { from: to, to: from }))
  return {
    units: unitDifferences(facts, municipalities, { from, to }),
    territories: territoryDifferences(facts, municipalities, { from, to }),
    before: totalsOn(facts, municipalities, from),
    after: totalsOn(facts, municipalities, to)
  }
}

interface PlacedUnit {
  readonly unit: UnitFact
  readonly state: UnitState
}

function unitDifferences(
  facts: NetworkFacts,
  municipalities: readonly MunicipalityFact[],
  { from, to }: DayPair
): UnitDifference[] {
  const before = placedUnits(facts, from, carriersOn(municipalities, from))
  const carrierAfter = carriersOn(municipalities, to)
  const after = placedUnits(facts, to, carrierAfter)
  const descent = originsBetween(facts, { from, to })
  const units = new Map([...before, ...after].map(([id, { unit }]) => [id, unit]))
  return [...units.values()].sort(inReadingOrder).flatMap(({ id: unitId, type }): UnitDifference[] => {
    const states = { before: before.get(unitId)?.state ?? null, after: after.get(unitId)?.state ?? null }
    const changes = changesBetween(states, carrierAfter)
    if (changes.length === 0) return []
    const continuedBy = descent.continuedBy.get(unitId) ?? []
    const continues = descent.continues.get(unitId) ?? []
    return [{ unitId, type, changes, ...states, continuedBy, continues }]
  })
}

type CarrierOf = (code: string) => string

/** The units of a day and where they stand, by id. */
function placedUnits(facts: NetworkFacts, day: IsoDate, carrierOf: CarrierOf): Map<string, PlacedUnit> {
  const placed = new Map<string, PlacedUnit>()
  for (const { unit, parentId } of networkTreeOn(facts, day)) {
    const { name, kind, organisationId, lon, lat } = unit
    const above = placed.get(parentId ?? '')?.state.centreId ?? null
    const centreId = unit.type === 'regional_centre' ? unit.id : above
    const municipalityCode = carrierOf(unit.municipalityCode)
    placed.set(unit.id, {
      unit,
      state: { parentId, centreId, name, kind, organisationId, lon, lat, municipalityCode }
    })
  }
  return placed
}

/** The municipality that carries a code on a day; the code itself when none does. */
function carriersOn(municipalities: readonly MunicipalityFact[], day: IsoDate): CarrierOf {
  const known = new Map<string, string>()
  return (code) => {
    const carrier = known.get(code) ?? municipalityCarrying(municipalities, code, day) ?? code
    known.set(code, carrier)
    return carrier
  }
}

function changesBetween(
  { before, after }: { readonly before: UnitState | null; readonly after: UnitState | null },
  carrierAfter: CarrierOf
): UnitDifferenceKind[] {
  if (!before) return ['opened']
  if (!after) return ['closed']
  const hasLeft = carrierAfter(before.municipalityCode) !== after.municipalityCode
  const differs: Partial<Record<UnitDifferenceKind, boolean>> = {
    renamed: !isSameText(before.name, after.name),
    moved: before.parentId !== after.parentId || before.centreId !== after.centreId,
    amended: hasLeft || !isSamePlaceAndKeeper(before, after)
  }
  return unitDifferenceKinds.filter((kind) => differs[kind])
}

/** Municipalities of the first day by who carries them on the second, and those that began in between from nothing. */
function territoryDifferences(
  facts: NetworkFacts,
  municipalities: readonly MunicipalityFact[],
  { from, to }: DayPair
): TerritoryDifference[] {
  const before = centresServing(facts, from)
  const after = centresServing(facts, to)
  const lasting = municipalitiesOn(municipalities, from).map(({ code }) => ({
    code,
    carrier: municipalityCarrying(municipalities, code, to)
  }))
  const carriers = new Set(lasting.map(({ carrier }) => carrier))
  const begun = municipalitiesOn(municipalities, to).filter(({ code }) => !carriers.has(code))
  return [...lasting, ...begun.map(({ code }) => ({ code, carrier: code }))]
    .map(({ code, carrier }) => ({
      municipalityCode: code,
      fromCentreId: before.get(code) ?? null,
      toCentreId: after.get(carrier ?? '') ?? null,
      mergedInto: carrier === code ? null : carrier
    }))
    .filter(({ fromCentreId, toCentreId }) => fromCentreId !== toCentreId)
    .sort((a, b) => (a.municipalityCode < b.municipalityCode ? -1 : 1))
}

function totalsOn(facts: NetworkFacts, municipalities: readonly MunicipalityFact[], day: IsoDate): DayTotals {
  const units = { headquarters: 0, regional_centre: 0, local_unit: 0 }
  for (const { unit } of networkTreeOn(facts, day)) units[unit.type] += 1
  const { territories, uncoveredCodes } = territoriesOn(facts, municipalities, day)
  return {
    units,
    coveredMunicipalities: territories.reduce((sum, { municipalityCodes }) => sum + municipalityCodes.length, 0),
    uncoveredMunicipalities: uncoveredCodes.length
  }
}

const opposite: Partial<Record<UnitDifferenceKind, UnitDifferenceKind>> = { opened: 'closed', closed: 'opened' }

function turnedRound({ units, territories, before, after }: Comparison): Comparison {
  return {
    units: units.map((unit) => ({
      ...unit,
      changes: unit.changes.map((kind) => opposite[kind] ?? kind),
      before: unit.after,
      after: unit.before,
      continuedBy: unit.continues,
      continues: unit.continuedBy
    })),
    territories: territories.map((each) => ({
      ...each,
      fromCentreId: each.toCentreId,
      toCentreId: each.fromCentreId
    })),
    before: after,
    after: before
  }
}
