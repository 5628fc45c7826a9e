/**
 * The day on which the network is looked at: how it is written, which days may
 * be asked for, and how it relates to today. Today is not written in the
 * address, so that a saved link to "the network" stays current.
 */
import { addDays, isIsoDate, isoDateOf, type IsoDate } from '@solmu/shared/dates.js'

/** The reference geography begins here: no municipality is known before this day. */
export const firstKnownDay: IsoDate = '2013-01-01'

/** The days of the time line: from `from` up to but without `to`. */
export interface TimeSpan {
  readonly from: IsoDate
  readonly to: IsoDate
}

export type Tense = 'past' | 'present' | 'future'

/** A day as read from a text field, or why it could not be read. */
export type DayReading = { readonly day: IsoDate } | { readonly problem: 'unreadable' | 'no_such_day' | 'out_of_span' }

/**
 * The years of the time line: from the first known year to the end of next year.
 *
 * @example timeSpan('2026-11-21') // { from: '2013-01-01', to: '2028-01-01' }
 */
export function timeSpan(today: IsoDate): TimeSpan {
  return { from: firstKnownDay, to: isoDateOf(Number(today.slice(0, 4)) + 2, 1, 1) }
}

/** The last day that the time line can show. */
export function lastDayOf(span: TimeSpan): IsoDate {
  return addDays(span.to, -1)
}

/** Whether a viewed day lies before, on or after today. */
export function tenseOf(asOf: IsoDate, today: IsoDate): Tense {
  if (asOf === today) return 'present'
  return asOf < today ? 'past' : 'future'
}

/** The day moved inside the time line. */
export function clampDay(day: IsoDate, span: TimeSpan): IsoDate {
  if (day < span.from) return span.from
  return day >= span.to ? lastDayOf(span) : day
}

const finnishDay = /^(\d{1,2})\s*[./]\s*(\d{1,2})\s*(?:[./]\s*(\d{4}|\d{2})?)?$/
const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/**
 * Reads a day as people write it: `5.11.2023`, `05.11.23`, `5.11.` (this year) or `2023-11-05`.
 *
 * @example readDay(' 5.11.2023 ', '2026-11-21') // { day: '2023-11-05' }
 * @example readDay('31.2.2024', '2026-11-21') // { problem: 'no_such_day' }
 */
export function readDay(text: string, today: IsoDate): DayReading {
  const parts = dayParts(text.trim(), Number(today.slice(0, 4)))
  if (parts === null) return { problem: 'unreadable' }
  const day = isoDateOf(parts.year, parts.month, parts.dayOfMonth)
  if (!isIsoDate(day)) return { problem: 'no_such_day' }
  const span = timeSpan(today)
  return day < span.from || day >= span.to ? { problem: 'out_of_span' } : { day }
}

function dayParts(text: string, thisYear: number): { year: number; month: number; dayOfMonth: number } | null {
  const iso = isoDay.exec(text)
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), dayOfMonth: Number(iso[3]) }
  const finnish = finnishDay.exec(text)
  if (finnish === null) return null
  const year = finnish[3] === undefined ? thisYear : Number(finnish[3].length === 2 ? `20${finnish[3]}` : finnish[3])
  return { year, month: Number(finnish[2]), dayOfMonth: Number(finnish[1]) }
}
