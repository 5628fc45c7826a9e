import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { returnStates } from '@solmu/domain/results/return-state.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../../core/db/db.js'
import { likePattern } from '../../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../../core/graphql/page.js'
import type { ReturnRecord } from '../return-record.js'
import { FROM_RETURNS, RECORD } from '../unit-return.sql.js'
import type { UnitReturnFilter, UnitReturnListArgs, UnitReturnSortEnum } from './unit-return-list.graphql.js'

type ReturnRow = ReturnRecord & { readonly sortKey: string }

const FINNISH = 'COLLATE "fi-x-icu"'
const DUE = 'greatest(c.due_on, r.extended_until)'

/** What `isLate` of the domain says, today. */
const LATE = `(r.state IN ('not_started', 'draft') AND app.today() > ${DUE})`

const nameOfUnit = (id: string): string => `coalesce((SELECT n.name_fi FROM unit_now n WHERE n.id = ${id}), '')`

const sortKeys: Readonly<Record<`${UnitReturnSortEnum}`, string>> = {
  unit: nameOfUnit('r.unit_id'),
  centre: nameOfUnit('r.centre_id'),
  period: `c.period_from::text || c.period`,
  state: `array_position(ARRAY['${returnStates.join("', '")}'], r.state)::text`,
  due: `${DUE}::text`,
  held_since: `to_char(r.held_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`
}

/** `$1` round, `$2` unit, `$3` centre, `$4` states, `$5` whether late, `$6` pattern. */
const MATCHES = `($1::uuid IS NULL OR r.round_id = $1) AND ($2::uuid IS NULL OR r.unit_id = $2)
  AND ($3::uuid IS NULL OR r.centre_id = $3) AND ($4::text[] IS NULL OR r.state = ANY ($4))
  AND ($5::boolean IS NULL OR ${LATE} = $5)
  AND ($6::text IS NULL OR concat_ws(E'\\n', c.name_fi, c.name_sv, c.name_en, c.period) ${FINNISH} ILIKE $6
    OR EXISTS (SELECT 1 FROM unit_now n WHERE n.id = r.unit_id
      AND concat_ws(E'\\n', n.name_fi, n.name_sv, n.name_en) ${FINNISH} ILIKE $6))`

/** Reads lists of returns, as far as the viewer may read them. */
@Injectable()
export class UnitReturnListQueries {
  constructor(private readonly db: Db) {}

  /** A page of returns; one statement, and another for the count when it is asked for. */
  async list(args: UnitReturnListArgs, wantsTotal: boolean): Promise<Page<ReturnRecord>> {
    const first = args.first ?? DEFAULT_PAGE
    const start = pageStart(args.after, ['string', 'string'])
    const filter = filterValues(args.filter)
    const order = args.descending ? 'DESC' : 'ASC'
    const key = sortKeys[args.sort ?? 'unit']
    const beyond = `($7::text IS NULL OR ("sortKey" ${FINNISH}, id) ${args.descending ? '<' : '>'} ($7, $8::uuid))`
    const rows = await this.db.sql<ReturnRow>(
      `SELECT * FROM (SELECT ${RECORD}, ${key} AS "sortKey" FROM ${FROM_RETURNS} WHERE ${MATCHES}) r
       WHERE ${beyond} ORDER BY "sortKey" ${FINNISH} ${order}, id ${order} LIMIT $9`,
      [...filter, start?.[0] ?? null, validId(start?.[1]), first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    return toPage(rows, { first, totalCount, cursor: ({ sortKey, id }) => [sortKey, id] })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const sql = `SELECT count(*)::int AS count FROM ${FROM_RETURNS} WHERE ${MATCHES}`
    return (await this.db.sql<{ count: number }>(sql, filter))[0]?.count ?? 0
  }
}

function filterValues(filter?: UnitReturnFilter | null): unknown[] {
  const { roundId = null, unitId = null, centreId = null, states = null, isLate = null } = filter ?? {}
  return [roundId, unitId, centreId, states, isLate, likePattern(filter?.search)]
}

function validId(value: unknown): string | null {
  if (value === undefined) return null
  if (!isUuid(value)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return value
}
