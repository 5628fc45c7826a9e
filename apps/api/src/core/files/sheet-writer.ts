import { guardedText, writeCsv, type CsvValue } from '@solmu/shared/csv.js'
import type { Language } from '@solmu/shared/text.js'
import { pack, unpack } from './archive.js'
import { writeWorkbook, type WorkbookValue } from './workbook.js'

/** A calendar day in a table; a workbook gets a date, a text file the day as people write it. */
export class Day {
  constructor(readonly iso: string) {}
}

export type TableValue = string | number | Day | null

/** A sheet of a workbook, its headings first. */
export type TableSheet = { readonly name: string; readonly rows: readonly (readonly TableValue[])[] }

/** A table with its headings, and what stands beside it: where the figures come from and from which day they are. */
export type Table = {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly TableValue[])[]
  readonly about: { readonly name: string; readonly lines: readonly (readonly [string, string])[] }
}

export const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8'
} as const

/** A text file as the spreadsheets of the language expect it: semicolons and decimal commas in Finnish and Swedish. */
export function tableAsCsv(table: Table, language: Language): Buffer {
  const value = (each: TableValue): CsvValue => (each instanceof Day ? dayIn(language, each.iso) : each)
  const rows = [table.headings, ...table.rows.map((row) => row.map(value))]
  return Buffer.from(writeCsv(rows, { separator: language === 'en' ? ',' : ';' }))
}

/** What a cell holds: a day as a date, a text that would be run as a formula made harmless. */
const workbookValue = (each: TableValue): WorkbookValue =>
  each instanceof Day ? new Date(`${each.iso}T00:00:00Z`) : typeof each === 'string' ? guardedText(each) : each

/**
 * A workbook of several sheets whose bytes follow from what it holds alone: programs that write archives put the time into
 * them, so its parts are packed again without it.
 */
export async function sheetsAsWorkbook(sheets: readonly TableSheet[]): Promise<Buffer> {
  const written = await writeWorkbook(sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(workbookValue)) })))
  return pack(await unpack(written, () => true))
}

/** A sheet as a text file for programs and spreadsheets alike; days as 2026-11-05. */
export function sheetAsCsv({ rows }: Pick<TableSheet, 'rows'>, language: Language): string {
  const plain = (each: TableValue): CsvValue => (each instanceof Day ? each.iso : each)
  return writeCsv(rows.map((row) => row.map(plain)), { separator: language === 'en' ? ',' : ';' })
}

/** A workbook with the table on its first sheet, and where it comes from on its second. */
export function tableAsWorkbook(table: Table): Promise<Buffer> {
  return writeWorkbook([
    { name: table.name, rows: [table.headings, ...table.rows.map((row) => row.map(workbookValue))] },
    { name: table.about.name, rows: table.about.lines.map((line) => line.map(guardedText)) }
  ])
}

/** 5.11.2026 in Finnish and Swedish; English has no one order, so the day is written in full. */
const dayIn = (language: Language, iso: string): string =>
  language === 'en' ? iso : iso.split('-').reverse().map(Number).join('.')
