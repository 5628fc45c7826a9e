import { Injectable, type OnModuleInit } from '@nestjs/common'
import { taskDueSoonDays } from '@solmu/domain/onboarding/plan.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Waiting = { readonly kind: BroughtWork['kind']; readonly id: string; readonly planId: string; readonly unitId: string; readonly dueOn: string | null; readonly name: LocalizedText; readonly task: LocalizedText; readonly isOwn: boolean }

const AT_CENTRE = `(p.consortium_id = ANY (ARRAY(SELECT app.consortia_for('plan.work'))) OR p.centre_id = ANY (ARRAY(SELECT app.units_for('plan.work'))))`

/**
 * What is due of one's own level: of the member's unit to those who work there, of the centre to those at the centre, of the head
 * office to those who reach the whole network. Whoever has taken a task on is told of it wherever they are.
 */
const MINE = `(t.owner_id = app.user_id() OR t.owner_id IS NULL AND CASE t.level WHEN 'hq' THEN p.consortium_id = ANY (ARRAY(SELECT app.consortia_for('plan.work')))
    WHEN 'centre' THEN p.centre_id = ANY (ARRAY(SELECT app.units_for('plan.work'))) ELSE p.organisation_id = ANY (ARRAY(SELECT app.members_of('plan.work')))
      OR p.centre_id = ANY (ARRAY(SELECT app.units_for('plan.work'))) AND NOT EXISTS (SELECT 1 FROM unit_now n WHERE n.organisation_id = p.organisation_id AND n.is_open AND n.type = 'local_unit') END)`

const DUE = `WITH open AS MATERIALIZED (SELECT p.* FROM membership_plan p WHERE p.consortium_id = $1 AND p.closed_on IS NULL
    AND (p.kind = 'exit' OR app.membership_state(p.membership_id, app.today()) NOT IN ('left', 'expelled', 'lapsed'))),
  facts AS MATERIALIZED (SELECT p.membership_id, f.* FROM (SELECT DISTINCT membership_id FROM open) p, LATERAL app.membership_facts(p.membership_id) f),
  left_over AS MATERIALIZED (SELECT t.*, p.kind AS plan_kind FROM open p JOIN membership_task t ON t.plan_id = p.id LEFT JOIN facts f ON f.membership_id = p.membership_id AND f.kind = t.kind
    WHERE t.done_on IS NULL AND NOT coalesce(f.is_done, false))
  SELECT CASE t.plan_kind WHEN 'exit' THEN 'exit_task_due' ELSE 'onboarding_task_due' END AS kind, t.id, p.id AS "planId", p.centre_id AS "unitId", t.due_on AS "dueOn",
    ${nameOf('o')} AS name, t.title AS task, t.owner_id IS NOT NULL AS "isOwn"
  FROM left_over t JOIN open p ON p.id = t.plan_id JOIN organisation o ON o.id = p.organisation_id
  WHERE t.due_on <= app.today() + $2::integer AND ${MINE} AND NOT EXISTS (SELECT 1 FROM left_over b WHERE b.plan_id = t.plan_id AND b.code = ANY (t.depends_on))
  ORDER BY t.due_on, t.id LIMIT 100`

/** Members whose decision stands, whose agreements are accepted and whose required tasks are done: somebody has only to say so. */
const READY = `SELECT 'member_to_activate' AS kind, m.id, p.id AS "planId", m.centre_id AS "unitId", NULL AS "dueOn", ${nameOf('o')} AS name, ${nameOf('o')} AS task, false AS "isOwn"
  FROM membership m JOIN membership_plan p ON p.membership_id = m.id AND p.kind = 'onboarding' JOIN organisation o ON o.id = m.organisation_id
  WHERE m.consortium_id = $1 AND m.state = 'admitted' AND m.admitted_on <= app.today() AND ${AT_CENTRE.replaceAll('plan.work', 'member.manage')}
    AND app.open_tasks(m.id) = 0 AND NOT EXISTS (SELECT 1 FROM app.agreements_missing(m.consortium_id, m.organisation_id)) ORDER BY m.id`

/** Tells the inbox what is to be done for members that come and go. */
@Injectable()
export class PlanWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who work on no plans. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('plan.work')) return []
    const { consortiumId } = currentViewer()
    const due = await this.db.sql<Waiting>(DUE, [consortiumId, taskDueSoonDays])
    const ready = this.access.holdsAnywhere('member.manage') ? await this.db.sql<Waiting>(READY, [consortiumId]) : []
    return [...due, ...ready].map(({ kind, id, planId, unitId, dueOn, name, task, isOwn }) => ({ kind, subject: id, unitId, ...(dueOn !== null && { dueOn }), params: { planId, name, task, isOwn } }))
  }
}
