import { Injectable } from '@nestjs/common'
import { shapeCodeOf, shapesOn } from '@solmu/domain/geography/succession.js'
import { compareDays, type DayTotals, type TerritoryDifference, type UnitDifference } from '@solmu/domain/network/compare.js'
import type { Lens, LensReader } from '@solmu/domain/network/lens.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { NetworkPicture } from '../network-picture.js'
import { NetworkQueries } from '../network.queries.js'
import { ATTRIBUTION } from '../network.service.js'
import type {
  DivisionArea,
  NetworkComparison,
  NetworkDivisionType,
  NetworkTotals,
  TerritoryDifference as TerritoryDifferenceType,
  UnitDifference as UnitDifferenceType
} from './lens.graphql.js'
import { LensQueries } from './lens.queries.js'

/** The network read through any division, and two days side by side. */
@Injectable()
export class LensService {
  constructor(
    private readonly queries: LensQueries,
    private readonly network: NetworkQueries
  ) {}

  /** The network seen through a division on a day; one that did not exist then has no area but null. */
  async division(lens: Lens, asOf: IsoDate | null): Promise<NetworkDivisionType> {
    const day = asOf ?? todayIn()
    const { picture, reader } = await this.queries.reader()
    const names = await this.queries.areaNames(lens, day)
    const nameOf = (area: string | null): LocalizedText | null =>
      area === null ? null : (names.get(area) ?? (lens === 'centre' ? (picture.unitOn(area, day)?.name ?? null) : null))
    const areas = areasOn(picture, reader, { lens, day })
    const inTreeOrder = lens === 'centre' ? placesInTree(picture, day) : null
    const place = ({ area }: { area: string | null }) => (area === null ? Infinity : (inTreeOrder?.get(area) ?? 0))
    return {
      lens,
      asOf: day,
      populationDate: picture.municipalities.list.find(({ populationDate }) => populationDate)?.populationDate ?? null,
      areas: areas.map((area) => ({ ...area, name: nameOf(area.area) })).sort((a, b) => compare(place(a), place(b))),
      attribution: ATTRIBUTION
    }
  }

  /** What differs between two days, with names. */
  async compare(from: IsoDate, to: IsoDate): Promise<NetworkComparison> {
    const picture = await this.network.ofAllTimes()
    const { units, territories, before, after } = compareDays(picture.facts, picture.municipalities.list, { from, to })
    return {
      before: totalsOf(before, from),
      after: totalsOf(after, to),
      units: units.map((unit) => unitDifference(picture, unit, { from, to })),
      territories: territoryDifferences(picture, territories, { from, to })
    }
  }
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

function placesInTree(picture: NetworkPicture, day: IsoDate): Map<string, number> {
  return new Map(picture.treeOn(day).map(({ unit }, place) => [unit.id, place]))
}

type Choice = { readonly lens: Lens; readonly day: IsoDate }

function areasOn(picture: NetworkPicture, reader: LensReader, { lens, day }: Choice): Omit<DivisionArea, 'name'>[] {
  const municipalities = reader.municipalitiesIn(lens, day)
  const units = reader.unitsIn(lens, day)
  const areaOf = new Map([...municipalities].flatMap(([area, codes]) => codes.map((code) => [code, area] as const)))
  const shapes = groupBy([...shapesOn(picture.municipalities.list, day)], ([, code]) => areaOf.get(code) ?? null)
  const places = placesInTree(picture, day)
  const local = new Set(picture.treeOn(day).flatMap(({ unit }) => (unit.type === 'local_unit' ? [unit.id] : [])))
  return [...new Set([...municipalities.keys(), ...units.keys()])].flatMap((area) => {
    const shapeCodes = (shapes.get(area) ?? []).map(([shape]) => shape).sort()
    const shares = (units.get(area) ?? [])
      .filter(({ unitId }) => local.has(unitId))
      .sort((a, b) => compare(places.get(a.unitId) ?? 0, places.get(b.unitId) ?? 0))
    const municipalityCodes = municipalities.get(area) ?? []
    if (municipalityCodes.length === 0 && shares.length === 0) return []
    return {
      area,
      municipalityCodes,
      shapeCodes,
      population: shapeCodes.reduce((sum, code) => sum + (picture.municipalities.byCode.get(code)?.population ?? 0), 0),
      units: shares.flatMap(({ unitId, share }) => {
        const unit = picture.unitOn(unitId, day)
        return unit ? [{ unit, share }] : []
      }),
      unitCount: shares.reduce((sum, { share }) => sum + share, 0)
    }
  })
}

const totalsOf = (totals: DayTotals, day: IsoDate): NetworkTotals => ({
  day,
  centres: totals.units.regional_centre,
  localUnits: totals.units.local_unit,
  municipalities: totals.coveredMunicipalities,
  uncovered: totals.uncoveredMunicipalities
})

type Days = { readonly from: IsoDate; readonly to: IsoDate }

function unitDifference(picture: NetworkPicture, unit: UnitDifference, { from, to }: Days): UnitDifferenceType {
  const { unitId, changes, before, after, continuedBy, continues } = unit
  const refOn = (id: string | null | undefined, day: IsoDate) => (id ? picture.unitOn(id, day) : null)
  const municipality = (code: string | undefined) => picture.municipalities.byCode.get(code ?? '')?.name ?? null
  return {
    unitId,
    changes: [...changes],
    nameBefore: before?.name ?? null,
    nameAfter: after?.name ?? null,
    centreBefore: refOn(before?.centreId, from),
    centreAfter: refOn(after?.centreId, to),
    municipalityBefore: municipality(before?.municipalityCode),
    municipalityAfter: municipality(after?.municipalityCode),
    related: [...picture.refs(continuedBy, to), ...picture.refs(continues, from)]
  }
}

/** Gathered by the centres between which the municipalities passed. */
function territoryDifferences(
  picture: NetworkPicture,
  differences: readonly TerritoryDifference[],
  { from, to }: Days
): TerritoryDifferenceType[] {
  const groups = groupBy(differences, ({ fromCentreId, toCentreId }) => `${fromCentreId}>${toCentreId}`)
  return [...groups.values()].map((group) => {
    const [{ fromCentreId, toCentreId }] = group
    const municipalityCodes = group.map(({ municipalityCode }) => municipalityCode)
    const list = picture.municipalities.list
    return {
      from: fromCentreId === null ? null : picture.unitOn(fromCentreId, from),
      to: toCentreId === null ? null : picture.unitOn(toCentreId, to),
      municipalityCodes,
      municipalityNames: municipalityCodes.flatMap((code) => picture.municipalities.byCode.get(code)?.name ?? []),
      shapeCodes: [...new Set(municipalityCodes.flatMap((code) => shapeCodeOf(list, code) ?? []))].sort()
    }
  })
}
