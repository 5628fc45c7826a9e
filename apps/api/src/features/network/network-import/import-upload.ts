import { Injectable } from '@nestjs/common'
import { basisOf, type ColumnMapping, type ImportKind, proposeMapping } from '@solmu/domain/network/import-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { asDomainError } from '../../../core/errors/wire-error.js'
import { readSheet, type Sheet, sheetFormatOf } from '../../../core/files/sheet-reader.js'
import { contentTypes } from '../../../core/files/sheet-writer.js'
import type { Upload } from '../../../core/files/upload.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { NetworkImportQueries } from './network-import.queries.js'

/** By the names of the handlers, so that what the guard refuses and what is refused here are told alike. */
const actions: Readonly<Record<ImportKind, string>> = { units: 'uploadUnits', organisations: 'uploadOrganisations', projects: 'uploadProjects', practices: 'uploadPractices' }
const SAMPLES = 3
const LONGEST_SAMPLE = 80

/** Takes in a file: looks whether it can be read, keeps it, and proposes what its columns are. */
@Injectable()
export class ImportUpload {
  constructor(
    private readonly db: Db,
    private readonly imports: NetworkImportQueries,
    private readonly storage: FileStorage,
    private readonly audit: AuditWriter
  ) {}

  /**
   * @returns the id of the import
   * @throws DomainError UNSUPPORTED_MEDIA, FILE_UNREADABLE, FILE_TOO_LARGE, TOO_MANY_ROWS, and what `receive` throws
   */
  async take(kind: ImportKind, receive: () => Promise<Upload>): Promise<string> {
    try {
      return await this.keep(kind, await receive())
    } catch (error) {
      const refusal = asDomainError(error)
      if (refusal && refusal.kind !== 'unavailable') await this.audit.refused(actions[kind], refusal.code)
      throw error
    }
  }

  private async keep(kind: ImportKind, { fileName, bytes }: Upload): Promise<string> {
    const format = sheetFormatOf(fileName, bytes)
    const sheet = await readSheet(bytes, format)
    const fileKey = await this.storage.put(bytes, contentTypes[format])
    const id = newId()
    const rowCount = sheet.rows.length
    try {
      await this.db.write(async () => {
        const remembered = await this.imports.remembered(kind)
        const fields = proposeMapping(kind, sheet.headings, remembered)
        const mapping = Object.fromEntries(sheet.headings.map((heading, place) => [heading, fields[place] ?? null]))
        await this.imports.add({ id, kind, fileName, fileKey, format, columns: columnsOf(kind, { sheet, mapping, remembered }), mapping, rowCount })
        const details = { format, rows: rowCount }
        await this.audit.done(actions[kind], { subjectType: 'network_import', subjectId: id, details })
      })
    } catch (error) {
      await this.storage.remove(fileKey)
      throw error
    }
    return id
  }
}

interface Proposed {
  readonly sheet: Sheet
  readonly mapping: ColumnMapping
  readonly remembered: ColumnMapping
}

const columnsOf = (kind: ImportKind, { sheet: { headings, rows }, mapping, remembered }: Proposed) =>
  headings.map((heading, place) => {
    const field = mapping[heading]
    return {
      ...{ heading, samples: rows.slice(0, SAMPLES).map(({ cells }) => (cells[place] ?? '').slice(0, LONGEST_SAMPLE)) },
      ...(field && { basis: { field, is: basisOf(kind, { heading, field }, remembered) } })
    }
  })
