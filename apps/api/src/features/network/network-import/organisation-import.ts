import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FileRow } from '@solmu/domain/network/import-cells.js'
import {
  planOrganisations,
  type OrganisationRecord,
  type PlannedOrganisation,
  readOrganisationRow
} from '@solmu/domain/network/import-organisations.js'
import { newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { errorCodeOf } from '../../../core/db/db-errors.js'
import { nameOf } from '../network.sql.js'
import { ADMISSION_SQL } from '../organisation/organisation.queries.js'
import { checkAsSeen, eachInSteps, fieldsOf, inSteps, type KindOfWork, type Planned, stateRefusal } from './import-steps.js'
import type { BroughtIn, CheckedRow, ImportRecord } from './network-import.queries.js'

/** What a row keeps so that it can be undone: what was known before, and the version that it made. */
type Kept = { readonly record: OrganisationRecord | null; readonly version: number }

type KeptRow = { readonly subjectId: string; readonly before: Kept }

/** An organisation as it is to be written. */
type Written = Pick<OrganisationRecord, 'id' | 'version' | 'details' | 'roles'>

const REGISTER_SQL = `SELECT o.id, o.version, json_build_object('name', ${nameOf('o')}, 'businessId', o.business_id,
    'legalForm', o.legal_form, 'code', o.code, 'sizeClass', o.size_class, 'languages', o.languages, 'email', o.email,
    'phone', o.phone, 'website', o.website, 'streetAddress', o.street_address, 'postalCode', o.postal_code,
    'town', o.town, 'contactName', o.contact_name, 'note', o.note) AS details,
    (SELECT coalesce(json_agg(json_build_object('role', r.role, 'validFrom', r.valid_from, 'validTo', r.valid_to)
      ORDER BY r.valid_from, r.role), '[]') FROM organisation_role r WHERE r.organisation_id = o.id) AS roles
  FROM organisation o`

const FIELDS = `id uuid, version int, name jsonb, "businessId" text, "legalForm" text, code text, "sizeClass" text,
  languages text[], email text, phone text, website text, "streetAddress" text, "postalCode" text, town text,
  "contactName" text, note text`

const GIVEN = `jsonb_to_recordset($1::jsonb) AS r(${FIELDS})`

const COLUMNS = `name_fi, name_sv, name_en, business_id, legal_form, code, size_class, languages, email, phone, website,
  street_address, postal_code, town, contact_name, note`

const VALUES = `r.name ->> 'fi', r.name ->> 'sv', r.name ->> 'en', r."businessId", r."legalForm", r.code, r."sizeClass",
  r.languages, r.email, r.phone, r.website, r."streetAddress", r."postalCode", r.town, r."contactName", r.note`

const INSERT_SQL = `INSERT INTO organisation (id, consortium_id, version, ${COLUMNS})
  SELECT r.id, app.consortium_id(), r.version, ${VALUES} FROM ${GIVEN}`

/** Only those that are of the version that is known. */
const UPDATE_SQL = `WITH changed AS (
    UPDATE organisation o SET (version, ${COLUMNS}) = (SELECT r.version + 1, ${VALUES}) FROM ${GIVEN}
    WHERE o.id = r.id AND o.version = r.version RETURNING 1
  ) SELECT count(*)::int AS count FROM changed`

const FORGET_ROLES_SQL = 'DELETE FROM organisation_role WHERE organisation_id = ANY ($1::uuid[])'

const ADD_ROLES_SQL = `INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from, valid_to)
  SELECT app.consortium_id(), r.id, r.role, r."validFrom", r."validTo"
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, role text, "validFrom" date, "validTo" date)`

const KEPT_SQL = `SELECT subject_id AS "subjectId", before FROM network_import_row
  WHERE import_id = $1 AND before IS NOT NULL ORDER BY line`

const MOVED_ON_SQL = `SELECT count(*)::int AS count FROM network_import_row t
  LEFT JOIN organisation o ON o.id = t.subject_id AND o.version = (t.before ->> 'version')::int
  WHERE t.import_id = $1 AND t.before IS NOT NULL AND (o.id IS NULL OR
    t.before ->> 'record' IS NULL AND EXISTS (SELECT 1 FROM unit_period p WHERE p.organisation_id = o.id))`

const FORGET_SQL = `WITH gone AS (
    DELETE FROM organisation o USING jsonb_to_recordset($1::jsonb) AS r(id uuid, version int)
    WHERE o.id = r.id AND o.version = r.version RETURNING 1
  ) SELECT count(*)::int AS count FROM gone`

/** Organisations from a file: entered in the register or changed there, each with what it was before. */
@Injectable()
export class OrganisationImport implements KindOfWork {
  constructor(private readonly db: Db) {}

  async plan(record: ImportRecord, rows: readonly FileRow[]): Promise<Planned> {
    return { rows: await this.db.read(() => this.planned(record, rows)) }
  }

  async bringIn(record: ImportRecord, rows: readonly CheckedRow[]): Promise<{ changeId: null; rows: BroughtIn[] }> {
    const planned = await this.planned(record, rows)
    checkAsSeen(rows, planned)
    const writes = planned.flatMap(({ line, subjectId, after, before }) =>
      subjectId && after ? [{ line, id: subjectId, version: before?.version ?? 1, ...after, before }] : []
    )
    const fresh = writes.filter(({ before }) => before === null)
    const changed = writes.filter(({ before }) => before !== null)
    await this.db.sql(INSERT_SQL, [listed(fresh)])
    await this.change(changed)
    await this.setRoles(writes)
    const kept = writes.map(({ line, id, version, before }) => {
      const own: Kept = { record: before, version: before ? version + 1 : version }
      return { line, subjectId: id, before: own }
    })
    return { changeId: null, rows: kept }
  }

  async checkUndo({ id }: ImportRecord): Promise<void> {
    const [row] = await this.db.sql<{ count: number }>(MOVED_ON_SQL, [id])
    if (row?.count !== 0) throw stateRefusal('later_changes')
  }

  async undo({ id }: ImportRecord): Promise<void> {
    const kept = await this.db.sql<KeptRow>(KEPT_SQL, [id])
    const before = kept.flatMap(({ before: { record, version } }) => (record ? [{ ...record, version }] : []))
    const fresh = kept.flatMap(({ subjectId, before: { record, version } }) => (record ? [] : [{ id: subjectId, version }]))
    try {
      await this.db.sql(FORGET_ROLES_SQL, [kept.map(({ subjectId }) => subjectId)])
      await this.expect(fresh.length, FORGET_SQL, JSON.stringify(fresh))
      await this.change(before)
      await this.addRoles(before)
    } catch (error) {
      const isTaken = ['23503', '23505'].includes(errorCodeOf(error) ?? '')
      throw isTaken || (error instanceof DomainError && error.code === 'STALE') ? stateRefusal('later_changes') : error
    }
  }

  /** Writes over those that are still of the version that is known. */
  private async change(records: readonly Written[]): Promise<void> {
    await this.expect(records.length, UPDATE_SQL, listed(records))
  }

  private async expect(count: number, statement: string, value: string): Promise<void> {
    const [row] = await this.db.sql<{ count: number }>(statement, [value])
    if (row?.count !== count) throw new DomainError('STALE')
  }

  private async setRoles(records: readonly Written[]): Promise<void> {
    await this.db.sql(FORGET_ROLES_SQL, [records.map(({ id }) => id)])
    await this.addRoles(records)
  }

  private async addRoles(records: readonly Written[]): Promise<void> {
    const roles = records.flatMap(({ id, roles: own }) => own.map((period) => ({ id, ...period })))
    await this.db.sql(ADD_ROLES_SQL, [JSON.stringify(roles)])
  }

  private async planned(record: ImportRecord, rows: readonly FileRow[]): Promise<PlannedOrganisation[]> {
    const fields = fieldsOf(record)
    const register = await this.db.sql<OrganisationRecord>(REGISTER_SQL)
    const [rules] = await this.db.sql<{ admissionSince: string | null }>(ADMISSION_SQL)
    const read = await eachInSteps(rows, (row) => readOrganisationRow(fields, row))
    return inSteps(planOrganisations(register, read, { effectiveOn: record.effectiveOn, reason: record.fileName, newId, admissionSince: rules?.admissionSince ?? null }))
  }
}

const listed = (records: readonly Written[]): string =>
  JSON.stringify(records.map(({ id, version, details }) => ({ id, version, ...details })))
