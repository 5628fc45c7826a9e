/**
 * Where a day stands on the time line, and which day stands where. The scale is
 * even in days, so equal distances are equal times.
 */
import { addDays, addMonths, addYears, daysBetween, isoDateOf, type IsoDate } from '@solmu/shared/dates.js'
import { clampDay, lastDayOf, type TimeSpan } from './as-of-date.js'

export interface TimelineScale {
  readonly span: TimeSpan
  /** Left and right end of the line, in pixels. */
  readonly left: number
  readonly right: number
}

export interface YearTick {
  readonly year: number
  /** Where the year begins. */
  readonly x: number
  /** The middle of the year, where its name stands; null where there is no room for a name. */
  readonly labelX: number | null
}

/** Pixels that a year's name needs on each side to be read apart from its neighbour. */
const labelWidth = 40

/**
 * The place of a day, in pixels from the left edge of the drawing.
 *
 * @example xOf({ span: { from: '2013-01-01', to: '2013-01-11' }, left: 0, right: 100 }, '2013-01-06') // 50
 */
export function xOf(scale: TimelineScale, day: IsoDate): number {
  const { span, left, right } = scale
  const share = daysBetween(span.from, day) / daysBetween(span.from, span.to)
  return left + Math.min(1, Math.max(0, share)) * (right - left)
}

/** The day at a place; places outside the line give its first or last day. */
export function dayAt(scale: TimelineScale, x: number): IsoDate {
  const { span, left, right } = scale
  const share = right > left ? (x - left) / (right - left) : 0
  const days = Math.floor(Math.min(1, Math.max(0, share)) * daysBetween(span.from, span.to))
  return clampDay(addDays(span.from, days), span)
}

/** The years of the line; names are left out evenly where they would touch. */
export function yearTicks(scale: TimelineScale): YearTick[] {
  const first = Number(scale.span.from.slice(0, 4))
  const last = Number(scale.span.to.slice(0, 4)) - 1
  const yearWidth = (scale.right - scale.left) / (last - first + 1)
  const step = Math.max(1, Math.ceil(labelWidth / Math.max(yearWidth, 1)))
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    const x = xOf(scale, isoDateOf(year, 1, 1))
    return { year, x, labelX: index % step === 0 ? x + yearWidth / 2 : null }
  })
}

/**
 * The day to which a key moves the handle: arrows a month, PageUp and PageDown a year, Home and End the
 * ends of the line. Null for a key that does not move it.
 *
 * @example dayAfterKey('2023-11-05', 'ArrowRight', span) // '2023-12-05'
 */
export function dayAfterKey(day: IsoDate, key: string, span: TimeSpan): IsoDate | null {
  const moves: Record<string, () => IsoDate> = {
    ArrowRight: () => addMonths(day, 1),
    ArrowUp: () => addMonths(day, 1),
    ArrowLeft: () => addMonths(day, -1),
    ArrowDown: () => addMonths(day, -1),
    PageUp: () => addYears(day, 1),
    PageDown: () => addYears(day, -1),
    Home: () => span.from,
    End: () => lastDayOf(span)
  }
  const move = moves[key]
  return move === undefined ? null : clampDay(move(), span)
}
