/**
 * Whether a change that was made can still be taken back. Until its day has come
 * nobody has lived by it; for a day after it was recorded a slip can be mended
 * even when it concerns the past. Later on the network is mended by a new change.
 * Source: requirement 5; architecture, "Time is in the model from day one".
 */
import { todayIn, type IsoDate } from '@solmu/shared/dates.js'

/** A change on record, as far as undoing it goes. */
export interface RecordedChange {
  readonly id: string
  readonly effectiveOn: IsoDate
  readonly recordedAt: Date
  /** Null while it stands. */
  readonly undoneAt: Date | null
  readonly unitIds: readonly string[]
  readonly municipalityCodes: readonly string[]
}

export const undoRefusalCodes = ['already_undone', 'date_has_come', 'later_changes'] as const

export type UndoRefusalCode = (typeof undoRefusalCodes)[number]

/** Why a change cannot be taken back. */
export interface UndoRefusal {
  readonly code: UndoRefusalCode
  /** The later changes that stand in the way, in the order in which they were given. */
  readonly changeIds: readonly string[]
}

const graceMilliseconds = 24 * 60 * 60 * 1000

/**
 * Why a change cannot be taken back, or null when it can.
 *
 * @param laterChanges those recorded after it; the ones that were themselves undone do not count.
 * @example recorded a week ago for 2027-01-01, and nothing since:
 * undoRefusal(change, [], new Date('2026-12-31T12:00Z')) // null
 * undoRefusal(change, [], new Date('2027-01-01T12:00Z'))?.code // 'date_has_come'
 */
export function undoRefusal(
  change: RecordedChange,
  laterChanges: readonly RecordedChange[],
  now: Date
): UndoRefusal | null {
  if (change.undoneAt !== null) return { code: 'already_undone', changeIds: [] }
  const hasCome = change.effectiveOn <= todayIn(undefined, now)
  const isRecent = now.getTime() - change.recordedAt.getTime() <= graceMilliseconds
  if (hasCome && !isRecent) return { code: 'date_has_come', changeIds: [] }
  const inTheWay = laterChanges.filter((later) => later.undoneAt === null && haveInCommon(change, later))
  return inTheWay.length === 0 ? null : { code: 'later_changes', changeIds: inTheWay.map(({ id }) => id) }
}

function haveInCommon(a: RecordedChange, b: RecordedChange): boolean {
  const [unitIds, codes] = [new Set(a.unitIds), new Set(a.municipalityCodes)]
  return b.unitIds.some((id) => unitIds.has(id)) || b.municipalityCodes.some((code) => codes.has(code))
}
