/**
 * What a commitment obliges to: derived from the framework and the conditions when it is signed. A duty that recurs has one
 * row for each time; the next one comes when the last is done.
 */
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import type { CommitmentCondition, CommitmentTerm } from './commitment.js'
import type { FrameworkKind } from './framework.js'

/** self_assessment: by the framework · development_plan: of what is to be better · certificate: it is valid · condition: one of its own. */
export const dutyKinds = ['self_assessment', 'development_plan', 'certificate', 'condition'] as const
export type DutyKind = (typeof dutyKinds)[number]

export const dutyStates = ['overdue', 'due_soon', 'coming', 'done'] as const
export type DutyState = (typeof dutyStates)[number]

/** How many days before its day a duty is told to be due soon. */
export const daysThatAreDueSoon = 30

export interface Duty {
  readonly kind: DutyKind
  /** What it is, of a condition; else empty, and told by its kind. */
  readonly title: string
  /** The last day on which it is done in time. */
  readonly dueOn: IsoDate
  /** How often it comes again, in months; null for once. */
  readonly everyMonths: number | null
}

/** Months from the first day to the first self-assessment, and from one to the next. */
const monthsToAssessment = 12
/** Months from the first day to the plan of what is to be better. */
const monthsToPlan = 6

/** The last day on which a commitment holds; null when it has no end. */
const lastDayOf = ({ validTo }: CommitmentTerm): IsoDate | null => (validTo === null ? null : addDays(validTo, -1))

/**
 * The first duties of a commitment. What would be due after its last day is due on it.
 *
 * @example firstDuties('certificate', { validFrom: '2026-01-01', validTo: null }, []) // one: the certificate, due 2027-01-01, every 12 months
 */
export function firstDuties(kind: FrameworkKind, term: CommitmentTerm, conditions: readonly CommitmentCondition[]): Duty[] {
  const last = lastDayOf(term)
  const within = (day: IsoDate): IsoDate => (last !== null && day > last ? last : day)
  const after = (months: number): IsoDate => within(addMonths(term.validFrom, months))
  const ofFramework: readonly Duty[] =
    kind === 'certificate'
      ? [{ kind: 'certificate', title: '', dueOn: after(monthsToAssessment), everyMonths: monthsToAssessment }]
      : [
          { kind: 'development_plan', title: '', dueOn: after(monthsToPlan), everyMonths: null },
          { kind: 'self_assessment', title: '', dueOn: after(monthsToAssessment), everyMonths: monthsToAssessment }
        ]
  const ofConditions = conditions.flatMap(({ text, dueOn, everyMonths }): Duty[] => (dueOn === null ? [] : [{ kind: 'condition', title: text, dueOn, everyMonths }]))
  return [...ofFramework, ...ofConditions].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/**
 * The duty that comes after one is done: counted from the day on which it was due, so that doing it late moves nothing, and
 * the first that is still ahead. Undefined when it does not recur, or the commitment has ended by then.
 *
 * @example nextDuty(yearly, { doneOn: '2027-03-01', end: null })?.dueOn // '2028-01-01', when it was due on 2027-01-01
 */
export function nextDuty(duty: Duty, { doneOn, end }: { readonly doneOn: IsoDate; readonly end: IsoDate | null }): Duty | undefined {
  const { everyMonths, dueOn } = duty
  if (everyMonths === null) return undefined
  let times = 1
  while (addMonths(dueOn, everyMonths * times) <= doneOn) times += 1
  const next = addMonths(dueOn, everyMonths * times)
  return end !== null && next >= end ? undefined : { ...duty, dueOn: next }
}

/** @example dutyState({ dueOn: '2026-11-30', doneOn: null }, '2026-12-01') // 'overdue' */
export function dutyState({ dueOn, doneOn }: { readonly dueOn: IsoDate; readonly doneOn: IsoDate | null }, today: IsoDate): DutyState {
  if (doneOn !== null) return 'done'
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, daysThatAreDueSoon) ? 'due_soon' : 'coming'
}
