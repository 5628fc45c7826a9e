import fc from 'fast-check'
import { derivationOf } from '../results/aggregate-derived.js'
import { type FigureIndicator, type ReportedCell, unitFigure, unitShare } from './unit-figure.js'

const anIndicator = (of: Partial<FigureIndicator> = {}): FigureIndicator => ({
  ...{ id: 'a', code: 'A', unit: 'persons', decimals: 0, aggregation: 'sum', sourceClass: 'reported', weightIndicatorId: null, derivations: [] },
  ...of
} as FigureIndicator)
const day = '2026-12-31'
const cell = (indicatorId: string, place: number, value: number | null, breakdown = ''): ReportedCell => ({
  ...{ indicatorId, place, breakdown, value, status: value === null ? 'missing' : 'value' },
  period: `2026-0${place}-01`
})
const [left, placed] = [anIndicator({ id: 'l', code: 'LEFT' }), anIndicator({ id: 'p', code: 'PLACED' })]
const share = anIndicator({
  ...{ id: 's', code: 'SHARE', unit: 'percent', decimals: 1, aggregation: 'none', sourceClass: 'derived' },
  derivations: [{ validFrom: '2020-01-01', validTo: null, ...derivationOf({ numerator: 'PLACED', denominator: 'LEFT', factor: 100 })! }]
})
const figure = (indicator: FigureIndicator, cells: readonly ReportedCell[]) => unitFigure(indicator, { cells, library: [left, placed, share], day })

describe('what a unit has reported', () => {
  it('adds up over periods and categories; the last value is the last', () => {
    const cells = [cell('a', 1, 3, 'gender:f'), cell('a', 1, 4, 'gender:m'), cell('a', 4, 5)]
    expect(figure(anIndicator(), cells)).toBe(12)
    expect(figure(anIndicator({ aggregation: 'last_value', decimals: 1 }), cells)).toBe(0.5)
    expect(figure(anIndicator(), [])).toBeNull()
  })

  it('is a ratio of sums, never a mean of ratios', () => {
    expect(figure(share, [cell('l', 1, 10), cell('p', 1, 5), cell('l', 4, 30), cell('p', 4, 3)])).toBe(20)
  })

  it('is none when a part of it is missing', () => {
    expect(figure(anIndicator(), [cell('a', 1, 3), cell('a', 4, null)])).toBeNull()
    expect(figure(share, [cell('l', 1, 10), cell('p', 1, null)])).toBeNull()
  })

  it('has shares that add up to the whole', () => {
    const cells = (values: readonly number[]) => values.map((value, place) => cell('a', 1, value, `customer_group:g${place}`))
    expect(unitShare(anIndicator(), 'customer_group:g1', cells([6, 3, 1]))).toBe(0.3)
    expect(unitShare(anIndicator(), 'customer_group:g1', cells([0, 0]))).toBeNull()
    expect(unitShare(anIndicator(), 'customer_group:other', cells([1]))).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 6 }), (values) => {
        const shares = values.map((_value, place) => unitShare(anIndicator(), `customer_group:g${place}`, cells(values)))
        if (values.some((value) => value > 0)) expect(shares.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBeCloseTo(1, 9)
      })
    )
  })
})
