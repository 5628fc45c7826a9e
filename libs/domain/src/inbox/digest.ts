/**
 * When a notification goes into a collected mail. Such mails leave at seven in
 * the morning in Helsinki, every day or on Mondays. Nothing that waits is left
 * behind when somebody changes how they are told, and nothing is told twice:
 * what a mail has taken waits no longer.
 * Source: issue "Onboarding and agreements", item 8.
 */
import { addDays, homeTimeZone, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { Frequency } from './notification-topics.js'

export const digestHour = 7

/** What waits for a collected mail, and what its person wishes now. */
export interface WaitingNotification {
  readonly at: Date
  /** Null when the person has never chosen, or chose before it waited. */
  readonly changedAt: Date | null
  readonly frequency: Frequency
}

/** collect: it goes into the mail of this run · wait: into a later one · drop: none is wished for any more. */
export type DigestStep = 'collect' | 'wait' | 'drop'

/**
 * The last moment up to now at which collected mails left.
 *
 * @example lastDigest('daily', new Date('2026-06-01T03:59:00Z')) // 2026-05-31T04:00Z: seven in Helsinki has not struck
 */
export function lastDigest(frequency: 'daily' | 'weekly', now: Date): Date {
  const today = todayIn(homeTimeZone, now)
  const days = Array.from({ length: 9 }, (_, back) => addDays(today, -back)).filter((day) => frequency === 'daily' || isMonday(day))
  return days.map(atDigestHour).find((moment) => moment <= now) ?? atDigestHour(addDays(today, -9))
}

/**
 * What becomes of a notification that waits. A wish that is newer than the notification counts from the day of the wish, so
 * that no mail leaves in the middle of a day because somebody has changed their mind; whoever would now be told at once finds
 * it in the next morning's mail.
 *
 * @example digestStep({ at, changedAt: null, frequency: 'in_app' }, now) // 'drop'
 */
export function digestStep({ at, changedAt, frequency }: WaitingNotification, now: Date): DigestStep {
  if (frequency === 'in_app') return 'drop'
  const since = changedAt !== null && changedAt > at ? changedAt : at
  return since < lastDigest(frequency === 'weekly' ? 'weekly' : 'daily', now) ? 'collect' : 'wait'
}

const isMonday = (day: IsoDate): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1

/** The clocks are never changed at this hour, so it strikes once on every day. */
function atDigestHour(day: IsoDate): Date {
  const asUtc = new Date(`${day}T0${digestHour}:00:00Z`)
  return new Date(asUtc.getTime() - hoursAhead(asUtc) * 3_600_000)
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: homeTimeZone, hour: 'numeric', hourCycle: 'h23' })

/** How many hours Helsinki is ahead of UTC: the change is at three in the morning, long before the hour that is asked about. */
const hoursAhead = (instant: Date): number => Number(clock.format(instant)) - instant.getUTCHours()
