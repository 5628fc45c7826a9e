import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isProjectDay, projectYears } from '@solmu/domain/portfolio/project.js'
import { isSettled } from '@solmu/domain/portfolio/project.workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../../governance/day-input.js'
import { dayOrNone } from '../day-input.js'
import type { RemoveProjectPartnerInput, SaveProjectPartnerInput } from './project-input.graphql.js'
import { ProjectReader } from './project-reader.js'
import type { Project, ProjectPartner } from './project.graphql.js'

/** What hangs on a partner. */
const USES = `${['budget_line', 'project_cost', 'project_claim', 'plan_item', 'plan_staff', 'project_risk'].map((table) => `SELECT 1 FROM ${table} t WHERE t.partner_id = $1`).join(' UNION ALL ')} LIMIT 1`

/** Says who carries a project out, with which units, from when to when. */
@Injectable()
export class PartnerService {
  constructor(
    private readonly reader: ProjectReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE once it has ended, STALE, ALREADY_EXISTS for one that is in it on those days, and what is wrong with the fields */
  async save(input: SaveProjectPartnerInput): Promise<Project> {
    const project = await this.demandProject(input.projectId)
    const known = input.partnerId ? seenPartner(project, { partnerId: input.partnerId, expectedVersion: input.expectedVersion }) : null
    const days = readDays(input)
    const organisationId = known?.organisation.id ?? input.organisationId
    await this.demandUnits(organisationId, input.unitIds)
    const id = known?.id ?? newId()
    const { consortiumId } = currentViewer()
    const written = await (known
      ? this.db.sql('UPDATE project_partner SET (valid_from, valid_to, version) = ($2, $3, version + 1) WHERE id = $1 RETURNING id', [id, days.validFrom, days.validTo])
      : this.db.sql('INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from, valid_to) VALUES ($1, $2, $3, $4, false, $5, $6) ON CONFLICT DO NOTHING RETURNING id', [
          ...[id, consortiumId, project.id, organisationId, days.validFrom, days.validTo]
        ]))
    if (written.length === 0) throw new DomainError('ALREADY_EXISTS', { path: ['organisationId'] })
    await this.db.sql('DELETE FROM project_partner_unit WHERE partner_id = $1', [id])
    await this.db.sql('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) SELECT $1, $2, $3, u FROM unnest($4::uuid[]) u', [id, consortiumId, project.id, [...new Set(input.unitIds)]])
    return this.done(project, { organisationId, isNew: known === null, ...days })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, PARTNER_IN_USE for the lead, or one that is in a budget, a plan or the staff, or has costs, claims or risks */
  async remove(input: RemoveProjectPartnerInput): Promise<Project> {
    const project = await this.demandProject(input.projectId)
    const partner = seenPartner(project, input)
    const [line] = await this.db.sql(USES, [partner.id])
    if (partner.isLead || line) throw new DomainError('PARTNER_IN_USE')
    await this.db.sql('DELETE FROM project_partner WHERE id = $1', [partner.id])
    return this.done(project, { organisationId: partner.organisation.id, isRemoved: true })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE */
  private async demandProject(projectId: string): Promise<Project> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    const project = await this.reader.one(projectId)
    this.access.check('project.edit', { unitId: project.lead.id })
    if (isSettled(project.stage)) throw new DomainError('PROJECT_STAGE', { params: { stage: project.stage } })
    return project
  }

  /** @throws DomainError NOT_FOUND for an organisation that is none, or a unit that it does not run */
  private async demandUnits(organisationId: string, unitIds: readonly string[]): Promise<void> {
    const { consortiumId } = currentViewer()
    const [organisation] = await this.db.sql('SELECT id FROM organisation WHERE id = $1 AND consortium_id = $2', [organisationId, consortiumId])
    if (!organisation) throw new DomainError('NOT_FOUND', { path: ['organisationId'] })
    const rows = await this.db.sql('SELECT id FROM unit_now WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND consortium_id = $3', [organisationId, unitIds, consortiumId])
    if (rows.length < new Set(unitIds).size) throw new DomainError('NOT_FOUND', { path: ['unitIds'] })
  }

  private done({ id, lead, number }: Project, details: Readonly<Record<string, string | boolean | null>>): Promise<Project> {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details } })
    return this.reader.one(id)
  }
}

function seenPartner({ partners }: Project, { partnerId, expectedVersion }: { readonly partnerId: string; readonly expectedVersion: number | null | undefined }): ProjectPartner {
  const partner = partners.find(({ id }) => id === partnerId)
  if (!partner) throw new DomainError('NOT_FOUND', { path: ['partnerId'] })
  if (partner.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
  return partner
}

function readDays(input: SaveProjectPartnerInput): { readonly validFrom: IsoDate; readonly validTo: IsoDate | null } {
  const [validFrom, validTo] = [dayOf(input.validFrom, 'validFrom'), dayOrNone(input.validTo, 'validTo')]
  for (const [name, day] of Object.entries({ validFrom, validTo })) if (day !== null && !isProjectDay(day)) throw new DomainError('OUT_OF_RANGE', { path: [name], params: projectYears })
  if (validTo !== null && validTo <= validFrom) throw new DomainError('DAYS_REVERSED', { path: ['validTo'] })
  return { validFrom, validTo }
}
