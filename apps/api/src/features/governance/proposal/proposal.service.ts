import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mayPropose, type ProposalContent, readProposal } from '@solmu/domain/governance/proposal.js'
import { endedProposalStates, takeProposalStep } from '@solmu/domain/governance/proposal.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import { ProposalLetters } from './proposal-letters.js'
import { type ProposalRead, ProposalReader, situationOf } from './proposal-reader.js'
import type { MoveProposalInput, SaveProposalInput } from './proposal-input.graphql.js'

/** Makes proposals, changes their texts and leads them from step to step. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly reader: ProposalReader,
    private readonly letters: ProposalLetters,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Makes a proposal, writes over a draft, or gives one under discussion a new text.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, PROPOSAL_STATE after the discussion, REQUIRED for a change without a reason,
   *   and what is wrong with the fields
   */
  async save(input: SaveProposalInput): Promise<ProposalRead> {
    if (!input.proposalId) return this.add(input)
    const before = await this.locked({ id: input.proposalId, expectedVersion: input.expectedVersion })
    if (before.state !== 'open' && before.state !== 'draft') throw new DomainError('PROPOSAL_STATE', { params: { state: before.state } })
    const content = read(input)
    if (before.state === 'draft') await this.writeOver(before, input, content)
    else await this.revise(before, input, content)
    this.audit.note({ subjectType: 'proposal', subjectId: before.id, unitId: before.unit.id, details: { kind: before.kind, isNew: false } })
    return this.reader.one(before.id)
  }

  private async add(input: SaveProposalInput): Promise<ProposalRead> {
    const { place, leadUnitId } = await this.demandPlace(input)
    const content = read(input)
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO proposal (id, consortium_id, body_id, unit_id, organisation_id, lead_unit_id, kind, matter, discuss_until, object_until, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, consortiumId, input.bodyId, input.unitId, place.organisation.id, leadUnitId, input.kind, input.matter, content.discussUntil, content.objectUntil, userId]
    )
    await this.addVersion(id, 1, { content, why: '', amendmentId: null })
    this.audit.note({ subjectType: 'proposal', subjectId: id, unitId: input.unitId, details: { kind: input.kind, isNew: true } })
    return this.reader.one(id)
  }

  /** In whose name it is made, and whose people lead the body. @throws DomainError NOT_FOUND, NOT_ALLOWED where the charter does not let them propose */
  private async demandPlace({ unitId, bodyId, matter }: SaveProposalInput) {
    const { places, bodies, matters } = await this.reader.choices()
    const place = places.find(({ unit }) => unit.id === unitId)
    if (!place) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    if (!bodies.some(({ id }) => id === bodyId)) throw new DomainError('NOT_FOUND', { path: ['bodyId'] })
    const known = matters.find(({ key }) => key === matter)
    if (!known) throw new DomainError('NOT_FOUND', { path: ['matter'] })
    if (!known.unitIds.includes(unitId)) throw new DomainError('PROPOSER_REFUSED', { path: ['matter'] })
    const [body] = await this.db.sql<{ leadUnitId: string }>('SELECT unit_id AS "leadUnitId" FROM body WHERE id = $1', [bodyId])
    return { place, leadUnitId: body?.leadUnitId ?? unitId }
  }

  private async writeOver(before: ProposalRead, { matter, unitId, bodyId }: SaveProposalInput, content: ProposalContent): Promise<void> {
    if (unitId !== before.unit.id || bodyId !== before.body.id) throw new DomainError('INVALID_INPUT', { path: ['bodyId'] })
    if (!mayPropose(await this.reader.rules(), { matter, unitType: before.unit.type })) throw new DomainError('PROPOSER_REFUSED', { path: ['matter'] })
    await this.db.sql('UPDATE proposal SET matter = $2, discuss_until = $3, object_until = $4, version = version + 1 WHERE id = $1', [before.id, matter, content.discussUntil, content.objectUntil])
    await this.db.sql('UPDATE proposal_version SET title = $2, content = $3, options = $4, seats = $5, made_by = $6, made_at = now() WHERE proposal_id = $1 AND number = 1', [
      ...[before.id, JSON.stringify(content.title), JSON.stringify(content.text), JSON.stringify(content.options), content.seats, currentViewer().userId]
    ])
  }

  private async revise(before: ProposalRead, { why, matter }: SaveProposalInput, content: ProposalContent): Promise<void> {
    if (why.trim() === '') throw new DomainError('REQUIRED', { path: ['why'] })
    if (matter !== before.matter) throw new DomainError('INVALID_INPUT', { path: ['matter'] })
    // What was opened keeps what it takes to be opened: a text, options and days that are ahead.
    takeProposalStep('open', situationOf({ ...before, ...content, state: 'draft' }, [{ ...content, content: content.text }]))
    await this.db.sql('UPDATE proposal SET discuss_until = $2, object_until = $3, version = version + 1 WHERE id = $1', [before.id, content.discussUntil, content.objectUntil])
    await this.addVersion(before.id, (before.versions[0]?.number ?? 0) + 1, { content, why: why.trim(), amendmentId: null })
  }

  /** Writes down the next text. */
  async addVersion(proposalId: string, number: number, of: { readonly content: Pick<ProposalContent, 'title' | 'text' | 'options' | 'seats'>; readonly why: string; readonly amendmentId: string | null }): Promise<void> {
    const { content, why, amendmentId } = of
    await this.db.sql(
      'INSERT INTO proposal_version (id, consortium_id, proposal_id, number, title, content, options, seats, why, amendment_id, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [
        ...[newId(), currentViewer().consortiumId, proposalId, number, JSON.stringify(content.title), JSON.stringify(content.text), JSON.stringify(content.options), content.seats],
        ...[why, amendmentId, currentViewer().userId]
      ]
    )
  }

  /**
   * Takes a step. What opens is told to those who speak for the members.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROPOSAL_STATE with what stands in the way, PROPOSER_REFUSED where the charter
   *   of the day does not let them propose, REQUIRED without words at the end
   */
  async move(input: MoveProposalInput): Promise<ProposalRead> {
    const before = await this.locked({ id: input.proposalId, expectedVersion: input.expectedVersion })
    const discussUntil = input.discussUntil ? dayOf(input.discussUntil, 'discussUntil') : before.discussUntil
    const step = takeProposalStep(input.action, situationOf({ ...before, discussUntil: input.action === 'reopen' ? discussUntil : before.discussUntil }, before.versions))
    if (!before.steps.some(({ action }) => action === input.action)) throw new DomainError('NOT_ALLOWED')
    // The charter of the day on which it is opened says who proposes, whatever held when it was begun.
    if (input.action === 'open' && !mayPropose(await this.reader.rules(), { matter: before.matter, unitType: before.unit.type })) throw new DomainError('PROPOSER_REFUSED', { path: ['matter'] })
    const isEnd = endedProposalStates.includes(step.to)
    const outcome = readOutcome(input.outcome, isEnd)
    await this.db.sql(
      `UPDATE proposal SET state = $2, version = version + 1, outcome = CASE WHEN $3 THEN $4::jsonb ELSE outcome END, ended_on = CASE WHEN $3 THEN app.today() END,
         opened_on = CASE WHEN $5 = 'open' THEN app.today() ELSE opened_on END, charter_version_id = CASE WHEN $5 = 'open' THEN app.charter_on(consortium_id, app.today()) ELSE charter_version_id END,
         closed_on = CASE $5 WHEN 'close' THEN app.today() WHEN 'reopen' THEN NULL ELSE closed_on END, discuss_until = CASE WHEN $5 = 'reopen' THEN $6::date ELSE discuss_until END WHERE id = $1`,
      [before.id, step.to, isEnd, JSON.stringify(outcome), input.action, discussUntil]
    )
    this.audit.note({ subjectType: 'proposal', subjectId: before.id, unitId: before.unit.id, details: { kind: before.kind }, before: { state: before.state }, after: { state: step.to } })
    const after = await this.reader.one(before.id)
    if (input.action === 'open') await this.letters.opened(after)
    return after
  }

  /**
   * The proposal as it stands, until the end of the transaction.
   *
   * @param isTheirs whether the viewer may act on it otherwise than by writing or leading it
   * @param isLed whether it takes somebody who leads it
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE
   */
  async locked({ id, expectedVersion, isTheirs = false, isLed = false }: Sought): Promise<ProposalRead> {
    const seen = await this.reader.row(id)
    if (!seen) throw new DomainError('NOT_FOUND', { path: ['proposalId'] })
    if (!isTheirs && !(this.reader.mayWrite(seen) && !isLed) && !this.reader.mayLead(seen)) throw new DomainError('NOT_ALLOWED')
    await this.db.sql('SELECT id FROM proposal WHERE id = $1 FOR NO KEY UPDATE', [id])
    const proposal = await this.reader.one(id)
    if (proposal.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return proposal
  }
}

interface Sought {
  readonly id: string
  readonly expectedVersion: number | null | undefined
  readonly isTheirs?: boolean
  readonly isLed?: boolean
}

/** What is written, with its days. @throws DomainError for days that are none, and what is wrong with the fields */
function read(input: SaveProposalInput): ProposalContent {
  const day = (name: 'discussUntil' | 'objectUntil') => (input[name] ? dayOf(input[name], name) : null)
  return readProposal({ ...input, discussUntil: day('discussUntil'), objectUntil: day('objectUntil') }, todayIn())
}

/** What came of it, where it has come to an end. @throws DomainError REQUIRED for nothing in any language, TOO_LONG */
function readOutcome(given: LocalizedText, isNeeded: boolean): LocalizedText {
  const fields = new TextFields()
  const outcome = fields.localized(['outcome'], given, { most: 4000, isLong: true, ...(isNeeded && { isNeeded: 'in_any' }) })
  throwIssues(fields.issues)
  return outcome
}
