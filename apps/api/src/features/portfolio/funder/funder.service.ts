import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { readCall } from '@solmu/domain/portfolio/funding-call.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../../governance/day-input.js'
import { dayOrNone } from '../day-input.js'
import { minorUnitsOf } from '../money-input.js'
import type { SaveFunderInput, SaveFundingCallInput, SaveProgrammeInput } from './funder-input.graphql.js'
import { FunderReader } from './funder-reader.js'
import type { Funder } from './funder.graphql.js'

interface Kept {
  readonly id: string
  readonly isNew: boolean
}

/** Registers funders, their programmes and their calls. */
@Injectable()
export class FunderService {
  constructor(
    private readonly reader: FunderReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, ALREADY_EXISTS for an organisation that is one already, and what is wrong with the fields */
  async saveFunder(input: SaveFunderInput): Promise<Funder> {
    const { id, isNew } = await this.kept('funder', input.funderId, input.expectedVersion)
    const fields = new TextFields()
    const note = fields.text(['note'], input.note, { most: 4000, isLong: true })
    throwIssues(fields.issues)
    const { consortiumId } = currentViewer()
    if (isNew) {
      await this.demandOrganisation(input.organisationId)
      const made = await this.db.sql(
        'INSERT INTO funder (id, consortium_id, organisation_id, kind, note) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (consortium_id, organisation_id) DO NOTHING RETURNING id',
        [id, consortiumId, input.organisationId, input.kind, note]
      )
      if (made.length === 0) throw new DomainError('ALREADY_EXISTS', { path: ['organisationId'] })
    } else await this.db.sql('UPDATE funder SET (kind, note, version) = ($2, $3, version + 1) WHERE id = $1', [id, input.kind, note])
    return this.done(id, { subjectType: 'funder', subjectId: id, details: { isNew }, after: { kind: input.kind } })
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, DAYS_REVERSED, and what is wrong with the fields */
  async saveProgramme(input: SaveProgrammeInput): Promise<Funder> {
    const { id, isNew } = await this.kept('programme', input.programmeId, input.expectedVersion)
    await this.demand('funder', input.funderId, 'funderId')
    const fields = new TextFields()
    const [name, code] = [fields.localized(['name'], input.name, { most: 300, isNeeded: true }), fields.text(['code'], input.code, { most: 60 })]
    const [validFrom, validTo] = [dayOf(input.validFrom, 'validFrom'), dayOrNone(input.validTo, 'validTo')]
    if (validTo !== null && validTo <= validFrom) fields.refuse('DAYS_REVERSED', ['validTo'])
    throwIssues(fields.issues)
    const values = [id, JSON.stringify(name), code, validFrom, validTo]
    await (isNew
      ? this.db.sql('INSERT INTO programme (id, name, code, valid_from, valid_to, consortium_id, funder_id) VALUES ($1, $2, $3, $4, $5, $6, $7)', [...values, currentViewer().consortiumId, input.funderId])
      : this.db.sql('UPDATE programme SET (name, code, valid_from, valid_to, version) = ($2, $3, $4, $5, version + 1) WHERE id = $1 AND funder_id = $6', [...values, input.funderId]))
    return this.done(input.funderId, { subjectType: 'programme', subjectId: id, details: { isNew, code }, after: { validFrom, validTo } })
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, CURRENCY_MIXED, CALL_IN_USE for another currency once projects answer it, and what is wrong with the fields */
  async saveCall(input: SaveFundingCallInput): Promise<Funder> {
    const { id, isNew } = await this.kept('funding_call', input.callId, input.expectedVersion)
    const funderId = await this.funderOf(input.programmeId)
    const grant = (name: 'grantMin' | 'grantMax') => {
      const given = input[name]
      return given ? minorUnitsOf(given, input.currency, [name]) : null
    }
    const draft = readCall({
      ...input,
      ...{ opensOn: dayOf(input.opensOn, 'opensOn'), closesOn: dayOrNone(input.closesOn, 'closesOn'), grantMin: grant('grantMin'), grantMax: grant('grantMax'), grantShareMax: input.grantShareMax ?? null }
    })
    if (!isNew) await this.keepCurrency(id, draft.currency)
    const values = [
      ...[id, JSON.stringify(draft.name), draft.code, JSON.stringify(draft.eligibility), draft.opensOn, draft.closesOn, draft.currency, draft.link],
      ...[draft.taskAreas, draft.costModels, draft.applicants, draft.grantMin?.toString() ?? null, draft.grantMax?.toString() ?? null, draft.grantShareMax]
    ]
    const columns = 'name, code, eligibility, opens_on, closes_on, currency, link, task_areas, cost_models, applicants, grant_min, grant_max, grant_share_max'
    const places = '$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14'
    await (isNew
      ? this.db.sql(`INSERT INTO funding_call (id, ${columns}, consortium_id, programme_id) VALUES ($1, ${places}, $15, $16)`, [...values, currentViewer().consortiumId, input.programmeId])
      : this.db.sql(`UPDATE funding_call SET (${columns}, version) = (${places}, version + 1) WHERE id = $1 AND programme_id = $15`, [...values, input.programmeId]))
    return this.done(funderId, { subjectType: 'funding_call', subjectId: id, details: { isNew, code: draft.code }, after: { opensOn: draft.opensOn, closesOn: draft.closesOn } })
  }

  /** @throws DomainError CALL_IN_USE */
  private async keepCurrency(id: string, currency: string): Promise<void> {
    const rows = await this.db.sql('SELECT 1 FROM funding_call c WHERE c.id = $1 AND c.currency <> $2 AND EXISTS (SELECT 1 FROM project p WHERE p.call_id = c.id)', [id, currency])
    if (rows.length > 0) throw new DomainError('CALL_IN_USE', { path: ['currency'] })
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE */
  private async kept(table: 'funder' | 'programme' | 'funding_call', id: string | null | undefined, expectedVersion: number | null | undefined): Promise<Kept> {
    this.access.check('funder.manage', {})
    if (!id) return { id: newId(), isNew: true }
    const [row] = await this.db.sql<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1 AND consortium_id = $2 FOR NO KEY UPDATE`, [id, currentViewer().consortiumId])
    if (!row) throw new DomainError('NOT_FOUND')
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return { id, isNew: false }
  }

  private async demand(table: 'funder' | 'programme', id: string, field: string): Promise<void> {
    const rows = await this.db.sql(`SELECT id FROM ${table} WHERE id = $1 AND consortium_id = $2`, [id, currentViewer().consortiumId])
    if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: [field] })
  }

  private async demandOrganisation(id: string): Promise<void> {
    const rows = await this.db.sql('SELECT id FROM organisation WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])
    if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: ['organisationId'] })
  }

  private async funderOf(programmeId: string): Promise<string> {
    const [row] = await this.db.sql<{ funderId: string }>('SELECT funder_id AS "funderId" FROM programme WHERE id = $1 AND consortium_id = $2', [programmeId, currentViewer().consortiumId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['programmeId'] })
    return row.funderId
  }

  private async done(funderId: string, note: Parameters<AuditWriter['note']>[0]): Promise<Funder> {
    this.audit.note(note)
    return this.reader.one(funderId)
  }
}
