/** A publication as the bytes of a file. The same contents make the same bytes. */
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import type { Language } from '@solmu/shared/text.js'
import { pack } from '../../../../core/files/archive.js'
import { sheetAsCsv, sheetsAsWorkbook } from '../../../../core/files/sheet-writer.js'
import type { PublicationRecord } from '../publication-reader.js'
import { said } from './export-words.js'
import { qualityRows, qualityWords } from './publication-quality.js'
import { aboutLines, dictionaryRows, type ExportedFigure, headings, rowOf } from './publication-tables.js'

/** What a file is made of. */
export type Contents = {
  readonly record: PublicationRecord
  readonly told: readonly PublishedFigure[]
  readonly figures: readonly ExportedFigure[]
  readonly language: Language
  readonly isDemo: boolean
}

/** Of these forms the open results go out too: they need nothing of the viewer. */
export type TableFormat = 'xlsx' | 'csv' | 'json' | 'zip'

/** zip: the text file with its dictionary. */
export async function bytesOf(contents: Contents, format: TableFormat): Promise<Buffer> {
  if (format === 'xlsx') return workbookOf(contents)
  if (format === 'json') return Buffer.from(jsonOf(contents))
  if (format === 'csv') return Buffer.from(csvOf(contents))
  const { record, language } = contents
  const quality = qualityRows(record, language)
  const file = (word: string, text: string): [string, Buffer] => [`${word}.csv`, Buffer.from(text)]
  return pack(
    new Map([
      file(said.figures[language].toLowerCase(), csvOf(contents)),
      file(said.dictionary[language].toLowerCase(), sheetAsCsv({ rows: dictionaryRows(record, language) }, language)),
      file(said.about[language].toLowerCase().replaceAll(' ', '-'), sheetAsCsv({ rows: aboutLines(record, language) }, language)),
      ...(quality.length === 0 ? [] : [file(qualityWords.title[language].toLowerCase(), sheetAsCsv({ rows: quality }, language))])
    ])
  )
}

const csvOf = ({ figures, language }: Contents): string => sheetAsCsv({ rows: [headings(language), ...figures.map(rowOf)] }, language)

/** Keys in their order, one figure a line. */
function jsonOf({ record, figures, language }: Contents): string {
  const { editionId, audienceId, year, number, firstPeriod, lastPeriod, certifiedAt, sha256, replacesId, reason, detail, level, frame } = record
  const edition = { id: editionId, year, number, firstPeriod, lastPeriod, certifiedAt: certifiedAt.toISOString(), sha256, replacesId, reason }
  const head = { language, edition, audience: { id: audienceId, name: frame.audienceName, detail, level }, narrative: record.narrative }
  const { indicators, dimensions, areas, targets, quality } = frame
  const rest = { indicators, dimensions, areas, targets, ...(quality?.length ? { quality } : {}) }
  const lines = figures.map((figure) => JSON.stringify(figure)).join(',\n')
  return `${JSON.stringify({ ...head, ...rest }).slice(0, -1)},"figures":[\n${lines}\n]}\n`
}

function workbookOf({ record, figures, language }: Contents): Promise<Buffer> {
  const quality = qualityRows(record, language)
  return sheetsAsWorkbook([
    { name: said.figures[language], rows: [headings(language), ...figures.map(rowOf)] },
    { name: said.about[language], rows: aboutLines(record, language) },
    { name: said.dictionary[language], rows: dictionaryRows(record, language) },
    ...(quality.length === 0 ? [] : [{ name: qualityWords.title[language], rows: quality }])
  ])
}
