import { unguardedText } from '@solmu/shared/csv.js'
import { pack, type Parts, unreadable } from './archive.js'
import { inWorker, LIBRARIES, workbookParts } from './workbook.js'

/** A cell by row and column, from 1. */
export type Corner = { readonly row: number; readonly column: number }

/** A sheet with its cells as texts. */
export type FileSheet = {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** The cells that are worked out, by their addresses. */
  readonly formulas: ReadonlySet<string>
  /** Cells that were joined into one. */
  readonly merged: readonly { readonly range: string; readonly from: Corner; readonly to: Corner }[]
}

/** As much of the name of a sheet as is told again. */
const LONGEST_NAME = 60

/** What people fill in has some hundred rows; a workbook with more than this is something else. */
const MOST_ROWS = 5000
const MOST_COLUMNS = 200
const MOST_SHEETS = 20
/** Of one sheet: ours has a tenth of a megabyte. */
const MOST_BYTES = 20 * 1024 * 1024

/**
 * Every sheet with its cells as texts. Numbers come as they were stored, so that nothing is lost in between; the ones that
 * are shown as percent are told apart by the program that knows the styles.
 */
const READING = `
  const { parentPort, workerData } = require('node:worker_threads')
  const library = require(workerData.library)
  const read = library.default ?? library
  const textOf = (value) => value === null || value === undefined ? ''
    : value instanceof Date ? (Number.isNaN(value.getTime()) ? '?' : value.toISOString().slice(0, 10)) : value
  const send = (message) => parentPort.postMessage(message)
  read(Buffer.from(workerData.bytes), { trim: false }).then((sheets) => {
    if (sheets.length > workerData.mostSheets) return send({ problem: 'workbook' })
    if (sheets.some(({ data }) => data.length > workerData.mostRows)) return send({ problem: 'rows' })
    if (sheets.some(({ data }) => data.some((row) => row.length > workerData.mostColumns))) return send({ problem: 'columns' })
    send({ sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) })) })
  }).catch(() => send({ problem: 'workbook' }))`

type Cell = string | number | boolean
type Read = { readonly sheets?: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[]; readonly problem?: string }

/** What the XML of a sheet says of its cells beside their values. */
type Marks = Pick<FileSheet, 'formulas' | 'merged'> & { readonly percents: ReadonlySet<string> }

/**
 * The sheets of a workbook with what reading their values alone would hide: which cells are worked out, joined, or shown as
 * percent.
 *
 * @param plain how a number is written
 * @throws DomainError FILE_UNREADABLE, with the reason `macros` for a workbook that brings programs
 */
export async function workbookSheets(bytes: Uint8Array, plain: (number: number) => string): Promise<FileSheet[]> {
  const parts = await workbookParts(bytes, (name) => !/vbaProject|macrosheets\/|activeX\//i.test(name))
  const marks = marksByName(parts)
  const data = { library: LIBRARIES.reading, bytes: pack(parts), mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS, mostSheets: MOST_SHEETS }
  let sheets: FileSheet[] = []
  await inWorker<Read>(READING, data, ({ sheets: read, problem }) => {
    if (problem !== undefined || !read) throw unreadable(problem === 'rows' ? 'unpacked' : (problem ?? 'workbook'))
    sheets = read.map(({ name, rows }) => sheetOf({ name, rows, marks: marks.get(name) ?? NONE, plain }))
    return true
  })
  return sheets
}

const NONE: Marks = { formulas: new Set(), merged: [], percents: new Set() }

function sheetOf(of: { name: string; rows: readonly (readonly Cell[])[]; marks: Marks; plain: (number: number) => string }): FileSheet {
  const { name, marks, plain } = of
  const rows = of.rows.map((cells, row) =>
    cells.map((cell, column) => {
      if (typeof cell !== 'number') return typeof cell === 'string' ? unguardedText(cell) : String(cell)
      if (!Number.isFinite(cell)) return '?'
      return marks.percents.has(addressOf(row + 1, column + 1)) ? plain(cell * 100) : plain(cell)
    })
  )
  for (const address of marks.formulas) showFormula(rows, cornerOf(address))
  return { name: name.slice(0, LONGEST_NAME), rows, formulas: marks.formulas, merged: marks.merged }
}

/** A formula that nobody has worked out yet has no value, and yet it stands there. */
function showFormula(rows: string[][], corner: Corner | null): void {
  if (!corner || corner.row > MOST_ROWS || corner.column > MOST_COLUMNS) return
  while (rows.length < corner.row) rows.push([])
  const cells = rows[corner.row - 1] ?? []
  while (cells.length < corner.column) cells.push('')
  cells[corner.column - 1] ||= '='
}

function addressOf(row: number, column: number): string {
  const letters = column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : ''
  return `${letters}${String.fromCharCode(65 + ((column - 1) % 26))}${row}`
}

function marksByName(parts: Parts): Map<string, Marks> {
  const targets = new Map(elements(text(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((each) => [each.Id, each.Target]))
  const percentStyles = percentStylesIn(text(parts, 'xl/styles.xml'))
  return new Map(
    elements(text(parts, 'xl/workbook.xml'), 'sheet').map(({ name = '', 'r:id': id }) => {
      const target = targets.get(id ?? '') ?? ''
      const xml = text(parts, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      return [decoded(name), marksIn(xml, percentStyles)] as const
    })
  )
}

function text(parts: Parts, name: string): string {
  const part = parts.get(name)
  if (!part) return ''
  if (part.length > MOST_BYTES) throw unreadable('unpacked')
  return part.toString('utf8')
}

/** How long the attributes of one element may be; patterns that end at a bound never look through a file twice. */
const ATTRIBUTES = '([^<>]{0,2000})'

/** The attributes of every element of a name, whatever its prefix. */
function elements(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w{1,20}:)?${name}\\s${ATTRIBUTES}>`, 'g'))].map(([, attributes = '']) => attributesIn(attributes))
}

const attributesIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([\w:]{1,60})\s?=\s?(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', one, other]) => [name, one ?? other ?? '']))

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (xml: string): string => xml.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => SIGNS[name] ?? '')

function marksIn(xml: string, percentStyles: ReadonlySet<string>): Marks {
  const formulas = new Set<string>()
  const percents = new Set<string>()
  let cell = ''
  for (const [, name, attributes = ''] of xml.matchAll(new RegExp(`<(?:\\w{1,20}:)?(c|f)(?=[\\s/>])${ATTRIBUTES}>`, 'g'))) {
    if (name === 'f') {
      formulas.add(cell)
      continue
    }
    const { r = '', s = '' } = attributesIn(attributes)
    cell = r
    if (percentStyles.has(s)) percents.add(r)
  }
  const merged = elements(xml, 'mergeCell').flatMap(({ ref = '' }) => {
    const [from, to] = ref.split(':').map(cornerOf)
    return from && to ? [{ range: ref, from, to }] : []
  })
  return { formulas, percents, merged }
}

function cornerOf(address: string): Corner | null {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? []
  if (letters === '') return null
  return { row: Number(row), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) }
}

/** The styles, by their number, that show 0.45 as 45 %. */
function percentStylesIn(xml: string): Set<string> {
  const formats = new Set(['9', '10'])
  for (const { numFmtId = '', formatCode = '' } of elements(xml, 'numFmt')) if (formatCode.includes('%')) formats.add(numFmtId)
  const styles = xml.slice(xml.search(/<(?:\w{1,20}:)?cellXfs[\s>]/)).split(/<\/(?:\w{1,20}:)?cellXfs>/, 1)[0] ?? ''
  const numbers = elements(styles, 'xf').map(({ numFmtId = '' }, place) => (formats.has(numFmtId) ? String(place) : ''))
  return new Set(numbers.filter((number) => number !== ''))
}
