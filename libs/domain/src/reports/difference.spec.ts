import fc from 'fast-check'
import { derivationOf } from '../results/aggregate-derived.js'
import { type DifferenceStep, mainParts } from './difference.js'
import { type FigureAddress, type FigureSource, stateOf, workedFigure } from './difference-figure.js'
import { explainPublished, type PublishedAddress } from './difference-published.js'
import { explainFigures, type FigureStatement } from './difference-statement.js'
import type { CellLens, EditionFact } from './edition.js'
import type { PublishedFigure } from './publication-figure.js'
import { facts, library, periods, portion, restated, run, wasUnder } from './testing/random-facts.js'

type Sourced = Partial<FigureSource> & { readonly id: string }

const moved: FigureSource['areasOf'] = (unitId, lens, { asOf }) => (unitId === 'c' ? [portion(asOf < '2026-07-01' ? 'east' : 'west', 1)] : wasUnder(unitId, lens, asOf))
const sourceOf = (given: readonly EditionFact[], of: Sourced): FigureSource => ({
  facts: given.map((fact, place) => ({ ...fact, stage: (place % 7 < 2 ? 1 : 3) })),
  ...{ indicators: library, definitionOf: () => '1', periods: null, lenses: null },
  centreOf: (returnId) => (Number(returnId) % 2 === 0 ? 'north' : 'south'),
  areasOf: (unitId, lens, { day, asOf }) => (asOf === day ? wasUnder(unitId, lens, day) : restated(unitId, lens, day)),
  ...of
})

/** The rate as the other way round. */
const redefined = library.map((indicator) => {
  const derivation = derivationOf({ numerator: 'LEFT', denominator: 'PLACED', factor: 100 })
  return indicator.code === 'RATE' && derivation ? { ...indicator, derivations: [{ ...derivation, validFrom: '2000-01-01', validTo: null }] } : indicator
})

const address: fc.Arbitrary<FigureAddress> = fc.record({
  indicatorId: fc.constantFrom('PLACED', 'PLACED', 'PLACED', ...library.map(({ id }) => id)),
  breakdown: fc.constantFrom('', '', 'gender:f', 'age:young'),
  ...{ period: fc.constantFrom(...periods, run), restateTo: fc.constantFrom(null, null, '2026-12-31'), stage: fc.constantFrom(1, 3) },
  place: fc.constantFrom<readonly [CellLens, string]>(['network', ''], ['centre', 'north'], ['centre', 'north'], ['centre', 'south'], ['region', '01'], ['unit', 'a'])
}).map(({ place: [lens, area], ...of }) => ({ ...of, lens, area }))

const source: fc.Arbitrary<FigureSource> = fc
  .tuple(facts, fc.constantFrom<Sourced>(
    { id: 'live' },
    { id: 'live', areasOf: moved, indicators: redefined, definitionOf: () => '2' },
    { id: 'first', periods: ['2026-Q1', '2026-Q2', '2026-Q1/2026-Q2'], lenses: ['network', 'centre', 'unit'] },
    { id: 'second', periods: [...periods, run], lenses: ['network', 'centre', 'region', 'unit'], areasOf: moved }
  ))
  .map(([given, of]) => sourceOf(given, of))

const statement: fc.Arbitrary<FigureStatement> = fc.record({ source, address })
const valueOf = ({ source: of, address: at }: FigureStatement, decimals = 0) => workedFigure(stateOf(of, at), decimals)
const total = (steps: readonly DifferenceStep[], pick: (step: DifferenceStep) => bigint | null): bigint => steps.reduce((sum, step) => sum + (pick(step) ?? 0n), 0n)

const less = (one: bigint | null, other: bigint | null): bigint => (one ?? 0n) - (other ?? 0n)

/** Each step begins where the one before has ended, and its units make all of it. */
function expectJoined(steps: readonly DifferenceStep[]): void {
  for (const [place, step] of steps.entries()) {
    expect(step.before).toEqual(steps[place - 1]?.after ?? step.before)
    if (step.before.parts && step.after.parts) expect(step.parts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(step.amount)
  }
}

describe('the difference between two figures', () => {
  it('is the sum of what its clauses explain, to the last digit, whatever the two rest on', () => {
    let explained = 0
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        const { outcome, steps } = explainFigures(one, other)
        const [from, to] = [valueOf(one), valueOf(other)]
        expect(outcome === 'unknown').toBe(outcome !== 'units_differ' && (from === null || to === null))
        if (outcome !== 'explained' || !from || !to) return
        explained += 1
        expect(total(steps, ({ amount }) => amount)).toBe(less(to.value, from.value))
        expect(total(steps, ({ numerator }) => numerator)).toBe(less(to.numerator, from.numerator))
        expect(total(steps, ({ denominator }) => denominator)).toBe(less(to.denominator, from.denominator))
        expectJoined(steps)
      }),
      { numRuns: 60 }
    )
    expect(explained).toBeGreaterThan(8)
  })

  it('is nothing between a figure and itself, and turned round when it is asked the other way', () => {
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        expect(explainFigures(one, { ...one }).steps).toEqual([])
        const [there, back] = [explainFigures(one, other), explainFigures(other, one)]
        expect(total(back.steps, ({ amount }) => amount)).toBe(-total(there.steps, ({ amount }) => amount))
        expect(back.outcome).toBe(there.outcome)
      }),
      { numRuns: 40 }
    )
  })

  const at: FigureAddress = { indicatorId: 'PLACED', breakdown: '', lens: 'centre', area: 'north', period: '2026-Q1', restateTo: null, stage: 3 }
  const fact = (unitId: string, value: number, of: Partial<EditionFact> & { stage?: number } = {}) => ({
    ...{ returnId: unitId, unitId, indicatorId: 'PLACED', breakdown: '', period: '2026-Q1', periodKind: 'quarter' as const, periodFrom: '2026-01-01' },
    ...{ status: 'value' as const, value, stage: 3, ...of }
  })
  const centres = (of: Readonly<Record<string, string>>): FigureSource['centreOf'] => (returnId) => of[returnId]
  const told = ({ steps }: ReturnType<typeof explainFigures>) => steps.map(({ clauses, amount, parts }) => [clauses.join('+'), Number(amount), parts.map(({ part, amount: own, from, to }) => `${part} ${own} ${from} ${to}`)])

  it('names the unit that moved, the late return and the corrected figure, one after the other', () => {
    const edition = sourceOf([], { id: 'e', facts: [fact('a', 10), fact('b', 5)], centreOf: centres({ a: 'north', b: 'south' }), periods: ['2026-Q1'], lenses: ['centre'] })
    const live = sourceOf([], { id: 'live', facts: [fact('a', 12), fact('b', 5), fact('late', 4), fact('open', 9, { stage: 1 })], centreOf: centres({ a: 'north', b: 'north', late: 'north', open: 'north' }) })
    const [one, other] = [{ source: edition, address: at }, { source: live, address: { ...at, stage: 1 } }]
    expect(told(explainFigures(one, other))).toEqual([
      ['returns', 4, ['late 4 undefined north']],
      ['corrections', 2, ['a 2 north north']],
      ['network', 5, ['b 5 south north']],
      ['stage', 9, ['open 9 undefined north']]
    ])
    expect(told(explainFigures(other, one))).toEqual([
      ['stage', -9, ['open -9 north undefined']],
      ['network', -5, ['b -5 north south']],
      ['corrections', -2, ['a -2 north north']],
      ['returns', -4, ['late -4 north undefined']]
    ])
  })

  it('changes clauses together where an edition has no figure between them', () => {
    const edition = (id: string, period: string, periodFrom: string, value: number) =>
      sourceOf([], { id, facts: [fact('a', value, { returnId: id, period, periodFrom })], centreOf: () => 'north', periods: [period], lenses: ['centre'] })
    const one = { source: edition('one', '2026-Q1', '2026-01-01', 10), address: at }
    const other = { source: edition('other', '2026-Q2', '2026-04-01', 7), address: { ...at, period: '2026-Q2' } }
    expect(told(explainFigures(one, other))).toEqual([['returns+period', -3, ['a -3 undefined north']]])
  })

  it('is not told between people and percent, nor of a ratio that does not exist', () => {
    const live = sourceOf([], { id: 'live', facts: [fact('a', 10)], centreOf: () => 'north' })
    const of = (indicatorId: string) => ({ source: live, address: { ...at, indicatorId } })
    expect(explainFigures(of('PLACED'), of('RATE')).outcome).toBe('units_differ')
    expect(explainFigures(of('RATE'), of('RATE')).outcome).toBe('unknown')
  })

  it('names the largest parts and adds up the rest', () => {
    const parts = [9n, -8n, 3n, 1n].map((amount, place) => ({ part: `${place}`, amount, from: undefined, to: undefined }))
    expect(mainParts({ parts }, 2)).toEqual({ main: parts.slice(0, 2), rest: { count: 2, amount: 4n } })
  })
})

describe('the difference between two published figures', () => {
  const at: PublishedAddress = { editionId: '1', audienceId: 'f', indicatorId: 'PLACED', breakdown: '', lens: 'network', area: '', period: 'Q1' }
  const figure = (value: bigint | null, of: Partial<PublishedFigure> = {}): PublishedFigure => ({
    ...{ indicatorId: 'PLACED', breakdown: '', lens: 'network', area: '', period: 'Q1', mark: value === null ? 'withheld' : 'value', value },
    ...{ numerator: null, denominator: null, unitCount: 1, missingCount: 0, isGross: false, isEstimated: false, ...of }
  })
  const keyOf = ({ editionId, audienceId, period }: PublishedAddress): string => `${editionId}${audienceId}${period}`
  const explained = (one: PublishedAddress, other: PublishedAddress, figures: Readonly<Record<string, PublishedFigure>>, parts: Readonly<Record<string, readonly PublishedFigure[]>> = {}) =>
    explainPublished(one, other, { figureOf: (address) => figures[keyOf(address)], partsOf: (address) => parts[keyOf(address)] ?? [], indicatorOf: () => ({ decimals: 0, isRatio: false }) }).steps?.map(({ clauses, amount, parts: of }) => [clauses.join('+'), Number(amount), of.map(({ part, amount: own }) => `${part} ${own}`)])

  it('goes over what is published in between, and past what is withheld or not read', () => {
    const later = { ...at, editionId: '2', period: 'Q2' }
    expect(explained(at, later, { '1fQ1': figure(10n), '2fQ1': figure(12n), '2fQ2': figure(7n) })).toEqual([['edition', 2, []], ['period', -5, []]])
    expect(explained(at, later, { '1fQ1': figure(10n), '2fQ1': figure(null), '2fQ2': figure(7n) })).toEqual([['edition+period', -3, []]])
    expect(explained(at, later, { '1fQ1': figure(10n), '2fQ1': figure(12n), '2fQ2': figure(null) })).toBeUndefined()
  })

  it('names places only where all of them are told and make up the figure', () => {
    const later = { ...at, editionId: '2' }
    const figures = { '1fQ1': figure(10n), '2fQ1': figure(12n) }
    const centres = (...values: readonly (bigint | null)[]) => values.map((value, place) => figure(value, { lens: 'centre', area: `c${place}` }))
    expect(explained(at, later, figures, { '1fQ1': centres(4n, 6n), '2fQ1': centres(7n, 5n) })).toEqual([['edition', 2, ['c0 3', 'c1 -1']]])
    expect(explained(at, later, figures, { '1fQ1': centres(4n, 6n), '2fQ1': centres(null, 5n) })).toEqual([['edition', 2, []]])
  })
})
