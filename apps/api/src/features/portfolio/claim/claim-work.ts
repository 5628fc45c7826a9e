import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

interface WaitingRow {
  readonly id: string
  readonly state: 'with_lead' | 'with_funder'
  readonly number: number
  readonly period: string
  readonly leadUnitId: string
  readonly title: LocalizedText
  readonly partner: LocalizedText
}

const WAITING = `SELECT c.id, c.state, c.number, c.period, p.lead_unit_id AS "leadUnitId", p.title, json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS partner
  FROM project_claim c JOIN project p ON p.id = c.project_id JOIN project_partner r ON r.id = c.partner_id JOIN organisation o ON o.id = r.organisation_id
  WHERE c.consortium_id = $1 AND c.state IN ('with_lead', 'with_funder') ORDER BY c.sent_on, c.id`

/** Tells the inbox that a claim waits: for the unit that leads the project, and then for those who record what the funder says. */
@Injectable()
export class ClaimWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who lead no project. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('project.edit')) return []
    const rows = await this.db.sql<WaitingRow>(WAITING, [currentViewer().consortiumId])
    return rows.filter((row) => this.isFor(row)).map(({ id, state, number, period, leadUnitId, title, partner }) => ({
      ...{ kind: state === 'with_lead' ? ('claim_with_lead' as const) : ('claim_with_funder' as const), subject: id, unitId: leadUnitId },
      params: { claimId: id, number, period, name: title, partner }
    }))
  }

  /** What the lead has to settle is no matter of the centre above it, unless the centre itself leads. */
  private isFor({ state, leadUnitId: unitId }: WaitingRow): boolean {
    if (state === 'with_funder') return this.access.may('project.steer', { unitId })
    const isOwn = currentViewer().held.some((held) => held.unitId === unitId)
    return this.access.may('project.edit', { unitId }) && (isOwn || !this.access.may('project.steer', { unitId }))
  }
}
