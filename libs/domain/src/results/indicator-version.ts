/**
 * The versions of an indicator in time: half-open, never two on a day. An
 * amendment begins on a day and ends the version before it. What old figures
 * rest on stays: breakdowns, formula and direction of a day that a round has
 * asked about do not change, while a slip in a text may be mended.
 * Source: issue "Results", item 1.
 */
import { isEmpty, overlaps, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import type { Statement } from './indicator-details.js'

/** A version of an indicator, as far as amendments go. */
export interface StatedVersion extends Validity, Statement {
  readonly number: number
}

/** How versions change: one ends or is rewritten, one is added. */
export interface Amendment {
  /** The number of a version whose end is to be the day of the amendment. */
  readonly ended: number | null
  /** The number of a version that is written anew, with the same days. */
  readonly rewritten: number | null
  readonly added: { readonly number: number; readonly validFrom: IsoDate } | null
}

/** Until when the indicator has been asked: the last day of the newest period of a round that is open or locked. */
export type LastAsked = IsoDate | null

/** What decides over figures, and not only over how they are named. */
const weighty = ['direction', 'dimensionCodes', 'numerator', 'denominator', 'factor'] as const

/** Which fields differ between two versions, in the order in which they are shown. */
export function changedFields(before: Statement, after: Statement): (keyof Statement)[] {
  const order = ['name', 'definition', 'condition', 'direction', 'dimensionCodes', 'numerator', 'denominator', 'factor', 'source', 'taskAreas'] as const
  return order.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

/**
 * How the versions change when something else is said from a day on. On the first day of the newest version it is written
 * anew; on a later day it ends and another begins; after its end another begins without it.
 *
 * @throws DomainError RANGE_OVERLAPS at `from` for a day before the newest version begins, INDICATOR_IN_USE at `from` when
 * figures that have been asked rest on what would change, INVALID_INPUT when nothing changes
 */
export function amendment(
  versions: readonly StatedVersion[],
  { from, statement, lastAsked }: { readonly from: IsoDate; readonly statement: Statement; readonly lastAsked: LastAsked }
): Amendment {
  const newest = newestOf(versions)
  if (from < newest.validFrom) refuse('RANGE_OVERLAPS', newest.validFrom)
  const isInForce = newest.validTo === null || from < newest.validTo
  const changed = changedFields(newest, statement)
  if (isInForce && changed.length === 0) throw new DomainError('INVALID_INPUT', { path: [] })
  const decides = changed.some((field) => weighty.some((each) => each === field))
  if (decides && lastAsked !== null && from <= lastAsked) refuse('INDICATOR_IN_USE', lastAsked)
  if (from === newest.validFrom) return { ended: null, rewritten: newest.number, added: null }
  const added = { number: newest.number + 1, validFrom: from }
  return { ended: isInForce ? newest.number : null, rewritten: null, added }
}

/**
 * The number of the version that ends when an indicator is retired: it is not asked from that day on.
 *
 * @throws DomainError RANGE_OVERLAPS at `from` for a day on or before the first of the newest version, or after its end;
 * INDICATOR_IN_USE at `from` when it has been asked about a later day
 */
export function retirement(versions: readonly StatedVersion[], { from, lastAsked }: { readonly from: IsoDate; readonly lastAsked: LastAsked }): number {
  const newest = newestOf(versions)
  if (isEmpty({ validFrom: newest.validFrom, validTo: from })) refuse('RANGE_OVERLAPS', newest.validFrom)
  if (newest.validTo !== null && from >= newest.validTo) refuse('RANGE_OVERLAPS', newest.validTo)
  if (lastAsked !== null && from <= lastAsked) refuse('INDICATOR_IN_USE', lastAsked)
  return newest.number
}

/** True when no day has two versions. */
export const areApart = (versions: readonly Validity[]): boolean =>
  versions.every((each, at) => versions.slice(at + 1).every((other) => !overlaps(each, other)))

function newestOf(versions: readonly StatedVersion[]): StatedVersion {
  const [newest] = [...versions].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  if (!newest) throw new DomainError('NOT_FOUND')
  return newest
}

function refuse(code: 'RANGE_OVERLAPS' | 'INDICATOR_IN_USE', day: IsoDate): never {
  throw new DomainError(code, { path: ['from'], params: { day } })
}
