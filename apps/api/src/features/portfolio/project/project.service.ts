import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { firstLocked, type LockedParts, type ProjectDraft, readProject } from '@solmu/domain/portfolio/project.js'
import { isProjectOpen, type ProjectAction, takeProjectStep } from '@solmu/domain/portfolio/project.workflow.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { BudgetWriter } from '../budget/budget-writer.js'
import { dayOrNone } from '../day-input.js'
import type { MoveProjectInput, SaveProjectInput } from './project-input.graphql.js'
import { ProjectReader } from './project-reader.js'
import type { Project } from './project.graphql.js'

type Row = Awaited<ReturnType<ProjectReader['row']>>

const COLUMNS = 'kind, group_id, lead_unit_id, call_id, title, summary, acronym, funder_code, currency, starts_on, ends_on, task_areas, ideas, cost_model, cost_rate'
const PLACES = '$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16'

/** Registers projects and moves them on. */
@Injectable()
export class ProjectService {
  constructor(
    private readonly reader: ProjectReader,
    private readonly budgets: BudgetWriter,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, BUDGET_LOCKED for what an application rests on, CURRENCY_MIXED when the
   *   call pays in another, and what is wrong with the fields
   */
  async save(input: SaveProjectInput): Promise<Project> {
    const before = input.projectId ? await this.seen({ projectId: input.projectId, expectedVersion: input.expectedVersion }) : null
    if (before) this.access.check('project.edit', { unitId: before.lead.id })
    this.access.check('project.edit', { unitId: input.leadUnitId })
    const draft = readProject({
      ...input,
      ...{ startsOn: dayOrNone(input.startsOn, 'startsOn'), endsOn: dayOrNone(input.endsOn, 'endsOn'), costModel: input.costModel ?? null, costRate: input.costRate ?? null }
    })
    if (before && !isProjectOpen(before.stage)) demandKept(before, { ...input, ...draft })
    await this.demandPlaces(input, draft)
    const id = before?.id ?? newId()
    await this.write(id, before, { ...input, ...draft })
    await this.follow(id, before, { ...input, ...draft })
    return this.done(id, { isNew: before === null }, { kind: input.kind, startsOn: draft.startsOn, endsOn: draft.endsOn, costModel: draft.costModel })
  }

  /** @throws DomainError NOT_FOUND, STALE, NOT_ALLOWED, PROJECT_STAGE with what the gate asks for, REQUIRED without a reason */
  async move(input: MoveProjectInput): Promise<Project> {
    const row = await this.seen(input)
    const reason = input.reason.normalize('NFC').trim()
    const to = takeProjectStep(input.action, { situation: await this.reader.situation(row), reason }, this.reader.mayOf(row.lead.id))
    await this.settle(input.action, row)
    await this.db.sql('UPDATE project SET (stage, stage_since, version) = ($2, app.today(), version + 1) WHERE id = $1', [row.id, to])
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO project_event (id, consortium_id, project_id, action, from_stage, to_stage, reason, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      ...[newId(), consortiumId, row.id, input.action, row.stage, to, reason, userId]
    ])
    return this.done(row.id, {}, { stage: to })
  }

  /** What a step does beside it: the application locks its plan and keeps the terms of the call, the decision becomes the base. */
  private async settle(action: ProjectAction, { id, call }: Row): Promise<void> {
    if (action === 'apply' && call) {
      await this.budgets.lock(id, 'plan')
      await this.db.sql('UPDATE project SET call_terms = $2 WHERE id = $1', [id, JSON.stringify(await this.reader.terms(call.id))])
    }
    if (action === 'decide') await this.budgets.lock(id, 'decision')
    if (action === 'reject' || action === 'withdraw') await this.budgets.drop(id)
  }

  /** @throws DomainError NOT_FOUND for what the viewer does not see, INVALID_INPUT for a group that is none, CURRENCY_MIXED */
  private async demandPlaces({ leadUnitId, callId, groupId, kind }: SaveProjectInput, { currency }: ProjectDraft): Promise<void> {
    const { consortiumId } = currentViewer()
    const [unit] = await this.db.sql('SELECT id FROM unit_now WHERE id = $1 AND consortium_id = $2', [leadUnitId, consortiumId])
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['leadUnitId'] })
    if ((kind === 'sub') !== Boolean(groupId)) throw new DomainError('REQUIRED', { path: ['groupId'] })
    if (groupId) {
      const [group] = await this.db.sql(`SELECT id FROM project WHERE id = $1 AND consortium_id = $2 AND kind = 'group'`, [groupId, consortiumId])
      if (!group) throw new DomainError('NOT_FOUND', { path: ['groupId'] })
    }
    if (!callId) return
    const [call] = await this.db.sql<{ currency: string }>('SELECT currency FROM funding_call WHERE id = $1 AND consortium_id = $2', [callId, consortiumId])
    if (!call) throw new DomainError('NOT_FOUND', { path: ['callId'] })
    if (call.currency !== currency) throw new DomainError('CURRENCY_MIXED', { path: ['currency'], params: { expected: call.currency, given: currency } })
  }

  private async write(id: string, before: Row | null, of: Omit<SaveProjectInput, keyof ProjectDraft> & ProjectDraft): Promise<void> {
    const values = [
      ...[id, of.kind, of.groupId ?? null, of.leadUnitId, of.callId ?? null, JSON.stringify(of.title), JSON.stringify(of.summary), of.acronym, of.funderCode, of.currency],
      ...[of.startsOn, of.endsOn, of.taskAreas, of.ideas, of.costModel, of.costRate]
    ]
    const { consortiumId, userId } = currentViewer()
    await (before
      ? this.db.sql(`UPDATE project SET (${COLUMNS}, version) = (${PLACES}, version + 1) WHERE id = $1`, values)
      : this.db.sql(`INSERT INTO project (id, ${COLUMNS}, consortium_id, created_by) VALUES ($1, ${PLACES}, $17, $18)`, [...values, consortiumId, userId]))
  }

  /** The organisation of the unit that leads is its first partner, and a plan that is being written follows the days and the model. */
  private async follow(id: string, before: Row | null, { leadUnitId, startsOn }: Pick<SaveProjectInput, 'leadUnitId'> & ProjectDraft): Promise<void> {
    const { consortiumId } = currentViewer()
    if (!before) {
      await this.db.sql(
        `INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) SELECT $1, $2, $3, u.organisation_id, true, coalesce($5::date, app.today()) FROM unit_now u WHERE u.id = $4`,
        [newId(), consortiumId, id, leadUnitId, startsOn]
      )
    } else if (isProjectOpen(before.stage)) {
      await this.db.sql(
        `UPDATE project_partner r SET (organisation_id, valid_from, version) = (SELECT u.organisation_id, coalesce($3::date, r.valid_from), r.version + 1 FROM unit_now u WHERE u.id = $2) WHERE r.project_id = $1 AND r.is_lead`,
        [id, leadUnitId, startsOn]
      )
      await this.budgets.follow(id)
    }
    if (before?.lead.id === leadUnitId) return
    await this.db.sql('DELETE FROM project_partner_unit n USING project_partner r WHERE r.id = n.partner_id AND r.project_id = $1 AND r.is_lead', [id])
    await this.db.sql('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) SELECT r.id, r.consortium_id, r.project_id, $2 FROM project_partner r WHERE r.project_id = $1 AND r.is_lead', [id, leadUnitId])
  }

  /** @throws DomainError NOT_FOUND, STALE */
  private async seen({ projectId, expectedVersion }: { readonly projectId: string; readonly expectedVersion: number | null | undefined }): Promise<Row> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    const row = await this.reader.row(projectId)
    // Whoever may not touch it is told so before anything about its state.
    if (!this.access.may('project.edit', { unitId: row.lead.id })) this.access.check('project.steer', { unitId: row.lead.id })
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }

  private async done(id: string, details: Readonly<Record<string, boolean>>, after: Readonly<Record<string, string | null>>): Promise<Project> {
    const project = await this.reader.one(id)
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: project.lead.id, details: { ...details, number: project.number }, after })
    return project
  }
}

/** @throws DomainError BUDGET_LOCKED at the first part on which the application rests */
function demandKept(before: Row, after: Omit<SaveProjectInput, keyof ProjectDraft> & ProjectDraft): void {
  const was: LockedParts = { ...before, groupId: before.group?.id ?? null, leadUnitId: before.lead.id, callId: before.call?.id ?? null }
  const part = firstLocked(was, { ...after, groupId: after.groupId ?? null, callId: after.callId ?? null })
  if (part) throw new DomainError('BUDGET_LOCKED', { path: [part] })
}
