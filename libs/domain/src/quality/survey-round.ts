/** Rounds of surveys: a survey is open in units from a day to a day, and what came of it is told once, when it has ended. */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { leastAnswers } from './survey.js'
import { type AnsweredGroup, shownGroups } from './survey-protection.js'

/** coming: its first day has not come · open: takes answers · over: its last day has passed, and it is about to be summed up. */
export const roundStandings = ['coming', 'open', 'over', 'closed', 'cancelled'] as const
export type SurveyRoundStanding = (typeof roundStandings)[number]

export interface SurveyRoundDays {
  readonly opensOn: IsoDate
  readonly closesOn: IsoDate
}

/** How long a round may take answers, in days, and how many links a unit may get in all and at once. */
export const surveyRoundLimits = { days: 366, links: 5000, linksAtOnce: 500, units: 1000 } as const

/**
 * What is wrong with the days and the minimum of a new round; nothing when all is well.
 *
 * @example roundIssues({ opensOn: '2026-11-22', closesOn: '2026-11-21', minimum: 10 }, '2026-11-22') // [OUT_OF_RANGE at closesOn]
 */
export function roundIssues({ opensOn, closesOn, minimum }: SurveyRoundDays & { readonly minimum: number }, today: IsoDate): readonly DomainError[] {
  const issues: DomainError[] = []
  const latest = addDays(opensOn, surveyRoundLimits.days)
  if (opensOn < today) issues.push(new DomainError('OUT_OF_RANGE', { path: ['opensOn'], params: { min: today } }))
  if (closesOn < opensOn || closesOn > latest) issues.push(new DomainError('OUT_OF_RANGE', { path: ['closesOn'], params: { min: opensOn, max: latest } }))
  if (!Number.isInteger(minimum) || minimum < leastAnswers || minimum > 100) {
    issues.push(new DomainError('OUT_OF_RANGE', { path: ['minimum'], params: { min: leastAnswers, max: 100 } }))
  }
  return issues
}

/** A unit that is asked, under the centre of the day on which the round was opened. */
export interface AskedUnit {
  readonly unitId: string
  readonly centreId: string | null
}

/** Whose round it is: the unit's own, that of the one centre of all its units, or the head office's. */
export function ownerOfRound(units: readonly AskedUnit[], headId: string): string {
  const [first] = units
  if (first && units.length === 1) return first.unitId
  return first?.centreId && units.every(({ centreId }) => centreId === first.centreId) ? first.centreId : headId
}

export const surveyLevels = ['unit', 'centre', 'all'] as const
export type SurveyLevel = (typeof surveyLevels)[number]

/** A group of a round whose answers to a question are shown. */
export interface ShownGroup {
  readonly level: SurveyLevel
  readonly unitId: string
  readonly question: string
}

export type AnsweredUnit = AskedUnit & { readonly counts: Readonly<Record<string, number>> }

const keyOf = (level: SurveyLevel, unitId: string) => `${level}:${unitId}`

/** The groups of a round for one question: units in centres in the whole. A level that would only repeat the one below is left out. */
function groupsOf(units: readonly AnsweredUnit[], ownerId: string, question: string): AnsweredGroup {
  const leaf = ({ unitId, counts }: AnsweredUnit): AnsweredGroup => ({ key: keyOf('unit', unitId), n: counts[question] ?? 0, within: [] })
  const group = (key: string, within: readonly AnsweredGroup[]): AnsweredGroup => ({ key, n: within.reduce((sum, { n }) => sum + n, 0), within })
  const [only] = units
  if (only && units.length === 1) return leaf(only)
  const centreIds = [...new Set(units.map(({ centreId }) => centreId))]
  if (centreIds.length === 1) return group(keyOf('all', ownerId), units.map(leaf))
  const within = centreIds.flatMap((centreId) => {
    const own = units.filter((unit) => unit.centreId === centreId).map(leaf)
    return centreId === null ? own : [group(keyOf('centre', centreId), own)]
  })
  return group(keyOf('all', ownerId), within)
}

/**
 * What may be shown of a round that has ended, question by question.
 *
 * @param units how many people answered each question in each unit
 * @example shownOfRound([{ unitId: 'a', centreId: null, counts: { overall: 9 } }], { ownerId: 'a', questions: ['overall'], minimum: 10 }) // []
 */
export function shownOfRound(
  units: readonly AnsweredUnit[],
  { ownerId, questions, minimum }: { readonly ownerId: string; readonly questions: readonly string[]; readonly minimum: number }
): readonly ShownGroup[] {
  return questions.flatMap((question) =>
    [...shownGroups(groupsOf(units, ownerId, question), minimum)].map((key) => {
      const [level = '', unitId = ''] = key.split(':')
      return { level: level as SurveyLevel, unitId, question }
    })
  )
}
