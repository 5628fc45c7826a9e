/**
 * Works out which centre of the demo has served each mainland municipality, and
 * from it to which centre each local unit has belonged. A municipality follows
 * a decision of its own, else the one on the region to which it belongs that
 * day; when it joins another municipality its territory ends with it.
 */
import { intersection, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import {
  centres,
  regionChangeReason,
  territoryDecisions,
  type CentreKey,
  type TerritoryDecision
} from './demo-centres.js'
import type { DemoLink, DemoReference, DemoTerritory, DemoUnit } from './demo-network.types.js'
import { centreId, headquartersId } from './demo-unit-rows.js'

/** Åland has its own network of services and stays outside. */
const outsideRegion = '21'

interface ServedPeriod extends Validity {
  readonly centre: CentreKey
  readonly reason: string | null
}

/** The region of a municipality year by year, in the order of the years. */
type Regions = readonly { readonly year: number; readonly regionCode: string }[]

function regionsByMunicipality(reference: DemoReference): Map<string, Regions> {
  const regions = new Map<string, { year: number; regionCode: string }[]>()
  for (const { year, municipalityCode, regionCode } of reference.memberships) {
    if (regionCode === outsideRegion) continue
    const known = regions.get(municipalityCode) ?? []
    regions.set(municipalityCode, [...known, { year, regionCode }])
  }
  for (const years of regions.values()) years.sort((a, b) => a.year - b.year)
  return new Map([...regions].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function regionOn(regions: Regions, day: IsoDate): string | undefined {
  return regions.findLast(({ year }) => `${year}-01-01` <= day)?.regionCode
}

function decisionOn(code: string, region: string | undefined, day: IsoDate): TerritoryDecision | undefined {
  const inForce = territoryDecisions.filter((decision) => decision.from <= day)
  return (
    inForce.findLast(({ municipalities }) => municipalities?.includes(code)) ??
    inForce.findLast(({ regions }) => region !== undefined && regions?.includes(region))
  )
}

/** Who served one municipality from when to when, before the openings of the centres are looked at. */
function servedPeriods(code: string, regions: Regions, endsOn: IsoDate | null): ServedPeriod[] {
  const turns = [...territoryDecisions.map(({ from }) => from), ...regions.map(({ year }) => `${year}-01-01`)]
  const days = [...new Set(turns)].filter((day) => endsOn === null || day < endsOn).sort()
  const periods: { centre: CentreKey; validFrom: IsoDate; reason: string | null }[] = []
  for (const day of days) {
    const decision = decisionOn(code, regionOn(regions, day), day)
    if (decision === undefined || decision.centre === periods.at(-1)?.centre) continue
    const isFirst = periods.length === 0
    const reason = decision.from === day || isFirst ? decision.reason : regionChangeReason
    periods.push({ centre: decision.centre, validFrom: day, reason })
  }
  return periods.map((period, index) => ({ ...period, validTo: periods[index + 1]?.validFrom ?? endsOn }))
}

/** The territory of the centres: one row for each time that a centre has served a municipality without a break. */
export function demoTerritories(consortiumId: string, reference: DemoReference): DemoTerritory[] {
  const ends = new Map(reference.mergers.map(({ endedCode, effectiveOn }) => [endedCode, effectiveOn]))
  return [...regionsByMunicipality(reference)].flatMap(([municipalityCode, regions]) =>
    servedPeriods(municipalityCode, regions, ends.get(municipalityCode) ?? null).flatMap((period) => {
      const validity = intersection(period, { validFrom: centres[period.centre].validFrom, validTo: null })
      if (validity === null) return []
      const { validFrom, validTo } = validity
      const unitId = centreId(period.centre)
      return [{ consortiumId, unitId, municipalityCode, validFrom, validTo, reason: period.reason }]
    })
  )
}

/** The parents: centres belong to the head office, local units to the centre that serves their municipality. */
export function demoLinks(
  consortiumId: string,
  units: readonly DemoUnit[],
  territories: readonly DemoTerritory[]
): DemoLink[] {
  return lives(units).flatMap((unit) =>
    parentsOf(unit, territories).map((parent) => ({
      consortiumId,
      unitId: unit.id,
      ...parent
    }))
  )
}

/** Each unit once, from its first period to its last: no unit of the demo has closed and begun again. */
function lives(units: readonly DemoUnit[]): DemoUnit[] {
  const last = new Map(units.map((unit) => [unit.id, unit]))
  const seen = new Set<string>()
  return units.flatMap((unit) => {
    if (seen.has(unit.id)) return []
    seen.add(unit.id)
    return [{ ...unit, validTo: last.get(unit.id)?.validTo ?? null }]
  })
}

type Parent = Pick<DemoLink, 'parentId' | 'validFrom' | 'validTo' | 'reason'>

function parentsOf(unit: DemoUnit, territories: readonly DemoTerritory[]): Parent[] {
  if (unit.type === 'headquarters') return []
  const { validFrom, validTo } = unit
  if (unit.type === 'regional_centre') return [{ parentId: headquartersId, validFrom, validTo, reason: null }]
  return territories
    .filter(({ municipalityCode }) => municipalityCode === unit.municipalityCode)
    .flatMap((served) => {
      const shared = intersection(unit, served)
      if (shared === null) return []
      // The first parent needs no reason: the unit simply opened there.
      const reason = shared.validFrom === validFrom ? null : served.reason
      return [{ parentId: served.unitId, ...shared, reason }]
    })
}
