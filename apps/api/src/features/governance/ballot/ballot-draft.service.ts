import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type BallotDraft, readBallot } from '@solmu/domain/governance/ballot.js'
import { bodyRule, type CharterRules, matterRule } from '@solmu/domain/governance/charter-rules.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { homeTimeZone, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import { BallotCharter, type Subject, subjectOf, type VotingBody } from './ballot-charter.js'
import type { SaveBallotInput } from './ballot-input.graphql.js'
import { BallotSubjects, type Demands, earliestClosing } from './ballot-subjects.js'
import { BallotReader } from './ballot-reader.js'
import type { BallotDetail } from './ballot.graphql.js'

type Written = { readonly draft: BallotDraft; readonly body: VotingBody; readonly effectiveFrom: IsoDate | null }

/** Writes ballots, as long as they are drafts. */
@Injectable()
export class BallotDraftService {
  constructor(
    private readonly reader: BallotReader,
    private readonly charter: BallotCharter,
    private readonly subjects: BallotSubjects,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Writes a new ballot, or changes a draft.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, BALLOT_STATE for one that is no draft or without a charter in force,
   *   PROPOSAL_STATE and CHARTER_STATE for what is not before the voters, and what is wrong with the fields
   */
  async save(input: SaveBallotInput): Promise<BallotDetail> {
    const body = await this.charter.body(input.bodyId)
    this.access.check('ballot.manage', { unitId: body.unitId })
    const before = input.ballotId ? await this.draft(input.ballotId, input.expectedVersion ?? 0) : null
    const written = await this.written(input, { body, subject: before ? subjectOf(before) : input })
    const id = before?.id ?? newId()
    await (before ? this.change(id, input, written) : this.add(id, input, written))
    this.audit.note({ subjectType: 'ballot', subjectId: id, unitId: body.unitId, ...(before && { before: said(before) }), after: said(input) })
    return this.reader.detail(id)
  }

  private async written(input: SaveBallotInput, { body, subject }: { readonly body: VotingBody; readonly subject: Subject }): Promise<Written> {
    const { rules } = await this.charter.inForce(subject)
    const demands = await this.subjects.demand(subject)
    const effectiveFrom = subject.amendmentId ? dayOf(input.effectiveFrom ?? '', 'effectiveFrom') : null
    return { draft: readDraft(input, { rules, body, demands }), body, effectiveFrom }
  }

  private async draft(id: string, expectedVersion: number) {
    const seen = await this.reader.row(id)
    this.access.check('ballot.manage', { unitId: seen.unitId })
    await this.db.sql('SELECT id FROM ballot WHERE id = $1 FOR NO KEY UPDATE', [id])
    const row = await this.reader.row(id)
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (row.state !== 'draft') throw new DomainError('BALLOT_STATE', { params: { state: row.state } })
    return row
  }

  private async add(id: string, input: SaveBallotInput, written: Written): Promise<void> {
    await this.db.sql(
      `INSERT INTO ballot (id, consortium_id, created_by, body_id, unit_id, matter, title, description, method, secrecy, options, seats, max_score, closes_at, opens_at, effective_from, proposal_id, amendment_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [id, currentViewer().consortiumId, currentViewer().userId, ...valuesOf(input, written), input.proposalId ?? null, input.amendmentId ?? null]
    )
  }

  private async change(id: string, input: SaveBallotInput, written: Written): Promise<void> {
    await this.db.sql(
      `UPDATE ballot SET body_id = $2, unit_id = $3, matter = $4, title = $5, description = $6, method = $7, secrecy = $8, options = $9, seats = $10, max_score = $11,
         closes_at = $12, opens_at = $13, effective_from = $14, version = version + 1 WHERE id = $1`,
      [id, ...valuesOf(input, written)]
    )
  }
}

type Said = Pick<SaveBallotInput, 'method' | 'secrecy' | 'closesAt' | 'opensAt'>
const said = ({ method, secrecy, closesAt, opensAt }: Said) => ({ method, secrecyKind: secrecy, opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt.toISOString() })

const valuesOf = ({ matter, secrecy, closesAt, opensAt }: SaveBallotInput, { draft, body, effectiveFrom }: Written): readonly unknown[] => [
  ...[body.id, body.unitId, matter, JSON.stringify(draft.title), JSON.stringify(draft.description), draft.method, secrecy],
  ...[JSON.stringify(draft.options), draft.seats, draft.maxScore, closesAt, opensAt ?? null, effectiveFrom]
]

/** What the charter says of the body and the matter. */
function checkRules(fields: TextFields, input: SaveBallotInput, { rules, body }: Pick<Asked, 'rules' | 'body'>): void {
  if (!bodyRule(rules, body.kind).procedures.includes('electronic')) fields.refuse('INVALID_INPUT', ['bodyId'])
  const rule = rules.matters.find(({ matter }) => matter === input.matter)
  if (!rule || (rule.matter !== 'ordinary' && rule.decidedBy !== body.kind)) fields.refuse('INVALID_INPUT', ['matter'])
  const wanted = matterRule(rules, input.matter).secrecy
  if (wanted !== 'secret_on_request' && wanted !== input.secrecy) fields.refuse('INVALID_INPUT', ['secrecy'])
}

interface Asked {
  readonly rules: CharterRules
  readonly body: VotingBody
  readonly demands: Demands
}

/** @throws DomainError each thing that is wrong, at its field */
function readDraft(input: SaveBallotInput, { rules, body, demands }: Asked): BallotDraft {
  const fields = new TextFields()
  const draft = readBallot(fields, input)
  checkRules(fields, input, { rules, body })
  if (!demands.methods.includes(input.method)) fields.refuse('INVALID_INPUT', ['method'])
  const now = new Date()
  const earliest = earliestClosing(rules, { kind: body.kind, matter: input.matter, demands })
  if (input.closesAt <= now) fields.refuse('OUT_OF_RANGE', ['closesAt'], { min: now.toISOString(), max: '' })
  else if (todayIn(homeTimeZone, input.closesAt) < earliest) fields.refuse('NOTICE_MISSING', ['closesAt'], { earliest })
  if (input.opensAt && (input.opensAt <= now || input.opensAt >= input.closesAt)) fields.refuse('OUT_OF_RANGE', ['opensAt'], { min: now.toISOString(), max: input.closesAt.toISOString() })
  throwIssues(fields.issues)
  return draft
}
