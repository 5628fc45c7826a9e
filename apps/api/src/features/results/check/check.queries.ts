import { Injectable } from '@nestjs/common'
import type { Cell } from '@solmu/domain/results/cell.js'
import { mostPeriodsAgo } from '@solmu/domain/results/check-rule.js'
import type { PastFact } from '@solmu/domain/results/check-sheet.js'
import { shiftPeriod } from '@solmu/shared/periods.js'
import { Db } from '../../../core/db/db.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { asNumber } from '../unit-return/return-store.js'

/** A figure of the working copy of one of several returns. */
export type CellOfReturn = Cell & { readonly returnId: string; readonly note: string }

export type FactOfReturn = PastFact & { readonly returnId: string }

export type ExplanationRow = {
  readonly returnId: string
  readonly ruleCode: string
  readonly cell: string
  readonly text: string
  readonly about: string
  readonly version: number
  readonly writtenById: string | null
  readonly writtenAt: Date
}

/** Which indicators of the past are needed in full, and which by their sum alone. */
export type PastNeed = { readonly inFull: readonly string[]; readonly bySum: readonly string[] }

const past = `
  WITH before AS MATERIALIZED (
    SELECT w.return_id, w.ago, r.id
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::integer[]) AS w (return_id, unit_id, kind, period, ago)
    JOIN unit_return r ON r.unit_id = w.unit_id
    JOIN collection_round c ON c.id = r.round_id AND c.period_kind = w.kind AND c.period = w.period
  )
  SELECT b.return_id AS "returnId", f.indicator_id AS "indicatorId", b.ago AS "periodsAgo", part.breakdown, 'value' AS status,
    sum(f.value)::bigint AS value
  FROM before b JOIN fact f ON f.return_id = b.id
  CROSS JOIN LATERAL (SELECT CASE WHEN f.indicator_id = ANY ($6::uuid[]) THEN f.breakdown ELSE '' END AS breakdown) part
  WHERE f.to_version IS NULL AND f.status = 'value'
    AND (f.indicator_id = ANY ($6::uuid[]) OR f.indicator_id = ANY ($7::uuid[]) OR f.breakdown = '')
  GROUP BY 1, 2, 3, 4`

/** Reads what checks look at, for any number of returns in one statement each. */
@Injectable()
export class CheckQueries {
  constructor(private readonly db: Db) {}

  /** The working copies of returns. */
  async cellsOf(returnIds: readonly string[]): Promise<CellOfReturn[]> {
    const rows = await this.db.sql<CellOfReturn>(
      `SELECT k.return_id AS "returnId", k.indicator_id AS "indicatorId", k.breakdown, k.status, k.value, k.note
       FROM return_cell k WHERE k.return_id = ANY ($1::uuid[])`,
      [returnIds]
    )
    return rows.map(asNumber)
  }

  /** What stands of the same units in the eight periods before those of returns. */
  async pastOf(records: readonly ReturnRecord[], { inFull, bySum }: PastNeed): Promise<FactOfReturn[]> {
    const wanted = records.flatMap(({ id, unitId, round }) =>
      Array.from({ length: mostPeriodsAgo }, (_, place) => {
        const ago = place + 1
        return { id, unitId, kind: round.periodKind, period: shiftPeriod(round.period, -ago), ago }
      })
    )
    const column = <Key extends keyof (typeof wanted)[number]>(key: Key) => wanted.map((each) => each[key])
    const rows = await this.db.sql<FactOfReturn>(past, [
      ...[column('id'), column('unitId'), column('kind'), column('period'), column('ago')],
      ...[inFull, bySum]
    ])
    return rows.map(asNumber)
  }

  /** The codes of the groups of indicators, by their ids. */
  async groupsOf(indicatorIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.sql<{ id: string; code: string }>(
      'SELECT i.id, g.code FROM indicator i JOIN indicator_group g ON g.id = i.group_id WHERE i.id = ANY ($1::uuid[])',
      [indicatorIds]
    )
    return new Map(rows.map(({ id, code }) => [id, code]))
  }

  /** What was said about findings. */
  explanationsOf(returnIds: readonly string[]): Promise<ExplanationRow[]> {
    return this.db.sql<ExplanationRow>(
      `SELECT e.return_id AS "returnId", e.rule_code AS "ruleCode", e.cell, e.text, e.about, e.version,
         e.written_by AS "writtenById", e.written_at AS "writtenAt"
       FROM check_explanation e WHERE e.return_id = ANY ($1::uuid[])`,
      [returnIds]
    )
  }

  /** Returns of a round that have figures, the ones that moved last first. */
  async returnsWithFigures(roundId: string, most: number): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT r.id FROM unit_return r WHERE r.round_id = $1 AND r.state <> 'not_started' ORDER BY r.held_since DESC, r.id LIMIT $2`,
      [roundId, most]
    )
    return rows.map(({ id }) => id)
  }
}
