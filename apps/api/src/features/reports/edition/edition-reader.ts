import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { EditionFilter, EditionListArgs, EditionType } from './edition.graphql.js'

const ref = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'year', ${alias}.year, 'number', ${alias}.number, 'certifiedAt', ${alias}.certified_at)`

const returnsIn = (state: string): string =>
  `(SELECT count(*)::int FROM edition_return n WHERE n.edition_id = e.id AND n.state = '${state}')`

/** The columns of the edition `e` as the API shows it. */
const EDITION = `e.id, e.state, e.year, e.number, e.period_kind AS "periodKind", e.first_period AS "firstPeriod", e.last_period AS "lastPeriod",
  e.period_from AS "periodFrom", e.period_to AS "periodTo", e.lenses, e.reason, e.done_count AS "doneCount", e.total_count AS "totalCount",
  e.failure, e.hasty_count AS "hastyCount", coalesce(p.display_name, '') AS "preparedBy", e.prepared_at AS "preparedAt", c.display_name AS "certifiedBy",
  e.certified_at AS "certifiedAt", e.sha256, e.signature, e.key_id AS "keyId", e.version,
  (SELECT ${ref('r')} FROM edition r WHERE r.id = e.replaces_id) AS replaces,
  (SELECT ${ref('r')} FROM edition r WHERE r.replaces_id = e.id AND r.state = 'certified') AS "replacedBy",
  ${returnsIn('included')} AS "includedCount", ${returnsIn('missing')} AS "missingCount"`

const FROM = 'edition e LEFT JOIN app_user p ON p.id = e.prepared_by LEFT JOIN app_user c ON c.id = e.certified_by'

/** `$1` states, `$2` year of the periods, `$3` pattern. */
const MATCHES = `($1::text[] IS NULL OR e.state = ANY ($1))
  AND ($2::int IS NULL OR (e.period_from < make_date($2 + 1, 1, 1) AND e.period_to > make_date($2, 1, 1)))
  AND ($3::text IS NULL OR concat_ws(E'\\n', e.first_period, e.last_period, e.number || '/' || e.year, e.sha256, p.display_name, c.display_name) ILIKE $3)`

/** Unfinished ones first, then by when they were certified; the id settles the rest. */
const WHEN = `to_char(coalesce(e.certified_at, e.prepared_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`

/** Reads editions. */
@Injectable()
export class EditionReader {
  constructor(private readonly db: Db) {}

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(id: string): Promise<EditionType> {
    const [found] = isUuid(id) ? await this.db.sql<EditionType>(`SELECT ${EDITION} FROM ${FROM} WHERE e.id = $1`, [id]) : []
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return found
  }

  /** A page of editions, the newest first. @throws DomainError INVALID_CURSOR */
  async list(args: EditionListArgs, wantsTotal: boolean): Promise<Page<EditionType>> {
    const first = args.first ?? DEFAULT_PAGE
    const [when = null, id = null] = pageStart(args.after, ['string', 'string']) ?? []
    if (id !== null && !isUuid(id)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const filter = filterValues(args.filter)
    const rows = await this.db.sql<EditionType & { when: string }>(
      `SELECT * FROM (SELECT ${EDITION}, ${WHEN} AS "when" FROM ${FROM} WHERE ${MATCHES}) f
       WHERE $4::text IS NULL OR (f."when", f.id) < ($4, $5::uuid) ORDER BY f."when" DESC, f.id DESC LIMIT $6`,
      [...filter, when, id, first + 1]
    )
    return toPage(rows, { first, cursor: (row) => [row.when, row.id], totalCount: wantsTotal ? await this.count(filter) : 0 })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${FROM} WHERE ${MATCHES}`, filter)
    return row?.count ?? 0
  }
}

function filterValues(filter?: EditionFilter | null): unknown[] {
  const { states = null, year = null } = filter ?? {}
  return [states, year, likePattern(filter?.search)]
}
