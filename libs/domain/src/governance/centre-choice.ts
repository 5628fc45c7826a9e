/**
 * Choosing a regional centre: the candidates are scored by weighted criteria, and the units of the region vote. Neither decides
 * alone: what is shown is where the two disagree, which ties there are, and how far the weights would have to move before another
 * candidate came first. All of it is exact: a total that falls on the edge falls on the same side everywhere.
 * Source: issue "Governance", item 6; S3 (the ten ways to choose a regional centre).
 */
import { compareFractions, type Fraction, fraction, minus, negated, over, plus, times } from '@solmu/shared/fraction.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** The criteria of the source, but for the vote of the units, which stands beside them. */
export const centreCriteria = [
  ...(['partnership', 'location', 'volume', 'form', 'content', 'recognition', 'results', 'versatility', 'administration'] as const)
] as const

/** From nothing to fully. */
export const mostScore = 4
export const mostWeight = 100

export interface Criterion {
  readonly key: string
  /** A whole number; only how the weights stand to each other counts. */
  readonly weight: number
  /** What a criterion of one's own is called; those of the source are called by their keys. */
  readonly name?: LocalizedText | null
}

export interface Score {
  readonly assessorId: string
  readonly candidateId: string
  readonly criterion: string
  readonly points: number
}

/** What is scored, by whom, and who is recused. */
export interface ChoiceFacts {
  readonly criteria: readonly Criterion[]
  readonly candidateIds: readonly string[]
  readonly scores: readonly Score[]
  /** Assessors with a conflict of interest: their scores count for no candidate, since each is compared with all the others. */
  readonly recusedIds: readonly string[]
}

export interface CandidateTotal {
  readonly candidateId: string
  /** By criterion: the mean of the scores that count; null where nobody has scored. */
  readonly means: ReadonlyMap<string, Fraction | null>
  /** The weighted mean of all criteria; null while a criterion that has a weight is not scored. */
  readonly total: Fraction | null
  /** From 1; those with the same total share it, and the next ranks are left out. Null without a total. */
  readonly rank: number | null
}

const nothing = fraction(0n)
const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, nothing)
const whole = (value: number): Fraction => fraction(BigInt(value))

function meanOf(scores: readonly Score[]): Fraction | null {
  return over(sum(scores.map(({ points }) => whole(points))), whole(scores.length))
}

function meansOf(candidateId: string, { criteria, scores, recusedIds }: ChoiceFacts): ReadonlyMap<string, Fraction | null> {
  const counted = scores.filter((score) => score.candidateId === candidateId && !recusedIds.includes(score.assessorId))
  return new Map(criteria.map(({ key }) => [key, meanOf(counted.filter(({ criterion }) => criterion === key))]))
}

function totalOf(means: ReadonlyMap<string, Fraction | null>, criteria: readonly Criterion[]): Fraction | null {
  const weighed = criteria.filter(({ weight }) => weight > 0)
  const parts = weighed.flatMap(({ key, weight }) => {
    const mean = means.get(key) ?? null
    return mean === null ? [] : [times(mean, whole(weight))]
  })
  return parts.length < weighed.length ? null : over(sum(parts), whole(weighed.reduce((all, { weight }) => all + weight, 0)))
}

/**
 * The candidates by their totals, in the order in which they were given.
 *
 * @example candidateTotals(facts).filter(({ rank }) => rank === 1) // those who come first: more than one in a tie
 */
export function candidateTotals(facts: ChoiceFacts): CandidateTotal[] {
  const known = facts.candidateIds.map((candidateId) => {
    const means = meansOf(candidateId, facts)
    return { candidateId, means, total: totalOf(means, facts.criteria) }
  })
  const isAhead = (a: Fraction | null, b: Fraction): boolean => a !== null && compareFractions(a, b) > 0
  return known.map((one) => {
    const { total } = one
    return { ...one, rank: total === null ? null : 1 + known.filter((other) => isAhead(other.total, total)).length }
  })
}

/** Those who come first: several in a tie, none while nobody has a total. */
export const leadersOf = (ranked: readonly { readonly candidateId: string; readonly rank: number | null }[]): string[] => ranked.filter(({ rank }) => rank === 1).map(({ candidateId }) => candidateId)

export interface VoteCount {
  readonly candidateId: string
  readonly votes: number
}

/** Ranks by votes; without a vote nobody has a rank. */
export function voteRanks(counts: readonly VoteCount[]): { candidateId: string; votes: number; rank: number | null }[] {
  const isCast = counts.some(({ votes }) => votes > 0)
  return counts.map(({ candidateId, votes }) => ({ candidateId, votes, rank: isCast ? 1 + counts.filter((other) => other.votes > votes).length : null }))
}

/** agree: both name the same one · tied: one of them names several, among them one that the other names · disagree: they name nobody in common · open: one of them names nobody yet. */
export type Agreement = 'agree' | 'tied' | 'disagree' | 'open'

/** @example agreementOf(['a'], ['b']) // 'disagree' */
export function agreementOf(byCriteria: readonly string[], byVote: readonly string[]): Agreement {
  if (byCriteria.length === 0 || byVote.length === 0) return 'open'
  const isShared = byCriteria.some((id) => byVote.includes(id))
  if (!isShared) return 'disagree'
  return byCriteria.length === 1 && byVote.length === 1 ? 'agree' : 'tied'
}

type Ranked = { readonly candidateId: string; readonly rank: number | null }

/** Every two candidates of which one comes before the other by the criteria and after it by the vote. */
export function oppositePairs(byCriteria: readonly Ranked[], byVote: readonly Ranked[]): (readonly [ahead: string, behind: string])[] {
  const votes = new Map(byVote.map(({ candidateId, rank }) => [candidateId, rank]))
  const isBefore = (a: number | null | undefined, b: number | null | undefined): boolean => typeof a === 'number' && typeof b === 'number' && a < b
  return byCriteria.flatMap((a) => byCriteria.filter((b) => isBefore(a.rank, b.rank) && isBefore(votes.get(b.candidateId), votes.get(a.candidateId))).map((b) => [a.candidateId, b.candidateId] as const))
}

/** By how much the first is ahead of another on each criterion: a weight times this is what the criterion is worth to the first. */
function leadsOf(first: CandidateTotal, other: CandidateTotal, criteria: readonly Criterion[]): Fraction[] {
  return criteria.map(({ key }) => minus(first.means.get(key) ?? nothing, other.means.get(key) ?? nothing))
}

/** The one that comes first and everybody else; null in a tie, and while somebody has no total. */
function racing(totals: readonly CandidateTotal[]): { first: CandidateTotal; others: readonly CandidateTotal[] } | null {
  const [first, ...rest] = totals.filter(({ rank }) => rank === 1)
  if (!first || rest.length > 0 || totals.some(({ total }) => total === null)) return null
  return { first, others: totals.filter((one) => one !== first) }
}

const leadWith = (leads: readonly Fraction[], criteria: readonly Criterion[]): Fraction => sum(leads.map((lead, at) => times(lead, whole(criteria[at]?.weight ?? 0))))

export interface WeightRange {
  readonly criterion: string
  /** The weights between which the first stays first, while all other weights stay; on the edge another is level. */
  readonly from: Fraction
  /** Null where no weight is too much. */
  readonly to: Fraction | null
}

/**
 * For each criterion, how far its weight alone can move before another candidate is level with the first. Null when there is no
 * single first.
 */
export function weightRanges({ criteria }: ChoiceFacts, totals: readonly CandidateTotal[]): WeightRange[] | null {
  const race = racing(totals)
  if (!race) return null
  const leads = race.others.map((other) => leadsOf(race.first, other, criteria))
  return criteria.map(({ key, weight }, at) => {
    const edges = leads.flatMap((each) => {
      const lead = each[at] ?? nothing
      // The weight at which the lead over this candidate is used up.
      const distance = over(leadWith(each, criteria), negated(lead))
      return distance === null ? [] : [{ edge: plus(whole(weight), distance), isUpper: lead.top < 0n }]
    })
    const lower = edges.filter(({ isUpper }) => !isUpper).map(({ edge }) => edge)
    const upper = edges.filter(({ isUpper }) => isUpper).map(({ edge }) => edge)
    return { criterion: key, from: [nothing, ...lower].reduce((a, b) => (compareFractions(a, b) >= 0 ? a : b)), to: upper.reduce<Fraction | null>((a, b) => (a === null || compareFractions(b, a) < 0 ? b : a), null) }
  })
}

export interface WeightMove {
  /** Who is level with the first then. */
  readonly candidateId: string
  /** By criterion, the weight that it would have; those that stay are left out. */
  readonly weights: readonly { readonly criterion: string; readonly weight: Fraction }[]
  /** How much the weights move altogether. */
  readonly distance: Fraction
  /** Where that takes every weight away: the criteria one of which has to count for the candidate to be level, however little. Else empty. */
  readonly onlyOn: readonly string[]
}

type Lever = { readonly key: string; readonly weight: Fraction; readonly lead: Fraction }

const sizeOf = ({ top, bottom }: Fraction): Fraction => fraction(top < 0n ? -top : top, bottom)

/** How far one weight is moved to use up what is left of a lead: one that speaks for the first cannot sink below nothing. */
function stepOf({ weight, lead }: Lever, left: Fraction): Fraction {
  const wanted = over(left, sizeOf(lead)) ?? nothing
  return lead.top > 0n && compareFractions(wanted, weight) > 0 ? weight : wanted
}

/** The shortest way to give one candidate as much as the first: where a point of weight does most is moved before the rest. */
function moveFor(other: CandidateTotal, first: CandidateTotal, criteria: readonly Criterion[]): WeightMove | null {
  const leads = leadsOf(first, other, criteria)
  const levers = criteria.map(({ key, weight }, at): Lever => ({ key, weight: whole(weight), lead: leads[at] ?? nothing })).filter(({ lead }) => lead.top !== 0n)
  let [left, distance] = [leadWith(leads, criteria), nothing]
  const moved = new Map<string, Fraction>()
  for (const lever of levers.sort((a, b) => compareFractions(sizeOf(b.lead), sizeOf(a.lead)))) {
    const step = stepOf(lever, left)
    if (step.top === 0n) continue
    moved.set(lever.key, plus(lever.weight, lever.lead.top > 0n ? negated(step) : step))
    left = minus(left, times(step, sizeOf(lever.lead)))
    distance = plus(distance, step)
  }
  const remaining = sum(criteria.map(({ key, weight }) => moved.get(key) ?? whole(weight)))
  // Where no weight is left nothing is compared; only on a criterion on which the first is not ahead could any weight be put there.
  const onlyOn = remaining.top === 0n ? criteria.filter((_, at) => (leads[at] ?? nothing).top <= 0n).map(({ key }) => key) : []
  if (left.top > 0n || (remaining.top === 0n && onlyOn.length === 0)) return null
  return { candidateId: other.candidateId, weights: [...moved].map(([criterion, weight]) => ({ criterion, weight })), distance, onlyOn }
}

/**
 * The smallest move of the weights that brings another candidate level with the first: one for each candidate that can be
 * brought there, the shortest before the rest. Null when there is no single first; empty when no weights would do.
 */
export function smallestMoves({ criteria }: ChoiceFacts, totals: readonly CandidateTotal[]): WeightMove[] | null {
  const race = racing(totals)
  if (!race) return null
  const moves = race.others.flatMap((other) => moveFor(other, race.first, criteria) ?? [])
  return moves.sort((a, b) => compareFractions(a.distance, b.distance))
}
