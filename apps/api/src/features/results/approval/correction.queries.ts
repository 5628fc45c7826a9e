import { DomainError } from '@solmu/domain/errors.js'
import type { CorrectedCell } from '@solmu/domain/results/correction.js'
import type { CorrectionState } from '@solmu/domain/results/return-state.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { Db } from '../../../core/db/db.js'

/** A row of the table. */
export type CorrectionRow = {
  readonly id: string
  readonly returnId: string
  readonly state: CorrectionState
  readonly reason: string
  readonly cells: readonly CorrectedCell[]
  readonly proposedById: string | null
  readonly proposedAt: string
  readonly verifiedById: string | null
  readonly verifiedAt: string | null
  readonly decidedById: string | null
  readonly decidedAt: string | null
  readonly decisionReason: string
  readonly versionNumber: number | null
  readonly version: number
}

/** A correction as JSON; of `correction k`. */
export const CORRECTION_JSON = `json_build_object('id', k.id, 'returnId', k.return_id, 'state', k.state, 'reason', k.reason,
  'cells', k.cells, 'proposedById', k.proposed_by, 'proposedAt', k.proposed_at, 'verifiedById', k.verified_by,
  'verifiedAt', k.verified_at, 'decidedById', k.decided_by, 'decidedAt', k.decided_at, 'decisionReason', k.decision_reason,
  'versionNumber', k.version_number, 'version', k.version)`

/** @throws DomainError NOT_FOUND */
export async function findCorrection(db: Db, id: string, isLocked = false): Promise<CorrectionRow> {
  const [row] = isUuid(id)
    ? await db.sql<{ value: CorrectionRow }>(
        `SELECT ${CORRECTION_JSON} AS value FROM correction k WHERE k.id = $1 ${isLocked ? 'FOR UPDATE' : ''}`,
        [id]
      )
    : []
  if (!row) throw new DomainError('NOT_FOUND', { path: ['correctionId'] })
  return row.value
}
