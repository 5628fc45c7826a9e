import { Injectable } from '@nestjs/common'
import { reportWords } from '@solmu/domain/reports/report-words.js'
import { dateTextIn } from '@solmu/domain/reports/report-book.js'
import { todayIn } from '@solmu/shared/dates.js'
import { pick } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { contentTypes } from '../../../core/files/sheet-writer.js'
import { PaperService } from '../../../core/pdf/paper.service.js'
import { type MadeReport, type ReportChoice, RenderedReportService } from './rendered-report.service.js'
import { reportPaper } from './report-paper.js'
import { reportWorkbook } from './report-workbook.js'
import { freeKey } from './report-template.service.js'

export const reportFormats = ['pdf', 'xlsx', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

export type ReportFile = { readonly name: string; readonly contentType: string; readonly bytes: Buffer }

const IS_DEMO_SQL = 'SELECT c.is_demo AS "isDemo" FROM consortium c WHERE c.id = app.consortium_id()'

/** An attached report as a file, as the viewer reads it; the same bytes whenever it is asked for. */
@Injectable()
export class ReportExportService {
  constructor(
    private readonly db: Db,
    private readonly rendering: RenderedReportService,
    private readonly paper: PaperService,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND also for a report that is not meant for the viewer, REPORT_PLACE */
  async write(attachedId: string, choice: ReportChoice, format: ReportFormat): Promise<ReportFile> {
    const { isDemo, ...made } = await this.recorded(attachedId, format, async () => {
      const found = await this.rendering.attached({ attachedId, ...choice })
      const [consortium] = await this.db.sql<{ isDemo: boolean }>(IS_DEMO_SQL)
      return { ...found, isDemo: consortium?.isDemo ?? false }
    })
    const { year, number } = made.record
    const name = [freeKey(pick(made.attached.name, choice.language).text, new Set()).replaceAll('_', '-'), year, number].join('-')
    const contentType = { ...contentTypes, pdf: 'application/pdf' }[format]
    return { name: `${name}.${format}`, contentType, bytes: await this.bytes(made, isDemo, format) }
  }

  private bytes({ report, record }: MadeReport, isDemo: boolean, format: ReportFormat): Promise<Buffer> | Buffer {
    if (format === 'json') return Buffer.from(`${JSON.stringify(report, null, 1)}\n`)
    if (format === 'xlsx') return reportWorkbook(report)
    const { language } = report
    const day = dateTextIn(todayIn('Europe/Helsinki', record.certifiedAt), language)
    const consortium = pick(record.frame.consortiumName, language).text
    const edition = `${reportWords.edition[language]} ${record.number}/${record.year} · ${day}`
    return this.paper.write(reportPaper(report, { consortium, edition, sha256: record.sha256, isDemo }))
  }

  /** Reading and its entry in the trail share a transaction. */
  private recorded<T extends MadeReport>(attachedId: string, format: ReportFormat, read: () => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext(), note: {} }, () =>
      this.db.write(async () => {
        const found = await read()
        const { templateId, versionNumber: number, editionId: edition } = found.attached
        await this.audit.done('exportReport', { subjectType: 'report_template', subjectId: templateId, details: { format, number, edition, report: attachedId } })
        return found
      })
    )
  }
}
