import fc from 'fast-check'
import { languages } from '@solmu/shared/text.js'
import type { WorkingCell } from './sheet.js'
import { type FileReading, placeAt, type ReturnForm } from './file-intake.js'
import { fileIssueText } from './file-issue-texts.js'
import { layoutOf } from './file-layout.js'
import { type FileSheet, readTable } from './file-table.js'
import { aCell, aDimension, anAskedIndicator } from './testing/asked-indicators.js'
import { aForm, answersOf, emptied, forms, layoutTexts } from './testing/return-forms.js'

const gender = aDimension('gender', 'f', 'm', 'unknown')
const group = aDimension('customer_group', 'i', 'ii')
const customers = anAskedIndicator({ code: 'CUSTOMERS', unit: 'persons', dimensions: [gender, group], position: 0 })
const income = anAskedIndicator({ code: 'INCOME', unit: 'euro', decimals: 2, position: 1, isRequired: true, allowsNotApplicable: false })

const form = (cells: WorkingCell[] = [], of: Partial<ReturnForm> = {}): ReturnForm => ({ ...aForm([customers, income], cells), ...of })

/** A table of the form that somebody has changed; rows and columns counted from 1. */
class Changed {
  readonly rows: string[][]
  readonly formulas = new Set<string>()
  readonly merged: FileSheet['merged'][number][] = []

  constructor(of: ReturnForm = form()) {
    this.rows = layoutTexts(layoutOf(of, 'fi'), ',')
    const width = Math.max(...this.rows.map((row) => row.length))
    for (const row of this.rows) while (row.length < width + 2) row.push('')
  }

  row(key: string): number {
    return this.rows.findIndex(([first]) => first === key) + 1
  }

  write(key: string, column: number, text: string): this {
    this.rows[this.row(key) - 1]![column - 1] = text
    return this
  }

  read(of: ReturnForm = form(), name = 'Luvut'): FileReading {
    return readTable([{ name, rows: this.rows, formulas: this.formulas, merged: this.merged }], of)
  }
}

/** Columns 1 to 5 are the key and the labels, so the figures begin in F. */
const F = 6
const told = ({ issues }: FileReading) => issues.map(({ code, cell }) => [code, cell])
const taken = ({ cells }: FileReading) => Object.fromEntries(cells.map((cell) => [`${cell.indicatorCode}/${cell.breakdown}`, cell.answer?.value ?? cell.answer?.status]))

describe('the table of a return', () => {
  it('comes back with the same figures, whatever they are', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...languages), fc.constantFrom(',', '.'), (of, language, mark) => {
        const rows = layoutTexts(layoutOf(of, language), mark as ',' | '.')
        const sheet = { name: 'x', rows, formulas: new Set<string>(), merged: [] }
        const { cells, issues } = readTable([sheet], emptied(of))
        expect(issues).toEqual([])
        expect(Object.fromEntries(cells.map((cell) => [`${cell.indicatorCode}/${cell.breakdown}`, cell.answer]))).toEqual(answersOf(of))
        const same = readTable([sheet], of)
        expect([same.cells, same.issues, same.unchangedCount]).toEqual([[], [], of.sheet.givenCount])
      }),
      { numRuns: 200 }
    )
  })

  it('has a row for each further category and a column for each first one', () => {
    const { rows } = new Changed()
    expect(rows.map(([key]) => key)).toEqual([
      ...['solmu-return:1 round=0198-round unit=0198-unit period=2026-Q3 clock=0', '', '', ''],
      ...['#columns', '#headings', 'CUSTOMERS/customer_group:i', 'CUSTOMERS/customer_group:ii', '', '#columns', '#headings', 'INCOME']
    ])
    expect(rows[4]?.slice(1, 8)).toEqual(['@code', '@name', '@part', '@unit', 'gender:f', 'gender:m', 'gender:unknown'])
  })

  it('takes decimal comma and point, thin spaces and marks', () => {
    const reading = new Changed().write('CUSTOMERS/customer_group:i', F, '1\u2009234').write('CUSTOMERS/customer_group:i', F + 1, 'ei kys.')
      .write('CUSTOMERS/customer_group:ii', F, '7,0').write('INCOME', F, '-12 000.50').read()
    expect(reading.issues).toEqual([])
    expect(taken(reading)).toEqual({
      'CUSTOMERS/customer_group:i,gender:f': 1234,
      'CUSTOMERS/customer_group:i,gender:m': 'not_asked',
      'CUSTOMERS/customer_group:ii,gender:f': 7,
      'INCOME/': -1200050
    })
  })

  it('does nothing where it is empty, and tells what was written since it was made', () => {
    const cells = [aCell({ indicatorId: income.indicator.id, value: 100, version: 3 }), aCell({ indicatorId: customers.indicator.id, breakdown: 'customer_group:i,gender:f', value: 5, version: 9 })]
    const old = new Changed(form([], { clock: 3 })).write('INCOME', F, '2').write('CUSTOMERS/customer_group:i', F, '6')
    const reading = old.read(form(cells))
    expect(reading.cells.map(({ current, version, isNewerHere }) => [current?.value, version, isNewerHere])).toEqual([[5, 9, true], [100, 3, false]])
    expect(new Changed(form()).read(form(cells))).toEqual({ cells: [], issues: [], unchangedCount: 0 })
  })

  it('is known with its columns moved, and with rows and columns put between', () => {
    const table = new Changed().write('CUSTOMERS/customer_group:i', F, '1').write('CUSTOMERS/customer_group:i', F + 1, '2')
    for (const row of table.rows) {
      ;[row[F - 1], row[F]] = [row[F] ?? '', row[F - 1] ?? '']
      row.unshift('')
    }
    table.rows.splice(0, 0, ['', 'Muistiinpano'])
    const reading = table.read()
    expect(reading.issues).toEqual([])
    expect(taken(reading)).toEqual({ 'CUSTOMERS/customer_group:i,gender:f': 1, 'CUSTOMERS/customer_group:i,gender:m': 2 })
  })
})

describe('what is wrong in a table is told with its cell', () => {
  it.each([
    ['a negative count', '-1', 'OUT_OF_RANGE'],
    ['1e308', `1${'0'.repeat(308)}`, 'OUT_OF_RANGE'],
    ['1e308 as it is written', '1e308', 'INVALID_NUMBER'],
    ['decimals of a count', '1,5', 'TOO_MANY_DECIMALS'],
    ['words', 'noin 5', 'INVALID_NUMBER'],
    ['a number with words', '5: arvio', 'INVALID_NUMBER'],
    ['a bare dash', '-', 'INVALID_NUMBER'],
    ['a formula as a text', '=SUM(A1:A2)', 'FORMULA'],
    ['thousands parted by points', '1.234', 'TOO_MANY_DECIMALS']
  ])('%s', (_what, text, code) => {
    const reading = new Changed().write('CUSTOMERS/customer_group:ii', F + 1, text).write('INCOME', F, '1').read()
    expect(told(reading)).toEqual([[code, 'G8']])
    expect(reading.issues[0]).toMatchObject({ row: 8, column: 7 })
    // The rest is read all the same.
    expect(taken(reading)).toEqual({ 'INCOME/': 100 })
  })

  it('a figure that was worked out', () => {
    const table = new Changed().write('INCOME', F, '12')
    table.formulas.add(`F${table.row('INCOME')}`)
    expect(told(table.read())).toEqual([['FORMULA', `F${table.row('INCOME')}`]])
  })

  it('merged cells', () => {
    const table = new Changed().write('CUSTOMERS/customer_group:i', F, '12')
    table.merged.push({ range: 'F7:G7', from: { row: 7, column: 6 }, to: { row: 7, column: 7 } }, { range: 'A1:C3', from: { row: 1, column: 1 }, to: { row: 3, column: 3 } })
    const { issues, cells } = table.read()
    expect([issues.map(({ code, cell, params }) => [code, cell, params]), cells]).toEqual([[['MERGED', 'F7', { range: 'F7:G7' }]], []])
  })

  it('another sheet', () => {
    const sheet = { name: 'Taulukko1', rows: [['', 'Budjetti'], ['1', '2']], formulas: new Set<string>(), merged: [] }
    expect(told(readTable([sheet], form()))).toEqual([['WRONG_SHEET', 'A1']])
    expect(told(readTable([], form()))).toEqual([['WRONG_SHEET', 'A1']])
    const { rows, formulas, merged } = new Changed().write('INCOME', F, '1')
    expect(taken(readTable([sheet, { name: 'Luvut', rows, formulas, merged }], form()))).toEqual({ 'INCOME/': 100 })
    expect(told(readTable([{ name: 'Luvut', rows, formulas, merged }, { name: 'Luvut (2)', rows, formulas, merged }], form()))).toEqual([['SHEET_TWICE', 'A1']])
  })

  it('a sheet whose keys of columns are gone', () => {
    const table = new Changed().write('INCOME', F, '1')
    table.rows.splice(4, 1)
    table.rows.splice(8, 1)
    const { issues, cells } = table.read()
    expect([issues.map(({ code, cell }) => [code, cell]), cells]).toEqual([[['WRONG_SHEET', 'A1']], []])
  })

  it.each([
    ['period', { period: '2026-Q2' }, 'WRONG_PERIOD'],
    ['unit', { unitId: 'other' }, 'WRONG_UNIT'],
    ['round', { roundId: 'other' }, 'WRONG_ROUND']
  ])('another %s, and nothing of it is read', (_what, of, code) => {
    const reading = new Changed(form([], of)).write('INCOME', F, '1').read()
    expect([told(reading), reading.cells]).toEqual([[[code, 'A1']], []])
    if (code === 'WRONG_PERIOD') expect(fileIssueText(reading.issues[0]!, 'en')).toBe('The file is about 2026-Q2, the form about 2026-Q3.')
  })

  it('a column that nobody knows, and one that comes twice', () => {
    const table = new Changed().write('CUSTOMERS/customer_group:i', F + 1, '4').write('CUSTOMERS/customer_group:i', 10, '77')
    const keys = table.rows[4]!
    keys[F - 1] = 'gender:x'
    keys[F + 1] = 'gender:m'
    expect(told(table.read())).toEqual([['UNKNOWN_COLUMN', 'F5'], ['COLUMN_REPEATED', 'H5'], ['UNKNOWN_COLUMN', 'J7']])
    expect(taken(table.read())).toEqual({ 'CUSTOMERS/customer_group:i,gender:m': 4 })
  })

  it('columns of which only the headings, or only the figures, were exchanged', () => {
    const table = new Changed().write('CUSTOMERS/customer_group:i', F, '1').write('CUSTOMERS/customer_group:i', F + 2, '3')
    const headings = table.rows[5]!
    ;[headings[F - 1], headings[F]] = [headings[F] ?? '', headings[F - 1] ?? '']
    expect(told(table.read())).toEqual([['COLUMN_SWAPPED', 'F6'], ['COLUMN_SWAPPED', 'G6']])
    expect(taken(table.read())).toEqual({ 'CUSTOMERS/customer_group:i,gender:unknown': 3 })
  })

  it('a row that nobody knows, and one that was sorted by halves', () => {
    const table = new Changed().write('CUSTOMERS/customer_group:i', 1, 'TRAVELLERS').write('INCOME', 2, 'CUSTOMERS').write('INCOME', F, '1')
    expect(told(table.read())).toEqual([['UNKNOWN_ROW', 'B7'], ['ROW_SWAPPED', `B${table.row('INCOME')}`]])
    expect(table.read().cells).toEqual([])
  })

  it('the same row twice: neither is taken', () => {
    const table = new Changed().write('INCOME', F, '1')
    table.rows.push([...table.rows[table.row('INCOME') - 1]!])
    const { issues, cells } = table.read()
    expect([issues.map(({ code, cell, params }) => [code, cell, params]), cells]).toEqual([[['CELL_REPEATED', 'F13', { first: 'F12' }]], []])
  })

  it('a figure that may not be written, and answers that are not offered', () => {
    const cells = [aCell({ indicatorId: customers.indicator.id, breakdown: 'customer_group:i,gender:f', value: 5, review: 'approved' }), aCell({ indicatorId: income.indicator.id, value: 5, review: 'questioned' })]
    const returned = aForm([customers, income], cells, 'returned')
    const table = new Changed().write('CUSTOMERS/customer_group:i', F, '6').write('CUSTOMERS/customer_group:i', F + 1, '6').write('INCOME', F, '6')
    expect(told(table.read(returned))).toEqual([['CELL_LOCKED', 'F7'], ['CELL_LOCKED', 'G7']])
    expect(taken(table.read(returned))).toEqual({ 'INCOME/': 600 })
    expect(told(new Changed().write('INCOME', F, '.').read())).toEqual([['ANSWER_NOT_OFFERED', 'F12']])
    expect(told(new Changed().write('INCOME', F, '..').read())).toEqual([['NOTE_REQUIRED', 'F12']])
    expect(new Changed().write('INCOME', F, '..: koneet rikki').read().cells[0]?.answer).toEqual({ status: 'missing', value: null, note: 'koneet rikki' })
  })

  it('in words of every language', () => {
    const { issues } = new Changed().write('CUSTOMERS/customer_group:i', F, '-1').read()
    expect(languages.map((language) => fileIssueText(issues[0]!, language).replace(/\s/g, ' '))).toEqual([
      'Luvun pitää olla välillä 0–9 000 000 000 000.',
      'Talet ska ligga mellan 0 och 9 000 000 000 000.',
      'The number has to be between 0 and 9,000,000,000,000.'
    ])
  })
})

it('addresses are those of spreadsheets', () => {
  expect([placeAt(1, 1), placeAt(7, 26), placeAt(7, 27), placeAt(2, 703)].map(({ cell }) => cell)).toEqual(['A1', 'Z7', 'AA7', 'AAA2'])
})
