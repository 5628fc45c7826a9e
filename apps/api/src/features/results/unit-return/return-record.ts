import type { ReturnState } from '@solmu/domain/results/return-state.js'
import type { RoundState } from '@solmu/domain/results/round.js'
import type { Sheet, WorkingCell } from '@solmu/domain/results/sheet.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period, PeriodKind } from '@solmu/shared/periods.js'

/** What a return needs to know of its round. */
export type RoundOfReturn = {
  readonly id: string
  readonly state: RoundState
  readonly period: Period
  readonly periodKind: PeriodKind
  readonly periodFrom: IsoDate
  /** The first day after the period. */
  readonly periodTo: IsoDate
  readonly dueOn: IsoDate
  readonly graceUntil: IsoDate
  readonly verifyBy: IsoDate
  readonly acceptBy: IsoDate
}

/** A row of unit_return with its round. */
export type ReturnRecord = {
  readonly id: string
  readonly consortiumId: string
  readonly roundId: string
  readonly unitId: string
  /** The centre to which the unit belonged on the day that counts. */
  readonly centreId: string | null
  readonly state: ReturnState
  readonly heldSince: Date
  /** The newest version that was sent; 0 when none was. */
  readonly number: number
  readonly extendedUntil: IsoDate | null
  readonly extensionReason: string
  readonly version: number
  /** The number that the newest saved cells carry as their version. */
  readonly cellClock: number
  readonly round: RoundOfReturn
}

/** A figure of the working copy, and who wrote it last. */
export type ReturnCell = WorkingCell & {
  /** The id of the person; their name comes from `ReturnPeople`. */
  readonly changedById: string | null
  readonly changedAt: Date
}

/** What a round asks for, and what a unit has answered. */
export type ReturnSheet = Sheet<ReturnCell>
