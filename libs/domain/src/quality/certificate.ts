/**
 * Certificates by the standards of others, such as SHQS: what is kept is the certificate, never the standard. Where one stands
 * follows from its days.
 * Source: issue "Quality", item 1 (SHQS as an external certificate only).
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { daysThatExpire } from './commitment.js'

/** In the order in which they want looking after. */
export const certificateStates = ['expired', 'expiring', 'coming', 'valid', 'ended'] as const
export type CertificateState = (typeof certificateStates)[number]

export interface CertificateDays {
  readonly validFrom: IsoDate
  /** The first day on which it no longer holds. */
  readonly validTo: IsoDate
  /** The first day on which it no longer holds because it was taken back; null when it was not. */
  readonly endedOn: IsoDate | null
}

/** @example certificateState({ validFrom: '2025-01-01', validTo: '2027-01-01', endedOn: null }, '2026-12-01') // 'expiring' */
export function certificateState({ validFrom, validTo, endedOn }: CertificateDays, today: IsoDate): CertificateState {
  if (endedOn !== null && endedOn <= today) return 'ended'
  if (validTo <= today) return 'expired'
  if (validFrom > today) return 'coming'
  return validTo <= addDays(today, daysThatExpire) ? 'expiring' : 'valid'
}
