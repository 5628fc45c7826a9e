import { Args, Info, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { AuditChain, AuditEntryConnection, AuditEntryListArgs, AuditEntryType } from './audit-entry.graphql.js'
import { AuditEntryQueries } from './audit-entry.queries.js'

@Resolver(() => AuditEntryType)
export class AuditEntryResolver {
  constructor(private readonly queries: AuditEntryQueries) {}

  @Requires('audit.read')
  @Query(() => AuditEntryConnection, { description: 'Who did what, the newest first, as far as the viewer may see it.' })
  auditEntries(@Args() args: AuditEntryListArgs, @Info() info: GraphQLResolveInfo): Promise<AuditEntryConnection> {
    return this.queries.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('audit.read')
  @Query(() => AuditChain, { description: 'Checks that the consortium’s audit trail is unbroken.' })
  auditChain(): Promise<AuditChain> {
    return this.queries.chain()
  }
}
