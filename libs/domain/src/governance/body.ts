/**
 * The bodies that decide: the general assembly, the board, regional boards and working groups, who sits in them and until when.
 * In the assembly sit the members of the consortium, by those who hold a mandate to vote; in the others people sit.
 * Source: issue "Governance", item 2.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import type { BodyKind } from './charter-rules.js'

export const bodyRoles = ['chair', 'vice_chair', 'secretary', 'member'] as const
export type BodyRole = (typeof bodyRoles)[number]

/** How many days before its end a term is told to expire. */
export const daysThatTermsExpire = 90

export interface SeatFact {
  readonly id: string
  readonly role: BodyRole
  /** For whom they stand in; null for whoever holds the seat. */
  readonly substituteFor: string | null
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  /** The day on which somebody ended it before that. */
  readonly endedOn: IsoDate | null
}

type Term = Pick<SeatFact, 'validFrom' | 'validTo' | 'endedOn'>

/** The first day on which a term no longer holds; null when there is none. */
export const termEnd = ({ validTo, endedOn }: Pick<Term, 'validTo' | 'endedOn'>): IsoDate | null =>
  validTo === null || endedOn === null ? (endedOn ?? validTo) : endedOn < validTo ? endedOn : validTo

/** @example sitsOn({ validFrom: '2026-01-01', validTo: '2028-01-01', endedOn: null }, '2028-01-01') // false */
export function sitsOn(term: Term, day: IsoDate): boolean {
  const end = termEnd(term)
  return term.validFrom <= day && (end === null || day < end)
}

export const termStates = ['in_force', 'expiring', 'coming', 'ended'] as const
export type TermState = (typeof termStates)[number]

/** @example termState({ validFrom: '2027-01-01', validTo: null, endedOn: null }, '2026-12-01') // 'coming' */
export function termState(term: Term, day: IsoDate): TermState {
  const end = termEnd(term)
  if (end !== null && (end <= day || end <= term.validFrom)) return 'ended'
  if (term.validFrom > day) return 'coming'
  return end !== null && end <= addDays(day, daysThatTermsExpire) ? 'expiring' : 'in_force'
}

/** no_chair: nobody leads it · vacant: seats stand empty · expiring: terms end soon, and nobody follows · no_substitute: nobody stands in for the chair. */
export const bodyGaps = ['no_chair', 'vacant', 'expiring', 'no_substitute'] as const
export type BodyGap = (typeof bodyGaps)[number]

export interface BodyStanding {
  readonly seated: number
  readonly vacant: number
  readonly expiring: number
  /** The last day of the first of those terms; null when there is none. */
  readonly lastDay: IsoDate | null
  readonly gaps: readonly BodyGap[]
}

/** The secretary takes part and has no seat. */
const hasSeat = ({ role, substituteFor }: Pick<SeatFact, 'role' | 'substituteFor'>): boolean => substituteFor === null && role !== 'secretary'

/**
 * What is missing in a body on a day. The assembly has the seats of its members and no terms.
 *
 * @example bodyStanding({ kind: 'board', seats: 5 }, [], '2026-06-01').gaps // ['no_chair', 'vacant']
 */
export function bodyStanding({ kind, seats }: { readonly kind: BodyKind; readonly seats: number }, all: readonly SeatFact[], day: IsoDate): BodyStanding {
  const sitting = all.filter((each) => sitsOn(each, day))
  const seated = sitting.filter(hasSeat)
  const vacant = kind === 'assembly' ? 0 : Math.max(0, seats - seated.length)
  const expiring = seated.filter((each) => termState(each, day) === 'expiring')
  // A term is followed when as many sit on the day on which it ends as do now.
  const unfollowed = expiring.filter((each) => all.filter((other) => hasSeat(other) && sitsOn(other, termEnd(each) ?? day)).length < seated.length)
  const [firstEnd] = unfollowed.flatMap((each) => termEnd(each) ?? []).sort()
  const chair = sitting.find(({ role }) => role === 'chair')
  const standsIn = sitting.some(({ role, substituteFor }) => role === 'vice_chair' || (chair !== undefined && substituteFor === chair.id))
  const gaps: BodyGap[] = [
    ...(chair ? [] : ['no_chair' as const]),
    ...(vacant > 0 ? ['vacant' as const] : []),
    ...(unfollowed.length > 0 ? ['expiring' as const] : []),
    ...(chair && !standsIn ? ['no_substitute' as const] : [])
  ]
  return { seated: seated.length, vacant, expiring: unfollowed.length, lastDay: firstEnd === undefined ? null : addDays(firstEnd, -1), gaps }
}

/** How many days before its end a term is told once more. */
const daysThatTermsAreShort = 14

/** empty: a seat stands empty, told once a month · ending, ending_soon: a term ends and nobody follows, told when that is 90 days ahead and when it is 14. */
export type BodyReminderKind = 'empty' | 'ending' | 'ending_soon'

export interface BodyReminder {
  readonly kind: BodyReminderKind
  /** By which day it is told once: the first of the month, or the last day of the term. */
  readonly aboutOn: IsoDate
  readonly count: number
}

/**
 * What those who keep a body are told of by mail on a day.
 *
 * @example bodyReminders({ kind: 'board', seats: 5 }, [], '2026-06-10') // [{ kind: 'empty', aboutOn: '2026-06-01', count: 5 }]
 */
export function bodyReminders(body: { readonly kind: BodyKind; readonly seats: number }, all: readonly SeatFact[], day: IsoDate): BodyReminder[] {
  const { vacant, expiring, lastDay, gaps } = bodyStanding(body, all, day)
  const isEmpty = body.kind !== 'assembly' && (vacant > 0 || gaps.includes('no_chair'))
  const ending = lastDay === null ? [] : [{ kind: lastDay <= addDays(day, daysThatTermsAreShort) ? ('ending_soon' as const) : ('ending' as const), aboutOn: lastDay, count: expiring }]
  return [...(isEmpty ? [{ kind: 'empty' as const, aboutOn: `${day.slice(0, 7)}-01`, count: vacant }] : []), ...ending]
}

interface Placed {
  readonly id: string
  readonly parentId: string | null
}

/**
 * Bodies with those under them right after them, and how deep each stands; otherwise in the order in which they were given. One whose
 * parent is not among them stands at the top.
 *
 * @example nested([{ id: 'group', parentId: 'board' }, { id: 'board', parentId: null }]).map(({ of, depth }) => [of.id, depth]) // [['board', 0], ['group', 1]]
 */
export function nested<One extends Placed>(all: readonly One[]): { readonly of: One; readonly depth: number }[] {
  const ids = new Set(all.map(({ id }) => id))
  const under = (parentId: string | null, depth: number): { readonly of: One; readonly depth: number }[] =>
    all.filter((one) => (one.parentId !== null && ids.has(one.parentId) ? one.parentId : null) === parentId).flatMap((of) => [{ of, depth }, ...under(of.id, depth + 1)])
  return under(null, 0)
}

export const mostSeats = 200

/** What is wrong with a body that is founded or changed. */
export function bodyIssues({ kind, seats, validFrom, validTo }: { readonly kind: BodyKind; readonly seats: number; readonly validFrom: IsoDate; readonly validTo: IsoDate | null }): DomainError[] {
  const issues: DomainError[] = []
  const least = kind === 'assembly' ? 0 : 1
  if (!Number.isInteger(seats) || seats < least || seats > mostSeats) issues.push(new DomainError('OUT_OF_RANGE', { path: ['seats'], params: { min: least, max: mostSeats } }))
  if (validTo !== null && validTo <= validFrom) issues.push(new DomainError('DAYS_REVERSED', { path: ['validTo'] }))
  return issues
}

/** What stands in the way of seating somebody: the term within the body's own, and a seat that is free on its first day. */
export function seatIssues(
  body: { readonly kind: BodyKind; readonly seats: number; readonly validFrom: IsoDate; readonly validTo: IsoDate | null },
  all: readonly SeatFact[],
  given: Omit<SeatFact, 'id' | 'endedOn'>
): DomainError[] {
  if (given.validTo !== null && given.validTo <= given.validFrom) return [new DomainError('DAYS_REVERSED', { path: ['validTo'] })]
  const issues: DomainError[] = []
  if (given.validFrom < body.validFrom || (body.validTo !== null && given.validFrom >= body.validTo)) {
    issues.push(new DomainError('OUT_OF_RANGE', { path: ['validFrom'], params: { min: body.validFrom, max: body.validTo ?? '' } }))
  }
  if (body.kind !== 'assembly' && hasSeat(given) && isFullDuring(body.seats, all, given)) issues.push(new DomainError('BODY_FULL', { path: ['validFrom'], params: { seats: body.seats } }))
  return issues
}

/** Whether every seat is taken on one of the days of a term: as many sit as there are seats, on the first day or on that of another's beginning. */
function isFullDuring(seats: number, all: readonly SeatFact[], { validFrom, validTo }: Pick<SeatFact, 'validFrom' | 'validTo'>): boolean {
  const days = [validFrom, ...all.map((each) => each.validFrom).filter((day) => day > validFrom && (validTo === null || day < validTo))]
  return days.some((day) => all.filter((each) => hasSeat(each) && sitsOn(each, day)).length >= seats)
}
