import { Injectable } from '@nestjs/common'
import { todayIn } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { SettledRow } from './settlement.queries.js'

/** What is agreed about a criterion. */
export type Settled = {
  readonly criterionCode: string
  readonly value: number | null
  readonly skipped: string | null
  readonly reason: string
  readonly version: number
}

/** Writes what is agreed, and moves the assessment on; the database has the last word on whether it may. */
@Injectable()
export class SettlementWriter {
  constructor(private readonly db: Db) {}

  /** False when the reviews cannot be closed now. */
  async close(assessmentId: string): Promise<boolean> {
    const [row] = await this.db.sql<{ isDone: boolean }>('SELECT app.close_reviews($1) AS "isDone"', [assessmentId])
    return row?.isDone ?? false
  }

  /** False while something is not settled. */
  async agree(assessmentId: string): Promise<boolean> {
    const [row] = await this.db.sql<{ isDone: boolean }>('SELECT app.agree_reviews($1) AS "isDone"', [assessmentId])
    return row?.isDone ?? false
  }

  /** False when somebody else has settled it meanwhile. */
  async settle({ id, unit }: Pick<SettledRow, 'id' | 'unit'>, { criterionCode, value, skipped, reason, version }: Settled): Promise<boolean> {
    const { consortiumId, userId } = currentViewer()
    const rows = await this.db.sql(
      `INSERT INTO quality_answer AS w (assessment_id, consortium_id, unit_id, side, criterion_code, value, skipped, reason, changed_by)
       SELECT $1, $2, $3, 'agreed', $4, $5, $6, $7, $8
         WHERE $9 = 0 OR EXISTS (SELECT 1 FROM quality_answer e WHERE e.assessment_id = $1 AND e.side = 'agreed' AND e.criterion_code = $4)
       ON CONFLICT (assessment_id, side, criterion_code) DO UPDATE SET value = EXCLUDED.value, skipped = EXCLUDED.skipped, reason = EXCLUDED.reason,
         changed_by = EXCLUDED.changed_by, changed_at = now(), version = w.version + 1 WHERE w.version = $9
       RETURNING 1`,
      [id, consortiumId, unit.id, criterionCode, value, skipped, reason, userId, version]
    )
    return rows.length > 0
  }

  /** What was agreed stands from today. */
  async finalise(assessmentId: string, { reply, score, band }: { reply: string; score: number | null; band: string | null }): Promise<void> {
    await this.db.sql(
      `UPDATE quality_assessment SET state = 'final', final_kind = 'reviewed', score = $2, band = $3, assessed_on = $4, finalised_by = $5,
         finalised_at = now(), reply = $6, replied_by = $5, replied_at = now(), held_since = now(), version = version + 1 WHERE id = $1`,
      [assessmentId, score, band, todayIn(), currentViewer().userId, reply]
    )
  }
}
