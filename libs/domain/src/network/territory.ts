/**
 * Which municipalities each regional centre serves on a day, how that looks on
 * the map, and what is left over. A centre serves municipalities, not shapes:
 * where the map has one shape for two municipalities that were still apart, the
 * municipality that has lived on under its own code decides the colour.
 * Source: requirements 7 and 18.
 */
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { municipalitiesOn, shapesOn, type MunicipalityFact } from '../geography/succession.js'
import type { NetworkFacts, TerritoryFact } from './facts.js'

export interface CentreTerritory {
  readonly unitId: string
  /** The municipalities that live on the day, in the order of their codes. */
  readonly municipalityCodes: readonly string[]
  /** The shapes of the map to paint. */
  readonly shapeCodes: readonly string[]
}

/** Two centres serve the same municipality on the same day, which the facts should not say. */
export interface TerritoryOverlap {
  readonly municipalityCode: string
  readonly unitIds: readonly string[]
}

export interface Territories {
  /** One for every centre that serves something on the day, in the order of the ids. */
  readonly territories: readonly CentreTerritory[]
  /** Municipalities of the mainland that no centre serves. */
  readonly uncoveredCodes: readonly string[]
  readonly overlaps: readonly TerritoryOverlap[]
}

/**
 * The territories of a day. A municipality that no longer lives, or does not live yet, is in none. Where
 * facts overlap, the one that began last counts (the lesser unit id among those), so that the territories
 * never share a municipality; the overlap itself is listed.
 *
 * @example territoriesOn(facts, municipalities, '2026-06-01').uncoveredCodes // [] when the mainland is covered
 */
export function territoriesOn(
  facts: Pick<NetworkFacts, 'units' | 'territories'>,
  municipalities: readonly MunicipalityFact[],
  day: IsoDate
): Territories {
  const serving = servingOn(facts, day)
  const living = municipalitiesOn(municipalities, day)
  const decided = new Map<string, string>()
  for (const { code } of living) {
    const unitId = serving.get(code)?.[0]
    if (unitId !== undefined) decided.set(code, unitId)
  }
  const shapes = shapesOn(municipalities, day)
  return {
    territories: [...new Set(decided.values())].sort().map((unitId) => ({
      unitId,
      municipalityCodes: keysWith(decided, unitId),
      shapeCodes: [...shapes].flatMap(([shape, code]) => (decided.get(code) === unitId ? [shape] : [])).sort()
    })),
    uncoveredCodes: living.filter(({ code, isMainland }) => isMainland && !decided.has(code)).map(({ code }) => code),
    overlaps: living.flatMap(({ code }) => {
      const unitIds = serving.get(code) ?? []
      return unitIds.length > 1 ? [{ municipalityCode: code, unitIds }] : []
    })
  }
}

/** The centre that serves each municipality on a day, by municipality code, whether or not the municipality lives. */
export function centresServing(facts: Pick<NetworkFacts, 'units' | 'territories'>, day: IsoDate): Map<string, string> {
  const decided = new Map<string, string>()
  for (const [code, unitIds] of servingOn(facts, day)) if (unitIds[0] !== undefined) decided.set(code, unitIds[0])
  return decided
}

/** For every municipality code the units that serve it on a day, the one that counts first. */
function servingOn(facts: Pick<NetworkFacts, 'units' | 'territories'>, day: IsoDate): Map<string, string[]> {
  const alive = new Set(facts.units.filter((unit) => isValidOn(unit, day)).map((unit) => unit.id))
  const current = facts.territories.filter((fact) => isValidOn(fact, day) && alive.has(fact.unitId))
  const serving = new Map<string, string[]>()
  for (const { municipalityCode, unitId } of current.sort(latestFirst)) {
    const unitIds = serving.get(municipalityCode) ?? []
    serving.set(municipalityCode, unitIds.includes(unitId) ? unitIds : [...unitIds, unitId])
  }
  return serving
}

/** Of facts that overlap, the one that counts comes first. */
export function latestFirst(a: TerritoryFact, b: TerritoryFact): number {
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom ? -1 : 1
  return a.unitId < b.unitId ? -1 : a.unitId > b.unitId ? 1 : 0
}

const keysWith = (decided: ReadonlyMap<string, string>, unitId: string): string[] =>
  [...decided].flatMap(([code, each]) => (each === unitId ? [code] : []))
