import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** Sees to it that what a finding or an action names is there, and in sight. */
@Injectable()
export class SubjectReader {
  constructor(private readonly db: Db) {}

  /** @throws DomainError NOT_FOUND */
  async demandUnit(unitId: string): Promise<void> {
    await this.demandRow('SELECT 1 FROM org_unit o WHERE o.consortium_id = $1 AND o.id = $2', [unitId], 'unitId')
  }

  /** @throws DomainError NOT_FOUND for an assessment out of sight or of another unit */
  async demandAssessment(assessmentId: string, unitId: string): Promise<void> {
    await this.demandRow('SELECT 1 FROM quality_assessment a WHERE a.consortium_id = $1 AND a.id = $2 AND a.unit_id = $3', [assessmentId, unitId], 'assessmentId')
  }

  /** @throws DomainError NOT_FOUND for a framework without a released version, a criterion that it has never had, or a practice that is not published */
  async demand({ frameworkId, criterionCode, practiceId }: { frameworkId: string | null; criterionCode: string | null; practiceId: string | null }): Promise<void> {
    const released = `SELECT v.id FROM quality_framework_version v WHERE v.consortium_id = $1 AND v.framework_id = $2 AND v.state = 'released'`
    if (frameworkId !== null) await this.demandRow(released, [frameworkId], 'frameworkId')
    if (frameworkId !== null && criterionCode !== null) {
      await this.demandRow(`SELECT 1 FROM quality_criterion c WHERE c.version_id IN (${released}) AND c.code = $3`, [frameworkId, criterionCode], 'criterionCode')
    }
    if (practiceId !== null) await this.demandRow(`SELECT 1 FROM practice_version v WHERE v.consortium_id = $1 AND v.practice_id = $2 AND v.state = 'released'`, [practiceId], 'practiceId')
  }

  private async demandRow(sql: string, values: readonly unknown[], field: string): Promise<void> {
    const rows = await this.db.sql(`${sql} LIMIT 1`, [currentViewer().consortiumId, ...values])
    if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: ['input', field] })
  }
}
