import { Injectable } from '@nestjs/common'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { likePattern } from '../../../core/db/like.js'
import type { UserStateEnum, UserType } from '../../identity/user/user.graphql.js'
import type { UserFilter, UserListArgs } from './user-directory.graphql.js'

type UserRow = UserType & { sortName: string; sortLogin: string }

const STATE = `CASE WHEN u.deactivated_at IS NOT NULL THEN 'deactivated'
  WHEN EXISTS (SELECT 1 FROM login_failure f WHERE f.key = app.account_key(u.email) AND f.blocked_until > now())
  THEN 'locked' ELSE 'active' END`

const COLUMNS = `u.id, u.display_name AS "displayName", u.email, u.language, ${STATE} AS state,
  u.last_login_at AS "lastLoginAt", u.display_name AS "sortName",
  coalesce(to_char(u.last_login_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '') AS "sortLogin"`

const MATCHES = `($1::text IS NULL OR u.display_name ILIKE $1 OR u.email ILIKE $1)
  AND ($2::text IS NULL OR ${STATE} = $2)
  AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.role = $3
    AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())))`

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
    const beyond = `($4::text IS NULL OR (${key}, id) ${args.descending ? '<' : '>'} ($4, $5::uuid))`
    const rows = await this.db.sql<UserRow>(
      `SELECT * FROM (SELECT ${COLUMNS} FROM app_user u WHERE ${MATCHES}) u
       WHERE ${beyond} ORDER BY ${key} ${order}, id ${order} LIMIT $6`,
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

  /** @throws DomainError NOT_FOUND for one who does not exist or whom the viewer may not see */
  async one(id: string): Promise<UserType> {
    const sql = `SELECT ${COLUMNS} FROM app_user u WHERE u.id = $1`
    const [row] = isUuid(id) ? await this.db.sql<UserRow>(sql, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }
}

function filterValues(filter?: UserFilter | null): [string | null, UserStateEnum | null, RoleName | null] {
  return [likePattern(filter?.search), filter?.state ?? null, filter?.role ?? null]
}

function validId(value: unknown): string | null {
  if (value === undefined) return null
  if (!isUuid(value)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return value
}
