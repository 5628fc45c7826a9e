/**
 * What the staff have learned, and how they are supervised. Personal data: by name only in the unit and its centre; whoever looks
 * at the network sees counts.
 * Source: issue "Quality", item 7 (staff competence register as evidence).
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { daysThatExpire } from './commitment.js'

export const competenceKinds = ['training', 'qualification', 'supervision'] as const
export type CompetenceKind = (typeof competenceKinds)[number]

export const competenceStates = ['expired', 'expiring', 'valid'] as const
export type CompetenceState = (typeof competenceStates)[number]

/** @example competenceState('2026-12-31', '2026-12-01') // 'expiring' */
export function competenceState(validTo: IsoDate | null, today: IsoDate): CompetenceState {
  if (validTo === null) return 'valid'
  if (validTo <= today) return 'expired'
  return validTo <= addDays(today, daysThatExpire) ? 'expiring' : 'valid'
}

/** What is wrong with the days of a record: nothing is known before it was done. */
export function competenceIssues({ doneOn, validTo }: { readonly doneOn: IsoDate; readonly validTo: IsoDate | null }, today: IsoDate): DomainError[] {
  return [
    ...(doneOn > today ? [new DomainError('OUT_OF_RANGE', { path: ['doneOn'], params: { max: today } })] : []),
    ...(validTo !== null && validTo <= doneOn ? [new DomainError('DAYS_REVERSED', { path: ['validTo'] })] : [])
  ]
}
