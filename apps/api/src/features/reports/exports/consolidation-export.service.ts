import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { immediateFigures } from '@solmu/domain/reports/export-job.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type ConsolidationFile, ConsolidationFiles } from './consolidation-files.js'
import type { MadeExport } from './export-maker.js'

/** Consolidations that are small enough to be made while somebody waits. */
@Injectable()
export class ConsolidationExportService {
  constructor(
    private readonly db: Db,
    private readonly files: ConsolidationFiles,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Writes a file, with its entry in the trail in the same transaction.
   *
   * @throws DomainError EXPORT_TOO_LARGE for what is to be asked for as a job; what the consolidation throws
   */
  write(of: ConsolidationFile): Promise<MadeExport> {
    return runInContext({ ...currentContext(), note: {} }, () =>
      this.db.write(async () => {
        const piece = await this.files.piece(of, of.input.indicatorIds)
        if (piece.rows.length > immediateFigures) throw new DomainError('EXPORT_TOO_LARGE', { params: { max: immediateFigures } })
        const { format, input } = of
        await this.audit.done('exportConsolidation', { details: { format, period: `${input.from}/${input.to}`, lens: input.lens } })
        return this.files.join(of, [piece])
      })
    )
  }
}
