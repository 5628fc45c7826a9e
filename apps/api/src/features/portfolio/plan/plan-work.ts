import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

interface DueRow {
  readonly id: string
  readonly kind: 'plan_task_late' | 'plan_delivery_due' | 'project_risk_due'
  readonly projectId: string
  readonly due: string
  readonly what: string
  readonly title: LocalizedText
  readonly unitIds: readonly string[]
}

/** What is late, or has to be handed over or looked at within two weeks, in projects that are carried out. */
const DUE = `SELECT d.*, p.title, CASE WHEN cardinality(u.ids) > 0 THEN u.ids ELSE ARRAY[p.lead_unit_id] END AS "unitIds" FROM (
    SELECT i.id, CASE i.kind WHEN 'task' THEN 'plan_task_late' ELSE 'plan_delivery_due' END AS kind, i.project_id AS "projectId", i.ends_on AS due, i.name AS what, i.partner_id
      FROM plan_item i WHERE i.consortium_id = $1 AND i.state IN ('planned', 'underway') AND i.kind <> 'package' AND i.ends_on < app.today() + CASE i.kind WHEN 'task' THEN 0 ELSE 15 END
    UNION ALL SELECT k.id, 'project_risk_due', k.project_id, k.due_on, k.title, k.partner_id FROM project_risk k WHERE k.consortium_id = $1 AND k.state IN ('open', 'watched') AND k.due_on < app.today() + 15
  ) d JOIN project p ON p.id = d."projectId" AND p.stage IN ('decided', 'running', 'closing')
    CROSS JOIN LATERAL (SELECT ARRAY(SELECT n.unit_id FROM project_partner_unit n WHERE n.partner_id = d.partner_id) AS ids) u
  ORDER BY d.due, d.id`

/** Tells the inbox of a partner's units what is late or due in the projects that they carry out. */
@Injectable()
export class PlanWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.due())
  }

  /** Nothing for those who carry no project out; what a unit has to do is no matter of the centre above it. */
  async due(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('project.work')) return []
    const rows = await this.db.sql<DueRow>(DUE, [currentViewer().consortiumId])
    return rows.flatMap(({ id, kind, projectId, due, what, title, unitIds }) => {
      const unitId = unitIds.find((each) => currentViewer().held.some((held) => held.unitId === each) && this.access.may('project.work', { unitId: each }))
      return unitId ? [{ kind, subject: id, unitId, dueOn: due, params: { projectId, what, name: title } }] : []
    })
  }
}
