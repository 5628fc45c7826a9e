import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { IndicatorRow } from './indicator-row.js'
import type { IndicatorFilter, IndicatorListArgs } from './indicator-list.graphql.js'
import { type IndicatorPageRow, type IndicatorPageShape, indicatorPageSql } from './indicator.sql.js'

/** Lists the library. */
@Injectable()
export class IndicatorListService {
  constructor(private readonly db: Db) {}

  /** @throws DomainError INVALID_CURSOR for a cursor of another list or another order */
  async list(args: IndicatorListArgs, isCounted: boolean): Promise<Page<IndicatorRow>> {
    const first = args.first ?? DEFAULT_PAGE
    const shape: IndicatorPageShape = { sort: args.sort ?? 'place', descending: args.descending ?? false, isCounted }
    const values = [todayIn(), ...filterValues(args.filter), ...startValues(args.after, shape), first + 1]
    const rows = await this.db.sql<IndicatorPageRow>(indicatorPageSql(shape), values)
    return toPage(
      rows.map(({ indicator }) => indicator),
      {
        first,
        totalCount: rows[0]?.total ?? 0,
        cursor: (indicator) => [orderOf(shape), indicator.sortKey, indicator.code, indicator.id]
      }
    )
  }

  /** Whose indicators the library has. */
  async origins(): Promise<string[]> {
    const rows = await this.db.sql<{ origin: string }>('SELECT DISTINCT origin FROM indicator ORDER BY origin')
    return rows.map(({ origin }) => origin)
  }
}

const some = (values: readonly string[] | null | undefined): readonly string[] | null => (values?.length ? values : null)

function filterValues(filter?: IndicatorFilter | null): readonly unknown[] {
  const { search, groups, units, sourceClasses, origins, inForceOn } = filter ?? {}
  return [likePattern(search), some(groups), some(units), some(sourceClasses), some(origins), inForceOn ?? null]
}

/** Written into the cursor, so that a page of one order is not continued in another. */
const orderOf = ({ sort, descending }: IndicatorPageShape): string => (descending ? `-${sort}` : sort)

function startValues(after: string | null | undefined, shape: IndicatorPageShape): readonly unknown[] {
  const start = pageStart(after, ['string', 'string', 'string', 'string'])
  if (!start) return [null, null, null]
  const [order, ...values] = start
  if (order !== orderOf(shape) || !isUuid(values[2])) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return values
}
