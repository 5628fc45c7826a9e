import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { reviewStates, type ReviewState } from '@solmu/domain/access/review.js'
import { DomainError } from '@solmu/domain/errors.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { isLanguage, type Language, type LocalizedText } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { attachment } from '../../../core/files/attachment.js'
import { contentTypes, type Table, tableAsCsv, tableAsWorkbook } from '../../../core/files/sheet-writer.js'
import { MAX_PAGE } from '../../../core/graphql/page.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { roleWord } from '../mail-words.js'
import type { AccessReviewType, ReviewStateEnum } from './access-review.graphql.js'
import { AccessReviewQueries } from './access-review.queries.js'

type Asked = Readonly<Record<string, unknown>>

const words = {
  title: { fi: 'Käyttöoikeuksien tarkistus', sv: 'Granskning av behörigheter', en: 'Access review' },
  file: { fi: 'kayttooikeuksien-tarkistus', sv: 'granskning-av-behorigheter', en: 'access-review' },
  unit: { fi: 'Yksikkö', sv: 'Enhet', en: 'Unit' },
  person: { fi: 'Henkilö', sv: 'Person', en: 'Person' },
  role: { fi: 'Rooli', sv: 'Roll', en: 'Role' },
  from: { fi: 'Alkaa', sv: 'Börjar', en: 'First day' },
  last: { fi: 'Viimeinen päivä', sv: 'Sista dag', en: 'Last day' },
  reason: { fi: 'Peruste', sv: 'Grund', en: 'Reason' },
  dueOn: { fi: 'Tarkistettava viimeistään', sv: 'Granskas senast', en: 'Review by' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  confirmedOn: { fi: 'Vahvistettu', sv: 'Bekräftad', en: 'Confirmed' },
  confirmedBy: { fi: 'Vahvistaja', sv: 'Bekräftad av', en: 'Confirmed by' },
  about: { fi: 'Tietoja', sv: 'Om filen', en: 'About' }
} as const satisfies Record<string, LocalizedText>

const stateWords: Readonly<Record<ReviewState, LocalizedText>> = {
  overdue: { fi: 'Myöhässä', sv: 'Försenad', en: 'Overdue' },
  due: { fi: 'Tarkistettava', sv: 'Ska granskas', en: 'Due' },
  done: { fi: 'Ajan tasalla', sv: 'Aktuell', en: 'Up to date' }
}

/** The list of the review as a file; on record, because what has left the house is out of reach. */
@Limited('export')
@Controller('files')
export class AccessReviewExportController {
  constructor(
    private readonly db: Db,
    private readonly queries: AccessReviewQueries,
    private readonly audit: AuditWriter
  ) {}

  @Requires('access.review')
  @Get('access-review.:format')
  async exportAccessReview(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    if (format !== 'csv' && format !== 'xlsx') throw new DomainError('NOT_FOUND')
    const language = languageIn(asked)
    const rows = await this.db.write(async () => {
      const found = await this.all(asked)
      await this.audit.done('exportAccessReview', { details: { format, count: found.length } })
      return found
    })
    const table = tableOf(rows, language)
    const bytes = format === 'csv' ? tableAsCsv(table, language) : await tableAsWorkbook(table)
    const name = `${words.file[language]}-${todayIn()}.${format}`
    await reply.header('content-disposition', attachment(name)).type(contentTypes[format]).send(bytes)
  }

  private async all(asked: Asked): Promise<AccessReviewType[]> {
    const filter = { search: searchIn(asked), states: statesIn(asked) }
    const found: AccessReviewType[] = []
    for (let after: string | null = null; ; ) {
      const page = await this.queries.list({ filter, first: MAX_PAGE, after }, false)
      found.push(...page.nodes)
      if (!page.pageInfo.hasNextPage) return found
      after = page.pageInfo.endCursor
    }
  }
}

function tableOf(rows: readonly AccessReviewType[], language: Language): Table {
  const headings = [
    ...(['unit', 'person', 'role', 'from', 'last', 'reason', 'dueOn', 'state', 'confirmedOn', 'confirmedBy'] as const)
  ].map((word) => words[word][language])
  return {
    name: words.title[language],
    headings,
    rows: rows.map(({ assignment, person, dueOn, state, lastConfirmed }) => [
      ...[assignment.unit.name[language], person.displayName, roleWord(assignment.role, language), assignment.validFrom],
      ...[assignment.validTo === null ? '' : addDays(assignment.validTo, -1), assignment.reason ?? '', dueOn],
      ...[stateWords[state][language], lastConfirmed?.on ?? '', lastConfirmed?.by?.displayName ?? '']
    ]),
    about: { name: words.about[language], lines: [] }
  }
}

/** Finnish when no language is asked for. */
function languageIn({ lang = 'fi' }: Asked): Language {
  if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
  return lang
}

function searchIn({ q }: Asked): string | null {
  if (q === undefined) return null
  if (typeof q !== 'string' || q.length > 200) throw new DomainError('INVALID_INPUT', { path: ['q'] })
  return q
}

function statesIn({ states }: Asked): ReviewStateEnum[] | null {
  if (states === undefined) return null
  const wanted = typeof states === 'string' ? states.split(',') : []
  if (wanted.length === 0 || !wanted.every((each) => reviewStates.some((state) => state === each))) {
    throw new DomainError('INVALID_INPUT', { path: ['states'] })
  }
  return wanted as ReviewStateEnum[]
}
