/**
 * More time for one unit, for a reason: the return is on time until then, and reminders follow.
 * Source: requirements 7; issue "Results", item 2.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { effectiveDueOn, isUnsent } from './lateness.js'
import type { ReturnState } from './return-state.js'
import type { Round } from './round.js'

/** The longest reason, in characters. */
export const longestExtensionReason = 1000

/** How much time may always be given, in days from today, however far the round has come. */
const daysAtLeast = 14

export interface ExtendedReturn {
  readonly state: ReturnState
  readonly extendedUntil: IsoDate | null
  readonly round: Pick<Round, 'state' | 'dueOn' | 'acceptBy'>
}

/**
 * Demands that a return may be given time until a day. The unit has not sent; the day is later than the one that counts now,
 * has not gone by, and lies within the round or the next two weeks.
 *
 * @returns the reason without blanks around it
 * @throws DomainError ROUND_STATE, RETURN_STATE, OUT_OF_RANGE at `until` (params: min, max, the last day of the round),
 *   REQUIRED or TOO_LONG at `reason`
 */
export function demandExtension(of: ExtendedReturn, asked: { until: IsoDate; reason: string }, today: IsoDate): string {
  if (of.round.state !== 'open') throw new DomainError('ROUND_STATE', { params: { state: of.round.state } })
  if (!isUnsent(of.state)) throw new DomainError('RETURN_STATE', { params: { state: of.state } })
  const { acceptBy, dueOn } = of.round
  const due = effectiveDueOn({ dueOn, extendedUntil: of.extendedUntil })
  const soonest = addDays(today, daysAtLeast)
  const max = acceptBy > soonest ? acceptBy : soonest
  if (asked.until <= due || asked.until < today || asked.until > max) {
    throw new DomainError('OUT_OF_RANGE', { path: ['until'], params: { min: due > today ? due : today, max } })
  }
  const reason = asked.reason.trim()
  if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  if (reason.length > longestExtensionReason) {
    throw new DomainError('TOO_LONG', { path: ['reason'], params: { max: longestExtensionReason } })
  }
  return reason
}
