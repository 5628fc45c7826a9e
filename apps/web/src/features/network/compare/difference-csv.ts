/** The differences as a file: the rows of the table, with the days that they lie between. */
import { writeCsv, type CsvValue } from '@solmu/shared/csv.js'
import type { Language, TextFunction } from '../../../ui/text.js'
import { csvSeparator } from '../table/network-csv.js'
import type { DayPair } from './compare-days.js'
import type { DifferenceRow } from './difference-rows.js'

export interface DifferenceCsvTexts {
  readonly t: TextFunction
  readonly language: Language
}

/** The text of the file: one line for each difference. */
export function differenceCsv(rows: readonly DifferenceRow[], { from, to }: DayPair, { t, language }: DifferenceCsvTexts): string {
  const heading: CsvValue[] = ['kind', 'subject', 'before', 'after', 'detail', 'from', 'to'].map((name) => t(`compare.column.${name}`))
  const line = (row: DifferenceRow): CsvValue[] => [
    t(`compare.kind.${row.kind}`),
    row.subject,
    row.before ?? '.',
    row.after ?? '.',
    row.detail,
    from,
    to
  ]
  return writeCsv([heading, ...rows.map(line)], { separator: csvSeparator(language) })
}
