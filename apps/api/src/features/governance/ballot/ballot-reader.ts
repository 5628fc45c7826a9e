import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { BallotMethod, BallotOption, BallotSecrecy } from '@solmu/domain/governance/ballot.js'
import { type BallotLog, ballotLogFormat, type TieBreak } from '@solmu/domain/governance/ballot-log.js'
import type { BallotLine, BallotOutcome, BallotResult, BallotRule } from '@solmu/domain/governance/ballot-result.js'
import { type BallotState, ballotSteps, takesBallots } from '@solmu/domain/governance/ballot.workflow.js'
import type { BodyKind, CharterRules } from '@solmu/domain/governance/charter-rules.js'
import { quorum } from '@solmu/domain/governance/majority.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { BallotOpening } from './ballot-opening.js'
import type { PublicKeys } from './ballot-secrets.js'
import type { Ballot, BallotAmendment, BallotDecision, BallotDetail, BallotProposal, BallotRuleType, BallotSeat } from './ballot.graphql.js'

/** What is fixed of the charter when a ballot is opened. */
export type FixedRule = BallotRule & { readonly votes: CharterRules['votes']; readonly seats: number }

export type BallotRow = {
  readonly id: string
  readonly unitId: string
  readonly body: { readonly id: string; readonly name: LocalizedText; readonly kind: BodyKind }
  readonly matter: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly method: BallotMethod
  readonly secrecy: BallotSecrecy
  readonly options: BallotOption[]
  readonly seats: number
  readonly maxScore: number
  readonly state: BallotState
  readonly opensAt: Date | null
  readonly closesAt: Date
  readonly announcedAt: Date | null
  readonly openedAt: Date | null
  readonly endedAt: Date | null
  readonly endReason: string
  readonly mayChange: boolean
  readonly rule: FixedRule | null
  readonly lotCommitment: string | null
  readonly publicKeys: PublicKeys | null
  readonly proposal: BallotProposal | null
  readonly amendment: BallotAmendment | null
  readonly effectiveFrom: string | null
  readonly version: number
  readonly now: Date
}

type ListRow = BallotRow & { readonly rollCount: number; readonly votedCount: number; readonly waitingCount: number; readonly outcome: BallotOutcome | null; readonly isHeld: boolean; readonly decision: BallotDecision | null; readonly breaksTie: 'chair' | 'record' | null }

const SUBJECT = `(SELECT json_build_object('id', p.id, 'kind', p.kind, 'title', v.title) FROM proposal p JOIN proposal_version v ON v.proposal_id = p.id WHERE p.id = b.proposal_id ORDER BY v.number DESC LIMIT 1) AS proposal,
    (SELECT json_build_object('id', c.id, 'number', c.number) FROM charter_version c WHERE c.id = b.amendment_id) AS amendment,
    (SELECT json_build_object('id', d.id, 'number', d.year || '/' || d.serial) FROM governance_decision d WHERE d.ballot_id = b.id) AS decision`
const COLUMNS = `b.id, b.unit_id AS "unitId", json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) AS body, b.matter, b.title, b.description, b.method, b.secrecy,
    b.options, b.seats, b.max_score AS "maxScore", b.state, b.opens_at AS "opensAt", b.closes_at AS "closesAt", b.announced_at AS "announcedAt", b.opened_at AS "openedAt", b.ended_at AS "endedAt", b.end_reason AS "endReason",
    b.may_change AS "mayChange", b.rule, b.lot_commitment AS "lotCommitment", b.public_keys AS "publicKeys", b.effective_from AS "effectiveFrom", ${SUBJECT}, b.version, clock_timestamp() AS now`
const BALLOTS = `SELECT ${COLUMNS}, coalesce(r.roll, 0) AS "rollCount", coalesce(r.voted, 0) AS "votedCount",
    CASE WHEN b.state = 'open' AND b.closes_at > clock_timestamp() THEN coalesce(r.waiting, 0) ELSE 0 END AS "waitingCount", app.ballot_outcome(b.id) AS outcome,
    app.is_held(b.id) AS "isHeld", CASE WHEN app.waits_for_chair(b.id) THEN app.breaks_ballot_tie(b.id) END AS "breaksTie"
  FROM ballot b JOIN body o ON o.id = b.body_id 
    LEFT JOIN LATERAL (SELECT count(*)::integer AS roll, count(*) FILTER (WHERE s.has_voted)::integer AS voted,
      count(*) FILTER (WHERE NOT s.has_voted AND s.recused_at IS NULL AND s.id = ANY (ARRAY(SELECT app.my_ballot_seats())))::integer AS waiting
      FROM ballot_roll s WHERE s.ballot_id = b.id) r ON true
  WHERE b.consortium_id = $1`
const ROLL = `SELECT r.id, r.name, r.weight, r.has_voted AS "hasVoted", r.recused_reason AS "recusedReason", r.id = ANY (ARRAY(SELECT app.my_ballot_seats())) AS "isMine", v.choice::text AS choice
  FROM ballot_roll r LEFT JOIN ballot_vote v ON v.seat_id = r.id WHERE r.ballot_id = $1 ORDER BY r.name ->> 'fi' COLLATE "fi-x-icu", r.id`
const LOG = `SELECT l.lines, l.result, l.seed, (SELECT json_build_object('chosen', t.chosen, 'chairName', t.chair_name, 'decidedAt', t.decided_at) FROM ballot_tie_break t WHERE t.ballot_id = l.ballot_id) AS "tieBreak",
    (SELECT json_build_object('members', count(*), 'weight', coalesce(sum(r.weight) FILTER (WHERE r.recused_at IS NULL), 0)) FROM ballot_roll r WHERE r.ballot_id = l.ballot_id) AS roll
  FROM ballot_log l WHERE l.ballot_id = $1`

type LogRow = { readonly lines: BallotLine[]; readonly result: BallotResult; readonly seed: string; readonly tieBreak: TieBreak | null; readonly roll: { readonly members: number; readonly weight: number } }

/** Reads ballots as the viewer sees them. */
@Injectable()
export class BallotReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly opening: BallotOpening
  ) {}

  /** Those that close last first. */
  async list(): Promise<Ballot[]> {
    await this.opening.byClock()
    const rows = await this.db.sql<ListRow>(`${BALLOTS} ORDER BY b.closes_at DESC, b.id`, [currentViewer().consortiumId])
    return rows.map((row) => this.shown(row))
  }

  /** @throws DomainError NOT_FOUND for one out of sight */
  async detail(id: string): Promise<BallotDetail> {
    const row = await this.row(id)
    const roll = await this.db.sql<BallotSeat>(ROLL, [id])
    return { ballot: this.shown(row), roll, log: await this.log(row) }
  }

  /** @throws DomainError NOT_FOUND */
  async row(id: string): Promise<ListRow> {
    await this.opening.byClock()
    const [row] = await this.db.sql<ListRow>(`${BALLOTS} AND b.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['ballotId'] })
    return row
  }

  private async log(row: BallotRow): Promise<string | null> {
    const [kept] = await this.db.sql<LogRow>(LOG, [row.id])
    return kept && row.rule ? JSON.stringify(publishedLog(row, row.rule, kept), null, 1) : null
  }

  private shown({ now, unitId, publicKeys, ...row }: ListRow): Ballot {
    const mayManage = this.access.may('ballot.manage', { unitId })
    const mayRecordDecision = isSettled(row) && row.decision === null && this.access.may('decision.manage', { unitId })
    const situation = { state: row.state, opensAt: row.opensAt, closesAt: row.closesAt, now }
    const keys = Object.entries(publicKeys ?? {}).map(([votes, key]) => ({ votes: Number(votes), key }))
    return { ...row, publicKeys: keys, rule: row.rule && ruleShown(row.rule, row.rollCount), takesBallots: takesBallots(situation), steps: mayManage ? ballotSteps(situation) : [], mayManage, mayRecordDecision }
  }
}

/** Whether something was decided by it: not yet while a party stands in the way of what was carried. */
export const isSettled = ({ outcome, isHeld }: Pick<ListRow, 'outcome' | 'isHeld'>): boolean =>
  outcome === 'rejected' || ((outcome === 'carried' || outcome === 'elected') && !isHeld)

const ruleShown = ({ majority, quorum: needs, tie, seats }: FixedRule, members: number): BallotRuleType => ({
  ...{ share: majority.share, of: majority.of, abstentions: majority.abstentions, tie, quorumOf: needs.of },
  quorumNeeded: quorum(needs, { members, seats, present: 0, recused: 0 }).needed
})

function publishedLog(row: BallotRow, { majority, quorum: needs, tie, seats }: FixedRule, { lines, result, seed, roll, tieBreak }: LogRow): BallotLog {
  const { id, title, method, secrecy, options } = row
  return {
    format: ballotLogFormat,
    ballot: {
      ...{ id, title, method, secrecy, seats: row.seats, options: options.map(({ code, name }) => ({ code, name })) },
      withdrawn: options.filter(({ isWithdrawn }) => isWithdrawn).map(({ code }) => code),
      rule: { majority, quorum: needs, tie },
      roll: { ...roll, seats }
    },
    lot: { commitment: row.lotCommitment ?? '', seed },
    lines,
    result,
    ...(tieBreak && { tieBreak })
  }
}
