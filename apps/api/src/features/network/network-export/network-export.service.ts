import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { RowFault } from '@solmu/domain/network/import-cells.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { AuditNote } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { contentTypes, type Table, tableAsCsv, tableAsWorkbook } from '../../../core/files/sheet-writer.js'
import { NetworkImportQueries } from '../network-import/network-import.queries.js'
import { exportWords, fileWords } from './export-words.js'
import { faultText } from './fault-texts.js'
import { NetworkExportQueries } from './network-export.queries.js'
import { networkGeoJson, networkTable } from './network-table.js'
import { organisationTable } from './organisation-table.js'

export type ExportFormat = keyof typeof contentTypes

/** A file to be saved by whoever asked for it. */
export type ExportedFile = { readonly name: string; readonly contentType: string; readonly bytes: Buffer }

type Wanted = { readonly format: ExportFormat; readonly language: Language }

const ROWS_A_TIME = 2000

/** Files that people take away; each is on record, because what has left the house is out of reach. */
@Injectable()
export class NetworkExportService {
  constructor(
    private readonly db: Db,
    private readonly exports: NetworkExportQueries,
    private readonly imports: NetworkImportQueries,
    private readonly audit: AuditWriter
  ) {}

  /** The tree of a day. */
  async network(asOf: IsoDate | null, { format, language }: Wanted): Promise<ExportedFile> {
    const day = asOf ?? todayIn()
    const network = await this.recorded('exportNetwork', { details: { format, asOf: day } }, () => this.exports.networkOn(day))
    const name = `${fileWords.network[language]}-${day}`
    if (format === 'geojson') return jsonFile(name, format, networkGeoJson(network))
    return format === 'json' ? jsonFile(name, format, network) : tableFile(name, networkTable(network, language), { format, language })
  }

  /** The register of organisations. */
  async organisations({ format, language }: Wanted): Promise<ExportedFile> {
    const register = await this.recorded('exportOrganisations', { details: { format } }, () => this.exports.register())
    const name = `${fileWords.organisations[language]}-${register.asOf}`
    if (format === 'json') return jsonFile(name, format, register)
    return tableFile(name, organisationTable(register, language), { format, language })
  }

  /**
   * The rows of an import that cannot be brought in, each with what is wrong with it.
   *
   * @throws DomainError NOT_FOUND
   */
  async faults(importId: string, language: Language): Promise<ExportedFile> {
    const note = { subjectType: 'network_import', subjectId: importId }
    const { record, rows } = await this.recorded('exportImportFaults', note, async () => {
      const record = await this.imports.one(importId)
      return { record, rows: await this.wrongRows(importId) }
    })
    const filled = Object.entries(record.mapping).flatMap(([heading, field]) => (field === null ? [] : [[field, heading]]))
    const words = { kind: record.kind, language, headings: Object.fromEntries(filled) as Record<string, string> }
    const told = (issues: readonly RowFault[]) => issues.map((issue) => faultText(issue, words)).join(' ')
    const table: Table = {
      name: exportWords.faults[language],
      headings: [exportWords.line[language], ...record.columns.map(({ heading }) => heading), exportWords.faults[language]],
      rows: rows.map(({ line, cells, issues }) => [line, ...cells, told(issues)]),
      about: { name: exportWords.about[language], lines: [] }
    }
    const name = `${fileWords.faults[language]}-${record.fileName.replace(/\.\w+$/, '')}`
    return tableFile(name, table, { format: 'csv', language })
  }

  private async wrongRows(importId: string) {
    const found: Awaited<ReturnType<NetworkImportQueries['rows']>> = []
    for (;;) {
      const after = found.at(-1)?.line ?? 0
      const rows = await this.imports.rows(importId, { after, outcomes: ['wrong'], limit: ROWS_A_TIME })
      found.push(...rows)
      if (rows.length < ROWS_A_TIME) return found
    }
  }

  /** Reads and puts on record in one transaction. */
  private recorded<T>(action: string, note: AuditNote, read: () => Promise<T>): Promise<T> {
    return this.db.write(async () => {
      const result = await read()
      await this.audit.done(action, note)
      return result
    })
  }
}

async function tableFile(name: string, table: Table, { format, language }: Wanted): Promise<ExportedFile> {
  if (format !== 'csv' && format !== 'xlsx') throw new DomainError('NOT_FOUND')
  const bytes = format === 'csv' ? tableAsCsv(table, language) : await tableAsWorkbook(table)
  return { name: `${name}.${format}`, contentType: contentTypes[format], bytes }
}

const jsonFile = (name: string, format: 'json' | 'geojson', content: object): ExportedFile => ({
  name: `${name}.${format}`,
  contentType: contentTypes[format],
  bytes: Buffer.from(JSON.stringify(content))
})
