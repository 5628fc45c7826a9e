import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, isIsoDate } from '@solmu/shared/dates.js'

/** A day that somebody has written. @throws DomainError INVALID_DATE for what is no day */
export function dayOf(given: string, field: string): IsoDate {
  if (!isIsoDate(given)) throw new DomainError('INVALID_DATE', { path: [field] })
  return given
}
