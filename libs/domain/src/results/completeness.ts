/**
 * How complete a round is and how timely: of the returns that are asked for, how many have come, how many of them on
 * time, and how far they have got. A return that came back with questions has come.
 * Source: requirements 6 and 7; issue "Results", item 7.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { effectiveDueOn, isLate, isUnsent } from './lateness.js'
import type { ReturnState } from './return-state.js'

/** What has to be known of a return to count it. */
export interface CountedReturn {
  readonly state: ReturnState
  readonly dueOn: IsoDate
  readonly extendedUntil: IsoDate | null
  /** The day on which it was first sent; null when it never was. */
  readonly firstSentOn: IsoDate | null
}

/** Numbers of returns. */
export interface Completeness {
  readonly total: number
  /** Sent by their units, whatever became of them since. */
  readonly received: number
  /** Of those received, first sent by their last day. */
  readonly onTime: number
  /** Not sent, and past their last day. */
  readonly late: number
  /** Approved by their centre, or further. */
  readonly verified: number
  /** Accepted by the head office, or locked. */
  readonly accepted: number
}

const isVerified = (state: ReturnState): boolean => state === 'verified' || isAccepted(state)
const isAccepted = (state: ReturnState): boolean => state === 'accepted' || state === 'locked'

const count = <Of>(all: readonly Of[], is: (one: Of) => boolean): number => all.filter(is).length

/**
 * Counts returns as they stand on a day.
 *
 * @example completeness([{ state: 'draft', dueOn: '2026-10-15', extendedUntil: null, firstSentOn: null }], '2026-10-16')
 * // { total: 1, received: 0, onTime: 0, late: 1, verified: 0, accepted: 0 }
 */
export function completeness(returns: readonly CountedReturn[], day: IsoDate): Completeness {
  const received = returns.filter(({ state }) => !isUnsent(state))
  return {
    total: returns.length,
    received: received.length,
    onTime: count(received, (one) => one.firstSentOn !== null && one.firstSentOn <= effectiveDueOn(one)),
    late: count(returns, (one) => isLate(one, day)),
    verified: count(returns, ({ state }) => isVerified(state)),
    accepted: count(returns, ({ state }) => isAccepted(state))
  }
}

/**
 * A part of a whole in percent, rounded so that only nothing is 0 and only everything is 100; null of nothing.
 *
 * @example percentOf(52, 53) // 98
 * @example percentOf(1, 300) // 1
 */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  if (part === 0 || part === whole) return part === 0 ? 0 : 100
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)))
}
