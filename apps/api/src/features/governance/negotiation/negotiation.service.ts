import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type NegotiationDraft, readNegotiation } from '@solmu/domain/governance/negotiation.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import type { EndNegotiationInput, GiveNegotiationInput, SaveNegotiationInput } from './negotiation-input.graphql.js'
import { NegotiationReader } from './negotiation-reader.js'
import type { Negotiation } from './negotiation.graphql.js'

/** Prepares mandates to negotiate, gives them, and writes down what came of them. */
@Injectable()
export class NegotiationService {
  constructor(
    private readonly reader: NegotiationReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, NEGOTIATION_STATE for one that is no draft, and what is wrong with the fields */
  async save(input: SaveNegotiationInput): Promise<Negotiation> {
    this.access.check('negotiation.manage', {})
    const before = input.negotiationId ? await this.seen({ negotiationId: input.negotiationId, expectedVersion: input.expectedVersion }, 'draft') : null
    const draft = readNegotiation({
      ...input,
      ...{ validFrom: dayOf(input.validFrom, 'validFrom'), validTo: dayOf(input.validTo, 'validTo') },
      negotiators: input.negotiators.map(({ userId, personName }) => ({ userId: userId ?? null, personName }))
    })
    await this.demand('body', input.bodyId, 'bodyId')
    await this.demand('governance_decision', input.decisionId, 'decisionId')
    const id = before?.id ?? newId()
    await this.write(id, before === null, { ...input, ...draft })
    await this.writeNegotiators(id, draft)
    return this.done(id, { isNew: before === null }, { validFrom: draft.validFrom, validTo: draft.validTo })
  }

  /** @throws DomainError NOT_FOUND for what the viewer does not see */
  private async demand(table: 'body' | 'governance_decision', id: string | null | undefined, field: string): Promise<void> {
    if (!id) return
    const rows = await this.db.sql(`SELECT id FROM ${table} WHERE id = $1 AND consortium_id = $2`, [id, currentViewer().consortiumId])
    if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: [field] })
  }

  private async write(id: string, isNew: boolean, of: Omit<SaveNegotiationInput, 'negotiators'> & NegotiationDraft): Promise<void> {
    const values = [of.bodyId ?? null, of.authority, of.authorityKind, of.subject, of.limits, of.decisionId ?? null, of.validFrom, of.validTo]
    if (!isNew) {
      await this.db.sql('UPDATE negotiation SET (body_id, authority, authority_kind, subject, limits, decision_id, valid_from, valid_to, version) = ($2, $3, $4, $5, $6, $7, $8, $9, version + 1) WHERE id = $1', [id, ...values])
      return
    }
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO negotiation (id, body_id, authority, authority_kind, subject, limits, decision_id, valid_from, valid_to, consortium_id, created_by, unit_id)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, u.id FROM unit_now u WHERE u.consortium_id = $10 AND u.type = 'headquarters'`,
      [id, ...values, consortiumId, userId]
    )
  }

  /** @throws DomainError NOT_FOUND for an account of nobody who works in the network */
  private async writeNegotiators(id: string, { negotiators }: NegotiationDraft): Promise<void> {
    const people = await this.reader.people()
    await this.db.sql('DELETE FROM negotiator WHERE negotiation_id = $1', [id])
    for (const [place, { userId, personName }] of negotiators.entries()) {
      const person = userId === null ? { name: personName } : people.find((each) => each.id === userId)
      if (!person) throw new DomainError('NOT_FOUND', { path: ['negotiators', place, 'userId'] })
      await this.db.sql('INSERT INTO negotiator (id, consortium_id, negotiation_id, user_id, person_name, place) VALUES ($1, $2, $3, $4, $5, $6)', [newId(), currentViewer().consortiumId, id, userId, person.name, place])
    }
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, NEGOTIATION_STATE for one that is no draft, or lacks something */
  async give(input: GiveNegotiationInput): Promise<Negotiation> {
    this.access.check('negotiation.manage', {})
    const before = await this.seen(input, 'draft')
    const [gap] = before.gaps
    if (gap) throw new DomainError('NEGOTIATION_STATE', { params: { state: before.state, gap } })
    await this.db.sql(`UPDATE negotiation SET state = 'given', version = version + 1 WHERE id = $1`, [before.id])
    return this.done(before.id, {}, { state: 'given' })
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, NEGOTIATION_STATE, REQUIRED without an outcome, OUT_OF_RANGE for a day ahead or before the mandate */
  async end(input: EndNegotiationInput): Promise<Negotiation> {
    this.access.check('negotiation.manage', {})
    const before = await this.seen(input, 'given')
    const [outcome, outcomeOn, today] = [input.outcome.normalize('NFC').trim(), dayOf(input.outcomeOn, 'outcomeOn'), todayIn()]
    if (outcome === '') throw new DomainError('REQUIRED', { path: ['outcome'] })
    if (outcomeOn < before.validFrom || outcomeOn > today) throw new DomainError('OUT_OF_RANGE', { path: ['outcomeOn'], params: { min: before.validFrom, max: today } })
    await this.demand('governance_decision', input.outcomeDecisionId, 'outcomeDecisionId')
    await this.db.sql(`UPDATE negotiation SET state = 'ended', outcome = $2, outcome_on = $3, outcome_decision_id = $4, ended_on = app.today(), version = version + 1 WHERE id = $1`, [
      ...[before.id, outcome, outcomeOn, input.outcomeDecisionId ?? null]
    ])
    return this.done(before.id, {}, { state: 'ended' })
  }

  private async seen({ negotiationId, expectedVersion }: { readonly negotiationId: string; readonly expectedVersion: number | null | undefined }, state: Negotiation['state']): Promise<Negotiation> {
    await this.db.sql('SELECT id FROM negotiation WHERE id = $1 FOR NO KEY UPDATE', [negotiationId])
    const row = await this.reader.one(negotiationId)
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (row.state !== state) throw new DomainError('NEGOTIATION_STATE', { params: { state: row.state } })
    return row
  }

  private async done(id: string, details: Readonly<Record<string, boolean>>, after: Readonly<Record<string, string>>): Promise<Negotiation> {
    const negotiation = await this.reader.one(id)
    this.audit.note({ subjectType: 'negotiation', subjectId: id, details: { ...details, number: negotiation.number }, after })
    return negotiation
  }
}
