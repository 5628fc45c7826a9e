/**
 * Which units report in a round, and to which centre, as the network was in the period: what changed afterwards changes
 * nothing, unless it was entered as of a day in the period.
 * The database works the same out in one statement (app.round_members); specs hold the two against each other.
 * Source: requirements 5-7 and 53; issue "Results", item 2.
 */
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import type { LinkFact, UnitFact } from '../network/facts.js'
import type { Membership, UnitRule } from './round.js'

/** Which units a round asks, and of which days. */
export interface RoundScope {
  readonly period: Period
  readonly membership: Membership
  readonly unitRule: UnitRule
}

export interface RoundMember {
  readonly unitId: string
  /** The centre or the head office to which the unit belonged; null when it belonged to none. */
  readonly centreId: string | null
  /** The last day of the period on which the unit was there; what it was on that day counts. */
  readonly day: IsoDate
}

/**
 * closed: was there before, and no longer on the day that counts · not_open_yet: began later · outside_rule: was there, and
 * the rule asks others.
 */
export const absences = ['closed', 'not_open_yet', 'outside_rule'] as const
export type Absence = (typeof absences)[number]

export interface AbsentUnit {
  readonly unitId: string
  readonly reason: Absence
}

export interface Membered {
  readonly members: readonly RoundMember[]
  /** Every other local unit that ever was, and why it does not report. */
  readonly absent: readonly AbsentUnit[]
}

type Units = readonly Pick<UnitFact, 'id' | 'type' | 'kind' | 'validFrom' | 'validTo'>[]
type Links = readonly Pick<LinkFact, 'unitId' | 'parentId' | 'validFrom' | 'validTo'>[]

/**
 * The units that report in a round, and those that do not.
 *
 * @param facts the units in all their periods, and to whom they belonged
 * @example a unit that closed on 1 September reports for 2026-Q3 when any day counts, and not when the last day does
 */
export function roundMembers(facts: { readonly units: Units; readonly links: Links }, scope: RoundScope): Membered {
  const links = groupBy(facts.links, ({ unitId }) => unitId)
  const members: RoundMember[] = []
  const absent: AbsentUnit[] = []
  for (const [unitId, periods] of groupBy(facts.units.filter(({ type }) => type === 'local_unit'), ({ id }) => id)) {
    const there = lastThere(periods, scope)
    if (there === null) {
      absent.push({ unitId, reason: whyNotThere(periods, scope) })
      continue
    }
    const centreId = links.get(unitId)?.find((link) => isValidOn(link, there.day))?.parentId ?? null
    if (isAsked(scope.unitRule, { unitId, centreId, kind: there.kind })) members.push({ unitId, centreId, day: there.day })
    else absent.push({ unitId, reason: 'outside_rule' })
  }
  return { members, absent }
}

/** The days that count: the last one of the period, or all of them. */
function window({ period, membership }: RoundScope): { readonly first: IsoDate; readonly last: IsoDate } {
  const { validFrom, validTo } = validityOfPeriod(period)
  const last = addDays(validTo, -1)
  return { first: membership === 'last_day' ? last : validFrom, last }
}

/** The last day that counts on which the unit was there, and what it was then; null when there is none. */
function lastThere(periods: Units, scope: RoundScope): { readonly day: IsoDate; readonly kind: string } | null {
  const { first, last } = window(scope)
  const within = periods.filter(({ validFrom, validTo }) => validFrom <= last && (validTo === null || validTo > first))
  const latest = within.reduce<Units[number] | null>((best, each) => (best && best.validFrom > each.validFrom ? best : each), null)
  if (latest === null) return null
  const day = latest.validTo !== null && latest.validTo <= last ? addDays(latest.validTo, -1) : last
  return { day, kind: latest.kind }
}

const whyNotThere = (periods: Units, scope: RoundScope): Absence =>
  periods.some(({ validFrom }) => validFrom <= window(scope).last) ? 'closed' : 'not_open_yet'

/** Says whether a rule asks a unit, as it was on the day that counts. */
export function isAsked(
  rule: UnitRule,
  unit: { readonly unitId: string; readonly centreId: string | null; readonly kind: string }
): boolean {
  if (rule.kind === 'centres') return unit.centreId !== null && rule.centreIds.includes(unit.centreId)
  if (rule.kind === 'kinds') return rule.unitKinds.includes(unit.kind)
  return rule.kind === 'all' || rule.unitIds.includes(unit.unitId)
}
