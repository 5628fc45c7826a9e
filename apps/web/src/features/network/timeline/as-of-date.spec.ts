import fc from 'fast-check'
import { addDays, daysBetween } from '@solmu/shared/dates.js'
import { clampDay, firstKnownDay, lastDayOf, readDay, tenseOf, timeSpan } from './as-of-date.js'

const today = '2026-11-21'

describe('the day on which the network is looked at', () => {
  it.each([
    ['5.11.2023', '2023-11-05'],
    [' 05.11.2023 ', '2023-11-05'],
    ['5.11.23', '2023-11-05'],
    ['5.11.', '2026-11-05'],
    ['5.11', '2026-11-05'],
    ['5/11/2023', '2023-11-05'],
    ['5. 11. 2023', '2023-11-05'],
    ['2023-11-05', '2023-11-05'],
    ['29.2.2024', '2024-02-29']
  ])('reads %s as %s', (text, day) => {
    expect(readDay(text, today)).toEqual({ day })
  })

  it.each([
    ['', 'unreadable'],
    ['eilen', 'unreadable'],
    ['5.11.202', 'unreadable'],
    ['11/2023', 'unreadable'],
    ['29.2.2023', 'no_such_day'],
    ['31.11.2023', 'no_such_day'],
    ['0.1.2023', 'no_such_day'],
    ['31.12.2012', 'out_of_span'],
    ['1.1.2028', 'out_of_span']
  ])('refuses %s as %s', (text, problem) => {
    expect(readDay(text, today)).toEqual({ problem })
  })

  it('reads every day of the span in the way it is written in Finnish', () => {
    const span = timeSpan(today)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: daysBetween(span.from, span.to) - 1 }), (offset) => {
        const day = addDays(span.from, offset)
        const [year, month, dayOfMonth] = day.split('-').map(Number)
        expect(readDay(`${dayOfMonth}.${month}.${year}`, today)).toEqual({ day })
      })
    )
  })

  it('spans from the first known day to the end of next year', () => {
    const span = timeSpan(today)
    expect(span).toEqual({ from: firstKnownDay, to: '2028-01-01' })
    expect(lastDayOf(span)).toBe('2027-12-31')
    expect(clampDay('1999-01-01', span)).toBe(firstKnownDay)
    expect(clampDay('2031-05-05', span)).toBe('2027-12-31')
    expect(clampDay('2020-05-05', span)).toBe('2020-05-05')
  })

  it('knows past, present and future', () => {
    expect([tenseOf('2023-11-05', today), tenseOf(today, today), tenseOf('2027-01-01', today)]).toEqual([
      'past',
      'present',
      'future'
    ])
  })
})
