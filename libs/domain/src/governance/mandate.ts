/**
 * Mandates: who may sign, vote and report for a member, from a day to a day, by what right, and who stands in when they are
 * prevented. A person without an account may hold one; they sign on paper.
 * Source: issue "Onboarding and agreements", item 5; requirement 22 (representatives and their mandates).
 */
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/** sign: binds the organisation · vote: speaks for it where the consortium decides · report: stands behind its figures. */
export const mandateKinds = ['sign', 'vote', 'report'] as const
export type MandateKind = (typeof mandateKinds)[number]

/** Where the right comes from. */
export const mandateBases = ['board_decision', 'register_extract', 'power_of_attorney', 'office', 'other'] as const
export type MandateBasis = (typeof mandateBases)[number]

/** In the order in which they want looking after. */
export const mandateStates = ['expiring', 'in_force', 'coming', 'ended'] as const
export type MandateState = (typeof mandateStates)[number]

/** How many days before its end a mandate is told to expire. */
export const daysThatMandatesExpire = 60

/** The longest that one may hold, in months: after that the organisation says once more who it is. */
export const longestMandateMonths = 120

/** The first days on which it holds and no longer holds, and the day on which somebody ended it before that. */
export interface MandateTerm {
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly endedOn: IsoDate | null
}

export interface MandateFact extends MandateTerm {
  readonly id: string
  readonly organisationId: string
  readonly kind: MandateKind
  /** For whom they stand in; null for whoever holds it first. */
  readonly substituteFor: string | null
  /** Which of the substitutes is asked first, from 1. */
  readonly substituteOrder: number | null
}

/** The first day on which it no longer holds; null when there is none. */
export function mandateEnd({ validTo, endedOn }: Pick<MandateTerm, 'validTo' | 'endedOn'>): IsoDate | null {
  if (validTo === null || endedOn === null) return endedOn ?? validTo
  return endedOn < validTo ? endedOn : validTo
}

/** @example holdsOn({ validFrom: '2026-01-01', validTo: '2027-01-01', endedOn: null }, '2027-01-01') // false */
export function holdsOn(term: MandateTerm, day: IsoDate): boolean {
  const end = mandateEnd(term)
  return term.validFrom <= day && (end === null || day < end)
}

/** @example mandateState({ validFrom: '2027-01-01', validTo: null, endedOn: null }, '2026-12-01') // 'coming' */
export function mandateState(term: MandateTerm, day: IsoDate): MandateState {
  const end = mandateEnd(term)
  if (end !== null && (end <= day || end <= term.validFrom)) return 'ended'
  if (term.validFrom > day) return 'coming'
  return end !== null && end <= addDays(day, daysThatMandatesExpire) ? 'expiring' : 'in_force'
}

/** Whoever holds it first stands before the substitutes, and those in their order; of several who may sign, the longest there. */
function byRank(a: MandateFact, b: MandateFact): number {
  const rank = (of: MandateFact): number => of.substituteOrder ?? 0
  return rank(a) - rank(b) || (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0) || (a.id < b.id ? -1 : 1)
}

/**
 * Who holds a mandate for an organisation on a day, those first who are asked first. A substitute whose principal is gone is
 * the next to ask.
 *
 * @example mandatesOn(all, { organisationId, kind: 'vote', day: '2026-06-01' })[0] // whoever votes
 */
export function mandatesOn<Fact extends MandateFact>(
  all: readonly Fact[],
  { organisationId, kind, day }: { readonly organisationId: string; readonly kind: MandateKind; readonly day: IsoDate }
): Fact[] {
  return all.filter((each) => each.organisationId === organisationId && each.kind === kind && holdsOn(each, day)).sort(byRank)
}

/** Whether whoever holds a mandate can use it in Solmu: able · no_account: they act on paper · no_role: their roles do not let them. */
export const mandateUses = ['able', 'no_account', 'no_role'] as const
export type MandateUse = (typeof mandateUses)[number]

/**
 * How a mandate can be used. Signing alone asks for a role here; the others are exercised by whoever is called upon.
 *
 * @example mandateUse({ kind: 'sign', hasAccount: true, hasRole: false }) // 'no_role'
 */
export function mandateUse({ kind, hasAccount, hasRole }: { readonly kind: MandateKind; readonly hasAccount: boolean; readonly hasRole: boolean }): MandateUse {
  if (!hasAccount) return 'no_account'
  return kind === 'sign' && !hasRole ? 'no_role' : 'able'
}

/**
 * missing: nobody holds it · expiring: it ends within sixty days and nobody follows · on_paper: it is held, but nobody of those
 * who hold it can sign in Solmu · no_substitute: nobody stands in · none: all is well.
 */
export const mandateGaps = ['missing', 'expiring', 'on_paper', 'no_substitute', 'none'] as const
export type MandateGap = (typeof mandateGaps)[number]

export interface MandateHolding<Fact extends MandateFact> {
  readonly kind: MandateKind
  readonly gap: MandateGap
  /** Whoever is asked first; null when nobody holds it. */
  readonly holder: Fact | null
  /** The last day before the next gap; null when there is none in sight. */
  readonly until: IsoDate | null
  readonly substitutes: readonly Fact[]
}

/**
 * How a member stands with one kind of mandate on a day. What follows on without a gap counts: a mandate that is already
 * renewed does not expire.
 *
 * @example holdingOn([], { organisationId, kind: 'sign', day }).gap // 'missing'
 */
export function holdingOn<Fact extends MandateFact & { readonly use: MandateUse }>(
  all: readonly Fact[],
  of: { readonly organisationId: string; readonly kind: MandateKind; readonly day: IsoDate }
): MandateHolding<Fact> {
  const held = mandatesOn(all, of)
  const holder = held.find(({ substituteFor }) => substituteFor === null) ?? held[0] ?? null
  const substitutes = held.filter((each) => each !== holder)
  const end = holder === null ? null : coveredUntil(all, of)
  const until = end === null ? null : addDays(end, -1)
  const isUsable = of.kind !== 'sign' || held.some(({ use }) => use === 'able')
  return { kind: of.kind, holder, until, substitutes, gap: gapOf({ end, day: of.day, isHeld: holder !== null, isUsable, hasSubstitute: substitutes.length > 0 }) }
}

function gapOf({ end, day, isHeld, isUsable, hasSubstitute }: { end: IsoDate | null; day: IsoDate; isHeld: boolean; isUsable: boolean; hasSubstitute: boolean }): MandateGap {
  if (!isHeld) return 'missing'
  if (end !== null && end <= addDays(day, daysThatMandatesExpire)) return 'expiring'
  if (!isUsable) return 'on_paper'
  return hasSubstitute ? 'none' : 'no_substitute'
}

/** The first day on which nobody holds it first; null when that never comes. */
function coveredUntil(all: readonly MandateFact[], { organisationId, kind, day }: { readonly organisationId: string; readonly kind: MandateKind; readonly day: IsoDate }): IsoDate | null {
  const principals = all.filter((each) => each.organisationId === organisationId && each.kind === kind && each.substituteFor === null)
  let at = day
  for (;;) {
    const covering = principals.filter((each) => holdsOn(each, at))
    const ends = covering.map(mandateEnd)
    if (ends.includes(null)) return null
    const furthest = ends.reduce<IsoDate>((latest, end) => (end !== null && end > latest ? end : latest), at)
    if (furthest === at) return at
    at = furthest
  }
}

/** What is wrong with the days of a mandate that is recorded. */
export function mandateTermIssues({ validFrom, validTo }: Pick<MandateTerm, 'validFrom' | 'validTo'>): DomainError[] {
  if (validTo === null) return []
  if (validTo <= validFrom) return [new DomainError('DAYS_REVERSED', { path: ['validTo'] })]
  const latest = addMonths(validFrom, longestMandateMonths)
  return validTo > latest ? [new DomainError('OUT_OF_RANGE', { path: ['validTo'], params: { max: latest } })] : []
}
