import { Injectable } from '@nestjs/common'
import { divisions } from '@solmu/domain/geography/divisions.js'
import { type EditionContents, type FactRow, indicatorsOfEdition, type IndicatorRow, type ReturnRow } from '@solmu/domain/reports/edition-contents.js'
import { type AskedReturn, type PeriodRun, standingInEdition } from '@solmu/domain/reports/edition-run.js'
import { Db } from '../../../core/db/db.js'
import * as sql from './edition-snapshot.sql.js'

type FoundReturn = Omit<ReturnRow, 'standing'> & AskedReturn

/** Copies what an edition rests on, as it is now. */
@Injectable()
export class EditionSnapshot {
  constructor(private readonly db: Db) {}

  /**
   * Everything that bears on a run of periods, as the records of the moment have it. In a transaction that sees the
   * database as it was at its beginning, all of it is of that moment.
   *
   * @param lenses the divisions whose areas are copied
   */
  async read(run: Pick<PeriodRun, 'from' | 'to'>, lenses: readonly string[]): Promise<EditionContents> {
    const days = [run.from, run.to]
    await this.db.sql(sql.TAKE_TIME_SQL)
    const rounds = await this.db.sql<EditionContents['rounds'][number]>(sql.ROUNDS_SQL, days)
    const returns = standingReturns(await this.db.sql<FoundReturn>(sql.RETURNS_SQL, days))
    const asked = new Set(rounds.flatMap(({ indicators }) => indicators.map(({ indicatorId }) => indicatorId)))
    return {
      rounds,
      returns,
      facts: await this.facts(returns),
      indicators: indicatorsOfEdition(await this.db.sql<IndicatorRow>(sql.INDICATORS_SQL, days), asked),
      dimensions: await this.db.sql(sql.DIMENSIONS_SQL, days),
      network: await this.rows(sql.NETWORK_SQL, days),
      geography: await this.rows(sql.GEOGRAPHY_SQL, [...days, lenses.filter((lens) => divisions.some((division) => division === lens))]),
      targets: await this.db.sql(sql.TARGETS_SQL, days),
      overlaps: await this.db.sql(sql.OVERLAPS_SQL, days),
      quality: await this.rows(sql.QUALITY_SQL, days)
    }
  }

  /** The consortium whose edition it is. */
  async consortium(): Promise<{ id: string; name: { fi: string; sv: string; en: string } } | undefined> {
    const [found] = await this.db.sql<{ id: string; name: { fi: string; sv: string; en: string } }>(sql.CONSORTIUM_SQL)
    return found
  }

  private facts(returns: readonly ReturnRow[]): Promise<FactRow[]> {
    const ids = returns.filter(({ standing }) => standing === 'included').map(({ id }) => id)
    return this.db.sql<FactRow>(sql.FACTS_SQL, [ids])
  }

  private async rows<Row>(statement: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.db.sql<{ row: Row }>(statement, values)).map(({ row }) => row)
  }
}

/** What is still on its way is told as missing, and nothing else of it: it changes from hour to hour. */
function standingReturns(found: readonly FoundReturn[]): ReturnRow[] {
  return found.flatMap(({ state, isMember, ...row }): ReturnRow[] => {
    const standing = standingInEdition({ state, isMember, number: row.number })
    if (standing === null) return []
    return standing === 'included' ? [{ ...row, standing }] : [{ ...row, standing, number: 0, sent: null, verified: null, accepted: null }]
  })
}
