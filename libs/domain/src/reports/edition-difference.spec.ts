import { sized } from '@solmu/shared/testing/size.js'
import fc from 'fast-check'
import { consolidate } from './consolidate.js'
import { copiedTexts, type EditionContents, type FactRow, type IndicatorRow, indicatorsOfEdition, type ReturnRow } from './edition-contents.js'
import { editionChanges } from './edition-difference.js'
import { explainChanges } from './edition-effects.js'
import { frameOfEdition } from './edition-frame.js'
import { periodRun } from './edition-run.js'

const text = (fi: string) => ({ fi, sv: fi, en: fi })
const run = periodRun('2026-Q1', '2026-Q2')
const periods = ['2026-Q1', '2026-Q2', '2026-Q1/2026-Q2']

const indicator = (code: string, of: Partial<IndicatorRow> = {}, formula: readonly [string, string | null] | null = null): IndicatorRow => ({
  ...{ id: code.toLowerCase(), code, groupCode: 'g', groupName: text('g'), groupPosition: 1, position: 1, unit: 'count', decimals: 0 },
  ...{ aggregation: 'sum', sourceClass: formula ? 'derived' : 'manual', weightIndicatorId: null, origin: 'own' },
  versions: [
    {
      ...{ number: 1, name: text(code), definition: text(''), condition: text(''), direction: 'more', dimensionCodes: [], source: '', taskAreas: [] },
      ...{ numerator: formula?.[0] ?? null, denominator: formula?.[1] ?? null, factor: 100, validFrom: '2020-01-01', validTo: null }
    }
  ],
  ...of
})

const library = [
  indicator('SUM'),
  indicator('LAST', { aggregation: 'last_value' }),
  indicator('MEAN', { aggregation: 'weighted_mean', unit: 'score', weightIndicatorId: 'sum' }),
  indicator('RATIO', { unit: 'percent', aggregation: 'none', decimals: 1 }, ['LAST', 'SUM'])
]

const aReturn = (unitId: string, period: string, number: number, of: Partial<ReturnRow> = {}): ReturnRow => ({
  ...{ id: `${unitId}-${period}`, roundId: period, unitId, unitName: text(unitId), centreId: null, centreName: null, period, periodKind: 'quarter' },
  ...{ periodFrom: period === '2026-Q1' ? '2026-01-01' : '2026-04-01', standing: 'included', number, sent: null, verified: null, accepted: null, reasons: [] },
  ...of
})

const factOf = ({ id, unitId, period, periodKind, periodFrom, number }: ReturnRow, indicatorId: string, value: number): FactRow => ({
  ...{ returnId: id, unitId, indicatorId, breakdown: '', period, periodKind, periodFrom, status: 'value', value, versionNumber: number }
})

/** Values by unit, period and indicator; a unit without values has no return. */
type Values = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>

function contentsOf(values: Values, of: { number?: number; indicators?: readonly IndicatorRow[]; reasons?: ReturnRow['reasons'] } = {}): EditionContents {
  const returns = Object.entries(values).flatMap(([unitId, byPeriod]) => Object.keys(byPeriod).map((period) => aReturn(unitId, period, of.number ?? 1, { reasons: of.reasons ?? [] })))
  const facts = returns.flatMap((row) => (values[row.unitId]?.[row.period] ?? []).map((value, place) => factOf(row, ['sum', 'last', 'mean'][place] ?? '', value)))
  return { rounds: [], returns, facts, indicators: of.indicators ?? library, dimensions: [], network: [], geography: [], targets: [], overlaps: [], quality: [] }
}

const anyValues = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.dictionary(fc.constantFrom('2026-Q1', '2026-Q2'), fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)), { minKeys: 1 }))

const totals = (contents: EditionContents) =>
  new Map(
    consolidate(contents.facts, { ...frameOfEdition(contents, { run, lenses: [] }), lenses: ['network'] }).map(({ indicatorId, period, value }) => [`${indicatorId} ${period}`, value ?? 0n])
  )

it('explains every figure of the network, whatever changed, to the last digit', () => {
  const other = library.map((each) => (each.code === 'RATIO' ? indicator('RATIO', { unit: 'percent', aggregation: 'none', decimals: 1 }, ['SUM', 'LAST']) : each))
  fc.assert(
    fc.property(anyValues, anyValues, fc.boolean(), (old, now, isRedefined) => {
      const [before, after] = [contentsOf(old), contentsOf(now, { number: 2, indicators: isRedefined ? other : library })]
      const explained = explainChanges({ before, after }, editionChanges(before, after), periods)
      const [was, is] = [totals(before), totals(after)]
      for (const key of new Set([...was.keys(), ...is.keys()])) {
        const sum = explained.flatMap(({ effects }) => effects).filter(({ indicatorId, period }) => `${indicatorId} ${period}` === key).reduce((whole, { amount }) => whole + amount, 0n)
        expect([key, sum]).toEqual([key, (is.get(key) ?? 0n) - (was.get(key) ?? 0n)])
      }
    }),
    { numRuns: sized({ usual: 40, nightly: 300 }) }
  )
})

it('finds nothing between an edition and itself, and makes the same text of it in any order', () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      const contents = contentsOf(values)
      const turned = { ...contents, facts: contents.facts.toReversed(), returns: contents.returns.toReversed(), indicators: contents.indicators.toReversed() }
      expect(editionChanges(contents, turned)).toEqual([])
      expect(copiedTexts(turned)).toEqual(copiedTexts(contents))
    })
  )
})

it('tells the reason of the correction that brought a figure', () => {
  const before = contentsOf({ a: { '2026-Q1': [3, 4, 5] } })
  const after = contentsOf({ a: { '2026-Q1': [6, 4, 5] } }, { number: 2, reasons: [{ number: 2, kind: 'correction', reason: 'Kolme jäi pois' }] })
  expect(editionChanges(before, after)).toEqual([
    expect.objectContaining({ kind: 'figure_corrected', unitId: 'a', indicatorId: 'sum', period: '2026-Q1', was: { status: 'value', value: 3 }, is: { status: 'value', value: 6 }, reason: 'Kolme jäi pois' })
  ])
})

it('tells the reason for which a return was opened again, of what came after and of what is gone', () => {
  const reasons = [{ number: 1, kind: 'reopened' as const, reason: 'Luvut tarkistetaan' }]
  const before = contentsOf({ a: { '2026-Q1': [3, 4, 5] } })
  const sentAgain = contentsOf({ a: { '2026-Q1': [3, 9, 5] } }, { number: 2, reasons })
  expect(editionChanges(before, sentAgain)).toEqual([expect.objectContaining({ kind: 'figure_corrected', reason: 'Luvut tarkistetaan' })])
  const open = { ...before, facts: [], returns: before.returns.map((row) => ({ ...row, standing: 'missing' as const, number: 0, reasons })) }
  expect(editionChanges(before, open)).toEqual([expect.objectContaining({ kind: 'return_gone', reason: 'Luvut tarkistetaan' })])
})

it('tells units that moved or have another name, and what else of the network differs', () => {
  const days = { validFrom: '2020-01-01', validTo: null }
  const unit = (id: string, name: string) => ({ ...days, kind: 'unit' as const, id, type: 'local_unit' as const, unitKind: 'workshop', name: text(name), organisationId: 'o', municipalityCode: '091' })
  const link = (parentId: string) => ({ ...days, kind: 'link' as const, unitId: 'a', parentId })
  const centres = [unit('k', 'Kuopio'), unit('o', 'Oulu')]
  const before = { ...contentsOf({}), network: [...centres, unit('a', 'Vanha'), link('k')] }
  const after = { ...contentsOf({}), network: [...centres, unit('a', 'Uusi'), link('o'), { ...days, kind: 'territory' as const, unitId: 'o', municipalityCode: '564' }] }
  expect(editionChanges(before, after).map(({ kind, details }) => [kind, details])).toEqual([
    ['unit_moved', { unit: 'Uusi', from: 'Kuopio (2020-01-01)', to: 'Oulu (2020-01-01)' }],
    ['unit_renamed', { unit: 'Uusi', from: 'Vanha', to: 'Uusi' }],
    ['network_changed', { count: '1' }]
  ])
})

it('holds what was asked, its weights, and what is worked out of these alone', () => {
  const more = [...library, indicator('OTHER'), indicator('FAR', {}, ['OTHER', 'SUM']), indicator('TWICE', {}, ['RATIO', null])]
  expect(indicatorsOfEdition(more, new Set(['mean', 'last'])).map(({ code }) => code)).toEqual(['SUM', 'LAST', 'MEAN', 'RATIO', 'TWICE'])
})
