/** The table of the network as a file: the same rows, the same order, the same figures. */
import { writeCsv, type CsvValue } from '@solmu/shared/csv.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { Language, TextFunction } from '../../../ui/text.js'
import type { NetworkTree } from '../network.types.js'
import { changeToToday, type Figures, type NetworkFigures } from './network-figures.js'

export interface CsvTexts {
  readonly t: TextFunction
  readonly pick: (text: LocalizedText) => string
  readonly language: Language
}

/** Spreadsheets of Finnish and Swedish readers part fields by the semicolon, those of English ones by the comma. */
export function csvSeparator(language: Language): ';' | ',' {
  return language === 'en' ? ',' : ';'
}

/** The text of the file: one line for each centre, the total, and the day that it is all of. */
export function networkCsv(figures: NetworkFigures, tree: NetworkTree, { t, pick, language }: CsvTexts): string {
  const heading: CsvValue[] = [
    t('network.table.centre'),
    t('network.table.units'),
    t('network.table.municipalities'),
    t('network.table.population'),
    t('network.table.unitsChange'),
    t('network.table.municipalitiesChange'),
    t('network.table.asOf')
  ]
  const line = (name: string, viewed: Figures, today: Figures | null): CsvValue[] => [
    name,
    viewed.units,
    viewed.municipalities,
    viewed.population ?? '.',
    changeToToday(viewed, today, 'units') ?? '.',
    changeToToday(viewed, today, 'municipalities') ?? '.',
    tree.asOf
  ]
  const rows = figures.centres.map((row) => line(pick(row.centre.name), row, row.today))
  return writeCsv([heading, ...rows, line(t('network.table.total'), figures.total, figures.totalToday)], {
    separator: csvSeparator(language)
  })
}
