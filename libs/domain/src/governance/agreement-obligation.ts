/**
 * What an agreement obliges to, with the day by which it is done. One that recurs has one row for each time; the next comes
 * when the last is done.
 */
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'

export const obligationStates = ['overdue', 'due_soon', 'coming', 'done'] as const
export type ObligationState = (typeof obligationStates)[number]

/** How many days before its day an obligation is told to be due soon. */
export const daysThatObligationsAreSoon = 30

export interface ObligationDays {
  /** The last day on which it is done in time. */
  readonly dueOn: IsoDate
  /** How often it comes again, in months; null for once. */
  readonly everyMonths: number | null
}

/** @example obligationState({ dueOn: '2026-11-30', doneOn: null }, '2026-12-01') // 'overdue' */
export function obligationState({ dueOn, doneOn }: { readonly dueOn: IsoDate; readonly doneOn: IsoDate | null }, today: IsoDate): ObligationState {
  if (doneOn !== null) return 'done'
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, daysThatObligationsAreSoon) ? 'due_soon' : 'coming'
}

/**
 * When it is due next once it is done: counted from the day on which it was due, so that doing it late moves nothing, and the
 * first day that is still ahead. Null when it does not recur, or the agreement has ended by then.
 *
 * @example nextObligation({ dueOn: '2027-01-01', everyMonths: 12 }, { doneOn: '2027-03-01', end: null }) // '2028-01-01'
 */
export function nextObligation({ dueOn, everyMonths }: ObligationDays, { doneOn, end }: { readonly doneOn: IsoDate; readonly end: IsoDate | null }): IsoDate | null {
  if (everyMonths === null) return null
  let times = 1
  while (addMonths(dueOn, everyMonths * times) <= doneOn) times += 1
  const next = addMonths(dueOn, everyMonths * times)
  return end !== null && next >= end ? null : next
}
