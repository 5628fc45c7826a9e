import fc from 'fast-check'
import { forecast, standing, targetOfYear } from './progress.js'

const soFar = { aggregation: 'sum', isDerived: false, actual: 30, given: 3, inAll: 4 } as const

it('goes on as the periods so far have gone', () => {
  expect(forecast(soFar)).toEqual({ value: 40, method: 'run_rate' })
  expect(forecast({ ...soFar, given: 4 })).toEqual({ value: 30, method: 'as_is' })
  expect(forecast({ ...soFar, aggregation: 'last_value' })).toEqual({ value: 30, method: 'as_is' })
  expect(forecast({ ...soFar, aggregation: 'none', isDerived: true })).toEqual({ value: 30, method: 'as_is' })
})

it('makes nothing up', () => {
  expect(forecast({ ...soFar, aggregation: 'distinct_persons' })).toEqual({ value: null, method: 'none' })
  expect(forecast({ ...soFar, actual: null })).toEqual({ value: null, method: 'none' })
  expect(forecast({ ...soFar, given: 0 })).toEqual({ value: null, method: 'none' })
})

it('a forecast is no smaller than what there is, and grows with it', () => {
  const natural = fc.nat({ max: 1_000_000 })
  fc.assert(
    fc.property(natural, natural, fc.integer({ min: 1, max: 12 }), (actual, more, given) => {
      const value = (of: number): number => forecast({ ...soFar, actual: of, given, inAll: 12 }).value ?? -1
      expect(value(actual)).toBeGreaterThanOrEqual(actual)
      expect(value(actual + more)).toBeGreaterThanOrEqual(value(actual))
    })
  )
})

it.each([
  ['more', 40, 30, 41, 'on_track'],
  ['more', 40, 40, 40, 'met'],
  ['more', 40, 30, 39, 'behind'],
  ['more', 40, 30, null, 'unknown'],
  ['less', 10, 5, 9, 'on_track'],
  ['less', 10, 5, 11, 'behind'],
  ['less', 10, 11, 11, 'behind'],
  ['neutral', 10, 11, 11, 'unknown'],
  ['more', null, 11, 11, 'unknown']
] as const)('%s is better: target %p, actual %p, forecast %p: %s', (direction, target, actual, expected, is) => {
  expect(standing(direction, { target, actual, forecast: expected })).toBe(is)
})

it('a year’s target is its own, or comes out of all its parts', () => {
  const quarters = new Map([1, 2, 3, 4].map((quarter) => [`2026-Q${quarter}`, quarter]))
  expect(targetOfYear('sum', '2026', quarters)).toBe(10)
  expect(targetOfYear('last_value', '2026', quarters)).toBe(4)
  expect(targetOfYear('distinct_persons', '2026', quarters)).toBeNull()
  expect(targetOfYear('sum', '2026', new Map([...quarters, ['2026', 12]]))).toBe(12)
  expect(targetOfYear('sum', '2026', new Map([...quarters].slice(1)))).toBeNull()
  expect(targetOfYear('sum', '2025', quarters)).toBeNull()
})
