import { guardedText } from '@solmu/shared/csv.js'
import type { Layout, LayoutField } from '@solmu/domain/results/file-layout.js'
import { placeAt } from '@solmu/domain/results/file-intake.js'
import { inWorker, LIBRARIES } from '../../../../core/files/workbook.js'

/** The looks of the fields; answers are white in a frame, so that it is plain where to write. */
const STYLES: Readonly<Record<LayoutField['kind'], Readonly<Record<string, unknown>>>> = {
  key: {},
  title: { fontWeight: 'bold', fontSize: 14 },
  text: { textColor: '#4a5560' },
  heading: { fontWeight: 'bold', backgroundColor: '#e8edf1', wrap: true, alignVertical: 'center' },
  label: { backgroundColor: '#f5f7f9' },
  answer: { borderStyle: 'thin', borderColor: '#8795a1', align: 'right' },
  closed: { backgroundColor: '#e3e3e3', align: 'right' },
  blank: { backgroundColor: '#e3e3e3' }
}

const KEY_WIDTH = 4
const LABEL_WIDTHS = [22, 44, 24, 16]
const ANSWER_WIDTH = 14

/** Runs beside the thread that answers people. The key column and the key rows are hidden; each answer says what it takes. */
const WRITING = `
  const { parentPort, workerData } = require('node:worker_threads')
  const library = require(workerData.library)
  const write = library.default ?? library
  const { name, rows, widths, hiddenRows, validations } = workerData
  const hidden = new Set(hiddenRows)
  const cell = (field) => field === null ? null : typeof field.value === 'number' ? { ...field, type: Number }
    : { ...field, type: String, value: field.value ?? undefined }
  const feature = { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: (xml) => xml
    .replace(/<col min="1" /, '<col hidden="1" min="1" ')
    .replace(/<row r="(\\d+)"/g, (row, number) => hidden.has(Number(number)) ? row + ' hidden="1"' : row)
    .replace('</sheetData>', '</sheetData>' + validations) } } } }
  const sheet = { sheet: name, columns: widths.map((width) => ({ width })), stickyColumnsCount: 3, data: rows.map((row) => row.map(cell)) }
  write([sheet], { features: [feature] }).toBuffer().then((bytes) => parentPort.postMessage({ bytes }))`

/** The table of a return as a workbook, with a rule on each answer that warns of what will not be taken. */
export async function formWorkbook(layout: Layout, warning: string): Promise<Buffer> {
  const width = Math.max(...layout.rows.map(({ fields }) => fields.length))
  const data = {
    library: LIBRARIES.writing,
    name: layout.name,
    rows: layout.rows.map(({ fields }) => fields.map(cellOf)),
    widths: Array.from({ length: width }, (_, place) => (place === 0 ? KEY_WIDTH : (LABEL_WIDTHS[place - 1] ?? ANSWER_WIDTH))),
    hiddenRows: layout.rows.flatMap(({ isHidden }, place) => (isHidden ? [place + 1] : [])),
    validations: validationsOf(layout, warning)
  }
  let written: Uint8Array = new Uint8Array()
  await inWorker<{ bytes: Uint8Array }>(WRITING, data, ({ bytes }) => {
    written = bytes
    return true
  })
  return Buffer.from(written)
}

function cellOf({ kind, value, limits }: LayoutField): Record<string, unknown> {
  const format = typeof value === 'number' && limits && limits.decimals > 0 ? { format: `0.${'0'.repeat(limits.decimals)}` } : {}
  return { ...STYLES[kind], ...format, value: typeof value === 'string' ? guardedText(value) : value }
}

/** Texts are marks and pass; numbers have to be within the limits, with no more decimals than there are. */
function validationsOf({ rows }: Layout, warning: string): string {
  const rules = rows.flatMap(({ fields }, row) => runsOf(fields).map((run) => rule(run, row + 1, warning)))
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}

type Run = { readonly from: number; readonly to: number; readonly limits: NonNullable<LayoutField['limits']> }

/** Answers of a row that stand side by side; those of a row have the same limits. Columns from 1. */
function runsOf(fields: readonly LayoutField[]): Run[] {
  const runs: { from: number; to: number; limits: Run['limits'] }[] = []
  for (const [place, { limits }] of fields.entries()) {
    const last = runs.at(-1)
    if (!limits) continue
    if (last?.to === place) last.to = place + 1
    else runs.push({ from: place + 1, to: place + 1, limits })
  }
  return runs
}

function rule({ from, to, limits }: Run, row: number, warning: string): string {
  const cell = placeAt(row, from).cell ?? ''
  const formula = `OR(ISTEXT(${cell}),AND(ISNUMBER(${cell}),${cell}>=${limits.min},${cell}<=${limits.max},ROUND(${cell},${limits.decimals})=${cell}))`
  return `<dataValidation type="custom" errorStyle="warning" allowBlank="1" showErrorMessage="1" error="${escaped(warning)}" sqref="${cell}:${placeAt(row, to).cell}"><formula1>${escaped(formula)}</formula1></dataValidation>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
