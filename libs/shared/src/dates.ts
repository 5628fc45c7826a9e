/**
 * Calendar days and the time during which something holds. A day has no clock
 * and no time zone: it is the text `YYYY-MM-DD`, so that days sort as texts do
 * and pass unchanged between database, API and browser.
 */

/** A calendar day as `YYYY-MM-DD`, between `firstDay` and `lastDay`. */
export type IsoDate = string

/** The days that the product knows: what lies outside is taken for a slip of the keyboard. */
export const firstDay: IsoDate = '1900-01-01'
export const lastDay: IsoDate = '2199-12-31'

/** The zone in which the consortium's days begin and end. */
export const homeTimeZone = 'Europe/Helsinki'

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsPerDay = 86_400_000

const toDayNumber = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay
const fromDayNumber = (number: number): IsoDate => new Date(number * millisecondsPerDay).toISOString().slice(0, 10)

/**
 * Says whether a value is a day that exists, written in full, within the days that the product knows.
 *
 * @example isIsoDate('2024-02-29') // true
 * @example isIsoDate('2023-02-29') // false
 */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !dayPattern.test(value)) return false
  if (value < firstDay || value > lastDay) return false
  const number = toDayNumber(value)
  return Number.isFinite(number) && fromDayNumber(number) === value
}

/** The day that a text names, or null when it names none. Nothing is trimmed, completed or guessed. */
export function parseIsoDate(text: unknown): IsoDate | null {
  return isIsoDate(text) ? text : null
}

/**
 * The day so many days later, or earlier when `days` is negative.
 *
 * @throws RangeError when `days` is not a whole number.
 * @example addDays('2024-02-28', 2) // '2024-03-01'
 */
export function addDays(day: IsoDate, days: number): IsoDate {
  if (!Number.isInteger(days)) throw new RangeError('days must be a whole number')
  return fromDayNumber(toDayNumber(day) + days)
}

/**
 * The same day so many months later or earlier; the last day of the month where the month is too short.
 *
 * @throws RangeError when `months` is not a whole number.
 * @example addMonths('2024-01-31', 1) // '2024-02-29'
 */
export function addMonths(day: IsoDate, months: number): IsoDate {
  if (!Number.isInteger(months)) throw new RangeError('months must be a whole number')
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return isoDateOf(year, month + 1, Math.min(Number(day.slice(8, 10)), lastOfMonth))
}

/**
 * The same day so many years later or earlier; 29 February becomes 28 where the year has none.
 *
 * @example addYears('2024-02-29', 1) // '2025-02-28'
 */
export function addYears(day: IsoDate, years: number): IsoDate {
  return addMonths(day, years * 12)
}

/** A day from its year, month (1-12) and day of the month; the parts must name a day that exists. */
export function isoDateOf(year: number, month: number, dayOfMonth: number): IsoDate {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-')
}

/** Negative when `a` is the earlier day, positive when it is the later one, 0 when they are the same. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whole days from `from` to `to`; negative when `to` is the earlier one. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/**
 * The calendar day at an instant in a time zone.
 *
 * @throws RangeError when the zone is not known.
 * @example todayIn('Europe/Helsinki', new Date('2026-06-01T21:30:00Z')) // '2026-06-02'
 */
export function todayIn(timeZone: string = homeTimeZone, now: Date = new Date()): IsoDate {
  const second = Math.floor(now.getTime() / 1000)
  const last = lastDays.get(timeZone)
  if (last?.second === second) return last.day
  const parts = calendarOf(timeZone).formatToParts(now)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value)
  const day = isoDateOf(part('year'), part('month'), part('day'))
  lastDays.set(timeZone, { second, day })
  return day
}

/** One request asks for its day many times in the same second, and no day begins within one. */
const lastDays = new Map<string, { second: number; day: IsoDate }>()

/** Making one takes as long as hundreds of answers. */
const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
  calendars.set(timeZone, made)
  return made
}

/** Holds from `validFrom` on, up to but without `validTo`; null means with no end in sight. */
export interface Validity {
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}

/**
 * Says whether something holds on a day. The first day counts, the end day does not.
 *
 * @example isValidOn({ validFrom: '2026-01-01', validTo: '2027-01-01' }, '2026-12-31') // true
 * @example isValidOn({ validFrom: '2026-01-01', validTo: '2027-01-01' }, '2027-01-01') // false
 */
export function isValidOn(validity: Validity, day: IsoDate): boolean {
  return validity.validFrom <= day && (validity.validTo === null || day < validity.validTo)
}

/** Says whether a validity holds on no day at all. */
export function isEmpty(validity: Validity): boolean {
  return validity.validTo !== null && validity.validTo <= validity.validFrom
}

/** The days that two validities share, or null when they share none. */
export function intersection(a: Validity, b: Validity): Validity | null {
  const validFrom = a.validFrom > b.validFrom ? a.validFrom : b.validFrom
  const validTo = earlierEnd(a.validTo, b.validTo)
  const shared = { validFrom, validTo }
  return isEmpty(shared) ? null : shared
}

/** The earlier of two ends, where null is the end that never comes. */
export function earlierEnd(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  if (a === null) return b
  if (b === null) return a
  return a < b ? a : b
}

/** Says whether two validities have a day in common. One that ends when the other begins has none. */
export function overlaps(a: Validity, b: Validity): boolean {
  return intersection(a, b) !== null
}

/** Says whether every day of `inner` is a day of `outer`. */
export function covers(outer: Validity, inner: Validity): boolean {
  if (isEmpty(inner)) return true
  if (inner.validFrom < outer.validFrom) return false
  return outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo)
}

/** @example isClockTime('16:30') // true */
export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** What the clock on the wall shows at an instant. @example timeIn(new Date('2026-06-01T13:00:00Z')) // '16:00' */
export const timeIn = (instant: Date, timeZone: string = homeTimeZone): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)

/**
 * The instant at which a clock on the wall shows a time of a day. In the hour that comes twice it is the first of the two, and a
 * time that the clock skips is as much later as it skips.
 *
 * @example instantIn('2026-06-01', '16:00').toISOString() // '2026-06-01T13:00:00.000Z'
 */
export function instantIn(day: IsoDate, time: string, timeZone: string = homeTimeZone): Date {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const shown = (at: number): number => Date.parse(`${todayIn(timeZone, new Date(at))}T${timeIn(new Date(at), timeZone)}:00Z`)
  // How far the clock was ahead a day before and is a day after: the earlier of the instants that show the time.
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((at) => shown(at) - at)
  const fitting = offsets.map((offset) => wall - offset).filter((at) => shown(at) === wall)
  return new Date(fitting.length > 0 ? Math.min(...fitting) : wall - (offsets[0] ?? 0))
}
