/**
 * What becomes of a practice in a unit: how deep it goes, since when, who pays, and whether it is still in use after 6, 12 and 24
 * months. Whoever has it in use is asked on those days, long after the project it came from has closed; an adoption for which
 * nobody shows any evidence is not known any more. All of it follows from days and words, never from a job that may be late.
 * Source: issue "Portfolio", item 6; requirement 43 (results vanish when projects end).
 */
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { parseWebsite } from '../network/organisation-details.js'
import { TextFields, throwIssues } from '../text-fields.js'
import type { UptakeState } from './practice.js'

/** trying: one or two workers try it · part: with some customers or in some places · full: as it is written · base: part of the basic work, whoever comes and goes. */
export const adoptionDepths = ['trying', 'part', 'full', 'base'] as const
export type AdoptionDepth = (typeof adoptionDepths)[number]

/** From what it is paid: nothing is needed · own money · a municipality · the state · a project · sales · something else. */
export const adoptionFundings = ['none', 'own', 'municipal', 'state', 'project', 'sales', 'other'] as const
export type AdoptionFunding = (typeof adoptionFundings)[number]

/** After how many months it is asked whether it is still in use. */
export const followUpMonths = [6, 12, 24] as const
export type FollowUpMonths = (typeof followUpMonths)[number]

/** in_use: with evidence · no_evidence: perhaps, but nothing shows it · stopped: for a reason. */
export const followUpAnswers = ['in_use', 'no_evidence', 'stopped'] as const
export type FollowUpAnswer = (typeof followUpAnswers)[number]

/** How many days there are to answer before the adoption is unknown. */
export const daysToAnswer = 60

/** What a unit said, in the order in which it said so: each replaces what was said before from its day on. */
export interface AdoptionEvent {
  readonly state: UptakeState
  readonly depth: AdoptionDepth | null
  readonly since: IsoDate
}

export interface AdoptionAnswer {
  /** The day on which the adoption began that was asked about. */
  readonly begunOn: IsoDate
  readonly months: FollowUpMonths
  readonly answer: FollowUpAnswer
  readonly answeredOn: IsoDate
}

export interface AdoptionFacts {
  readonly events: readonly AdoptionEvent[]
  readonly answers: readonly AdoptionAnswer[]
}

/** What is known of a unit on a day; unknown: it was in use, and nobody has shown since that it is. */
export const adoptionStates = ['considering', 'in_use', 'unknown', 'stopped', 'not_for_us'] as const
export type AdoptionState = (typeof adoptionStates)[number]

export interface Adoption {
  readonly state: AdoptionState
  readonly depth: AdoptionDepth | null
  readonly since: IsoDate
  /** When the run of use began of which it is a part; null where it is not in use. */
  readonly begunOn: IsoDate | null
}

/** A time in which it was in use without a break; depths may change on the way. */
export interface AdoptionRun {
  readonly begunOn: IsoDate
  readonly endedOn: IsoDate | null
}

/** What held, in the order of days. */
export function adoptionCourse(events: readonly AdoptionEvent[]): readonly AdoptionEvent[] {
  return events.reduce<readonly AdoptionEvent[]>((course, event) => [...course.filter(({ since }) => since < event.since), event], [])
}

/**
 * The times of use, the earliest first.
 *
 * @example adoptionRuns([{ state: 'in_use', depth: 'part', since: '2025-01-01' }, { state: 'stopped', depth: null, since: '2026-01-01' }]) // [{ begunOn: '2025-01-01', endedOn: '2026-01-01' }]
 */
export function adoptionRuns(events: readonly AdoptionEvent[]): readonly AdoptionRun[] {
  const runs: { begunOn: IsoDate; endedOn: IsoDate | null }[] = []
  let open: { begunOn: IsoDate; endedOn: IsoDate | null } | null = null
  for (const { state, since } of adoptionCourse(events)) {
    if (state === 'in_use' && open === null) runs.push((open = { begunOn: since, endedOn: null }))
    if (state === 'in_use' || open === null) continue
    open.endedOn = since
    open = null
  }
  return runs
}

export const followUpDay = (begunOn: IsoDate, months: FollowUpMonths): IsoDate => addMonths(begunOn, months)
/** The last day on which an answer is in time. */
export const followUpDeadline = (begunOn: IsoDate, months: FollowUpMonths): IsoDate => addDays(followUpDay(begunOn, months), daysToAnswer)

/** Whether evidence for a run of use has lapsed on a day: the last question whose time has run out has no answer that shows use. */
function hasLapsed(begunOn: IsoDate, answers: readonly AdoptionAnswer[], day: IsoDate): boolean {
  const told = answers.filter((each) => each.begunOn === begunOn && each.answeredOn <= day).sort((a, b) => a.months - b.months)
  const last = told.at(-1)
  if (last?.answer === 'no_evidence') return true
  const passed = followUpMonths.findLast((months) => followUpDeadline(begunOn, months) < day)
  return passed !== undefined && (last === undefined || last.months < passed)
}

/**
 * What is known on a day; null before a unit has said anything.
 *
 * @example adoptionOn({ events: [{ state: 'in_use', depth: 'full', since: '2025-01-01' }], answers: [] }, '2026-01-01')?.state // 'unknown'
 */
export function adoptionOn({ events, answers }: AdoptionFacts, day: IsoDate): Adoption | null {
  const now = adoptionCourse(events).findLast(({ since }) => since <= day)
  if (!now) return null
  if (now.state !== 'in_use') return { ...now, begunOn: null }
  const begunOn = adoptionRuns(events).findLast((run) => run.begunOn <= day)?.begunOn ?? now.since
  return { ...now, begunOn, state: hasLapsed(begunOn, answers, day) ? 'unknown' : 'in_use' }
}

export interface FollowUpQuestion {
  readonly begunOn: IsoDate
  readonly months: FollowUpMonths
  readonly dueOn: IsoDate
  readonly deadline: IsoDate
}

/**
 * The question that waits for a unit: the newest whose day has come, unless it is answered. Older ones are not asked any more,
 * since nobody can look back and find evidence. None while it is not in use.
 *
 * @example followUpWaiting({ events: [{ state: 'in_use', depth: 'full', since: '2025-01-01' }], answers: [] }, '2025-07-01')?.months // 6
 */
export function followUpWaiting(facts: AdoptionFacts, today: IsoDate): FollowUpQuestion | null {
  const begunOn = adoptionOn(facts, today)?.begunOn
  if (!begunOn) return null
  const months = followUpMonths.findLast((each) => followUpDay(begunOn, each) <= today)
  if (months === undefined || facts.answers.some((each) => each.begunOn === begunOn && each.months === months)) return null
  return { begunOn, months, dueOn: followUpDay(begunOn, months), deadline: followUpDeadline(begunOn, months) }
}

/** How a run of use stood at one of its questions; open: its time is not over yet. */
export type RetentionState = 'kept' | 'stopped' | 'unknown' | 'open'
export type Retention = Readonly<Record<RetentionState, number>> & { readonly months: FollowUpMonths; readonly asked: number }

function retentionOf(run: AdoptionRun, { answers, months, today }: { readonly answers: readonly AdoptionAnswer[]; readonly months: FollowUpMonths; readonly today: IsoDate }): RetentionState {
  const said = answers.find((each) => each.begunOn === run.begunOn && each.months === months)
  if (said) return ({ in_use: 'kept', no_evidence: 'unknown', stopped: 'stopped' } as const)[said.answer]
  if (run.endedOn !== null && run.endedOn <= followUpDeadline(run.begunOn, months)) return 'stopped'
  return followUpDeadline(run.begunOn, months) < today ? 'unknown' : 'open'
}

/**
 * Of all the times of use whose 6, 12 or 24 months have come: how many were kept, ended, are unknown or still have time to
 * answer. What is unknown is never taken for kept.
 */
export function retention(units: readonly AdoptionFacts[], today: IsoDate): readonly Retention[] {
  return followUpMonths.map((months) => {
    const states = units.flatMap(({ events, answers }) =>
      adoptionRuns(events.filter(({ since }) => since <= today))
        .filter(({ begunOn }) => followUpDay(begunOn, months) <= today)
        .map((run) => retentionOf(run, { answers, months, today }))
    )
    const count = (state: RetentionState) => states.filter((each) => each === state).length
    return { months, asked: states.length, kept: count('kept'), stopped: count('stopped'), unknown: count('unknown'), open: count('open') }
  })
}

export interface SpreadPoint {
  readonly day: IsoDate
  readonly inUse: number
  readonly unknown: number
  readonly stopped: number
  readonly considering: number
}

/** The first day of each month from the first word of any unit, and today; at most ten years back. */
export function spreadDays(units: readonly AdoptionFacts[], today: IsoDate): readonly IsoDate[] {
  const first = units.flatMap(({ events }) => events.map(({ since }) => since)).sort()[0]
  if (first === undefined || first > today) return [today]
  const limit = addMonths(today, -120)
  const from = `${(first < limit ? limit : first).slice(0, 7)}-01`
  const days: IsoDate[] = []
  for (let day = from, at = 1; day < today; day = addMonths(from, at), at += 1) days.push(day)
  return [...days, today]
}

/** The curve of a practice: how many units stood where on each day. */
export function spread(units: readonly AdoptionFacts[], today: IsoDate): readonly SpreadPoint[] {
  return spreadDays(units, today).map((day) => {
    const states = units.map((facts) => adoptionOn(facts, day)?.state)
    const count = (state: AdoptionState) => states.filter((each) => each === state).length
    return { day, inUse: count('in_use'), unknown: count('unknown'), stopped: count('stopped'), considering: count('considering') }
  })
}

export interface GivenUptake {
  readonly state: UptakeState
  readonly reason: string
  readonly since: IsoDate
  readonly depth?: AdoptionDepth | null | undefined
  readonly contact?: string | null | undefined
}

/**
 * Takes in what a unit says of a practice: use has a depth; what is not for it, or no more, has a reason.
 *
 * @throws DomainError REQUIRED, TOO_LONG, INVALID_INPUT, OUT_OF_RANGE for a day to come
 */
export function readUptake({ state, reason, since, depth, contact }: GivenUptake, today: IsoDate): Pick<GivenUptake, 'reason'> & { readonly contact: string; readonly depth: AdoptionDepth | null } {
  const fields = new TextFields()
  const read = { reason: fields.text(['reason'], reason, { most: 2000, isLong: true }), contact: fields.text(['contact'], contact, { most: 200 }), depth: state === 'in_use' ? (depth ?? null) : null }
  if (needsReason(state) && read.reason === '') fields.refuse('REQUIRED', ['reason'])
  if (state === 'in_use' && read.depth === null) fields.refuse('REQUIRED', ['depth'])
  if (since > today) fields.refuse('OUT_OF_RANGE', ['since'], { max: today })
  throwIssues(fields.issues)
  return read
}

export const needsReason = (state: UptakeState): boolean => state === 'not_for_us' || state === 'stopped'

/** What a unit can say next: only what was in use can be stopped. */
export const mayStop = (before: UptakeState | null): boolean => before === 'in_use' || before === 'stopped'

export interface GivenAnswer {
  readonly answer: FollowUpAnswer
  readonly text: string
  readonly link: string
}

/**
 * Takes an answer in: use needs evidence in words, an end needs its reason.
 *
 * @throws DomainError REQUIRED, TOO_LONG, INVALID_INPUT, INVALID_WEBSITE
 */
export function readAnswer({ answer, text, link }: GivenAnswer): GivenAnswer {
  const fields = new TextFields()
  const read = { answer, text: fields.text(['text'], text, { most: 2000, isLong: true }), link: fields.text(['link'], link, { most: 500 }) }
  if (answer !== 'no_evidence' && read.text === '') fields.refuse('REQUIRED', ['text'])
  if (read.link !== '' && parseWebsite(read.link) === null) fields.refuse('INVALID_WEBSITE', ['link'])
  throwIssues(fields.issues)
  return read
}
