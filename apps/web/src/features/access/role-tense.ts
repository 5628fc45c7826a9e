/** How a role stands to a day: in force, to come, or over. */
import { isEmpty, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { StatusName } from '../../ui/status.js'

export const roleTenses = ['current', 'coming', 'ended'] as const
export type RoleTense = (typeof roleTenses)[number]

export const roleTenseStatus: Readonly<Record<RoleTense, StatusName>> = {
  current: 'verified',
  coming: 'submitted',
  ended: 'locked'
}

/** @example roleTense({ validFrom: '2027-01-01', validTo: null }, '2026-11-21') // 'coming' */
export function roleTense(validity: Validity, today: IsoDate): RoleTense {
  if (isValidOn(validity, today)) return 'current'
  return validity.validFrom > today && !isEmpty(validity) ? 'coming' : 'ended'
}
