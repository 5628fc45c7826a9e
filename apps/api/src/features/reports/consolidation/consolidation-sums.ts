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

/** Two sums or figures of an indicator stand in the same place. Asked for by the thousand, so the usual ones are not put together anew. */
export function placeKey({ isWhole, area, unitId, breakdown }: Omit<SumPlace, 'indicatorId'>): string {
  if (unitId !== null || breakdown !== '') return `${isWhole ? '|' : (area ?? '||')}|${unitId ?? ''}|${breakdown}`
  return isWhole ? '|' : (area ?? '||')
}

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

/** What all periods add up to; written down in one object, since there are thousands of periods. */
export function wholeOf(periods: Iterable<PeriodSums>): PeriodSums {
  const sums: { -readonly [Name in keyof Sums]: Sums[Name] } = { ...noSums }
  let [largest, isEstimated] = [0n, false]
  for (const each of periods) {
    sums.valueSum += each.sums.valueSum
    sums.weightedSum += each.sums.weightedSum
    sums.weightSum += each.sums.weightSum
    sums.valueCount += each.sums.valueCount
    sums.weighedCount += each.sums.weighedCount
    sums.missingCount += each.sums.missingCount
    sums.notApplicableCount += each.sums.notApplicableCount
    sums.notAskedCount += each.sums.notAskedCount
    if (each.largest > largest) largest = each.largest
    isEstimated ||= each.isEstimated
  }
  return { sums, largest, isEstimated }
}

/** Gathers what the database has added up and what the rule of the domain has divided. */
export class SumTable {
  /** By indicators, then by their places. */
  private readonly places = new Map<string, Map<string, PlacedSums>>()

  /** @param placeAt what the places of the rows are; rows of none are left out, since they are added figure by figure */
  addSums(rows: readonly SumsJson[], placeAt: PlaceTable['placeAt']): void {
    for (const row of rows) {
      const at = row.isWhole ? everywhere : placeAt(row.place)
      if (at) this.add(placeIn(row, at), row.periodFrom, { sums: sumsOfJson(row), largest: steps(row.largest), isEstimated: at.isEstimated })
    }
  }

  addLast(rows: readonly LastJson[], placeAt: PlaceTable['placeAt']): void {
    for (const row of rows) {
      const at = row.isWhole ? everywhere : placeAt(row.place)
      if (at) this.addLastOf(placeIn(row, at), { valueSum: steps(row.valueSum), valueCount: row.valueCount, isEstimated: at.isEstimated })
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
    for (const own of this.places.values()) {
      const all = [...own.values()]
      for (const whole of all.filter(({ isWhole }) => isWhole)) {
        this.addRestOf(whole, all.filter(({ isWhole, breakdown }) => !isWhole && breakdown === whole.breakdown))
      }
    }
  }

  private addRestOf({ indicatorId, breakdown, periods }: PlacedSums, areas: readonly PlacedSums[]): void {
    for (const [period, { sums }] of periods) {
      const rest = areas.reduce((left, area) => less(left, area.periods.get(period)?.sums ?? noSums), sums)
      const isNothing = rest.valueCount + rest.missingCount + rest.notApplicableCount + rest.notAskedCount === 0
      if (!isNothing) this.add({ isWhole: false, area: null, unitId: null, indicatorId, breakdown }, period, { ...nothing, sums: rest })
    }
  }

  all(): PlacedSums[] {
    return [...this.places.values()].flatMap((own) => [...own.values()])
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

  private of(place: SumPlace): PlacedSums {
    const { isWhole, area, unitId, indicatorId, breakdown } = place
    const own = this.places.get(indicatorId) ?? new Map<string, PlacedSums>()
    if (own.size === 0) this.places.set(indicatorId, own)
    const key = placeKey(place)
    const known = own.get(key)
    if (known) return known
    const placed: PlacedSums = { isWhole, area, unitId, indicatorId, breakdown, last: noLast, periods: new Map() }
    own.set(key, placed)
    return placed
  }
}

const noLast: PlacedSums['last'] = { valueSum: 0n, valueCount: 0, isEstimated: false }

/** A number of any size; most of what is weighted is nothing. */
const steps = (text: string): bigint => (text === '0' ? 0n : BigInt(text))

const sumsOfJson = (row: SumsJson): Sums => ({
  valueSum: steps(row.valueSum),
  weightedSum: steps(row.weightedSum),
  weightSum: steps(row.weightSum),
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
