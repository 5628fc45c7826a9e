import fc from 'fast-check'
import { addDays, isValidOn } from './dates.js'
import {
  isPeriod,
  kindOfPeriod,
  periodContaining,
  periodOfValidity,
  shiftPeriod,
  validityOfPeriod,
  type PeriodKind
} from './periods.js'

const day = fc.integer({ min: 0, max: 50_000 }).map((count) => addDays('1960-01-01', count))
const kind = fc.constantFrom<PeriodKind>('year', 'third', 'quarter', 'month')

describe('a period', () => {
  it.each([
    ['2026', 'year', '2026-01-01', '2027-01-01'],
    ['2026-Q1', 'quarter', '2026-01-01', '2026-04-01'],
    ['2026-Q4', 'quarter', '2026-10-01', '2027-01-01'],
    ['2026-T2', 'third', '2026-05-01', '2026-09-01'],
    ['2026-T3', 'third', '2026-09-01', '2027-01-01'],
    ['2024-02', 'month', '2024-02-01', '2024-03-01'],
    ['2026-12', 'month', '2026-12-01', '2027-01-01']
  ])('%s is a %s from %s to %s', (...[period, kindName, validFrom, validTo]) => {
    expect(kindOfPeriod(period)).toBe(kindName)
    expect(validityOfPeriod(period)).toEqual({ validFrom, validTo })
    expect(periodOfValidity({ validFrom, validTo })).toBe(period)
  })

  it.each([
    '26',
    '2026-Q5',
    '2026-Q0',
    '2026-T4',
    '2026-13',
    '2026-00',
    '2026-9',
    '2026-q1',
    ' 2026',
    '2026-09-01',
    '1800',
    ''
  ])('is not written %p', (text) => {
    expect(isPeriod(text)).toBe(false)
    expect(() => validityOfPeriod(text)).toThrow(RangeError)
  })

  it('does not exist for days that are no whole period', () => {
    expect(periodOfValidity({ validFrom: '2026-01-02', validTo: '2027-01-01' })).toBeNull()
    expect(periodOfValidity({ validFrom: '2026-02-01', validTo: '2026-05-01' })).toBeNull()
    expect(periodOfValidity({ validFrom: '2026-01-01', validTo: null })).toBeNull()
  })

  it('holds the day it was asked for, and is found again from its days', () => {
    fc.assert(
      fc.property(kind, day, (each, date) => {
        const period = periodContaining(each, date)
        expect(isValidOn(validityOfPeriod(period), date)).toBe(true)
        expect(periodOfValidity(validityOfPeriod(period))).toBe(period)
        expect(kindOfPeriod(period)).toBe(each)
      })
    )
  })

  it('ends on the day on which the next one begins', () => {
    fc.assert(
      fc.property(kind, day, fc.integer({ min: -20, max: 20 }), (each, date, steps) => {
        const period = periodContaining(each, date)
        expect(validityOfPeriod(shiftPeriod(period, 1)).validFrom).toBe(validityOfPeriod(period).validTo)
        expect(shiftPeriod(shiftPeriod(period, steps), -steps)).toBe(period)
      })
    )
  })
})
