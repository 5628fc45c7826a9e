import { Injectable } from '@nestjs/common'
import { isApproved } from '@solmu/domain/results/region.js'
import type { CorrectionState } from '@solmu/domain/results/return-state.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import type { CorrectionRow } from './correction.queries.js'
import { RegionStore } from './region-store.js'
import { StepWriter } from './step-writer.js'

type Outcome = { readonly record: ReturnRecord; readonly state: CorrectionState; readonly reason: string }

/** Writes how far a correction has come; one that is accepted makes a version, from which the database takes the figures. */
@Injectable()
export class CorrectionWriter {
  constructor(
    private readonly db: Db,
    private readonly regions: RegionStore,
    private readonly writer: StepWriter
  ) {}

  /** Moves a correction whose return is locked. */
  async write(correction: CorrectionRow, { record, state, reason }: Outcome): Promise<void> {
    const isVerified = state === 'verified'
    await this.db.sql(
      `UPDATE correction SET state = $2, decision_reason = $3, version_number = $4, version = version + 1,
         ${isVerified ? 'verified_by = $5, verified_at = now()' : 'decided_by = $5, decided_at = now()'} WHERE id = $1`,
      [correction.id, state, reason, state === 'accepted' ? record.number + 1 : null, currentViewer().userId]
    )
    if (state === 'accepted') await this.makeVersion(correction, record)
  }

  private async makeVersion({ reason }: CorrectionRow, record: ReturnRecord): Promise<void> {
    const number = record.number + 1
    await this.db.sql(
      `INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind, reason, made_by)
       VALUES ($1, $2, $3, $4, 'correction', $5, $6)`,
      [record.id, number, record.consortiumId, record.unitId, reason, currentViewer().userId]
    )
    if (!isApproved(record.state)) return this.admit({ ...record, number }, reason)
    await this.db.sql('UPDATE unit_return SET version = version + 1 WHERE id = $1', [record.id])
    await this.writer.note([{ ...record, number }], { action: 'correct', to: record.state, message: reason })
  }

  /** A unit that was left out when the period was closed is in it from now on. */
  private async admit(record: ReturnRecord, message: string): Promise<void> {
    await this.writer.move([record], { action: 'admit', to: 'locked', message })
    const centreId = (await this.regions.centresOf([record.id])).get(record.id) ?? ''
    const region = (await this.regions.some(record.roundId, centreId)).get(centreId)
    if (!region) return
    await this.regions.change(region, { missing: region.missing.filter(({ unitId }) => unitId !== record.unitId) })
  }
}
