import fc from 'fast-check'
import { criteriaOf } from './framework.js'
import type { Answers } from './framework-score.js'
import { compareReviews, replyDueOn, unsettledOf } from './review.js'
import { aCriterion, aSection, inThree, twentyFive } from './testing/frameworks.js'

const content = twentyFive()
const codes = criteriaOf(content).map(({ code }) => code)
const answers = fc.array(fc.option(fc.oneof(fc.record({ value: fc.integer({ min: 1, max: 5 }) }), fc.constant({ skipped: 'Ei koske' }))), { minLength: 25, maxLength: 25 }).map(
  (given): Answers => Object.fromEntries(given.flatMap((answer, place) => (answer ? [[codes[place] ?? '', answer]] : [])))
)

describe('answers side by side', () => {
  it('never differ from themselves, whoever gave them', () => {
    fc.assert(fc.property(answers, (same) => expect(compareReviews(content, same, [same, same]).filter(({ differs }) => differs)).toEqual([])))
  })

  it('differ where two gave different levels, or one skipped what another gave', () => {
    fc.assert(
      fc.property(answers, answers, (self, review) => {
        const differing = compareReviews(content, self, [review]).filter(({ differs }) => differs)
        const expected = codes.filter((code) => self[code] && review[code] && JSON.stringify(self[code]) !== JSON.stringify(review[code]))
        expect(differing.map(({ code }) => code)).toEqual(expected)
      })
    )
  })

  it('do not depend on whose they are', () => {
    fc.assert(
      fc.property(answers, answers, answers, (one, two, three) => {
        const differing = (self: Answers, reviews: Answers[]) => compareReviews(content, self, reviews).map(({ differs }) => differs)
        expect(differing(one, [two, three])).toEqual(differing(three, [one, two]))
      })
    )
  })

  it('agree when two shares are of the same level', () => {
    const percent = { code: 'share', kind: 'percent', metFrom: 1, levels: [0, 50].map((from, value) => ({ value, from, name: inThree(`L${value}`) })) } as const
    const shares = twentyFive({ scales: [percent], sections: [aSection('one', [aCriterion('c1', { scale: 'share' })])] })
    expect(compareReviews(shares, { c1: { value: 60 } }, [{ c1: { value: 90 } }])).toEqual([{ code: 'c1', differs: false, common: { value: 90 } }])
    expect(compareReviews(shares, { c1: { value: 49 } }, [{ c1: { value: 50 } }])[0]?.differs).toBe(true)
  })

  it('are settled when every difference has an agreed answer', () => {
    const compared = compareReviews(content, { c1: { value: 1 }, c2: { value: 2 }, c3: { value: 3 } }, [{ c1: { value: 2 }, c2: { value: 4 }, c3: { value: 3 } }])
    expect(unsettledOf(compared, {})).toEqual(['c1', 'c2'])
    expect(unsettledOf(compared, { c1: { value: 2 } })).toEqual(['c2'])
    expect(unsettledOf(compared, { c1: { value: 2 }, c2: { skipped: 'Sovittiin' } })).toEqual([])
  })

  it('leave a fortnight for the reply', () => {
    expect(replyDueOn('2026-12-20')).toBe('2027-01-03')
  })
})
