import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { AnySignedIn, Requires } from '../../../core/access/requires.js'
import { Logged } from '../../../core/audit/logged.js'
import { asksFor } from '../../../core/graphql/page.js'
import { AuditChain, AuditEntryConnection, AuditEntryListArgs, AuditEntryType, RecordHistoryArgs } from './audit-entry.graphql.js'
import { AuditEntryQueries } from './audit-entry.queries.js'
import { AuditEntryService } from './audit-entry.service.js'

@Resolver(() => AuditEntryType)
export class AuditEntryResolver {
  constructor(
    private readonly queries: AuditEntryQueries,
    private readonly entries: AuditEntryService
  ) {}

  @Requires('audit.read')
  @Logged('audit_trail')
  @Query(() => AuditEntryConnection, { description: 'Who did what, the newest first, as far as the viewer may see it.' })
  auditEntries(@Args() args: AuditEntryListArgs, @Info() info: GraphQLResolveInfo): Promise<AuditEntryConnection> {
    return this.queries.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('audit.read')
  @Query(() => AuditEntryType, { description: 'One entry of the trail.' })
  auditEntry(@Args('id', { type: () => ID, description: 'The id of the entry.' }) id: string): Promise<AuditEntryType> {
    return this.queries.one(id)
  }

  @AnySignedIn()
  @Query(() => AuditEntryConnection, {
    description: 'What happened to one record, the newest first: for those who may read its trail, and for everyone of their own account.'
  })
  recordHistory(@Args() args: RecordHistoryArgs, @Info() info: GraphQLResolveInfo): Promise<AuditEntryConnection> {
    return this.entries.history(args, asksFor(info, 'totalCount'))
  }

  @Requires('audit.read')
  @Query(() => AuditChain, { description: 'Checks that the consortium’s audit trail is unbroken: every link, and the seals of the last 10,000 entries.' })
  auditChain(): Promise<AuditChain> {
    return this.queries.chain()
  }
}
