import { DomainError } from '@solmu/domain/errors.js'
import { unguardedText } from '@solmu/shared/csv.js'
import { unreadable } from './archive.js'
import { readCsv } from './csv-rows.js'
import { MAX_CELL, MAX_COLUMNS, MAX_FILE_BYTES, MAX_FILE_MEGABYTES, MAX_ROWS } from './limits.js'
import { readWorkbook, TooManyRows } from './workbook.js'

export type SheetFormat = 'csv' | 'xlsx'

/** A sheet of rows under headings, whatever file it came in. */
export type Sheet = {
  /** Each heading once; a column without one is called by its number, such as #3. */
  readonly headings: readonly string[]
  /** The rows that say anything, each with as many cells as there are headings; the headings stand on line 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/**
 * What kind of file it is: by the end of its name, and by what it holds.
 *
 * @throws DomainError UNSUPPORTED_MEDIA for another kind, FILE_UNREADABLE when it is not what its name says
 */
export function sheetFormatOf(fileName: string, bytes: Uint8Array): SheetFormat {
  const format = /\.(csv|xlsx)$/i.exec(fileName)?.[1]?.toLowerCase() as SheetFormat | undefined
  if (!format) throw new DomainError('UNSUPPORTED_MEDIA', { path: ['file'] })
  if (bytes.length === 0) throw unreadable('empty')
  if (bytes.length > MAX_FILE_BYTES) throw new DomainError('FILE_TOO_LARGE', { path: ['file'], params: { max: MAX_FILE_MEGABYTES } })
  if (isArchive(bytes) !== (format === 'xlsx')) throw unreadable(format === 'xlsx' ? 'workbook' : 'text')
  return format
}

/** Archives begin with these bytes, and a workbook is one. */
const isArchive = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, place) => bytes[place] === byte)

/**
 * Reads a file without holding up anybody else for long.
 *
 * @throws DomainError FILE_UNREADABLE, TOO_MANY_ROWS
 */
export async function readSheet(bytes: Uint8Array, format: SheetFormat): Promise<Sheet> {
  const [first = [], ...others] = await rowsOf(bytes, format)
  const rows = others.flatMap((cells, place) => (isBlank(cells) ? [] : [{ line: place + 2, cells }]))
  if (isBlank(first)) throw unreadable(rows.length === 0 ? 'empty' : 'headings')
  if (rows.length === 0) throw unreadable('empty')
  if (rows.length > MAX_ROWS) throw tooManyRows()
  const width = rows.reduce((most, { cells }) => Math.max(most, widthOf(cells)), widthOf(first))
  if (width > MAX_COLUMNS) throw unreadable('columns')
  return { headings: headingsOf(first, width), rows: rows.map(({ line, cells }) => ({ line, cells: cellsOf(cells, width, line) })) }
}

async function rowsOf(bytes: Uint8Array, format: SheetFormat): Promise<string[][]> {
  if (format === 'csv') return readCsv(bytes, MAX_ROWS * 2)
  try {
    return await readWorkbook(bytes)
  } catch (error) {
    throw error instanceof TooManyRows ? tooManyRows() : error
  }
}

const tooManyRows = (): DomainError => new DomainError('TOO_MANY_ROWS', { path: ['file'], params: { max: MAX_ROWS } })

const isBlank = (cells: readonly string[]): boolean => widthOf(cells) === 0

const widthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1

function headingsOf(cells: readonly string[], width: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, place) => {
    const text = unguardedText(cells[place] ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 180)
    const heading = text === '' ? `#${place + 1}` : text
    const times = (seen.get(heading) ?? 0) + 1
    seen.set(heading, times)
    return times === 1 ? heading : `${heading} (${times})`
  })
}

/** The apostrophe that keeps a spreadsheet from taking a text for a formula is no part of the text. */
function cellsOf(cells: readonly string[], width: number, line: number): string[] {
  return Array.from({ length: width }, (_, place) => {
    const cell = unguardedText(cells[place] ?? '')
    if (cell.length > MAX_CELL) throw unreadable('cell', line)
    // The database keeps no NUL.
    return cell.replaceAll('\0', '')
  })
}
