import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { currentContext, runInContext } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import type { UnitReturnFilter, UnitReturnListArgs } from '../../unit-return/list/unit-return-list.graphql.js'
import { UnitReturnListQueries } from '../../unit-return/list/unit-return-list.queries.js'
import { type ExchangedReturn, ExchangeQueries } from '../exchange.queries.js'

const RETURNS_A_TIME = 50

/** The returns of a round, page by page, so that a round of any size fits into little memory. */
@Injectable()
export class RoundReturns {
  constructor(
    private readonly db: Db,
    private readonly lists: UnitReturnListQueries,
    private readonly exchange: ExchangeQueries
  ) {}

  /** The period of a round. @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async periodOf(roundId: string): Promise<string> {
    const sql = 'SELECT period FROM collection_round WHERE id = $1'
    const [round] = isUuid(roundId) ? await this.db.sql<{ period: string }>(sql, [roundId]) : []
    if (!round) throw new DomainError('NOT_FOUND')
    return round.period
  }

  /**
   * The returns of a filter in the order of the list, with their figures. Each page is read on a connection of its own, which
   * is given back before the next one; whoever reads slowly holds up nobody.
   */
  pages(filter: UnitReturnFilter): AsyncIterable<readonly ExchangedReturn[]> {
    // The stream is read outside of the request's own context.
    const context = currentContext()
    const read = (after: string | null) => runInContext(context, () => this.db.read(() => this.page(filter, after)))
    return {
      async *[Symbol.asyncIterator]() {
        for (let after: string | null = null; ; ) {
          const page: Awaited<ReturnType<typeof read>> = await read(after)
          yield page.forms
          if (page.next === null) return
          after = page.next
        }
      }
    }
  }

  private async page(filter: UnitReturnFilter, after: string | null): Promise<{ forms: ExchangedReturn[]; next: string | null }> {
    const args = { filter, first: RETURNS_A_TIME, after } as UnitReturnListArgs
    const { nodes, pageInfo } = await this.lists.list(args, false)
    return { forms: await this.exchange.exchanged(nodes), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null }
  }
}
