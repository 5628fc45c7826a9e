import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { PlanKind } from '@solmu/domain/onboarding/plan.js'
import { templateIssues } from '@solmu/domain/onboarding/plan-template.js'
import { isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { PlanTemplate, ReleasePlanTemplateInput, SavePlanTemplateInput } from './plan-template.graphql.js'

const TEMPLATES = `SELECT t.id, t.kind, t.number, t.state = 'released' AS "isReleased", t.valid_from AS "validFrom", t.tasks, t.version,
    coalesce(t.id = (SELECT n.id FROM plan_template n WHERE n.consortium_id = t.consortium_id AND n.kind = t.kind AND n.state = 'released' AND n.valid_from <= app.today()
      ORDER BY n.valid_from DESC LIMIT 1), false) AS "isInForce"
  FROM plan_template t WHERE t.consortium_id = $1`

const INSERT = `INSERT INTO plan_template (id, consortium_id, kind, number, tasks, changed_by)
  SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5 FROM plan_template WHERE consortium_id = $2 AND kind = $3`
const SAVE = `UPDATE plan_template SET tasks = $3, changed_by = $4, changed_at = now(), version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft' RETURNING id`
const RELEASE = `UPDATE plan_template SET state = 'released', valid_from = $3, released_by = $4, released_at = now(), version = version + 1
  WHERE id = $1 AND version = $2 AND state = 'draft' RETURNING id`

/** Writes the templates by which plans are made. */
@Injectable()
export class PlanTemplateService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Every version, the newest first; drafts for those who write them. */
  list(): Promise<PlanTemplate[]> {
    return this.db.sql<PlanTemplate>(`${TEMPLATES} ORDER BY t.kind DESC, t.number DESC`, [currentViewer().consortiumId])
  }

  /**
   * Saves a draft, which may be unfinished.
   *
   * @throws DomainError NOT_ALLOWED, STALE when somebody else has saved it meanwhile
   */
  async save({ kind, tasks, expectedVersion = null }: SavePlanTemplateInput): Promise<PlanTemplate> {
    this.access.check('member.rule', {})
    const draft = await this.draft(kind)
    const { consortiumId, userId } = currentViewer()
    if ((draft?.version ?? null) !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const id = draft?.id ?? newId()
    if (draft) await this.expectOne(SAVE, [id, draft.version, JSON.stringify(tasks), userId])
    else await this.db.sql(INSERT, [id, consortiumId, kind, JSON.stringify(tasks), userId])
    this.audit.note({ subjectType: 'plan_template', subjectId: id, details: { kind, taskCount: tasks.length } })
    return this.one(id)
  }

  /**
   * Releases the draft; plans are made by it from a day on, and it never changes.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND without a draft, STALE, OUT_OF_RANGE for a day in the past, INVALID_INPUT with all
   *   that is wrong with the tasks
   */
  async release({ kind, validFrom, expectedVersion }: ReleasePlanTemplateInput): Promise<PlanTemplate> {
    this.access.check('member.rule', {})
    const draft = await this.draft(kind)
    if (!draft) throw new DomainError('NOT_FOUND', { path: ['kind'] })
    if (draft.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (!isIsoDate(validFrom)) throw new DomainError('INVALID_INPUT', { path: ['validFrom'] })
    if (validFrom < todayIn()) throw new DomainError('OUT_OF_RANGE', { path: ['validFrom'], params: { min: todayIn() } })
    const issues = templateIssues(draft.tasks)
    if (issues.length > 0) throw new DomainError('INVALID_INPUT', { issues })
    await this.expectOne(RELEASE, [draft.id, expectedVersion, validFrom, currentViewer().userId])
    this.audit.note({ subjectType: 'plan_template', subjectId: draft.id, details: { kind, versionNumber: draft.number }, before: { state: 'draft' }, after: { state: 'released', validFrom } })
    return this.one(draft.id)
  }

  private async draft(kind: PlanKind): Promise<PlanTemplate | undefined> {
    const [row] = await this.db.sql<PlanTemplate>(`${TEMPLATES} AND t.kind = $2 AND t.state = 'draft'`, [currentViewer().consortiumId, kind])
    return row
  }

  private async one(id: string): Promise<PlanTemplate> {
    const [row] = await this.db.sql<PlanTemplate>(`${TEMPLATES} AND t.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  private async expectOne(statement: string, values: readonly unknown[]): Promise<void> {
    const rows = await this.db.sql(statement, values)
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }
}
