import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isPlanned } from '@solmu/domain/portfolio/plan.js'
import { monthsOf, readStaff } from '@solmu/domain/portfolio/plan-staff.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { demandPartner, mayWriteFor, type Planned, PlanReader } from '../plan/plan-reader.js'
import type { PlanStaff, ProjectStaff, RemovePlanStaffInput, SavePlanStaffInput, StaffPackage } from './staff.graphql.js'

type StaffRow = Omit<PlanStaff, 'months' | 'mayWrite'> & { readonly months: Readonly<Record<string, number>> }

const STAFF = `SELECT s.id, s.partner_id AS "partnerId", s.package_id AS "packageId", s.role, s.head_count AS "headCount", s.months, s.version
  FROM plan_staff s JOIN project_partner r ON r.id = s.partner_id JOIN organisation o ON o.id = r.organisation_id
  WHERE s.project_id = $1 ORDER BY r.is_lead DESC, o.name_fi COLLATE "fi-x-icu", r.id, s.role COLLATE "fi-x-icu", s.id`
const PACKAGES = `SELECT i.id, i.number, i.name FROM plan_item i WHERE i.project_id = $1 AND i.kind = 'package' ORDER BY i.number`

/** Keeps who works in projects, as roles. */
@Injectable()
export class StaffService {
  constructor(
    private readonly plans: PlanReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for whom it is none of their business */
  async list(projectId: string): Promise<ProjectStaff> {
    const planned = await this.plans.planned(projectId)
    const { project, partners } = planned
    if (!project.mayReadMoney) throw new DomainError('NOT_ALLOWED')
    const isOpen = isPlanned(project.stage)
    return {
      ...{ projectId, months: monthsOf(project.startsOn, project.endsOn), partners: partners.map((partner) => ({ ...partner, mayWrite: isOpen && partner.mayWrite })) },
      packages: await this.packages(projectId),
      rows: (await this.rows(projectId)).map(({ months, ...row }) => ({
        ...{ ...row, mayWrite: isOpen && mayWriteFor(planned, row.partnerId) },
        months: Object.entries(months).sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, fte]) => ({ month, fte }))
      }))
    }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, FTE_ABOVE_HEADS, and what is wrong with the fields */
  async save(input: SavePlanStaffInput): Promise<ProjectStaff> {
    const planned = await this.plans.forWriting(input.projectId)
    if (input.staffId) await this.demandOne(planned, { ...input, staffId: input.staffId })
    demandPartner(planned, input.partnerId)
    const { partnerId, packageId = null, role, headCount, months } = input
    if (packageId !== null && !(await this.packages(input.projectId)).some(({ id }) => id === packageId)) throw new DomainError('NOT_FOUND', { path: ['packageId'] })
    const draft = readStaff({ partnerId, packageId, role, headCount, months }, planned.frame)
    const values = [input.staffId ?? newId(), partnerId, packageId, draft.role, headCount, JSON.stringify(Object.fromEntries(draft.months.map(({ month, fte }) => [month, fte])))]
    await (input.staffId
      ? this.db.sql('UPDATE plan_staff SET (partner_id, package_id, role, head_count, months, version) = ($2, $3, $4, $5, $6, version + 1) WHERE id = $1', values)
      : this.db.sql('INSERT INTO plan_staff (id, partner_id, package_id, role, head_count, months, consortium_id, project_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [...values, currentViewer().consortiumId, input.projectId]))
    return this.done(planned, { role: draft.role, isNew: !input.staffId })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE */
  async remove(input: RemovePlanStaffInput): Promise<ProjectStaff> {
    const planned = await this.plans.forWriting(input.projectId)
    const { role } = await this.demandOne(planned, input)
    await this.db.sql('DELETE FROM plan_staff WHERE id = $1', [input.staffId])
    return this.done(planned, { role, isRemoved: true })
  }

  private rows(projectId: string): Promise<StaffRow[]> {
    return this.db.sql<StaffRow>(STAFF, [projectId])
  }

  private packages(projectId: string): Promise<StaffPackage[]> {
    return this.db.sql<StaffPackage>(PACKAGES, [projectId])
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE */
  private async demandOne(planned: Planned, { staffId, expectedVersion }: { readonly staffId: string; readonly expectedVersion?: number | null | undefined }): Promise<StaffRow> {
    const row = (await this.rows(planned.project.id)).find(({ id }) => id === staffId)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['staffId'] })
    demandPartner(planned, row.partnerId)
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }

  private done({ project: { id, lead, number } }: Planned, details: Readonly<Record<string, string | boolean>>): Promise<ProjectStaff> {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details } })
    return this.list(id)
  }
}
