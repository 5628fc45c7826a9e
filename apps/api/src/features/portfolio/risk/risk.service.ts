import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isPlanned } from '@solmu/domain/portfolio/plan.js'
import { readRisk, type RiskDraft } from '@solmu/domain/portfolio/risk.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOrNone } from '../day-input.js'
import { demandPartner, mayWriteFor, type Planned, PlanReader } from '../plan/plan-reader.js'
import type { ProjectRisk, ProjectRisks, RiskEvent, SaveProjectRiskInput } from './risk.graphql.js'

type RiskRow = Omit<ProjectRisk, 'mayWrite' | 'history'> & { readonly history: readonly (Omit<RiskEvent, 'at'> & { readonly at: string })[] }

const RISKS = `SELECT k.id, k.number, k.kind, k.title, k.text, k.likelihood, k.impact, k.partner_id AS "partnerId", k.owner, k.measures, k.due_on AS "dueOn", k.state,
    (SELECT n.number FROM project_risk n WHERE n.id = k.from_risk_id) AS "fromNumber", (SELECT n.number FROM project_risk n WHERE n.from_risk_id = k.id) AS "issueNumber", k.version,
    (SELECT coalesce(json_agg(json_build_object('id', e.id, 'state', e.state, 'likelihood', e.likelihood, 'impact', e.impact, 'at', e.at) ORDER BY e.at DESC, e.id DESC), '[]') FROM project_risk_event e WHERE e.risk_id = k.id) AS history
  FROM project_risk k WHERE k.project_id = $1 ORDER BY k.state NOT IN ('open', 'watched'), k.likelihood * k.impact DESC, k.number DESC`

/** Keeps the risks and issues of projects. */
@Injectable()
export class RiskService {
  constructor(
    private readonly plans: PlanReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for whom they are none of their business */
  async list(projectId: string): Promise<ProjectRisks> {
    const planned = await this.plans.planned(projectId)
    if (!planned.project.mayReadMoney) throw new DomainError('NOT_ALLOWED')
    const rows = await this.db.sql<RiskRow>(RISKS, [projectId])
    const isOpen = isPlanned(planned.project.stage)
    return {
      ...{ projectId, partners: planned.partners.map((partner) => ({ ...partner, mayWrite: isOpen && partner.mayWrite })) },
      risks: rows.map(({ history, ...row }) => ({ ...row, history: history.map((event) => ({ ...event, at: new Date(event.at) })), mayWrite: isOpen && mayWriteFor(planned, row.partnerId) }))
    }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, RISK_STATE, and what is wrong with the fields */
  async save(input: SaveProjectRiskInput): Promise<ProjectRisks> {
    const planned = await this.plans.forWriting(input.projectId)
    const before = input.riskId ? await this.seen(planned, { ...input, riskId: input.riskId }) : null
    demandPartner(planned, input.partnerId)
    const draft = readRisk({ ...draftOf(input), ...(before && { kind: before.kind }) }, before?.state ?? null)
    const id = before?.id ?? newId()
    await this.write(id, before, { ...draft, projectId: input.projectId })
    if (draft.state === 'came_true' && before?.state !== 'came_true') await this.write(newId(), null, { ...draft, ...issueOf, projectId: input.projectId, fromRiskId: id })
    this.note(planned, before, draft)
    return this.list(input.projectId)
  }

  private note({ project: { id, lead, number } }: Planned, before: RiskRow | null, { title, state }: RiskDraft): void {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, risk: title, isNew: before === null }, ...(before && { before: { state: before.state } }), after: { state } })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE */
  private async seen(planned: Planned, { projectId, riskId, expectedVersion }: SaveProjectRiskInput & { readonly riskId: string }): Promise<RiskRow> {
    const row = (await this.db.sql<RiskRow>(RISKS, [projectId])).find(({ id }) => id === riskId)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['riskId'] })
    demandPartner(planned, row.partnerId)
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }

  private async write(id: string, before: RiskRow | null, of: RiskDraft & { readonly projectId: string; readonly fromRiskId?: string }): Promise<void> {
    const values = [id, of.partnerId, of.title, of.text, of.likelihood, of.impact, of.owner, of.measures, of.dueOn, of.state]
    await (before
      ? this.db.sql('UPDATE project_risk SET (partner_id, title, text, likelihood, impact, owner, measures, due_on, state, version) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, version + 1) WHERE id = $1', values)
      : this.db.sql(
          `INSERT INTO project_risk (id, partner_id, title, text, likelihood, impact, owner, measures, due_on, state, kind, project_id, consortium_id, from_risk_id, number)
           SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, coalesce(max(k.number), 0) + 1 FROM project_risk k WHERE k.project_id = $12`,
          [...values, of.kind, of.projectId, currentViewer().consortiumId, of.fromRiskId ?? null]
        ))
  }
}

/** What a risk is once it has come true. */
const issueOf = { kind: 'issue', likelihood: 5, state: 'open' } as const

const draftOf = ({ kind, title, text, likelihood, impact, partnerId, owner, measures, dueOn, state }: SaveProjectRiskInput): RiskDraft => ({ kind, title, text, likelihood, impact, partnerId, owner, measures, state, dueOn: dayOrNone(dueOn, 'dueOn') })
