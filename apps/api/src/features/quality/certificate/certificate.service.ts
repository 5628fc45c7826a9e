import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { certificateState } from '@solmu/domain/quality/certificate.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { CommitmentPlaces } from '../commitment/commitment-places.js'
import type { Certificate, EndCertificateInput, SaveCertificateInput } from './certificate.graphql.js'

type Row = Omit<Certificate, 'state' | 'mayChange'>

const CERTIFICATES = `SELECT c.id, json_build_object('id', f.id, 'code', f.code, 'kind', f.kind, 'name', v.content->'name') AS framework, c.holder,
    json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit, json_build_object('id', o.id, 'name', ${nameOf('o')}) AS organisation,
    c.number, c.issuer, c.scope, c.valid_from AS "validFrom", c.valid_to AS "validTo", c.next_audit_on AS "nextAuditOn", c.note, c.file_name AS "fileName",
    c.file_size AS "fileSize", c.ended_on AS "endedOn", c.end_reason AS "endReason", c.version
  FROM quality_certificate c JOIN quality_framework f ON f.id = c.framework_id
  JOIN LATERAL (SELECT n.content FROM quality_framework_version n WHERE n.framework_id = f.id AND n.state = 'released' ORDER BY n.number DESC LIMIT 1) v ON true
  JOIN unit_now u ON u.id = c.unit_id JOIN organisation o ON o.id = c.organisation_id WHERE c.consortium_id = $1`

const INSERT = `INSERT INTO quality_certificate (id, consortium_id, framework_id, holder, unit_id, organisation_id, number, issuer, scope, valid_from, valid_to, next_audit_on,
    note, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
const UPDATE = `UPDATE quality_certificate SET number = $2, issuer = $3, scope = $4, valid_from = $5, valid_to = $6, next_audit_on = $7, note = $8, changed_by = $9,
    changed_at = now(), version = version + 1 WHERE id = $1`

/** The register of certificates by the standards of others. */
@Injectable()
export class CertificateService {
  constructor(
    private readonly db: Db,
    private readonly places: CommitmentPlaces,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** All of the consortium, or of one unit, those that end first first. */
  async list(unitId: string | null): Promise<Certificate[]> {
    const rows = await this.db.sql<Row>(`${CERTIFICATES} AND ($2::uuid IS NULL OR c.unit_id = $2) ORDER BY c.valid_to, u.name_fi COLLATE "fi-x-icu", c.id`, [
      currentViewer().consortiumId,
      unitId
    ])
    return rows.map((row) => this.shown(row))
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Certificate> {
    const [row] = await this.db.sql<Row>(`${CERTIFICATES} AND c.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['certificateId'] })
    return this.shown(row)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ALREADY_EXISTS for its number, and what is wrong with the fields */
  async save(input: SaveCertificateInput): Promise<Certificate> {
    const known = input.certificateId ? await this.toChange(input.certificateId, input.expectedVersion ?? 0) : null
    const unit = known ? null : await this.places.unit(input.unitId)
    if (unit) this.check(unit.id)
    const { number, issuer, scope, note } = readTexts(input)
    const days = readDays(input)
    const values = [number, issuer, scope, days.validFrom, days.validTo, days.nextAuditOn, note, currentViewer().userId]
    const id = known ? known.id : newId()
    if (unit) await this.add([id, currentViewer().consortiumId, input.frameworkId, input.holder, unit.id, unit.organisation.id, ...values], input.frameworkId)
    else await this.db.sql(UPDATE, [id, ...values])
    this.audit.note({ subjectType: 'quality_certificate', subjectId: id, ...changeOf(known, input.unitId), after: { number, ...days } })
    return this.one(id)
  }

  /** @throws DomainError NOT_FOUND for what is no standard */
  private async add(values: readonly unknown[], frameworkId: string): Promise<void> {
    await this.demandStandard(frameworkId)
    await this.db.sql(INSERT, [...values])
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, REQUIRED without a reason, COMMITMENT_STATE when it was taken back already */
  async end({ certificateId, expectedVersion, reason }: EndCertificateInput): Promise<Certificate> {
    const known = await this.toChange(certificateId, expectedVersion)
    if (reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.db.sql(`UPDATE quality_certificate SET ended_on = app.today(), end_reason = $2, changed_by = $3, changed_at = now(), version = version + 1 WHERE id = $1`, [
      known.id,
      reason.trim(),
      currentViewer().userId
    ])
    this.audit.note({ subjectType: 'quality_certificate', subjectId: known.id, unitId: known.unit.id, before: { state: known.state }, after: { state: 'ended', reason: reason.trim() } })
    return this.one(known.id)
  }

  /** The certificate, locked, when the viewer may change it. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, COMMITMENT_STATE */
  async toChange(id: string, expectedVersion: number | null): Promise<Certificate> {
    await this.one(id).then(({ unit }) => this.check(unit.id))
    await this.db.sql('SELECT id FROM quality_certificate WHERE id = $1 FOR NO KEY UPDATE', [id])
    const known = await this.one(id)
    if (expectedVersion !== null && known.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (known.endedOn !== null) throw new DomainError('COMMITMENT_STATE')
    return known
  }

  private async demandStandard(frameworkId: string): Promise<void> {
    const rows = await this.db.sql(`SELECT id FROM quality_framework WHERE id = $1 AND kind = 'certificate' AND retired_at IS NULL AND consortium_id = $2`, [
      frameworkId,
      currentViewer().consortiumId
    ])
    if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: ['frameworkId'] })
  }

  private check(unitId: string): void {
    if (!this.access.may('commitment.manage', { unitId })) this.access.check('commitment.sign', { unitId })
  }

  private shown(row: Row): Certificate {
    const at = { unitId: row.unit.id }
    return { ...row, state: certificateState(row, todayIn()), mayChange: row.endedOn === null && (this.access.may('commitment.sign', at) || this.access.may('commitment.manage', at)) }
  }
}

/** Where the certificate is, and what was recorded before. */
function changeOf(known: Certificate | null, unitId: string) {
  if (!known) return { unitId }
  const { unit, number, validFrom, validTo, nextAuditOn } = known
  return { unitId: unit.id, before: { number, validFrom, validTo, nextAuditOn } }
}

function readTexts(input: SaveCertificateInput): { number: string; issuer: string; scope: string; note: string } {
  const fields = new TextFields()
  const texts = {
    number: fields.text(['number'], input.number, { most: 100 }),
    issuer: fields.text(['issuer'], input.issuer, { most: 200 }),
    scope: fields.text(['scope'], input.scope, { most: 500 }),
    note: fields.text(['note'], input.note, { most: 2000, isLong: true })
  }
  if (texts.number === '') fields.refuse('REQUIRED', ['number'])
  throwIssues(fields.issues)
  return texts
}

function readDays({ validFrom, validTo, nextAuditOn }: SaveCertificateInput): { validFrom: string; validTo: string; nextAuditOn: string | null } {
  for (const [field, day] of Object.entries({ validFrom, validTo, ...(nextAuditOn && { nextAuditOn }) })) {
    if (!isIsoDate(day)) throw new DomainError('INVALID_INPUT', { path: [field] })
  }
  if (validTo <= validFrom) throw new DomainError('DAYS_REVERSED', { path: ['validTo'] })
  return { validFrom, validTo, nextAuditOn: nextAuditOn || null }
}
