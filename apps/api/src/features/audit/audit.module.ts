import { Module } from '@nestjs/common'
import { AuditCheckpointResolver } from './audit-checkpoint/audit-checkpoint.resolver.js'
import { AuditCheckpointService } from './audit-checkpoint/audit-checkpoint.service.js'
import { AuditEntryQueries } from './audit-entry/audit-entry.queries.js'
import { AuditEntryResolver } from './audit-entry/audit-entry.resolver.js'
import { AuditEntryService } from './audit-entry/audit-entry.service.js'
import { AuditNamesResolver } from './audit-entry/audit-names.resolver.js'
import { AuditExportController } from './audit-export/audit-export.controller.js'
import { AuditExportService } from './audit-export/audit-export.service.js'
import { OutboxMailQueries } from './outbox-mail/outbox-mail.queries.js'
import { OutboxMailResolver } from './outbox-mail/outbox-mail.resolver.js'

const trail = [AuditEntryQueries, AuditEntryService, AuditEntryResolver, AuditNamesResolver, AuditExportService]
const checkpoints = [AuditCheckpointService, AuditCheckpointResolver]
const mail = [OutboxMailQueries, OutboxMailResolver]

/** Who did what, and what was sent to whom? */
@Module({
  providers: [...trail, ...checkpoints, ...mail],
  controllers: [AuditExportController],
  exports: [AuditCheckpointService]
})
export class AuditModule {}
