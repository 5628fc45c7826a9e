import fc from 'fast-check'
import {
  type AssignableReviewer,
  type AssignmentFacts,
  indexOf,
  isReciprocal,
  pairKey,
  pairObstacle,
  type ReviewedAssessment,
  type ReviewPair,
  standingObstacle
} from './review-assignment.js'
import { planReviews } from './review-assignment-plan.js'

const assessment = (unitId: string, of: Partial<ReviewedAssessment> = {}): ReviewedAssessment => ({
  ...{ id: `a-${unitId}`, unitId, centreId: `c-${unitId}`, organisationId: null, wanted: 1 },
  ...of
})
const reviewer = (unitId: string, of: Partial<AssignableReviewer> = {}): AssignableReviewer => ({
  ...{ id: `r-${unitId}`, homes: [{ unitId, centreId: `c-${unitId}`, organisationId: null }], interests: [], readsAll: false, otherLoad: 0 },
  ...of
})
const facts = (of: Partial<AssignmentFacts>): AssignmentFacts => ({ assessments: [], reviewers: [], kept: [], spent: [], most: null, ...of })
const pair = (unitId: string, reviewerUnit: string): ReviewPair => ({ assessmentId: `a-${unitId}`, reviewerId: `r-${reviewerUnit}` })

/** Small rounds in which some work where others review. */
const aRound = fc
  .record({
    centres: fc.array(fc.nat(2), { minLength: 2, maxLength: 4 }),
    homes: fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }),
    wanted: fc.nat(2),
    loads: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    interests: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 3 }),
    spent: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 2 }),
    most: fc.option(fc.integer({ min: 1, max: 2 }))
  })
  .map(({ centres, homes, wanted, loads, interests, spent, most }) => {
    const unit = (place: number): string => `u${place % 5}`
    const centre = (place: number): string => `c${centres[place] ?? 9}`
    const assessments = centres.map((_centre, place) => assessment(unit(place), { centreId: centre(place), wanted }))
    const reviewers = homes.map((home, place) =>
      reviewer(unit(home), {
        id: `r${place}`,
        homes: [{ unitId: unit(home), centreId: centre(home), organisationId: null }],
        interests: interests.flatMap(([who, where]) => (who === place ? [{ unitId: unit(where), organisationId: null }] : [])),
        otherLoad: loads[place] ?? 0
      })
    )
    const known = spent.flatMap(([who, where]) => {
      const [one, other] = [reviewers[who], assessments[where]]
      return one && other ? [{ reviewerId: one.id, assessmentId: other.id }] : []
    })
    return facts({ assessments, reviewers, spent: known, most })
  })

/** Every way to choose pairs that the rules allow, tried one by one: the fewest missing, then the smallest spread. */
function bruteForce(of: AssignmentFacts): readonly [number, number] {
  const index = indexOf(of)
  const possible = of.assessments.flatMap(({ id }) => of.reviewers.map((each) => ({ assessmentId: id, reviewerId: each.id }))).filter((each) => !pairObstacle(index, each, []))
  const useful = of.reviewers.filter(({ id, otherLoad }) => otherLoad > 0 || possible.some(({ reviewerId }) => reviewerId === id))
  let best: readonly [number, number] = [Number.POSITIVE_INFINITY, 0]
  const walk = (at: number, chosen: readonly ReviewPair[]): void => {
    const next = possible[at]
    if (next) {
      walk(at + 1, chosen)
      const has = chosen.filter(({ assessmentId }) => assessmentId === next.assessmentId).length
      const wanted = index.assessments.get(next.assessmentId)?.wanted ?? 0
      if (has < wanted && !pairObstacle(index, next, chosen)) walk(at + 1, [...chosen, next])
      return
    }
    const missing = of.assessments.reduce((sum, { wanted }) => sum + wanted, 0) - chosen.length
    const loads = useful.map(({ id, otherLoad }) => otherLoad + chosen.filter(({ reviewerId }) => reviewerId === id).length)
    const spread = loads.length === 0 ? 0 : Math.max(...loads) - Math.min(...loads)
    if (missing < best[0] || (missing === best[0] && spread < best[1])) best = [missing, spread]
  }
  walk(0, [])
  return best
}

const missingOf = ({ shortages }: ReturnType<typeof planReviews>): number => shortages.reduce((sum, { missing }) => sum + missing, 0)

describe('who may review whom', () => {
  it.each([
    ['own_unit', reviewer('lieksa'), assessment('lieksa')],
    ['own_organisation', reviewer('pori', { homes: [{ unitId: 'pori', centreId: 'c-w', organisationId: 'o' }] }), assessment('lieksa', { organisationId: 'o' })],
    ['own_region', reviewer('pori', { homes: [{ unitId: 'pori', centreId: 'c-lieksa', organisationId: null }] }), assessment('lieksa')],
    ['own_region', reviewer('itä', { homes: [{ unitId: 'c-lieksa', centreId: null, organisationId: null }] }), assessment('lieksa')],
    ['own_region', reviewer('lieksa'), assessment('c-lieksa', { centreId: null })],
    ['reads_self', reviewer('pori', { readsAll: true }), assessment('lieksa')],
    ['interest', reviewer('pori', { interests: [{ unitId: 'lieksa', organisationId: null }] }), assessment('lieksa')],
    ['interest', reviewer('pori', { interests: [{ unitId: 'c-lieksa', organisationId: null }] }), assessment('lieksa')],
    ['interest', reviewer('pori', { interests: [{ unitId: null, organisationId: 'o' }] }), assessment('lieksa', { organisationId: 'o' })],
    [null, reviewer('pori', { interests: [{ unitId: 'kotka', organisationId: null }] }), assessment('lieksa', { organisationId: 'o' })]
  ])('says %s', (obstacle, who, where) => {
    expect(standingObstacle(who, where)).toBe(obstacle)
  })

  it('does not let two look at each other, and names the pair that stands in the way', () => {
    const index = indexOf(facts({ assessments: [assessment('pori'), assessment('lieksa')], reviewers: [reviewer('pori'), reviewer('lieksa')] }))
    expect(pairObstacle(index, pair('pori', 'lieksa'), [pair('lieksa', 'pori')])).toEqual({ obstacle: 'reciprocal', against: pair('lieksa', 'pori') })
  })

  it('is full when one has as many as one may have, and never the same pair twice', () => {
    const index = indexOf(facts({ assessments: [assessment('pori'), assessment('kotka')], reviewers: [reviewer('lieksa')], most: 1 }))
    expect(pairObstacle(index, pair('pori', 'lieksa'), [pair('kotka', 'lieksa')])?.obstacle).toBe('full')
    expect(pairObstacle(index, pair('pori', 'lieksa'), [pair('pori', 'lieksa')])?.obstacle).toBe('already')
  })
})

describe('a plan of reviews', () => {
  it('is as full and as even as any that the rules allow', () => {
    fc.assert(
      fc.property(aRound, (round) => {
        const plan = planReviews(round)
        const missing = round.assessments.reduce((sum, { wanted }) => sum + wanted, 0) - plan.pairs.length
        expect([missing, plan.spread, plan.isBest]).toEqual([...bruteForce(round), true])
        expect(missingOf(plan)).toBe(missing)
      }),
      { numRuns: 300 }
    )
  })

  it('keeps every rule', () => {
    fc.assert(
      fc.property(aRound, (round) => {
        const { pairs } = planReviews(round)
        const index = indexOf(round)
        for (const each of pairs) expect(pairObstacle(index, each, pairs.filter((other) => other !== each))).toBeNull()
        for (const one of pairs) for (const other of pairs) expect(isReciprocal(index, one, other)).toBe(false)
      })
    )
  })

  it('does not depend on the order in which it is told', () => {
    fc.assert(
      fc.property(aRound, (round) => {
        const turned = { ...round, assessments: round.assessments.toReversed(), reviewers: round.reviewers.toReversed(), spent: round.spent.toReversed() }
        expect(planReviews(turned)).toEqual(planReviews(round))
      })
    )
  })

  it('keeps what stands, and counts it', () => {
    fc.assert(
      fc.property(aRound, (round) => {
        const kept = planReviews(round).pairs.filter((_pair, place) => place % 2 === 0)
        const plan = planReviews({ ...round, kept })
        for (const each of plan.pairs) expect(kept.map(pairKey)).not.toContain(pairKey(each))
        for (const { reviewerId, load } of plan.loads) {
          const own = [...kept, ...plan.pairs].filter((each) => each.reviewerId === reviewerId).length
          expect(load).toBe((round.reviewers.find(({ id }) => id === reviewerId)?.otherLoad ?? 0) + own)
        }
      })
    )
  })

  it('says by what reason a unit has too few', () => {
    const round = facts({
      assessments: [assessment('lieksa', { wanted: 2 })],
      reviewers: [reviewer('lieksa'), reviewer('pori'), reviewer('kotka', { interests: [{ unitId: 'lieksa', organisationId: null }] })]
    })
    expect(planReviews(round).shortages).toEqual([
      { assessmentId: 'a-lieksa', missing: 1, possible: 1, obstacles: { own_unit: 1, interest: 1, already: 1 }, sharedWith: [] }
    ])
  })

  it('says with whom a unit shares too few', () => {
    const round = facts({ assessments: [assessment('lieksa'), assessment('oulu')], reviewers: [reviewer('pori')], most: 1 })
    const [shortage] = planReviews(round).shortages
    expect(shortage).toEqual({ assessmentId: 'a-oulu', missing: 1, possible: 1, obstacles: { full: 1 }, sharedWith: ['a-lieksa'] })
  })

  it('is made at once for sixty units that review each other', () => {
    const units = Array.from({ length: 60 }, (_none, place) => ({ unitId: `u${String(place).padStart(2, '0')}`, centreId: `c${place % 7}` }))
    const round = facts({
      assessments: units.map(({ unitId, centreId }) => assessment(unitId, { centreId, wanted: 2 })),
      reviewers: units.map(({ unitId, centreId }) => reviewer(unitId, { homes: [{ unitId, centreId, organisationId: null }] }))
    })
    const plan = planReviews(round)
    expect([plan.pairs.length, plan.spread, plan.shortages, plan.isBest]).toEqual([120, 0, [], true])
  })
})
