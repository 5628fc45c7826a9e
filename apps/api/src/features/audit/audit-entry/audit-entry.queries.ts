import { Injectable } from '@nestjs/common'
import { homeTimeZone } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { AuditChain, AuditEntryFilter, AuditEntryListArgs, AuditEntryType } from './audit-entry.graphql.js'

const FROM = `FROM audit_entry e LEFT JOIN app_user u ON u.id = e.actor_id LEFT JOIN unit_now o ON o.id = e.unit_id
  WHERE ($1::text IS NULL OR u.display_name ILIKE $1 OR e.action ILIKE $1 OR o.name_fi ILIKE $1 OR o.name_sv ILIKE $1)
    AND ($2::text IS NULL OR e.action = $2)
    AND ($3::text IS NULL OR e.outcome = $3)
    AND ($4::date IS NULL OR e.recorded_at >= ($4::date)::timestamp AT TIME ZONE '${homeTimeZone}')
    AND ($5::date IS NULL OR e.recorded_at < ($5::date + 1)::timestamp AT TIME ZONE '${homeTimeZone}')`

const COLUMNS = `e.id, e.number::int, e.recorded_at AS "recordedAt", e.actor_id AS "actorId",
  u.display_name AS "actorName", e.action, e.outcome, e.error_code AS "errorCode", e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.details, e.request_id AS "requestId", e.hash,
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'type', o.type,
    'name', json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)) END AS unit`

/** Reads of the audit trail. */
@Injectable()
export class AuditEntryQueries {
  constructor(private readonly db: Db) {}

  /** A page of the trail, the newest first. */
  async list(args: AuditEntryListArgs, wantsTotal: boolean): Promise<Page<AuditEntryType>> {
    const first = args.first ?? DEFAULT_PAGE
    const filter = filterValues(args.filter)
    const start = pageStart(args.after, ['number'])
    const rows = await this.db.sql<AuditEntryType>(
      `SELECT ${COLUMNS} ${FROM} AND ($6::bigint IS NULL OR e.number < $6) ORDER BY e.number DESC LIMIT $7`,
      [...filter, start?.[0] ?? null, first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    return toPage(rows, { first, totalCount, cursor: (row) => [row.number] })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count ${FROM}`, filter)
    return row?.count ?? 0
  }

  /** Reads the whole chain and says where it breaks, if it does. */
  async chain(): Promise<AuditChain> {
    const [row] = await this.db.sql<{ entries: number; broken: number | null; head: string | null }>(
      'SELECT entry_count::int AS entries, first_broken::int AS broken, head_hash AS head FROM app.audit_verify()'
    )
    return {
      isUnbroken: row?.broken == null,
      entryCount: row?.entries ?? 0,
      firstBrokenNumber: row?.broken ?? null,
      headHash: row?.head ?? null,
      checkedAt: new Date()
    }
  }
}

function filterValues(filter?: AuditEntryFilter | null): readonly unknown[] {
  const { search, action, outcome, from, to } = filter ?? {}
  return [likePattern(search), action ?? null, outcome ?? null, from ?? null, to ?? null]
}
