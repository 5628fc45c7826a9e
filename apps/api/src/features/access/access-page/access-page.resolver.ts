import { Args, ID, Query, Resolver } from '@nestjs/graphql'
import { Logged } from '../../../core/audit/logged.js'
import { Requires } from '../../../core/access/requires.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { AccessOfPerson, AccessToUnit } from './access-page.graphql.js'
import { AccessPageQueries } from './access-page.queries.js'

/** "What may this person do, where and why?" and "who may do this here?", on any day. */
@Resolver()
export class AccessPageResolver {
  constructor(private readonly pages: AccessPageQueries) {}

  @Requires('access.read')
  @Logged('user', 'userId')
  @Query(() => AccessOfPerson, { description: 'What a person may do on a day, where, and why.' })
  accessOf(
    @Args('userId', { type: () => ID, description: 'The person.' }) userId: string,
    @Args('on', { type: () => IsoDay, nullable: true, description: 'The day; today when not given.' }) on: string | null | undefined
  ): Promise<AccessOfPerson> {
    return this.pages.of(userId, on ?? null)
  }

  @Requires('access.read')
  @Query(() => AccessToUnit, { description: 'Who may do something to a unit on a day, and why.' })
  accessTo(
    @Args('action', { type: () => String, description: 'The action, such as network.change.' }) action: string,
    @Args('unitId', { type: () => ID, description: 'The unit.' }) unitId: string,
    @Args('on', { type: () => IsoDay, nullable: true, description: 'The day; today when not given.' }) on: string | null | undefined
  ): Promise<AccessToUnit> {
    return this.pages.to({ action, unitId, on: on ?? null })
  }
}
