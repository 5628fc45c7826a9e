import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { DecisionBody } from '@solmu/domain/onboarding/decision-path.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { procedureFiles } from '../procedure-file/procedure-files.service.js'
import type { DecisionCandidate, DecisionStepRecord, MembershipDecision } from './decision.graphql.js'

const STEPS = `SELECT id, round, step, body, decided_on AS "decidedOn", number, participants, votes_for AS "votesFor", votes_against AS "votesAgainst", votes_abstain AS "votesAbstain",
    outcome, reasons, conditions, basis, ${procedureFiles('step_id', 's.id')}
  FROM application_decision_step s WHERE consortium_id = $1 AND application_id = $2 ORDER BY round, step`

const DECISIONS = `SELECT d.id, d.outcome, d.body, d.number, d.application_id AS "applicationId", d.organisation_id AS "organisationId",
    CASE WHEN o.id IS NULL THEN json_build_object('fi', coalesce(a.name, ''), 'sv', '', 'en', '') ELSE ${nameOf('o')} END AS name,
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) END AS centre,
    d.decided_on AS "decidedOn", d.effective_on AS "effectiveOn", d.valid_until AS "validUntil", d.appeal_until AS "appealUntil", d.reasons, d.conditions, d.document, d.expulsion_id AS "expulsionId",
    ${procedureFiles('decision_id', 'd.id')},
    d.annulled_on AS "annulledOn", d.annulled_reason AS "annulledReason",
    CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'receivedOn', e.received_on, 'appellant', e.appellant, 'grounds', e.grounds, 'isInTime', e.is_in_time,
      'outcome', e.outcome, 'decidedOn', e.decided_on, 'outcomeReasons', e.outcome_reasons, 'version', e.version) END AS appeal
  FROM membership_decision d LEFT JOIN organisation o ON o.id = d.organisation_id LEFT JOIN application a ON a.id = d.application_id
  LEFT JOIN unit_now u ON u.id = d.centre_id LEFT JOIN membership_appeal e ON e.decision_id = d.id
  WHERE d.consortium_id = $1`

/** The members and substitutes of a centre's board on a day; its secretary writes, and decides nothing. */
const SEATED = `SELECT m.user_id AS "userId", m.person_name AS name, b.name AS place
  FROM body b JOIN body_member m ON m.body_id = b.id WHERE b.consortium_id = $1 AND b.kind = 'regional_board' AND b.unit_id = $2 AND m.role <> 'secretary'
    AND b.valid_from <= $3 AND (b.valid_to IS NULL OR b.valid_to > $3) AND m.valid_from <= $3 AND (least(m.valid_to, m.ended_on) IS NULL OR least(m.valid_to, m.ended_on) > $3)
  ORDER BY m.person_name COLLATE "fi-x-icu", m.id`

/** Where, by which body and on which day something is decided. */
export type Deciding = { readonly centreId: string; readonly body: DecisionBody; readonly day: IsoDate }

/** Reads the steps that bodies have taken, and the decisions on membership. */
@Injectable()
export class DecisionReader {
  constructor(private readonly db: Db) {}

  stepsOf(applicationId: string): Promise<DecisionStepRecord[]> {
    return this.db.sql<DecisionStepRecord>(STEPS, [currentViewer().consortiumId, applicationId])
  }

  decisionsOf(applicationId: string): Promise<MembershipDecision[]> {
    return this.db.sql<MembershipDecision>(`${DECISIONS} AND d.application_id = $2 ORDER BY d.round DESC, d.recorded_at DESC`, [currentViewer().consortiumId, applicationId])
  }

  /** Every decision in sight, the newest first. */
  all(): Promise<MembershipDecision[]> {
    return this.db.sql<MembershipDecision>(`${DECISIONS} ORDER BY d.decided_on DESC, d.number, d.id`, [currentViewer().consortiumId])
  }

  byIds(ids: readonly string[]): Promise<MembershipDecision[]> {
    return this.db.sql<MembershipDecision>(`${DECISIONS} AND d.id = ANY ($2::uuid[]) ORDER BY array_position($2::uuid[], d.id)`, [currentViewer().consortiumId, ids])
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string, field = 'decisionId'): Promise<MembershipDecision> {
    const [found] = await this.byIds([id])
    if (!found) throw new DomainError('NOT_FOUND', { path: [field] })
    return found
  }

  /** The steps of the round in which a decision was made. */
  async stepsTo({ id, applicationId }: Pick<MembershipDecision, 'id' | 'applicationId'>): Promise<DecisionStepRecord[]> {
    if (applicationId === null) return []
    const [of] = await this.db.sql<{ round: number }>('SELECT round FROM membership_decision WHERE id = $1', [id])
    return (await this.stepsOf(applicationId)).filter(({ round }) => round === of?.round)
  }

  /** Whether there is such a unit in the viewer's consortium. */
  async isCentre(id: string): Promise<boolean> {
    return (await this.db.sql('SELECT 1 FROM org_unit WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])).length > 0
  }

  /** Who is offered as having decided at a centre, by name: whoever sat in its board on the day, where it has one; else those with a role. */
  async candidates({ centreId, body, day }: Deciding): Promise<DecisionCandidate[]> {
    const seated = body === 'regional_board' ? await this.db.sql<DecisionCandidate>(SEATED, [currentViewer().consortiumId, centreId, day]) : []
    return seated.length > 0 ? seated : this.holders(centreId)
  }

  /** Those with a role at a centre, below it or for the whole network. */
  holders(centreId: string): Promise<DecisionCandidate[]> {
    return this.db.sql<DecisionCandidate>(
      `SELECT d.user_id AS "userId", d.display_name AS name, ${nameOf('u')} AS place FROM app.deciders_at($1) d JOIN unit_now u ON u.id = d.unit_id
       ORDER BY d.display_name COLLATE "fi-x-icu", d.user_id`,
      [centreId]
    )
  }

  /** Nothing of a decision changes until the transaction ends. */
  async lock(id: string): Promise<void> {
    await this.db.sql('SELECT id FROM membership_decision WHERE id = $1 FOR UPDATE', [id])
  }

  /** The decision against which an appeal is. @throws DomainError NOT_FOUND */
  async ofAppeal(appealId: string): Promise<MembershipDecision> {
    const [row] = await this.db.sql<{ id: string }>('SELECT decision_id AS id FROM membership_appeal WHERE id = $1 AND consortium_id = $2', [appealId, currentViewer().consortiumId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['appealId'] })
    return this.one(row.id, 'appealId')
  }
}
