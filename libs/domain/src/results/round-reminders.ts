/**
 * Who is reminded of a return on a day. A round names days around the deadline; of a unit that was given more time they are
 * counted from the end of that time, so that nobody hears of a deadline that is not theirs. What the clock missed is made up
 * for within a few days, and only the latest reminder is sent; each is sent once.
 * Source: requirements 6, 7; issue "Results", item 2.
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { effectiveDueOn, isUnsent } from './lateness.js'
import type { ReturnState } from './return-state.js'

/** For how many days a reminder whose day was missed is still sent. */
export const catchUpDays = 2

/** The furthest from the deadline that a reminder may be, and how many there may be. */
export const furthestReminder = 60
export const mostReminders = 8

export interface RemindedReturn {
  readonly state: ReturnState
  readonly opensOn: IsoDate
  readonly dueOn: IsoDate
  readonly extendedUntil: IsoDate | null
  /** Days from the deadline: -7 is a week before it. */
  readonly reminderDays: readonly number[]
}

export interface DueReminder {
  /** The day for which the reminder stands: it is sent once for each such day. */
  readonly day: IsoDate
  /** The deadline that counts for the unit. */
  readonly dueOn: IsoDate
  /** Days until the deadline; below zero when it has gone by. */
  readonly daysLeft: number
}

/**
 * The reminder of a return that is to be out by a day; null when there is none. Whether it was sent already is for the
 * caller to know.
 *
 * @example reminderOn({ state: 'draft', opensOn: '2026-10-01', dueOn: '2026-10-15', extendedUntil: null,
 *   reminderDays: [-7, -1] }, '2026-10-08') // { day: '2026-10-08', dueOn: '2026-10-15', daysLeft: 7 }
 */
export function reminderOn(of: RemindedReturn, today: IsoDate): DueReminder | null {
  if (!isUnsent(of.state) || today < of.opensOn) return null
  const dueOn = effectiveDueOn(of)
  const days = of.reminderDays.map((distance) => addDays(dueOn, distance)).filter((day) => day <= today && day >= of.opensOn)
  const day = days.sort().at(-1)
  if (day === undefined || daysBetween(day, today) > catchUpDays) return null
  return { day, dueOn, daysLeft: daysBetween(today, dueOn) }
}
