import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isMandateEnding, negotiationGapsOf } from '@solmu/domain/governance/negotiation.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { Negotiation, NegotiationBrief, NegotiationMeeting, NegotiationPerson, NegotiationPosition, Negotiator } from './negotiation.graphql.js'

type BriefRow = Omit<NegotiationBrief, 'isEnding'>
type Row = BriefRow & Pick<Negotiation, 'limits' | 'body' | 'decision' | 'outcome' | 'outcomeOn' | 'outcomeDecision' | 'version'> & { readonly hasSource: boolean }

const BRIEF = `n.id, n.year || '/' || n.serial AS number, n.authority, n.authority_kind AS "authorityKind", n.subject, n.state, n.valid_from AS "validFrom", n.valid_to AS "validTo",
  (SELECT count(*)::integer FROM negotiation_meeting m WHERE m.negotiation_id = n.id) AS "meetingCount", n.id = ANY (ARRAY(SELECT app.my_negotiations())) AS "isMine"`
const LIST = `SELECT ${BRIEF} FROM negotiation n WHERE n.consortium_id = $1 ORDER BY n.year DESC, n.serial DESC`
const named = (table: string, name: string): string => `CASE WHEN ${table}.id IS NOT NULL THEN json_build_object('id', ${table}.id, 'name', ${table}.${name}) END`
const ONE = `SELECT ${BRIEF}, n.limits, n.body_id IS NOT NULL OR n.decision_id IS NOT NULL AS "hasSource", ${named('b', 'name')} AS body, ${named('d', 'title')} AS decision, n.outcome, n.outcome_on AS "outcomeOn",
    ${named('e', 'title')} AS "outcomeDecision", n.version
  FROM negotiation n LEFT JOIN body b ON b.id = n.body_id LEFT JOIN governance_decision d ON d.id = n.decision_id LEFT JOIN governance_decision e ON e.id = n.outcome_decision_id
  WHERE n.consortium_id = $1 AND n.id = $2`

/** Reads mandates to negotiate with authorities. */
@Injectable()
export class NegotiationReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** Those that the viewer reads, the newest first. */
  async list(): Promise<NegotiationBrief[]> {
    const rows = await this.db.sql<BriefRow>(LIST, [currentViewer().consortiumId])
    return rows.map((row) => ({ ...row, isEnding: isMandateEnding(row, todayIn()) }))
  }

  /** Who can be named a negotiator. */
  people(): Promise<NegotiationPerson[]> {
    return this.db.sql<NegotiationPerson>('SELECT id, name FROM app.negotiation_people() ORDER BY name COLLATE "fi-x-icu", id')
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Negotiation> {
    const [row] = await this.db.sql<Row>(ONE, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['negotiationId'] })
    const { hasSource, ...told } = row
    const [negotiators, mayManage] = [await this.negotiators(id), this.mayManage]
    return {
      ...told,
      negotiators,
      isEnding: isMandateEnding(row, todayIn()),
      positions: await this.positions(id),
      meetings: await this.meetings(id),
      gaps: row.state === 'draft' ? negotiationGapsOf({ hasSource, negotiatorCount: negotiators.length, limits: row.limits }) : [],
      mayManage,
      mayWrite: row.state === 'given' && (mayManage || row.isMine)
    }
  }

  get mayManage(): boolean {
    return this.access.may('negotiation.manage', {})
  }

  private negotiators(id: string): Promise<Negotiator[]> {
    return this.db.sql<Negotiator>('SELECT id, user_id AS "userId", person_name AS name FROM negotiator WHERE negotiation_id = $1 ORDER BY place, id', [id])
  }

  private positions(id: string): Promise<NegotiationPosition[]> {
    return this.db.sql<NegotiationPosition>('SELECT id, number, content, why, written_at AS "writtenAt" FROM negotiation_position WHERE negotiation_id = $1 ORDER BY number DESC', [id])
  }

  private meetings(id: string): Promise<NegotiationMeeting[]> {
    return this.db.sql<NegotiationMeeting>('SELECT id, met_on AS "metOn", place, people, notes, links, version FROM negotiation_meeting WHERE negotiation_id = $1 ORDER BY met_on DESC, written_at DESC, id', [id])
  }
}
