import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { amended, longestProposal } from '@solmu/domain/governance/proposal.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { isDeepStrictEqual } from 'node:util'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { ProposalReader, takesObjections, votesFor } from './proposal-reader.js'
import { ProposalService } from './proposal.service.js'
import type { AnswerAmendmentInput, BringAmendmentInput, ObjectToProposalInput, WithdrawObjectionInput } from './proposal-input.graphql.js'
import type { Proposal } from './proposal.graphql.js'

/** What members bring to a proposal of others: amendments and objections. */
@Injectable()
export class AmendmentService {
  constructor(
    private readonly reader: ProposalReader,
    private readonly proposals: ProposalService,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Brings an amendment to the text of a proposal under discussion.
   *
   * @throws DomainError NOT_FOUND, PROPOSAL_STATE, REQUIRED without a reason or a change, PROPOSAL_CHANGED when the text is another by now
   */
  async bring(input: BringAmendmentInput): Promise<Proposal> {
    const proposal = await this.reader.one(input.proposalId)
    if (!this.access.may('proposal.write', { unitId: input.unitId })) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    if (proposal.state !== 'open') throw new DomainError('PROPOSAL_STATE', { params: { state: proposal.state } })
    const place = proposal.amendsFor.find(({ unit }) => unit.id === input.unitId)
    if (!place) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    const [latest] = proposal.versions
    if (!latest || latest.number !== input.onNumber) throw new DomainError('PROPOSAL_CHANGED')
    const fields = new TextFields()
    const text = fields.localized(['text'], input.text, { most: longestProposal, isLong: true })
    const reason = fields.text(['reason'], input.reason, { most: 4000, isLong: true })
    if (reason === '') fields.refuse('REQUIRED', ['reason'])
    if (isDeepStrictEqual(amended(latest.content, text), latest.content)) fields.refuse('REQUIRED', ['text', 'fi'])
    throwIssues(fields.issues)
    const id = newId()
    await this.db.sql(
      'INSERT INTO proposal_amendment (id, consortium_id, proposal_id, on_number, organisation_id, unit_id, content, reason, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, currentViewer().consortiumId, proposal.id, input.onNumber, place.organisation.id, input.unitId, JSON.stringify(text), reason, currentViewer().userId]
    )
    this.noted(proposal, input.unitId, { amendmentId: id })
    return this.reader.one(proposal.id)
  }

  /**
   * Takes an amendment into the text, turns it down, or takes it back.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROPOSAL_STATE for one that was answered, REQUIRED when it is turned down without a word
   */
  async answer(input: AnswerAmendmentInput): Promise<Proposal> {
    const [of] = await this.db.sql<{ proposalId: string; unitId: string }>('SELECT proposal_id AS "proposalId", unit_id AS "unitId" FROM proposal_amendment WHERE id = $1 AND consortium_id = $2', [
      ...[input.amendmentId, currentViewer().consortiumId]
    ])
    if (!of) throw new DomainError('NOT_FOUND', { path: ['amendmentId'] })
    const isTheirs = this.access.may('proposal.write', { unitId: of.unitId })
    const proposal = await this.proposals.locked({ id: of.proposalId, expectedVersion: input.expectedVersion, isTheirs })
    const amendment = proposal.amendments.find(({ id }) => id === input.amendmentId)
    if (!amendment || amendment.state !== 'open' || proposal.state !== 'open') throw new DomainError('PROPOSAL_STATE', { params: { state: proposal.state } })
    if (input.state === 'withdrawn' ? !amendment.mayWithdraw : !proposal.mayEdit) throw new DomainError('NOT_ALLOWED')
    const answer = input.answer.trim()
    if (input.state === 'rejected' && answer === '') throw new DomainError('REQUIRED', { path: ['answer'] })
    await this.db.sql('UPDATE proposal_amendment SET state = $2, answer = $3, answered_by = $4, answered_at = now() WHERE id = $1', [amendment.id, input.state, answer, currentViewer().userId])
    if (input.state === 'accepted') await this.takeIn(proposal, { ...amendment, answer }, input.text)
    await this.db.sql('UPDATE proposal SET version = version + 1 WHERE id = $1', [proposal.id])
    this.audit.note({ subjectType: 'proposal', subjectId: proposal.id, unitId: proposal.unit.id, details: { amendmentId: amendment.id }, before: { state: 'open' }, after: { state: input.state } })
    return this.reader.one(proposal.id)
  }

  private async takeIn(proposal: Proposal, amendment: Proposal['amendments'][number], given: AnswerAmendmentInput['text']): Promise<void> {
    const [latest] = proposal.versions
    if (!latest) throw new DomainError('NOT_FOUND', { path: ['proposalId'] })
    // What it says was said of an older text: whoever accepts it now says what the text becomes.
    if (!given && amendment.onNumber !== latest.number) throw new DomainError('PROPOSAL_CHANGED')
    const fields = new TextFields()
    const text = given ? fields.localized(['text'], given, { most: longestProposal, isLong: true, isNeeded: true }) : amended(latest.content, amendment.content)
    throwIssues(fields.issues)
    await this.proposals.addVersion(proposal.id, latest.number + 1, { content: { ...latest, text }, why: amendment.answer || amendment.reason.slice(0, 2000), amendmentId: amendment.id })
  }

  /**
   * Says that a member does not consent.
   *
   * @throws DomainError NOT_FOUND, PROPOSAL_STATE after its day, NOT_A_VOTER for whoever does not vote for the member, REQUIRED
   *   without a reason, ALREADY_EXISTS when the member objects already
   */
  async object(input: ObjectToProposalInput): Promise<Proposal> {
    const proposal = await this.reader.one(input.proposalId)
    if (!this.access.may('proposal.object', { unitId: input.unitId })) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    if (!takesObjections(proposal)) throw new DomainError('PROPOSAL_STATE', { params: { state: proposal.state } })
    const reason = input.reason.trim()
    if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    const place = (await this.reader.voters()).find(({ unit }) => unit.id === input.unitId)
    if (!place) throw new DomainError('NOT_A_VOTER', { path: ['unitId'] })
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO proposal_objection (id, consortium_id, proposal_id, organisation_id, unit_id, mandate_id, reason, made_by)
       SELECT $1, $2, $3, $4, $5, v.mandate_id, $6, $7 FROM app.my_votes() v WHERE v.organisation_id = $4 ORDER BY v.substitute_order NULLS FIRST LIMIT 1`,
      [newId(), consortiumId, proposal.id, place.organisation.id, input.unitId, reason, userId]
    )
    this.noted(proposal, input.unitId, {})
    return this.reader.one(proposal.id)
  }

  /** Takes an objection back. @throws DomainError NOT_FOUND, NOT_ALLOWED, NOT_A_VOTER for whoever does not vote for the member, PROPOSAL_STATE once the proposal has gone on */
  async withdrawObjection({ objectionId }: WithdrawObjectionInput): Promise<Proposal> {
    const [of] = await this.db.sql<{ proposalId: string; unitId: string }>('SELECT proposal_id AS "proposalId", unit_id AS "unitId" FROM proposal_objection WHERE id = $1 AND consortium_id = $2', [objectionId, currentViewer().consortiumId])
    if (!of) throw new DomainError('NOT_FOUND', { path: ['objectionId'] })
    const proposal = await this.reader.one(of.proposalId)
    if (!this.access.may('proposal.object', { unitId: of.unitId })) throw new DomainError('NOT_ALLOWED')
    const objection = proposal.objections.find(({ id }) => id === objectionId)
    if (objection && !votesFor(await this.reader.voters(), objection)) throw new DomainError('NOT_A_VOTER')
    if (objection?.withdrawnAt !== null || !['open', 'closed'].includes(proposal.state)) throw new DomainError('PROPOSAL_STATE', { params: { state: proposal.state } })
    await this.db.sql('UPDATE proposal_objection SET withdrawn_by = $2, withdrawn_at = now() WHERE id = $1', [objectionId, currentViewer().userId])
    this.noted(proposal, proposal.unit.id, { objectionId })
    return this.reader.one(proposal.id)
  }

  private noted(proposal: Proposal, unitId: string, details: Record<string, string>): void {
    this.audit.note({ subjectType: 'proposal', subjectId: proposal.id, unitId, details: { kind: proposal.kind, ...details } })
  }
}
