/** The weeks of a month as a wall calendar in Finland shows them: from Monday, with the number of the week after ISO 8601. */
import { weekdayOf } from '@solmu/domain/results/round-holidays.js'
import { addDays, addMonths, daysBetween, type IsoDate, isoDateOf } from '@solmu/shared/dates.js'

export interface CalendarWeek {
  /** 1 to 53. */
  readonly number: number
  /** Monday to Sunday; days of the months beside it too. */
  readonly days: readonly IsoDate[]
}

/**
 * The number of a day's week: the first week of a year is the one with its first Thursday.
 *
 * @example isoWeek('2027-01-01') // 53
 */
export function isoWeek(day: IsoDate): number {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const newYear = isoDateOf(Number(thursday.slice(0, 4)), 1, 1)
  return Math.floor(daysBetween(newYear, thursday) / 7) + 1
}

/** The month of a day, as `2026-11`. */
export const monthOf = (day: IsoDate): string => day.slice(0, 7)

/** The month so many months later, or earlier when below zero. */
export const shiftMonth = (month: string, steps: number): string => monthOf(addMonths(`${month}-01`, steps))

/** The weeks that have a day of a month, the earliest first. */
export function weeksOf(month: string): CalendarWeek[] {
  const first: IsoDate = `${month}-01`
  const after = addMonths(first, 1)
  const weeks: CalendarWeek[] = []
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday < after; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((step) => addDays(monday, step))
    weeks.push({ number: isoWeek(monday), days })
  }
  return weeks
}
