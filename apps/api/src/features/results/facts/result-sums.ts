import { Injectable } from '@nestjs/common'
import { addSums, noSums, type Sums } from '@solmu/domain/results/aggregate.js'
import { returnSums } from '@solmu/domain/results/aggregate-return.js'
import type { Indicator } from '@solmu/domain/results/indicator.js'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { Db } from '../../../core/db/db.js'
import {
  type FactRow,
  LAST_VALUES_SQL,
  type LastRow,
  PEOPLE_SQL,
  type PeopleRow,
  SUMS_SQL,
  type SumRow,
  type TotalledIndicator,
  UNIT_FACTS_SQL
} from './result-totals.queries.js'

/** What is to be added up where. */
export interface SumsWanted {
  readonly node: { readonly id: string; readonly type: UnitType }
  readonly indicators: readonly TotalledIndicator[]
  readonly periodKind: PeriodKind
  /** The first days of the first and the last period. */
  readonly from: IsoDate
  readonly to: IsoDate
  /** 1 to 3. */
  readonly stage: number
  readonly withCombinations: boolean
}

/** What an indicator adds up to in one breakdown. */
export interface SumsOfRow {
  readonly indicatorId: string
  readonly breakdown: string
  /** By the first day of the period. */
  readonly periods: Map<IsoDate, Sums>
  /** The last values of the units over the whole run, where that is how they are put together. */
  last: Pick<Sums, 'valueSum' | 'valueCount'>
  readonly people: Map<IsoDate, PeopleRow>
}

/** Reads sums: those kept for a centre and the head office, whose number does not grow with the units, and a unit's own figures. */
@Injectable()
export class ResultSums {
  constructor(private readonly db: Db) {}

  /** A row for each indicator as a whole, whatever was reported, and for each combination of which there is something. */
  async read(wanted: SumsWanted): Promise<SumsOfRow[]> {
    const rows = new Rows(wanted.indicators)
    if (wanted.node.type === 'local_unit') await this.readUnit(wanted, rows)
    else await this.readNode(wanted, rows)
    return rows.all()
  }

  private async readNode(wanted: SumsWanted, rows: Rows): Promise<void> {
    const all = wanted.indicators.map(({ id }) => id)
    for (const row of await this.db.sql<SumRow>(SUMS_SQL, valuesOf(wanted, all))) rows.add(row, row.periodFrom, sumsOfRow(row))
    const by = (aggregation: Indicator['aggregation']) =>
      wanted.indicators.filter((each) => each.aggregation === aggregation).map(({ id }) => id)
    const lasting = wanted.from === wanted.to ? [] : by('last_value')
    if (lasting.length > 0) {
      const last = await this.db.sql<LastRow>(LAST_VALUES_SQL, valuesOf(wanted, lasting))
      for (const row of last) rows.of(row).last = { valueSum: BigInt(row.valueSum), valueCount: row.valueCount }
    }
    const people = by('distinct_persons')
    if (people.length === 0) return
    const counted = await this.db.sql<PeopleRow>(PEOPLE_SQL, valuesOf(wanted, people))
    for (const row of counted) rows.of(row).people.set(row.periodFrom, row)
  }

  private async readUnit(wanted: SumsWanted, rows: Rows): Promise<void> {
    const weights = wanted.indicators.flatMap(({ weightIndicatorId }) => weightIndicatorId ?? [])
    const ids = [...new Set([...wanted.indicators.map(({ id }) => id), ...weights])]
    const facts = await this.db.sql<FactRow>(UNIT_FACTS_SQL, valuesOf(wanted, ids).slice(0, 6))
    for (const figures of groupBy(facts, ({ returnId }) => returnId).values()) {
      for (const indicator of wanted.indicators) addUnitFigures(rows, { indicator, figures, withCombinations: wanted.withCombinations })
    }
    for (const row of rows.all()) row.last = lastOf(row.periods)
  }
}

function valuesOf({ node, periodKind, from, to, stage, withCombinations }: SumsWanted, indicatorIds: readonly string[]): unknown[] {
  return [node.id, indicatorIds, periodKind, from, to, stage, withCombinations]
}

/** What one return says of one indicator: each combination, and their total. */
function addUnitFigures(
  rows: Rows,
  of: { readonly indicator: TotalledIndicator; readonly figures: readonly [FactRow, ...FactRow[]]; readonly withCombinations: boolean }
): void {
  const { indicator, figures, withCombinations } = of
  const answers = (id: string | null) =>
    figures.filter(({ indicatorId }) => indicatorId === id).map((figure) => ({ ...figure, value: numberOf(figure.value) }))
  const keys = (breakdown: string): string[] => (withCombinations && breakdown !== '' ? ['', breakdown] : [''])
  for (const { breakdown, sums } of returnSums(indicator, { own: answers(indicator.id), weights: answers(indicator.weightIndicatorId) }, keys)) {
    rows.add({ indicatorId: indicator.id, breakdown }, figures[0].periodFrom, sums)
  }
}

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value))

function lastOf(periods: ReadonlyMap<IsoDate, Sums>): SumsOfRow['last'] {
  const given = [...periods].filter(([, { valueCount }]) => valueCount > 0).sort(([a], [b]) => (a < b ? 1 : -1))
  const [, sums = noSums] = given[0] ?? []
  return { valueSum: sums.valueSum, valueCount: sums.valueCount }
}

function sumsOfRow(row: SumRow): Sums {
  const { valueCount, weighedCount, missingCount, notApplicableCount, notAskedCount } = row
  return {
    ...{ valueCount, weighedCount, missingCount, notApplicableCount, notAskedCount },
    ...{ valueSum: BigInt(row.valueSum), weightedSum: BigInt(row.weightedSum), weightSum: BigInt(row.weightSum) }
  }
}

/** The rows of a matrix by indicator and breakdown. */
class Rows {
  private readonly byIndicator: Map<string, Map<string, SumsOfRow>>

  constructor(indicators: readonly { readonly id: string }[]) {
    this.byIndicator = new Map(indicators.map(({ id }) => [id, new Map()]))
    for (const { id } of indicators) this.of({ indicatorId: id, breakdown: '' })
  }

  of({ indicatorId, breakdown }: { readonly indicatorId: string; readonly breakdown: string }): SumsOfRow {
    const rows = this.byIndicator.get(indicatorId) ?? new Map<string, SumsOfRow>()
    const known = rows.get(breakdown)
    if (known) return known
    const last = { valueSum: 0n, valueCount: 0 }
    const row: SumsOfRow = { indicatorId, breakdown, last, periods: new Map(), people: new Map() }
    rows.set(breakdown, row)
    return row
  }

  add(key: { readonly indicatorId: string; readonly breakdown: string }, period: IsoDate, sums: Sums): void {
    const { periods } = this.of(key)
    periods.set(period, addSums(periods.get(period) ?? noSums, sums))
  }

  /** In the order of the indicators; a total before its combinations. */
  all(): SumsOfRow[] {
    const byBreakdown = (a: SumsOfRow, b: SumsOfRow) => (a.breakdown < b.breakdown ? -1 : 1)
    return [...this.byIndicator.values()].flatMap((rows) => [...rows.values()].sort(byBreakdown))
  }
}
