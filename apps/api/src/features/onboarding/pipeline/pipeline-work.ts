import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Waiting = { readonly kind: BroughtWork['kind']; readonly subject: string; readonly id: string; readonly unitId: string; readonly dueOn: string | null; readonly name: string }

const reach = (action: string): string => `(a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}'))) OR a.centre_id = ANY (ARRAY(SELECT app.units_for('${action}'))))`
const AWAITED = `s.submitted_at IS NULL AND s.released_at IS NULL AND coalesce(s.conflict, 'none') = 'none' AND a.state = 'under_assessment'`

/**
 * What the viewer is asked to score; which scores are late, for those who prepare; and which applications wait for a body whose
 * decisions the viewer records.
 */
const WAITING = `
  SELECT 'application_to_assess' AS kind, s.id AS subject, a.id, a.centre_id AS "unitId", s.due_on AS "dueOn", a.name
    FROM application_assessor s JOIN application a ON a.id = s.application_id WHERE s.user_id = $1 AND ${AWAITED}
  UNION ALL
  SELECT 'assessment_overdue', a.id, a.id, a.centre_id, min(s.due_on), a.name FROM application_assessor s JOIN application a ON a.id = s.application_id
    WHERE ${AWAITED} AND s.due_on < app.today() AND s.user_id <> $1 AND ${reach('application.manage')} GROUP BY a.id
  UNION ALL
  SELECT 'application_to_decide', a.id, a.id, a.centre_id, NULL, a.name FROM application a JOIN application_procedure p ON p.application_id = a.id
    WHERE a.state = 'in_decision' AND CASE p.path->'steps'->(SELECT count(*)::int FROM application_decision_step t WHERE t.application_id = a.id AND t.round = p.round)->>'body'
      WHEN 'regional_board' THEN a.centre_id = ANY (ARRAY(SELECT app.units_for('application.decide')))
      ELSE a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.decide'))) END
  ORDER BY 5 NULLS LAST, 6, 2`

/** Tells the inbox which applications wait for the viewer. */
@Injectable()
export class PipelineWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who neither assess nor decide. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('application.assess')) return []
    const rows = await this.db.sql<Waiting>(WAITING, [currentViewer().userId])
    return rows.map(({ kind, subject, id, unitId, dueOn, name }) => ({ kind, subject, unitId, ...(dueOn !== null && { dueOn }), params: { applicationId: id, name } }))
  }
}
