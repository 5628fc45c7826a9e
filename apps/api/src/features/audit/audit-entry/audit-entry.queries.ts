import { Injectable } from '@nestjs/common'
import { HIDDEN, type MaskedValue, type MaskedValues } from '@solmu/domain/audit/mask.js'
import { DomainError } from '@solmu/domain/errors.js'
import { homeTimeZone } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type {
  AuditChain,
  AuditChangeType,
  AuditEntryFilter,
  AuditEntryListArgs,
  AuditEntryType,
  RecordHistoryArgs
} from './audit-entry.graphql.js'
import { SUBJECT_NAME } from './audit-subject.sql.js'

/** An entry as it is read: the two sides of a change are laid side by side afterwards. */
type EntryRow = Omit<AuditEntryType, 'changes'> & { before: MaskedValues | null; after: MaskedValues | null }

const FROM = `FROM audit_entry e LEFT JOIN app_user u ON u.id = e.actor_id LEFT JOIN unit_now o ON o.id = e.unit_id`

const MATCHES = `($1::text IS NULL OR u.display_name ILIKE $1 OR e.action ILIKE $1 OR o.name_fi ILIKE $1
      OR o.name_sv ILIKE $1 OR e.request_id ILIKE $1 OR e.subject_id::text ILIKE $1)
    AND ($2::text IS NULL OR e.action = $2)
    AND ($3::text IS NULL OR e.outcome = $3)
    AND ($4::date IS NULL OR e.recorded_at >= ($4::date)::timestamp AT TIME ZONE '${homeTimeZone}')
    AND ($5::date IS NULL OR e.recorded_at < ($5::date + 1)::timestamp AT TIME ZONE '${homeTimeZone}')
    AND ($6::uuid IS NULL OR e.actor_id = $6) AND ($7::uuid IS NULL OR e.unit_id = $7)
    AND ($8::text IS NULL OR e.subject_type = $8) AND ($9::uuid IS NULL OR e.subject_id = $9)`

/** To a person belong their roles as well, and to a unit all that happened there. */
const ABOUT = `(e.subject_type = $1 AND e.subject_id = $2
    OR $1 = 'user' AND e.subject_type = 'role_assignment' AND e.details ->> 'userId' = $2::text
    OR $1 = 'org_unit' AND e.unit_id = $2)`

const COLUMNS = `e.id, e.number::int, e.recorded_at AS "recordedAt", e.actor_id AS "actorId",
  u.display_name AS "actorName", e.action, e.outcome, e.error_code AS "errorCode", e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.details, e.request_id AS "requestId", e.hash, e.previous_hash AS "previousHash",
  e.ip, e.via, e.token_id AS "tokenId", e.before, e.after,
  ${SUBJECT_NAME} AS "subjectName",
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
    const rows = await this.db.sql<EntryRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${MATCHES} AND ($10::bigint IS NULL OR e.number < $10) ORDER BY e.number DESC LIMIT $11`,
      [...filter, start?.[0] ?? null, first + 1]
    )
    const totalCount = wantsTotal ? await this.count(MATCHES, filter) : 0
    return toPage(rows.map(toEntry), { first, totalCount, cursor: (row) => [row.number] })
  }

  /** The newest entries that match, at most so many, the newest first. */
  async newest(filter: AuditEntryFilter, limit: number): Promise<AuditEntryType[]> {
    const rows = await this.db.sql<EntryRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${MATCHES} ORDER BY e.number DESC LIMIT $10`,
      [...filterValues(filter), limit]
    )
    return rows.map(toEntry)
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or that the viewer may not see */
  async one(id: string): Promise<AuditEntryType> {
    const [row] = isUuid(id) ? await this.db.sql<EntryRow>(`SELECT ${COLUMNS} ${FROM} WHERE e.id = $1`, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return toEntry(row)
  }

  /** What happened to one record, the newest first. */
  async history(args: RecordHistoryArgs, wantsTotal: boolean): Promise<Page<AuditEntryType>> {
    const first = args.first ?? DEFAULT_PAGE
    const subject = [args.subjectType, args.subjectId]
    const start = pageStart(args.after, ['number'])
    const rows = await this.db.sql<EntryRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${ABOUT} AND ($3::bigint IS NULL OR e.number < $3) ORDER BY e.number DESC LIMIT $4`,
      [...subject, start?.[0] ?? null, first + 1]
    )
    const totalCount = wantsTotal ? await this.count(ABOUT, subject) : 0
    return toPage(rows.map(toEntry), { first, totalCount, cursor: (row) => [row.number] })
  }

  private async count(condition: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count ${FROM} WHERE ${condition}`, values)
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
  const { search, action, outcome, from, to, actorId, unitId, subjectType, subjectId } = filter ?? {}
  return [likePattern(search), ...[action, outcome, from, to, actorId, unitId, subjectType, subjectId].map((value) => value ?? null)]
}

function toEntry({ before, after, ...entry }: EntryRow): AuditEntryType {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return { ...entry, changes: fields.map((field) => changeOf(field, before?.[field], after?.[field])) }
}

function changeOf(field: string, before: MaskedValue | undefined, after: MaskedValue | undefined): AuditChangeType {
  const [old, now] = [textsOf(before), textsOf(after)]
  return { field, before: old, after: now, isHidden: [...(old ?? []), ...(now ?? [])].some(isHidden) }
}

function textsOf(value: MaskedValue | undefined): string[] | null {
  if (value === null || value === undefined) return null
  return (typeof value === 'object' ? value : [value]).map(String)
}

/** Also an e-mail of which only the first letters are left. */
const isHidden = (text: string): boolean => text === HIDDEN || /^.?…@.?…$/u.test(text)
