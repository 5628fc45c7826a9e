/**
 * Final assessments as views read them: which one counts on a day, how its sections stand, and which of them may be laid side
 * by side.
 * Source: issue "Quality", item 5; domain/quality-frameworks, 3.2.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { criteriaOf, type FrameworkContent, type Scale, scaleOf } from './framework.js'
import { type Answers, levelOf, type PartScore, scoreOf, scoreRange } from './framework-score.js'

/** An answer of a final assessment: its value, or null where the criterion was skipped with a reason. */
export type ResultValues = ReadonlyMap<string, number | null>

/** A final assessment of a unit. */
export interface QualityResult {
  readonly assessmentId: string
  readonly unitId: string
  readonly versionId: string
  readonly assessedOn: IsoDate
  /** Null when the framework gives none for what was answered. */
  readonly score: number | null
  readonly band: string | null
  /** By the code of the criterion; one that is not there was not answered. */
  readonly values: ResultValues
}

/** The newest first; of one day, the one with the greater id, so that the order is the same for everybody. */
export const newestFirst = <Of extends Pick<QualityResult, 'assessedOn' | 'assessmentId'>>(results: readonly Of[]): Of[] =>
  [...results].sort((a, b) => (a.assessedOn === b.assessedOn ? (a.assessmentId < b.assessmentId ? 1 : -1) : a.assessedOn < b.assessedOn ? 1 : -1))

/**
 * The results of each unit up to a day, the newest first: the first is the one that counts on that day.
 *
 * @example resultsOn([march, september], '2026-06-01').get(unitId)?.[0] // march
 */
export function resultsOn<Of extends QualityResult>(results: readonly Of[], day: IsoDate): Map<string, Of[]> {
  const byUnit = new Map<string, Of[]>()
  for (const result of newestFirst(results)) {
    if (result.assessedOn > day) continue
    byUnit.set(result.unitId, [...(byUnit.get(result.unitId) ?? []), result])
  }
  return byUnit
}

/** The answers in the form in which the framework scores them. */
export const answersOf = (values: ResultValues): Answers =>
  Object.fromEntries([...values].map(([code, value]) => [code, value === null ? { skipped: '·' } : { value }]))

/**
 * Where a value stands between the lowest and the highest level of its scale, from 0 to 1; null for a value that the scale
 * does not have, or a scale of one level. A percentage stands where it is.
 *
 * @example positionOf(oneToFive, 4) // 0.75
 */
export function positionOf(scale: Scale, value: number): number | null {
  return levelOf(scale, value) ? placeOn(scale, value) : null
}

/**
 * Where a figure that need not be a level, such as a median, stands on a scale, from 0 to 1; null for a scale of one level.
 *
 * @example placeOn(oneToFive, 2.5) // 0.375
 */
export function placeOn(scale: Scale, value: number): number | null {
  if (scale.kind === 'percent') return value / 100
  const points = scale.levels.map((level) => level.value)
  const [least, most] = [Math.min(...points), Math.max(...points)]
  return most === least ? null : (value - least) / (most - least)
}

/** A section of a profile. */
export interface SectionStanding extends PartScore {
  readonly code: string
  /** What the section can come to; null when nothing in it counts. */
  readonly range: { readonly lowest: number; readonly highest: number } | null
  /** Where its score stands between the two, from 0 to 1: sections of any size and scale side by side. Null without a score. */
  readonly position: number | null
}

type Measured = Pick<FrameworkContent, 'scales' | 'sections' | 'scoring' | 'bands'>

/**
 * How the sections of a unit stand: what the radar and its table show.
 *
 * @example sectionsOf(ips25, allAtThree)[0] // { code: 'staffing', value: 9, range: { lowest: 3, highest: 15 }, position: 0.5, … }
 */
export function sectionsOf(content: Measured, values: ResultValues): SectionStanding[] {
  const score = scoreOf(content, answersOf(values))
  return content.sections.map((section, place): SectionStanding => {
    const { scales, scoring } = content
    const part = score.sections[place] ?? { ...score, code: section.code }
    const range = scoreRange({ scales, scoring, sections: [section] })
    const width = range ? range.highest - range.lowest : 0
    const position = range && part.value !== null && width > 0 ? (part.value - range.lowest) / width : null
    return { ...part, code: section.code, range, position }
  })
}

const sameScale = (one: Scale | undefined, other: Scale | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.kind === other.kind &&
  one.levels.length === other.levels.length &&
  one.levels.every(({ value, from }, place) => value === other.levels[place]?.value && from === other.levels[place]?.from)

/**
 * The criteria of two versions that ask the same: of one code, on a scale with the same levels. Only their values may be laid
 * side by side; how a level is worded does not part them, because the difference of versions tells that.
 */
export function likeCriteria(one: Measured, other: Measured): string[] {
  const before = new Map(criteriaOf(one).map((criterion) => [criterion.code, criterion]))
  return criteriaOf(other).flatMap((criterion) => {
    const earlier = before.get(criterion.code)
    return earlier && sameScale(scaleOf(one, earlier), scaleOf(other, criterion)) ? [criterion.code] : []
  })
}

/**
 * Whether the scores of two versions measure the same: the same criteria on the same scales with the same weights, put
 * together by the same rule. The edges of bands may differ.
 */
export function isSameMeasure(one: Measured, other: Measured): boolean {
  const [before, after] = [criteriaOf(one), criteriaOf(other)]
  const like = new Set(likeCriteria(one, other))
  const weights = new Map(before.map(({ code, weight }) => [code, weight]))
  return (
    before.length === after.length &&
    after.every(({ code, weight }) => like.has(code) && weights.get(code) === weight) &&
    one.scoring.method === other.scoring.method &&
    one.scoring.skipped === other.scoring.skipped
  )
}
