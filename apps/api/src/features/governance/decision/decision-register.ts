import { Injectable } from '@nestjs/common'
import { type DecisionEnd, type DecisionPublication, decisionProgress, decisionState, decisionTaskState, type DecisionVotes, isReviewDue } from '@solmu/domain/governance/decision.js'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { unitRef } from '../governance.sql.js'
import type { DecisionBodyRef, DecisionPerson, DecisionReview, DecisionTask, GovernanceDecision, RelatedDecision } from './decision.graphql.js'
import { LAST_REVIEW, REVIEW_ON } from './decision.sql.js'

export type DecisionRow = {
  readonly id: string
  readonly number: string
  readonly year: number
  readonly serial: number
  readonly title: LocalizedText
  readonly content: LocalizedText
  readonly basis: LocalizedText
  readonly bodyName: LocalizedText
  readonly unit: OrgUnitRefType
  readonly votes: DecisionVotes | null
  readonly dissent: string
  readonly decidedOn: IsoDate
  readonly dueOn: IsoDate | null
  readonly reviewOn: IsoDate | null
  readonly responsibleUnit: OrgUnitRefType | null
  readonly responsiblePerson: string | null
  readonly publication: DecisionPublication
  readonly endKind: DecisionEnd | null
  readonly endedOn: IsoDate | null
  readonly version: number
}

export type TaskRow = Omit<DecisionTask, 'state' | 'mayComplete'> & { readonly decisionId: string; readonly userId: string | null; readonly isDropped: boolean; readonly doneOn: IsoDate | null; readonly dueOn: IsoDate }

const DECISIONS = `SELECT d.id, d.year || '/' || d.serial AS number, d.year, d.serial, d.title, d.content, d.basis, d.body_name AS "bodyName", ${unitRef('u')} AS unit,
    CASE WHEN d.votes_for IS NOT NULL THEN json_build_object('for', d.votes_for, 'against', d.votes_against, 'abstain', d.votes_abstain) END AS votes, d.dissent, d.decided_on AS "decidedOn",
    d.due_on AS "dueOn", ${REVIEW_ON} AS "reviewOn", ${unitRef('r')} AS "responsibleUnit", p.display_name AS "responsiblePerson", d.publication, d.end_kind AS "endKind", d.ended_on AS "endedOn", d.version
  FROM governance_decision d JOIN unit_now u ON u.id = d.unit_id LEFT JOIN unit_now r ON r.id = d.responsible_unit_id LEFT JOIN app_user p ON p.id = d.responsible_user_id ${LAST_REVIEW}
  WHERE d.consortium_id = $1 AND d.id = $2`

const TASKS = `SELECT t.id, t.decision_id AS "decisionId", t.title, ${unitRef('u')} AS unit, t.user_id AS "userId", p.display_name AS "personName", t.due_on AS "dueOn", t.done_on AS "doneOn", t.note,
    t.drop_reason AS "dropReason", t.dropped_at IS NOT NULL AS "isDropped", t.version
  FROM decision_task t JOIN unit_now u ON u.id = t.unit_id LEFT JOIN app_user p ON p.id = t.user_id WHERE t.consortium_id = $1`

const RELATED = `SELECT e.id, e.year || '/' || e.serial AS number, e.title, e.decided_on AS "decidedOn", coalesce(x.end_kind, e.end_kind) AS kind, x.id IS NOT NULL AS "isLater"
  FROM governance_decision e LEFT JOIN governance_decision x ON x.id = $1 AND x.ended_by = e.id WHERE x.id IS NOT NULL OR e.ended_by = $1 ORDER BY e.decided_on, e.serial`

/** Who works in a unit in a role that does what decisions give it to do, as far as the viewer sees who works where. */
const PEOPLE = `SELECT DISTINCT u.id, u.display_name AS name FROM role_assignment a JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
  WHERE a.consortium_id = $1 AND a.unit_id = $2 AND a.deputy_for IS NULL AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
    AND EXISTS (SELECT 1 FROM role_grant g WHERE g.role = a.role AND g.action = 'decision.work') ORDER BY 2, 1`

/** Reads the decisions one by one, with what followed from them. */
@Injectable()
export class DecisionRegister {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND for one out of sight */
  async row(id: string, field = 'decisionId'): Promise<DecisionRow> {
    const [row] = await this.db.sql<DecisionRow>(DECISIONS, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: [field] })
    return row
  }

  /** @throws DomainError NOT_FOUND for one out of sight */
  async task(id: string): Promise<TaskRow> {
    const [row] = await this.db.sql<TaskRow>(`${TASKS} AND t.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['decisionTaskId'] })
    return row
  }

  /** @throws DomainError NOT_FOUND for one out of sight */
  async one(id: string): Promise<GovernanceDecision> {
    const row = await this.row(id, 'id')
    const today = todayIn()
    const mayManage = this.access.may('decision.manage', { unitId: row.unit.id })
    const tasks = (await this.db.sql<TaskRow>(`${TASKS} AND t.decision_id = $2 ORDER BY t.done_on NULLS FIRST, t.due_on, t.id`, [currentViewer().consortiumId, id])).map((task) => ({
      ...task,
      state: decisionTaskState(task, today),
      mayComplete: this.mayComplete(task, mayManage)
    }))
    const related = await this.db.sql<RelatedDecision & { readonly isLater: boolean }>(RELATED, [id])
    return {
      ...{ ...row, tasks, mayManage, state: decisionState(row), isReviewDue: isReviewDue(row, today), progress: decisionProgress(tasks.map(({ state }) => state)) },
      endedBy: related.find(({ isLater }) => isLater) ?? null,
      ends: related.filter(({ isLater }) => !isLater),
      reviews: await this.db.sql<DecisionReview>(`SELECT id, reviewed_on AS "reviewedOn", finding, next_on AS "nextOn" FROM decision_review WHERE decision_id = $1 ORDER BY recorded_at DESC, id DESC`, [id])
    }
  }

  /** Whoever has been given it, whoever works where it belongs, and those who keep the register. */
  mayComplete({ userId, unit, isDropped, doneOn }: TaskRow, mayManage: boolean): boolean {
    return !isDropped && doneOn === null && (mayManage || userId === currentViewer().userId || this.access.may('decision.work', { unitId: unit.id }))
  }

  /** The bodies whose decisions the viewer records, those that are no more too: their last decisions may not be recorded yet. */
  async bodies(): Promise<DecisionBodyRef[]> {
    const bodies = await this.db.sql<DecisionBodyRef>(
      `SELECT b.id, b.name, ${unitRef('u')} AS unit, b.valid_from AS "validFrom", b.valid_to AS "validTo" FROM body b JOIN unit_now u ON u.id = b.unit_id
       WHERE b.consortium_id = $1 ORDER BY array_position(ARRAY['assembly', 'board', 'regional_board', 'working_group'], b.kind), b.name->>'fi' COLLATE "fi-x-icu", b.id`,
      [currentViewer().consortiumId]
    )
    return bodies.filter(({ unit }) => this.access.may('decision.manage', { unitId: unit.id }))
  }

  people(unitId: string): Promise<DecisionPerson[]> {
    return this.db.sql<DecisionPerson>(PEOPLE, [currentViewer().consortiumId, unitId])
  }
}
