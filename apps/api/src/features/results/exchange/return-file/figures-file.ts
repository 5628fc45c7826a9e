import { DomainError } from '@solmu/domain/errors.js'
import { plainNumber } from '@solmu/domain/results/answer-words.js'
import type { FileReading, ReturnForm } from '@solmu/domain/results/file-intake.js'
import { isList, readListJson, readListRows } from '@solmu/domain/results/file-list.js'
import { type FileSheet, readTable } from '@solmu/domain/results/file-table.js'
import { unguardedText } from '@solmu/shared/csv.js'
import { unreadable } from '../../../../core/files/archive.js'
import { readCsv } from '../../../../core/files/csv-rows.js'
import { sheetFormatOf } from '../../../../core/files/sheet-reader.js'
import type { Upload } from '../../../../core/files/upload.js'
import { workbookSheets } from '../../../../core/files/workbook-sheets.js'

/** More than any form has lines. */
const MOST_LINES = 20_000

/** What a file holds, before it is held against a return. */
export type FiguresFile =
  | { readonly kind: 'table'; readonly sheets: readonly FileSheet[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'json'; readonly document: unknown }

/**
 * Reads a file of figures, by the end of its name: a workbook, CSV as a table or as a list, or JSON.
 *
 * @throws DomainError UNSUPPORTED_MEDIA, FILE_UNREADABLE, FILE_TOO_LARGE, TOO_MANY_ROWS
 */
export async function figuresFile({ fileName, bytes }: Upload): Promise<FiguresFile> {
  if (/\.json$/i.test(fileName)) return figuresOfJson(bytes)
  // A workbook that says by its name that it brings programs is told apart from what is no workbook at all.
  if (/\.(?:xlsm|xltm|xlsb|xlam)$/i.test(fileName)) throw unreadable('macros')
  const format = sheetFormatOf(fileName, bytes)
  if (format === 'csv') return figuresOfCsv(bytes)
  return { kind: 'table', sheets: await workbookSheets(bytes, plainNumber) }
}

/** @throws DomainError FILE_UNREADABLE, TOO_MANY_ROWS */
export async function figuresOfCsv(bytes: Uint8Array): Promise<FiguresFile> {
  const rows = (await readCsv(bytes, MOST_LINES)).map((row) => row.map(unguardedText))
  if (rows.length > MOST_LINES) throw new DomainError('TOO_MANY_ROWS', { path: ['file'], params: { max: MOST_LINES } })
  if (isList(rows)) return { kind: 'rows', rows }
  return { kind: 'table', sheets: [{ name: 'CSV', rows, formulas: new Set(), merged: [] }] }
}

/** @throws DomainError FILE_UNREADABLE */
export function figuresOfJson(bytes: Uint8Array): FiguresFile {
  try {
    return { kind: 'json', document: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    throw unreadable('json')
  }
}

/** What a file would change in a return. */
export function readFigures(file: FiguresFile, form: ReturnForm): FileReading {
  if (file.kind === 'table') return readTable(file.sheets, form)
  return file.kind === 'rows' ? readListRows(file.rows, form) : readListJson(file.document, form)
}
