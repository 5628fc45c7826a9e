import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { answerObstacle, type ExpulsionAction, type ExpulsionDays, expulsionActions, expulsionObstacle, expulsionStanding } from '@solmu/domain/onboarding/expulsion.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { procedureFiles } from '../procedure-file/procedure-files.service.js'
import type { MemberExpulsion } from './expulsion.graphql.js'

type Row = Omit<MemberExpulsion, 'standing' | 'actions' | 'mayFile'> & Pick<ExpulsionDays, 'state'> & { readonly isOwn: boolean }

const EXPULSIONS = `SELECT e.id, e.membership_id AS "membershipId", e.organisation_id AS "organisationId", ${nameOf('o')} AS name, e.state,
    json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS centre, e.grounds, e.proposed_on AS "proposedOn", e.hearing_until AS "hearingUntil",
    e.statement, e.statement_manner AS "statementManner", e.statement_on AS "statementOn", e.statement_name AS "statementName", e.participants, e.votes_for AS "votesFor", e.votes_against AS "votesAgainst",
    e.votes_abstain AS "votesAbstain", e.closed_on AS "closedOn", e.closed_reason AS "closedReason", d.id AS "decisionId", e.version, ${procedureFiles('expulsion_id', 'e.id')},
    e.organisation_id = ANY (ARRAY(SELECT app.organisations_at('member.leave'))) AS "isOwn", e.organisation_id IN (SELECT app.mandated('sign')) AS "hasMandate"
  FROM member_expulsion e JOIN organisation o ON o.id = e.organisation_id JOIN unit_now u ON u.id = e.centre_id LEFT JOIN membership_decision d ON d.expulsion_id = e.id
  WHERE e.consortium_id = $1`

/** Reads proposals to expel members, with what the viewer may do. */
@Injectable()
export class ExpulsionReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** Those in sight, the newest first. */
  async list(membershipId: string | null): Promise<MemberExpulsion[]> {
    const rows = await this.db.sql<Row>(`${EXPULSIONS} AND ($2::uuid IS NULL OR e.membership_id = $2) ORDER BY e.proposed_on DESC, e.id DESC`, [currentViewer().consortiumId, membershipId])
    return rows.map((row) => this.shown(row))
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(id: string): Promise<MemberExpulsion> {
    const [row] = await this.db.sql<Row>(`${EXPULSIONS} AND e.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['expulsionId'] })
    return this.shown(row)
  }

  /** The same, locked as it was seen. @throws DomainError NOT_FOUND, STALE */
  async seen(id: string, expectedVersion: number): Promise<MemberExpulsion> {
    await this.db.sql('SELECT id FROM member_expulsion WHERE id = $1 FOR UPDATE', [id])
    const found = await this.one(id)
    if (found.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return found
  }

  /** The state is that of the row, since what is derived of it depends on the day. */
  private shown({ state, isOwn, ...row }: Row): MemberExpulsion {
    const at = { unitId: row.centre.id }
    const mayFile = this.access.may('member.manage', at)
    const may: Readonly<Record<ExpulsionAction, boolean>> = { answer: isOwn || row.hasMandate || mayFile, decide: this.access.may('application.decide', {}), drop: mayFile }
    const days = { state, hearingUntil: row.hearingUntil, statementOn: row.statementOn }
    const answerer = { hasMandate: row.hasMandate, mayRecord: mayFile }
    const obstacle = (action: ExpulsionAction) => (action === 'answer' ? answerObstacle(days, answerer, todayIn()) : expulsionObstacle(action, days, todayIn()))
    const actions = expulsionActions.filter((action) => may[action]).map((action) => ({ action, blockedBy: obstacle(action) }))
    return { ...row, standing: expulsionStanding(days, todayIn()), actions, mayFile }
  }
}

/** The same as the rules of the domain see it. */
export const daysOf = ({ standing, hearingUntil, statementOn }: MemberExpulsion): ExpulsionDays => ({
  ...{ hearingUntil, statementOn, state: standing === 'heard' ? 'hearing' : standing }
})
