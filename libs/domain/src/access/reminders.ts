/**
 * Who is reminded of what: of a role that ends, its holder and whoever can renew it, 30 and 7 days before; of a review,
 * whoever can confirm, 30 days before, on the day and then monthly. Where several levels could act, those nearest to the
 * unit are asked, so that the head office does not get mail about every member of every unit.
 * Source: issue "Identity, access and audit", item 3.
 */
import { daysBetween, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { mayGiveRole, type Holder } from './reach.js'
import { isReviewed, mayConfirm, reviewDueOn, reviewStep, type Reviewed } from './review.js'

/** Days before the end on which a role that ends is brought to mind. */
export const stepsBeforeEnd = [30, 7] as const

export type ReminderKind = 'role_ends' | 'role_to_renew' | 'review'

export interface Reminder {
  readonly kind: ReminderKind
  readonly assignmentId: string
  /** Who is reminded. */
  readonly userId: string
  /** The day of which one is reminded: the end of the role, or the day of the review. */
  readonly day: IsoDate
  /** Days from that day; each is sent once. */
  readonly step: number
}

export interface ReminderFacts {
  readonly assignments: readonly Reviewed[]
  /** The ids above a unit today, the nearest first. */
  readonly ancestorsOf: (unitId: string) => readonly string[]
  readonly administratorCount: number
  readonly today: IsoDate
}

/**
 * The reminders that are to be out by today. What was sent already is for the caller to know: the same reminder has the same
 * kind, assignment, person, day and step.
 */
export function remindersOn(facts: ReminderFacts): Reminder[] {
  const holders = holdersOf(facts)
  return facts.assignments.flatMap((assignment) => [...ending(assignment, facts, holders), ...reviewing(assignment, facts, holders)])
}

type Holders = readonly (Holder & { readonly assignments: readonly Reviewed[] })[]

function holdersOf({ assignments, ancestorsOf, today: day }: ReminderFacts): Holders {
  const byUser = new Map<string, Reviewed[]>()
  for (const assignment of assignments) {
    if (!isValidOn(assignment, day)) continue
    byUser.set(assignment.userId, [...(byUser.get(assignment.userId) ?? []), assignment])
  }
  return [...byUser].map(([userId, held]) => ({ userId, assignments: held, day, ancestorsOf }))
}

function ending(assignment: Reviewed, facts: ReminderFacts, holders: Holders): Reminder[] {
  const { id, userId, validTo } = assignment
  const step = endStep(assignment, facts)
  if (validTo === null || step === null) return []
  const mayRenew = (holder: Holder) => mayGiveRole(holder, { ...assignment, validTo: null })
  const renewers = assignment.deputyFor ? [] : nearest(holders.filter(mayRenew), assignment, facts)
  const about = { assignmentId: id, day: validTo, step: -step }
  return [
    { ...about, kind: 'role_ends', userId },
    ...renewers.filter((each) => each !== userId).map((each) => ({ ...about, kind: 'role_to_renew' as const, userId: each }))
  ]
}

/** The last of the steps that has come; null when none has, or when a term follows on. */
function endStep(assignment: Reviewed, { assignments, today }: ReminderFacts): number | null {
  const { validTo, userId, role, unitId } = assignment
  if (validTo === null || !isValidOn(assignment, today)) return null
  const goesOn = assignments.some(
    (each) => each.userId === userId && each.role === role && each.unitId === unitId && isValidOn(each, validTo)
  )
  const left = daysBetween(today, validTo)
  return goesOn ? null : (stepsBeforeEnd.findLast((step) => left <= step) ?? null)
}

function reviewing(assignment: Reviewed, facts: ReminderFacts, holders: Holders): Reminder[] {
  if (!isReviewed(assignment, facts.today)) return []
  const day = reviewDueOn(assignment)
  const step = reviewStep(day, facts.today)
  if (step === null) return []
  const reviewers = holders.filter((holder) => mayConfirm(holder, assignment, facts.administratorCount))
  return nearest(reviewers, assignment, facts).map((userId) => ({ kind: 'review', assignmentId: assignment.id, userId, day, step }))
}

/** Of those who could act, the ones who stand nearest to the unit: at it, else above it, else at the very top. */
function nearest(holders: Holders, { unitId }: Reviewed, { ancestorsOf }: ReminderFacts): string[] {
  const line = [unitId, ...ancestorsOf(unitId)]
  for (const place of line) {
    const there = holders.filter(({ assignments }) => assignments.some((held) => held.unitId === place && managesAccess(held)))
    if (there.length > 0) return there.map(({ userId }) => userId)
  }
  return holders.map(({ userId }) => userId)
}

const managers = new Set(['administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager'])
const managesAccess = ({ role }: Pick<Reviewed, 'role'>): boolean => managers.has(role)
