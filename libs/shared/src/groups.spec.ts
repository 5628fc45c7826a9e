import fc from 'fast-check'
import { groupBy } from './groups.js'

describe('grouping', () => {
  it('keeps every item once, under its key, in the order given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (numbers) => {
        const groups = groupBy(numbers, (number) => Math.abs(number % 3))
        expect([...groups.values()].flat().length).toBe(numbers.length)
        for (const [key, group] of groups) {
          expect(group).toEqual(numbers.filter((number) => Math.abs(number % 3) === key))
        }
      })
    )
  })
})
