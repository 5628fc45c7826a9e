import fc from 'fast-check'
import { aCriterion, anyFramework, aSection, scaleTo, twentyFive } from './testing/frameworks.js'
import { criteriaOf, type FrameworkContent, mayAverage, type Scale } from './framework.js'
import { type Answers, bandOf, levelOf, scoreOf, scoreRange, weightShares } from './framework-score.js'

/** Answers that come to a sum over twenty-five criteria on 1 to 5. */
function summing(sum: number): Answers {
  const each = Array.from({ length: 25 }, (_none, place) => Math.floor(sum / 25) + (place < sum % 25 ? 1 : 0))
  return Object.fromEntries(each.map((value, place) => [`c${place + 1}`, { value }]))
}

const withoutFirst = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([code]) => code !== 'c1'))

describe('a sum with bands', () => {
  const content = twentyFive()

  it.each([
    [25, 'not'],
    [74, 'not'],
    [75, 'fair'],
    [99, 'fair'],
    [100, 'good'],
    [114, 'good'],
    [115, 'exemplary'],
    [125, 'exemplary']
  ])('%d is %s', (sum, band) => {
    expect(scoreOf(content, summing(sum))).toMatchObject({ value: sum, band, whyNone: null, answered: 25, unanswered: 0 })
    expect(bandOf(content.bands, sum)?.code).toBe(band)
  })

  it('has its edges as data: the form that begins fair at 74 does so', () => {
    const british = { ...content, bands: content.bands.map((band) => (band.code === 'fair' ? { ...band, from: 74 } : band)) }
    expect([73, 74].map((sum) => scoreOf(british, summing(sum)).band)).toEqual(['not', 'fair'])
  })

  it('is not given while one criterion is unanswered, or was skipped', () => {
    const rest = withoutFirst(summing(100))
    expect(scoreOf(content, rest)).toMatchObject({ value: null, band: null, whyNone: 'incomplete', answered: 24, unanswered: 1, skipped: 0 })
    expect(scoreOf(content, { ...rest, c1: { skipped: 'Not done here' } })).toMatchObject({ value: null, whyNone: 'skipped', skipped: 1, unanswered: 0 })
    expect(scoreOf(content, { ...rest, c1: { skipped: '  ' } })).toMatchObject({ whyNone: 'incomplete', skipped: 0, unanswered: 1 })
    expect(scoreOf(content, { ...rest, c1: { value: 6 } })).toMatchObject({ whyNone: 'incomplete', unanswered: 1 })
  })

  it('counts a skipped criterion as the lowest level where the framework says so', () => {
    const rest = withoutFirst(summing(125))
    const lenient: FrameworkContent = { ...content, scoring: { ...content.scoring, skipped: 'lowest' } }
    expect(scoreOf(lenient, { ...rest, c1: { skipped: 'No board' } })).toMatchObject({ value: 121, band: 'exemplary', skipped: 1 })
  })

  it('is told for each section', () => {
    expect(scoreOf(content, summing(75)).sections.map(({ code, value }) => [code, value])).toEqual([['staffing', 9], ['organisation', 24], ['services', 42]])
    expect(scoreRange(content)).toEqual({ lowest: 25, highest: 125 })
    expect(mayAverage(content)).toBe(false)
  })
})

describe('a mean and a share', () => {
  const of = (method: 'mean' | 'share_met', more: Partial<FrameworkContent['scoring']> = {}): FrameworkContent => ({
    ...twentyFive(),
    sections: [aSection('s', [aCriterion('a', { weight: 3 }), aCriterion('b'), aCriterion('c', { weight: 0 })])],
    scoring: { method, minimumAnswered: 100, skipped: 'leave_out', ...more },
    bands: []
  })

  it('weigh, and leave out what was skipped', () => {
    expect(scoreOf(of('mean'), { a: { value: 5 }, b: { value: 2 }, c: { value: 1 } }).value).toBe(4.25)
    expect(scoreOf(of('share_met'), { a: { value: 5 }, b: { value: 2 }, c: { value: 1 } }).value).toBe(75)
    expect(scoreOf(of('mean'), { a: { skipped: 'Not here' }, b: { value: 2 }, c: { value: 1 } })).toMatchObject({ value: 2, skipped: 1 })
  })

  it('say that nothing counts rather than divide by nothing', () => {
    expect(scoreOf(of('mean'), { a: { skipped: 'x' }, b: { skipped: 'y' }, c: { value: 5 } })).toMatchObject({ value: null, whyNone: 'nothing_counts' })
    expect(scoreOf(of('mean', { minimumAnswered: 0 }), {})).toMatchObject({ value: null, whyNone: 'incomplete' })
  })

  it('need as much as the framework demands', () => {
    const content = of('mean', { minimumAnswered: 60 })
    expect(scoreOf(content, { a: { value: 4 } }).whyNone).toBe('incomplete')
    expect(scoreOf(content, { a: { value: 4 }, b: { value: 4 } })).toMatchObject({ value: 4, unanswered: 1 })
  })

  it('lie in the band of the exact mean, not of the rounded one', () => {
    const criteria = [aCriterion('a', { weight: 667 }), aCriterion('b', { weight: 333 })]
    const bands = [1, 2.67].map((from, place) => ({ ...twentyFive().bands[place]!, from }))
    const content: FrameworkContent = { ...of('mean'), sections: [aSection('s', criteria)], bands }
    // 3 · 667 + 2 · 333 = 2667 thousandths: told as 2.67, and below the edge.
    expect(scoreOf(content, { a: { value: 3 }, b: { value: 2 } })).toMatchObject({ value: 2.67, band: 'not' })
  })
})

describe('a scale of percent', () => {
  const scale: Scale = { code: 'p', kind: 'percent', metFrom: 4, levels: [60, 65, 80, 96].reduce((levels, from, place) => [...levels, { value: place + 2, name: { fi: 'x', sv: '', en: '' }, from }], [{ value: 1, name: { fi: 'x', sv: '', en: '' }, from: 0 }]) }

  it.each([[0, 1], [59, 1], [60, 2], [79, 3], [95, 4], [96, 5], [100, 5]])('%d %% is level %d', (percent, level) => {
    expect(levelOf(scale, percent)?.value).toBe(level)
  })

  it.each([-1, 101, 59.5, Number.NaN])('%d is no answer', (value) => expect(levelOf(scale, value)).toBeUndefined())
})

describe('any framework', () => {
  const answered = fc.tuple(anyFramework, fc.array(fc.oneof(fc.constantFrom(1, 2, 3, 4, 5), fc.constant('skip'), fc.constant(null)), { minLength: 12, maxLength: 12 }))
  const answersFor = (content: FrameworkContent, given: readonly (number | string | null)[]): Answers =>
    Object.fromEntries(criteriaOf(content).flatMap(({ code }, place) => {
      const one = given[place]
      return one === null || one === undefined ? [] : [[code, one === 'skip' ? { skipped: 'Reason' } : { value: Number(one) }]]
    }))

  it('tells every criterion apart as answered, skipped or unanswered, and stays within its range', () => {
    fc.assert(
      fc.property(answered, ([content, given]) => {
        const { answered: n, skipped, unanswered, total, value, whyNone } = scoreOf(content, answersFor(content, given))
        expect(n + skipped + unanswered).toBe(total)
        expect(total).toBe(criteriaOf(content).length)
        expect(value === null).toBe(whyNone !== null)
        const range = scoreRange(content)!
        if (value !== null) expect(value >= range.lowest && value <= range.highest).toBe(true)
      })
    )
  })

  it('never loses by a better answer', () => {
    fc.assert(
      fc.property(answered, fc.nat(11), ([content, given], place) => {
        const points = { ...content, sections: content.sections.map((section) => ({ ...section, criteria: section.criteria.map((one) => ({ ...one, scale: 'one_to_five' })) })) }
        const better = given.map((one, at) => (at === place && typeof one === 'number' ? 5 : one))
        const [before, after] = [scoreOf(points, answersFor(points, given)), scoreOf(points, answersFor(points, better))]
        expect((after.value ?? 0) >= (before.value ?? 0)).toBe(true)
      })
    )
  })

  it('shares its weight out whole', () => {
    fc.assert(fc.property(anyFramework, (content) => {
      expect([...weightShares(content).values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    }))
  })

  it('has one band for each score from the lowest on', () => {
    fc.assert(fc.property(fc.integer({ min: 25, max: 125 }), (sum) => {
      const { bands } = twentyFive()
      expect(bandOf(bands, sum)).toBe(bands.filter(({ from }) => from <= sum).at(-1))
    }))
    expect(bandOf(twentyFive().bands, 24)).toBeUndefined()
    expect(scaleTo('x', 0, 3).levels).toHaveLength(4)
  })
})
