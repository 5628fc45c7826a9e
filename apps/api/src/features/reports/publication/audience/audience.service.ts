import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../../core/access/access.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { nameOf } from '../../../network/network.sql.js'
import type { Audience, SaveAudienceInput } from './audience.graphql.js'

const COLUMNS = `a.id, a.kind, ${nameOf('a')} AS name, a.organisation_id AS "organisationId",
  (SELECT ${nameOf('o')} FROM organisation o WHERE o.id = a.organisation_id) AS "organisationName",
  a.unit_ids AS "unitIds", a.indicator_ids AS "indicatorIds", a.detail, a.persons_threshold AS "personsThreshold",
  a.survey_threshold AS "surveyThreshold", a.shows_zero AS "showsZero", a.is_active AS "isActive", a.version,
  (SELECT count(*)::int FROM edition_publication p WHERE p.audience_id = a.id) AS "publicationCount"`

/** Audiences: who reads published results, how finely, and how carefully protected. */
@Injectable()
export class AudienceService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** All of them, those in use first. */
  list(): Promise<Audience[]> {
    return this.db.sql<Audience>(
      `SELECT ${COLUMNS} FROM audience a ORDER BY a.is_active DESC, a.kind, a.name_fi COLLATE "fi-x-icu", a.id`
    )
  }

  /** Some of them, in the order of their ids. */
  byIds(ids: readonly string[]): Promise<Audience[]> {
    return this.db.sql<Audience>(`SELECT ${COLUMNS} FROM audience a WHERE a.id = ANY ($1::uuid[]) ORDER BY a.id`, [ids])
  }

  /**
   * Adds an audience or changes one. What was published to it stays as it was.
   *
   * @throws DomainError NOT_ALLOWED, REQUIRED, NOT_FOUND, UNKNOWN_REFERENCE, ALREADY_EXISTS, STALE
   */
  async save(input: SaveAudienceInput): Promise<Audience> {
    this.access.check('edition.publish', {})
    await this.check(input)
    const before = input.audienceId ? (await this.byIds([input.audienceId]))[0] : undefined
    if (input.audienceId && !before) throw new DomainError('NOT_FOUND', { path: ['input', 'audienceId'] })
    const id = await (before ? this.change(before, input) : this.add(input))
    const [audience] = await this.byIds([id])
    if (!audience) throw new DomainError('NOT_FOUND', { path: ['input', 'audienceId'] })
    this.audit.note({ subjectType: 'audience', subjectId: id, before: before && told(before), after: told(audience) })
    return audience
  }

  private async check(input: SaveAudienceInput): Promise<void> {
    if (input.name.fi.trim() === '') throw new DomainError('REQUIRED', { path: ['input', 'name', 'fi'] })
    const isFunder = input.kind === 'funder'
    if (isFunder !== Boolean(input.organisationId)) throw new DomainError('REQUIRED', { path: ['input', 'organisationId'] })
    await this.checkKnown('organisation', input.organisationId ? [input.organisationId] : [], ['input', 'organisationId'])
    await this.checkKnown('org_unit', input.unitIds ?? [], ['input', 'unitIds'])
    await this.checkKnown('indicator', input.indicatorIds ?? [], ['input', 'indicatorIds'])
  }

  private async checkKnown(table: 'organisation' | 'org_unit' | 'indicator', ids: readonly string[], path: string[]): Promise<void> {
    if (ids.length === 0) return
    const known = await this.db.sql<{ id: string }>(`SELECT id FROM ${table} WHERE id = ANY ($1::uuid[])`, [ids])
    if (known.length < new Set(ids).size) throw new DomainError('UNKNOWN_REFERENCE', { path })
  }

  private async add(input: SaveAudienceInput): Promise<string> {
    const id = newId()
    const rows = await this.db.sql<{ id: string }>(
      `INSERT INTO audience (id, consortium_id, kind, organisation_id, name_fi, name_sv, name_en, unit_ids, indicator_ids, detail,
         persons_threshold, survey_threshold, shows_zero, is_active)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9::uuid[], $10, $11, $12, $13, $14
       WHERE $3 = 'funder' OR NOT EXISTS (SELECT 1 FROM audience a WHERE a.consortium_id = $2 AND a.kind = $3)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, currentViewer().consortiumId, input.kind, input.organisationId ?? null, ...valuesOf(input)]
    )
    if (rows.length === 0) throw new DomainError('ALREADY_EXISTS', { path: ['input', 'kind'] })
    return id
  }

  private async change(before: Audience, input: SaveAudienceInput): Promise<string> {
    if (before.kind !== input.kind) throw new DomainError('INVALID_INPUT', { path: ['input', 'kind'] })
    if (before.organisationId !== (input.organisationId ?? null)) throw new DomainError('INVALID_INPUT', { path: ['input', 'organisationId'] })
    const rows = await this.db.sql<{ id: string }>(
      `UPDATE audience SET name_fi = $3, name_sv = $4, name_en = $5, unit_ids = $6::uuid[], indicator_ids = $7::uuid[], detail = $8,
         persons_threshold = $9, survey_threshold = $10, shows_zero = $11, is_active = $12, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING id`,
      [before.id, input.expectedVersion, ...valuesOf(input)]
    )
    if (rows.length === 0) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
    return before.id
  }
}

/** No places or indicators named is the same as all of them. */
const orNull = (ids: readonly string[] | null | undefined): readonly string[] | null => (ids && ids.length > 0 ? [...new Set(ids)].sort() : null)

function valuesOf({ name, unitIds, indicatorIds, ...rule }: SaveAudienceInput): unknown[] {
  const { detail, personsThreshold, surveyThreshold, showsZero, isActive } = rule
  const names = [name.fi.trim(), name.sv.trim(), name.en.trim()]
  return [...names, orNull(unitIds), orNull(indicatorIds), detail, personsThreshold, surveyThreshold, showsZero, isActive]
}

const told = ({ name, detail, personsThreshold, surveyThreshold, showsZero, isActive, unitIds, indicatorIds }: Audience) => ({
  ...{ name: name.fi, detail, personsThreshold, surveyThreshold, showsZero, isActive },
  ...{ units: unitIds?.length ?? null, indicators: indicatorIds?.length ?? null }
})
