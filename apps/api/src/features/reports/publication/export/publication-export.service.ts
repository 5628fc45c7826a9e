import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { currentContext, runInContext } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { contentTypes } from '../../../../core/files/sheet-writer.js'
import { PaperService } from '../../../../core/pdf/paper.service.js'
import { PublicationReader } from '../publication-reader.js'
import { said } from './export-words.js'
import { publicationAdx } from './publication-adx.js'
import { bytesOf, type Contents } from './publication-files.js'
import { publicationPaper } from './publication-paper.js'
import { exportedFigures } from './publication-tables.js'

/** zip: the text file with its dictionary. */
export const exportFormats = ['xlsx', 'csv', 'json', 'zip', 'pdf', 'adx.xml'] as const
export type ExportFormat = (typeof exportFormats)[number]

const exportTypes = { ...contentTypes, zip: 'application/zip', pdf: 'application/pdf', 'adx.xml': 'application/xml; charset=utf-8' } as const

export type PublicationFile = { readonly name: string; readonly contentType: string; readonly bytes: Buffer }

const IS_DEMO_SQL = 'SELECT c.is_demo AS "isDemo" FROM consortium c WHERE c.id = app.consortium_id()'

/** A publication as a file: what its audience reads, and the same bytes whenever it is asked for. */
@Injectable()
export class PublicationExportService {
  constructor(
    private readonly db: Db,
    private readonly reader: PublicationReader,
    private readonly audit: AuditWriter,
    private readonly paper: PaperService
  ) {}

  /** @throws DomainError NOT_FOUND also for a publication that is not meant for the viewer */
  async write(editionId: string, audienceId: string, { format, language }: { format: ExportFormat; language: Language }): Promise<PublicationFile> {
    if (!isUuid(editionId) || !isUuid(audienceId)) throw new DomainError('NOT_FOUND')
    const contents = await this.recorded(format, editionId, async () => {
      const record = await this.reader.one(editionId, audienceId)
      const told = await this.reader.figures(record)
      const [consortium] = await this.db.sql<{ isDemo: boolean }>(IS_DEMO_SQL)
      return { record, told, figures: exportedFigures(record, told, language), language, isDemo: consortium?.isDemo ?? false }
    })
    const { year, number } = contents.record
    const name = `${said.file[language]}-${year}-${number}.${format}`
    return { name, contentType: exportTypes[format], bytes: await this.bytes(contents, format) }
  }

  private async bytes(contents: Contents, format: ExportFormat): Promise<Buffer> {
    if (format === 'pdf') return this.paper.write(publicationPaper(contents))
    return format === 'adx.xml' ? Buffer.from(publicationAdx(contents.record, contents.told)) : bytesOf(contents, format)
  }

  /** Reading and its entry in the trail share a transaction. */
  private recorded<T>(format: ExportFormat, editionId: string, read: () => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext(), note: {} }, () =>
      this.db.write(async () => {
        const found = await read()
        await this.audit.done('exportPublication', { subjectType: 'edition', subjectId: editionId, details: { format } })
        return found
      })
    )
  }
}
