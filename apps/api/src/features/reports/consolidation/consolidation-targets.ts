import { targetOfYear } from '@solmu/domain/results/progress.js'
import { addDays } from '@solmu/shared/dates.js'
import { decimalText } from '@solmu/shared/decimal.js'
import type { ReadIndicator } from '../../results/facts/derived-figures.js'
import type { ResultColumn } from '../../results/facts/result-totals.graphql.js'
import type { TargetQueries } from '../../results/target/target.queries.js'

type TargetRow = Awaited<ReturnType<TargetQueries['within']>>[number]

/** What was aimed at by units, centres and the network: of a period, or of a run of periods that is a year. */
export class AimedAt {
  private readonly set = new Map<string, Map<string, number>>()

  constructor(rows: readonly TargetRow[]) {
    for (const { unitId, indicatorId, period, value } of rows) {
      const key = `${unitId}|${indicatorId}`
      this.set.set(key, (this.set.get(key) ?? new Map<string, number>()).set(period, Number(value)))
    }
  }

  /** The targets of an indicator somewhere as they travel, null where none was set; null when there are none at all. */
  at(unitId: string | null, { id, aggregation, decimals }: ReadIndicator): ((column: ResultColumn) => string | null) | null {
    const set = this.set.get(`${unitId ?? ''}|${id}`)
    if (!set) return null
    return (column) => {
      const value = column.period === null ? this.ofRun(set, aggregation, column) : (set.get(column.period) ?? null)
      return value === null ? null : decimalText(value, decimals)
    }
  }

  private ofRun(set: ReadonlyMap<string, number>, aggregation: ReadIndicator['aggregation'], { validFrom, validTo }: ResultColumn): number | null {
    const year = validFrom.slice(0, 4)
    const isYear = validFrom === `${year}-01-01` && addDays(validTo, -1) === `${year}-12-31`
    return isYear ? targetOfYear(aggregation, year, set) : null
  }
}
