import fc from 'fast-check'
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  covers,
  daysBetween,
  firstDay,
  intersection,
  isEmpty,
  isIsoDate,
  isValidOn,
  lastDay,
  overlaps,
  parseIsoDate,
  todayIn,
  type Validity
} from './dates.js'

const day = fc.integer({ min: 0, max: 80_000 }).map((count) => addDays('1950-01-01', count))
const validity: fc.Arbitrary<Validity> = fc.record({ validFrom: day, validTo: fc.option(day) })

describe('a calendar day', () => {
  it.each(['2024-02-29', '2026-12-31', firstDay, lastDay])('%s is one', (text) => {
    expect(parseIsoDate(text)).toBe(text)
  })

  it.each([
    '2023-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    '1899-12-31',
    '2200-01-01',
    '0000-01-01',
    '٢٠٢٦-٠١-٠١',
    '',
    20260101,
    null,
    undefined,
    new Date()
  ])('%p is none', (value) => {
    expect(parseIsoDate(value)).toBeNull()
    expect(isIsoDate(value)).toBe(false)
  })

  it('moves by days over months, years and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError)
  })

  it('moves by months to the last day where the month is too short', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(() => addMonths('2026-01-01', 1.5)).toThrow(RangeError)
  })

  it('comes back after going there and is as far as it went', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = addDays(from, days)
        expect(addDays(to, -days)).toBe(from)
        expect(daysBetween(from, to)).toBe(days)
        expect(Math.sign(compareDates(to, from))).toBe(Math.sign(days))
      })
    )
  })
})

describe('today', () => {
  it.each([
    ['2026-06-01T20:59:59Z', '2026-06-01'],
    ['2026-06-01T21:00:00Z', '2026-06-02'],
    ['2026-01-01T21:59:59Z', '2026-01-01'],
    ['2026-01-01T22:00:00Z', '2026-01-02']
  ])('in Helsinki at %s is %s, in summer and winter time', (instant, expected) => {
    expect(todayIn('Europe/Helsinki', new Date(instant))).toBe(expected)
  })

  it('is the day of the very instant, however many were asked just before', () => {
    const days = [-1, 0, 999, 1000, -1000, -1].map((ms) => todayIn('Europe/Helsinki', new Date(Date.parse('2026-06-01T21:00:00Z') + ms)))
    expect(days).toEqual(['2026-06-01', '2026-06-02', '2026-06-02', '2026-06-02', '2026-06-01', '2026-06-01'])
  })

  it('is not the same day everywhere', () => {
    expect(todayIn('America/New_York', new Date('2026-06-02T01:00:00Z'))).toBe('2026-06-01')
    expect(() => todayIn('Europe/Atlantis')).toThrow(RangeError)
  })
})

describe('a validity', () => {
  const year = { validFrom: '2026-01-01', validTo: '2027-01-01' }

  it('holds from its first day up to, but without, its end', () => {
    expect(isValidOn(year, '2025-12-31')).toBe(false)
    expect(isValidOn(year, '2026-01-01')).toBe(true)
    expect(isValidOn(year, '2026-12-31')).toBe(true)
    expect(isValidOn(year, '2027-01-01')).toBe(false)
    expect(isValidOn({ ...year, validTo: null }, lastDay)).toBe(true)
  })

  it('does not overlap the one that follows it', () => {
    expect(overlaps(year, { validFrom: '2027-01-01', validTo: null })).toBe(false)
    expect(overlaps(year, { validFrom: '2026-12-31', validTo: null })).toBe(true)
  })

  it('shares exactly the days that both have', () => {
    fc.assert(
      fc.property(validity, validity, day, (a, b, each) => {
        const shared = intersection(a, b)
        expect(shared !== null && isValidOn(shared, each)).toBe(isValidOn(a, each) && isValidOn(b, each))
        expect(overlaps(a, b)).toBe(overlaps(b, a))
        if (shared) expect(isEmpty(shared)).toBe(false)
      })
    )
  })

  it('covers another when, and only when, it shares all of the other’s days', () => {
    fc.assert(
      fc.property(validity, validity, (outer, inner) => {
        const shared = intersection(outer, inner)
        const isWhole = isEmpty(inner) || (shared?.validFrom === inner.validFrom && shared.validTo === inner.validTo)
        expect(covers(outer, inner)).toBe(isWhole)
      })
    )
  })
})
