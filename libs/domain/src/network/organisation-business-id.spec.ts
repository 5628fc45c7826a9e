import { anySign } from '@solmu/shared/testing/any-sign.js'
import fc from 'fast-check'
import { FinnishBusinessIds } from 'finnish-business-ids'
import { parseBusinessId } from './organisation-business-id.js'

/** Ids that the library of the tax numbers takes, made from the sum and not from the code under test. */
const anId = fc
  .integer({ min: 1, max: 9_999_999 })
  .map((number) => String(number).padStart(7, '0'))
  .map((digits) => ({ digits, check: FinnishBusinessIds.calculateChecksum(digits) }))
  .filter(({ check }) => check >= 0)
  .map(({ digits, check }) => `${digits}-${check}`)

const withDigit = (id: string, place: number, digit: string) => `${id.slice(0, place)}${digit}${id.slice(place + 1)}`

describe('parseBusinessId', () => {
  it.each([
    ['1234567-1', '1234567-1'],
    ['12345671', '1234567-1'],
    ['FI12345671', '1234567-1'],
    ['fi 1234567-1', '1234567-1'],
    [' 1234567 - 1 ', '1234567-1'],
    ['1234567–1', '1234567-1'],
    ['1234567‑1', '1234567-1'],
    ['１２３４５６７－１', '1234567-1'],
    // Real bodies of the public register: Nokia, Yleisradio and the City of Helsinki.
    ['112038-9', '0112038-9'],
    ['0112038-9', '0112038-9'],
    ['0313471-7', '0313471-7'],
    ['0201256-6', '0201256-6']
  ])('reads %j', (text, id) => {
    expect(parseBusinessId(text)).toBe(id)
  })

  it.each([
    ['', 'nothing'],
    ['   ', 'blanks'],
    ['1234567', 'a missing check digit'],
    ['1234567-2', 'a wrong check digit'],
    ['123456-1', 'an old form with a wrong check digit'],
    ['12345678-1', 'a digit too many'],
    ['12345-1', 'too few digits'],
    ['1234567--1', 'two hyphens'],
    ['SE12345671', 'another country'],
    ['FI', 'only a country'],
    ['1234567-A', 'a letter'],
    ['0000000-0', 'only zeros'],
    ['1234567-1; DROP TABLE organisation', 'more than an id'],
    ['1234567-1\0', 'a NUL'],
    ['١٢٣٤٥٦٧-١', 'digits of another script']
  ])('refuses %j: %s', (text) => {
    expect(parseBusinessId(text)).toBeNull()
  })

  it('reads every sound id in every way of writing it', () => {
    fc.assert(
      fc.property(anId, fc.constantFrom('', 'FI', 'fi ', ' '), fc.boolean(), (id, before, isHyphened) => {
        expect(parseBusinessId(`${before}${isHyphened ? id : id.replace('-', '')}`)).toBe(id)
        if (id.startsWith('0')) expect(parseBusinessId(id.slice(1))).toBe(id)
      })
    )
  })

  it('notices every digit that is wrong', () => {
    fc.assert(
      fc.property(anId, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 9 }), (id, place, digit) => {
        fc.pre(place !== 7 && id[place] !== String(digit))
        expect(parseBusinessId(withDigit(id, place, String(digit)))).toBeNull()
      })
    )
  })

  it('says of any eight digits what the library says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 9 }), (number, check) => {
        const id = `${String(number).padStart(7, '0')}-${check}`
        expect(parseBusinessId(id) === id).toBe(FinnishBusinessIds.isValidBusinessId(id))
      })
    )
  })

  it('takes any text without failing, and what it gives it takes again', () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign }), (text) => {
        const id = parseBusinessId(text)
        if (id !== null) expect(parseBusinessId(id)).toBe(id)
      })
    )
  })
})
