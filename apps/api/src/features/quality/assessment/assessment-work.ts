import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type Due = { readonly id: string; readonly unitId: string; readonly dueOn: string; readonly name: LocalizedText }

/** How many days ahead a self-assessment is spoken of. */
const daysAhead = 30

/** Tells the inbox which self-assessments of the viewer's own units are to be handed in soon, or should have been. */
@Injectable()
export class AssessmentWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.due())
  }

  /** What waits for the viewer: nothing for those who answer nowhere. */
  async due(): ReturnType<WorkSource> {
    if (!this.access.holdsAnywhere('assessment.edit')) return []
    const rows = await this.db.sql<Due>(
      `SELECT a.id, a.unit_id AS "unitId", a.due_on AS "dueOn", v.content->'name' AS name
       FROM quality_assessment a JOIN quality_framework_version v ON v.id = a.version_id
       WHERE a.state = 'self' AND a.due_on <= app.today() + $1::integer AND a.unit_id = ANY (ARRAY(SELECT app.units_for('assessment.edit')))
       ORDER BY a.due_on, a.id`,
      [daysAhead]
    )
    return rows.map(({ id, unitId, dueOn, name }) => ({ kind: 'assessment_due' as const, subject: id, unitId, dueOn, params: { assessmentId: id, name } }))
  }
}
