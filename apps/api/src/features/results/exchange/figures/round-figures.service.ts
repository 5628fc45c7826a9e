import { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { writeCsv } from '@solmu/shared/csv.js'
import { todayIn } from '@solmu/shared/dates.js'
import { type Language, pick } from '@solmu/shared/text.js'
import { Recorded } from '../../../../core/audit/recorded.js'
import { contentTypes, tableAsWorkbook, type TableValue } from '../../../../core/files/sheet-writer.js'
import type { UnitReturnFilter } from '../../unit-return/list/unit-return-list.graphql.js'
import type { SentFile } from '../../../../core/files/sent-file.js'
import type { ExchangedReturn } from '../exchange.queries.js'
import { ofRound } from '../recorded.js'
import { figureHeadings, figureRows, figuresOf, figureWords, marksExplained } from './figure-rows.js'
import { RoundReturns } from './round-returns.js'

export const figureFormats = ['csv', 'xlsx', 'json'] as const
type Wanted = { readonly format: (typeof figureFormats)[number]; readonly language: Language; readonly filter: Omit<UnitReturnFilter, 'roundId'> }

/** A workbook is made as a whole; larger ones are taken as CSV, which goes out piece by piece. */
const MOST_ROWS = 100_000

type Pages = AsyncIterable<readonly ExchangedReturn[]>

/** The figures of a round, as the list of returns shows them: within reach, with its filters, with the marks of what is no number. */
@Injectable()
export class RoundFiguresService {
  constructor(
    private readonly returns: RoundReturns,
    private readonly recorded: Recorded
  ) {}

  /** @throws DomainError NOT_FOUND, EXPORT_TOO_LARGE for a workbook that would have too many rows */
  async figures(roundId: string, { format, language, filter }: Wanted): Promise<SentFile> {
    const narrowed = Object.entries(filter).filter(([, value]) => value != null)
    const period = await this.recorded.run('exportRoundFigures', (note) => {
      // What somebody searched for may name a person, so it is not told.
      const filters = narrowed.map(([name]) => name).sort().join(', ')
      Object.assign(note, ofRound(roundId), { details: { format, ...(filters && { filters }) } })
      return this.returns.periodOf(roundId)
    })
    const pages = this.returns.pages({ ...filter, roundId })
    const name = `${FILE_WORDS[language]}-${period.toLowerCase()}.${format}`
    const about = narrowed.map(([what, value]) => `${what}: ${Array.isArray(value) ? value.join(', ') : String(value)}`).join('; ')
    return { name, contentType: contentTypes[format], content: await this.content(pages, { format, language, about }) }
  }

  private async content(pages: Pages, of: { format: Wanted['format']; language: Language; about: string }): Promise<SentFile['content']> {
    if (of.format === 'json') return Readable.from(jsonOf(pages))
    if (of.format === 'csv') return Readable.from(csvOf(pages, of.language))
    return workbookOf(pages, of)
  }
}

const FILE_WORDS: Readonly<Record<Language, string>> = { fi: 'luvut', sv: 'siffror', en: 'figures' }

async function* csvOf(pages: Pages, language: Language): AsyncGenerator<string> {
  const separator = language === 'en' ? ',' : ';'
  yield writeCsv([figureHeadings(language)], { separator })
  for await (const forms of pages) {
    for (const form of forms) yield writeCsv(figureRows(form, language) as (string | number | null)[][], { separator, hasByteOrderMark: false })
  }
}

/** One object a line within the list, so that it can be read piece by piece too. */
async function* jsonOf(pages: Pages): AsyncGenerator<string> {
  let separator = '{"figures":[\n'
  for await (const forms of pages) {
    for (const figure of forms.flatMap(figuresOf)) {
      yield `${separator}${JSON.stringify(figure)}`
      separator = ',\n'
    }
  }
  yield `${separator === ',\n' ? '' : separator}\n]}\n`
}

async function workbookOf(pages: Pages, { language, about }: { language: Language; about: string }): Promise<Buffer> {
  const rows: TableValue[][] = []
  let round = ''
  for await (const forms of pages) {
    for (const form of forms) {
      round ||= pick(form.roundName, language).text
      rows.push(...figureRows(form, language))
      if (rows.length > MOST_ROWS) throw new DomainError('EXPORT_TOO_LARGE', { params: { max: MOST_ROWS } })
    }
  }
  const word = (of: keyof typeof figureWords): string => figureWords[of][language]
  const lines = [[word('round'), round], [word('filters'), about || '–'], [word('marks'), marksExplained[language]], [word('madeAt'), todayIn()]] as const
  return tableAsWorkbook({ name: word('value'), headings: figureHeadings(language), rows, about: { name: word('about'), lines } })
}
