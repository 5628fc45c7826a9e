import { Args, ID, Info, Int, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { UnitReturnConnection, UnitReturnListArgs } from './list/unit-return-list.graphql.js'
import { UnitReturnListQueries } from './list/unit-return-list.queries.js'
import { ReturnStore } from './return-store.js'
import { CellHistoryEntry, ReturnDifference, SheetRowType } from './sheet/sheet.graphql.js'
import { SheetService } from './sheet/sheet.service.js'
import { shownReturn } from './shown-return.js'
import { UnitReturnType } from './unit-return.graphql.js'

const RETURN = { type: () => ID, description: 'The id of the return.' }

@Resolver(() => UnitReturnType)
export class UnitReturnResolver {
  constructor(
    private readonly store: ReturnStore,
    private readonly lists: UnitReturnListQueries,
    private readonly sheets: SheetService
  ) {}

  @Requires('return.read')
  @Query(() => UnitReturnType, { description: 'What one unit reports in one round.' })
  async unitReturn(@Args('id', RETURN) id: string): Promise<UnitReturnType> {
    return shownReturn(await this.store.one(id))
  }

  @Requires('return.read')
  @Query(() => UnitReturnConnection, { description: 'What units report.' })
  async unitReturns(@Args() args: UnitReturnListArgs, @Info() info: GraphQLResolveInfo): Promise<UnitReturnConnection> {
    const page = await this.lists.list(args, asksFor(info, 'totalCount'))
    return { ...page, nodes: page.nodes.map(shownReturn) }
  }

  @Requires('return.read')
  @Query(() => [SheetRowType], { description: 'The figures of a version that was sent.' })
  returnSheetOfVersion(
    @Args('returnId', RETURN) returnId: string,
    @Args('number', { type: () => Int, description: 'The number of the version.' }) number: number
  ): Promise<SheetRowType[]> {
    return this.sheets.ofVersion(returnId, number)
  }

  @Requires('return.read')
  @Query(() => [ReturnDifference], { description: 'The figures that differ between two versions, in the order of the form.' })
  returnDifference(
    @Args('returnId', RETURN) returnId: string,
    @Args('from', { type: () => Int, description: 'The earlier version; 0 for nothing at all.' }) from: number,
    @Args('to', { type: () => Int, nullable: true, description: 'The later version; left out for the working copy.' })
    to: number | null | undefined
  ): Promise<ReturnDifference[]> {
    return this.sheets.difference(returnId, from, to ?? null)
  }

  @Requires('return.read')
  @Query(() => [CellHistoryEntry], { description: 'What a figure has been in the versions that were sent, the newest first.' })
  cellHistory(
    @Args('returnId', RETURN) returnId: string,
    @Args('indicatorId', { type: () => ID, description: 'The id of the indicator.' }) indicatorId: string,
    @Args('breakdown', { type: () => String, description: 'The categories; empty for the figure as a whole.' }) breakdown: string
  ): Promise<CellHistoryEntry[]> {
    return this.sheets.history(returnId, { indicatorId: indicatorId.toLowerCase(), breakdown })
  }
}
