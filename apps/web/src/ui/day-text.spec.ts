import { addDays } from '@solmu/shared/dates.js'
import { dayInField, readDayText } from './day-text.js'
import { formatDay } from './format.js'
import { languages } from './text.js'

describe('a typed day', () => {
  it.each([
    ['5.11.2026', '2026-11-05'],
    [' 05.11.2026 ', '2026-11-05'],
    ['5.11.', '2026-11-05'],
    ['5/11/2026', '2026-11-05'],
    ['2026-11-05', '2026-11-05'],
    ['5 Nov 2026', '2026-11-05'],
    ['1 september', '2026-09-01'],
    ['30 Feb 2026', null],
    ['5 Smarch 2026', null],
    ['29.2.2024', '2024-02-29'],
    ['29.2.2023', null],
    ['31.4.2026', null],
    ['huomenna', null],
    ['5.11.26', null],
    ['', null]
  ])('reads %j as %j', (text, day) => {
    expect(readDayText(text, '2026-06-01')).toBe(day)
  })

  it('stands in the field as it can be read again', () => {
    expect(dayInField('2026-11-05', 'fi')).toBe('5.11.2026')
    expect(readDayText(dayInField('2026-11-05', 'en'), '2026-06-01')).toBe('2026-11-05')
  })

  it('is read as the page writes it, in every language', () => {
    for (let at = 0; at < 366; at += 1) for (const language of languages) {
      const day = addDays('2028-01-01', at)
      expect([day, language, readDayText(formatDay(day, language), '2026-06-01')]).toEqual([day, language, day])
    }
  })
})
