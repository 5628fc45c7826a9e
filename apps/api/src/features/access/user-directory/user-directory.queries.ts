import { Injectable } from '@nestjs/common'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { likePattern } from '../../../core/db/like.js'
import type { UserType } from '../../identity/user/user.graphql.js'
import type { UserFilter, UserListArgs } from './user-directory.graphql.js'

type UserRow = UserType & { sortName: string; sortLogin: string }

/** A person as a file lists them. */
export type PersonRow = UserType & { readonly roles: readonly { readonly role: RoleName; readonly unitName: LocalizedText }[] }

const STATE = `CASE WHEN u.erased_at IS NOT NULL THEN 'erased' WHEN u.deactivated_at IS NOT NULL THEN 'deactivated'
  WHEN EXISTS (SELECT 1 FROM login_failure f WHERE f.key = app.account_key(u.email) AND f.blocked_until > now())
  THEN 'locked' ELSE 'active' END`

const COLUMNS = `u.id, u.display_name AS "displayName", u.email, u.language, u.kind, ${STATE} AS state,
  u.last_login_at AS "lastLoginAt", u.display_name AS "sortName",
  coalesce(to_char(u.last_login_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '') AS "sortLogin"`

const MATCHES = `($1::text IS NULL OR u.display_name ILIKE $1 OR u.email ILIKE $1)
  AND ($2::text IS NULL OR ${STATE} = $2)
  AND (($3::text IS NULL AND $5::uuid IS NULL) OR EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id
    AND ($3::text IS NULL OR a.role = $3) AND ($5::uuid IS NULL OR a.unit_id = $5)
    AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())))
  AND ($4::text IS NULL OR u.kind = $4)`

/** Reads of people with an account, as far as the viewer's rights show them. */
@Injectable()
export class UserDirectoryQueries {
  constructor(private readonly db: Db) {}

  /** A page of people. */
  async list(args: UserListArgs, wantsTotal: boolean): Promise<Page<UserType>> {
    const first = args.first ?? DEFAULT_PAGE
    const byLogin = args.sort === 'last_login'
    const key = byLogin ? '"sortLogin"' : '"sortName" COLLATE "fi-x-icu"'
    const order = args.descending ? 'DESC' : 'ASC'
    const start = pageStart(args.after, ['string', 'string'])
    const filter = filterValues(args.filter)
    const beyond = `($6::text IS NULL OR (${key}, id) ${args.descending ? '<' : '>'} ($6, $7::uuid))`
    const rows = await this.db.sql<UserRow>(
      `SELECT * FROM (SELECT ${COLUMNS} FROM app_user u WHERE ${MATCHES}) u
       WHERE ${beyond} ORDER BY ${key} ${order}, id ${order} LIMIT $8`,
      [...filter, start?.[0] ?? null, validId(start?.[1]), first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    return toPage(rows, { first, totalCount, cursor: (row) => [byLogin ? row.sortLogin : row.sortName, row.id] })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM app_user u WHERE ${MATCHES}`,
      filter
    )
    return row?.count ?? 0
  }

  /** Everybody whom a filter leaves, by name, with the roles of today. */
  all(filter: UserFilter): Promise<PersonRow[]> {
    return this.db.sql<PersonRow>(
      `SELECT ${COLUMNS}, (SELECT coalesce(json_agg(json_build_object('role', a.role, 'unitName',
           json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)) ORDER BY a.valid_from, a.id), '[]')
         FROM role_assignment a JOIN unit_now o ON o.id = a.unit_id WHERE a.user_id = u.id
           AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())) AS roles
       FROM app_user u WHERE ${MATCHES} ORDER BY u.display_name COLLATE "fi-x-icu", u.id`,
      filterValues(filter)
    )
  }

  /** @throws DomainError NOT_FOUND for one who does not exist or whom the viewer may not see */
  async one(id: string): Promise<UserType> {
    const sql = `SELECT ${COLUMNS} FROM app_user u WHERE u.id = $1`
    const [row] = isUuid(id) ? await this.db.sql<UserRow>(sql, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }
}

function filterValues(filter?: UserFilter | null): (string | null)[] {
  const { state = null, role = null, kind = null, unitId = null } = filter ?? {}
  return [likePattern(filter?.search), state, role, kind, unitId]
}

function validId(value: unknown): string | null {
  if (value === undefined) return null
  if (!isUuid(value)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return value
}
