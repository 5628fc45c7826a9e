import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { parseBlocks } from '@solmu/domain/reports/report-shape.js'
import type { ReportBlock, ReportContents } from '@solmu/domain/reports/report-template.js'
import { isUuid } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { ReportTemplateListArgs } from './report-template.graphql.js'
import { LIST, TEMPLATE, type TemplateRow, VERSION, type VersionRow } from './report-template.sql.js'

/** A version with its blocks read. */
export type VersionRecord = Omit<VersionRow, 'blocks'> & { readonly blocks: readonly ReportBlock[] }

type Named = Pick<ReportContents, 'name' | 'description' | 'parameter'> & { readonly lens: string | null }
type NewTemplate = Named & { readonly id: string; readonly key: string; readonly isShipped: boolean; readonly copiedFrom: string | null }
type NewVersion = Named & { readonly id: string; readonly templateId: string; readonly number: number; readonly blocks: readonly ReportBlock[] }

const textsOf = ({ name, description, parameter, lens }: Named): unknown[] => [
  ...[name.fi.trim(), name.sv.trim(), name.en.trim()],
  ...[description.fi.trim(), description.sv.trim(), description.en.trim()],
  ...[parameter, lens]
]

const NAMED = 'name_fi, name_sv, name_en, description_fi, description_sv, description_en, parameter, lens'

/** Report templates and their versions in the database. */
@Injectable()
export class ReportStore {
  constructor(private readonly db: Db) {}

  /** Templates by their Finnish names. @throws DomainError INVALID_CURSOR */
  async list(args: ReportTemplateListArgs): Promise<Page<TemplateRow>> {
    const first = args.first ?? DEFAULT_PAGE
    const start = pageStart(args.after, ['string', 'string'])
    if (start && !isUuid(start[1])) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const rows = await this.db.sql<TemplateRow & { totalCount: number; sortKey: string }>(
      `SELECT * FROM (${LIST}) l WHERE $3::text IS NULL OR (l."sortKey", l.id) > ($3, $4::uuid) ORDER BY l."sortKey", l.id LIMIT $5`,
      [likePattern(args.search), args.includeRetired ?? false, ...(start ?? [null, null]), first + 1]
    )
    return toPage(rows, { first, totalCount: rows[0]?.totalCount ?? 0, cursor: ({ sortKey, id }) => [sortKey, id] })
  }

  /** @throws DomainError NOT_FOUND */
  async template(id: string): Promise<TemplateRow> {
    const [row] = isUuid(id) ? await this.db.sql<TemplateRow>(`SELECT ${TEMPLATE} FROM report_template t WHERE t.id = $1`, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['templateId'] })
    return row
  }

  /** A template that nobody else changes meanwhile. @throws DomainError NOT_FOUND */
  async held(id: string): Promise<TemplateRow> {
    if (isUuid(id)) await this.db.sql('SELECT 1 FROM report_template t WHERE t.id = $1 FOR UPDATE', [id])
    return this.template(id)
  }

  /** @throws DomainError NOT_FOUND */
  async version(id: string): Promise<VersionRecord> {
    const [row] = isUuid(id) ? await this.db.sql<VersionRow>(`SELECT ${VERSION} FROM report_version v WHERE v.id = $1`, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['versionId'] })
    return withBlocks(row)
  }

  /** The versions of some templates, the newest first. */
  async versions(templateIds: readonly string[]): Promise<VersionRecord[]> {
    const rows = await this.db.sql<VersionRow>(
      `SELECT ${VERSION} FROM report_version v WHERE v.template_id = ANY ($1::uuid[]) ORDER BY v.template_id, v.number DESC`,
      [templateIds]
    )
    return rows.map(withBlocks)
  }

  /** The keys that are taken. */
  async keys(): Promise<Set<string>> {
    const rows = await this.db.sql<{ key: string }>('SELECT t.key FROM report_template t WHERE t.consortium_id = app.consortium_id()')
    return new Set(rows.map(({ key }) => key))
  }

  /** Two never take the same key at once. */
  async lockKeys(): Promise<void> {
    await this.db.sql(`SELECT pg_advisory_xact_lock(hashtextextended('solmu.reports.' || app.consortium_id(), 0))`)
  }

  async addTemplate(of: NewTemplate): Promise<void> {
    await this.db.sql(
      `INSERT INTO report_template (id, consortium_id, key, is_shipped, copied_from, ${NAMED})
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [of.id, currentViewer().consortiumId, of.key, of.isShipped, of.copiedFrom, ...textsOf(of)]
    )
  }

  /** Calls a template otherwise, and its draft with it. @throws DomainError STALE */
  async nameTemplate(id: string, of: Named, expectedVersion: number): Promise<void> {
    const rows = await this.db.sql(
      `UPDATE report_template SET (${NAMED}) = ($3, $4, $5, $6, $7, $8, $9, $10), version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`,
      [id, expectedVersion, ...textsOf(of)]
    )
    if (rows.length === 0) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
    await this.db.sql(
      `UPDATE report_version SET (${NAMED}) = ($2, $3, $4, $5, $6, $7, $8, $9) WHERE template_id = $1 AND state = 'draft'`,
      [id, ...textsOf(of)]
    )
  }

  /** Takes a template out of use, or back into it. @throws DomainError STALE */
  async retire(id: string, isRetired: boolean, expectedVersion: number): Promise<void> {
    const rows = await this.db.sql(
      `UPDATE report_template SET retired_at = CASE WHEN $3 THEN now() END, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`,
      [id, expectedVersion, isRetired]
    )
    if (rows.length === 0) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
  }

  async addDraft({ id, templateId, number, blocks, ...named }: NewVersion): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO report_version (id, template_id, consortium_id, number, blocks, saved_by, ${NAMED})
       VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [id, templateId, consortiumId, number, JSON.stringify(blocks), userId, ...textsOf(named)]
    )
  }

  async saveDraft(id: string, blocks: readonly ReportBlock[]): Promise<void> {
    await this.db.sql(
      `UPDATE report_version SET blocks = $2::jsonb, saved_by = $3, saved_at = now(), version = version + 1 WHERE id = $1`,
      [id, JSON.stringify(blocks), currentViewer().userId]
    )
  }

  async dropDraft(id: string): Promise<void> {
    await this.db.sql(`DELETE FROM report_version WHERE id = $1 AND state = 'draft'`, [id])
  }

  async release(id: string, note: string): Promise<void> {
    await this.db.sql(
      `UPDATE report_version SET state = 'released', note = $2, released_by = $3, released_at = now(), version = version + 1 WHERE id = $1`,
      [id, note, currentViewer().userId]
    )
  }
}

/** Blocks are always read by the rules of this release, so that they stand in the same words whoever saved them. */
function withBlocks({ blocks, ...row }: VersionRow): VersionRecord {
  const parsed = parseBlocks(blocks)
  if ('faults' in parsed) throw new Error(`The blocks of the report version ${row.id} cannot be read: ${JSON.stringify(parsed.faults.slice(0, 3))}`)
  return { ...row, blocks: parsed.blocks }
}
