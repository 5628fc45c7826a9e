import fc from 'fast-check'
import { classOf, mapClasses, mostClasses } from './map-classes.js'

it('parts values by round limits', () => {
  expect(mapClasses([12, 18, 31, 44], 0)).toEqual([
    { from: null, to: 20 },
    { from: 20, to: 30 },
    { from: 30, to: 40 },
    { from: 40, to: null }
  ])
  expect(mapClasses([7, 7], 0)).toEqual([{ from: null, to: null }])
  expect(mapClasses([], 0)).toEqual([])
})

it('puts every value into exactly one class, with no more than five, and a larger value never into a lower one', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 2 }), (whole, decimals) => {
      const all = whole.map((value) => Number((value / 10 ** decimals).toFixed(decimals)))
      const classes = mapClasses(all, decimals)
      expect(classes.length).toBeLessThanOrEqual(mostClasses)
      const sorted = [...all].sort((a, b) => a - b).map((value) => classOf(value, classes))
      expect(sorted).toEqual([...sorted].sort((a, b) => a - b))
      for (const value of all) {
        const holding = classes.filter(({ from, to }) => (from === null || value >= from) && (to === null || value < to))
        expect(holding).toHaveLength(1)
      }
    })
  )
})
