import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { givingPackage } from '@solmu/domain/portfolio/open-giving.js'
import { iatiDocument, iatiProjects } from '@solmu/domain/portfolio/open-iati.js'
import type { PortfolioGrouping } from '@solmu/domain/portfolio/portfolio-views.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { AuditNote } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { contentTypes, type Table, tableAsCsv, tableAsWorkbook } from '../../../core/files/sheet-writer.js'
import { OverviewQueries } from '../overview/overview.queries.js'
import { PlanLightReader } from '../plan/plan-light-reader.js'
import type { ProjectFilter } from '../project/project-input.graphql.js'
import type { PublicProjectFilter } from '../public-project/public-project.graphql.js'
import { PublicProjectQueries } from '../public-project/public-project.queries.js'
import { PortfolioExportQueries } from './portfolio-export.queries.js'
import { overviewTable, portfolioFiles, portfolioTable, publicProjectTable } from './portfolio-table.js'

export const portfolioFormats = ['csv', 'xlsx', '360giving', 'iati'] as const
export type PortfolioFormat = (typeof portfolioFormats)[number]
export type SheetForm = 'csv' | 'xlsx'

/** A file to be saved by whoever asked for it. */
export type PortfolioFile = { readonly name: string; readonly contentType: string; readonly bytes: Buffer }

/** The portfolio as files, as whoever asks may read it; each is on record, because what has left the house is out of reach. */
@Injectable()
export class PortfolioExportService {
  constructor(
    private readonly db: Db,
    private readonly portfolio: PortfolioExportQueries,
    private readonly others: PublicProjectQueries,
    private readonly views: OverviewQueries,
    private readonly lights: PlanLightReader,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError EXPORT_EMPTY when nothing in the portfolio is what the standard tells of */
  async projects(format: PortfolioFormat, language: Language): Promise<PortfolioFile> {
    const { projects, publisher } = await this.recorded('exportPortfolio', { details: { format } }, async () => ({
      projects: await this.portfolio.projects(),
      publisher: await this.portfolio.publisher()
    }))
    const name = `${portfolioFiles.portfolio[language]}-${todayIn()}`
    const publishing = { ...publisher, at: new Date() }
    if (format === '360giving') {
      const content = givingPackage(projects, publishing)
      if (content.grants.length === 0) throw new DomainError('EXPORT_EMPTY')
      return { name: `${name}-360giving.json`, contentType: contentTypes.json, bytes: Buffer.from(JSON.stringify(content, null, 2)) }
    }
    if (format === 'iati') {
      if (iatiProjects(projects).length === 0) throw new DomainError('EXPORT_EMPTY')
      return { name: `${name}-iati.xml`, contentType: 'application/xml; charset=utf-8', bytes: Buffer.from(iatiDocument(projects, publishing)) }
    }
    const lights = await this.db.read(() => this.lights.of(projects.map(({ id }) => id)))
    return sheet(name, portfolioTable(projects, new Map(lights.map((light) => [light.projectId, light])), { language, today: todayIn() }), { format, language })
  }

  async overview({ by, filter }: { readonly by: PortfolioGrouping; readonly filter: ProjectFilter }, format: SheetForm, language: Language): Promise<PortfolioFile> {
    const overview = await this.recorded('exportPortfolioOverview', { details: { format, by } }, () => this.views.overview(by, filter))
    return sheet(`${portfolioFiles.overview[language]}-${todayIn()}`, overviewTable(overview, by, { language, today: todayIn() }), { format, language })
  }

  async publicProjects(filter: PublicProjectFilter, format: SheetForm, language: Language): Promise<PortfolioFile> {
    const projects = await this.recorded('exportPublicProjects', { details: { format } }, () => this.others.all(filter))
    return sheet(`${portfolioFiles.others[language]}-${todayIn()}`, publicProjectTable(projects, { language, today: todayIn() }), { format, language })
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

async function sheet(name: string, table: Table, { format, language }: { format: SheetForm; language: Language }): Promise<PortfolioFile> {
  const bytes = format === 'csv' ? tableAsCsv(table, language) : await tableAsWorkbook(table)
  return { name: `${name}.${format}`, contentType: contentTypes[format], bytes }
}
