/**
 * How versions of a framework follow each other: at most one draft, and of the released ones exactly one holds on any day
 * from the first release on.
 */
import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import type { VersionStanding } from './framework.js'

/** The version that holds on a day; undefined before the first. */
export const versionOn = <Version extends VersionStanding>(versions: readonly Version[], day: IsoDate): Version | undefined =>
  versions.find(({ state, validFrom, validTo }) => state === 'released' && validFrom !== null && isValidOn({ validFrom, validTo }, day))

/** The released version after which the next one comes; undefined while there is none. */
export const lastReleased = <Version extends VersionStanding>(versions: readonly Version[]): Version | undefined =>
  versions.filter(({ state }) => state === 'released').sort((a, b) => a.number - b.number).at(-1)

/**
 * Whether a draft can be released from a day: not before the last version has held for a day, and never in the past once
 * there is one, because what was assessed by it stays.
 *
 * @returns what is wrong with the day; undefined when nothing is
 * @example releaseIssue(versions, { from: '2026-01-01', today: '2026-11-22' })?.code // 'OUT_OF_RANGE'
 */
export function releaseIssue(versions: readonly VersionStanding[], { from, today }: { readonly from: IsoDate; readonly today: IsoDate }): DomainError | undefined {
  const last = lastReleased(versions)
  if (!last?.validFrom) return undefined
  const next = addDays(last.validFrom, 1)
  const earliest = next > today ? next : today
  return from < earliest ? new DomainError('OUT_OF_RANGE', { path: ['validFrom'], params: { min: earliest } }) : undefined
}
