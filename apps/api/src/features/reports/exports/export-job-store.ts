import { Injectable, type OnModuleInit } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { exportDays, type ExportKind, type ExportState, exportStepsOf } from '@solmu/domain/reports/export-job.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { WorkSources } from '../../../core/work-sources.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { ExportJobListArgs, ExportJobType } from './export-job.graphql.js'
import type { ExportTarget, PlannedPart } from './export-maker.js'

/** An export as it is kept. */
export type ExportRecord = Omit<ExportJobType, 'steps'> & {
  readonly language: Language
  readonly parameters: unknown
  readonly targets: readonly ExportTarget[]
  readonly narrowedTo: readonly string[] | null
  readonly roles: readonly string[]
  readonly fileKey: string | null
  readonly contentType: string | null
}

/** A piece of a file: what it is of, and whether it is made. */
export type PartRecord = { readonly place: number; readonly name: string; readonly target: ExportTarget; readonly fileKey: string; readonly sha256: string | null }

export type NewExport = {
  readonly kind: ExportKind
  readonly format: string
  readonly language: Language
  readonly parameters: object
  readonly title: string
}

export type MadeFile = { readonly fileKey: string; readonly fileName: string; readonly contentType: string; readonly byteCount: number; readonly sha256: string }

const RECORD = `j.id, j.kind, j.title, j.format, j.state, j.done_count AS "doneCount", j.total_count AS "totalCount", j.failure, j.file_name AS "fileName",
  j.byte_count::float8 AS "byteCount", j.sha256, j.asked_at AS "askedAt", j.finished_at AS "finishedAt", j.expires_at AS "expiresAt",
  j.state = 'done' AND (j.removed_at IS NOT NULL OR j.expires_at <= now()) AS "isRemoved", j.version, j.language, j.parameters, j.targets,
  j.narrowed_to AS "narrowedTo", j.roles, j.file_key AS "fileKey", j.content_type AS "contentType"`

const MATCHES = `($1::text[] IS NULL OR j.state = ANY ($1)) AND ($2::text IS NULL OR concat_ws(E'\\n', j.title, j.file_name) ILIKE $2)`

const READY = `SELECT j.id, j.title, (j.expires_at AT TIME ZONE 'Europe/Helsinki')::date AS "expiresOn" FROM export_job j
  WHERE j.state = 'done' AND j.fetched_at IS NULL AND j.expires_at > now() ORDER BY j.expires_at, j.id`

const WHEN = `to_char(j.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`

/** What the API shows of an export. */
export function shownExport(record: ExportRecord): ExportJobType {
  const { id, kind, title, format, state, doneCount, totalCount, failure, fileName, byteCount, sha256 } = record
  const { askedAt, finishedAt, expiresAt, isRemoved, version } = record
  return {
    ...{ id, kind, title, format, state, doneCount, totalCount, failure, fileName, byteCount, sha256 },
    ...{ askedAt, finishedAt, expiresAt, isRemoved, version, steps: exportStepsOf(record) }
  }
}

/** Exports in the database; everybody sees their own alone. */
@Injectable()
export class ExportJobStore implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly work: WorkSources
  ) {}

  /** A file waits to be fetched by whoever has asked for it, as long as it is there. */
  onModuleInit(): void {
    this.work.add(async () => {
      const ready = await this.db.sql<{ id: string; title: string; expiresOn: IsoDate }>(READY)
      return ready.map(({ id, title, expiresOn }) => ({ kind: 'export_ready', subject: id, dueOn: expiresOn, params: { exportId: id, title } }))
    })
  }

  /** An export of the viewer, or null when there is none. */
  async find(id: string): Promise<ExportRecord | null> {
    const [found] = isUuid(id) ? await this.db.sql<ExportRecord>(`SELECT ${RECORD} FROM export_job j WHERE j.id = $1`, [id]) : []
    return found ?? null
  }

  /** An export that nobody else changes until the transaction ends. @throws DomainError NOT_FOUND */
  async hold(id: string): Promise<ExportRecord> {
    const [found] = isUuid(id) ? await this.db.sql<ExportRecord>(`SELECT ${RECORD} FROM export_job j WHERE j.id = $1 FOR UPDATE`, [id]) : []
    if (!found) throw new DomainError('NOT_FOUND', { path: ['exportId'] })
    return found
  }

  /** A page of the viewer's exports, the newest first. @throws DomainError INVALID_CURSOR */
  async list({ first: wanted, after, filter: wish }: ExportJobListArgs, wantsTotal: boolean): Promise<Page<ExportJobType>> {
    const first = wanted ?? DEFAULT_PAGE
    const [when, id] = startOf(after)
    const filter = [wish?.states ?? null, likePattern(wish?.search)]
    const rows = await this.db.sql<ExportRecord & { when: string }>(
      `SELECT * FROM (SELECT ${RECORD}, ${WHEN} AS "when" FROM export_job j WHERE ${MATCHES}) f
       WHERE $3::text IS NULL OR (f."when", f.id) < ($3, $4::uuid) ORDER BY f."when" DESC, f.id DESC LIMIT $5`,
      [...filter, when, id, first + 1]
    )
    const { nodes, ...page } = toPage(rows, { first, cursor: (row) => [row.when, row.id], totalCount: wantsTotal ? await this.count(filter) : 0 })
    return { ...page, nodes: nodes.map(shownExport) }
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM export_job j WHERE ${MATCHES}`, filter)
    return row?.count ?? 0
  }

  /** @returns the id of the export */
  async add({ kind, format, language, parameters, title }: NewExport): Promise<string> {
    const id = newId()
    await this.db.sql(
      `INSERT INTO export_job (id, consortium_id, asked_by, kind, format, language, parameters, title, narrowed_to)
       VALUES ($1, app.consortium_id(), app.user_id(), $2, $3, $4, $5, $6, $7)`,
      [id, kind, format, language, JSON.stringify(parameters), title, currentViewer().scope]
    )
    return id
  }

  /** Puts an export that came to an end back into the queue. @param keepsParts false when its parts are to be made anew */
  async restart(id: string, keepsParts: boolean): Promise<void> {
    if (!keepsParts) await this.dropParts(id)
    await this.db.sql(
      `UPDATE export_job SET state = 'queued', failure = NULL, finished_at = NULL, asked_at = now(), file_key = NULL, file_name = NULL, content_type = NULL,
         byte_count = NULL, sha256 = NULL, expires_at = NULL, removed_at = NULL, fetched_at = NULL, done_count = CASE WHEN $2 THEN done_count ELSE 0 END,
         version = version + 1 WHERE id = $1`,
      [id, keepsParts]
    )
  }

  /** Neither beginning nor going on makes a new version: whoever cancels stops what is under way, however far it has come. */
  async begin(id: string, roles: readonly string[]): Promise<void> {
    await this.db.sql(`UPDATE export_job SET state = 'running', roles = $2, started_at = coalesce(started_at, now()) WHERE id = $1`, [id, roles])
  }

  /** The pieces, in their order; the first run plans them, and whoever goes on finds them. */
  async plan(id: string, parts: readonly PlannedPart[]): Promise<void> {
    await this.db.sql(
      `INSERT INTO export_part (job_id, place, consortium_id, name, target, file_key)
       SELECT $1, p.place, app.consortium_id(), p.name, p.target, p."fileKey"
       FROM jsonb_to_recordset($2) AS p (place integer, name text, target jsonb, "fileKey" uuid) ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(parts.map((part, place) => ({ ...part, place, fileKey: newId() })))]
    )
    const targets = parts.map(({ target }) => target)
    await this.db.sql('UPDATE export_job SET total_count = $2, targets = $3 WHERE id = $1', [id, parts.length + 1, JSON.stringify(targets)])
  }

  parts(id: string): Promise<PartRecord[]> {
    return this.db.sql<PartRecord>(
      `SELECT p.place, p.name, p.target, p.file_key AS "fileKey", p.sha256 FROM export_part p WHERE p.job_id = $1 ORDER BY p.place`,
      [id]
    )
  }

  /** A piece is made; how far that is, is counted and not added up, so that one that is made twice counts once. */
  async partDone(id: string, { place, sha256, byteCount }: { readonly place: number; readonly sha256: string; readonly byteCount: number }): Promise<void> {
    await this.db.sql(`UPDATE export_part SET sha256 = $3, byte_count = $4 WHERE job_id = $1 AND place = $2`, [id, place, sha256, byteCount])
    await this.db.sql(
      `UPDATE export_job j SET done_count = (SELECT count(*) FROM export_part p WHERE p.job_id = j.id AND p.sha256 IS NOT NULL) WHERE j.id = $1`,
      [id]
    )
  }

  /** The file gets its key before it is written. */
  async reserve(id: string, fileKey: string): Promise<void> {
    await this.db.sql(`UPDATE export_job SET file_key = $2 WHERE id = $1`, [id, fileKey])
  }

  async finish(id: string, { fileKey, fileName, contentType, byteCount, sha256 }: MadeFile): Promise<void> {
    await this.db.sql(
      `UPDATE export_job SET state = 'done', done_count = total_count, file_key = $2, file_name = $3, content_type = $4, byte_count = $5, sha256 = $6,
         finished_at = now(), expires_at = now() + make_interval(days => $7), version = version + 1 WHERE id = $1`,
      [id, fileKey, fileName, contentType, byteCount, sha256, exportDays]
    )
    await this.dropParts(id)
  }

  async end(id: string, state: Extract<ExportState, 'failed' | 'cancelled'>, failure: string | null): Promise<void> {
    await this.db.sql(`UPDATE export_job SET state = $2, failure = $3, finished_at = now(), version = version + 1 WHERE id = $1`, [id, state, failure])
  }

  async fetched(id: string): Promise<void> {
    await this.db.sql(`UPDATE export_job SET fetched_at = coalesce(fetched_at, now()) WHERE id = $1`, [id])
  }

  /** The files of pieces that go are removed by the job of every day. */
  private async dropParts(id: string): Promise<void> {
    await this.db.sql('DELETE FROM export_part WHERE job_id = $1', [id])
  }
}

/** After which export a page begins. @throws DomainError INVALID_CURSOR */
function startOf(after: string | null | undefined): readonly [when: unknown, id: unknown] {
  const [when = null, id = null] = pageStart(after, ['string', 'string']) ?? []
  if (id !== null && !isUuid(id)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return [when, id]
}
