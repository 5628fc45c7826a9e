import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { CollectionRoundType, RoundFilter, RoundListArgs } from './round.graphql.js'
import type { RoundSortEnum } from './round-kinds.graphql.js'
import { ROUND, type RoundRow, shownRound } from './round-row.js'

type ListedRow = RoundRow & { readonly sortKey: string }

const FINNISH = 'COLLATE "fi-x-icu"'

/** Texts, so that one cursor serves every order. */
const sortKeys: Readonly<Record<`${RoundSortEnum}`, string>> = {
  period: `c.period_from::text || c.period`,
  name: 'c.name_fi',
  due: 'c.due_on::text',
  state: `array_position(ARRAY['open', 'planned', 'locked', 'cancelled'], c.state)::text || c.due_on::text`
}

/** `$1` states, `$2` kind of period, `$3` year, `$4` pattern. */
const MATCHES = `($1::text[] IS NULL OR c.state = ANY ($1)) AND ($2::text IS NULL OR c.period_kind = $2)
  AND ($3::int IS NULL OR left(c.period, 4)::int = $3)
  AND ($4::text IS NULL OR concat_ws(E'\\n', c.name_fi, c.name_sv, c.name_en, c.period) ${FINNISH} ILIKE $4)`

/** Reads lists of rounds. */
@Injectable()
export class RoundListQueries {
  constructor(private readonly db: Db) {}

  /**
   * A page of rounds; one statement, and another for the count when it is asked for.
   *
   * @throws DomainError INVALID_CURSOR
   */
  async list(args: RoundListArgs, wantsTotal: boolean): Promise<Page<CollectionRoundType>> {
    const first = args.first ?? DEFAULT_PAGE
    const start = pageStart(args.after, ['string', 'string'])
    const filter = filterValues(args.filter)
    const isDescending = args.descending ?? !args.sort
    const order = isDescending ? 'DESC' : 'ASC'
    const beyond = `($5::text IS NULL OR ("sortKey" ${FINNISH}, id) ${isDescending ? '<' : '>'} ($5, $6::uuid))`
    const rows = await this.db.sql<ListedRow>(
      `SELECT * FROM (SELECT ${ROUND}, ${sortKeys[args.sort ?? 'period']} AS "sortKey" FROM collection_round c WHERE ${MATCHES}) r
       WHERE ${beyond} ORDER BY "sortKey" ${FINNISH} ${order}, id ${order} LIMIT $7`,
      [...filter, start?.[0] ?? null, validId(start?.[1]), first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    const page = toPage(rows, { first, totalCount, cursor: ({ sortKey, id }) => [sortKey, id] })
    return { ...page, nodes: page.nodes.map(shownRound) }
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const sql = `SELECT count(*)::int AS count FROM collection_round c WHERE ${MATCHES}`
    return (await this.db.sql<{ count: number }>(sql, filter))[0]?.count ?? 0
  }
}

function filterValues(filter?: RoundFilter | null): unknown[] {
  const { states = null, periodKind = null, year = null } = filter ?? {}
  return [states, periodKind, year, likePattern(filter?.search)]
}

function validId(value: unknown): string | null {
  if (value === undefined) return null
  if (!isUuid(value)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return value
}
