import fc from 'fast-check'
import { fillMissing } from './aggregate-missing.js'
import { addSums, aggregate, divideRounded, figureOf, noSums, sumsOf, totalSums, type UnitFigure } from './aggregate.js'
import { cellStatuses } from './cell.js'
import { type Aggregation, aggregations, type Indicator } from './indicator.js'

const figure: fc.Arbitrary<UnitFigure> = fc
  .record({
    unitId: fc.constantFrom('a', 'b', 'c', 'd'),
    period: fc.constantFrom('2026-01-01', '2026-04-01', '2026-07-01'),
    status: fc.constantFrom(...cellStatuses),
    value: fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }),
    weight: fc.option(fc.integer({ min: 0, max: 9_000_000_000_000 }))
  })
  .map((each) => ({ ...each, value: each.status === 'value' ? each.value : null }))
/** One figure a unit and period, as there is. */
const figures = fc.uniqueArray(figure, { selector: ({ unitId, period }) => `${unitId} ${period}`, maxLength: 12 })

const value = (unitId: string, period: string, of: number | null, weight: number | null = null): UnitFigure => ({
  ...{ unitId, period, weight, value: of },
  status: of === null ? 'missing' : 'value'
})

describe('figures of units and periods', () => {
  it('are the same in whichever order and in whichever lots they come', () => {
    fc.assert(
      fc.property(figures, fc.nat(12), fc.constantFrom(...aggregations), (all, at, aggregation) => {
        const lots = [all.slice(0, at), all.slice(at)].map((lot) => lot.map(sumsOf).reduce(addSums, noSums))
        if (aggregation !== 'last_value') expect(figureOf(aggregation, lots.reduce(addSums, noSums))).toEqual(aggregate(aggregation, all))
        expect(aggregate(aggregation, [...all].reverse())).toEqual(aggregate(aggregation, all))
      })
    )
  })

  it('count every answer once, of whichever kind', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom<Aggregation>('sum', 'weighted_mean', 'distinct_persons'), (all, aggregation) => {
        const { unitCount, missingCount, notApplicableCount, notAskedCount } = aggregate(aggregation, all)
        expect(unitCount + missingCount + notApplicableCount + notAskedCount).toBe(all.length)
      })
    )
  })

  it('have no value when there is none, and zero when there is a zero', () => {
    for (const aggregation of aggregations) expect(aggregate(aggregation, [value('a', '1', null)]).value).toBeNull()
    expect(aggregate('sum', [value('a', '1', 0), value('b', '1', null)])).toMatchObject({ value: 0n, unitCount: 1, missingCount: 1 })
  })

  it('by their last value: the last of each unit, whenever it was', () => {
    const all = [value('a', '1', 5), value('a', '2', 4), value('b', '1', 2), value('b', '2', null)]
    expect(aggregate('last_value', all)).toMatchObject({ value: 6n, unitCount: 2, missingCount: 1 })
  })

  it('are never a mean of means', () => {
    const all = [value('a', '1', 100, 1), value('b', '1', 0, 3)]
    expect(aggregate('weighted_mean', all)).toMatchObject({ value: 25n, numerator: 100n, denominator: 4n, unitCount: 2 })
    const more = aggregate('weighted_mean', [...all, value('c', '1', 70, null)])
    expect(more).toMatchObject({ value: 25n, unitCount: 2, missingCount: 1 })
    expect(aggregate('weighted_mean', [value('a', '1', 100, 0)])).toMatchObject({ value: null, denominator: 0n })
  })

  it('that are not put together stand alone', () => {
    expect(aggregate('none', [value('a', '1', 7)]).value).toBe(7n)
    expect(aggregate('none', [value('a', '1', 7), value('b', '1', 7)]).value).toBeNull()
    expect(aggregate('none', [value('a', '1', 7), value('b', '1', null)]).value).toBeNull()
  })

  it('stay exact beyond what a floating number holds', () => {
    const all = Array.from({ length: 2000 }, (_none, place) => value(`u${place}`, '1', 9_000_000_000_000 - place, 8_999_999_999_999))
    const sum = all.reduce((total, each) => total + BigInt(each.value ?? 0), 0n)
    expect(aggregate('sum', all).value).toBe(sum)
    expect(aggregate('weighted_mean', all).numerator).toBe(sum * 8_999_999_999_999n)
  })
})

describe('the total of a unit', () => {
  const indicator = (of: Partial<Indicator>): Indicator => ({
    ...{ id: 'i', code: 'I', unit: 'count', decimals: 0, aggregation: 'sum', sourceClass: 'manual', weightIndicatorId: null },
    ...of
  })
  const cells = [{ status: 'value', value: 3 }, { status: 'missing', value: null }, { status: 'value', value: 4 }] as const

  it('is one figure, with a hole where one of its parts is missing', () => {
    expect(totalSums(indicator({}), cells)).toEqual({ ...noSums, valueSum: 7n, valueCount: 1, missingCount: 1 })
    expect(totalSums(indicator({}), [{ status: 'not_asked', value: null }, { status: 'not_applicable', value: null }])).toEqual({
      ...noSums, notApplicableCount: 1
    })
    expect(totalSums(indicator({}), [{ status: 'not_asked', value: null }])).toEqual({ ...noSums, notAskedCount: 1 })
    expect(totalSums(indicator({}), [])).toEqual(noSums)
  })

  it.each([{ unit: 'percent' }, { unit: 'score' }, { aggregation: 'none' }, { aggregation: 'weighted_mean' }] as const)(
    'there is none of %j',
    (of) => {
      expect(totalSums(indicator(of), cells)).toEqual(noSums)
    }
  )
})

describe('a quotient', () => {
  it.each([[5n, 2n, 3n], [-5n, 2n, -3n], [5n, -2n, -3n], [1n, 3n, 0n], [2n, 3n, 1n], [0n, -7n, 0n]])('%d / %d is %d', (over, under, is) => {
    expect(divideRounded(over, under)).toBe(is)
  })

  it('is never further off than a half', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (over, under) => {
        const off = divideRounded(over, under) * under - over
        expect(2n * (off < 0n ? -off : off) <= under).toBe(true)
      })
    )
  })

  it('by nothing is refused', () => {
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError)
  })
})

it('whoever sends says of everything that was asked what it is', () => {
  const key = fc.record({ indicatorId: fc.constantFrom('a', 'b'), breakdown: fc.constantFrom('', 'g:f', 'g:m') })
  const keys = fc.uniqueArray(key, { selector: ({ indicatorId, breakdown }) => indicatorId + breakdown })
  fc.assert(
    fc.property(keys, keys, (asked, cells) => {
      const added = fillMissing(asked, cells)
      for (const each of asked) {
        const places = [...cells, ...added].filter((cell) => cell.indicatorId === each.indicatorId && cell.breakdown === each.breakdown)
        expect(places).toHaveLength(1)
      }
      expect(added.every(({ status, value: none }) => status === 'missing' && none === null)).toBe(true)
      expect(added.length).toBeLessThanOrEqual(asked.length)
    })
  )
})
