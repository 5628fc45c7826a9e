import { Injectable } from '@nestjs/common'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'

/** A report of a unit, with the people who stand behind it. */
export type ReturnRow = {
  readonly returnId: string
  readonly period: string
  readonly periodFrom: IsoDate
  readonly state: ReturnState
  readonly versionNumber: number
  readonly versionReason: string
  readonly notes: readonly string[] | null
  readonly steps: readonly { action: string; by: string | null; at: string }[] | null
}

/** The reports of the unit `$1` that count at the stage `$5`, with figures of the indicators `$6`; the other parameters as those of figures. */
const RETURNS_SQL = `
  WITH known AS MATERIALIZED (
    SELECT r.id, c.period, c.period_from, r.state, r.number FROM unit_return r JOIN collection_round c ON c.id = r.round_id
    WHERE r.unit_id = $1 AND c.period_kind = $2 AND c.period_from BETWEEN $3::date AND $4::date AND app.stage_of(r.state) >= $5
      AND EXISTS (SELECT 1 FROM fact f WHERE f.return_id = r.id AND f.to_version IS NULL AND f.indicator_id = ANY ($6::uuid[]))
  ),
  people AS MATERIALIZED (SELECT p.return_id, p.user_id, p.display_name FROM app.people_of_returns(ARRAY(SELECT k.id FROM known k)) p),
  step AS (
    SELECT DISTINCT ON (s.return_id, s.action) s.return_id, s.action, s.taken_by, s.taken_at FROM return_step s JOIN known k ON k.id = s.return_id
    WHERE s.action IN ('submit', 'verify', 'accept') ORDER BY s.return_id, s.action, s.taken_at DESC
  )
  SELECT k.id AS "returnId", k.period, k.period_from AS "periodFrom", k.state, k.number AS "versionNumber",
    coalesce((SELECT v.reason FROM return_version v WHERE v.return_id = k.id AND v.number = k.number), '') AS "versionReason",
    (SELECT json_agg(DISTINCT c.note) FROM return_cell c WHERE c.return_id = k.id AND c.indicator_id = ANY ($6::uuid[]) AND c.note <> '') AS notes,
    (SELECT json_agg(json_build_object('action', s.action, 'at', s.taken_at,
        'by', (SELECT p.display_name FROM people p WHERE p.return_id = k.id AND p.user_id = s.taken_by)) ORDER BY s.taken_at)
      FROM step s WHERE s.return_id = k.id) AS steps
  FROM known k ORDER BY k.period_from DESC, k.id`

/** Reads on which reports a figure rests. */
@Injectable()
export class FigureDerivationQueries {
  constructor(private readonly db: Db) {}

  returns(
    unitId: string,
    of: { readonly periodKind: string; readonly from: IsoDate; readonly to: IsoDate; readonly stage: number; readonly indicatorIds: readonly string[] }
  ): Promise<ReturnRow[]> {
    return this.db.sql<ReturnRow>(RETURNS_SQL, [unitId, of.periodKind, of.from, of.to, of.stage, of.indicatorIds])
  }
}
