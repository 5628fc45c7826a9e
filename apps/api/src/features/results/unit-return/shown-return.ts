import { effectiveDueOn, isLate } from '@solmu/domain/results/lateness.js'
import { todayIn } from '@solmu/shared/dates.js'
import { shiftPeriod } from '@solmu/shared/periods.js'
import type { ReturnRecord } from './return-record.js'
import type { UnitReturnType } from './unit-return.graphql.js'

/** A return as the API shows it; what costs a statement is filled in by the resolvers of its fields. */
export function shownReturn(record: ReturnRecord): UnitReturnType {
  const { id, state, heldSince, number, version, extendedUntil, extensionReason, round } = record
  const clock = { dueOn: round.dueOn, extendedUntil, state }
  return {
    ...{ id, state, heldSince, number, version, extendedUntil, extensionReason, record },
    isLate: isLate(clock, todayIn()),
    effectiveDueOn: effectiveDueOn(clock),
    previousPeriod: shiftPeriod(round.period, -1)
  }
}
