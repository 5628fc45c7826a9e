import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { Logged } from '../../../core/audit/logged.js'
import { asksFor } from '../../../core/graphql/page.js'
import { UserType } from '../../identity/user/user.graphql.js'
import { UserConnection, UserListArgs } from './user-directory.graphql.js'
import { UserDirectoryQueries } from './user-directory.queries.js'

@Resolver(() => UserType)
export class UserDirectoryResolver {
  constructor(private readonly users: UserDirectoryQueries) {}

  @Requires('access.read')
  @Query(() => UserConnection, {
    name: 'users',
    description: 'The people with an account, as far as the viewer may see them.'
  })
  list(@Args() args: UserListArgs, @Info() info: GraphQLResolveInfo): Promise<UserConnection> {
    return this.users.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('access.read')
  @Logged('user')
  @Query(() => UserType, { description: 'One person with an account.' })
  user(@Args('id', { type: () => ID, description: 'The id of the person.' }) id: string): Promise<UserType> {
    return this.users.one(id)
  }
}
