/**
 * Projects that look alike: two that do the same for the same people at the same time waste the money of both, and two that know
 * of each other may share it. What makes them alike is told with the score, so that somebody can judge.
 * Source: issue "Portfolio", item 5 (overlap finder); requirement 50.
 */
import { daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { TextFields, throwIssues } from '../text-fields.js'

/** region: in the same region · task_area, idea: about the same · lead: led by the same · name: called much the same · time: at the same time */
export const overlapReasons = ['name', 'task_area', 'idea', 'region', 'lead', 'time'] as const
export type OverlapReason = (typeof overlapReasons)[number]

/** open: somebody should look · linked: they know of each other · set_aside: no overlap, with the reason */
export const overlapVerdicts = ['open', 'linked', 'set_aside'] as const
export type OverlapVerdict = (typeof overlapVerdicts)[number]

/** One of a pair, as far as it is compared. */
export interface Likened {
  readonly startsOn: IsoDate | null
  readonly endsOn: IsoDate | null
  readonly taskAreas: readonly string[]
  readonly ideas: readonly string[]
  /** Where it is carried out; keys of any kind, as long as both have the same. */
  readonly regions: readonly string[]
  /** Who leads it, by any keys that both may have. */
  readonly leads: readonly string[]
}

export interface Overlap {
  /** From 0 to 100. */
  readonly score: number
  /** What makes them alike, the heaviest first. */
  readonly reasons: readonly OverlapReason[]
}

/** What each reason weighs in full; together a hundred. */
const weights: Readonly<Record<OverlapReason, number>> = { name: 35, task_area: 20, idea: 10, region: 15, lead: 10, time: 10 }
/** From which likeness of names on they are called alike; the rest is chance. */
export const likeName = 0.3

const shared = (a: readonly string[], b: readonly string[]): number => {
  const both = a.filter((each) => b.includes(each)).length
  const all = new Set([...a, ...b]).size
  return all === 0 ? 0 : both / all
}

/** Of the shorter one, how much of it runs beside the other; a project without an end counts as a year. */
function timeShared(a: Likened, b: Likened): number {
  if (a.startsOn === null || b.startsOn === null) return 0
  const ends = [a, b].map(({ startsOn, endsOn }) => endsOn ?? `${Number((startsOn ?? '').slice(0, 4)) + 1}${(startsOn ?? '').slice(4)}`)
  const [endA = '', endB = ''] = ends
  const from = a.startsOn > b.startsOn ? a.startsOn : b.startsOn
  const to = endA < endB ? endA : endB
  if (to < from) return 0
  const shortest = Math.min(daysBetween(a.startsOn, endA), daysBetween(b.startsOn, endB)) + 1
  return Math.min(1, (daysBetween(from, to) + 1) / Math.max(1, shortest))
}

/**
 * How much two projects are alike, and in what.
 *
 * @param likeness of their names, from 0 to 1
 * @example overlapOf(a, { ...a }, 1).score // 100 where both have areas, ideas, regions and days
 */
export function overlapOf(a: Likened, b: Likened, likeness: number): Overlap {
  const parts: Readonly<Record<OverlapReason, number>> = {
    name: likeness >= likeName ? likeness : 0,
    task_area: shared(a.taskAreas, b.taskAreas),
    idea: shared(a.ideas, b.ideas),
    region: a.regions.some((each) => b.regions.includes(each)) ? 1 : 0,
    lead: a.leads.some((each) => b.leads.includes(each)) ? 1 : 0,
    time: timeShared(a, b)
  }
  const weighed = overlapReasons.map((reason) => ({ reason, points: parts[reason] * weights[reason] })).filter(({ points }) => points > 0)
  return {
    score: Math.round(weighed.reduce((sum, { points }) => sum + points, 0)),
    reasons: weighed.sort((one, other) => other.points - one.points || overlapReasons.indexOf(one.reason) - overlapReasons.indexOf(other.reason)).map(({ reason }) => reason)
  }
}

/**
 * Reads why somebody judges a pair as they do.
 *
 * @throws DomainError REQUIRED, TOO_LONG at `reason`
 */
export function readOverlapReason(given: string): string {
  const fields = new TextFields()
  const reason = fields.text(['reason'], given, { most: 1000, isLong: true })
  if (reason === '') fields.refuse('REQUIRED', ['reason'])
  throwIssues(fields.issues)
  return reason
}
