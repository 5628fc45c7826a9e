import fc from 'fast-check'
import { breakdownOf, breakdownsOf, categoriesOf } from './cell.js'

const code = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((text) => text !== '__proto__')

it('a breakdown says its categories, in whichever order they were given', () => {
  fc.assert(
    fc.property(fc.dictionary(code, code, { maxKeys: 5 }), (categories) => {
      const breakdown = breakdownOf(categories)
      expect(categoriesOf(breakdown)).toEqual({ ...categories })
      expect(breakdownOf(Object.fromEntries(Object.entries(categories).reverse()))).toBe(breakdown)
    })
  )
})

it.each(['gender', 'gender:f,customer_group:ii', 'Gender:f', 'gender:f,', ':f', 'gender:f,gender:m', "a:b'"])(
  'refuses %s',
  (text) => {
    expect(() => categoriesOf(text)).toThrow(RangeError)
  }
)

it('goes through every combination once', () => {
  const of = (name: string, codes: string[]) => ({ code: name, categories: codes.map((each) => ({ code: each })) })
  expect(breakdownsOf([])).toEqual([''])
  expect(breakdownsOf([of('g', ['f', 'm']), of('a', ['x', 'y'])])).toEqual(['a:x,g:f', 'a:y,g:f', 'a:x,g:m', 'a:y,g:m'])
})
