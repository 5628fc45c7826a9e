/** The table of a division as a file: the same rows, the same order, the same figures, and where they come from. */
import { writeCsv, type CsvValue } from '@solmu/shared/csv.js'
import type { Language, TextFunction } from '../../../ui/text.js'
import { csvSeparator } from '../table/network-csv.js'
import type { NetworkDivision } from './division.operations.js'
import { totalsOf, type AreaRow, type DivisionTotals } from './division-rows.js'

export interface DivisionCsvTexts {
  readonly t: TextFunction
  readonly language: Language
}

/** The text of the file: one line for each area, the total, and the source. */
export function divisionCsv(division: NetworkDivision, rows: readonly AreaRow[], { t, language }: DivisionCsvTexts): string {
  const heading: CsvValue[] = [
    t(`division.one.${division.lens}`),
    t('division.table.code'),
    t('network.table.municipalities'),
    t('network.table.population'),
    t('network.table.units'),
    t('division.csv.populationDate'),
    t('network.table.asOf')
  ]
  const line = (name: string, code: string | null, figures: DivisionTotals): CsvValue[] => [
    name,
    code ?? '.',
    figures.municipalities,
    figures.population,
    figures.unitCount,
    division.populationDate ?? '..',
    division.asOf
  ]
  const lines = rows.map((row) => line(row.name, row.code, row))
  const total = line(t('network.table.total'), null, totalsOf(rows))
  return writeCsv([heading, ...lines, total, [t('division.csv.source'), division.attribution]], {
    separator: csvSeparator(language)
  })
}
