import fc from 'fast-check'
import { addMoney, allocate, minorUnitsText, parseMoney, readAmountText, sumMoney, type Money } from './money.js'

const euros = (minorUnits: bigint): Money => ({ minorUnits, currency: 'EUR' })
const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

describe('money', () => {
  it.each(['0', '1', '-1', '123456', '999999999999999999'])('travels as %p', (text) => {
    expect(minorUnitsText(parseMoney(text, 'EUR')!)).toBe(text)
  })

  it.each([
    ['1.5', 'EUR'],
    ['1,50', 'EUR'],
    ['', 'EUR'],
    ['-0', 'EUR'],
    ['01', 'EUR'],
    ['+1', 'EUR'],
    ['1e3', 'EUR'],
    ['0x10', 'EUR'],
    [' 1', 'EUR'],
    ['1000000000000000000', 'EUR'],
    ['1', 'eur'],
    ['1', 'EURO'],
    ['1', ''],
    [1, 'EUR'],
    ['1', null]
  ])('is not read from %p %p', (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull()
  })

  it('adds to the cent and refuses to mix currencies', () => {
    expect(sumMoney([euros(10n), euros(20n), euros(-5n)], 'EUR')).toEqual(euros(25n))
    expect(sumMoney([], 'EUR')).toEqual(euros(0n))
    expect(() => addMoney(euros(1n), { minorUnits: 1n, currency: 'SEK' })).toThrow(RangeError)
  })

  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [5n, [0n, 3n, 7n], [0n, 2n, 3n]],
    [7n, [2n, 3n, 5n], [1n, 2n, 4n]],
    [1n, [0n, 0n, 1n], [0n, 0n, 1n]],
    [0n, [1n, 2n], [0n, 0n]]
  ])('%p shared by %p is %p', (total, weights, shares) => {
    expect(allocate(total, weights)).toEqual(shares)
  })

  it.each([[[]], [[0n, 0n]], [[2n, -1n]]])('cannot be shared by %p', (weights) => {
    expect(() => allocate(100n, weights)).toThrow(RangeError)
  })

  it('is shared without a cent lost, each share within one cent of its due, nothing for a weight of 0', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(
        cents,
        weights.filter((each) => each.some((weight) => weight > 0n)),
        (total, parts) => {
          const shares = allocate(total, parts)
          const whole = parts.reduce((sum, weight) => sum + weight, 0n)
          expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(total)
          shares.forEach((share, place) => {
            const distance = share * whole - total * parts[place]!
            expect(distance < whole && distance > -whole).toBe(true)
            if (parts[place] === 0n) expect(share).toBe(0n)
          })
        }
      )
    )
  })

  it('that is owed is shared like money that is due', () => {
    fc.assert(
      fc.property(cents, (total) => {
        const parts = [3n, 5n, 11n]
        expect(allocate(-total, parts)).toEqual(allocate(total, parts).map((share) => -share))
      })
    )
  })

  it.each([
    ['44 000,50', 4400050n],
    ['44\u00a0000', 4400000n],
    ['1234.5', 123450n],
    ['\u22120,07', -7n],
    ['0', 0n],
    ['1.234,56', null],
    ['12,345', null],
    ['', null],
    ['1e3', null],
    ['abc', null]
  ])('is read as people write it: %p', (text, cents) => {
    expect(readAmountText(text)).toBe(cents)
  })
})
