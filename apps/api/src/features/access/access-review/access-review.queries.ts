import { Injectable } from '@nestjs/common'
import { administratorCount } from '@solmu/domain/access/administrators.js'
import { mayConfirm, reviewState, type Reviewed } from '@solmu/domain/access/review.js'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { likePattern } from '../../../core/db/like.js'
import { Db } from '../../../core/db/db.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { Administrators } from '../role-assignment/administrators.js'
import type { PersonNameType, RoleAssignmentType } from '../role-assignment/role-assignment.graphql.js'
import { ASSIGNMENT_JSON, withInstants } from '../role-assignment/role-assignment.queries.js'
import type { AccessReviewListArgs, AccessReviewProgress, AccessReviewSortEnum, AccessReviewType } from './access-review.graphql.js'

type Row = {
  readonly id: string
  readonly assignment: RoleAssignmentType
  readonly person: PersonNameType
  readonly dueOn: IsoDate
  readonly lastOn: IsoDate | null
  readonly lastBy: PersonNameType | null
  readonly sortKey: string
}

/**
 * The roles in force within the viewer's reach that are reviewed: due a year after they began or were last confirmed, and
 * not ended before that (see libs/domain/src/access/review.ts, of which this is the form for lists).
 */
const REVIEWED = `
  SELECT a.id, a.user_id, ${ASSIGNMENT_JSON}::jsonb AS assignment, u.display_name, o.name_fi AS unit_name,
    jsonb_build_object('id', u.id, 'displayName', u.display_name) AS person, r.reviewed_on AS "lastOn",
    (SELECT jsonb_build_object('id', p.id, 'displayName', p.display_name) FROM app_user p WHERE p.id = r.reviewed_by) AS "lastBy",
    (greatest(r.reviewed_on, a.valid_from) + interval '1 year')::date AS due
  FROM role_assignment a JOIN app_user u ON u.id = a.user_id JOIN unit_now o ON o.id = a.unit_id
    LEFT JOIN LATERAL (SELECT v.reviewed_on, v.reviewed_by FROM access_review v WHERE v.assignment_id = a.id
      ORDER BY v.reviewed_on DESC, v.id DESC LIMIT 1) r ON true
  WHERE a.valid_from <= app.today() AND (a.valid_to IS NULL
      OR a.valid_to > app.today() AND a.valid_to > (greatest(r.reviewed_on, a.valid_from) + interval '1 year')::date)
    AND (a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('access.review')))
      OR a.unit_id = ANY (ARRAY(SELECT app.units_for('access.review'))))`

const STATE = `CASE WHEN due < app.today() THEN 'overdue' WHEN due <= app.today() + 30 THEN 'due' ELSE 'done' END`

const MATCHES = `($1::text IS NULL OR display_name ILIKE $1 OR unit_name ILIKE $1) AND ($2::text[] IS NULL OR ${STATE} = ANY ($2))`

/** The last key of each order decides between equals within it. */
const sortKeys: Readonly<Record<AccessReviewSortEnum, string>> = {
  unit: `unit_name || ' / ' || display_name`,
  person: `display_name || ' / ' || unit_name`,
  due: `to_char(due, 'YYYY-MM-DD')`
}

/** Reads of the yearly review. */
@Injectable()
export class AccessReviewQueries {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly administrators: Administrators
  ) {}

  /** A page of the roles under review. */
  async list(args: AccessReviewListArgs, wantsTotal: boolean): Promise<Page<AccessReviewType>> {
    const first = args.first ?? DEFAULT_PAGE
    const order = args.descending ? 'DESC' : 'ASC'
    const start = pageStart(args.after, ['string', 'string'])
    const filter = filterValues(args)
    const key = `${sortKeys[args.sort ?? 'unit']} COLLATE "fi-x-icu"`
    const rows = await this.db.sql<Row>(
      `SELECT id, assignment, person, due::text AS "dueOn", "lastOn", "lastBy", ${sortKeys[args.sort ?? 'unit']} AS "sortKey"
       FROM (${REVIEWED}) x WHERE ${MATCHES} AND ($3::text IS NULL OR (${key}, id) ${args.descending ? '<' : '>'} ($3, $4::uuid))
       ORDER BY ${key} ${order}, id ${order} LIMIT $5`,
      [...filter, start?.[0] ?? null, validId(start?.[1]), first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    const page = toPage(rows, { first, totalCount, cursor: (row) => [row.sortKey, row.id] })
    return { ...page, nodes: await this.shown(page.nodes) }
  }

  /** The days of the reviews that wait for the viewer, of the roles that they may confirm; nothing for who reviews nothing. */
  async waitingDays(): Promise<IsoDate[]> {
    if (!this.access.holdsAnywhere('access.review')) return []
    const rows = await this.db.sql<Row>(
      `SELECT id, assignment, person, due::text AS "dueOn", "lastOn", "lastBy", '' AS "sortKey" FROM (${REVIEWED}) x
       WHERE due <= app.today() + 30 AND user_id <> app.user_id() ORDER BY due, id`
    )
    return (await this.shown(rows)).filter(({ mayConfirm: isMine }) => isMine).map(({ dueOn }) => dueOn)
  }

  /** How far the review has come. */
  async progress(): Promise<AccessReviewProgress> {
    const [row] = await this.db.sql<AccessReviewProgress>(
      `SELECT count(*)::int AS "totalCount", (count(*) FILTER (WHERE state = 'done'))::int AS "doneCount",
         (count(*) FILTER (WHERE state = 'due'))::int AS "dueCount",
         (count(*) FILTER (WHERE state = 'overdue'))::int AS "overdueCount"
       FROM (SELECT ${STATE} AS state FROM (${REVIEWED}) x WHERE user_id <> app.user_id()) s`
    )
    return row ?? { totalCount: 0, doneCount: 0, dueCount: 0, overdueCount: 0 }
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM (${REVIEWED}) x WHERE ${MATCHES}`, filter)
    return row?.count ?? 0
  }

  private async shown(rows: readonly Row[]): Promise<AccessReviewType[]> {
    const today = todayIn()
    const count = administratorCount(await this.administrators.terms(), today)
    const holder = this.access.holder()
    return rows.map(({ assignment, person, dueOn, lastOn, lastBy }) => ({
      ...{ assignment: withInstants(assignment), person, dueOn, state: reviewState(dueOn, today) },
      lastConfirmed: lastOn === null ? null : { on: lastOn, by: lastBy },
      mayConfirm: mayConfirm(holder, asReviewed(assignment, lastOn), count)
    }))
  }
}

function asReviewed(shown: RoleAssignmentType, lastConfirmedOn: IsoDate | null): Reviewed {
  const { id, userId, role, organisationId, validFrom, validTo, unit } = shown
  const deputyFor = shown.deputyForId
  const { consortiumId } = currentViewer()
  return { id, userId, role, organisationId, deputyFor, validFrom, validTo, unitId: unit.id, consortiumId, lastConfirmedOn }
}

function filterValues({ filter }: AccessReviewListArgs): [string | null, readonly string[] | null] {
  return [likePattern(filter?.search), filter?.states?.length ? filter.states : null]
}

function validId(value: unknown): string | null {
  if (value === undefined) return null
  if (!isUuid(value)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return value
}
