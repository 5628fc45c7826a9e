import { Injectable } from '@nestjs/common'
import { nextObligation, obligationState } from '@solmu/domain/governance/agreement-obligation.js'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { dayOf } from '../day-input.js'
import { organisationRef } from '../governance.sql.js'
import type { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import { AgreementReader } from './agreement-reader.js'
import type { CompleteAgreementObligationInput, DropAgreementObligationInput, SaveAgreementObligationInput } from './acceptance-input.graphql.js'
import type { AgreementObligation } from './acceptance.graphql.js'
import type { Agreement } from './agreement.graphql.js'

type Row = {
  readonly id: string
  readonly agreementId: string
  readonly unitId: string
  readonly organisation: GovernedOrganisation | null
  readonly title: string
  readonly dueOn: IsoDate
  readonly everyMonths: number | null
  readonly doneOn: IsoDate | null
  readonly note: string
  readonly doneBy: string | null
  readonly version: number
}

const OBLIGATIONS = `SELECT d.id, d.agreement_id AS "agreementId", d.unit_id AS "unitId", CASE WHEN o.id IS NOT NULL THEN ${organisationRef('o')} END AS organisation, d.title,
    d.due_on AS "dueOn", d.every_months AS "everyMonths", d.done_on AS "doneOn", d.note, u.display_name AS "doneBy", d.version
  FROM agreement_obligation d LEFT JOIN organisation o ON o.id = d.organisation_id LEFT JOIN app_user u ON u.id = d.done_by
  WHERE d.consortium_id = $1 AND d.dropped_at IS NULL`

/** Keeps what agreements oblige to. */
@Injectable()
export class ObligationService {
  constructor(
    private readonly reader: AgreementReader,
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Those of an agreement by their days; what is done stands last. */
  async of(agreement: Agreement): Promise<AgreementObligation[]> {
    const loader = this.loaders.of<Row>('agreementObligations', async (ids) => {
      const rows = await this.db.sql<Row>(`${OBLIGATIONS} AND d.agreement_id = ANY ($2::uuid[]) ORDER BY d.done_on IS NOT NULL, d.due_on, d.id`, [currentViewer().consortiumId, ids])
      return rows.map((value) => ({ key: value.agreementId, value }))
    })
    const today = todayIn()
    return (await loader.load(agreement.id)).map((row) => ({ ...row, state: obligationState(row, today), mayComplete: row.doneOn === null && this.mayComplete(agreement, row) }))
  }

  /** Whoever looks after the agreement, and whoever signs for the party whose it is. */
  private mayComplete({ mayManage }: Agreement, { organisation, unitId }: Row): boolean {
    return mayManage || (organisation !== null && this.access.may('agreement.sign', { unitId }))
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, REQUIRED, INVALID_DATE */
  async save(input: SaveAgreementObligationInput): Promise<Agreement> {
    const agreement = await this.reader.one(input.agreementId)
    this.access.check('agreement.manage', { unitId: agreement.ownerUnit.id })
    const title = input.title.normalize('NFC').trim()
    if (title === '') throw new DomainError('REQUIRED', { path: ['title'] })
    const dueOn = dayOf(input.dueOn, 'dueOn')
    const duty = { title, dueOn, everyMonths: input.everyMonths ?? null }
    if (input.obligationId) await this.change(input, duty)
    else await this.add(agreement.id, { ...duty, ...this.whose(agreement, input.organisationId ?? null) })
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: agreement.ownerUnit.id, details: { dueOn, isNew: !input.obligationId } })
    return agreement
  }

  /** @throws DomainError AGREEMENT_PARTY for an organisation that is no party */
  private whose(agreement: Agreement, organisationId: string | null): { organisationId: string | null; unitId: string } {
    if (organisationId === null) return { organisationId, unitId: agreement.ownerUnit.id }
    const party = agreement.parties.find(({ organisation }) => organisation.id === organisationId)
    if (!party) throw new DomainError('AGREEMENT_PARTY', { path: ['organisationId'] })
    return { organisationId, unitId: party.unit?.id ?? agreement.ownerUnit.id }
  }

  private async add(agreementId: string, of: { title: string; dueOn: IsoDate; everyMonths: number | null; organisationId: string | null; unitId: string }): Promise<void> {
    await this.db.sql('INSERT INTO agreement_obligation (id, consortium_id, agreement_id, organisation_id, unit_id, title, due_on, every_months) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      ...[newId(), currentViewer().consortiumId, agreementId, of.organisationId, of.unitId, of.title, of.dueOn, of.everyMonths]
    ])
  }

  private async change({ obligationId, agreementId, expectedVersion }: SaveAgreementObligationInput, { title, dueOn, everyMonths }: { title: string; dueOn: IsoDate; everyMonths: number | null }): Promise<void> {
    demandSeen(await this.row(obligationId ?? ''), expectedVersion ?? null)
    const rows = await this.db.sql(
      `UPDATE agreement_obligation SET title = $4, due_on = $5, every_months = $6, version = version + 1
       WHERE id = $1 AND agreement_id = $2 AND version = $3 AND done_at IS NULL AND dropped_at IS NULL RETURNING id`,
      [obligationId, agreementId, expectedVersion, title, dueOn, everyMonths]
    )
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  /**
   * Marks an obligation as done, and has the next one come when it recurs.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, OUT_OF_RANGE for a day that has not come
   */
  async complete(input: CompleteAgreementObligationInput): Promise<Agreement> {
    const row = await this.row(input.obligationId)
    const agreement = await this.reader.one(row.agreementId)
    if (!this.mayComplete(agreement, row)) throw new DomainError('NOT_ALLOWED')
    demandSeen(row, input.expectedVersion)
    const [doneOn, today] = [dayOf(input.doneOn, 'doneOn'), todayIn()]
    if (doneOn > today) throw new DomainError('OUT_OF_RANGE', { path: ['doneOn'], params: { max: today } })
    const rows = await this.db.sql(
      `UPDATE agreement_obligation SET done_on = $3, note = $4, done_by = $5, done_at = now(), version = version + 1 WHERE id = $1 AND version = $2 AND done_at IS NULL AND dropped_at IS NULL RETURNING id`,
      [row.id, input.expectedVersion, doneOn, input.note.trim(), currentViewer().userId]
    )
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const next = nextObligation(row, { doneOn, end: agreement.current?.endedOn ?? null })
    if (next) await this.add(agreement.id, { title: row.title, dueOn: next, everyMonths: row.everyMonths, organisationId: row.organisation?.id ?? null, unitId: row.unitId })
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: row.unitId, details: { dueOn: row.dueOn, doneOn } })
    return agreement
  }

  /** Takes an obligation away that was not done. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE */
  async drop({ obligationId, expectedVersion }: DropAgreementObligationInput): Promise<Agreement> {
    const row = await this.row(obligationId)
    const agreement = await this.reader.one(row.agreementId)
    this.access.check('agreement.manage', { unitId: agreement.ownerUnit.id })
    demandSeen(row, expectedVersion)
    const rows = await this.db.sql(`UPDATE agreement_obligation SET dropped_at = now(), version = version + 1 WHERE id = $1 AND version = $2 AND done_at IS NULL RETURNING id`, [row.id, expectedVersion])
    if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ subjectType: 'agreement', subjectId: agreement.id, unitId: agreement.ownerUnit.id, details: { dueOn: row.dueOn } })
    return agreement
  }

  /** @throws DomainError NOT_FOUND */
  private async row(id: string): Promise<Row> {
    const [row] = await this.db.sql<Row>(`${OBLIGATIONS} AND d.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['obligationId'] })
    return row
  }
}

/** @throws DomainError STALE */
function demandSeen({ version }: Row, expectedVersion: number | null): void {
  if (version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
}
