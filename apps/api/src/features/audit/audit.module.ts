import { Module } from '@nestjs/common'
import { AuditEntryQueries } from './audit-entry/audit-entry.queries.js'
import { AuditEntryResolver } from './audit-entry/audit-entry.resolver.js'
import { OutboxMailQueries } from './outbox-mail/outbox-mail.queries.js'
import { OutboxMailResolver } from './outbox-mail/outbox-mail.resolver.js'

/** Who did what, and what was sent to whom? */
@Module({ providers: [AuditEntryQueries, AuditEntryResolver, OutboxMailQueries, OutboxMailResolver] })
export class AuditModule {}
