import fc from 'fast-check'
import { addDays, daysBetween } from '@solmu/shared/dates.js'
import { timeSpan } from './as-of-date.js'
import { dayAfterKey, dayAt, xOf, yearTicks, type TimelineScale } from './timeline-scale.js'

const span = timeSpan('2026-11-21')
const scale: TimelineScale = { span, left: 10, right: 880 }
const anyDay = fc.integer({ min: 0, max: daysBetween(span.from, span.to) - 1 }).map((days) => addDays(span.from, days))

describe('the scale of the time line', () => {
  it('finds back a day from its place, to the nearest pixel', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const daysPerPixel = daysBetween(span.from, span.to) / (scale.right - scale.left)
        expect(Math.abs(daysBetween(day, dayAt(scale, xOf(scale, day))))).toBeLessThanOrEqual(Math.ceil(daysPerPixel))
      })
    )
  })

  it('keeps the order of days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(xOf(scale, a) - xOf(scale, b))).toBe(Math.sign(daysBetween(b, a)))
      })
    )
  })

  it('stays on the line', () => {
    expect(dayAt(scale, -500)).toBe('2013-01-01')
    expect(dayAt(scale, 5000)).toBe('2027-12-31')
    expect(xOf(scale, '1990-01-01')).toBe(10)
    expect(xOf(scale, '2190-01-01')).toBe(880)
  })

  it('names every year where there is room, and every second on a phone', () => {
    expect(yearTicks(scale).filter((tick) => tick.labelX !== null)).toHaveLength(15)
    const narrow = yearTicks({ span, left: 8, right: 320 })
    expect(narrow).toHaveLength(15)
    expect(narrow.filter((tick) => tick.labelX !== null).map((tick) => tick.year)).toEqual([2013, 2015, 2017, 2019, 2021, 2023, 2025, 2027])
  })

  it.each([
    ['ArrowRight', '2023-12-05'],
    ['ArrowUp', '2023-12-05'],
    ['ArrowLeft', '2023-10-05'],
    ['ArrowDown', '2023-10-05'],
    ['PageUp', '2024-11-05'],
    ['PageDown', '2022-11-05'],
    ['Home', '2013-01-01'],
    ['End', '2027-12-31'],
    ['Enter', null]
  ])('moves by %s to %s', (key, day) => {
    expect(dayAfterKey('2023-11-05', key, span)).toBe(day)
  })

  it('never moves past the ends', () => {
    expect(dayAfterKey('2013-01-10', 'PageDown', span)).toBe('2013-01-01')
    expect(dayAfterKey('2027-12-20', 'ArrowRight', span)).toBe('2027-12-31')
  })
})
