/**
 * What several assessors' scores come to: of each criterion the median, the mean and the spread, and of all of them a share of
 * what could be reached, by weights. All in whole numbers and exact fractions. A score that is missing is named and never
 * counted as 0: without a score for every criterion there is no total.
 * Source: issue "Onboarding", item 2; requirement 17.
 */
import type { DomainError } from '../errors.js'
import { DomainError as Refusal } from '../errors.js'
import { type CriteriaContent, farApart, highestScore, lowestScore } from './criteria.js'

/** What binds an assessor to the applicant; `none` when nothing does. */
export const conflictKinds = ['none', 'employment', 'trust', 'family', 'business', 'other'] as const
export type ConflictKind = (typeof conflictKinds)[number]

export interface GivenScore {
  readonly criterion: string
  /** Null while it has not been given. */
  readonly score: number | null
  readonly reason: string
  readonly evidence: string
}

export interface AssessorDays {
  readonly dueOn: string
  readonly conflict: ConflictKind | null
  readonly submittedAt: Date | string | null
  readonly releasedAt: Date | string | null
}

/** to_declare: has not said whether anything binds them · recused: is bound · scoring · submitted · released: let go. */
export const assessorStates = ['to_declare', 'scoring', 'submitted', 'recused', 'released'] as const
export type AssessorState = (typeof assessorStates)[number]

/** @example assessorState({ dueOn, conflict: 'family', submittedAt: null, releasedAt: null }) // 'recused' */
export function assessorState({ conflict, submittedAt, releasedAt }: AssessorDays): AssessorState {
  if (submittedAt) return 'submitted'
  if (releasedAt) return 'released'
  if (conflict === null) return 'to_declare'
  return conflict === 'none' ? 'scoring' : 'recused'
}

/** Whether somebody's scores are still waited for. */
export const isAwaited = (of: AssessorDays): boolean => ['to_declare', 'scoring'].includes(assessorState(of))

/** Whether scores are late on a day. */
export const isOverdue = (of: AssessorDays, today: string): boolean => isAwaited(of) && of.dueOn < today

/**
 * What stands in the way of handing scores in: every criterion needs a score and its reason.
 *
 * @example sheetIssues(shippedCriteria, [])[0]?.code // 'REQUIRED'
 */
export function sheetIssues({ criteria }: CriteriaContent, scores: readonly GivenScore[]): DomainError[] {
  return criteria.flatMap(({ code }) => {
    const given = scores.find(({ criterion }) => criterion === code)
    const path = ['scores', code]
    return [
      ...(given?.score == null ? [new Refusal('REQUIRED', { path: [...path, 'score'] })] : []),
      ...(given?.reason.trim() ? [] : [new Refusal('REQUIRED', { path: [...path, 'reason'] })])
    ]
  })
}

/** Whether a number is a score. */
export const isScore = (value: number): boolean => Number.isInteger(value) && value >= lowestScore && value <= highestScore

export interface CriterionResult {
  readonly code: string
  readonly weight: number
  /** How many gave a score. */
  readonly count: number
  /** In halves; null when nobody gave a score. */
  readonly median: number | null
  /** With two decimals, rounded half up. */
  readonly mean: number | null
  readonly lowest: number | null
  readonly highest: number | null
  /** Whether the scores lie so far apart that they are to be talked about. */
  readonly isFarApart: boolean
}

export interface Consolidation {
  readonly criteria: readonly CriterionResult[]
  /** Percent of what could be reached, with two decimals, rounded half up; null when a criterion has no score. */
  readonly total: number | null
  /** The criteria without a score from anybody. */
  readonly missing: readonly string[]
}

/** Whole numbers over a whole number. */
interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** Rounds half up to two decimals. */
const rounded = ({ over, under }: Fraction): number => Number((over * 200n + under) / (under * 2n)) / 100

function resultOf({ code, weight }: { readonly code: string; readonly weight: number }, given: readonly number[]): CriterionResult {
  const sorted = [...given].sort((a, b) => a - b)
  const [lowest = null, highest = null] = [sorted[0], sorted.at(-1)]
  if (lowest === null || highest === null) return { code, weight, count: 0, median: null, mean: null, lowest, highest, isFarApart: false }
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  const sum = sorted.reduce((all, each) => all + each, 0)
  return {
    ...{ code, weight, count: sorted.length, lowest, highest, median: (low + high) / 2 },
    mean: rounded({ over: BigInt(sum), under: BigInt(sorted.length) }),
    isFarApart: highest - lowest >= farApart
  }
}

/**
 * Puts sheets together, each the scores of one assessor who has handed in.
 *
 * @example consolidate(oneCriterion, [[{ criterion: 'location', score: 1 }], [{ criterion: 'location', score: 4 }]])
 *   // criteria: [{ median: 2.5, mean: 2.5, lowest: 1, highest: 4, isFarApart: true }], total: 62.5
 */
export function consolidate({ criteria }: CriteriaContent, sheets: readonly (readonly Pick<GivenScore, 'criterion' | 'score'>[])[]): Consolidation {
  const given = (code: string): number[] => sheets.flatMap((sheet) => sheet.flatMap(({ criterion, score }) => (criterion === code && score !== null ? [score] : [])))
  const results = criteria.map((each) => resultOf(each, given(each.code)))
  const missing = results.filter(({ count }) => count === 0).map(({ code }) => code)
  if (missing.length > 0 || results.length === 0) return { criteria: results, total: null, missing }
  // Σ weight · mean over Σ weight · 4, brought under one line so that nothing is rounded on the way.
  const under = results.reduce((all, { count }) => all * BigInt(count), 1n)
  const over = results.reduce((all, { code, weight, count }) => all + BigInt(weight) * BigInt(given(code).reduce((sum, each) => sum + each, 0)) * (under / BigInt(count)), 0n)
  const weights = results.reduce((all, { weight }) => all + BigInt(weight), 0n)
  return { criteria: results, total: rounded({ over: over * 100n, under: under * weights * BigInt(highestScore) }), missing }
}
