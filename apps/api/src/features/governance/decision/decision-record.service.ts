import { Injectable } from '@nestjs/common'
import { type DecisionEnd, endRefusal, mayOpenTo } from '@solmu/domain/governance/decision.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isValidOn, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import { demandUnit } from '../unit-sight.js'
import type { EndDecisionInput, OpenDecisionInput, RecordDecisionInput, ReviewDecisionInput } from './decision-input.graphql.js'
import { type DecisionDetails, readDecision, readTask } from './decision-input.js'
import { DecisionRegister, type DecisionRow } from './decision-register.js'
import { DecisionTaskService } from './decision-task.service.js'
import type { GovernanceDecision } from './decision.graphql.js'

/** The votes as they are kept: all three, or none. */
const countsOf = ({ votes }: RecordDecisionInput): readonly (number | null)[] => (votes ? [votes.for, votes.against, votes.abstain] : [null, null, null])

/** Where a decision was made, when Solmu knows it. */
interface Source {
  readonly meetingId?: string
  readonly ballotId?: string
}

/** Records decisions, ends them by later ones, opens them to more people, and notes that they were looked at again. */
@Injectable()
export class DecisionRecordService {
  constructor(
    private readonly register: DecisionRegister,
    private readonly tasks: DecisionTaskService,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Records a decision with what follows from it, and ends the earlier ones that it revokes or replaces.
   *
   * @param from the meeting or the ballot that made it, when it was one
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, what is wrong with the fields, DECISION_NOT_LATER, DECISION_STATE
   */
  async record(input: RecordDecisionInput, from: Source = {}): Promise<GovernanceDecision> {
    await demandUnit(this.db, input.unitId, 'unitId')
    this.access.check('decision.manage', { unitId: input.unitId })
    const bodyName = await this.bodyName(input)
    const details = readDecision(bodyName ? { ...input, bodyName } : input)
    input.tasks.forEach((task, at) => readTask(task, details.decidedOn, ['tasks', at]))
    await this.demandResponsible(input)
    const id = await this.insert(input, details, from)
    for (const task of input.tasks) await this.tasks.insert(id, task, details.decidedOn)
    const made = await this.register.row(id)
    for (const { decisionId, kind } of input.ends) await this.endBy(await this.locked(decisionId), made, kind)
    this.audit.note({ subjectType: 'governance_decision', subjectId: id, unitId: input.unitId, details: { decisionNumber: made.number, count: input.tasks.length }, after: { decidedOn: details.decidedOn, publication: input.publication } })
    return this.register.one(id)
  }

  /** What the body that decided is called, when it is among the bodies. @throws DomainError NOT_FOUND for one of another unit, or not there on the day */
  private async bodyName({ bodyId, unitId, decidedOn }: RecordDecisionInput): Promise<LocalizedText | null> {
    if (!bodyId) return null
    const body = (await this.register.bodies()).find(({ id, unit }) => id === bodyId && unit.id === unitId)
    if (!body || !isValidOn(body, dayOf(decidedOn, 'decidedOn'))) throw new DomainError('NOT_FOUND', { path: ['bodyId'] })
    return body.name
  }

  /** @throws DomainError NOT_FOUND for a unit out of sight, or for a person who does not work there */
  private async demandResponsible({ responsibleUnitId, responsibleUserId }: RecordDecisionInput): Promise<void> {
    if (responsibleUnitId) await demandUnit(this.db, responsibleUnitId, 'responsibleUnitId')
    if (!responsibleUserId) return
    const known = responsibleUnitId ? await this.register.people(responsibleUnitId) : []
    if (!known.some(({ id }) => id === responsibleUserId)) throw new DomainError('NOT_FOUND', { path: ['responsibleUserId'] })
  }

  private async insert(input: RecordDecisionInput, details: DecisionDetails, from: Source): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO governance_decision (id, consortium_id, unit_id, body_id, body_name, title, content, basis, votes_for, votes_against, votes_abstain, dissent, decided_on, due_on, review_on,
         responsible_unit_id, responsible_user_id, publication, recorded_by, meeting_id, ballot_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        ...[id, consortiumId, input.unitId, input.bodyId ?? null, JSON.stringify(details.bodyName), JSON.stringify(details.title), JSON.stringify(details.content), JSON.stringify(details.basis)],
        ...[...countsOf(input), details.dissent, details.decidedOn, details.dueOn, details.reviewOn],
        ...[input.responsibleUnitId ?? null, input.responsibleUserId ?? null, input.publication, userId, from.meetingId ?? null, from.ballotId ?? null]
      ]
    )
    return id
  }

  /** Says that a decision ended an earlier one. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, DECISION_NOT_LATER, DECISION_STATE */
  async end({ decisionId, byDecisionId, kind, expectedVersion }: EndDecisionInput): Promise<GovernanceDecision> {
    const ended = await this.seen({ decisionId, expectedVersion })
    const by = await this.register.row(byDecisionId, 'byDecisionId')
    await this.endBy(ended, by, kind)
    this.audit.note({ subjectType: 'governance_decision', subjectId: ended.id, unitId: ended.unit.id, details: { kind, decisionNumber: by.number }, before: { endedOn: null }, after: { endedOn: by.decidedOn } })
    return this.register.one(ended.id)
  }

  private async endBy(ended: DecisionRow, by: DecisionRow, kind: DecisionEnd): Promise<void> {
    const refusal = endRefusal(ended, by)
    if (refusal) throw new DomainError(refusal, { path: ['ends'], params: { number: ended.number } })
    await this.db.sql('UPDATE governance_decision SET ended_by = $2, end_kind = $3, ended_on = $4, version = version + 1 WHERE id = $1', [ended.id, by.id, kind, by.decidedOn])
  }

  /** Opens a decision to more people. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, DECISION_STATE when it is open to as many */
  async open({ publication, ...of }: OpenDecisionInput): Promise<GovernanceDecision> {
    const before = await this.seen(of)
    if (!mayOpenTo(before.publication, publication)) throw new DomainError('DECISION_STATE', { path: ['publication'] })
    await this.db.sql('UPDATE governance_decision SET publication = $2, version = version + 1 WHERE id = $1', [before.id, publication])
    this.audit.note({ subjectType: 'governance_decision', subjectId: before.id, unitId: before.unit.id, before: { publication: before.publication }, after: { publication } })
    return this.register.one(before.id)
  }

  /** Notes that a decision that holds was looked at again. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, DECISION_STATE, REQUIRED, OUT_OF_RANGE, DAYS_REVERSED */
  async review({ reviewedOn: given, finding: written, nextOn: next, ...of }: ReviewDecisionInput): Promise<GovernanceDecision> {
    const before = await this.seen(of)
    if (before.endKind !== null) throw new DomainError('DECISION_STATE')
    const finding = written.normalize('NFC').trim()
    if (finding === '') throw new DomainError('REQUIRED', { path: ['finding'] })
    const [reviewedOn, nextOn, today] = [dayOf(given, 'reviewedOn'), next ? dayOf(next, 'nextOn') : null, todayIn()]
    if (reviewedOn > today || reviewedOn < before.decidedOn) throw new DomainError('OUT_OF_RANGE', { path: ['reviewedOn'], params: { min: before.decidedOn, max: today } })
    if (nextOn !== null && nextOn <= reviewedOn) throw new DomainError('DAYS_REVERSED', { path: ['nextOn'] })
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO decision_review (id, consortium_id, decision_id, reviewed_on, finding, next_on, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[newId(), consortiumId, before.id, reviewedOn, finding, nextOn, userId]
    ])
    await this.db.sql('UPDATE governance_decision SET version = version + 1 WHERE id = $1', [before.id])
    this.audit.note({ subjectType: 'governance_decision', subjectId: before.id, unitId: before.unit.id, before: { reviewOn: before.reviewOn }, after: { reviewOn: nextOn } })
    return this.register.one(before.id)
  }

  /** The decision as it was seen, until the end of the transaction. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE */
  private async seen({ decisionId, expectedVersion }: { readonly decisionId: string; readonly expectedVersion: number }): Promise<DecisionRow> {
    const row = await this.locked(decisionId)
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  private async locked(decisionId: string): Promise<DecisionRow> {
    const { unit } = await this.register.row(decisionId)
    this.access.check('decision.manage', { unitId: unit.id })
    await this.db.sql('SELECT id FROM governance_decision WHERE id = $1 FOR NO KEY UPDATE', [decisionId])
    return this.register.row(decisionId)
  }
}
