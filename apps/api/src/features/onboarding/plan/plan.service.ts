import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { completionIssues } from '@solmu/domain/onboarding/plan.js'
import { isMember } from '@solmu/domain/onboarding/membership.js'
import { type IsoDate, isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { MembershipReader } from '../membership/membership-reader.js'
import type { AssignPlanTaskInput, ChoosePlanBuddyInput, MarkPlanTaskInput } from './plan-input.graphql.js'
import { PlanReader, type TaskRow } from './plan-reader.js'
import type { MembershipPlan, PlanPerson } from './plan.graphql.js'

const MARK = `UPDATE membership_task SET done_on = $3, note = $4, evidence_url = $5, done_by = $6, done_at = CASE WHEN $3::date IS NOT NULL THEN now() END, version = version + 1
  WHERE id = $1 AND version = $2 RETURNING id`
const ASSIGN = 'UPDATE membership_task SET owner_id = $3, due_on = $4, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id'
const CHOOSE = 'UPDATE membership_plan SET buddy_unit_id = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id'

/** Sees to the tasks of plans. */
@Injectable()
export class PlanService {
  constructor(
    private readonly reader: PlanReader,
    private readonly members: MembershipReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<MembershipPlan> {
    const found = await this.reader.one(id)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return found
  }

  /** @throws DomainError NOT_FOUND */
  async people(planId: string): Promise<PlanPerson[]> {
    await this.one(planId)
    return this.reader.people(planId)
  }

  /**
   * Ticks a task off, or takes it up again.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PLAN_STATE when the plan was given up, and what `completionIssues` says
   */
  async mark(input: MarkPlanTaskInput): Promise<MembershipPlan> {
    const { task, all } = await this.toWork(input.taskId)
    const doneOn = input.isDone ? dayOf(input.doneOn, 'doneOn') : null
    if (doneOn !== null) {
      const [issue] = completionIssues(task, all, { doneOn, note: input.note, today: todayIn() })
      if (issue) throw issue
    }
    const shows = doneOn === null ? { note: '', evidenceUrl: '' } : { note: input.note.trim(), evidenceUrl: webAddress(input.evidenceUrl) }
    await this.write(MARK, [task.id, input.expectedVersion, doneOn, shows.note, shows.evidenceUrl, doneOn === null ? null : currentViewer().userId])
    this.note(task, { before: { doneOn: task.doneOn }, after: { doneOn } })
    return this.one(task.planId)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PLAN_STATE, UNKNOWN_REFERENCE for somebody who may not do it */
  async assign(input: AssignPlanTaskInput): Promise<MembershipPlan> {
    const { task } = await this.toWork(input.taskId)
    const dueOn = dayOf(input.dueOn, 'dueOn')
    const ownerId = input.ownerId ?? null
    const people = await this.reader.people(task.planId)
    if (ownerId !== null && !people.some(({ id }) => id === ownerId)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['ownerId'] })
    await this.write(ASSIGN, [task.id, input.expectedVersion, ownerId, dueOn])
    this.note(task, { before: { dueOn: task.dueOn, ownerId: task.ownerId }, after: { dueOn, ownerId } })
    return this.one(task.planId)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PLAN_STATE, UNKNOWN_REFERENCE for a unit of no active member, or of the member itself */
  async chooseBuddy({ planId, unitId = null, expectedVersion }: ChoosePlanBuddyInput): Promise<MembershipPlan> {
    const plan = await this.reader.one(planId)
    if (!plan) throw new DomainError('NOT_FOUND', { path: ['planId'] })
    this.audit.note({ subjectType: 'membership_plan', subjectId: plan.id, unitId: plan.centre.id })
    this.access.check('member.manage', { unitId: plan.centre.id })
    if (plan.closedOn !== null || !isMember(plan.state)) throw new DomainError('PLAN_STATE')
    if (unitId !== null && !(await this.isBuddy(unitId, plan))) throw new DomainError('UNKNOWN_REFERENCE', { path: ['unitId'] })
    await this.write(CHOOSE, [plan.id, expectedVersion, unitId])
    this.audit.note({ before: { buddyUnitId: plan.buddy?.id ?? null }, after: { buddyUnitId: unitId } })
    return this.one(plan.id)
  }

  private async isBuddy(unitId: string, { organisation }: MembershipPlan): Promise<boolean> {
    const active = (await this.members.list(todayIn(), null)).filter((each) => each.state === 'active' && each.organisation.id !== organisation.id)
    for (const each of active) if ((await this.members.unitsOf(each.organisation.id)).some(({ id }) => id === unitId)) return true
    return false
  }

  /** The task, when the viewer may work on it and its plan goes on. What is out of sight is missing. */
  private async toWork(taskId: string): Promise<{ readonly task: TaskRow; readonly all: readonly TaskRow[] }> {
    const found = await this.reader.task(taskId)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['taskId'] })
    this.audit.note({ subjectType: 'membership_plan', subjectId: found.task.planId, unitId: found.task.centreId })
    if (!this.reader.mayWork(found.task)) throw new DomainError('NOT_ALLOWED')
    if (found.task.closedOn !== null) throw new DomainError('PLAN_STATE')
    return found
  }

  private async write(statement: string, values: readonly unknown[]): Promise<void> {
    const rows = await this.db.sql(statement, values)
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  private note({ code }: TaskRow, change: { readonly before: Record<string, string | null>; readonly after: Record<string, string | null> }): void {
    this.audit.note({ details: { taskCode: code }, ...change })
  }
}

/** @throws DomainError INVALID_INPUT for what is no day */
function dayOf(given: string, field: string): IsoDate {
  if (!isIsoDate(given)) throw new DomainError('INVALID_INPUT', { path: [field] })
  return given
}

/** An address of the web as a person writes it; empty when there is none. @throws DomainError INVALID_WEBSITE */
function webAddress(given: string): string {
  const text = given.trim()
  if (text !== '' && !['https:', 'http:'].includes(URL.parse(text)?.protocol ?? '')) throw new DomainError('INVALID_WEBSITE', { path: ['evidenceUrl'] })
  return text
}
