/**
 * Who may review whom. A reviewer looks at others with fresh eyes: never at one's own unit, organisation or region, never at
 * one that looks at oneself in the same round, never where an interest has been declared, and never where one can read the
 * unit's own view before having formed one's own.
 * Source: issue "Quality", item 3 (assignment of reviewers).
 */

/** Where a reviewer works, by a role other than that of a reviewer. */
export interface ReviewerHome {
  readonly unitId: string
  /** Null for a centre itself and for the head office. */
  readonly centreId: string | null
  readonly organisationId: string | null
}

/** A unit, a centre with all its units, or an organisation with all its units that somebody has a stake in. */
export interface DeclaredInterest {
  readonly unitId: string | null
  readonly organisationId: string | null
}

export interface AssignableReviewer {
  readonly id: string
  readonly homes: readonly ReviewerHome[]
  readonly interests: readonly DeclaredInterest[]
  /** Whether a role of theirs reads the self-assessments of the whole network. */
  readonly readsAll: boolean
  /** Unfinished reviews of other rounds. */
  readonly otherLoad: number
}

export interface ReviewedAssessment {
  readonly id: string
  readonly unitId: string
  /** Null for a centre itself and for what stands directly under the head office. */
  readonly centreId: string | null
  readonly organisationId: string | null
  /** How many reviewers it is to have. */
  readonly wanted: number
}

export interface ReviewPair {
  readonly assessmentId: string
  readonly reviewerId: string
}

/** What is known about a round when its reviewers are chosen. */
export interface AssignmentFacts {
  readonly assessments: readonly ReviewedAssessment[]
  readonly reviewers: readonly AssignableReviewer[]
  /** Pairs that stand and stay. */
  readonly kept: readonly ReviewPair[]
  /** Pairs that were tried and ended: the reviewer declined or left. */
  readonly spent: readonly ReviewPair[]
  /** How many reviews one person may have in this round; null: as many as it takes. */
  readonly most: number | null
}

/** Why somebody cannot review a unit, the weightiest first. */
export const reviewObstacles = [
  'own_unit',
  'own_organisation',
  'own_region',
  'reads_self',
  'interest',
  'declined',
  'reciprocal',
  'already',
  'full'
] as const
export type ReviewObstacle = (typeof reviewObstacles)[number]

type Place = Pick<ReviewedAssessment, 'unitId' | 'centreId' | 'organisationId'>

/** The region of a place: the centre above it, or itself for a centre. */
const regionOf = ({ unitId, centreId }: Pick<Place, 'unitId' | 'centreId'>): string => centreId ?? unitId

const isInterestIn = (interest: DeclaredInterest, { unitId, centreId, organisationId }: Place): boolean =>
  (interest.unitId !== null && (interest.unitId === unitId || interest.unitId === centreId)) ||
  (interest.organisationId !== null && interest.organisationId === organisationId)

/**
 * What stands between a reviewer and a unit whatever else is assigned; null when nothing does.
 *
 * @example standingObstacle(managerOfLieksa, lieksa) // 'own_unit'
 */
export function standingObstacle({ homes, interests, readsAll }: AssignableReviewer, of: Place): ReviewObstacle | null {
  if (homes.some(({ unitId }) => unitId === of.unitId)) return 'own_unit'
  if (of.organisationId !== null && homes.some(({ organisationId }) => organisationId === of.organisationId)) return 'own_organisation'
  if (homes.some((home) => regionOf(home) === regionOf(of))) return 'own_region'
  if (readsAll) return 'reads_self'
  return interests.some((interest) => isInterestIn(interest, of)) ? 'interest' : null
}

export const pairKey = ({ assessmentId, reviewerId }: ReviewPair): string => `${assessmentId} ${reviewerId}`

/** Facts by their ids, so that a rule finds them at once. */
export interface AssignmentIndex {
  readonly facts: AssignmentFacts
  readonly assessments: ReadonlyMap<string, ReviewedAssessment>
  readonly reviewers: ReadonlyMap<string, AssignableReviewer>
  readonly spent: ReadonlySet<string>
}

export const indexOf = (facts: AssignmentFacts): AssignmentIndex => ({
  facts,
  assessments: new Map(facts.assessments.map((each) => [each.id, each])),
  reviewers: new Map(facts.reviewers.map((each) => [each.id, each])),
  spent: new Set(facts.spent.map(pairKey))
})

const worksAt = (reviewer: AssignableReviewer | undefined, unitId: string): boolean =>
  reviewer?.homes.some((home) => home.unitId === unitId) ?? false

/**
 * Whether two pairs would have people look at each other's units: the first reviewer works where the second one reviews, and
 * the other way round.
 */
export function isReciprocal({ assessments, reviewers }: Pick<AssignmentIndex, 'assessments' | 'reviewers'>, one: ReviewPair, other: ReviewPair): boolean {
  const [seen, back] = [assessments.get(one.assessmentId), assessments.get(other.assessmentId)]
  if (!seen || !back || one.reviewerId === other.reviewerId) return false
  return worksAt(reviewers.get(other.reviewerId), seen.unitId) && worksAt(reviewers.get(one.reviewerId), back.unitId)
}

/** An obstacle; of a reciprocal pair also the one that stands in the way. */
export interface PairObstacle {
  readonly obstacle: ReviewObstacle
  readonly against: ReviewPair | null
}

/**
 * Why a pair cannot be added to others; null when it can.
 *
 * @param pairs all that stand or are chosen already
 * @example pairObstacle(index, { assessmentId: lieksa.id, reviewerId: porin.id }, [porinByLieksa])?.obstacle // 'reciprocal'
 */
export function pairObstacle(index: AssignmentIndex, pair: ReviewPair, pairs: readonly ReviewPair[]): PairObstacle | null {
  const [assessment, reviewer] = [index.assessments.get(pair.assessmentId), index.reviewers.get(pair.reviewerId)]
  if (!assessment || !reviewer) throw new RangeError('a pair of something that is not among the facts')
  const plain = (obstacle: ReviewObstacle): PairObstacle => ({ obstacle, against: null })
  const standing = standingObstacle(reviewer, assessment)
  if (standing) return plain(standing)
  if (index.spent.has(pairKey(pair))) return plain('declined')
  const against = pairs.find((other) => isReciprocal(index, pair, other))
  if (against) return { obstacle: 'reciprocal', against }
  if (pairs.some((other) => pairKey(other) === pairKey(pair))) return plain('already')
  const { most } = index.facts
  const load = pairs.filter(({ reviewerId }) => reviewerId === pair.reviewerId).length
  return most !== null && load >= most ? plain('full') : null
}
