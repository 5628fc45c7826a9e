import fc from 'fast-check'
import { decodeCursor, encodeCursor, type CursorKind, type CursorValue } from './cursor.js'

const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0'))
const place: fc.Arbitrary<[CursorKind, CursorValue]> = fc.oneof(
  fc.tuple(fc.constant<CursorKind>('string'), text),
  fc.tuple(
    fc.constant<CursorKind>('number'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0)
  ),
  fc.tuple(fc.constantFrom<CursorKind>('string?', 'number?'), fc.constant(null))
)

describe('a cursor', () => {
  it('is safe in an address and gives its values back', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 4 }), (places) => {
        const values = places.map(([, value]) => value)
        const cursor = encodeCursor(values)
        expect(cursor).toMatch(/^[A-Za-z0-9_-]*$/)
        expect(
          decodeCursor(
            cursor,
            places.map(([kind]) => kind)
          )
        ).toEqual(values)
      })
    )
  })

  it('is null when it is anything but a cursor', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.anything()), (garbage) => {
        expect(decodeCursor(garbage, ['string', 'string', 'string'])).toBeNull()
      })
    )
  })

  it.each<[string, unknown, CursorKind[]]>([
    ['too few values', encodeCursor(['a']), ['string', 'string']],
    ['too many values', encodeCursor(['a', 'b']), ['string']],
    ['another kind', encodeCursor(['7']), ['number']],
    ['null where none is allowed', encodeCursor([null]), ['string']],
    ['an object', btoa('{"0":"a","length":1}').replace(/=+$/, ''), ['string']],
    ['a nested list', btoa('[["a"]]').replace(/=+$/, ''), ['string']],
    ['an endless number', btoa('[1e999]').replace(/=+$/, ''), ['number']],
    ['a NUL in a text', btoa('["a\\u0000"]').replace(/=+$/, ''), ['string']],
    ['other spelling of the same', btoa('[ "a" ]').replace(/=+$/, ''), ['string']],
    ['padding', btoa('["abc"]'), ['string']],
    ['bytes that are no UTF-8', btoa('["\xff"]').replace(/=+$/, ''), ['string']],
    ['a text without end', encodeCursor(['a'.repeat(4000)]), ['string']],
    ['nothing', '', ['string']]
  ])('is null with %s', (_case, cursor, shape) => {
    expect(decodeCursor(cursor, shape)).toBeNull()
  })

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['a\0']])('is not made from %p', (value) => {
    expect(() => encodeCursor([value])).toThrow(RangeError)
  })
})
