import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { ExpressionCheck } from './expression.graphql.js'
import { ExpressionService } from './expression.service.js'
import { IndicatorListArgs } from './indicator-list.graphql.js'
import { IndicatorListService } from './indicator-list.service.js'
import {
  AmendIndicatorInput,
  AmendIndicatorPayload,
  CheckExpressionInput,
  CreateIndicatorInput,
  CreateIndicatorPayload,
  RetireIndicatorInput,
  RetireIndicatorPayload
} from './indicator-inputs.graphql.js'
import { IndicatorConnection, IndicatorType } from './indicator.graphql.js'
import { IndicatorService } from './indicator.service.js'

@Resolver()
export class IndicatorResolver {
  constructor(
    private readonly indicators: IndicatorService,
    private readonly lists: IndicatorListService,
    private readonly expressions: ExpressionService
  ) {}

  @Requires('indicator.read')
  @Query(() => IndicatorConnection, { description: 'The library of indicators.', name: 'indicators' })
  list(@Args() args: IndicatorListArgs, @Info() info: GraphQLResolveInfo): Promise<IndicatorConnection> {
    return this.lists.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('indicator.read')
  @Query(() => IndicatorType, { description: 'One indicator.' })
  indicator(@Args('id', { type: () => ID, description: 'The id of the indicator.' }) id: string): Promise<IndicatorType> {
    return this.indicators.one(id)
  }

  @Requires('indicator.read')
  @Query(() => [String], { description: 'Whose indicators the library has: own, esf_plus or the keys of others.' })
  indicatorOrigins(): Promise<string[]> {
    return this.lists.origins()
  }

  @Requires('indicator.read')
  @Query(() => ExpressionCheck, { description: 'Says whether the formula of a derived indicator can be used.' })
  checkExpression(@Args('input', { description: 'The formula.' }) input: CheckExpressionInput): Promise<ExpressionCheck> {
    return this.expressions.check(input)
  }

  @Requires('indicator.manage')
  @Mutation(() => CreateIndicatorPayload, { description: 'Adds an indicator.' })
  async createIndicator(
    @Args('input', { description: 'The indicator.' }) input: CreateIndicatorInput
  ): Promise<CreateIndicatorPayload> {
    return { indicator: await this.indicators.create(input) }
  }

  @Requires('indicator.manage')
  @Mutation(() => AmendIndicatorPayload, { description: 'Says something else about an indicator from a day on.' })
  async amendIndicator(
    @Args('input', { description: 'What is to be said.' }) input: AmendIndicatorInput
  ): Promise<AmendIndicatorPayload> {
    return { indicator: await this.indicators.amend(input) }
  }

  @Requires('indicator.manage')
  @Mutation(() => RetireIndicatorPayload, { description: 'Has an indicator asked no more from a day on.' })
  async retireIndicator(
    @Args('input', { description: 'Which, and from when.' }) input: RetireIndicatorInput
  ): Promise<RetireIndicatorPayload> {
    return { indicator: await this.indicators.retire(input) }
  }
}
