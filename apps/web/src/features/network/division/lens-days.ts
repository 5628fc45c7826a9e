/**
 * The days on which each division is known. Whether it is there on a day, the answer of the API says; this only
 * names the day to go to when it is not.
 * Source: municipality key of Statistics Finland 2013-2026.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { firstKnownDay } from '../timeline/as-of-date.js'
import type { LensName } from './lens-names.js'

export interface LensDays {
  readonly first: IsoDate
  /** Null for a division that is in force. */
  readonly last: IsoDate | null
}

const knownDays: Partial<Record<LensName, LensDays>> = {
  wellbeing_county: { first: '2018-01-01', last: null },
  collaborative_area: { first: '2026-01-01', last: null },
  employment_area: { first: '2025-01-01', last: null },
  vitality_centre: { first: '2026-01-01', last: null },
  ely_centre: { first: firstKnownDay, last: '2025-12-31' }
}

/** A way out of a day on which a division is not known. */
export interface WayToLens {
  /** The division begins later, or has ended before. */
  readonly reason: 'not_yet' | 'no_more'
  /** The nearest day on which it is known. */
  readonly day: IsoDate
}

/**
 * Where a division that is not known on a day is to be found; null when nothing is known of it.
 *
 * @example wayToLens('employment_area', '2023-11-05') // { reason: 'not_yet', day: '2025-01-01' }
 * @example wayToLens('ely_centre', '2026-06-01') // { reason: 'no_more', day: '2025-12-31' }
 */
export function wayToLens(lens: LensName, asOf: IsoDate): WayToLens | null {
  const { first, last } = knownDays[lens] ?? { first: firstKnownDay, last: null }
  if (asOf < first) return { reason: 'not_yet', day: first }
  return last !== null && asOf > last ? { reason: 'no_more', day: last } : null
}
