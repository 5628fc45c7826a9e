import { Args, Info, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { Logged } from '../../../core/audit/logged.js'
import { asksFor } from '../../../core/graphql/page.js'
import { OutboxMailConnection, OutboxMailListArgs, OutboxMailType } from './outbox-mail.graphql.js'
import { OutboxMailQueries } from './outbox-mail.queries.js'

@Resolver(() => OutboxMailType)
export class OutboxMailResolver {
  constructor(private readonly queries: OutboxMailQueries) {}

  @Requires('outbox.read')
  @Logged('outbox_mail')
  @Query(() => OutboxMailConnection, { description: 'The messages that the system has sent or is about to send.' })
  outboxMails(@Args() args: OutboxMailListArgs, @Info() info: GraphQLResolveInfo): Promise<OutboxMailConnection> {
    return this.queries.list(args, asksFor(info, 'totalCount'))
  }
}
