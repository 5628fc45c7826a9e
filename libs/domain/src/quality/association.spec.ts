import { sized } from '@solmu/shared/testing/size.js'
import fc from 'fast-check'
import { type Association, associationOf, type Coefficient, midRanks, type Point, readingOf, withinGroups } from './association.js'
import { mixGroups } from './case-mix.js'

/** A generator of its own, so that every network is the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Normal numbers of mean 0 and variance 1 (Box and Muller). */
function normals(seed: number): () => number {
  const next = numbers(seed)
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** A network of units whose scores and results are as closely tied as is asked. */
function network(seed: number, { size, rho }: { readonly size: number; readonly rho: number }): Point[] {
  const next = normals(seed)
  return Array.from({ length: size }, () => {
    const x = next()
    return { x: 80 + 15 * x, y: 40 + 9 * (rho * x + Math.sqrt(1 - rho ** 2) * next()) }
  })
}

const holds = (interval: readonly [number, number] | null | undefined, value: number): boolean => interval != null && interval[0] <= value && value <= interval[1]

/** What Spearman's coefficient is of a normal pair with that of Pearson (Kruskal 1958). */
const spearmanOf = (rho: number): number => (6 / Math.PI) * Math.asin(rho / 2)

describe('simulated networks', () => {
  const runs = sized({ usual: 300, nightly: 1000 })

  it.each([
    [51, 0.6],
    [51, 0],
    [25, -0.4],
    [10, 0.8]
  ])('of %d units with a correlation of %d: it lies in the interval in about 95 of 100', (size, rho) => {
    const found = Array.from({ length: runs }, (_none, seed) => associationOf(network(seed + 1, { size, rho }), 10))
    const covered = {
      pearson: found.filter(({ pearson }) => holds(pearson?.interval, rho)).length / runs,
      spearman: found.filter(({ spearman }) => holds(spearman?.interval, spearmanOf(rho))).length / runs
    }
    // No less than promised, and no wider than it needs to be.
    expect(covered.pearson).toBeGreaterThanOrEqual(0.93)
    expect(covered.spearman).toBeGreaterThanOrEqual(0.92)
    expect(Math.max(covered.pearson, covered.spearman)).toBeLessThanOrEqual(0.98)
    // Where there is none, one is claimed in about one of twenty.
    const claims = found.filter((each) => readingOf(each) !== 'cannot_tell').length / runs
    if (rho === 0) expect(claims).toBeLessThanOrEqual(0.08)
    else expect(claims).toBeGreaterThan(0.08)
  })

  it('in which all results, or all scores, are the same: there is nothing to estimate, and it says so', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 25, max: 125 }), { minLength: 10, maxLength: 60 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }), (scores, result) => {
        const none = { n: scores.length, pearson: null, spearman: null, whyNone: 'constant' }
        expect(associationOf(scores.map((x) => ({ x, y: result })), 10)).toEqual(none)
        expect(associationOf(scores.map((y) => ({ x: result, y })), 10)).toEqual(none)
      })
    )
  })

  it('in two groups that differ in both, without any tie within them: the groups together show none', () => {
    const claims = Array.from({ length: 100 }, (_none, seed) => {
      const groups = [0, 40].map((shift, place) => network(seed * 2 + place + 1, { size: 25, rho: 0 }).map(({ x, y }) => ({ x: x + shift, y: y + shift })))
      // Taken as one they would show what only the difference of the groups makes.
      expect(readingOf(associationOf(groups.flat(), 10))).toBe('higher_with_higher')
      return readingOf(withinGroups(groups.map((points) => associationOf(points, 10))))
    })
    expect(claims.filter((reading) => reading !== 'cannot_tell').length / claims.length).toBeLessThanOrEqual(0.1)
  })
})

/** The value and the ends of the interval. */
const numbersOf = (of: Coefficient | null): number[] => (of?.interval ? [of.value, ...of.interval] : [])

describe('an association', () => {
  const points = network(7, { size: 40, rho: 0.7 })

  it('is the same whatever the order, the place and the measure', () => {
    const whole = associationOf(points, 10)
    const moved = associationOf([...points].reverse().map(({ x, y }) => ({ x: 3 * x - 100, y: y / 7 + 12 })), 10)
    const turned = associationOf(points.map(({ x, y }) => ({ x, y: -y })), 10)
    for (const kind of ['pearson', 'spearman'] as const) {
      const [is, was, back] = [moved, whole, turned].map((each) => numbersOf(each[kind])) as [number[], number[], number[]]
      expect(was).toHaveLength(3)
      for (const [place, value] of was.entries()) expect(is[place]).toBeCloseTo(value, 10)
      expect(back[0]).toBeCloseTo(-was[0]!, 10)
    }
    expect([readingOf(whole), readingOf(turned)]).toEqual(['higher_with_higher', 'lower_with_higher'])
  })

  it('is the textbook one', () => {
    // Ten pairs without ties: d² sums to 194, so Spearman is 1 − 6·194/990.
    const iq = [86, 97, 99, 100, 101, 103, 106, 110, 112, 113]
    const hours = [2, 20, 28, 27, 50, 29, 7, 17, 6, 12]
    const { spearman } = associationOf(iq.map((x, place) => ({ x, y: hours[place] ?? 0 })), 10)
    expect(spearman?.value).toBeCloseTo(1 - (6 * 194) / 990, 12)
    expect(midRanks([10, 20, 20, 30])).toEqual([1, 2.5, 2.5, 4])
  })

  it('is not told of fewer units than the minimum, and has no interval on a line', () => {
    expect(associationOf(points.slice(0, 9), 10)).toEqual({ n: 9, pearson: null, spearman: null, whyNone: 'too_few' })
    expect(associationOf(points.slice(0, 10), 10).whyNone).toBeNull()
    expect(associationOf(points.slice(0, 3), 0).whyNone).toBe('too_few')
    const line = associationOf(points.map(({ x }) => ({ x, y: 2 * x })), 10)
    expect([line.pearson?.interval, line.spearman]).toEqual([null, { value: 1, interval: null }])
    expect(readingOf(line)).toBe('higher_with_higher')
  })

  it('of one group alone says nothing about within groups', () => {
    const few: Association = associationOf(points.slice(0, 4), 10)
    expect(withinGroups([associationOf(points, 10), few]).whyNone).toBe('too_few')
    expect(readingOf(withinGroups([]))).toBe('too_few')
  })
})

describe('groups of case mix', () => {
  const units = fc.array(fc.record({ id: fc.uuid(), mix: fc.option(fc.integer({ min: 0, max: 30 })) }), { maxLength: 80 })

  it('hold each unit once, in order, and never part equals', () => {
    fc.assert(
      fc.property(units, (all) => {
        const groups = mixGroups(all, ({ mix }) => mix, 10)
        expect(groups.flatMap((group) => group.units).map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
        const known = groups.filter(({ range }) => range !== null)
        for (const [place, { range }] of known.entries()) {
          const before = known[place - 1]?.range
          if (before && range) expect(before[1]).toBeLessThan(range[0])
        }
      })
    )
  })

  it('are three, two or one as the units suffice', () => {
    const many = (count: number) => Array.from({ length: count }, (_none, place) => ({ mix: place }))
    const keysOf = (count: number) => mixGroups(many(count), ({ mix }) => mix, 10).map(({ key, units: inside }) => [key, inside.length])
    expect(keysOf(30)).toEqual([['lower', 10], ['middle', 10], ['higher', 10]])
    expect(keysOf(29)).toEqual([['lower', 14], ['higher', 15]])
    expect(keysOf(19)).toEqual([['all', 19]])
    expect(mixGroups([{ mix: null }], ({ mix }) => mix, 10).map(({ key }) => key)).toEqual(['unknown'])
  })
})
