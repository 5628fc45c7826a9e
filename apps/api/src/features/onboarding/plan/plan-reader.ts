import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type MembershipEventDays, membershipOn } from '@solmu/domain/onboarding/membership.js'
import type { TaskLevel } from '@solmu/domain/onboarding/plan.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { Records } from '../../../core/records.js'
import { nameOf } from '../../network/network.sql.js'
import type { MembershipPlan, PlanPerson, PlanTask } from './plan.graphql.js'
import type { PlanListArgs } from './plan-input.graphql.js'

type PlanRow = Omit<MembershipPlan, 'state' | 'mayManage'> & { readonly events: readonly MembershipEventDays[] | null }

/** A task with where it belongs, which decides who may work on it. */
export type TaskRow = Omit<PlanTask, 'mayWork'> & { readonly planId: string; readonly centreId: string; readonly unitIds: string[]; readonly isMandated: boolean; readonly closedOn: string | null; readonly membershipId: string }

const PLANS = `SELECT p.id, p.membership_id AS "membershipId", p.kind, p.starts_on AS "startsOn", p.closed_on AS "closedOn", p.version,
    json_build_object('id', o.id, 'name', ${nameOf('o')}, 'businessId', o.business_id) AS organisation,
    json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS centre,
    CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'name', ${nameOf('b')}, 'type', b.type) END AS buddy,
    (SELECT json_agg(json_build_object('number', e.number, 'toState', e.to_state, 'effectiveOn', e.effective_on, 'endsOn', e.ends_on)) FROM membership_event e
      WHERE e.membership_id = p.membership_id) AS events
  FROM membership_plan p JOIN organisation o ON o.id = p.organisation_id JOIN unit_now u ON u.id = p.centre_id LEFT JOIN unit_now b ON b.id = p.buddy_unit_id
  WHERE p.consortium_id = $1`

const TASKS = `SELECT t.id, t.plan_id AS "planId", p.membership_id AS "membershipId", p.centre_id AS "centreId", p.closed_on AS "closedOn", t.code, t.level, t.kind, t.title, t.help,
    t.due_on AS "dueOn", t.is_required AS "isRequired", t.depends_on AS "dependsOn", t.done_on IS NOT NULL OR coalesce(f.is_done, false) AS "isDone",
    coalesce(f.open_count, 0) AS "openCount", t.owner_id AS "ownerId", w.display_name AS "ownerName", t.done_on AS "doneOn", t.note, t.evidence_url AS "evidenceUrl",
    d.display_name AS "doneBy", t.version,
    ARRAY(SELECT n.unit_id FROM unit_period n WHERE n.organisation_id = p.organisation_id AND (n.valid_to IS NULL OR n.valid_to > app.today())) AS "unitIds",
    EXISTS (SELECT 1 FROM mandate m WHERE m.organisation_id = p.organisation_id AND m.user_id = app.user_id() AND m.valid_from <= app.today()
      AND (least(m.valid_to, m.ended_on) IS NULL OR least(m.valid_to, m.ended_on) > app.today())) AS "isMandated"
  FROM membership_task t JOIN membership_plan p ON p.id = t.plan_id LEFT JOIN app_user w ON w.id = t.owner_id LEFT JOIN app_user d ON d.id = t.done_by
  LEFT JOIN facts f ON f.membership_id = p.membership_id AND f.kind = t.kind AND p.closed_on IS NULL
  WHERE p.consortium_id = $1`

/** Facts are worked out once for each plan, and not for each of its tasks. */
const OF_PLANS = `WITH facts AS MATERIALIZED (SELECT m.membership_id, g.* FROM (SELECT DISTINCT q.membership_id FROM membership_plan q WHERE q.id = ANY ($2::uuid[])) m,
    LATERAL app.membership_facts(m.membership_id) g) ${TASKS} AND t.plan_id = ANY ($2::uuid[]) ORDER BY t.plan_id, t.position`

/** Reads plans and their tasks. */
@Injectable()
export class PlanReader implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly access: Access,
    private readonly records: Records
  ) {}

  onModuleInit(): void {
    this.records.add('membership_plan', 'SELECT p.centre_id AS "unitId" FROM membership_plan p WHERE p.id = $1', 'app.plan_colleagues($1)')
  }

  /** Those that the viewer reads, by the name of the member. */
  async list({ kind = null, membershipId = null }: PlanListArgs): Promise<MembershipPlan[]> {
    const rows = await this.db.sql<PlanRow>(
      `${PLANS} AND ($2::text IS NULL OR p.kind = $2) AND ($3::uuid IS NULL OR p.membership_id = $3) ORDER BY o.name_fi COLLATE "fi-x-icu", p.starts_on, p.id`,
      [currentViewer().consortiumId, kind, membershipId]
    )
    return rows.map((row) => this.shown(row))
  }

  /** Undefined for one out of sight. */
  async one(id: string): Promise<MembershipPlan | undefined> {
    const [row] = await this.db.sql<PlanRow>(`${PLANS} AND p.id = $2`, [currentViewer().consortiumId, id])
    return row && this.shown(row)
  }

  /** The tasks of a plan in their order; those of all plans that are asked for at once. */
  async tasksOf(planId: string): Promise<PlanTask[]> {
    const loader = this.loaders.of<TaskRow>('planTasks', (ids) => this.rows(ids))
    return (await loader.load(planId)).map((row) => ({ ...row, mayWork: this.mayWork(row) }))
  }

  /** A task with the others of its plan, as they stand at this moment; undefined for one out of sight. */
  async task(id: string): Promise<{ readonly task: TaskRow; readonly all: readonly TaskRow[] } | undefined> {
    const [found] = await this.db.sql<{ planId: string }>('SELECT plan_id AS "planId" FROM membership_task WHERE id = $1', [id])
    if (!found) return undefined
    const all = (await this.rows([found.planId])).map(({ value }) => value)
    const task = all.find((each) => each.id === id)
    return task && { task, all }
  }

  people(planId: string): Promise<PlanPerson[]> {
    return this.db.sql<PlanPerson>('SELECT user_id AS id, display_name AS name, level FROM app.plan_people($1) ORDER BY level, display_name, user_id', [planId])
  }

  /** Whoever works for the centre may do what the unit should, and the head office what the centre should; a mandate is as good as a unit. */
  mayWork({ level, centreId, unitIds, isMandated }: { readonly level: TaskLevel; readonly centreId: string; readonly unitIds: readonly string[]; readonly isMandated: boolean }): boolean {
    const may = (unitId?: string): boolean => this.access.may('plan.work', unitId === undefined ? {} : { unitId })
    if (level === 'hq') return may()
    return may(centreId) || (level === 'unit' && (unitIds.some((unitId) => may(unitId)) || (isMandated && this.access.holdsAnywhere('plan.work'))))
  }

  private async rows(planIds: readonly string[]): Promise<{ key: string; value: TaskRow }[]> {
    const rows = await this.db.sql<TaskRow>(OF_PLANS, [currentViewer().consortiumId, planIds])
    return rows.map((value) => ({ key: value.planId, value }))
  }

  private shown({ events, ...row }: PlanRow): MembershipPlan {
    const state = membershipOn(events ?? [], todayIn())?.state ?? 'admitted'
    return { ...row, state, mayManage: this.access.may('member.manage', { unitId: row.centre.id }) }
  }
}
