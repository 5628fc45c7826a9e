/**
 * A published figure: a number, or the reason why there is none. Withheld, missing, not applicable, not asked and zero are five
 * different things, and look and travel differently.
 * Source: requirements 53, 77; issue "Reports", item 3; design, "Values that are not numbers".
 */
import type { CellAddress } from './edition.js'

export const figureMarks = ['value', 'withheld', 'missing', 'not_applicable', 'not_asked'] as const
export type FigureMark = (typeof figureMarks)[number]

/** A figure as an audience reads it. Numbers are in steps of the indicator; a withheld one has none. */
export interface PublishedFigure extends CellAddress {
  readonly mark: FigureMark
  readonly value: bigint | null
  readonly numerator: bigint | null
  readonly denominator: bigint | null
  /** How many units stand behind it, and how many were asked and have not answered. */
  readonly unitCount: number
  readonly missingCount: number
  readonly isGross: boolean
  readonly isEstimated: boolean
}

/** What is known of a figure before its mark is. */
export interface MarkedBy {
  readonly isWithheld: boolean
  readonly hasValue: boolean
  readonly missingCount: number
  readonly notApplicableCount: number
}

/**
 * Why a figure has no number, the most telling reason first. What is withheld is told as such whatever else is known of it.
 *
 * @example markOf({ isWithheld: false, hasValue: false, missingCount: 2, notApplicableCount: 0 }) // 'missing'
 */
export function markOf({ isWithheld, hasValue, missingCount, notApplicableCount }: MarkedBy): FigureMark {
  if (isWithheld) return 'withheld'
  if (hasValue) return 'value'
  if (missingCount > 0) return 'missing'
  return notApplicableCount > 0 ? 'not_applicable' : 'not_asked'
}

/** The whole run of an edition as a period of its figures; one period stands for itself. */
export function runPeriod({ firstPeriod, lastPeriod }: { readonly firstPeriod: string; readonly lastPeriod: string }): string {
  return firstPeriod === lastPeriod ? firstPeriod : `${firstPeriod}/${lastPeriod}`
}

/** Which indicators a reader sees first. */
export interface HeadlineCandidate {
  readonly id: string
  readonly position: number
  readonly hasTarget: boolean
}

/** How many figures stand in the strip at the head of the page. */
export const headlineCount = 4

/**
 * The indicators of the strip: those with a target first, then the order of the library; only those whose figure for the whole
 * is told.
 *
 * @param told the whole figures of the run, by indicator
 */
export function headlines(candidates: readonly HeadlineCandidate[], told: ReadonlyMap<string, PublishedFigure>): string[] {
  return candidates
    .filter(({ id }) => told.get(id)?.mark === 'value')
    .sort((a, b) => Number(b.hasTarget) - Number(a.hasTarget) || a.position - b.position || (a.id < b.id ? -1 : 1))
    .slice(0, headlineCount)
    .map(({ id }) => id)
}
