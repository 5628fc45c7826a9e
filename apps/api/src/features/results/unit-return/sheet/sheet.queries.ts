import { Injectable } from '@nestjs/common'
import type { Cell, CellKey } from '@solmu/domain/results/cell.js'
import { Db } from '../../../../core/db/db.js'
import type { ReturnCell } from '../return-record.js'
import { asNumber } from '../return-store.js'
import { CELL, FROM_RETURNS } from '../unit-return.sql.js'

/** Which return a row belongs to, where several are read at once. */
export type OfReturn<Row> = Row & { readonly returnId: string }

/** A figure of the unit's own targets. */
export type TargetCell = CellKey & { readonly value: number }

/** How much was said of a figure. */
export type CommentCount = CellKey & { readonly count: number }

/** A figure that was sent, with the version that brought it. */
export type SentCell = Cell & { readonly fromVersion: number; readonly toVersion: number | null }

/** What a figure was, and who brought it there when; the version is null in the working copy. */
export type HistoryRow = Cell & {
  readonly versionNumber: number | null
  readonly changedById: string | null
  readonly changedAt: Date
}

const FACT = `f.indicator_id AS "indicatorId", f.breakdown, f.status, f.value`

/** Reads what stands beside the figures of a return: what was sent before, what is aimed at, what was said. */
@Injectable()
export class SheetQueries {
  constructor(private readonly db: Db) {}

  /** The working copies of returns: one row for each figure that was answered. */
  async cellsOf(returnIds: readonly string[]): Promise<OfReturn<ReturnCell>[]> {
    const rows = await this.db.sql<OfReturn<ReturnCell>>(
      `SELECT k.return_id AS "returnId", ${CELL} FROM return_cell k WHERE k.return_id = ANY ($1::uuid[])`,
      [returnIds]
    )
    return rows.map(asNumber)
  }

  /** What the units have sent for the period before of the same kind, as it stands now; one scan of the facts of each return. */
  async previousOf(returnIds: readonly string[]): Promise<OfReturn<Cell>[]> {
    const rows = await this.db.sql<OfReturn<Cell>>(
      `WITH before AS MATERIALIZED (
         SELECT r.id, p.id AS previous_id FROM ${FROM_RETURNS}
           JOIN collection_round b ON b.consortium_id = c.consortium_id AND b.period_kind = c.period_kind AND b.period_to = c.period_from
           JOIN unit_return p ON p.round_id = b.id AND p.unit_id = r.unit_id
         WHERE r.id = ANY ($1::uuid[]))
       SELECT b.id AS "returnId", ${FACT} FROM before b JOIN fact f ON f.return_id = b.previous_id AND f.to_version IS NULL
       ORDER BY b.previous_id`,
      [returnIds]
    )
    return rows.map(asNumber)
  }

  /** The units' own targets for the periods of the returns. */
  async targetsOf(returnIds: readonly string[]): Promise<OfReturn<TargetCell>[]> {
    const rows = await this.db.sql<OfReturn<TargetCell>>(
      `SELECT r.id AS "returnId", t.indicator_id AS "indicatorId", t.breakdown, t.value
       FROM ${FROM_RETURNS} JOIN target t ON t.unit_id = r.unit_id AND t.period_kind = c.period_kind AND t.period = c.period
       WHERE r.id = ANY ($1::uuid[]) AND t.scope = 'unit' AND t.kind = 'target'`,
      [returnIds]
    )
    return rows.map(asNumber)
  }

  /** How much was said of each figure of the returns. */
  commentCountsOf(returnIds: readonly string[]): Promise<OfReturn<CommentCount>[]> {
    return this.db.sql<OfReturn<CommentCount>>(
      `SELECT m.return_id AS "returnId", m.indicator_id AS "indicatorId", m.breakdown, count(*)::int AS count FROM cell_comment m
       WHERE m.return_id = ANY ($1::uuid[]) AND m.indicator_id IS NOT NULL GROUP BY m.return_id, m.indicator_id, m.breakdown`,
      [returnIds]
    )
  }

  /** What stood in any of some versions of a return. */
  async sentIn(returnId: string, versions: readonly number[]): Promise<SentCell[]> {
    const rows = await this.db.sql<SentCell>(
      `SELECT ${FACT}, f.from_version AS "fromVersion", f.to_version AS "toVersion" FROM fact f
       WHERE f.return_id = $1 AND EXISTS (SELECT 1 FROM unnest($2::integer[]) AS n (number)
         WHERE f.from_version <= n.number AND (f.to_version IS NULL OR f.to_version > n.number))`,
      [returnId, versions]
    )
    return rows.map(asNumber)
  }

  /** A version laid out as a working copy would be, so that one sheet shows both. */
  async cellsOfVersion(returnId: string, number: number): Promise<ReturnCell[]> {
    const rows = await this.db.sql<ReturnCell>(
      `SELECT ${FACT}, '' AS note, 'approved' AS review, NULL AS answered, f.from_version AS version,
         v.made_by AS "changedById", v.made_at AS "changedAt"
       FROM fact f JOIN return_version v ON v.return_id = f.return_id AND v.number = f.from_version
       WHERE f.return_id = $1 AND f.from_version <= $2 AND (f.to_version IS NULL OR f.to_version > $2)`,
      [returnId, number]
    )
    return rows.map(asNumber)
  }

  /** What a figure was in each version that brought another one, and is in the working copy; the newest first. */
  async historyOf(returnId: string, { indicatorId, breakdown }: CellKey): Promise<HistoryRow[]> {
    const rows = await this.db.sql<HistoryRow>(
      `SELECT NULL::integer AS "versionNumber", k."indicatorId", k.breakdown, k.status, k.value, k."changedById", k."changedAt"
       FROM (SELECT ${CELL} FROM return_cell k WHERE k.return_id = $1 AND k.indicator_id = $2 AND k.breakdown = $3) k
       UNION ALL
       SELECT f.from_version, ${FACT}, v.made_by, v.made_at
       FROM fact f JOIN return_version v ON v.return_id = f.return_id AND v.number = f.from_version
       WHERE f.return_id = $1 AND f.indicator_id = $2 AND f.breakdown = $3
       ORDER BY 1 DESC NULLS FIRST`,
      [returnId, indicatorId, breakdown]
    )
    return rows.map(asNumber)
  }
}
