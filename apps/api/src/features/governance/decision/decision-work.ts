import { Injectable, type OnModuleInit } from '@nestjs/common'
import { daysThatDecisionsAreSoon } from '@solmu/domain/governance/decision.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Records } from '../../../core/records.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { LAST_REVIEW, REVIEW_ON } from './decision.sql.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Due = { readonly kind: 'decision_task_due' | 'decision_to_review'; readonly id: string; readonly decisionId: string; readonly unitId: string; readonly dueOn: IsoDate; readonly number: string; readonly name: LocalizedText; readonly task: string; readonly isOwn: boolean }

/** Whether the viewer has a role at a unit itself: those above are not told of what those below them have to do. */
const isMine = (unit: string): string => `EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = app.user_id() AND a.unit_id = ${unit}
  AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()))`

const DUE = `SELECT 'decision_task_due' AS kind, t.id, d.id AS "decisionId", t.unit_id AS "unitId", t.due_on AS "dueOn", d.year || '/' || d.serial AS number, d.title AS name, t.title AS task, t.user_id IS NOT NULL AS "isOwn"
    FROM decision_task t JOIN governance_decision d ON d.id = t.decision_id
    WHERE t.consortium_id = $1 AND t.done_at IS NULL AND t.dropped_at IS NULL AND t.due_on <= app.today() + $2::integer AND (t.user_id = app.user_id() OR t.user_id IS NULL AND ${isMine('t.unit_id')})
  UNION ALL
  SELECT 'decision_to_review', d.id, d.id, d.unit_id, ${REVIEW_ON}, d.year || '/' || d.serial, d.title, '', false
    FROM governance_decision d ${LAST_REVIEW} WHERE $3 AND d.consortium_id = $1 AND d.ended_by IS NULL AND ${REVIEW_ON} <= app.today() + $2::integer AND ${isMine('d.unit_id')}
  ORDER BY "dueOn", id LIMIT 100`

/** Tells the inbox what decisions have given somebody to do, and which are to be looked at again. */
@Injectable()
export class DecisionWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources,
    private readonly records: Records
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
    this.records.add('governance_decision', 'SELECT d.unit_id AS "unitId" FROM governance_decision d WHERE d.id = $1')
  }

  /** Nothing for those who only read decisions. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('decision.work')) return []
    const due = await this.db.sql<Due>(DUE, [currentViewer().consortiumId, daysThatDecisionsAreSoon, this.access.holdsAnywhere('decision.manage')])
    return due.map(({ kind, id, unitId, dueOn, ...params }) => ({ kind, subject: id, unitId, dueOn, params }))
  }
}
