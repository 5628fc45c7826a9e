import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { archivedFormats, demandExportStep } from '@solmu/domain/reports/export-job.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { columnsOf } from '../../results/facts/result-totals.service.js'
import type { ExportJobType, RequestConsolidationExportInput, RequestEditionExportInput, RequestPublicationsExportInput } from './export-job.graphql.js'
import { ExportJobStore, type ExportRecord, type NewExport, shownExport } from './export-job-store.js'
import { consolidationTitle, editionTitle, publicationsTitle } from './export-words.js'
import { PublicationsMaker } from './publications-maker.js'

type Seen = { readonly exportId: string; readonly expectedVersion: number }

const EDITION_SQL = `SELECT e.year, e.number FROM edition e WHERE e.id = $1 AND e.state = 'certified'`

/** What people ask to be made, and what they do with it. */
@Injectable()
export class ExportJobService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly store: ExportJobStore,
    private readonly publications: PublicationsMaker,
    private readonly jobs: Jobs,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND also for somebody else's */
  async one(id: string): Promise<ExportJobType> {
    const found = await this.store.find(id)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return shownExport(found)
  }

  /** All publications that the viewer reads. @throws DomainError EXPORT_EMPTY when there are none */
  async askForPublications({ formats, language }: RequestPublicationsExportInput): Promise<ExportJobType> {
    if ((await this.publications.count()) === 0) throw new DomainError('EXPORT_EMPTY')
    const inOrder = archivedFormats.filter((format) => formats.includes(format))
    return this.ask({ kind: 'publications', format: 'zip', language, parameters: { formats: inOrder }, title: publicationsTitle(inOrder, language) })
  }

  /** A consolidation. @throws DomainError INVALID_INPUT, OUT_OF_RANGE, DAYS_REVERSED for a run that is none */
  async askForConsolidation({ consolidation, format, language }: RequestConsolidationExportInput): Promise<ExportJobType> {
    columnsOf(consolidation)
    return this.ask({ kind: 'consolidation', format, language, parameters: consolidation, title: consolidationTitle(consolidation, language) })
  }

  /** All that a certified edition rests on. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async askForEdition({ editionId, language }: RequestEditionExportInput): Promise<ExportJobType> {
    const [edition] = await this.db.sql<{ year: number; number: number }>(EDITION_SQL, [editionId])
    if (!edition) throw new DomainError('NOT_FOUND', { path: ['input', 'editionId'] })
    this.access.check('edition.read', {})
    return this.ask({ kind: 'edition', format: 'zip', language, parameters: { editionId }, title: editionTitle(edition, language) })
  }

  /** Stops the making of a file. @throws DomainError NOT_FOUND, STALE, EXPORT_STATE */
  async cancel(seen: Seen): Promise<ExportJobType> {
    const record = await this.held(seen)
    demandExportStep(record, 'cancel')
    await this.store.end(record.id, 'cancelled', null)
    this.audit.note({ before: { state: record.state }, after: { state: 'cancelled' } })
    return this.one(record.id)
  }

  /** Makes a file again; one that stopped half-way goes on there, unless it stopped because a right was lost. @throws DomainError NOT_FOUND, STALE, EXPORT_STATE */
  async retry(seen: Seen): Promise<ExportJobType> {
    const record = await this.held(seen)
    demandExportStep(record, 'retry')
    const keepsParts = record.state === 'cancelled' || (record.state === 'failed' && record.failure === 'INTERNAL')
    await this.store.restart(record.id, keepsParts)
    await this.enqueue(record.id)
    this.audit.note({ before: { state: record.state }, after: { state: 'queued' } })
    return this.one(record.id)
  }

  private async ask(of: NewExport): Promise<ExportJobType> {
    const id = await this.store.add(of)
    await this.enqueue(id)
    this.audit.note({ subjectType: 'export_job', subjectId: id, details: { kind: of.kind, format: of.format } })
    return this.one(id)
  }

  /** Nobody asks for more than one making of the same export: the key puts the second in the place of the first. */
  private enqueue(id: string): Promise<void> {
    return this.jobs.add('export:make', { exportId: id }, `export:${id}`)
  }

  private async held({ exportId, expectedVersion }: Seen): Promise<ExportRecord> {
    if (!isUuid(exportId)) throw new DomainError('NOT_FOUND', { path: ['exportId'] })
    this.audit.note({ subjectType: 'export_job', subjectId: exportId })
    const record = await this.store.hold(exportId)
    if (record.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return record
  }
}
