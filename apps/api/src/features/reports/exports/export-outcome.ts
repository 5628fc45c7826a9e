import { Injectable } from '@nestjs/common'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { ExportRecord } from './export-job-store.js'
import { ExportMail } from './export-mail.js'

/** How the end of an export is told: in the trail, and to whoever asked. */
@Injectable()
export class ExportOutcome {
  constructor(
    private readonly audit: AuditWriter,
    private readonly mail: ExportMail
  ) {}

  async tell({ id, title, kind }: ExportRecord, { isDone, details }: { isDone: boolean; details: Record<string, string | number> }): Promise<void> {
    await this.audit.done(isDone ? 'exportMade' : 'exportFailed', { subjectType: 'export_job', subjectId: id, details: { kind, ...details } })
    await this.mail.tell({ id, title, isDone })
  }
}
