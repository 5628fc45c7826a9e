import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { commonMatters, type CharterRules, matterRule, type MatterRule } from '@solmu/domain/governance/charter-rules.js'
import { askedParties, type PartyAnswer, type PartyDemand, standsInTheWay } from '@solmu/domain/governance/party-answer.js'
import { mayPropose } from '@solmu/domain/governance/proposal.js'
import { type ProposalSituation, proposalSteps } from '@solmu/domain/governance/proposal.workflow.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { organisationRef, unitRef } from '../governance.sql.js'
import type { Proposal, ProposalAmendment, ProposalBallot, ProposalBody, ProposalBrief, ProposalChoices, ProposalObjection, ProposalPlace, ProposalVersion } from './proposal.graphql.js'

type Brief = ProposalBrief & { readonly leadUnitId: string }
type Answered = { readonly party: string; readonly answer: PartyAnswer }
/** A party as the table of steps asks for it. */
type Party = { readonly demand: PartyDemand; readonly isInTheWay: boolean }
type Read = Brief & Pick<Proposal, 'matter' | 'closedOn' | 'outcome' | 'version' | 'charterNumber'> & { readonly rules: CharterRules | null; readonly answers: readonly Answered[] }
type Row = Omit<Read, 'answers'> & { readonly parties: readonly Party[] }
/** A proposal with whom its charter asks. */
export type ProposalRead = Proposal & Pick<Row, 'parties'>
type AmendmentRow = ProposalAmendment & { readonly unitId: string }
type ObjectionRow = ProposalObjection & { readonly unitId: string }

const COLUMNS = `p.id, p.kind, p.state, v.title, json_build_object('id', b.id, 'name', b.name) AS body, ${organisationRef('o')} AS organisation, ${unitRef('u')} AS unit,
  p.lead_unit_id AS "leadUnitId", p.discuss_until AS "discussUntil", p.object_until AS "objectUntil", p.opened_on AS "openedOn", p.ended_on AS "endedOn",
  (SELECT count(*)::integer FROM proposal_amendment a WHERE a.proposal_id = p.id AND a.state = 'open') AS "openAmendments",
  (SELECT count(*)::integer FROM proposal_objection x WHERE x.proposal_id = p.id AND x.withdrawn_at IS NULL) AS "standingObjections",
  EXISTS (SELECT 1 FROM ballot t WHERE t.proposal_id = p.id AND t.state IN ('announced', 'open')) AS "isVotedOn"`

const FROM = `FROM proposal p JOIN body b ON b.id = p.body_id JOIN organisation o ON o.id = p.organisation_id JOIN unit_now u ON u.id = p.unit_id
  JOIN LATERAL (SELECT w.title FROM proposal_version w WHERE w.proposal_id = p.id ORDER BY w.number DESC LIMIT 1) v ON true`

/** What each party says. */
const ANSWERS = `ARRAY(SELECT json_build_object('party', a.party, 'answer', a.answer) FROM app.party_says(p.id) a) AS answers`

/** The units in which the viewer may act, each with the organisation that runs it today. */
const PLACES = `SELECT ${organisationRef('o')} AS organisation, ${unitRef('n')} AS unit FROM unit_now n JOIN organisation o ON o.id = n.organisation_id
  WHERE n.consortium_id = $1 AND n.is_open AND n.id = ANY (ARRAY(SELECT app.units_for($2))) ORDER BY o.name_fi COLLATE "fi-x-icu", n.name_fi COLLATE "fi-x-icu", n.id`

/** Of the units in which the viewer may object those whose organisation they stand for by a mandate to vote. */
const VOTERS = `SELECT DISTINCT ON (o.id) ${organisationRef('o')} AS organisation, ${unitRef('n')} AS unit FROM unit_now n JOIN organisation o ON o.id = n.organisation_id
  JOIN app.my_votes() v ON v.organisation_id = o.id
  WHERE n.consortium_id = $1 AND n.is_open AND n.id = ANY (ARRAY(SELECT app.units_for('proposal.object'))) ORDER BY o.id, n.id`

const CHARTER = 'SELECT c.rules FROM charter_version c WHERE c.id = app.charter_on($1, app.today())'

/** Reads proposals with their texts, amendments and objections. */
@Injectable()
export class ProposalReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** Those that the viewer reads, the newest first. */
  list(): Promise<ProposalBrief[]> {
    return this.leading()
  }

  /** The same with whose people lead each. */
  leading(): Promise<Brief[]> {
    return this.db.sql<Brief>(`SELECT ${COLUMNS} ${FROM} WHERE p.consortium_id = $1 ORDER BY p.created_at DESC, p.id`, [currentViewer().consortiumId])
  }

  async row(id: string): Promise<Row | undefined> {
    const [row] = await this.db.sql<Read>(
      `SELECT ${COLUMNS}, ${ANSWERS}, p.matter, p.closed_on AS "closedOn", p.outcome, p.version, c.number AS "charterNumber", c.rules ${FROM} LEFT JOIN charter_version c ON c.id = p.charter_version_id
       WHERE p.consortium_id = $1 AND p.id = $2`,
      [currentViewer().consortiumId, id]
    )
    if (!row) return undefined
    const { answers, ...rest } = row
    return { ...rest, parties: partiesOf(row.rules && matterRule(row.rules, row.matter), answers) }
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<ProposalRead> {
    const row = await this.row(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['proposalId'] })
    const versions = await this.versions(id)
    const [isWriter, isLead] = [this.mayWrite(row), this.mayLead(row)]
    const steps = proposalSteps(situationOf(row, versions)).filter(({ by }) => (by === 'writer' ? isWriter : isLead))
    const isOpen = row.state === 'open'
    const voters = await this.voters()
    const objections = await this.objections(row, voters)
    const hasObjected = ({ organisation }: ProposalPlace) => objections.some((each) => each.withdrawnAt === null && each.organisation.id === organisation.id)
    return {
      ...row,
      matterName: row.rules ? matterRule(row.rules, row.matter).name : { fi: '', sv: '', en: '' },
      versions,
      amendments: await this.amendments(id, isOpen),
      objections,
      ballots: await this.ballots(id),
      steps: steps.map(({ action, blockedBy }) => ({ action, blockedBy: [...blockedBy] })),
      mayEdit: (isWriter && (isOpen || row.state === 'draft')) || (isLead && isOpen),
      amendsFor: isOpen ? await this.places('proposal.write') : [],
      objectsFor: takesObjections(row) ? voters.filter((place) => !hasObjected(place)) : []
    }
  }

  mayWrite({ unit }: Pick<Brief, 'unit'>): boolean {
    return this.access.may('proposal.write', { unitId: unit.id })
  }

  mayLead({ leadUnitId }: Pick<Brief, 'leadUnitId'>): boolean {
    return this.access.may('proposal.lead', { unitId: leadUnitId })
  }

  versions(id: string): Promise<ProposalVersion[]> {
    return this.db.sql<ProposalVersion>(
      'SELECT number, title, content, options, seats, why, amendment_id AS "amendmentId", made_at AS "madeAt" FROM proposal_version WHERE proposal_id = $1 ORDER BY number DESC',
      [id]
    )
  }

  async amendments(id: string, isOpen: boolean): Promise<AmendmentRow[]> {
    const rows = await this.db.sql<AmendmentRow>(
      `SELECT a.id, a.on_number AS "onNumber", ${organisationRef('o')} AS organisation, a.unit_id AS "unitId", a.content, a.reason, a.state, a.answer, a.made_at AS "madeAt"
       FROM proposal_amendment a JOIN organisation o ON o.id = a.organisation_id WHERE a.proposal_id = $1 ORDER BY a.made_at, a.id`,
      [id]
    )
    return rows.map((row) => ({ ...row, mayWithdraw: isOpen && row.state === 'open' && this.access.may('proposal.write', { unitId: row.unitId }) }))
  }

  /** Whoever votes for the member takes its objection back. */
  private async objections({ id, state }: Pick<Row, 'id' | 'state'>, voters: readonly ProposalPlace[]): Promise<ObjectionRow[]> {
    const rows = await this.db.sql<ObjectionRow>(
      `SELECT x.id, ${organisationRef('o')} AS organisation, x.unit_id AS "unitId", x.reason, x.made_at AS "madeAt", x.withdrawn_at AS "withdrawnAt"
       FROM proposal_objection x JOIN organisation o ON o.id = x.organisation_id WHERE x.proposal_id = $1 ORDER BY x.made_at, x.id`,
      [id]
    )
    const isHeard = state === 'open' || state === 'closed'
    return rows.map((row) => ({ ...row, mayWithdraw: isHeard && row.withdrawnAt === null && this.access.may('proposal.object', { unitId: row.unitId }) && votesFor(voters, row) }))
  }

  private ballots(id: string): Promise<ProposalBallot[]> {
    return this.db.sql<ProposalBallot>(
      `SELECT b.id, b.title, b.state, b.closes_at AS "closesAt", app.ballot_outcome(b.id) AS outcome FROM ballot b WHERE b.proposal_id = $1 ORDER BY b.created_at DESC, b.id`,
      [id]
    )
  }

  places(action: 'proposal.write' | 'proposal.object'): Promise<ProposalPlace[]> {
    return this.db.sql<ProposalPlace>(PLACES, [currentViewer().consortiumId, action])
  }

  voters(): Promise<ProposalPlace[]> {
    return this.db.sql<ProposalPlace>(VOTERS, [currentViewer().consortiumId])
  }

  /** The rules of the charter that is in force; null while there is none. */
  async rules(): Promise<CharterRules | null> {
    const [row] = await this.db.sql<{ rules: CharterRules }>(CHARTER, [currentViewer().consortiumId])
    return row?.rules ?? null
  }

  /** What somebody needs to make a proposal: in whose name, to whom, and about what. */
  async choices(): Promise<ProposalChoices> {
    const [places, rules] = [await this.places('proposal.write'), await this.rules()]
    const bodies = await this.db.sql<ProposalBody>(
      `SELECT b.id, b.name FROM body b WHERE b.consortium_id = $1 AND b.valid_from <= app.today() AND (b.valid_to IS NULL OR b.valid_to > app.today()) ORDER BY b.kind, b.name ->> 'fi', b.id`,
      [currentViewer().consortiumId]
    )
    const named = rules?.matters ?? commonMatters.map((matter) => ({ matter, name: { fi: '', sv: '', en: '' } }))
    const matters = named.map(({ matter, name }) => ({ key: matter, name, unitIds: places.filter(({ unit }) => mayPropose(rules, { matter, unitType: unit.type })).map(({ unit }) => unit.id) }))
    return { places, bodies, matters }
  }
}

/** Whom the charter of a proposal asks, with what they have answered. */
const partiesOf = (rule: MatterRule | null, answers: readonly Answered[]): Party[] =>
  (rule ? askedParties(rule) : []).map(({ party, demand }) => ({ demand, isInTheWay: standsInTheWay(demand, answers.find((each) => each.party === party)?.answer ?? null) }))

/** What a text says, as far as steps ask for it. */
type Said = { readonly content: LocalizedText; readonly options: readonly unknown[]; readonly seats: number }

/** What is known of a proposal, as the table of steps asks for it. */
export function situationOf(row: Pick<Row, 'kind' | 'state' | 'discussUntil' | 'objectUntil' | 'openAmendments' | 'standingObjections' | 'isVotedOn' | 'parties'>, [latest]: readonly Said[]): ProposalSituation {
  const { kind, state, discussUntil, objectUntil, openAmendments, standingObjections, isVotedOn, parties } = row
  const inTheWay = (wanted: PartyDemand): number => parties.filter(({ demand, isInTheWay }) => demand === wanted && isInTheWay).length
  const optionCount = latest?.options.length ?? 0
  return {
    ...{ kind, state, discussUntil, objectUntil, openAmendments, standingObjections, isVotedOn, hasText: (latest?.content.fi ?? '') !== '', optionCount, seats: latest?.seats ?? 1 },
    ...{ missingConsents: inTheWay('consent'), vetoes: inTheWay('veto'), today: todayIn() }
  }
}

/** Whether the viewer stands for the member that objects by a mandate to vote. */
export const votesFor = (voters: readonly ProposalPlace[], { organisation }: Pick<ObjectionRow, 'organisation'>): boolean => voters.some((place) => place.organisation.id === organisation.id)

export const takesObjections = ({ kind, state, objectUntil }: Pick<Row, 'kind' | 'state' | 'objectUntil'>): boolean =>
  kind === 'consent' && (state === 'open' || state === 'closed') && objectUntil !== null && objectUntil >= todayIn()

