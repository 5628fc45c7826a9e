import { compareFractions, type Fraction, fraction } from '@solmu/shared/fraction.js'
import fc from 'fast-check'
import { agreementOf, candidateTotals, centreCriteria, type ChoiceFacts, leadersOf, mostScore, oppositePairs, smallestMoves, voteRanks, weightRanges } from './centre-choice.js'

const told = (value: Fraction | null): string => (value === null ? '–' : value.bottom === 1n ? String(value.top) : `${value.top}/${value.bottom}`)
const number = ({ top, bottom }: Fraction): number => Number(top) / Number(bottom)

/** By candidate: the points on each criterion, from one assessor. */
function factsOf(weights: readonly number[], points: Readonly<Record<string, readonly number[]>>): ChoiceFacts {
  const criteria = weights.map((weight, at) => ({ key: `c${at}`, weight }))
  const scores = Object.entries(points).flatMap(([candidateId, all]) => all.map((each, at) => ({ assessorId: 'x', candidateId, criterion: `c${at}`, points: each })))
  return { criteria, candidateIds: Object.keys(points), scores, recusedIds: [] }
}
const leaders = (facts: ChoiceFacts): string[] => leadersOf(candidateTotals(facts))

/** Worked out by hand: weights 40, 30, 20, 10. A 4·40+2·30+1·20+3·10 = 270, B 3·40+4·30+2·20+0·10 = 280, C 1·40+3·30+4·20+4·10 = 250. */
const byHand = factsOf([40, 30, 20, 10], { a: [4, 2, 1, 3], b: [3, 4, 2, 0], c: [1, 3, 4, 4] })

describe('three candidates by four criteria, worked out by hand', () => {
  const totals = candidateTotals(byHand)

  it('have these totals and ranks', () => {
    expect(totals.map(({ candidateId, total, rank }) => [candidateId, told(total), rank])).toEqual([['a', '27/10', 2], ['b', '14/5', 1], ['c', '5/2', 3]])
  })

  it('keep their first while each weight alone stays within these bounds', () => {
    // B leads A by 10 with -1, 2, 1, -3 on the criteria, and C by 30 with 2, 1, -2, -4.
    expect(weightRanges(byHand, totals)?.map(({ criterion, from, to }) => [criterion, told(from), told(to)])).toEqual([
      ['c0', '25', '50'],
      ['c1', '25', '–'],
      ['c2', '10', '35'],
      ['c3', '0', '40/3']
    ])
  })

  it('change their first with the smallest move: the fourth weight from 10 to 13 1/3', () => {
    const moves = smallestMoves(byHand, totals)
    expect(moves?.map(({ candidateId, distance, weights }) => [candidateId, told(distance), weights.map(({ criterion, weight }) => `${criterion} ${told(weight)}`)])).toEqual([
      ['a', '10/3', ['c3 40/3']],
      ['c', '15/2', ['c3 35/2']]
    ])
  })
})

describe('who is counted', () => {
  const scores = [
    { assessorId: 'x', candidateId: 'a', criterion: 'c0', points: 1 },
    { assessorId: 'y', candidateId: 'a', criterion: 'c0', points: 4 },
    { assessorId: 'x', candidateId: 'b', criterion: 'c0', points: 2 },
    { assessorId: 'y', candidateId: 'b', criterion: 'c0', points: 2 }
  ]
  const facts: ChoiceFacts = { criteria: [{ key: 'c0', weight: 1 }], candidateIds: ['a', 'b'], scores, recusedIds: [] }

  it('is everybody but those who are recused, for every candidate', () => {
    expect(leaders(facts)).toEqual(['a'])
    expect(leaders({ ...facts, recusedIds: ['y'] })).toEqual(['b'])
    expect(candidateTotals({ ...facts, recusedIds: ['x', 'y'] }).map(({ total, rank }) => [total, rank])).toEqual([[null, null], [null, null]])
  })

  it('a candidate that is not scored on a criterion with a weight has no total, and on one without a weight it needs none', () => {
    const more = { ...facts, criteria: [...facts.criteria, { key: 'c1', weight: 1 }] }
    expect(leaders(more)).toEqual([])
    expect([weightRanges(more, candidateTotals(more)), smallestMoves(more, candidateTotals(more))]).toEqual([null, null])
    expect(leaders({ ...more, criteria: [...facts.criteria, { key: 'c1', weight: 0 }] })).toEqual(['a'])
  })

  it('a candidate that is behind or level on every criterion is level where no more than those count on which it is level', () => {
    const behind = factsOf([0, 0, 1], { a: [1, 2, 1], b: [0, 0, 0], c: [0, 2, 0] })
    expect(smallestMoves(behind, candidateTotals(behind))?.map(({ candidateId, distance, onlyOn }) => [candidateId, told(distance), ...onlyOn])).toEqual([['c', '1', 'c1']])
    expect(smallestMoves(byHand, candidateTotals(byHand))?.flatMap(({ onlyOn }) => onlyOn)).toEqual([])
    expect(leaders({ ...behind, criteria: [0, 1, 0].map((weight, at) => ({ key: `c${at}`, weight })) })).toEqual(['a', 'c'])
  })

  it('names every tie and breaks none', () => {
    const tied = factsOf([1, 1], { a: [4, 0], b: [0, 4], c: [2, 1] })
    expect(candidateTotals(tied).map(({ rank }) => rank)).toEqual([1, 1, 3])
    expect([weightRanges(tied, candidateTotals(tied)), smallestMoves(tied, candidateTotals(tied))]).toEqual([null, null])
  })
})

const points = fc.array(fc.integer({ min: 0, max: mostScore }), { minLength: 3, maxLength: 3 })
const candidates = fc.record({ a: points, b: points, c: points })
const weights = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }).filter((all) => all.some((weight) => weight > 0))

describe('the criteria', () => {
  it('rank the same when all weights are made larger together, or all points', () => {
    fc.assert(
      fc.property(weights, candidates, fc.integer({ min: 1, max: 9 }), (given, all, times) => {
        const ranks = (facts: ChoiceFacts) => candidateTotals(facts).map(({ rank }) => rank)
        const expected = ranks(factsOf(given, all))
        expect(ranks(factsOf(given.map((weight) => weight * times), all))).toEqual(expected)
        expect(ranks(factsOf(given, Object.fromEntries(Object.entries(all).map(([id, each]) => [id, each.map((point) => point * times)]))))).toEqual(expected)
      })
    )
  })

  it('keep their first within the bounds and nowhere else, by trying every weight', () => {
    fc.assert(
      fc.property(weights, candidates, (given, all) => {
        const facts = factsOf(given, all)
        const ranges = weightRanges(facts, candidateTotals(facts))
        const [first] = leaders(facts)
        if (ranges === null || first === undefined) return
        ranges.forEach(({ from, to }, at) => {
          for (let weight = 0; weight <= 30; weight += 1) {
            const tried = given.map((each, index) => (index === at ? weight : each))
            if (tried.every((each) => each === 0)) continue
            const value = fraction(BigInt(weight))
            const isWithin = compareFractions(value, from) >= 0 && (to === null || compareFractions(value, to) <= 0)
            expect([at, weight, leaders(factsOf(tried, all)).includes(first)]).toEqual([at, weight, isWithin])
          }
        })
      }),
      { numRuns: 60 }
    )
  })

  it('are moved by no less than the smallest move before another comes first, by trying every weight', () => {
    fc.assert(
      fc.property(weights, candidates, (given, all) => {
        const facts = factsOf(given, all)
        const moves = smallestMoves(facts, candidateTotals(facts))
        const [first] = leaders(facts)
        if (moves === null || first === undefined) return
        const least = moves[0] ? number(moves[0].distance) : Infinity
        const grid = Array.from({ length: 9 }, (_one, at) => at)
        for (const x of grid) for (const y of grid) for (const z of grid) {
          const tried = [x, y, z]
          const distance = tried.reduce((sum, each, at) => sum + Math.abs(each - (given[at] ?? 0)), 0)
          if (distance >= least || tried.every((each) => each === 0)) continue
          expect(leaders(factsOf(tried, all))).toEqual([first])
        }
      }),
      { numRuns: 60 }
    )
  })

  it('let another be level exactly where the smallest move says', () => {
    fc.assert(
      fc.property(weights, candidates, (given, all) => {
        const facts = factsOf(given, all)
        for (const { candidateId, weights: moved } of smallestMoves(facts, candidateTotals(facts)) ?? []) {
          const whole = moved.reduce((product, { weight }) => product * weight.bottom, 1n)
          const at = given.map((weight, index) => Number((moved.find(({ criterion }) => criterion === `c${index}`)?.weight.top ?? BigInt(weight)) * (whole / (moved.find(({ criterion }) => criterion === `c${index}`)?.weight.bottom ?? 1n))))
          if (at.every((weight) => weight === 0)) continue
          const totals = candidateTotals(factsOf(at, all))
          const total = (id: string) => told(totals.find((one) => one.candidateId === id)!.total)
          expect(total(candidateId)).toBe(total(leaders(facts)[0]!))
        }
      })
    )
  })
})

describe('beside the vote of the units', () => {
  it.each([
    [['a'], ['a'], 'agree'],
    [['a'], ['b'], 'disagree'],
    [['a', 'b'], ['b'], 'tied'],
    [['a'], ['a', 'c'], 'tied'],
    [[], ['a'], 'open'],
    [['a'], [], 'open']
  ])('%j and %j %s', (byCriteria, byVote, said) => {
    expect(agreementOf(byCriteria, byVote)).toBe(said)
  })

  it('every two that stand the other way round are named', () => {
    const votes = voteRanks([{ candidateId: 'a', votes: 9 }, { candidateId: 'b', votes: 3 }, { candidateId: 'c', votes: 3 }])
    expect(votes.map(({ rank }) => rank)).toEqual([1, 2, 2])
    expect(oppositePairs(candidateTotals(byHand), votes)).toEqual([['b', 'a']])
    expect(voteRanks([{ candidateId: 'a', votes: 0 }]).map(({ rank }) => rank)).toEqual([null])
  })

  it('which is the tenth of the ways that the source names', () => {
    expect(new Set(centreCriteria).size).toBe(9)
  })
})
