import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { isScored, votesInBallot } from '@solmu/domain/governance/centre-choice-draft.js'
import { choiceSteps, type ChoiceSituation } from '@solmu/domain/governance/centre-choice.workflow.js'
import { decisionNumber } from '@solmu/domain/governance/decision.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { BallotReader } from '../ballot/ballot-reader.js'
import { organisationRef, unitRef } from '../governance.sql.js'
import type { CentreAssessor, CentreCandidate, CentreChoice, CentreChoiceBrief, CentreConflict, CentreHandover, CentrePaper, CentrePerson, CentreScore, CentreVote } from './choice.graphql.js'

type Row = CentreChoiceBrief &
  Pick<CentreChoice, 'description' | 'keeper' | 'criteria' | 'closedOn' | 'endReason' | 'chosenId' | 'why' | 'effectiveOn' | 'version'> & {
    readonly ballotId: string | null
    readonly voteSource: string
    readonly decisionId: string | null
    readonly decisionYear: number | null
    readonly decisionSerial: number | null
    readonly changeNumber: number | null
  }
type CandidateRow = CentreCandidate & { readonly optionCode: string | null; readonly municipalityCode: string; readonly streetAddress: string | null }
type Scored = Pick<CentreScore, 'assessorId' | 'candidateId' | 'criterion'>

const BRIEF = `c.id, c.title, ${unitRef('u')} AS centre, c.new_name AS "newCentreName", c.state, c.closes_on AS "closesOn", c.opened_on AS "openedOn", c.ended_on AS "endedOn",
  (SELECT count(*)::integer FROM centre_candidate k WHERE k.choice_id = c.id AND k.withdrawn_on IS NULL) AS "candidateCount",
  CASE WHEN w.id IS NOT NULL THEN ${organisationRef('w')} END AS chosen,
  EXISTS (SELECT 1 FROM centre_assessor a WHERE a.choice_id = c.id AND a.id = ANY (ARRAY(SELECT app.my_centre_assessors()))) AS "isMine"`
const FROM = `FROM centre_choice c JOIN unit_now u ON u.id = c.unit_id LEFT JOIN centre_candidate h ON h.id = c.chosen_id LEFT JOIN organisation w ON w.id = h.organisation_id`
const ONE = `SELECT ${BRIEF}, c.description, CASE WHEN c.new_name IS NULL THEN ${organisationRef('o')} END AS keeper, c.criteria, c.closed_on AS "closedOn", c.end_reason AS "endReason", c.chosen_id AS "chosenId", c.why,
    c.effective_on AS "effectiveOn", c.version, c.ballot_id AS "ballotId", c.vote_source AS "voteSource", c.decision_id AS "decisionId", d.year AS "decisionYear", d.serial AS "decisionSerial",
    n.number AS "changeNumber"
  ${FROM} JOIN organisation o ON o.id = u.organisation_id LEFT JOIN governance_decision d ON d.id = c.decision_id LEFT JOIN network_change n ON n.id = c.network_change_id AND n.undone_at IS NULL
  WHERE c.consortium_id = $1 AND c.id = $2`
const CANDIDATES = `SELECT k.id, ${unitRef('u')} AS unit, ${organisationRef('o')} AS organisation, k.statement, k.links, k.withdrawn_on AS "withdrawnOn", k.withdraw_reason AS "withdrawReason", k.votes,
    k.option_code AS "optionCode", u.municipality_code AS "municipalityCode", (SELECT p.street_address FROM unit_period p WHERE p.unit_id = k.unit_id AND p.valid_from <= app.today() ORDER BY p.valid_from DESC LIMIT 1) AS "streetAddress"
  FROM centre_candidate k JOIN unit_now u ON u.id = k.unit_id JOIN organisation o ON o.id = k.organisation_id WHERE k.choice_id = $1 ORDER BY k.place, k.id`

/** Reads how regional centres are chosen: what others have scored only once the assessment is closed. */
@Injectable()
export class ChoiceReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly ballots: BallotReader
  ) {}

  /** Those that the viewer reads, the newest first. */
  list(): Promise<CentreChoiceBrief[]> {
    return this.db.sql<CentreChoiceBrief>(`SELECT ${BRIEF} ${FROM} WHERE c.consortium_id = $1 ORDER BY c.created_at DESC, c.id`, [currentViewer().consortiumId])
  }

  /** Who can be named an assessor. */
  people(): Promise<CentrePerson[]> {
    return this.db.sql<CentrePerson>('SELECT id, name FROM app.centre_people() ORDER BY name COLLATE "fi-x-icu", id')
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<CentreChoice> {
    const [row] = await this.db.sql<Row>(ONE, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['choiceId'] })
    const [candidates, conflicts] = [await this.candidates(row), await this.conflicts(id)]
    const standing = candidates.filter(({ withdrawnOn }) => withdrawnOn === null)
    const weighed = row.criteria.filter(({ weight }) => weight > 0)
    const scored = (await this.scored(id)).filter((each) => standing.some((candidate) => candidate.id === each.candidateId))
    const recusedIds = conflicts.filter(({ isRecused }) => isRecused).map(({ assessorId }) => assessorId)
    const assessors = await this.assessors(id, { scored, recusedIds, scoreCount: standing.length * weighed.length })
    const mayManage = this.mayManage
    const mayScore = row.state === 'open' && assessors.some(({ isMine, isRecused }) => isMine && !isRecused)
    const facts = { criteria: row.criteria, candidateIds: standing.map((each) => each.id), recusedIds }
    const situation: ChoiceSituation = {
      ...{ state: row.state, standing: standing.length, assessors: assessors.length, weights: row.criteria.map(({ weight }) => weight) },
      ...{ closesOn: row.closesOn, isScored: isScored(facts, scored), today: todayIn() }
    }
    return {
      ...row,
      criteria: row.criteria.map((each) => ({ ...each, name: each.name ?? null })),
      ...{ candidates, assessors, conflicts, scores: await this.scores(id), vote: await this.vote(row), isHeld: await this.isHeld(row), handover: this.handover(row, candidates), mayManage, mayScore },
      papers: await this.papers(row, assessors),
      decision: row.decisionId === null ? null : { id: row.decisionId, number: row.decisionYear === null || row.decisionSerial === null ? null : decisionNumber({ year: row.decisionYear, serial: row.decisionSerial }) },
      steps: mayManage ? choiceSteps(situation).map(({ action, blockedBy }) => ({ action, blockedBy: [...blockedBy] })) : []
    }
  }

  /** Files of candidates are taken away until the assessment is closed, those of an assessor while it is open. */
  private async papers({ id, state }: Row, assessors: readonly CentreAssessor[]): Promise<CentrePaper[]> {
    const rows = await this.db.sql<Omit<CentrePaper, 'mayRemove'>>(
      'SELECT id, candidate_id AS "candidateId", assessor_id AS "assessorId", file_name AS "fileName", file_size AS "fileSize" FROM centre_paper WHERE choice_id = $1 ORDER BY uploaded_at, id',
      [id]
    )
    const own = assessors.find(({ isMine }) => isMine)?.id
    const mayRemove = (assessorId: string | null): boolean => (assessorId === null ? this.mayManage && (state === 'draft' || state === 'open') : assessorId === own && state === 'open')
    return rows.map((row) => ({ ...row, mayRemove: mayRemove(row.assessorId) }))
  }

  get mayManage(): boolean {
    return this.access.may('choice.manage', {})
  }

  /** With the votes of the units, once the assessment is closed. */
  private async candidates({ id, state, ballotId }: Row): Promise<CandidateRow[]> {
    const rows = await this.db.sql<CandidateRow>(CANDIDATES, [id])
    const votes = state === 'closed' || state === 'decided' ? await this.ballotVotes(ballotId, rows) : new Map<string, number>()
    return rows.map((row) => ({ ...row, votes: row.votes ?? votes.get(row.id) ?? null }))
  }

  /** What a ballot says, when it has been counted. */
  private async ballotVotes(ballotId: string | null, rows: readonly CandidateRow[]): Promise<ReadonlyMap<string, number>> {
    const log = ballotId === null ? null : (await this.ballots.detail(ballotId)).log
    if (log === null) return new Map()
    const { result } = JSON.parse(log) as BallotLog
    const options = rows.flatMap(({ id, optionCode }) => (optionCode === null ? [] : [{ candidateId: id, code: optionCode }]))
    return new Map(votesInBallot(result.tallies, options).map(({ candidateId, votes }) => [candidateId, votes]))
  }

  private async vote({ ballotId, voteSource }: Row): Promise<CentreVote | null> {
    if (ballotId === null) return voteSource === '' ? null : { ballotId, ballotTitle: null, ballotState: null, source: voteSource }
    const { title, state } = await this.ballots.row(ballotId)
    return { ballotId, ballotTitle: title, ballotState: state, source: '' }
  }

  /** Whether a party stands in the way: of its ballot, or of the choice itself where votes were counted elsewhere. */
  private async isHeld({ id, ballotId }: Row): Promise<boolean> {
    if (ballotId !== null) return (await this.ballots.row(ballotId)).isHeld
    const [choice] = await this.db.sql<{ isHeld: boolean }>('SELECT s.is_waiting AND app.parties_in_the_way(s.id) > 0 AS "isHeld" FROM app.asked_subjects($1) s', [id])
    return choice?.isHeld ?? false
  }

  private async assessors(id: string, of: { readonly scored: readonly Scored[]; readonly recusedIds: readonly string[]; readonly scoreCount: number }): Promise<CentreAssessor[]> {
    const rows = await this.db.sql<Pick<CentreAssessor, 'id' | 'userId' | 'name'>>('SELECT id, user_id AS "userId", name FROM app.centre_assessors($1) ORDER BY name COLLATE "fi-x-icu", id', [id])
    const ties = await this.db.sql<{ assessorId: string; candidateId: string }>('SELECT assessor_id AS "assessorId", candidate_id AS "candidateId" FROM app.centre_ties($1) ORDER BY candidate_id', [id])
    return rows.map((row) => ({
      ...row,
      isMine: row.userId === currentViewer().userId,
      isRecused: of.recusedIds.includes(row.id),
      scoredCount: of.scored.filter(({ assessorId }) => assessorId === row.id).length,
      scoreCount: of.scoreCount,
      tiedTo: ties.filter(({ assessorId }) => assessorId === row.id).map(({ candidateId }) => candidateId)
    }))
  }

  private scored(id: string): Promise<Scored[]> {
    return this.db.sql<Scored>('SELECT assessor_id AS "assessorId", candidate_id AS "candidateId", criterion FROM app.centre_scored($1)', [id])
  }

  private scores(id: string): Promise<CentreScore[]> {
    return this.db.sql<CentreScore>('SELECT assessor_id AS "assessorId", candidate_id AS "candidateId", criterion, points, evidence FROM centre_score WHERE choice_id = $1 ORDER BY candidate_id, criterion, assessor_id', [id])
  }

  private conflicts(id: string): Promise<CentreConflict[]> {
    return this.db.sql<CentreConflict>(
      `SELECT x.id, x.assessor_id AS "assessorId", x.candidate_id AS "candidateId", x.reason, x.is_recused AS "isRecused", x.is_declared AS "isDeclared", x.is_late AS "isLate", x.noted_at AS "notedAt"
       FROM centre_conflict x WHERE x.choice_id = $1 ORDER BY x.noted_at, x.id`,
      [id]
    )
  }

  /** Where the centre stays with who has it, nothing is to be done. */
  private handover({ chosenId, centre, newCentreName, keeper, changeNumber }: Row, candidates: readonly CandidateRow[]): CentreHandover | null {
    const chosen = candidates.find(({ id }) => id === chosenId)
    if (!chosen || (changeNumber === null && chosen.organisation.id === keeper?.id)) return null
    const mayCarryOut = changeNumber === null && this.mayManage && this.access.may('network.change', { unitId: centre.id })
    const place = newCentreName ? { unitId: null, parentId: centre.id } : { unitId: centre.id, parentId: null }
    return { ...place, organisationId: chosen.organisation.id, municipalityCode: chosen.municipalityCode, streetAddress: chosen.streetAddress ?? '', changeNumber, mayCarryOut }
  }
}
