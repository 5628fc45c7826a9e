import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import { demandUnit } from '../unit-sight.js'
import type { AddDecisionTaskInput, CompleteDecisionTaskInput, DecisionTaskInput, DropDecisionTaskInput } from './decision-input.graphql.js'
import { readTask } from './decision-input.js'
import { DecisionRegister, type TaskRow } from './decision-register.js'
import type { GovernanceDecision } from './decision.graphql.js'

/** What follows from decisions: who does what by when, that it is done, and that it need not be done any more. */
@Injectable()
export class DecisionTaskService {
  constructor(
    private readonly register: DecisionRegister,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Writes a task; whether the viewer keeps the decision is asked before. @throws DomainError NOT_FOUND, and what is wrong with the fields */
  async insert(decisionId: string, input: DecisionTaskInput, decidedOn: IsoDate): Promise<void> {
    const { title, dueOn } = readTask(input, decidedOn)
    await demandUnit(this.db, input.unitId, 'unitId')
    const people = input.userId ? await this.register.people(input.unitId) : []
    if (input.userId && !people.some(({ id }) => id === input.userId)) throw new DomainError('NOT_FOUND', { path: ['userId'] })
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO decision_task (id, consortium_id, decision_id, title, unit_id, user_id, due_on, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      ...[newId(), consortiumId, decisionId, title, input.unitId, input.userId ?? null, dueOn, userId]
    ])
  }

  /** Something more that follows from a decision that holds. @throws DomainError NOT_FOUND, NOT_ALLOWED, DECISION_STATE, and what is wrong with the fields */
  async add(input: AddDecisionTaskInput): Promise<GovernanceDecision> {
    const decision = await this.register.row(input.decisionId)
    this.access.check('decision.manage', { unitId: decision.unit.id })
    if (decision.endKind !== null) throw new DomainError('DECISION_STATE')
    await this.insert(decision.id, input, decision.decidedOn)
    this.audit.note({ subjectType: 'governance_decision', subjectId: decision.id, unitId: decision.unit.id, details: { dueOn: input.dueOn } })
    return this.register.one(decision.id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, OUT_OF_RANGE for a day that has not come or was before the decision */
  async complete(input: CompleteDecisionTaskInput): Promise<GovernanceDecision> {
    const task = await this.register.task(input.decisionTaskId)
    const decision = await this.register.row(task.decisionId)
    if (!this.register.mayComplete({ ...task, doneOn: null, isDropped: false }, this.access.may('decision.manage', { unitId: decision.unit.id }))) throw new DomainError('NOT_ALLOWED')
    const [doneOn, today] = [dayOf(input.doneOn, 'doneOn'), todayIn()]
    demandSeen(task, input.expectedVersion)
    if (doneOn > today || doneOn < decision.decidedOn) throw new DomainError('OUT_OF_RANGE', { path: ['doneOn'], params: { min: decision.decidedOn, max: today } })
    await this.settle(task, 'done_on = $3, note = $4, done_by = $5, done_at = now()', [doneOn, input.note.normalize('NFC').trim(), currentViewer().userId])
    this.audit.note({ subjectType: 'governance_decision', subjectId: decision.id, unitId: task.unit.id, details: { dueOn: task.dueOn, doneOn } })
    return this.register.one(decision.id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, REQUIRED without a reason */
  async drop(input: DropDecisionTaskInput): Promise<GovernanceDecision> {
    const task = await this.register.task(input.decisionTaskId)
    const decision = await this.register.row(task.decisionId)
    this.access.check('decision.manage', { unitId: decision.unit.id })
    demandSeen(task, input.expectedVersion)
    const reason = input.reason.normalize('NFC').trim()
    if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.settle(task, 'dropped_at = now(), drop_reason = $3', [reason])
    this.audit.note({ subjectType: 'governance_decision', subjectId: decision.id, unitId: task.unit.id, details: { dueOn: task.dueOn } })
    return this.register.one(decision.id)
  }

  /** @throws DomainError STALE when somebody was quicker */
  private async settle({ id, version }: TaskRow, change: string, values: readonly unknown[]): Promise<void> {
    const rows = await this.db.sql(`UPDATE decision_task SET ${change}, version = version + 1 WHERE id = $1 AND version = $2 AND done_at IS NULL AND dropped_at IS NULL RETURNING id`, [id, version, ...values])
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }
}

/** @throws DomainError STALE for one that was settled, or has changed */
function demandSeen({ version, doneOn, isDropped }: TaskRow, expectedVersion: number): void {
  if (version !== expectedVersion || doneOn !== null || isDropped) throw new DomainError('STALE', { path: ['expectedVersion'] })
}
