/** Which two days are compared: those of the address, otherwise a year ago and today. */
import { addDays, addYears, type IsoDate } from '@solmu/shared/dates.js'
import type { CompareSearch } from '../network.search.js'
import { clampDay, timeSpan } from '../timeline/as-of-date.js'
import { neighbourDays } from '../timeline/event-glyphs.js'

export interface DayPair {
  readonly from: IsoDate
  readonly to: IsoDate
}

/**
 * The two days, inside the days that the network is known for.
 *
 * @example comparedDays({}, '2026-11-21') // { from: '2025-11-21', to: '2026-11-21' }
 */
export function comparedDays(search: Pick<CompareSearch, 'from' | 'to'>, today: IsoDate): DayPair {
  const span = timeSpan(today)
  const to = clampDay(search.to ?? today, span)
  return { from: clampDay(search.from ?? addYears(to, -1), span), to }
}

/**
 * The day of the last change up to today, and the day before it; null when nothing has happened.
 *
 * @example lastChange([{ date: '2025-01-01' }], '2026-11-21') // { from: '2024-12-31', to: '2025-01-01' }
 */
export function lastChange(events: readonly { readonly date: IsoDate }[], today: IsoDate): DayPair | null {
  const { previous } = neighbourDays(events, addDays(today, 1))
  return previous === null ? null : { from: addDays(previous, -1), to: previous }
}
