import fc from 'fast-check'
import { readListJson, readListRows, isList, listOf, listRows } from './file-list.js'
import type { FileReading } from './file-intake.js'
import { plainNumber, readListed } from './answer-words.js'
import { aCell, aDimension, anAskedIndicator } from './testing/asked-indicators.js'
import { aForm, answersOf, emptied, forms } from './testing/return-forms.js'

const gender = aDimension('gender', 'f', 'm')
const customers = anAskedIndicator({ code: 'CUSTOMERS', unit: 'persons', dimensions: [gender], position: 0 })
const share = anAskedIndicator({ code: 'SHARE', unit: 'percent', decimals: 1, position: 1, isRequired: true })
const form = aForm([customers, share], [aCell({ indicatorId: share.indicator.id, value: 455, note: 'arvio', version: 4 })])

const answers = ({ cells }: FileReading) => Object.fromEntries(cells.map((cell) => [`${cell.indicatorCode}/${cell.breakdown}`, cell.answer]))
const told = ({ issues }: FileReading) => issues.map(({ code, row, cell, params }) => [code, cell ?? row, ...Object.values(params)])
const json = (...cells: unknown[]) => readListJson({ cells }, form)

it('comes back with the same figures, as JSON and as rows of CSV', () => {
  fc.assert(
    fc.property(forms, (of) => {
      const list = listOf(of)
      const inJson = readListJson(JSON.parse(JSON.stringify(list)), emptied(of))
      const inRows = readListRows(listRows(list), emptied(of))
      expect([inJson.issues, inRows.issues]).toEqual([[], []])
      expect([answers(inJson), answers(inRows)]).toEqual([answersOf(of), answersOf(of)])
      expect(isList(listRows(list))).toBe(true)
      expect(readListJson(listOf(of, true), of)).toEqual({ cells: [], issues: [], unchangedCount: of.sheet.givenCount })
    }),
    { numRuns: 200 }
  )
})

describe('a list in JSON', () => {
  it('takes numbers and texts, marks and words, and breakdowns in any order', () => {
    expect(answers(json({ indicator: 'customers', breakdown: 'Gender=F', value: 3 }, { indicator: 'SHARE', breakdown: '', value: '0,1' }))).toEqual({
      'CUSTOMERS/gender:f': { status: 'value', value: 3, note: '' },
      // The reason of a value that goes on being a value stays.
      'SHARE/': { status: 'value', value: 1, note: 'arvio' }
    })
    expect(answers(json({ indicator: 'SHARE', value: 0.1 + 0.2 }))).toEqual({ 'SHARE/': { status: 'value', value: 3, note: 'arvio' } })
    expect(answers(json({ indicator: 'SHARE', status: 'missing', note: 'ei saatu' }))).toEqual({ 'SHARE/': { status: 'missing', value: null, note: 'ei saatu' } })
  })

  it('empties what it says is null, and leaves alone what it says nothing of', () => {
    expect(json({ indicator: 'SHARE', status: null }).cells).toMatchObject([{ answer: null, current: { value: 455 }, version: 4 }])
    expect(json({ indicator: 'SHARE' })).toEqual({ cells: [], issues: [], unchangedCount: 0 })
  })

  it.each([
    ['no list', 'x', [['INVALID_INPUT', null, 'cells']]],
    ['no entry', { cells: [5] }, [['INVALID_INPUT', 1, 'cells']]],
    ['a value of another kind', { cells: [{ indicator: 'SHARE', value: true }] }, [['INVALID_INPUT', 1, 'value']]],
    ['another period', { period: '2026-Q2', cells: [{ indicator: 'SHARE', value: 1 }] }, [['WRONG_PERIOD', null, '2026-Q2', '2026-Q3']]],
    ['another unit', { unitCode: 'OULU', cells: [] }, [['WRONG_UNIT', null]]],
    ['1e308', [{ indicator: 'SHARE', value: 1e308 }], [['OUT_OF_RANGE', 1, 0, 100]]],
    ['a number of a figure that is missing', [{ indicator: 'SHARE', status: 'missing', value: 1 }], [['INVALID_INPUT', 1]]],
    ['a word that nobody knows', [{ indicator: 'SHARE', status: 'unknown' }], [['UNKNOWN_WORD', 1, 'unknown']]],
    ['no indicator of the round', [{ indicator: 'X' }], [['UNKNOWN_INDICATOR', 1]]],
    ['a breakdown that is not asked', [{ indicator: 'CUSTOMERS', value: 1 }], [['UNKNOWN_BREAKDOWN', 1, 'CUSTOMERS']]],
    ['the same twice', [{ indicator: 'SHARE', value: 1 }, { indicator: 'share', value: 1 }], [['CELL_REPEATED', 2, '1']]]
  ])('is refused for %s', (_what, document, issues) => {
    const reading = readListJson(document, form)
    expect([told(reading), reading.cells]).toEqual([issues, []])
  })
})

describe('a list in CSV', () => {
  const rows = (...lines: string[]) => readListRows(lines.map((line) => line.split(';')), form)

  it('tells what is wrong with its cell', () => {
    expect(told(rows('Indicator;Value;Breakdown;Colour;value', 'CUSTOMERS;-1;gender:f', 'SHARE;=1+1', 'X;1', 'CUSTOMERS;1;gender:x', ';;', 'SHARE;45,55'))).toEqual([
      ['UNKNOWN_COLUMN', 'D1'],
      ['COLUMN_REPEATED', 'E1'],
      ['OUT_OF_RANGE', 'B2', 0, 9_000_000_000_000],
      ['FORMULA', 'B3'],
      ['UNKNOWN_INDICATOR', 'A4'],
      ['UNKNOWN_BREAKDOWN', 'C5', 'CUSTOMERS'],
      ['TOO_MANY_DECIMALS', 'B7', 1]
    ])
  })

  it('may say in each line which return it is of', () => {
    const reading = rows('period;unit;indicator;value', '2026-Q3;PORI;SHARE;1', '2026-Q2;PORI;SHARE;2', '2026-Q3;OULU;SHARE;3')
    expect([told(reading), reading.cells.length]).toEqual([[['WRONG_PERIOD', 'A3'], ['WRONG_UNIT', 'B4']], 1])
  })

  it('is known by its headings', () => {
    expect([isList([['Indicator', 'Value']]), isList([['solmu-return:1']]), isList([])]).toEqual([true, false, false])
  })
})

it('a status of value needs a number', () => {
  expect(readListed({ status: 'value', value: '', note: null }, share)).toEqual({ issue: { code: 'REQUIRED', params: {} } })
  expect(readListed({ status: 'VALUE', value: '..', note: null }, share)).toEqual({ issue: { code: 'INVALID_NUMBER', params: {} } })
})

it('numbers of programs are written out as spreadsheets show them', () => {
  expect([0, -0, 0.1 + 0.2, 1e21, 1.5e-7, -12.25, 9_000_000_000_000, 123456789.123].map(plainNumber)).toEqual([
    ...['0', '0', '0.3', '1000000000000000000000', '0.00000015', '-12.25', '9000000000000', '123456789.123']
  ])
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => Number(plainNumber(number)) === Number(number.toPrecision(15))))
  expect(() => plainNumber(Infinity)).toThrow(RangeError)
})
