import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isOpenApplication } from '@solmu/domain/onboarding/application.workflow.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { RulesService } from '../rules/rules.service.js'
import { readVisit } from './assessment-input.js'
import type { SaveSiteVisitInput } from './assessment-input.graphql.js'
import { AssessmentWriter } from './assessment-writer.js'
import { ProcedureReader } from './procedure-reader.js'

/** Plans visits to applicants, and writes down what was seen. */
@Injectable()
export class VisitService {
  constructor(
    private readonly reader: ProcedureReader,
    private readonly writer: AssessmentWriter,
    private readonly rules: RulesService,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_BLOCKED when it is decided, and what is wrong with the visit */
  async save(input: SaveSiteVisitInput): Promise<void> {
    const { applicationId } = input
    const procedure = await this.reader.one(applicationId)
    const at = { unitId: procedure.centre.id }
    this.audit.note({ subjectType: 'application', subjectId: applicationId, ...at, details: { visit: input.state } })
    if (!this.access.may('application.assess', at)) this.access.check('application.manage', at)
    if (!isOpenApplication(procedure.state) || procedure.state === 'draft') {
      throw new DomainError('APPLICATION_BLOCKED', { params: { state: procedure.state, action: 'visit', blockedBy: 'other_state' } })
    }
    const visit = readVisit(input, procedure.criteria ?? (await this.rules.criteriaToday()).content)
    if (!input.visitId) await this.writer.addVisit({ id: applicationId, centreId: procedure.centre.id }, visit)
    else if (!(await this.writer.writeVisit({ id: input.visitId, version: input.expectedVersion ?? 0, applicationId }, visit))) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }
}
