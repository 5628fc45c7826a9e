import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { holdsStill } from '@solmu/domain/reports/export-job.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { ExportJobStore, type ExportRecord } from './export-job-store.js'
import { ExportMakers } from './export-makers.js'

export type FetchedFile = { readonly name: string; readonly contentType: string; readonly sha256: string; readonly bytes: Buffer }

/** Files that were made, for whoever asked for them and may still read what is in them. */
@Injectable()
export class ExportFileService {
  constructor(
    private readonly db: Db,
    private readonly store: ExportJobStore,
    private readonly makers: ExportMakers,
    private readonly storage: FileStorage,
    private readonly audit: AuditWriter
  ) {}

  /**
   * The file of an export.
   *
   * @throws DomainError NOT_FOUND for one that is somebody else's, is not made or has had its time; EXPORT_RIGHT_LOST when the
   *   viewer no longer holds what it was made with
   */
  async file(id: string): Promise<FetchedFile> {
    const record = await this.db.read(() => this.store.find(id))
    const { state, isRemoved, fileKey, fileName, contentType, sha256 } = record ?? {}
    if (!record || state !== 'done' || isRemoved || !fileKey || !fileName || !contentType || !sha256) throw new DomainError('NOT_FOUND')
    await this.demand(record)
    const bytes = Buffer.from(await this.storage.get(fileKey))
    return { name: fileName, contentType, sha256, bytes }
  }

  /** Puts on record that a file left the house; a piece that follows the first is no second time. */
  async tookAway(id: string): Promise<void> {
    await this.db.write(async () => {
      await this.store.fetched(id)
      await this.audit.done('downloadExport', { subjectType: 'export_job', subjectId: id })
    })
  }

  private async demand(record: ExportRecord): Promise<void> {
    const { held, scope } = currentViewer()
    const isHeld = holdsStill(record.roles, held) && (scope === null || record.narrowedTo !== null)
    if (isHeld && (await this.makers.of(record.kind).mayStill(record))) return
    await this.audit.refused('downloadExport', 'EXPORT_RIGHT_LOST', { note: { subjectType: 'export_job', subjectId: record.id } })
    throw new DomainError('EXPORT_RIGHT_LOST')
  }
}
