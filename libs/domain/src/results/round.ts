/**
 * A collection round: which indicators are asked from which units about which
 * period, and by when. The clock of a round is in calendar days of Finland.
 * Source: requirements 6, 7, 53, 77; issue "Results", item 2.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period } from '@solmu/shared/periods.js'

/** planned: not open yet · open: units report · locked: the period is closed for good · cancelled: never took place. */
export const roundStates = ['planned', 'open', 'locked', 'cancelled'] as const
export type RoundState = (typeof roundStates)[number]

/** On which days a unit must have belonged to the network: the last day of the period, or any day of it. */
export const memberships = ['last_day', 'any_day'] as const
export type Membership = (typeof memberships)[number]

/** Which units report: every local unit, those under some centres, those of some kinds, or those of a list. */
export type UnitRule =
  | { readonly kind: 'all' }
  | { readonly kind: 'centres'; readonly centreIds: readonly string[] }
  | { readonly kind: 'kinds'; readonly unitKinds: readonly string[] }
  | { readonly kind: 'list'; readonly unitIds: readonly string[] }

export interface RoundDays {
  readonly opensOn: IsoDate
  /** The last day on which a return is on time. */
  readonly dueOn: IsoDate
  /** The last day on which a return that is late is still taken without an extension; never before dueOn. */
  readonly graceUntil: IsoDate
  /** By when the centres have verified, and the head office has accepted. */
  readonly verifyBy: IsoDate
  readonly acceptBy: IsoDate
}

export interface Round extends RoundDays {
  readonly id: string
  readonly period: Period
  readonly state: RoundState
  readonly membership: Membership
  readonly unitRule: UnitRule
  /** When units that have not sent are reminded, in days from the deadline: -7 is a week before it. */
  readonly reminderDays: readonly number[]
}
