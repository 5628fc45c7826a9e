/**
 * What answers to the criteria of a framework come to. All in whole numbers and exact fractions, so that a score that lies
 * on an edge is in the band that begins there.
 * Source: issue "Quality", items 1 and "Proof" (74/75, 99/100, 114/115).
 */
import { type Band, type Criterion, criteriaOf, type FrameworkContent, type Level, type Scale, scaleOf } from './framework.js'

/** An answer: the points of a level, a whole percent on a scale of percent, or a reason why there is none. */
export type Answer = { readonly value: number } | { readonly skipped: string }

/** By the code of the criterion; one that is not there has not been answered. */
export type Answers = Readonly<Record<string, Answer>>

/** Why there is no score: too little is answered, something that may not be skipped was, or nothing counts. */
export type NoScore = 'incomplete' | 'skipped' | 'nothing_counts'

export interface Completeness {
  readonly answered: number
  readonly skipped: number
  readonly unanswered: number
  readonly total: number
}

export interface PartScore extends Completeness {
  /** In points, or in percent for a share; at most two decimals, rounded half up. Null when there is none. */
  readonly value: number | null
  readonly whyNone: NoScore | null
}

export interface FrameworkScore extends PartScore {
  /** The code of its band; null without a score or bands. */
  readonly band: string | null
  readonly sections: readonly (PartScore & { readonly code: string })[]
}

/** Scores are told with two decimals. */
const steps = 100

/**
 * The level that an answer is; undefined for a value that the scale does not have.
 *
 * @example levelOf(percentScale, 64) // the level from 50 when the next begins at 65
 */
export function levelOf({ kind, levels }: Pick<Scale, 'kind' | 'levels'>, value: number): Level | undefined {
  if (kind !== 'percent') return levels.find((level) => level.value === value)
  if (!Number.isInteger(value) || value < 0 || value > 100) return undefined
  return levels.filter(({ from }) => from !== null && from <= value).sort((a, b) => (a.from ?? 0) - (b.from ?? 0)).at(-1)
}

interface Tally extends Completeness {
  readonly points: number
  readonly weight: number
  readonly met: number
  /** Criteria whose points are in it, and criteria that would have to be. */
  readonly counted: number
  readonly wanted: number
}

type Counting = Pick<FrameworkContent, 'scales' | 'scoring'>

const nothing: Tally = { answered: 0, skipped: 0, unanswered: 0, total: 0, points: 0, weight: 0, met: 0, counted: 0, wanted: 0 }

function withLevel(tally: Tally, { weight }: Criterion, { scale, level }: { scale: Scale; level: Level }): Tally {
  return {
    ...tally,
    points: tally.points + weight * level.value,
    weight: tally.weight + weight,
    met: tally.met + (level.value >= scale.metFrom ? weight : 0),
    counted: tally.counted + 1,
    wanted: tally.wanted + 1
  }
}

type Counted = { readonly content: Counting; readonly answer: Answer | undefined }

/** A reason without a letter is none: the criterion is unanswered. */
const isSkipped = (answer: Answer | undefined): boolean => answer !== undefined && 'skipped' in answer && answer.skipped.trim() !== ''

/** Adds one criterion. */
function counted(tally: Tally, criterion: Criterion, { content, answer }: Counted): Tally {
  const scale = scaleOf(content, criterion)
  const all = { ...tally, total: tally.total + 1 }
  if (isSkipped(answer)) return withSkipped({ ...all, skipped: tally.skipped + 1 }, criterion, { rule: content.scoring.skipped, scale })
  const level = scale && answer && 'value' in answer ? levelOf(scale, answer.value) : undefined
  if (!scale || !level) return { ...all, unanswered: tally.unanswered + 1, wanted: tally.wanted + 1 }
  return withLevel({ ...all, answered: tally.answered + 1 }, criterion, { scale, level })
}

/** What a skipped criterion does by the rule of the framework. */
function withSkipped(tally: Tally, criterion: Criterion, { rule, scale }: { rule: FrameworkContent['scoring']['skipped']; scale: Scale | undefined }): Tally {
  if (rule === 'leave_out') return tally
  const [lowest] = scale?.levels ?? []
  if (rule === 'lowest' && scale && lowest) return withLevel(tally, criterion, { scale, level: lowest })
  return { ...tally, wanted: tally.wanted + 1 }
}

const tallyOf = (content: Counting, criteria: readonly Criterion[], answers: Answers): Tally =>
  criteria.reduce((tally, criterion) => counted(tally, criterion, { content, answer: answers[criterion.code] }), nothing)

interface Fraction {
  readonly above: number
  readonly below: number
}

function fractionOf({ method }: FrameworkContent['scoring'], { points, weight, met }: Tally): Fraction {
  if (method === 'sum') return { above: points, below: 1 }
  return method === 'mean' ? { above: points, below: weight } : { above: 100 * met, below: weight }
}

function whyNone({ skipped: rule, minimumAnswered }: FrameworkContent['scoring'], tally: Tally): NoScore | null {
  if (rule === 'no_score' && tally.skipped > 0) return 'skipped'
  if (tally.weight === 0 && tally.counted === tally.wanted) return 'nothing_counts'
  return tally.counted * 100 < tally.wanted * minimumAnswered || tally.weight === 0 ? 'incomplete' : null
}

const rounded = ({ above, below }: Fraction): number => Math.floor((2 * above * steps + below) / (2 * below)) / steps

function partOf(tally: Tally, scoring: FrameworkContent['scoring']): { readonly part: PartScore; readonly exact: Fraction | null } {
  const { answered, skipped, unanswered, total } = tally
  const why = whyNone(scoring, tally)
  const exact = why === null ? fractionOf(scoring, tally) : null
  return { part: { answered, skipped, unanswered, total, value: exact && rounded(exact), whyNone: why }, exact }
}

/** A score as a whole number of hundredths. */
const inSteps = (score: number): number => Math.round(score * steps)

const bandAt = (bands: readonly Band[], { above, below }: Fraction): Band | undefined =>
  bands.filter(({ from }) => inSteps(from) * below <= above * steps).at(-1)

/**
 * The band in which a score lies; undefined below the lowest edge.
 *
 * @example bandOf(ips.bands, 74)?.code // 'not_ips'
 * @example bandOf(ips.bands, 75)?.code // 'fair'
 */
export const bandOf = (bands: readonly Band[], score: number): Band | undefined => bandAt(bands, { above: inSteps(score), below: steps })

/**
 * What answers come to. A criterion that was skipped with a reason is told apart from one that nobody has answered; what it
 * does to the score is the rule of the framework.
 *
 * @param answers by the code of the criterion; what is of no criterion is of no account
 * @example scoreOf(ips25, allAtThree).value // 75
 */
export function scoreOf(content: Pick<FrameworkContent, 'scales' | 'sections' | 'scoring' | 'bands'>, answers: Answers): FrameworkScore {
  const { part, exact } = partOf(tallyOf(content, criteriaOf(content), answers), content.scoring)
  const sections = content.sections.map(({ code, criteria }) => ({ code, ...partOf(tallyOf(content, criteria, answers), content.scoring).part }))
  return { ...part, band: exact ? (bandAt(content.bands, exact)?.code ?? null) : null, sections }
}

/**
 * The lowest and the highest score that a framework can give; null when nothing counts.
 *
 * @example scoreRange(ips25) // { lowest: 25, highest: 125 }
 */
export function scoreRange(content: Pick<FrameworkContent, 'scales' | 'sections' | 'scoring'>): { readonly lowest: number; readonly highest: number } | null {
  const counting = criteriaOf(content).flatMap((criterion) => {
    const values = (scaleOf(content, criterion)?.levels ?? []).map(({ value }) => value)
    return values.length > 0 && criterion.weight > 0 ? [{ weight: criterion.weight, least: Math.min(...values), most: Math.max(...values) }] : []
  })
  if (counting.length === 0) return null
  if (content.scoring.method === 'share_met') return { lowest: 0, highest: 100 }
  if (content.scoring.method === 'sum') {
    return { lowest: counting.reduce((sum, { weight, least }) => sum + weight * least, 0), highest: counting.reduce((sum, { weight, most }) => sum + weight * most, 0) }
  }
  return { lowest: Math.min(...counting.map(({ least }) => least)), highest: Math.max(...counting.map(({ most }) => most)) }
}

/** How much of the score each criterion is, by its code, as a share from 0 to 1. */
export function weightShares(content: Pick<FrameworkContent, 'sections'>): ReadonlyMap<string, number> {
  const criteria = criteriaOf(content)
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return new Map(criteria.map(({ code, weight }) => [code, whole === 0 ? 0 : weight / whole]))
}
