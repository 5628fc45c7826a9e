/**
 * A role that ends is renewed by a new term that follows on from it without a gap: who gave which term stays on record.
 * Source: issue "Identity, access and audit", item 3.
 */
import { addDays, addMonths, daysBetween, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/**
 * The term that follows, as long as the one that ends: in whole months where that one was, else in days.
 *
 * @throws DomainError INVALID_DATE for a role without an end, or one that is not in force
 * @example nextTerm({ validFrom: '2025-01-01', validTo: '2026-01-01' }, '2025-12-20') // 2026-01-01 to 2027-01-01
 */
export function nextTerm(term: Validity & { readonly deputyFor?: string | null }, today: IsoDate): Validity & { readonly validTo: IsoDate } {
  const { validFrom, validTo } = term
  if (validTo === null || term.deputyFor || !isValidOn(term, today)) throw new DomainError('INVALID_DATE', { path: ['assignmentId'] })
  const months = monthsBetween(validFrom, validTo)
  const isWholeMonths = months > 0 && addMonths(validFrom, months) === validTo
  return { validFrom: validTo, validTo: isWholeMonths ? addMonths(validTo, months) : addDays(validTo, daysBetween(validFrom, validTo)) }
}

const monthsBetween = (from: IsoDate, to: IsoDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
