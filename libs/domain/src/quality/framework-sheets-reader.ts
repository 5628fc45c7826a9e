/**
 * Reads a framework from the sheets of a workbook. Whatever cannot be taken is told with its sheet and cell; when anything
 * is, nothing of the file is taken.
 */
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { DomainError, type ErrorCode, type ErrorParams } from '../errors.js'
import { readContent } from './framework-reader.js'
import { columnByHeading, generalFields, sheetByName, type SheetKey, sheetKeys } from './framework-sheets.js'
import type { FrameworkFile } from './framework-text.js'

/** A sheet as a spreadsheet gives it: texts, and which cells are worked out or joined. */
export interface GivenSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly formulas: ReadonlySet<string>
  readonly merged: readonly { readonly range: string }[]
}

/** A fault of a file; row and cell as a spreadsheet shows them, null where it concerns more than one. */
export interface FileFault {
  readonly sheet: string | null
  readonly row: number | null
  readonly cell: string | null
  readonly code: ErrorCode
  readonly params: ErrorParams
  /** Where it would stand in the framework. */
  readonly path: readonly (string | number)[]
}

interface Place {
  readonly sheet: string
  readonly row: number
  readonly cell: string | null
}

interface Row {
  readonly values: Readonly<Record<string, string>>
  readonly at: (column: string) => Place
}

type Table = { readonly name: string; readonly rows: readonly Row[] }

/**
 * The letters and row of a cell.
 *
 * @example addressOf(3, 2) // 'B3'
 */
export function addressOf(row: number, column: number): string {
  const letters = column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : ''
  return `${letters}${String.fromCharCode(65 + ((column - 1) % 26))}${row}`
}

class Reading {
  readonly faults: FileFault[] = []
  private readonly places = new Map<string, Place>()

  refuse(place: Partial<Place>, code: ErrorCode, params: ErrorParams = {}): void {
    this.faults.push({ sheet: place.sheet ?? null, row: place.row ?? null, cell: place.cell ?? null, code, params, path: [] })
  }

  /** Remembers from where a part of the framework came. */
  put<Value>(path: readonly (string | number)[], place: Place, value: Value): Value {
    this.places.set(path.join('.'), place)
    return value
  }

  /** The fault of a path, at the cell from which it came or the nearest part that came from one. */
  faultOf({ code, params, path }: DomainError): FileFault {
    const found = path.map((_part, place) => this.places.get(path.slice(0, path.length - place).join('.'))).find((each) => each !== undefined)
    return { sheet: found?.sheet ?? null, row: found?.row ?? null, cell: found?.cell ?? null, code, params, path }
  }
}

/** The rows of a sheet under the headings that are known; empty rows are of no account. */
function tableOf(reading: Reading, key: SheetKey, sheet: GivenSheet): Table {
  const [headings = [], ...rows] = sheet.rows
  for (const cell of sheet.formulas) reading.refuse({ sheet: sheet.name, row: Number(/\d+/.exec(cell)?.[0] ?? 0), cell }, 'INVALID_INPUT', { reason: 'formula' })
  for (const { range } of sheet.merged) reading.refuse({ sheet: sheet.name, cell: range }, 'INVALID_INPUT', { reason: 'merged' })
  const columns = new Map<string, number>()
  for (const [place, heading] of headings.entries()) {
    if (heading.trim() === '') continue
    const column = columnByHeading(key, heading)
    const cell = addressOf(1, place + 1)
    if (column === undefined) reading.refuse({ sheet: sheet.name, row: 1, cell }, 'UNKNOWN_WORD', { value: heading.slice(0, 40) })
    else if (columns.has(column)) reading.refuse({ sheet: sheet.name, row: 1, cell }, 'COLUMN_TWICE', { column: heading.slice(0, 40) })
    else columns.set(column, place)
  }
  const filled = rows.map((cells, line) => ({ cells, line: line + 2 })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return {
    name: sheet.name,
    rows: filled.map(({ cells, line }) => ({
      values: Object.fromEntries([...columns].map(([column, place]) => [column, (cells[place] ?? '').trim()])),
      at: (column) => ({ sheet: sheet.name, row: line, cell: columns.has(column) ? addressOf(line, (columns.get(column) ?? 0) + 1) : null })
    }))
  }
}

/** What a cell says as a number; its text where it says none, so that the reader of the framework refuses it. */
function numberOf(text: string | undefined): number | string | null {
  const plain = (text ?? '').replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (plain === '') return null
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : (text ?? '')
}

type Path = readonly (string | number)[]

class FrameworkRows {
  constructor(
    private readonly reading: Reading,
    private readonly tables: Readonly<Partial<Record<SheetKey, Table>>>
  ) {}

  private rows(key: SheetKey): readonly Row[] {
    return this.tables[key]?.rows ?? []
  }

  private text(row: Row, path: Path, column: string): string {
    return this.reading.put(path, row.at(column), row.values[column] ?? '')
  }

  private number(row: Row, path: Path, column: string): number | string | null {
    return this.reading.put(path, row.at(column), numberOf(row.values[column]))
  }

  private words(row: Row, path: Path, column: string): LocalizedText {
    const [fi = '', sv = '', en = ''] = languages.map((each) => this.text(row, [...path, each], `${column}.${each}`))
    return { fi, sv, en }
  }

  general(): { readonly code: string; readonly given: Record<string, unknown> } {
    const rows = new Map(this.rows('general').map((row) => [row.values['field'] ?? '', row]))
    for (const [field, row] of rows) {
      const isKnown = [...generalFields.value, ...generalFields.text].some((each) => each === field)
      if (!isKnown) this.reading.refuse(row.at('field'), 'UNKNOWN_WORD', { value: field.slice(0, 40) })
    }
    const value = (field: string, path: Path = [field]): string => {
      const row = rows.get(field)
      return row ? this.text(row, path, 'value') : ''
    }
    const texts = generalFields.text.map((field) => {
      const row = rows.get(field)
      return [field, row ? this.words(row, [field], 'text') : { fi: '', sv: '', en: '' }]
    })
    const scoring = {
      method: value('method', ['scoring', 'method']),
      minimumAnswered: numberOf(value('minimumAnswered', ['scoring', 'minimumAnswered'])),
      skipped: value('skipped', ['scoring', 'skipped'])
    }
    const given = { kind: value('kind'), subject: value('subject'), aggregation: value('aggregation'), scoring, ...Object.fromEntries(texts) }
    return { code: value('code'), given }
  }

  scales(): readonly object[] {
    const codes = [...new Set(this.rows('scales').map(({ values }) => values['code'] ?? ''))]
    return codes.map((code, at) => {
      const rows = this.rows('scales').filter(({ values }) => values['code'] === code)
      const [first] = rows
      if (!first) return {}
      const path = ['scales', at]
      for (const row of rows) this.sameAsFirst(row, first)
      return {
        code: this.text(first, [...path, 'code'], 'code'),
        kind: this.text(first, [...path, 'kind'], 'kind'),
        metFrom: this.number(first, [...path, 'metFrom'], 'metFrom'),
        levels: rows.map((row, place) => ({
          value: this.number(row, [...path, 'levels', place, 'value'], 'level'),
          from: this.number(row, [...path, 'levels', place, 'from'], 'from'),
          name: this.words(row, [...path, 'levels', place, 'name'], 'name')
        }))
      }
    })
  }

  /** What is told of a scale beside each of its levels is told once; another word further down is a mistake. */
  private sameAsFirst(row: Row, first: Row): void {
    for (const column of ['kind', 'metFrom']) {
      if (row.values[column] !== first.values[column]) this.reading.refuse(row.at(column), 'INVALID_INPUT', { reason: 'differs' })
    }
  }

  sections(): readonly object[] {
    const codes = this.rows('sections').map(({ values }) => values['code'] ?? '')
    for (const row of this.rows('criteria')) {
      const section = row.values['section'] ?? ''
      if (!codes.includes(section)) this.reading.refuse(row.at('section'), 'UNKNOWN_REFERENCE', { value: section.slice(0, 40) })
    }
    const criteria = new Set(this.rows('criteria').map(({ values }) => values['code']))
    for (const row of this.rows('anchors')) {
      const criterion = row.values['criterion'] ?? ''
      if (!criteria.has(criterion)) this.reading.refuse(row.at('criterion'), 'UNKNOWN_REFERENCE', { value: criterion.slice(0, 40) })
    }
    return this.rows('sections').map((row, at) => ({
      code: this.text(row, ['sections', at, 'code'], 'code'),
      title: this.words(row, ['sections', at, 'title'], 'title'),
      guidance: this.words(row, ['sections', at, 'guidance'], 'guidance'),
      criteria: this.criteria(row.values['code'] ?? '', ['sections', at, 'criteria'])
    }))
  }

  private criteria(section: string, path: Path): readonly object[] {
    const rows = this.rows('criteria').filter(({ values }) => values['section'] === section)
    return rows.map((row, at) => ({
      code: this.text(row, [...path, at, 'code'], 'code'),
      scale: this.text(row, [...path, at, 'scale'], 'scale'),
      weight: this.number(row, [...path, at, 'weight'], 'weight'),
      title: this.words(row, [...path, at, 'title'], 'title'),
      guidance: this.words(row, [...path, at, 'guidance'], 'guidance'),
      evidence: this.words(row, [...path, at, 'evidence'], 'evidence'),
      anchors: this.rows('anchors')
        .filter(({ values }) => values['criterion'] === row.values['code'])
        .map((anchor, place) => ({
          value: this.number(anchor, [...path, at, 'anchors', place, 'value'], 'level'),
          text: this.words(anchor, [...path, at, 'anchors', place, 'text'], 'text')
        }))
    }))
  }

  bands(): readonly object[] {
    return this.rows('bands').map((row, at) => ({
      code: this.text(row, ['bands', at, 'code'], 'code'),
      from: this.number(row, ['bands', at, 'from'], 'from'),
      name: this.words(row, ['bands', at, 'name'], 'name'),
      description: this.words(row, ['bands', at, 'description'], 'description')
    }))
  }
}

/**
 * Reads what `frameworkSheets` wrote and people have worked on.
 *
 * @example readFrameworkSheets([{ name: 'Osat', rows: [['Tunnus', 'Otsikko (fi)'], …] }, …])
 */
export function readFrameworkSheets(sheets: readonly GivenSheet[]): FrameworkFile | { readonly faults: readonly FileFault[] } {
  const reading = new Reading()
  const tables: Partial<Record<SheetKey, Table>> = {}
  for (const sheet of sheets) {
    const key = sheetByName(sheet.name)
    if (key === undefined) reading.refuse({ sheet: sheet.name }, 'UNKNOWN_WORD', { value: sheet.name.slice(0, 40) })
    else if (tables[key]) reading.refuse({ sheet: sheet.name }, 'COLUMN_TWICE', { column: sheet.name.slice(0, 40) })
    else tables[key] = tableOf(reading, key, sheet)
  }
  for (const key of sheetKeys) if (!tables[key]) reading.refuse({}, 'REQUIRED', { reason: 'sheet', sheet: key })
  if (reading.faults.length > 0) return { faults: reading.faults }
  const rows = new FrameworkRows(reading, tables)
  const { code, given } = rows.general()
  const read = readContent({ ...given, scales: rows.scales(), sections: rows.sections(), bands: rows.bands() })
  if ('issues' in read) return { faults: [...reading.faults, ...read.issues.map((issue) => reading.faultOf(issue))] }
  return reading.faults.length > 0 ? { faults: reading.faults } : { code, content: read.content }
}
