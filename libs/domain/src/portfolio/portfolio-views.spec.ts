import { addDays, addMonths } from '@solmu/shared/dates.js'
import { periodContaining, shiftPeriod } from '@solmu/shared/periods.js'
import fc from 'fast-check'
import { type Likened, overlapOf, overlapReasons, readOverlapReason } from './overlap.js'
import { coverageState, deepestFall, isEndingNear, isShared, portfolioGroupings, readView } from './portfolio-views.js'

const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2015-01-01', days))
const keys = fc.uniqueArray(fc.constantFrom('1a', '1b', '2a', '3c'), { maxLength: 4 })
const likened: fc.Arbitrary<Likened> = fc.record({ startsOn: fc.option(day), lasts: fc.option(fc.integer({ min: 0, max: 2000 })), taskAreas: keys, ideas: keys, regions: keys, leads: keys }).map(({ lasts, ...of }) => ({
  ...of,
  endsOn: of.startsOn === null || lasts === null ? null : addDays(of.startsOn, lasts)
}))

describe('projects that look alike', () => {
  const one: Likened = { startsOn: '2026-01-01', endsOn: '2026-12-31', taskAreas: ['1a'], ideas: ['2b'], regions: ['east'], leads: ['u1'] }

  it('are scored by what they share, and the score tells why', () => {
    expect(overlapOf(one, one, 1)).toEqual({ score: 100, reasons: ['name', 'task_area', 'region', 'idea', 'lead', 'time'] })
    expect(overlapOf(one, { ...one, taskAreas: ['4c'], ideas: [], leads: [] }, 0.1)).toEqual({ score: 25, reasons: ['region', 'time'] })
    expect(overlapOf(one, { ...one, startsOn: '2027-01-01', endsOn: '2027-05-31', regions: [], taskAreas: [], ideas: [], leads: [] }, 0)).toEqual({ score: 0, reasons: [] })
    expect(overlapOf({ ...one, endsOn: null }, { ...one, startsOn: '2026-07-01' }, 0).reasons).toContain('time')
  })

  it('are as alike one way round as the other, between nothing and a hundred', () => {
    fc.assert(
      fc.property(likened, likened, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, likeness) => {
        const found = overlapOf(a, b, likeness)
        expect(found).toEqual(overlapOf(b, a, likeness))
        expect(found.score).toBeGreaterThanOrEqual(0)
        expect(found.score).toBeLessThanOrEqual(100)
        expect(new Set(found.reasons).size).toBe(found.reasons.length)
        expect(overlapReasons).toEqual(expect.arrayContaining([...found.reasons]))
      })
    )
  })

  it('are judged with a reason', () => {
    expect(readOverlapReason('  Eri kohderyhmä. ')).toBe('Eri kohderyhmä.')
    expect(() => readOverlapReason(' ')).toThrow(expect.objectContaining({ code: 'REQUIRED' }))
    expect(() => readOverlapReason('x'.repeat(1001))).toThrow(expect.objectContaining({ code: 'TOO_LONG' }))
  })
})

describe('the edge of the funding', () => {
  it('is the turn at which most is lost, from today on', () => {
    const quarters = [90n, 100n, 51n, 40n].map((decided, at) => ({ quarter: shiftPeriod('2026-Q3', at), decided }))
    expect(deepestFall(quarters, '2026-11-05')).toEqual({ quarter: '2027-Q1', lost: 49n, percent: 49 })
    expect(deepestFall(quarters, '2027-02-05')).toEqual({ quarter: '2027-Q2', lost: 11n, percent: 22 })
    expect(deepestFall(quarters, '2028-01-01')).toBeNull()
    expect(deepestFall([], '2026-01-01')).toBeNull()
  })

  it('is never more than there was', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 12 }), day, (sums, today) => {
        const quarters = sums.map((decided, at) => ({ quarter: shiftPeriod(periodContaining('quarter', today), at), decided }))
        const fall = deepestFall(quarters, today)
        if (fall) {
          expect(fall.percent).toBeLessThanOrEqual(100)
          expect(fall.lost).toBeGreaterThan(0n)
        }
        expect(fall === null).toBe(quarters.every(({ decided }, at) => at === 0 || decided >= (quarters[at - 1]?.decided ?? 0n)))
      })
    )
  })

  it('is told some months ahead', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 36 }), (today, months) => {
      expect(isEndingNear(addMonths(today, months), { today, months })).toBe(true)
      expect(isEndingNear(addDays(addMonths(today, months), 1), { today, months })).toBe(false)
      expect(isEndingNear(addDays(today, -1), { today, months })).toBe(false)
    }))
  })
})

it.each([
  [{ running: 1, coming: 3, hoped: 1, lastEndedOn: '2025-12-31' }, 'covered'],
  [{ running: 0, coming: 1, hoped: 1, lastEndedOn: null }, 'coming'],
  [{ running: 0, coming: 0, hoped: 2, lastEndedOn: '2025-12-31' }, 'hoped'],
  [{ running: 0, coming: 0, hoped: 0, lastEndedOn: '2025-12-31' }, 'ended'],
  [{ running: 0, coming: 0, hoped: 0, lastEndedOn: null }, 'never']
] as const)('a place with %j is %s', (facts, state) => {
  expect(coverageState(facts)).toBe(state)
})

describe('a view that is kept', () => {
  it('has a name and a search as an address holds it', () => {
    expect(readView({ name: ' Idän haut ', page: 'overview', search: '{"stages":["applied"]}' })).toEqual({ name: 'Idän haut', page: 'overview', search: { stages: ['applied'] } })
    expect(() => readView({ name: '', page: 'overview', search: '{}' })).toThrow(expect.objectContaining({ code: 'REQUIRED' }))
    for (const search of ['[]', 'null', '{', '7', `{"q":"${'x'.repeat(3000)}"}`]) expect(() => readView({ name: 'A', page: 'overview', search })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })

  it('counts projects more than once where they have several tags', () => {
    expect(portfolioGroupings.filter(isShared)).toEqual(['taskArea', 'idea'])
  })
})
