import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { careOf } from '@solmu/domain/reports/publication.js'
import { renderReport } from '@solmu/domain/reports/report-render.js'
import type { RenderedReport, ReportSource } from '@solmu/domain/reports/report-rendered.js'
import type { ReportContents } from '@solmu/domain/reports/report-template.js'
import { indicatorsOf, isBrokenDown, lensesOf } from '@solmu/domain/reports/report-uses.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { PublicationReader, type PublicationRecord } from '../publication/publication-reader.js'
import { completenessOf, periodsOf } from '../publication/shown-publication.js'
import type { RenderedReportInput, ReportPreviewInput } from './attached-report.graphql.js'
import { type AttachedRecord, AttachedReportService } from './attached-report.service.js'
import { readBlocks } from './report-draft.service.js'
import { ReportStore } from './report-store.js'

export type ReportChoice = { readonly language: Language; readonly place: string | null }

/** A report with the publication of which it was made. */
export type MadeReport = { readonly report: RenderedReport; readonly record: PublicationRecord; readonly attached: AttachedRecord }

/** Makes reports: a version of a template, and what the viewer reads of a publication. */
@Injectable()
export class RenderedReportService {
  constructor(
    private readonly publications: PublicationReader,
    private readonly attachedReports: AttachedReportService,
    private readonly store: ReportStore
  ) {}

  /** @throws DomainError NOT_FOUND also for a report that is not meant for the viewer, REPORT_PLACE */
  async attached({ attachedId, language, place = null }: RenderedReportInput): Promise<MadeReport> {
    const { attached, record } = await this.attachedReports.one(attachedId)
    const version = await this.store.version(attached.versionId)
    return { attached, record, report: await this.made(version, record, { language, place }) }
  }

  /** A version, or blocks that are not saved yet, on a publication that the viewer reads. @throws DomainError NOT_FOUND, REPORT_PLACE, REPORT_BLOCK_INVALID */
  async preview({ versionId, blocks, editionId, audienceId, language, place = null }: ReportPreviewInput): Promise<RenderedReport> {
    const version = await this.store.version(versionId)
    const record = await this.publications.one(editionId, audienceId)
    const contents = blocks === undefined || blocks === null ? version : { ...version, blocks: readBlocks(blocks) }
    return this.made(contents, record, { language, place })
  }

  private async made(contents: Omit<ReportContents, 'lens'> & { readonly lens: string | null }, record: PublicationRecord, choice: ReportChoice): Promise<RenderedReport> {
    const { frame } = record
    const wanted = contents.parameter === 'centre' ? 'centre' : contents.lens
    const found = contents.parameter === 'none' ? null : frame.areas.find(({ lens, area }) => lens === wanted && area === choice.place)
    if (found === undefined || (contents.parameter === 'none' && choice.place !== null)) throw new DomainError('REPORT_PLACE', { path: ['input', 'place'] })
    const place = found && { lens: found.lens, area: found.area }
    return renderReport(contents, await this.sourceOf(record, contents, place?.lens), { language: choice.language, place })
  }

  /** What the report reads of the publication, and no more. */
  private async sourceOf(record: PublicationRecord, { blocks }: Pick<ReportContents, 'blocks'>, lens: string | undefined): Promise<ReportSource> {
    const { frame, year, number, firstPeriod, lastPeriod, certifiedAt, sha256, reason, narrative, level } = record
    const codes = new Set(indicatorsOf(blocks))
    const indicatorIds = frame.indicators.filter(({ code }) => codes.has(code)).map(({ id }) => id)
    const lenses = [...new Set(['network', 'centre', ...(lens ? [lens] : []), ...lensesOf(blocks)])]
    const breakdown = blocks.some(isBrokenDown) ? null : ''
    const figures = indicatorIds.length === 0 ? [] : await this.publications.figures(record, { indicatorIds, lenses, breakdown })
    const periods = periodsOf(record)
    return {
      edition: { year, number, firstPeriod, lastPeriod, certifiedOn: todayIn('Europe/Helsinki', certifiedAt), sha256, reason },
      ...{ frame, narrative, periods, figures, care: careOf(level) },
      completeness: completenessOf(await this.publications.returns(record), frame)
    }
  }
}
