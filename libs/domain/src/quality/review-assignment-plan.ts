/**
 * Chooses the reviewers of a round: as few missing as can be, and among such choices the loads as even as can be (the largest
 * minus the smallest). The flow finds both without regard to who looks at whom in turn; where its choice has two look at each
 * other, one of the two is forbidden, then the other, until nothing better can come (branch and bound). The same facts give the
 * same plan, in whatever order they come.
 * Source: issue "Quality", item 3.
 */
import {
  type AssignmentFacts,
  type AssignmentIndex,
  indexOf,
  isReciprocal,
  pairKey,
  pairObstacle,
  type PairObstacle,
  type ReviewedAssessment,
  type ReviewObstacle,
  type ReviewPair
} from './review-assignment.js'
import { evenFlow, type Flow, type FlowProblem, sharingWith } from './review-assignment-flow.js'

/** Why a unit gets fewer reviewers than it is to have. */
export interface AssignmentShortage {
  readonly assessmentId: string
  readonly missing: number
  /** How many could review it if nobody else had to be reviewed, besides those it has. */
  readonly possible: number
  /** How many cannot, by the reason. */
  readonly obstacles: Readonly<Partial<Record<ReviewObstacle, number>>>
  /** Where enough could: the assessments with which it shares them. */
  readonly sharedWith: readonly string[]
}

export interface AssignmentPlan {
  /** New pairs, by assessment and reviewer. */
  readonly pairs: readonly ReviewPair[]
  /** How many reviews each reviewer would have, with those that stand and those of other rounds. */
  readonly loads: readonly { readonly reviewerId: string; readonly load: number }[]
  /** The largest load minus the smallest, among those who could be given anything or have something. */
  readonly spread: number
  readonly shortages: readonly AssignmentShortage[]
  /** False when the search was ended before it was certain that nothing is better. */
  readonly isBest: boolean
}

/** How many exchanges of the flow the search may try in all; some tenths of a second. */
const effort = 2_000_000

const byId = <Each extends { readonly id: string }>(each: readonly Each[]): Each[] => [...each].sort((a, b) => (a.id < b.id ? -1 : 1))

interface Frame {
  readonly index: AssignmentIndex
  readonly assessments: readonly ReviewedAssessment[]
  readonly reviewerIds: readonly string[]
  readonly problem: FlowProblem
  /** Reviewers between whom loads are compared. */
  readonly compared: readonly number[]
}

const countBy = (pairs: readonly ReviewPair[], key: keyof ReviewPair, id: string): number => pairs.filter((pair) => pair[key] === id).length

function frameOf(facts: AssignmentFacts): Frame {
  const [assessments, reviewers, index] = [byId(facts.assessments), byId(facts.reviewers), indexOf(facts)]
  const { kept, most } = facts
  const isOpen = (assessmentId: string, reviewerId: string): boolean => {
    const found = pairObstacle(index, { assessmentId, reviewerId }, kept)
    return found === null || found.obstacle === 'full'
  }
  const possible = assessments.map(({ id }) => reviewers.flatMap((reviewer, place) => (isOpen(id, reviewer.id) ? [place] : [])))
  const had = reviewers.map(({ id }) => countBy(kept, 'reviewerId', id))
  const problem: FlowProblem = {
    wanted: assessments.map(({ id, wanted }) => Math.max(0, wanted - countBy(kept, 'assessmentId', id))),
    possible,
    before: reviewers.map(({ otherLoad }, place) => otherLoad + (had[place] ?? 0)),
    room: had.map((count) => (most === null ? Number.POSITIVE_INFINITY : Math.max(0, most - count)))
  }
  const useful = new Set(possible.flat())
  const compared = reviewers.flatMap((_reviewer, place) => (useful.has(place) || (problem.before[place] ?? 0) > 0 ? [place] : []))
  return { index, assessments, reviewerIds: reviewers.map(({ id }) => id), problem, compared }
}

/** Smaller is better: first how many are missing, then how far the loads are apart. */
type Worth = readonly [missing: number, spread: number]

function worthOf({ compared }: Frame, { missing, loads }: Flow): Worth {
  const of = compared.map((place) => loads[place] ?? 0)
  const spread = of.length === 0 ? 0 : Math.max(...of) - Math.min(...of)
  return [missing.reduce((sum, each) => sum + each, 0), spread]
}

const isBetter = (one: Worth, other: Worth): boolean => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1])

/** A choice that is forbidden: a reviewer at a place. */
type Arc = readonly [place: number, reviewer: number]

const pairAt = ({ assessments, reviewerIds }: Frame, [place, reviewer]: Arc): ReviewPair => ({
  assessmentId: assessments[place]?.id ?? '',
  reviewerId: reviewerIds[reviewer] ?? ''
})

const arcsOf = ({ chosen }: Flow): Arc[] => chosen.flatMap((held, place) => [...held].sort((a, b) => a - b).map((reviewer): Arc => [place, reviewer]))

/** Two choices that have people look at each other's units; null when there are none. */
function conflictIn(frame: Frame, flow: Flow): readonly [Arc, Arc] | null {
  const arcs = arcsOf(flow)
  const atHome = new Set(frame.index.facts.reviewers.flatMap(({ homes }) => homes.map(({ unitId }) => unitId)))
  const turning = arcs.filter(([place]) => atHome.has(frame.assessments[place]?.unitId ?? ''))
  for (const [at, one] of turning.entries()) {
    const other = turning.slice(at + 1).find((each) => isReciprocal(frame.index, pairAt(frame, one), pairAt(frame, each)))
    if (other) return [one, other]
  }
  return null
}

function without({ problem }: Frame, arcs: readonly Arc[]): FlowProblem {
  const possible = problem.possible.map((reviewers, place) => {
    const gone = new Set(arcs.flatMap(([at, reviewer]) => (at === place ? [reviewer] : [])))
    return gone.size === 0 ? reviewers : reviewers.filter((reviewer) => !gone.has(reviewer))
  })
  return { ...problem, possible }
}

interface Found {
  readonly flow: Flow
  readonly worth: Worth
  readonly isBest: boolean
}

/** Depth first, the more promising branch first; what cannot be better than the best found is left. */
function search(frame: Frame): Found {
  let best: Omit<Found, 'isBest'> | null = null
  let left = effort
  const cost = 1 + frame.problem.wanted.reduce((sum, each) => sum + each, 0) * (1 + frame.reviewerIds.length)
  const open: Arc[][] = [[]]
  while (open.length > 0 && (left > 0 || !best)) {
    const forbidden = open.pop() ?? []
    const flow = evenFlow(without(frame, forbidden))
    left -= cost
    const worth = worthOf(frame, flow)
    if (best && !isBetter(worth, best.worth)) continue
    const conflict = conflictIn(frame, flow)
    if (!conflict) best = { flow, worth }
    else open.push(...conflict.map((arc) => [...forbidden, arc]))
  }
  if (!best) throw new RangeError('forbidding every choice leaves one without conflict')
  return { ...best, isBest: open.length === 0 }
}

type Shortest = { readonly frame: Frame; readonly flow: Flow; readonly pairs: readonly ReviewPair[] }

/** In words of the rules: how many are kept from it by what, and with whom it shares the rest. */
function shortageAt({ frame, flow, pairs }: Shortest, place: number): AssignmentShortage[] {
  const [assessment, missing] = [frame.assessments[place], flow.missing[place] ?? 0]
  if (!assessment || missing === 0) return []
  const found = frame.reviewerIds.flatMap((reviewerId) => pairObstacle(frame.index, { assessmentId: assessment.id, reviewerId }, pairs) ?? [])
  const obstacles = found.reduce<Partial<Record<ReviewObstacle, number>>>(
    (counts, { obstacle }: PairObstacle) => ({ ...counts, [obstacle]: (counts[obstacle] ?? 0) + 1 }),
    {}
  )
  const possible = frame.problem.possible[place]?.length ?? 0
  const isShared = possible >= (frame.problem.wanted[place] ?? 0)
  const sharedWith = isShared ? sharingWith(frame.problem, flow, place).flatMap((other) => frame.assessments[other]?.id ?? []) : []
  return [{ assessmentId: assessment.id, missing, possible, obstacles, sharedWith }]
}

/**
 * Proposes who reviews whom.
 *
 * @returns new pairs beside those that are kept, and why units get fewer than wished
 * @example planReviews({ ...facts, kept: [], most: null }).spread // 0, when everybody can have as many
 */
export function planReviews(facts: AssignmentFacts): AssignmentPlan {
  const frame = frameOf(facts)
  const { flow, worth, isBest } = search(frame)
  const pairs = arcsOf(flow).map((arc) => pairAt(frame, arc))
  const all = [...facts.kept, ...pairs]
  return {
    pairs: pairs.sort((a, b) => (pairKey(a) < pairKey(b) ? -1 : 1)),
    loads: frame.reviewerIds.map((reviewerId, place) => ({ reviewerId, load: flow.loads[place] ?? 0 })),
    spread: worth[1],
    shortages: frame.assessments.flatMap((_each, place) => shortageAt({ frame, flow, pairs: all }, place)),
    isBest
  }
}
