import { decimalText } from '@solmu/shared/decimal.js'
import fc from 'fast-check'
import { cellStatuses, largestValue } from './cell.js'
import { longestNote, rangeOf, readAnswer } from './cell-rules.js'
import { indicatorUnits, type Indicator } from './indicator.js'
import type { AskedIndicator } from './sheet.js'
import { anAskedIndicator } from './testing/asked-indicators.js'

const value = (text: string | null, note = '') => ({ status: 'value' as const, value: text, note })
const codeOf = (asked: AskedIndicator, given: Parameters<typeof readAnswer>[1]) => {
  const read = readAnswer(asked, given)
  return 'issue' in read ? read.issue.code : null
}

const persons = anAskedIndicator({ unit: 'persons' })
const euro = anAskedIndicator({ unit: 'euro', decimals: 2 })
const percent = anAskedIndicator({ unit: 'percent', decimals: 1 })

it.each([
  ['a count', persons, '12', 12],
  ['zero', persons, '0', 0],
  ['euros and cents', euro, '-12.5', -1250],
  ['a comma and spaces', euro, '1 234,05', 123405],
  ['all of a whole', percent, '100.0', 1000]
])('takes %s', (_what, asked, text, kept) => {
  expect(readAnswer(asked, value(text))).toEqual({ answer: { status: 'value', value: kept, note: '' } })
})

it.each([
  ['1e308', persons, '1e308', 'INVALID_NUMBER'],
  ['NaN', persons, 'NaN', 'INVALID_NUMBER'],
  ['Infinity', euro, 'Infinity', 'INVALID_NUMBER'],
  ['a word', persons, 'kaksi', 'INVALID_NUMBER'],
  ['a formula', persons, '=1+1', 'INVALID_NUMBER'],
  ['twenty digits', persons, '12345678901234567890', 'OUT_OF_RANGE'],
  ['a cent too much', euro, '90000000000.01', 'OUT_OF_RANGE'],
  ['half a person', persons, '1.5', 'TOO_MANY_DECIMALS'],
  ['less than nobody', persons, '-1', 'OUT_OF_RANGE'],
  ['more than the whole', percent, '100.1', 'OUT_OF_RANGE'],
  ['less than nothing of a whole', percent, '-0.1', 'OUT_OF_RANGE'],
  ['nothing', persons, '', 'REQUIRED'],
  ['a space', persons, ' ', 'REQUIRED'],
  ['no value', persons, null, 'REQUIRED']
])('refuses %s', (_what, asked, text, code) => {
  expect(codeOf(asked, value(text))).toBe(code)
})

it.each(['count', 'persons', 'hours', 'fte'] as const)('no %s is negative', (unit) => {
  expect(codeOf(anAskedIndicator({ unit }), value('-1'))).toBe('OUT_OF_RANGE')
})

it('does not apply only where the round offers it', () => {
  const answer = { status: 'not_applicable' as const, value: null, note: '' }
  expect(codeOf({ ...persons, allowsNotApplicable: true }, answer)).toBeNull()
  expect(codeOf({ ...persons, allowsNotApplicable: false }, answer)).toBe('ANSWER_NOT_OFFERED')
})

it('says why a required figure is missing', () => {
  const missing = (note: string) => ({ status: 'missing' as const, value: null, note })
  expect(codeOf({ ...persons, isRequired: true }, missing('  '))).toBe('NOTE_REQUIRED')
  expect(codeOf({ ...persons, isRequired: true }, missing('Rekisteri oli poissa'))).toBeNull()
  expect(codeOf({ ...persons, isRequired: false }, missing(''))).toBeNull()
})

it('what is no value has none, and a note has an end', () => {
  expect(codeOf(persons, { status: 'not_asked', value: '0', note: '' })).toBe('INVALID_INPUT')
  expect(codeOf(persons, value('1', 'x'.repeat(longestNote)))).toBeNull()
  expect(codeOf(persons, value('1', 'x'.repeat(longestNote + 1)))).toBe('TOO_LONG')
  expect(codeOf(persons, value('1', 'a\0b'))).toBe('INVALID_INPUT')
})

const kinds = fc.constantFrom(...indicatorUnits).chain((unit) =>
  fc.record({ unit: fc.constant(unit), decimals: unit === 'euro' ? fc.constant(2) : fc.nat(unit === 'count' || unit === 'persons' ? 0 : 4) })
)

it('takes every value of the range as it is, and none beyond it', () => {
  fc.assert(
    fc.property(kinds, fc.integer({ min: -largestValue, max: largestValue }), (kind: Pick<Indicator, 'unit' | 'decimals'>, steps) => {
      const asked = anAskedIndicator(kind)
      const { min, max } = rangeOf(asked.indicator)
      const text = decimalText(steps, kind.decimals)
      const isWithin = Number(text) >= min && Number(text) <= max
      expect(readAnswer(asked, value(text))).toEqual(
        isWithin
          ? { answer: { status: 'value', value: steps === 0 ? 0 : steps, note: '' } }
          : { issue: { code: 'OUT_OF_RANGE', params: { min, max } } }
      )
    })
  )
})

it('keeps a whole number within bounds, or nothing, whatever was written', () => {
  fc.assert(
    fc.property(kinds, fc.constantFrom(...cellStatuses), fc.option(fc.string()), fc.string(), (kind, status, text, note) => {
      const read = readAnswer(anAskedIndicator(kind), { status, value: text, note })
      if ('issue' in read) return
      expect(read.answer.status).toBe(status)
      expect(read.answer.value === null).toBe(status !== 'value')
      if (read.answer.value === null) return
      expect(Number.isSafeInteger(read.answer.value)).toBe(true)
      expect(Math.abs(read.answer.value)).toBeLessThanOrEqual(largestValue)
    })
  )
})
