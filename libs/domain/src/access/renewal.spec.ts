import fc from 'fast-check'
import { addDays, daysBetween } from '@solmu/shared/dates.js'
import { nextTerm } from './renewal.js'

describe('the next term', () => {
  it.each([
    ['2025-01-01', '2026-01-01', '2027-01-01'],
    ['2023-03-01', '2024-03-01', '2025-03-01'],
    ['2025-09-15', '2025-12-15', '2026-03-15'],
    ['2025-12-01', '2025-12-11', '2025-12-21']
  ])('of %s to %s ends on %s', (validFrom, validTo, next) => {
    expect(nextTerm({ validFrom, validTo }, addDays(validTo, -1))).toEqual({ validFrom: validTo, validTo: next })
  })

  it('is refused without an end, to a deputy, and for a role that is over or still to come', () => {
    const refused = expect.objectContaining({ code: 'INVALID_DATE' }) as unknown as Error
    const term = { validFrom: '2025-01-01', validTo: '2026-01-01' }
    expect(() => nextTerm({ ...term, validTo: null }, '2025-06-01')).toThrow(refused)
    expect(() => nextTerm({ ...term, deputyFor: 'a' }, '2025-06-01')).toThrow(refused)
    expect(() => nextTerm(term, '2026-01-01')).toThrow(refused)
    expect(() => nextTerm(term, '2024-12-31')).toThrow(refused)
  })

  it('follows without a gap and is as long, give or take the days of a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 1500 }), (from, days) => {
        const validFrom = addDays('2020-01-01', from)
        const validTo = addDays(validFrom, days)
        const next = nextTerm({ validFrom, validTo }, validFrom)
        expect(next.validFrom).toBe(validTo)
        expect(Math.abs(daysBetween(next.validFrom, next.validTo) - days)).toBeLessThanOrEqual(3)
      })
    )
  })
})
