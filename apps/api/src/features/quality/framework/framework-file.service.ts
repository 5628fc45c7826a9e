import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { type FrameworkChange, frameworkDifference } from '@solmu/domain/quality/framework-difference.js'
import { contentIssues } from '@solmu/domain/quality/framework-issues.js'
import { frameworkSheets, type FrameworkSheet } from '@solmu/domain/quality/framework-sheets.js'
import { type FileFault, readFrameworkSheets } from '@solmu/domain/quality/framework-sheets-reader.js'
import { type FrameworkFile, frameworkText, readFrameworkText } from '@solmu/domain/quality/framework-text.js'
import { guardedText } from '@solmu/shared/csv.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { unreadable } from '../../../core/files/archive.js'
import type { SentFile } from '../../../core/files/sent-file.js'
import { sheetFormatOf } from '../../../core/files/sheet-reader.js'
import { contentTypes } from '../../../core/files/sheet-writer.js'
import type { Upload } from '../../../core/files/upload.js'
import { workbookSheets } from '../../../core/files/workbook-sheets.js'
import { writeWorkbook } from '../../../core/files/workbook.js'
import { FrameworkReader } from './framework-reader.js'

export const frameworkFormats = ['json', 'xlsx'] as const
export type FrameworkFormat = (typeof frameworkFormats)[number]

/** What a file holds. With faults there is no content, because nothing of the file is taken. */
export type FrameworkPreview = {
  readonly code: string
  readonly content: FrameworkContent | null
  readonly faults: readonly FileFault[]
  /** What stands in the way of releasing it. */
  readonly openIssueCount: number
  /** What differs from the newest version of the framework that it would change; null where none was named. */
  readonly changes: readonly FrameworkChange[] | null
}

/** Frameworks as files, out and in. Reading saves nothing: what was read is saved like what was typed. */
@Injectable()
export class FrameworkFileService {
  constructor(
    private readonly db: Db,
    private readonly reader: FrameworkReader,
    private readonly recorded: Recorded,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** A version as a file; on record. @throws DomainError NOT_FOUND */
  async write(versionId: string, { format, language }: { format: FrameworkFormat; language: Language }): Promise<SentFile> {
    const file = await this.db.write(async () => {
      const found = await this.find(versionId)
      await this.audit.done('exportFramework', { subjectType: 'quality_framework', subjectId: found.frameworkId, details: { format, versionNumber: found.number } })
      return found
    })
    const name = `${file.code.replaceAll('_', '-')}-${file.number}.${format}`
    if (format === 'json') return { name, contentType: contentTypes.json, content: Buffer.from(frameworkText(file)) }
    return { name, contentType: contentTypes.xlsx, content: await writeWorkbook(frameworkSheets(file, language).map(guarded)) }
  }

  private async find(versionId: string): Promise<FrameworkFile & { frameworkId: string; number: number }> {
    const version = isUuid(versionId) ? await this.reader.version(versionId) : undefined
    const framework = version && (await this.reader.one(version.frameworkId))
    const content = version && (await this.reader.contentOf(version.id))
    if (!version || !framework || !content) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return { code: framework.code, content, frameworkId: framework.id, number: version.number }
  }

  /**
   * Looks what a file holds.
   *
   * @param frameworkId the framework that it would change; null for a new one
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, and what `receive` and reading the file throw
   */
  preview(frameworkId: string | null, receive: () => Promise<Upload>): Promise<FrameworkPreview> {
    return this.recorded.guarded('readFrameworkFile', async (note) => {
      await this.db.read(() => this.newest(frameworkId))
      const upload = await receive()
      const read = await frameworkOf(upload)
      return this.recorded.write('readFrameworkFile', note, async () => {
        const newest = await this.newest(frameworkId)
        const faults = 'faults' in read ? read.faults : []
        Object.assign(note, frameworkId ? subjectOf('quality_framework', frameworkId) : { subjectType: 'quality_library' })
        note.details = { bytes: upload.bytes.length, issueCount: faults.length }
        if ('faults' in read) return { code: '', content: null, faults, openIssueCount: 0, changes: null }
        const { code, content } = read
        return { code, content, faults, openIssueCount: contentIssues(content).length, changes: newest && frameworkDifference(newest, content) }
      })
    })
  }

  private async newest(frameworkId: string | null): Promise<FrameworkContent | null> {
    if (frameworkId === null) {
      this.access.check('quality.manage', {})
      return null
    }
    const [version] = isUuid(frameworkId) ? await this.reader.versionsOf(frameworkId) : []
    if (!version) throw new DomainError('NOT_FOUND', { path: ['id'] })
    this.access.check('quality.manage', {})
    return (await this.reader.contentOf(version.id)) ?? null
  }
}

const guarded = ({ name, rows }: FrameworkSheet) => ({ name, rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardedText(cell) : cell))) })

/** @throws DomainError UNSUPPORTED_MEDIA, FILE_UNREADABLE, FILE_TOO_LARGE */
async function frameworkOf({ fileName, bytes }: Upload): Promise<FrameworkFile | { readonly faults: readonly FileFault[] }> {
  if (/\.json$/i.test(fileName)) return fromText(bytes)
  if (/\.(?:xlsm|xltm|xlsb|xlam)$/i.test(fileName)) throw unreadable('macros')
  if (sheetFormatOf(fileName, bytes) === 'csv') throw new DomainError('UNSUPPORTED_MEDIA', { path: ['file'] })
  return readFrameworkSheets(await workbookSheets(bytes, String))
}

function fromText(bytes: Uint8Array): FrameworkFile | { readonly faults: readonly FileFault[] } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unreadable('json')
  }
  const read = readFrameworkText(text)
  if (!('issues' in read)) return read
  return { faults: read.issues.map(({ code, params, path }) => ({ sheet: null, row: null, cell: null, code, params, path })) }
}
