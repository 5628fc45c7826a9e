/**
 * The clock of a return: by when it is due, when it counts as late, and until when it may still be sent. More time that was
 * given is not lateness. Source: requirements 6 and 7; issue "Results", item 2.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { ReturnState } from './return-state.js'
import type { RoundDays } from './round.js'

/** The days that count for one return. */
export interface ReturnDays extends Pick<RoundDays, 'dueOn' | 'graceUntil'> {
  /** The last day of the time that was given on top; null when none was. */
  readonly extendedUntil: IsoDate | null
}

const later = (day: IsoDate, other: IsoDate | null): IsoDate => (other !== null && other > day ? other : day)

/**
 * The last day on which a return is on time: that of the round, or that of the extension when it is later.
 *
 * @example effectiveDueOn({ dueOn: '2026-10-15', graceUntil: '2026-10-22', extendedUntil: '2026-10-30' }) // '2026-10-30'
 */
export function effectiveDueOn({ dueOn, extendedUntil }: Pick<ReturnDays, 'dueOn' | 'extendedUntil'>): IsoDate {
  return later(dueOn, extendedUntil)
}

/** The unit has not sent, or has taken back what it had sent. */
export const isUnsent = (state: ReturnState): boolean => state === 'not_started' || state === 'draft'

/**
 * Says whether a return is late on a day: it has not been sent, and the last day on which it is on time has gone by. One that
 * came back with questions was sent, and is not late.
 *
 * @example isLate({ state: 'draft', dueOn: '2026-10-15', graceUntil: '2026-10-22', extendedUntil: null }, '2026-10-16') // true
 */
export function isLate(of: Pick<ReturnDays, 'dueOn' | 'extendedUntil'> & { readonly state: ReturnState }, day: IsoDate): boolean {
  return isUnsent(of.state) && day > effectiveDueOn(of)
}

/**
 * The last day on which a return that has not been sent is taken: the end of the grace, or of the extension when that is
 * later. After it the unit has to be given more time.
 */
export const lastSendingDay = ({ graceUntil, extendedUntil }: ReturnDays): IsoDate => later(graceUntil, extendedUntil)

/**
 * Says whether the clock lets a unit send on a day. Answers to questions are taken on any day: the reviewer's time is not the
 * unit's to lose.
 */
export function mayStillSend(of: ReturnDays & { readonly state: ReturnState }, day: IsoDate): boolean {
  return of.state === 'returned' || day <= lastSendingDay(of)
}
