import { addDays, addMonths, isoDateOf } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { isoWeek, shiftMonth, weeksOf } from './calendar-weeks.js'

const months = fc.tuple(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => isoDateOf(year, month, 1).slice(0, 7))

describe('the weeks of a calendar', () => {
  it.each([
    ['2026-01-01', 1],
    ['2026-12-31', 53],
    ['2027-01-01', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2026-11-05', 45]
  ])('%s is in week %i', (day, week) => expect(isoWeek(day)).toBe(week))

  it('hold every day of the month once, in rows of seven from Monday on', () => {
    fc.assert(
      fc.property(months, (month) => {
        const weeks = weeksOf(month)
        const days = weeks.flatMap((week) => week.days)
        expect(days).toEqual(days.map((_, index) => addDays(days[0] ?? '', index)))
        expect(weeks.every((week) => week.days.length === 7 && new Date(`${week.days[0]}T00:00:00Z`).getUTCDay() === 1)).toBe(true)
        const inside = days.filter((day) => day.startsWith(month))
        expect(inside[0]).toBe(`${month}-01`)
        expect(addDays(inside.at(-1) ?? '', 1)).toBe(addMonths(`${month}-01`, 1))
        expect(weeks.every((week) => week.days.every((day) => isoWeek(day) === week.number))).toBe(true)
        expect(shiftMonth(shiftMonth(month, 5), -5)).toBe(month)
      })
    )
  })
})
