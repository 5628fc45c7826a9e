import { addSums, noSums, type Sums } from '@solmu/domain/results/aggregate.js'
import type { Entry } from '@solmu/domain/reports/consolidate-entries.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Place, PlaceTable } from './consolidation-places.js'
import type { LastJson, SumsJson } from './consolidation.sql.js'

/** What stands in one period. */
export interface PeriodSums {
  readonly sums: Sums
  /** The most that one unit has. */
  readonly largest: bigint
  readonly isEstimated: boolean
}

/** Where sums stand: everything, an area, or a unit in an area. */
export type SumPlace = Pick<SumsJson, 'isWhole' | 'unitId' | 'indicatorId' | 'breakdown'> & Pick<Place, 'area'>

const everywhere: Place = { area: null, isEstimated: false }
const placeIn = ({ isWhole, unitId, indicatorId, breakdown }: Omit<SumPlace, 'area'>, { area }: Place): SumPlace => {
  return { isWhole, area, unitId, indicatorId, breakdown }
}

/** The sums of an indicator and a breakdown in one place. */
export interface PlacedSums extends SumPlace {
  readonly periods: Map<IsoDate, PeriodSums>
  /** The last values of the units over the run. */
  last: Pick<Sums, 'valueSum' | 'valueCount'> & { readonly isEstimated: boolean }
}

const both = (one: PeriodSums, other: PeriodSums): PeriodSums => ({
  sums: addSums(one.sums, other.sums),
  largest: other.largest > one.largest ? other.largest : one.largest,
  isEstimated: one.isEstimated || other.isEstimated
})

const nothing: PeriodSums = { sums: noSums, largest: 0n, isEstimated: false }

/** Gathers what the database has added up and what the rule of the domain has divided. */
export class SumTable {
  private readonly places = new Map<string, PlacedSums>()

  /** @param placeAt what the places of the rows are; rows of none are left out, since they are added figure by figure */
  addSums(rows: readonly SumsJson[], placeAt: PlaceTable['placeAt']): void {
    for (const row of rows) {
      const at = row.isWhole ? everywhere : placeAt(row.place)
      if (at) this.add(placeIn(row, at), row.periodFrom, { sums: sumsOfJson(row), largest: BigInt(row.largest), isEstimated: at.isEstimated })
    }
  }

  addLast(rows: readonly LastJson[], placeAt: PlaceTable['placeAt']): void {
    for (const row of rows) {
      const at = row.isWhole ? everywhere : placeAt(row.place)
      if (at) this.addLastOf(placeIn(row, at), { valueSum: BigInt(row.valueSum), valueCount: row.valueCount, isEstimated: at.isEstimated })
    }
  }

  /** @param isNewest whether the value is the last of its unit over the run */
  addEntry(entry: Entry, isNewest: boolean, byUnit: boolean): void {
    const { indicatorId, breakdown, sums, isEstimated } = entry
    const place = { isWhole: false, area: entry.area === '' ? null : entry.area, unitId: byUnit ? entry.unitId : null, indicatorId, breakdown }
    this.add(place, entry.periodFrom, { sums, largest: sums.valueSum, isEstimated })
    if (isNewest) this.addLastOf(place, { valueSum: sums.valueSum, valueCount: sums.valueCount, isEstimated })
  }

  /** What belongs to no area: the whole less the areas; for sums that are kept for the whole and for the areas. */
  addRest(): void {
    const all = this.all()
    for (const { indicatorId, breakdown, periods } of all.filter(({ isWhole }) => isWhole)) {
      const areas = all.filter((each) => !each.isWhole && each.indicatorId === indicatorId && each.breakdown === breakdown)
      for (const [period, { sums }] of periods) {
        const rest = areas.reduce((left, area) => less(left, area.periods.get(period)?.sums ?? noSums), sums)
        const isNothing = rest.valueCount + rest.missingCount + rest.notApplicableCount + rest.notAskedCount === 0
        if (!isNothing) this.add({ isWhole: false, area: null, unitId: null, indicatorId, breakdown }, period, { ...nothing, sums: rest })
      }
    }
  }

  all(): PlacedSums[] {
    return [...this.places.values()]
  }

  private add(place: SumPlace, period: IsoDate, more: PeriodSums): void {
    const { periods } = this.of(place)
    const known = periods.get(period)
    periods.set(period, known ? both(known, more) : more)
  }

  private addLastOf(place: SumPlace, { valueSum, valueCount, isEstimated }: PlacedSums['last']): void {
    const placed = this.of(place)
    const { last } = placed
    placed.last = {
      valueSum: last.valueSum + valueSum,
      valueCount: last.valueCount + valueCount,
      isEstimated: last.isEstimated || isEstimated
    }
  }

  private of({ isWhole, area, unitId, indicatorId, breakdown }: SumPlace): PlacedSums {
    const key = `${indicatorId}|${breakdown}|${isWhole ? 'whole' : `in ${area ?? ''}`}|${unitId ?? ''}`
    const known = this.places.get(key)
    if (known) return known
    const last = { valueSum: 0n, valueCount: 0, isEstimated: false }
    const placed: PlacedSums = { isWhole, area, unitId, indicatorId, breakdown, last, periods: new Map() }
    this.places.set(key, placed)
    return placed
  }
}

const sumsOfJson = (row: SumsJson): Sums => ({
  valueSum: BigInt(row.valueSum),
  weightedSum: BigInt(row.weightedSum),
  weightSum: BigInt(row.weightSum),
  valueCount: row.valueCount,
  weighedCount: row.weighedCount,
  missingCount: row.missingCount,
  notApplicableCount: row.notApplicableCount,
  notAskedCount: row.notAskedCount
})

const less = (one: Sums, other: Sums): Sums => ({
  valueSum: one.valueSum - other.valueSum,
  weightedSum: one.weightedSum - other.weightedSum,
  weightSum: one.weightSum - other.weightSum,
  valueCount: one.valueCount - other.valueCount,
  weighedCount: one.weighedCount - other.weighedCount,
  missingCount: one.missingCount - other.missingCount,
  notApplicableCount: one.notApplicableCount - other.notApplicableCount,
  notAskedCount: one.notAskedCount - other.notAskedCount
})
