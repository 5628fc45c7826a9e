import fc from 'fast-check'
import { cellStatuses } from './cell.js'
import { indicatorUnits } from './indicator.js'
import { answerText, isSameAnswer, readTyped, type FigureKind } from './paste-answer.js'

const people: FigureKind = { unit: 'persons', decimals: 0, allowsNotApplicable: true }
const euros: FigureKind = { unit: 'euro', decimals: 2, allowsNotApplicable: false }

it('reads back what it writes', () => {
  const kind = fc.record({
    unit: fc.constantFrom(...indicatorUnits),
    decimals: fc.integer({ min: 0, max: 4 }),
    allowsNotApplicable: fc.constant(true)
  })
  const answer = fc.oneof(
    fc.integer({ min: 0, max: 100 }).map((value) => ({ status: 'value' as const, value })),
    fc.constantFrom(...cellStatuses.filter((status) => status !== 'value')).map((status) => ({ status, value: null })),
    fc.constant(null)
  )
  const marks = fc.constantFrom('ei kys.', 'ej fr.', 'n. asked')
  fc.assert(
    fc.property(kind, answer, fc.constantFrom(',', '.'), marks, (of, given, decimalMark, notAskedMark) => {
      const text = answerText(given, { decimals: of.decimals, decimalMark, notAskedMark })
      const read = readTyped(text, of)
      expect('answer' in read && isSameAnswer(read.answer, given)).toBe(true)
    })
  )
})

it.each([
  ['', null],
  [' \u00a0 ', null],
  ['0', { status: 'value', value: 0 }],
  ['1\u2009204', { status: 'value', value: 1204 }],
  ['1  204', { status: 'value', value: 1204 }],
  ['..', { status: 'missing', value: null }],
  ['…', { status: 'missing', value: null }],
  ['Ei tietoa', { status: 'missing', value: null }],
  ['uppgift saknas', { status: 'missing', value: null }],
  ['.', { status: 'not_applicable', value: null }],
  ['EJ TILLÄMPLIG', { status: 'not_applicable', value: null }],
  ['ei kys.', { status: 'not_asked', value: null }],
  ['ej\u00a0frågad', { status: 'not_asked', value: null }],
  ['not asked', { status: 'not_asked', value: null }]
])('reads %j', (text, answer) => {
  expect(readTyped(text, people)).toEqual({ answer })
})

it.each([
  ['-', people, 'INVALID_NUMBER'],
  ['0-0', people, 'INVALID_NUMBER'],
  ['#REF!', people, 'INVALID_NUMBER'],
  ['=SUM(A1:A3)', people, 'INVALID_NUMBER'],
  ['1e308', people, 'INVALID_NUMBER'],
  ['NaN', people, 'INVALID_NUMBER'],
  ['99999999999999', people, 'OUT_OF_RANGE'],
  ['2,5', people, 'TOO_MANY_DECIMALS'],
  ['-3', people, 'OUT_OF_RANGE'],
  ['\u22123', { ...people, unit: 'fte', decimals: 1 } as FigureKind, 'OUT_OF_RANGE'],
  ['.', euros, 'ANSWER_NOT_OFFERED'],
  ['5 %', euros, 'INVALID_NUMBER']
])('refuses %j', (text, kind, code) => {
  expect(readTyped(text, kind)).toMatchObject({ issue: { code } })
})

it('lets money be owed, and takes the unit that a spreadsheet shows', () => {
  expect(readTyped('\u22121 234,50 €', euros)).toEqual({ answer: { status: 'value', value: -123450 } })
  expect(readTyped('12,5 %', { unit: 'percent', decimals: 1, allowsNotApplicable: true })).toEqual({
    answer: { status: 'value', value: 125 }
  })
})
