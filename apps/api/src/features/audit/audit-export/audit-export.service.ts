import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { contentTypes, type Table, tableAsCsv, tableAsWorkbook, type TableValue } from '../../../core/files/sheet-writer.js'
import type { AuditEntryFilter, AuditEntryType } from '../audit-entry/audit-entry.graphql.js'
import { AuditEntryQueries } from '../audit-entry/audit-entry.queries.js'
import { auditColumns, auditWords } from './audit-export.words.js'

export type AuditFormat = 'csv' | 'xlsx' | 'json'

/** A file of this many rows still opens in every program; a longer trail is taken out a period at a time. */
export const MAX_EXPORTED = 50_000

/** The trail as a file; that it was taken out is on record too. */
@Injectable()
export class AuditExportService {
  constructor(
    private readonly db: Db,
    private readonly entries: AuditEntryQueries,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError EXPORT_TOO_LARGE with `max` when more entries match than one file takes */
  async export(filter: AuditEntryFilter, of: { format: AuditFormat; language: Language }) {
    const entries = await this.db.write(async () => {
      const found = await this.entries.newest(filter, MAX_EXPORTED + 1)
      if (found.length > MAX_EXPORTED) throw new DomainError('EXPORT_TOO_LARGE', { params: { max: MAX_EXPORTED } })
      const filters = Object.keys(filter).join(', ')
      const details = { format: of.format, rows: found.length, ...(filters && { filters }) }
      await this.audit.done('exportAuditTrail', { subjectType: 'audit_trail', details })
      return found
    })
    const name = `${auditWords.file[of.language]}-${todayIn()}.${of.format}`
    return { name, contentType: contentTypes[of.format], bytes: await written(entries, of) }
  }
}

async function written(entries: readonly AuditEntryType[], of: { format: AuditFormat; language: Language }): Promise<Buffer> {
  if (of.format === 'json') return Buffer.from(JSON.stringify({ exportedAt: new Date().toISOString(), entries }))
  const table = tableOf(entries, of.language)
  return of.format === 'csv' ? tableAsCsv(table, of.language) : tableAsWorkbook(table)
}

function tableOf(entries: readonly AuditEntryType[], language: Language): Table {
  const { about, madeAt, source, sourceText, hidden, hiddenText, title } = auditWords
  return {
    name: title[language],
    headings: Object.values(auditColumns).map((heading) => heading[language]),
    rows: entries.map((entry) => (Object.keys(auditColumns) as (keyof typeof auditColumns)[]).map((column) => cellOf(entry, column, language))),
    about: {
      name: about[language],
      lines: [
        [source[language], sourceText[language]],
        [madeAt[language], new Date().toISOString()],
        [hidden[language], hiddenText[language]]
      ]
    }
  }
}

function cellOf(entry: AuditEntryType, column: keyof typeof auditColumns, language: Language): TableValue {
  switch (column) {
    case 'recordedAt':
      return new Date(entry.recordedAt).toISOString()
    case 'unit':
      return entry.unit?.name[language] || (entry.unit?.name.fi ?? null)
    case 'before':
    case 'after':
      return entry.changes.map((change) => `${change.field}: ${change[column]?.join(', ') ?? '–'}`).join('; ')
    case 'details':
      return Object.entries(entry.details).map(([name, value]) => `${name}: ${String(value)}`).join('; ')
    default:
      return entry[column]
  }
}
