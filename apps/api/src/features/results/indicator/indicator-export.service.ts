import { Injectable } from '@nestjs/common'
import { isValidOn, todayIn } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { Day, type Table, tableAsCsv, tableAsWorkbook, type TableValue } from '../../../core/files/sheet-writer.js'
import { MAX_PAGE } from '../../../core/graphql/page.js'
import { exportWord, wordOf } from './indicator-export-words.js'
import { IndicatorListService } from './indicator-list.service.js'
import { IndicatorReader } from './indicator-reader.js'
import type { GroupRow, IndicatorRow, VersionRow } from './indicator-row.js'
import type { IndicatorListArgs } from './indicator-list.graphql.js'

type Wanted = { readonly format: 'csv' | 'xlsx'; readonly language: Language }
type Exported = { readonly indicator: IndicatorRow; readonly group: GroupRow | null; readonly version: VersionRow | null }

/** The library as a table for spreadsheets; on record, because what has left the house is out of reach. */
@Injectable()
export class IndicatorExportService {
  constructor(
    private readonly db: Db,
    private readonly lists: IndicatorListService,
    private readonly reader: IndicatorReader,
    private readonly audit: AuditWriter
  ) {}

  async write(choice: IndicatorListArgs, { format, language }: Wanted): Promise<{ name: string; bytes: Buffer }> {
    const rows = await this.db.write(async () => {
      const read = await this.read(choice)
      await this.audit.done('exportIndicators', { subjectType: 'indicator_library', details: { format } })
      return read
    })
    const day = choice.filter?.inForceOn ?? todayIn()
    const table = tableOf(rows, { language, day })
    const bytes = format === 'csv' ? tableAsCsv(table, language) : await tableAsWorkbook(table)
    return { name: `${exportWord('file', language)}-${day}.${format}`, bytes }
  }

  private async read(choice: IndicatorListArgs): Promise<Exported[]> {
    const day = choice.filter?.inForceOn ?? todayIn()
    const found: IndicatorRow[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<IndicatorListService['list']>> = await this.lists.list({ ...choice, first: MAX_PAGE, after }, false)
      found.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    return Promise.all(
      found.map(async (indicator) => ({
        indicator,
        group: await this.reader.groupOf(indicator),
        version: await this.reader.nearestVersion(indicator.id, day)
      }))
    )
  }
}

type Column = readonly [heading: Parameters<typeof exportWord>[0], value: (row: Exported) => TableValue]

function columnsIn(language: Language, day: string): readonly Column[] {
  const said = (of: (version: VersionRow) => TableValue) => ({ version }: Exported) => (version ? of(version) : null)
  return [
    ['code', ({ indicator }) => indicator.code],
    ['group', ({ group }) => group?.name[language] ?? null],
    ['nameFi', said(({ name }) => name.fi)],
    ['nameSv', said(({ name }) => name.sv)],
    ['nameEn', said(({ name }) => name.en)],
    ['definition', said(({ definition }) => definition[language] || definition.fi)],
    ['condition', said(({ condition }) => condition[language] || condition.fi)],
    ['unit', ({ indicator }) => wordOf('unit', indicator.unit, language)],
    ['decimals', ({ indicator }) => indicator.decimals],
    ['aggregation', ({ indicator }) => wordOf('aggregation', indicator.aggregation, language)],
    ['sourceClass', ({ indicator }) => wordOf('source', indicator.sourceClass, language)],
    ['direction', said(({ direction }) => wordOf('direction', direction, language))],
    ['dimensions', said(({ dimensionCodes }) => dimensionCodes.join(', '))],
    ['formula', said(({ numerator, denominator, factor }) => formulaText({ numerator, denominator, factor }))],
    ['taskAreas', said(({ taskAreas }) => taskAreas.join(', '))],
    ['origin', ({ indicator }) => indicator.origin],
    ['source', said(({ source }) => source)],
    ['validFrom', said(({ validFrom }) => new Day(validFrom))],
    ['validTo', said(({ validTo }) => (validTo === null ? null : new Day(validTo)))],
    ['isInForce', said((version) => exportWord(isValidOn(version, day) ? 'yes' : 'no', language))]
  ]
}

function formulaText({ numerator, denominator, factor }: Pick<VersionRow, 'numerator' | 'denominator' | 'factor'>): string | null {
  if (numerator === null) return null
  const quotient = denominator === null ? numerator : `(${numerator}) / (${denominator})`
  return factor === 1 ? quotient : `${quotient} * ${factor}`
}

function tableOf(rows: readonly Exported[], { language, day }: { readonly language: Language; readonly day: string }): Table {
  const columns = columnsIn(language, day)
  return {
    name: exportWord('indicators', language),
    headings: columns.map(([heading]) => exportWord(heading, language)),
    rows: rows.map((row) => columns.map(([, value]) => value(row))),
    about: { name: exportWord('about', language), lines: [[exportWord('asOf', language), day]] }
  }
}
