/** How a dated fact about an organisation stands to a day, and how long it holds, in words. */
import { addDays, isEmpty, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { StatusName } from '../../../ui/status.js'
import type { TextFunction } from '../../../ui/text.js'

export type Tense = 'past' | 'current' | 'coming'

export const tenseStatus: Readonly<Record<Tense, StatusName>> = { past: 'locked', current: 'verified', coming: 'submitted' }

/** @example tenseOn({ validFrom: '2027-01-01', validTo: null }, '2026-11-05') // 'coming' */
export function tenseOn(validity: Validity, day: IsoDate): Tense {
  if (isValidOn(validity, day)) return 'current'
  return validity.validFrom > day && !isEmpty(validity) ? 'coming' : 'past'
}

export interface PeriodTexts {
  readonly t: TextFunction
  readonly day: (isoDay: string) => string
}

/**
 * First and last day; the last day counts.
 *
 * @example spanText({ validFrom: '2020-01-01', validTo: '2025-01-01' }, texts) // '1.1.2020–31.12.2024'
 */
export function spanText({ validFrom, validTo }: Validity, { t, day }: PeriodTexts): string {
  if (validTo === null) return t('organisation.period.since', { from: day(validFrom) })
  return t('organisation.period.span', { from: day(validFrom), last: day(addDays(validTo, -1)) })
}
