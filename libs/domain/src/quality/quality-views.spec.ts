import fc from 'fast-check'
import { aCriterion, anyFramework, aSection, inThree, scaleTo, twentyFive } from './testing/frameworks.js'
import { criteriaOf, type FrameworkContent, scaleOf } from './framework.js'
import { bandsOverTree, countBands, shareFrom } from './quality-bands.js'
import { percentileRank, quantile, quartilesOf } from './quality-percentile.js'
import { isSameMeasure, likeCriteria, positionOf, type QualityResult, resultsOn, sectionsOf } from './quality-result.js'
import { changeBetween, lastChanges, mostImproved, mostRisen } from './quality-trend.js'

const values = (content: FrameworkContent, value: number): Map<string, number | null> => new Map(criteriaOf(content).map(({ code }) => [code, value]))
const aResult = (of: Partial<QualityResult> = {}): QualityResult => ({
  ...{ assessmentId: 'a1', unitId: 'u1', versionId: 'v1', assessedOn: '2026-03-01', score: 75, band: 'fair', values: values(twentyFive(), 3) },
  ...of
})

describe('results on a day', () => {
  it('are the newest first, none later than the day, whatever their order', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, '0')}`)
    const results = fc.uniqueArray(fc.record({ assessmentId: fc.uuid(), unitId: fc.constantFrom('u1', 'u2', 'u3'), assessedOn: days }), { selector: ({ assessmentId }) => assessmentId })
    fc.assert(
      fc.property(results, days, (some, day) => {
        const all = some.map(aResult)
        const found = resultsOn(all, day)
        expect([...found.values()].flat()).toHaveLength(all.filter(({ assessedOn }) => assessedOn <= day).length)
        for (const [unitId, own] of found) {
          expect(own.every((each) => each.unitId === unitId && each.assessedOn <= day)).toBe(true)
          expect(own.map(({ assessedOn }) => assessedOn)).toEqual(own.map(({ assessedOn }) => assessedOn).sort().reverse())
        }
        expect(resultsOn([...all].reverse(), day)).toEqual(found)
      })
    )
  })
})

describe('sections of a profile', () => {
  it('stand between the lowest and the highest they can come to', () => {
    const content = twentyFive()
    expect(sectionsOf(content, values(content, 3)).map(({ code, value, position }) => [code, value, position])).toEqual([['staffing', 9, 0.5], ['organisation', 24, 0.5], ['services', 42, 0.5]])
    const without = new Map(values(content, 5)).set('c1', null)
    expect(sectionsOf(content, without)[0]).toMatchObject({ value: null, position: null, whyNone: 'skipped', skipped: 1, range: { lowest: 3, highest: 15 } })
    fc.assert(
      fc.property(anyFramework, fc.integer({ min: 1, max: 5 }), (any, value) => {
        for (const { position } of sectionsOf(any, values(any, value))) expect(position === null || (position >= 0 && position <= 1)).toBe(true)
      })
    )
  })

  it('find each value of a scale its place', () => {
    const scale = scaleTo('s', 1, 5)
    expect([1, 3, 4, 5, 6].map((value) => positionOf(scale, value))).toEqual([0, 0.5, 0.75, 1, null])
    expect(positionOf(scaleTo('s', 2, 2), 2)).toBeNull()
    expect(positionOf({ ...scaleTo('s', 1, 2), kind: 'percent', levels: [{ value: 1, name: inThree(''), from: 0 }] }, 64)).toBe(0.64)
  })
})

describe('versions', () => {
  const first = twentyFive()
  const wider: FrameworkContent = { ...first, scales: [scaleTo('one_to_five', 0, 5)] }
  const reworded: FrameworkContent = { ...first, name: inThree('Other'), bands: first.bands.map((band) => ({ ...band, from: band.from - 1 })) }
  const longer: FrameworkContent = { ...first, sections: [...first.sections, aSection('more', [aCriterion('c26')])] }
  const heavier: FrameworkContent = { ...first, sections: [aSection('s', criteriaOf(first).map((criterion, place) => ({ ...criterion, weight: place === 0 ? 2 : 1 })))] }

  it('are alike in criteria of one code on like scales, and measure the same only when all is alike', () => {
    expect(likeCriteria(first, longer)).toHaveLength(25)
    expect(likeCriteria(first, wider)).toEqual([])
    expect([reworded, longer, wider, heavier].map((other) => isSameMeasure(first, other))).toEqual([true, false, false, false])
    fc.assert(fc.property(anyFramework, (any) => isSameMeasure(any, any)))
  })

  it('are compared no further than they are alike', () => {
    const contents: Readonly<Record<string, FrameworkContent>> = { v1: first, v2: longer, v3: reworded, v4: wider }
    const contentOf = (id: string) => contents[id]
    const later = (versionId: string, score: number) => aResult({ assessmentId: 'a2', versionId, assessedOn: '2026-09-01', score, values: new Map([...values(first, 3)].map(([code]) => [code, code === 'c4' ? 5 : 3])) })
    expect(changeBetween(aResult(), later('v1', 77.1), contentOf)).toMatchObject({ score: 2.1, isComparable: true, unitId: 'u1' })
    expect(changeBetween(aResult(), later('v3', 77), contentOf)).toMatchObject({ score: 2, isComparable: true })
    const added = changeBetween(aResult(), later('v2', 80), contentOf)
    expect(added).toMatchObject({ score: null, isComparable: false })
    expect(added?.criteria.filter(({ moved }) => moved !== 0)).toEqual([{ code: 'c4', before: 3, after: 5, moved: 0.5 }])
    expect(changeBetween(aResult(), later('v4', 80), contentOf)?.criteria).toEqual([])
    expect(changeBetween(aResult(), later('v9', 80), contentOf)).toBeUndefined()
    expect(changeBetween(aResult({ score: null }), later('v1', 80), contentOf)?.score).toBeNull()
  })
})

describe('what improved most', () => {
  const content = twentyFive()
  const round = (unitId: string, assessedOn: string, of: Readonly<Record<string, number | null>>, score = 75) =>
    aResult({ assessmentId: `${unitId}${assessedOn}`, unitId, assessedOn, score, values: new Map([...values(content, 3), ...Object.entries(of)]) })
  const results = [
    ...[round('u1', '2026-01-01', {}), round('u1', '2026-06-01', { c2: 4, c3: 2 }, 80)],
    ...[round('u2', '2026-01-01', {}), round('u2', '2026-06-01', { c2: 5, c7: 4, c9: null }, 90)],
    round('u3', '2026-06-01', { c2: 5 })
  ]
  const changes = (of: FrameworkContent) => lastChanges(resultsOn(results, '2026-12-31'), () => of)

  it('counts units and never averages what may not be averaged', () => {
    const rows = mostImproved(content, changes(content))
    expect(rows[0]).toEqual({ code: 'c2', unitCount: 2, better: 2, same: 0, worse: 0, meanChange: null })
    expect(rows[1]).toMatchObject({ code: 'c7', better: 1, same: 1 })
    expect(rows.find(({ code }) => code === 'c9')).toMatchObject({ unitCount: 1, better: 0, same: 1 })
    expect(rows.at(-1)).toMatchObject({ code: 'c3', worse: 1 })
    expect(rows.every(({ meanChange }) => meanChange === null)).toBe(true)
    const open: FrameworkContent = { ...content, aggregation: 'mean' }
    expect(mostImproved(open, changes(open))[0]?.meanChange).toBe(1.5)
  })

  it('names the units that rose, those with two rounds alone', () => {
    expect(mostRisen(changes(content)).map(({ unitId, score }) => [unitId, score])).toEqual([['u2', 15], ['u1', 5]])
    expect(mostImproved(content, [])).toEqual([])
  })

  it('has as many better, same and worse as units with both rounds', () => {
    const answer = fc.option(fc.integer({ min: 1, max: 5 }))
    fc.assert(
      fc.property(fc.array(fc.tuple(answer, answer), { maxLength: 12 }), (pairs) => {
        const all = pairs.flatMap(([before, after], unit) => [round(`u${unit}`, '2026-01-01', { c1: before }), round(`u${unit}`, '2026-06-01', { c1: after })])
        const found = mostImproved(content, lastChanges(resultsOn(all, '2026-12-31'), () => content)).find(({ code }) => code === 'c1')
        const both = pairs.filter(([before, after]) => before !== null && after !== null).length
        expect((found?.better ?? 0) + (found?.same ?? 0) + (found?.worse ?? 0)).toBe(both)
      })
    )
  })
})

describe('bands', () => {
  const bands = twentyFive().bands
  const codes = bands.map(({ code }) => code)
  const nodes = [
    { id: 'hq', parentId: null, type: 'headquarters' as const },
    ...['r1', 'r2'].map((id) => ({ id, parentId: 'hq', type: 'regional_centre' as const })),
    ...['u1', 'u2', 'u3'].map((id) => ({ id, parentId: id === 'u3' ? 'r2' : 'r1', type: 'local_unit' as const }))
  ]

  it('are counted where a unit stands and everywhere above it', () => {
    const standing = new Map([['u1', { band: 'good' }], ['u3', { band: null }]])
    const counts = bandsOverTree(nodes, { bands, standing, isSubject: ({ type }) => type === 'local_unit' })
    expect(counts.get('r1')).toEqual({ bands: { not: 0, fair: 0, good: 1, exemplary: 0 }, outside: 0, none: 1, total: 2 })
    expect(counts.get('hq')).toMatchObject({ outside: 1, none: 1, total: 3 })
    expect(shareFrom(bands, counts.get('hq')!, 'good')).toEqual({ share: 0.5, reached: 1, assessed: 2 })
    expect(shareFrom(bands, counts.get('hq')!, 'exemplary')).toMatchObject({ share: 0, reached: 0 })
    expect(shareFrom(bands, countBands(bands, [], standing), 'good').share).toBeNull()
  })

  it('add up: every unit is in one of the counts, and the centres to the whole', () => {
    const band = fc.option(fc.constantFrom(...codes, 'gone'), { nil: null })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('u1', 'u2', 'u3'), band), (of) => {
        const standing = new Map(Object.entries(of).map(([id, code]) => [id, { band: code }]))
        const counts = bandsOverTree(nodes, { bands, standing, isSubject: ({ type }) => type === 'local_unit' })
        for (const { bands: in_, outside, none, total } of counts.values()) expect(Object.values(in_).reduce((a, b) => a + b, 0) + outside + none).toBe(total)
        const whole = (pick: 'outside' | 'none' | 'total') => ['r1', 'r2'].reduce((sum, id) => sum + (counts.get(id)?.[pick] ?? 0), 0)
        expect([counts.get('hq')?.outside, counts.get('hq')?.none, counts.get('hq')?.total]).toEqual([whole('outside'), whole('none'), whole('total')])
      })
    )
  })
})

describe('the percentile', () => {
  it('is the mid-rank one: 50 on the mean whatever the ties, and higher for higher', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 25, max: 125 }), { minLength: 10, maxLength: 60 }), (scores) => {
        const rank = (score: number) => percentileRank({ lower: scores.filter((each) => each < score).length, equal: scores.filter((each) => each === score).length, n: scores.length }, 10) ?? NaN
        const ranks = scores.map(rank)
        expect(ranks.reduce((a, b) => a + b, 0) / ranks.length).toBeCloseTo(50, 9)
        const sorted = [...scores].sort((a, b) => a - b)
        expect(rank(sorted.at(-1)!)).toBeGreaterThanOrEqual(rank(sorted[0]!))
      })
    )
  })

  it('is not told among fewer than the minimum, which nobody can set below ten', () => {
    expect(percentileRank({ lower: 4, equal: 2, n: 10 }, 10)).toBe(50)
    expect([percentileRank({ lower: 4, equal: 2, n: 10 }, 12), percentileRank({ lower: 4, equal: 1, n: 9 }, 2)]).toEqual([null, null])
    expect(() => percentileRank({ lower: 4, equal: 0, n: 10 }, 10)).toThrow(RangeError)
    expect(quartilesOf([1, 2, 3], 10)).toBeNull()
    expect(quartilesOf(Array.from({ length: 11 }, (_none, place) => 10 - place), 10)?.[1]).toBe(5)
    expect([quantile([1, 2, 3, 4], 0.5), quantile([7], 0.25)]).toEqual([2.5, 7])
  })

  it('leaves every value of a scale found by its framework', () => {
    const content = twentyFive()
    expect(criteriaOf(content).every((criterion) => scaleOf(content, criterion) !== undefined)).toBe(true)
  })
})
