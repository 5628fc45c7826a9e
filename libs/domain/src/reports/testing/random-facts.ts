/** Figures of a small network, for properties that hold of any: what five units may say over three quarters, and where they count. */
import fc from 'fast-check'
import { derivationOf } from '../../results/aggregate-derived.js'
import { type CellStatus, cellStatuses } from '../../results/cell.js'
import type { Aggregation, IndicatorUnit } from '../../results/indicator.js'
import type { Portion } from '../../network/lens.js'
import type { ConsolidatedIndicator, ConsolidationFrame } from '../consolidate.js'
import type { EditionFact } from '../edition.js'

const indicator = (
  code: string,
  aggregation: Aggregation,
  more: { readonly unit?: IndicatorUnit; readonly weight?: string; readonly formula?: readonly [string, string | null] } = {}
): ConsolidatedIndicator => {
  const [numerator, denominator] = more.formula ?? []
  const derivation = numerator === undefined ? null : derivationOf({ numerator, denominator: denominator ?? null, factor: 100 })
  return {
    ...{ id: code, code, unit: more.unit ?? 'count', decimals: 0, aggregation, weightIndicatorId: more.weight ?? null },
    ...{ sourceClass: derivation ? 'derived' : 'manual', derivations: derivation ? [{ ...derivation, validFrom: '2000-01-01', validTo: null }] : [] }
  }
}
export const library = [
  indicator('PLACED', 'sum'),
  indicator('LEFT', 'sum'),
  indicator('STAFF', 'last_value'),
  indicator('PEOPLE', 'distinct_persons', { unit: 'persons' }),
  indicator('SCORE', 'weighted_mean', { unit: 'score', weight: 'LEFT' }),
  indicator('RATE', 'none', { unit: 'percent', formula: ['PLACED', 'LEFT'] })
]

export const periods = ['2026-Q1', '2026-Q2', '2026-Q3']
export const run = '2026-Q1/2026-Q3'
export const from: Readonly<Record<string, string>> = { '2026-Q1': '2026-01-01', '2026-Q2': '2026-04-01', '2026-Q3': '2026-07-01' }
const units = ['a', 'b', 'c', 'd', 'e']
/** Who asks has to say under which areas units count: some move, some work for two, one for none. */
export const portion = (area: string | null, share: number, isEstimated = false): Portion => ({ area, share, isEstimated })
export const wasUnder: ConsolidationFrame['areasOf'] = (unitId, lens, day) => {
  if (lens === 'region') return [portion('01', 1 / 3), portion('02', 1 / 3, true), portion(null, 1 / 3)]
  if (unitId === 'a') return [portion(day < '2026-04-01' ? 'north' : 'south', 1)]
  return unitId === 'b' ? [portion('north', 0.7), portion('south', 0.3)] : [portion(unitId < 'd' ? 'north' : 'south', 1)]
}
export const restated: ConsolidationFrame['areasOf'] = (unitId, lens) => wasUnder(unitId, lens, '2026-12-31')
export const frame: ConsolidationFrame = {
  ...{ indicators: library, lenses: ['network', 'centre', 'region', 'unit'], areasOf: wasUnder, periods: [...periods, run], breakdowns: 'margins' }
}

type Place = { readonly code: string; readonly breakdown: string }
const asked: Place[] = [
  ...['PLACED', 'LEFT'].flatMap((code) =>
    ['f', 'm'].flatMap((gender) => ['young', 'old'].map((age) => ({ code, breakdown: `age:${age},gender:${gender}` })))
  ),
  ...['f', 'm'].map((gender) => ({ code: 'PEOPLE', breakdown: `gender:${gender}` })),
  ...['STAFF', 'SCORE'].map((code) => ({ code, breakdown: '' }))
]
const answer = fc.record({ status: fc.constantFrom<CellStatus>('value', 'value', 'value', ...cellStatuses), value: fc.integer({ min: 0, max: 40 }) })
/** Every unit may have sent in every period, and says something of all that is asked. */
export const facts: fc.Arbitrary<EditionFact[]> = fc
  .array(fc.option(fc.array(answer, { minLength: asked.length, maxLength: asked.length })), { minLength: 15, maxLength: 15 })
  .map((returns) =>
    returns.flatMap((answers, number) => {
      const [unitId = '', period = ''] = [units[number % 5], periods[Math.floor(number / 5)]]
      return (answers ?? []).map(({ status, value }, place): EditionFact => ({
        ...{ returnId: `${number}`, unitId, period, periodKind: 'quarter', periodFrom: from[period] ?? '' },
        ...{ indicatorId: asked[place]?.code ?? '', breakdown: asked[place]?.breakdown ?? '', status, value: status === 'value' ? value : null }
      }))
    })
  )
