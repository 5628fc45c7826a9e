import { Injectable } from '@nestjs/common'
import type { ReportedCell } from '@solmu/domain/quality/unit-figure.js'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { Db } from '../../../core/db/db.js'

/** A unit with its last score and what it has reported; null for one that has no name here. */
export type BesideRow = { readonly unitId: string | null; readonly score: number; readonly cells: readonly ReportedCell[] }

export type BesideWanted = {
  readonly versions: readonly string[]
  readonly day: IsoDate
  readonly indicatorIds: readonly string[]
  readonly periodKind: PeriodKind
  /** The first days of the first and the last period. */
  readonly from: IsoDate
  readonly to: IsoDate
  /** 1 to 3. */
  readonly stage: number
}

type Stored = readonly [place: number, indicatorId: string, breakdown: string, period: IsoDate, status: CellStatus, value: string | null]
type StoredRow = { readonly unitId: string | null; readonly score: string; readonly figures: readonly Stored[] }

const arguments_ = '($1::uuid[], $2::date, $3::uuid[], $4, $5::date, $6::date, $7::integer)'

/** Reads scores beside what was reported. */
@Injectable()
export class BesideQueries {
  constructor(private readonly db: Db) {}

  /** The units that the viewer may see; and all of them without their names, which are none under ten. */
  async both(wanted: BesideWanted): Promise<[BesideRow[], BesideRow[]]> {
    const { versions, day, indicatorIds, periodKind, from, to, stage } = wanted
    const values = [versions, day, indicatorIds, periodKind, from, to, stage]
    const named = await this.db.sql<StoredRow>(`SELECT b.unit_id AS "unitId", b.score::text AS score, b.figures FROM app.scores_beside${arguments_} b`, values)
    const unnamed = await this.db.sql<StoredRow>(`SELECT NULL AS "unitId", b.score::text AS score, b.figures FROM app.scores_beside_unnamed${arguments_} b`, values)
    return [named.map(read), unnamed.map(read)]
  }
}

const read = ({ unitId, score, figures }: StoredRow): BesideRow => ({
  ...{ unitId, score: Number(score) },
  cells: figures.map(([place, indicatorId, breakdown, period, status, value]) => ({ place, indicatorId, breakdown, period, status, value: value === null ? null : Number(value) }))
})
