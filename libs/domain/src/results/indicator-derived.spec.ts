import fc from 'fast-check'
import { codesOf, cycleOf, derived, derivedAll, type Derivation } from './indicator-derived.js'
import type { Figures } from './expression-value.js'

const share: Derivation = { numerator: 'A', denominator: 'B', factor: 100, decimals: 1 }
const totals = (given: Record<string, number | null>): Figures => new Map(Object.entries(given))

describe('derived', () => {
  it('is the numerator over the denominator times the factor', () => {
    expect(derived(share, totals({ A: 1, B: 3 }))).toBe(333)
    expect(derived({ ...share, denominator: null, factor: 1 }, totals({ A: 1.25 }))).toBe(13)
  })

  it.each<[string, Record<string, number | null>]>([
    ['a total is missing', { A: 1 }],
    ['a total has no value', { A: null, B: 3 }],
    ['it divides by zero', { A: 1, B: 0 }]
  ])('has no value where %s', (_, given) => {
    expect(derived(share, totals(given))).toBeNull()
  })

  it('has no value where its formula cannot be read', () => {
    expect(derived({ ...share, numerator: 'A +' }, totals({ A: 1, B: 3 }))).toBeNull()
    expect(derived({ ...share, numerator: null }, totals({ A: 1, B: 3 }))).toBeNull()
  })

  it('of several units is the ratio of their sums, which lies between the ratios of the units', () => {
    const unit = fc.record({ A: fc.integer({ min: 0, max: 1000 }), B: fc.integer({ min: 1, max: 1000 }) })
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 30 }), (units) => {
        const sum = (code: 'A' | 'B') => units.reduce((all, each) => all + each[code], 0)
        const whole = derived(share, totals({ A: sum('A'), B: sum('B') }))!
        const each = units.map((given) => derived(share, totals(given))!)
        expect(whole).toBeGreaterThanOrEqual(Math.min(...each))
        expect(whole).toBeLessThanOrEqual(Math.max(...each))
        expect(Math.abs(whole - (sum('A') * 1000) / sum('B'))).toBeLessThanOrEqual(0.5 + 1e-6)
      })
    )
  })
})

describe('derivedAll', () => {
  it('takes the exact value of another derived one, not the rounded one', () => {
    const all = new Map<string, Derivation>([
      ['T', { numerator: 'A', denominator: '3', factor: 1, decimals: 0 }],
      ['X', { numerator: 'T * 3', denominator: null, factor: 1, decimals: 0 }]
    ])
    expect(derivedAll(all, totals({ A: 1 }))).toEqual(new Map([['T', 0], ['X', 1]]))
  })

  it('gives those of a cycle no value, and those beside it theirs', () => {
    const one = (numerator: string): Derivation => ({ numerator, denominator: null, factor: 1, decimals: 0 })
    const all = new Map([['P', one('Q')], ['Q', one('P + A')], ['R', one('A')], ['S', one('S')]])
    expect(derivedAll(all, totals({ A: 5, P: 9, S: 1 }))).toEqual(
      new Map([['P', null], ['Q', null], ['R', 5], ['S', null]])
    )
  })
})

it('codesOf names the codes of both parts once', () => {
  expect(codesOf({ numerator: 'A + B', denominator: 'B * C' })).toEqual(['A', 'B', 'C'])
  expect(codesOf({ numerator: 'A +', denominator: null })).toEqual([])
})

describe('cycleOf', () => {
  const codes = ['A', 'B', 'C', 'D', 'E']
  const graph = fc.array(fc.array(fc.constantFrom(...codes), { maxLength: 3 }), { minLength: 5, maxLength: 5 })

  it('finds a way back exactly when there is one', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const uses = new Map(codes.map((code, at) => [code, edges[at]!]))
        const way = cycleOf('A', uses.get('A')!, uses)
        // What can be reached from A, by growing the set until it no longer grows.
        const reached = new Set(uses.get('A'))
        for (const code of reached) for (const next of uses.get(code)!) reached.add(next)
        expect(way !== null).toBe(reached.has('A'))
        way?.reduce((from, to) => (expect(uses.get(from)).toContain(to), to), 'A')
        if (way) expect(uses.get(way.at(-1) ?? 'A')).toContain('A')
      })
    )
  })
})
