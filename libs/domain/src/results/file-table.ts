/**
 * Reads the table of a return (see `file-layout.ts`) as it comes back from a spreadsheet. Columns and rows are known by
 * their keys and may have been moved; whatever cannot be read, or stands where it cannot be meant, is told with its cell.
 * Source: issue "Results", item 3 and "Bad input and faults".
 */
import { languages } from '@solmu/shared/text.js'
import { readTableField } from './answer-words.js'
import type { Breakdown } from './cell.js'
import { type FilePlace, type FileReading, type Intake, openIntake, placeAt, type ReturnForm } from './file-intake.js'
import {
  blocksOf,
  columnHeadings,
  columnKeys,
  joined,
  labelKeys,
  type LabelKey,
  layoutWords,
  partsOf,
  rowKey,
  rowMarks,
  sheetMark
} from './file-layout.js'
import type { SheetRow } from './sheet.js'

/** A sheet of a workbook, or a text file as the only one. */
export interface FileSheet {
  readonly name: string
  /** What the cells show as texts: numbers with a point and without an exponent. */
  readonly rows: readonly (readonly string[])[]
  /** The cells that are worked out, by their addresses; a text that begins with = is one anyway. */
  readonly formulas: ReadonlySet<string>
  /** Cells that were joined into one. */
  readonly merged: readonly { readonly range: string; readonly from: Corner; readonly to: Corner }[]
}

/** From 1. */
export interface Corner {
  readonly row: number
  readonly column: number
}

interface SheetKey {
  readonly row: number
  readonly column: number
  readonly of: Readonly<Record<string, string>>
}

/** How far down the key of a sheet is looked for: somebody may have put rows above. */
const keyRows = 20

/**
 * Reads the table of a return. When the file is another's (another sheet, round, unit or period) nothing of it is read.
 *
 * @param sheets every sheet of the file
 */
export function readTable(sheets: readonly FileSheet[], form: ReturnForm): FileReading {
  const keyed = sheets.flatMap((sheet) => {
    const key = keyOf(sheet)
    return key ? [{ sheet, key }] : []
  })
  const [first, second] = keyed
  const clock = Number.parseInt(first?.key.of.clock ?? '', 10)
  const intake = openIntake(form, Number.isNaN(clock) ? null : clock)
  if (!first) {
    intake.refuse(placeAt(1, 1), { code: 'WRONG_SHEET', text: sheets[0]?.rows[0]?.find((text) => text.trim() !== '') ?? '' })
  } else if (second) {
    intake.refuse(placeAt(second.key.row, second.key.column), { code: 'SHEET_TWICE', params: { first: first.sheet.name, second: second.sheet.name } })
  } else if (isOfReturn(first.key, form, intake)) {
    new TableReader(first.sheet, { keyColumn: first.key.column, form, intake }).read(first.key.row)
  }
  return intake.result()
}

function keyOf({ rows }: FileSheet): SheetKey | null {
  for (const [index, cells] of rows.slice(0, keyRows).entries()) {
    const column = cells.findIndex((text) => text.trim().startsWith(sheetMark))
    if (column < 0) continue
    const pairs = (cells[column] ?? '').trim().split(/\s+/).slice(1).map((pair) => pair.split('=') as [string, string])
    return { row: index + 1, column: column + 1, of: Object.fromEntries(pairs) }
  }
  return null
}

function isOfReturn({ row, column, of }: SheetKey, form: ReturnForm, intake: Intake): boolean {
  const place = placeAt(row, column)
  const wrong = [
    ['WRONG_PERIOD', of.period, form.period],
    ['WRONG_UNIT', of.unit, form.unitId],
    ['WRONG_ROUND', of.round, form.roundId]
  ] as const
  const [found] = wrong.filter(([, said, expected]) => said?.toLowerCase() !== expected.toLowerCase())
  if (!found) return true
  const [code, said = '', expected] = found
  intake.refuse(place, { code, params: code === 'WRONG_PERIOD' ? { found: said, expected } : {}, text: said })
  return false
}

interface Columns {
  /** The key of each column of figures or labels, by its number. */
  readonly keys: Map<number, string>
  /** The columns that were told to be unknown. */
  readonly told: Set<number>
}

interface RowOfFigures {
  readonly row: SheetRow
  readonly part: Breakdown
}

class TableReader {
  private readonly rows: ReadonlyMap<string, RowOfFigures>
  private readonly headings: ReadonlyMap<string, ReadonlySet<string>>
  private columns: Columns | null = null

  constructor(
    private readonly sheet: FileSheet,
    private readonly of: { readonly keyColumn: number; readonly form: ReturnForm; readonly intake: Intake }
  ) {
    this.rows = rowsByKey(of.form)
    this.headings = headingsByKey(of.form)
  }

  read(keyRow: number): void {
    for (const [index, cells] of this.sheet.rows.entries()) {
      const row = index + 1
      if (row === keyRow) continue
      const key = (cells[this.of.keyColumn - 1] ?? '').trim()
      if (key === rowMarks.columns) this.columns = this.columnsIn(cells, row)
      else if (key === rowMarks.headings) this.checkHeadings(cells, row)
      else if (this.columns) this.readRow(cells, { row, key, columns: this.columns })
    }
    // Columns without keys say nothing; that must not look as if nothing were different.
    if (!this.columns && this.rows.size > 0) this.of.intake.refuse(placeAt(keyRow, this.of.keyColumn), { code: 'WRONG_SHEET' })
  }

  private columnsIn(cells: readonly string[], row: number): Columns {
    const keys = new Map<number, string>()
    const told = new Set<number>()
    for (const [index, text] of cells.entries()) {
      const key = text.trim()
      const column = index + 1
      if (key === '' || column === this.of.keyColumn) continue
      const isKnown = this.headings.has(key)
      if (isKnown && ![...keys.values()].includes(key)) {
        keys.set(column, key)
        continue
      }
      told.add(column)
      this.of.intake.refuse(placeAt(row, column), { code: isKnown ? 'COLUMN_REPEATED' : 'UNKNOWN_COLUMN', text: key })
    }
    return { keys, told }
  }

  /** A heading over a column with the key of another says that the two were exchanged by halves. */
  private checkHeadings(cells: readonly string[], row: number): void {
    const columns = this.columns
    if (!columns) return
    const inUse = [...columns.keys.values()]
    for (const [index, text] of cells.entries()) {
      const column = index + 1
      const heading = normal(text)
      const key = columns.keys.get(column)
      if (heading === '' || column === this.of.keyColumn || columns.told.has(column)) continue
      if (key === undefined) {
        columns.told.add(column)
        this.of.intake.refuse(placeAt(row, column), { code: 'UNKNOWN_COLUMN', text })
      } else if (!this.headings.get(key)?.has(heading) && inUse.some((other) => this.headings.get(other)?.has(heading))) {
        columns.keys.delete(column)
        columns.told.add(column)
        this.of.intake.refuse(placeAt(row, column), { code: 'COLUMN_SWAPPED', text })
      }
    }
  }

  private readRow(cells: readonly string[], of: { row: number; key: string; columns: Columns }): void {
    const { row, key, columns } = of
    const filled = cells.flatMap((text, index) => (text.trim() === '' || index + 1 === this.of.keyColumn ? [] : [{ text: text.trim(), column: index + 1 }]))
    const [first] = filled
    if (!first) return
    const found = this.rows.get(key)
    if (!found) {
      this.of.intake.refuse(placeAt(row, first.column), { code: 'UNKNOWN_ROW', text: key || first.text })
      return
    }
    if (!this.isLabelled(found, filled, of)) return
    for (const each of filled) this.readCell(found, each, { row, columns })
  }

  /** The code that people see says the same as the key that they do not see, or the row was sorted by halves. */
  private isLabelled({ row: { indicator } }: RowOfFigures, filled: readonly { text: string; column: number }[], of: { row: number; columns: Columns }): boolean {
    const label = filled.find(({ column }) => of.columns.keys.get(column) === '@code')
    if (!label || label.text.toUpperCase() === indicator.code) return true
    this.of.intake.refuse(placeAt(of.row, label.column), { code: 'ROW_SWAPPED', params: { expected: indicator.code }, text: label.text })
    return false
  }

  private readCell(found: RowOfFigures, { text, column }: { text: string; column: number }, of: { row: number; columns: Columns }): void {
    const { intake } = this.of
    const place = placeAt(of.row, column)
    const key = of.columns.keys.get(column)
    if (key === undefined) {
      if (of.columns.told.has(column)) return
      of.columns.told.add(column)
      return intake.refuse(place, { code: 'UNKNOWN_COLUMN', text })
    }
    if (isLabel(key)) return
    const merged = this.sheet.merged.find(({ from, to }) => isWithin({ row: of.row, column }, from, to))
    if (merged) return intake.refuse(place, { code: 'MERGED', params: { range: merged.range }, text })
    if (text.startsWith('=') || this.sheet.formulas.has(place.cell ?? '')) return intake.refuse(place, { code: 'FORMULA', text })
    this.takeAnswer(found.row, { breakdown: joined(found.part, key), text, place })
  }

  private takeAnswer(row: SheetRow, { breakdown, text, place }: { breakdown: Breakdown; text: string; place: FilePlace }): void {
    const { intake } = this.of
    if (!row.cells.some((cell) => cell.breakdown === breakdown)) return intake.refuse(place, { code: 'NOT_ASKED_HERE', text })
    const read = readTableField(text, row)
    if ('issue' in read) return intake.refuse(place, { ...read.issue, text })
    if (read.answer) intake.take(place, row, { breakdown, answer: read.answer })
  }
}

const isLabel = (key: string): key is LabelKey => labelKeys.some((each) => each === key)

const isWithin = ({ row, column }: Corner, from: Corner, to: Corner): boolean =>
  row >= from.row && row <= to.row && column >= from.column && column <= to.column

const normal = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('fi')

function rowsByKey({ sheet }: ReturnForm): Map<string, RowOfFigures> {
  return new Map(
    sheet.rows.flatMap((row) => (row.cells.length === 0 ? [] : partsOf(row).map((part) => [rowKey(row.indicator.code, part), { row, part }] as const)))
  )
}

/** The headings that a column of a key can have, in every language. */
function headingsByKey({ sheet }: ReturnForm): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>(labelKeys.map((key) => [key, new Set(languages.map((language) => normal(layoutWords[key][language])))]))
  for (const block of blocksOf(sheet)) {
    for (const [place, key] of columnKeys(block).entries()) {
      const texts = languages.map((language) => normal(columnHeadings(block, language)[place] ?? ''))
      known.set(key, new Set([...(known.get(key) ?? []), ...texts]))
    }
  }
  return known
}
