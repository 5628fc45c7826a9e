import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import type { RecordPartyAnswerInput } from './proposal-input.graphql.js'
import { ProposalReader } from './proposal-reader.js'
import type { Proposal } from './proposal.graphql.js'
import { ProposalService } from './proposal.service.js'

/** Writes down what the parties answer that the charter asks beside the voters. */
@Injectable()
export class PartyAnswerService {
  constructor(
    private readonly reader: ProposalReader,
    private readonly proposals: ProposalService,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /**
   * A party that thinks again answers once more; the last answer counts.
   *
   * @throws DomainError NOT_FOUND, also for a party that the charter does not ask, NOT_ALLOWED, STALE, PROPOSAL_STATE before and after
   *   the procedure, and what is wrong with the fields
   */
  async record(input: RecordPartyAnswerInput): Promise<Proposal> {
    const { party, answer } = input
    const before = await this.proposals.locked({ id: input.proposalId, expectedVersion: input.expectedVersion, isLed: true })
    if (!before.mayRecordAnswers) throw new DomainError('PROPOSAL_STATE', { params: { state: before.state } })
    const asked = before.parties.find((each) => each.party === party)
    if (!asked) throw new DomainError('NOT_FOUND', { path: ['party'] })
    const { saidBy, saidOn, reason } = read(input)
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO proposal_party_answer (id, consortium_id, proposal_id, party, answer, said_by, said_on, reason, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      ...[newId(), consortiumId, before.id, party, answer, saidBy, saidOn, reason, userId]
    ])
    await this.db.sql('UPDATE proposal SET version = version + 1 WHERE id = $1', [before.id])
    this.audit.note({ subjectType: 'proposal', subjectId: before.id, unitId: before.unit.id, details: { party }, before: { answer: asked.answer }, after: { answer } })
    return this.reader.one(before.id)
  }
}

/** @throws DomainError each thing that is wrong, at its field */
function read({ answer, ...given }: RecordPartyAnswerInput) {
  const fields = new TextFields()
  const saidBy = fields.text(['saidBy'], given.saidBy, { most: 300 })
  const reason = fields.text(['reason'], given.reason, { most: 4000, isLong: true })
  const [saidOn, today] = [dayOf(given.saidOn, 'saidOn'), todayIn()]
  if (saidBy === '') fields.refuse('REQUIRED', ['saidBy'])
  if (saidOn > today) fields.refuse('OUT_OF_RANGE', ['saidOn'], { min: '', max: today })
  if (answer === 'refuses' && reason === '') fields.refuse('REQUIRED', ['reason'])
  throwIssues(fields.issues)
  return { saidBy, saidOn, reason }
}
