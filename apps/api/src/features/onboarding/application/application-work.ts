import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { Records } from '../../../core/records.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Waiting = { readonly kind: 'application_in' | 'application_answered'; readonly id: string; readonly unitId: string; readonly name: string }

const REACH = `(a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.manage'))) OR a.centre_id = ANY (ARRAY(SELECT app.units_for('application.manage'))))`

/** Applications that have come in and that nobody has begun to assess, and answers that nobody has looked at. */
const WAITING = `
  SELECT 'application_in' AS kind, a.id, a.centre_id AS "unitId", a.name FROM application a WHERE a.state = 'submitted' AND ${REACH}
  UNION ALL
  SELECT DISTINCT 'application_answered', a.id, a.centre_id, a.name FROM application a JOIN application_question q ON q.application_id = a.id
    WHERE q.answered_at IS NOT NULL AND q.settled_at IS NULL AND a.state IN ('submitted', 'under_assessment', 'returned', 'in_decision') AND ${REACH}
  ORDER BY 4, 2`

/** Tells the inbox what waits for those who look after applications. */
@Injectable()
export class ApplicationWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources,
    private readonly records: Records
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
    this.records.add('application', 'SELECT a.centre_id AS "unitId" FROM application a WHERE a.id = $1')
  }

  /** Nothing for those who look after none. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('application.manage')) return []
    const rows = await this.db.sql<Waiting>(WAITING)
    return rows.map(({ kind, id, unitId, name }) => ({ kind, subject: id, unitId, params: { applicationId: id, name } }))
  }
}
