import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { OrgUnitFilter, OrgUnitListArgs, OrgUnitType } from './org-unit.graphql.js'
import { ORG_UNIT_SQL, orgUnitPageSql, type OrgUnitPageRow, type OrgUnitPageShape } from './org-unit.queries.js'

/** The units of the viewer's consortium, as they stand on a day. */
@Injectable()
export class OrgUnitService {
  constructor(private readonly db: Db) {}

  /**
   * A page of the units that exist on a day.
   *
   * @throws DomainError INVALID_CURSOR for a cursor of another list or another order
   */
  async list(args: OrgUnitListArgs, isCounted: boolean): Promise<Page<OrgUnitType>> {
    const first = args.first ?? DEFAULT_PAGE
    const shape: OrgUnitPageShape = { sort: args.sort ?? 'name', descending: args.descending ?? false, isCounted }
    const values = [args.asOf ?? todayIn(), ...filterValues(args.filter), ...startValues(args.after, shape), first + 1]
    const [row] = await this.db.sql<OrgUnitPageRow>(orgUnitPageSql(shape), values)
    return toPage(row?.units ?? [], {
      first,
      totalCount: row?.total ?? 0,
      cursor: (unit) => [orderOf(shape), unit.sortKey, unit.name.fi, unit.id]
    })
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or that the viewer may not see */
  async one(id: string, asOf: IsoDate | null): Promise<OrgUnitType> {
    const values = [asOf ?? todayIn(), id]
    const [row] = isUuid(id) ? await this.db.sql<{ unit: OrgUnitType }>(ORG_UNIT_SQL, values) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row.unit
  }
}

function filterValues(filter?: OrgUnitFilter | null): readonly unknown[] {
  const { search, types, kinds, centreId, includeClosed } = filter ?? {}
  if (centreId != null && !isUuid(centreId)) throw new DomainError('NOT_FOUND', { path: ['filter', 'centreId'] })
  const some = (values: readonly string[] | null | undefined) => (values?.length ? values : null)
  return [likePattern(search), some(types), some(kinds), centreId ?? null, includeClosed ?? false]
}

/** Written into the cursor, so that a page of one order is not continued in another. */
const orderOf = ({ sort, descending }: OrgUnitPageShape): string => (descending ? `-${sort}` : sort)

function startValues(after: string | null | undefined, shape: OrgUnitPageShape): readonly unknown[] {
  const start = pageStart(after, ['string', 'string', 'string', 'string'])
  if (!start) return [null, null, null]
  const [order, ...values] = start
  if (order !== orderOf(shape) || !isUuid(values[2])) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return values
}
