import fc from 'fast-check'
import { decimalNumber, decimalText, parseDecimal } from './decimal.js'

it('reads back what it writes', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      const plain = value === 0 ? 0 : value
      expect(parseDecimal(decimalText(plain, decimals), decimals)).toEqual({ value: plain })
    })
  )
})

it.each([
  ['12', 0, 12],
  ['0', 2, 0],
  ['-0', 0, 0],
  ['1 234,5', 1, 12345],
  ['1\u202f234\u00a0567', 0, 1234567],
  ['1\u2009000.50', 2, 100050],
  ['\u22123,5', 1, -35],
  ['3,50', 1, 35],
  ['007', 0, 7],
  ['\t 8 \n', 0, 8]
])('reads %j with %d decimals as %d steps', (text, decimals, value) => {
  expect(parseDecimal(text, decimals)).toEqual({ value })
})

it.each([
  ['', 0, 'not_a_number'],
  ['1e308', 0, 'not_a_number'],
  ['Infinity', 0, 'not_a_number'],
  ['0x10', 0, 'not_a_number'],
  ['1.234,5', 1, 'not_a_number'],
  ['12 34', 0, 'not_a_number'],
  ['١٢', 0, 'not_a_number'],
  ['5 kpl', 0, 'not_a_number'],
  ['=1+1', 0, 'not_a_number'],
  [',5', 1, 'not_a_number'],
  ['1.234', 0, 'too_many_decimals'],
  ['0,25', 1, 'too_many_decimals'],
  ['99999999999999999999', 0, 'too_large']
])('refuses %j with %d decimals: %s', (text, decimals, issue) => {
  expect(parseDecimal(text, decimals)).toEqual({ issue })
})

it('keeps to the largest value that is taken', () => {
  expect(parseDecimal('-101', 0, 100)).toEqual({ issue: 'too_large' })
  expect(parseDecimal('100', 0, 100)).toEqual({ value: 100 })
})

it('says the number itself', () => {
  expect(decimalNumber(-35, 1)).toBe(-3.5)
  expect(decimalNumber(5, 2)).toBe(0.05)
})
