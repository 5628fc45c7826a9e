/** A report as a workbook: its words on the first sheet, and every table with numbers as numbers on one of its own. */
import type { RenderedBlock, RenderedCell, RenderedFigure, RenderedReport, RenderedTable } from '@solmu/domain/reports/report-rendered.js'
import type { Paragraph } from '@solmu/domain/reports/report-text.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { sheetsAsWorkbook, type TableValue } from '../../../core/files/sheet-writer.js'

const words: Readonly<Record<'report' | 'code' | 'name' | 'figure' | 'note' | 'table', LocalizedText>> = {
  report: { fi: 'Raportti', sv: 'Rapport', en: 'Report' },
  code: { fi: 'Koodi', sv: 'Kod', en: 'Code' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  figure: { fi: 'Luku', sv: 'Siffra', en: 'Figure' },
  note: { fi: 'Lisätieto', sv: 'Tilläggsuppgift', en: 'Note' },
  table: { fi: 'Taulukko', sv: 'Tabell', en: 'Table' }
}

/** The same bytes whenever it is written. */
export function reportWorkbook(report: RenderedReport): Promise<Buffer> {
  const { language, blocks } = report
  const tables = blocks.flatMap(({ table }) => table ?? [])
  return sheetsAsWorkbook([
    { name: words.report[language], rows: wordsOf(report) },
    ...tables.map((table, at) => ({ name: `${words.table[language]} ${at + 1}`, rows: rowsOf(table, language) }))
  ])
}

type Row = readonly TableValue[]

const numberOr = ({ value, text }: RenderedCell): TableValue => (value === null ? text : Number(value))

function wordsOf({ title, subtitle, language, blocks }: RenderedReport): Row[] {
  const head = [words.code, words.name, words.figure, words.note].map((word) => word[language])
  return [head, ['', title, null, subtitle], ...blocks.flatMap(linesOf)]
}

function linesOf({ title, paragraphs, figures, steps, entries, table, notes }: RenderedBlock): Row[] {
  return [
    ...(title === '' ? [] : [['', title, null, null]]),
    ...paragraphs.map(line),
    ...figures.map(figureLine),
    ...(table ? [['', table.caption, null, null]] : []),
    ...steps.flatMap((step) => [['', step.label, null, null], ...step.paragraphs.map(line), ...step.figures.map(figureLine)]),
    ...entries.map(({ term, text, note }): Row => ['', term, null, [text, note].filter((each) => each !== '').join(' · ')]),
    ...notes.map((note): Row => ['', null, null, note])
  ]
}

const line = ({ style, runs }: Paragraph): Row => ['', null, null, `${style === 'paragraph' ? '' : '– '}${runs.map(({ text }) => text).join('')}`]

function figureLine({ code, label, cell, note, comparison }: RenderedFigure): Row {
  const compared = comparison ? `${comparison.label}: ${comparison.cell.text}${comparison.change === null ? '' : ` (${comparison.change})`}` : ''
  return [code, label, numberOr(cell), [note, cell.explanation, compared].filter((each) => each !== '').join(' · ')]
}

/** The caption stands above the headings of no table of a program, so it stands as a note in its last line. */
function rowsOf({ caption, corner, columns, rows }: RenderedTable, language: Language): Row[] {
  return [
    [words.code[language], corner, ...columns.map(({ label }) => label)],
    ...rows.map(({ code, label, cells }): Row => [code, label, ...cells.map(numberOr)]),
    ['', caption]
  ]
}
