import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type DatedParameters, parameterIssues, parametersOn, shippedParameters } from '@solmu/domain/quality/quality-parameters.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { DropQualityParametersInput, QualityParametersType, SaveQualityParametersInput } from './parameters.graphql.js'

const shipped: QualityParametersType = { ...shippedParameters, steps: [...shippedParameters.steps], id: null, changedBy: null, version: 0 }

/** What the views of quality and the calculator of resources reckon with. */
@Injectable()
export class ParametersService {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** The newest first; those that ship last. */
  async all(): Promise<QualityParametersType[]> {
    const rows = await this.db.sql<QualityParametersType & { readonly staffCost: number | string; readonly otherCost: number | string }>(
      `SELECT p.id, p.valid_from AS "validFrom", p.staff_cost AS "staffCost", p.other_cost AS "otherCost", p.customers_per_coach AS "customersPerCoach",
         p.steps, p.minimum_units AS "minimumUnits", p.source, u.display_name AS "changedBy", p.version
       FROM resourcing_parameters p LEFT JOIN app_user u ON u.id = p.changed_by WHERE p.consortium_id = $1 ORDER BY p.valid_from DESC`,
      [currentViewer().consortiumId]
    )
    return [...rows.map((row) => ({ ...row, staffCost: Number(row.staffCost), otherCost: Number(row.otherCost) })), shipped]
  }

  /** Those that hold on a day. */
  async on(day: IsoDate): Promise<DatedParameters> {
    return parametersOn(await this.all(), day)
  }

  /** @throws DomainError STALE, and all that is wrong with them */
  async save({ expectedVersion, ...version }: SaveQualityParametersInput): Promise<QualityParametersType[]> {
    refuseIssues(version)
    const before = (await this.all()).find(({ id, validFrom }) => id !== null && validFrom === version.validFrom)
    if ((before?.version ?? 0) !== expectedVersion) throw new DomainError('STALE')
    const { userId, consortiumId } = currentViewer()
    const { staffCost, otherCost, customersPerCoach, minimumUnits } = version
    const source = version.source.trim()
    const steps = JSON.stringify(version.steps.map(({ from, factor }) => ({ from, factor })))
    const id = before?.id ?? newId()
    const values = [id, staffCost, otherCost, customersPerCoach, steps, minimumUnits, source, userId]
    const saved = before
      ? await this.db.sql(
          `UPDATE resourcing_parameters SET staff_cost = $2, other_cost = $3, customers_per_coach = $4, steps = $5, minimum_units = $6, source = $7,
             changed_by = $8, changed_at = now(), version = version + 1 WHERE id = $1 AND version = $9 RETURNING id`,
          [...values, expectedVersion]
        )
      : await this.db.sql(
          `INSERT INTO resourcing_parameters (id, staff_cost, other_cost, customers_per_coach, steps, minimum_units, source, changed_by, consortium_id, valid_from)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
          [...values, consortiumId, version.validFrom]
        )
    if (saved.length === 0) throw new DomainError('STALE')
    const shown = ({ validFrom, steps: list, ...of }: DatedParameters) => ({ validFrom, ...of, steps: list.map(({ from, factor }) => `${from}: ${factor}`).join(', ') })
    this.audit.note({
      ...{ subjectType: 'resourcing_parameters', subjectId: id, details: { validFrom: version.validFrom } },
      ...{ before: before ? shown(before) : undefined, after: shown({ ...version, source }) }
    })
    return this.all()
  }

  /** @throws DomainError NOT_FOUND, STALE, OUT_OF_RANGE when their day has come */
  async drop({ id, expectedVersion }: DropQualityParametersInput): Promise<QualityParametersType[]> {
    const found = (await this.all()).find((each) => each.id === id)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    if (found.version !== expectedVersion) throw new DomainError('STALE')
    const today = todayIn()
    if (found.validFrom <= today) throw new DomainError('OUT_OF_RANGE', { path: ['validFrom'], params: { min: today } })
    await this.db.sql('DELETE FROM resourcing_parameters WHERE id = $1', [id])
    this.audit.note({ subjectType: 'resourcing_parameters', subjectId: id, details: { validFrom: found.validFrom } })
    return this.all()
  }
}

function refuseIssues(version: Parameters<typeof parameterIssues>[0]): void {
  const [first, ...issues] = parameterIssues(version, todayIn())
  if (first) throw issues.length === 0 ? first : new DomainError('INVALID_INPUT', { issues: [first, ...issues] })
}
