import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { runPeriod } from '@solmu/domain/reports/publication-figure.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { DEFAULT_PAGE, type Page, type PageArgs, pageStart, toPage } from '../../../core/graphql/page.js'
import { PUBLICATION, PublicationReader, type PublicationRecord } from './publication-reader.js'
import type { Publication, PublicationRef } from './publication.graphql.js'
import type { PublishedFigure, PublishedFigureArgs } from './published-figure.graphql.js'
import { headPlace, shownFigure, shownPublication, shownRef } from './shown-publication.js'

type ListedRow = Omit<PublicationRecord, 'frame'> & { readonly audienceName: LocalizedText; readonly sortKey: string }

/** The newest run first, of each run the newest edition; `$1` and `$2` `$3` the place after which the page begins. */
const LIST = `SELECT * FROM (SELECT ${PUBLICATION}, p.frame -> 'audienceName' AS "audienceName",
    concat_ws('|', e.period_to, e.period_from, e.certified_at AT TIME ZONE 'UTC', p.edition_id, p.audience_id) AS "sortKey"
  FROM edition_publication p JOIN edition e ON e.id = p.edition_id AND e.state = 'certified') l
  WHERE $1::text IS NULL OR l."sortKey" COLLATE "C" < $1 ORDER BY l."sortKey" COLLATE "C" DESC LIMIT $2`

/** Publications as their readers see them: only what is meant for the viewer is there at all. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly db: Db,
    private readonly reader: PublicationReader,
    private readonly audit: AuditWriter
  ) {}

  /** What the viewer may read, the newest first. */
  async list({ first, after }: PageArgs, wantsTotal: boolean): Promise<Page<PublicationRef>> {
    const limit = first ?? DEFAULT_PAGE
    const start = pageStart(after, ['string'])
    const rows = (await this.db.sql<ListedRow>(LIST, [start?.[0] ?? null, limit + 1])).filter((row) => this.reader.isReader(row))
    const page = toPage(rows, { first: limit, totalCount: wantsTotal ? await this.count() : 0, cursor: ({ sortKey }) => [sortKey] })
    return { ...page, nodes: page.nodes.map((row) => shownRef(row, row.audienceName)) }
  }

  private async count(): Promise<number> {
    const rows = await this.db.sql<Pick<PublicationRecord, 'kind' | 'organisationId'>>(
      `SELECT p.kind, p.organisation_id AS "organisationId" FROM edition_publication p`
    )
    return rows.filter((row) => this.reader.isReader(row)).length
  }

  /** @throws DomainError NOT_FOUND also for one that is not meant for the viewer */
  async one(editionId: string, audienceId: string): Promise<Publication> {
    const record = await this.reader.one(editionId, audienceId)
    const head = headPlace(record.frame)
    const choice = head && { lenses: [head.lens], areas: [head.area], periods: [runPeriod(record)], breakdown: '' }
    const whole = choice ? await this.reader.figures(record, choice) : []
    const returns = await this.reader.returns(record)
    return shownPublication(record, { whole, returns, isSubscribed: await this.isSubscribed(audienceId) })
  }

  /** Figures of a publication. @throws DomainError NOT_FOUND */
  async figures(editionId: string, audienceId: string, args: Omit<PublishedFigureArgs, 'editionId' | 'audienceId'>): Promise<PublishedFigure[]> {
    const record = await this.reader.one(editionId, audienceId)
    const { indicatorIds = null, lenses = null, periods = null } = args
    const choice = { indicatorIds, lenses, periods, breakdown: args.withBreakdowns ? null : '' }
    const earlier = args.withEarlier ? await this.reader.earlierFigures(record, choice) : []
    const figures = [...earlier, ...(await this.reader.figures(record, choice))]
    const indicators = new Map(record.frame.indicators.map((indicator) => [indicator.id, indicator]))
    return figures.flatMap((figure) => {
      const indicator = indicators.get(figure.indicatorId)
      return indicator ? [shownFigure(figure, indicator)] : []
    })
  }

  private async isSubscribed(audienceId: string): Promise<boolean> {
    const sql = 'SELECT 1 FROM audience_subscription s WHERE s.audience_id = $1 AND s.user_id = $2'
    return (await this.db.sql(sql, [audienceId, currentViewer().userId])).length > 0
  }

  /**
   * Lets the viewer be told of new publications of an audience, or no longer.
   *
   * @throws DomainError NOT_FOUND for an audience that the viewer does not read
   */
  async subscribe(audienceId: string, isWanted: boolean): Promise<boolean> {
    const [audience] = await this.db.sql<Pick<PublicationRecord, 'kind' | 'organisationId'>>(
      'SELECT kind, organisation_id AS "organisationId" FROM audience WHERE id = $1',
      [audienceId]
    )
    if (!audience || !this.reader.isReader(audience)) throw new DomainError('NOT_FOUND', { path: ['input', 'audienceId'] })
    const { userId, consortiumId } = currentViewer()
    if (isWanted) {
      const sql = 'INSERT INTO audience_subscription (audience_id, user_id, consortium_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING'
      await this.db.sql(sql, [audienceId, userId, consortiumId])
    } else {
      await this.db.sql('DELETE FROM audience_subscription WHERE audience_id = $1 AND user_id = $2', [audienceId, userId])
    }
    this.audit.note({ subjectType: 'audience', subjectId: audienceId })
    return isWanted
  }
}
