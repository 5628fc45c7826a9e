import fc from 'fast-check'
import { codesOf, type DerivedPart, derivedFigure } from './aggregate-derived.js'
import { aggregate, divideRounded, figureOf, noSums } from './aggregate.js'
import { type Expression, parseExpression } from './expression.js'

const parsed = (text: string): Expression => {
  const result = parseExpression(text)
  if ('problem' in result) throw new Error(result.problem.kind)
  return result.expression
}
const ratio = { numerator: parsed('A'), denominator: parsed('B'), factor: 100 }
const sum = (value: bigint, more: Partial<typeof noSums> = {}): DerivedPart => ({
  ...{ figure: figureOf('sum', { ...noSums, valueSum: value, valueCount: 1, ...more }), decimals: 0 }
})
const parts = (given: Record<string, DerivedPart>) => (code: string) => given[code] ?? null

it('is the ratio of the sums of all units, to the decimals of the indicator', () => {
  const steps = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(steps, steps), { minLength: 1, maxLength: 20 }), (units) => {
      const total = (pick: 0 | 1) =>
        aggregate('sum', units.map((unit, place) => ({ unitId: `${place}`, period: '1', status: 'value', value: unit[pick], weight: null })))
      const [over, under] = [total(0).value ?? 0n, total(1).value ?? 0n]
      const figure = derivedFigure(ratio, 1, parts({ A: { figure: total(0), decimals: 0 }, B: { figure: total(1), decimals: 0 } }))
      expect(figure.value).toBe(under === 0n ? null : divideRounded(over * 1000n, under))
      expect(figure).toMatchObject({ numerator: over * 10_000n, denominator: under * 10_000n, unitCount: units.length })
    })
  )
})

it('takes figures with decimals for what they are', () => {
  const money: DerivedPart = { ...sum(12_345n), decimals: 2 }
  expect(derivedFigure({ ...ratio, factor: 1 }, 2, parts({ A: money, B: sum(10n) })).value).toBe(1235n)
  expect(derivedFigure({ numerator: parsed('A - B'), denominator: null, factor: 1 }, 2, parts({ A: money, B: sum(100n) }))).toMatchObject({
    ...{ value: 2345n, numerator: null, denominator: null }
  })
})

it('is nothing when a part is nothing, and as complete as the least of them', () => {
  const hole = { figure: figureOf('sum', { ...noSums, missingCount: 3 }), decimals: 0 }
  expect(derivedFigure(ratio, 1, parts({ A: sum(1n), B: hole }))).toMatchObject({ value: null, unitCount: 0, missingCount: 3 })
  expect(derivedFigure(ratio, 1, parts({ A: sum(1n) }))).toMatchObject({ value: null, unitCount: 0 })
  expect(derivedFigure(ratio, 1, parts({ A: sum(1n, { valueCount: 5 }), B: sum(4n, { valueCount: 7, missingCount: 2 }) }))).toMatchObject({
    ...{ value: 250n, unitCount: 5, missingCount: 2 }
  })
  expect(derivedFigure(ratio, 1, parts({ A: sum(1n), B: sum(0n) })).value).toBeNull()
})

it('names its codes once', () => {
  expect(codesOf({ numerator: parsed('A + B'), denominator: parsed('B + C'), factor: 1 })).toEqual(['A', 'B', 'C'])
})
