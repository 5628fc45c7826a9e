import type { IsoDate } from '@solmu/shared/dates.js'
import { dayOf } from '../governance/day-input.js'

/** A day that somebody has written, or none. @throws DomainError INVALID_DATE for what is no day */
export const dayOrNone = (given: string | null | undefined, field: string): IsoDate | null => (given ? dayOf(given, field) : null)
