/**
 * The days on which nobody works in a Finnish office, so that no deadline falls on them: weekends, public holidays and the
 * two eves that collective agreements make free everywhere. Worked out, not listed, so that it holds for every year.
 * Source: act on certain holidays (laki eräistä juhlapäivistä); Gregorian computus after Meeus, Jones and Butcher.
 */
import { addDays, isoDateOf, type IsoDate } from '@solmu/shared/dates.js'

export const holidayNames = [
  ...(['new_year', 'epiphany', 'good_friday', 'easter', 'easter_monday', 'may_day', 'ascension', 'pentecost'] as const),
  ...(['midsummer_eve', 'midsummer', 'all_saints', 'independence', 'christmas_eve', 'christmas', 'boxing_day'] as const)
] as const
export type HolidayName = (typeof holidayNames)[number]

export interface Holiday {
  readonly day: IsoDate
  readonly name: HolidayName
}

/** The day of the week: 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: IsoDate): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/**
 * Easter Sunday of a year.
 *
 * @example easterOf(2026) // '2026-04-05'
 */
export function easterOf(year: number): IsoDate {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const count = moon + sunday - 7 * late + 114
  return isoDateOf(year, Math.floor(count / 31), (count % 31) + 1)
}

/** The first Saturday on a day or after it. */
const saturdayFrom = (day: IsoDate): IsoDate => addDays(day, (13 - weekdayOf(day)) % 7)

/** The holidays of a year, the earliest first. */
export function holidaysOf(year: number): Holiday[] {
  const easter = easterOf(year)
  const midsummer = saturdayFrom(isoDateOf(year, 6, 20))
  const days: Readonly<Record<HolidayName, IsoDate>> = {
    new_year: isoDateOf(year, 1, 1),
    epiphany: isoDateOf(year, 1, 6),
    good_friday: addDays(easter, -2),
    easter,
    easter_monday: addDays(easter, 1),
    may_day: isoDateOf(year, 5, 1),
    ascension: addDays(easter, 39),
    pentecost: addDays(easter, 49),
    midsummer_eve: addDays(midsummer, -1),
    midsummer,
    all_saints: saturdayFrom(isoDateOf(year, 10, 31)),
    independence: isoDateOf(year, 12, 6),
    christmas_eve: isoDateOf(year, 12, 24),
    christmas: isoDateOf(year, 12, 25),
    boxing_day: isoDateOf(year, 12, 26)
  }
  return holidayNames.map((name) => ({ day: days[name], name })).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The holiday on a day; null when it is an ordinary day, were it a Sunday. */
export function holidayOn(day: IsoDate): HolidayName | null {
  return holidaysOf(Number(day.slice(0, 4))).find((holiday) => holiday.day === day)?.name ?? null
}

/** Monday to Friday, and no holiday. */
export const isWorkingDay = (day: IsoDate): boolean => weekdayOf(day) <= 5 && holidayOn(day) === null

/**
 * The day itself when people work on it, or the next one on which they do.
 *
 * @example nextWorkingDay('2026-04-03') // '2026-04-07', since Good Friday to Easter Monday are free
 */
export function nextWorkingDay(day: IsoDate): IsoDate {
  let next = day
  while (!isWorkingDay(next)) next = addDays(next, 1)
  return next
}
