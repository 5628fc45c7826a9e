import fc from 'fast-check'
import { type CanonicalRow, canonicalLines, canonicalText, differingRows, rowCountOf, rowsOf, sortedLines } from './edition-canonical.js'

const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(fc.string(), tie('any'), { maxKeys: 4 }))
})).any
const row = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.nat(), fc.constant(null)))

/** The same object with its keys the other way round. */
const turned = (of: unknown): unknown =>
  Array.isArray(of) ? of.map(turned) : of !== null && typeof of === 'object' ? Object.fromEntries(Object.entries(of).reverse().map(([key, each]) => [key, turned(each)])) : of

it('says the same, whatever the order of the keys was', () => {
  fc.assert(
    fc.property(value, (given) => {
      const text = canonicalText(given as CanonicalRow)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(given)))
      expect(canonicalText(turned(given) as CanonicalRow)).toBe(text)
    })
  )
})

it('puts rows in one order, whatever the order was in which they came', () => {
  fc.assert(
    fc.property(fc.array(row), fc.integer(), (rows, seed) => {
      const shuffled = [...rows].sort((a, b) => canonicalText(a).length * seed - canonicalText(b).length * seed)
      expect(sortedLines(shuffled, ['a', 'b'])).toBe(sortedLines(rows, ['a', 'b']))
      expect(rowCountOf(sortedLines(rows, ['a']))).toBe(rows.length)
      expect(rowsOf(sortedLines(rows, ['a']))).toHaveLength(rows.length)
    })
  )
})

it.each([1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, Infinity])('takes no number that could be written in two ways: %s', (number) => {
  expect(() => canonicalText({ number })).toThrow(RangeError)
})

it('writes large whole numbers as they are, and numbers in the order of numbers', () => {
  expect(canonicalText({ b: 12345678901234567890n, a: [null, 'ä"\n'] })).toBe('{"a":[null,"ä\\"\\n"],"b":12345678901234567890}')
  expect(sortedLines([{ n: 10 }, { n: 9 }], ['n'])).toBe('{"n":9}\n{"n":10}\n')
})

it('counts the rows that differ, a changed one once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), (numbers, at) => {
      const rows = numbers.map((number) => ({ number, word: 'same' }))
      const changed = rows.map((each, place) => (place === at % rows.length ? { ...each, word: 'other' } : each))
      expect(differingRows(canonicalLines(rows), canonicalLines(rows))).toBe(0)
      expect(differingRows(canonicalLines(rows), canonicalLines(changed))).toBe(1)
      expect(differingRows(canonicalLines(rows), '')).toBe(rows.length)
    })
  )
})
