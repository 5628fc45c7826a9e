import fc from 'fast-check'
import { groupBy } from '@solmu/shared/groups.js'
import { shiftPeriod } from '@solmu/shared/periods.js'
import { sized } from '@solmu/shared/testing/size.js'
import { divideRounded } from '../results/aggregate.js'
import { type ConsolidatedCell, consolidate, type ConsolidationFrame } from './consolidate.js'
import { type CellLens, cellText, type EditionFact } from './edition.js'
import { facts, frame, from, periods, restated, run, wasUnder } from './testing/random-facts.js'

const sum = (cells: readonly ConsolidatedCell[], pick: (cell: ConsolidatedCell) => bigint | null): bigint =>
  cells.reduce((total, cell) => total + (pick(cell) ?? 0n), 0n)
const byFigure = (cells: readonly ConsolidatedCell[]) =>
  groupBy(cells, ({ lens, indicatorId, breakdown, period }) => `${lens}|${indicatorId}|${breakdown}|${period}`)
const isPlain = ({ indicatorId }: ConsolidatedCell): boolean => indicatorId !== 'SCORE' && indicatorId !== 'RATE'

/** Every cell of many networks for which something does not hold; the first is shown. */
const wrongIn = (given: readonly EditionFact[], of: Partial<ConsolidationFrame>, isRight: (cell: ConsolidatedCell, all: readonly ConsolidatedCell[]) => boolean) => {
  const cells = consolidate(given, { ...frame, ...of })
  return cells.find((cell) => !isRight(cell, cells))
}
const holds = (isRight: (given: readonly EditionFact[], areasOf: ConsolidationFrame['areasOf']) => ConsolidatedCell | undefined) =>
  fc.assert(
    fc.property(facts, fc.constantFrom(wasUnder, restated), (given, areasOf) => expect(isRight(given, areasOf)).toBeUndefined()),
    { numRuns: sized({ usual: 10, nightly: 100 }) }
  )

describe('what the figures of units add up to', () => {
  it('is the same over the areas of every lens, as it was and restated', () =>
    holds((given, areasOf) => {
      const cells = consolidate(given, { ...frame, areasOf })
      const figures = byFigure(cells)
      return cells.find((whole) => {
        if (whole.lens !== 'network' || whole.indicatorId === 'RATE') return false
        const through = (lens: CellLens) => figures.get(`${lens}|${whole.indicatorId}|${whole.breakdown}|${whole.period}`) ?? []
        const units = sum(through('unit'), ({ unitCount }) => BigInt(unitCount))
        const isSame = (pick: (cell: ConsolidatedCell) => bigint | null): boolean =>
          (['centre', 'region', 'unit'] as const).every((lens) => sum(through(lens), pick) === (pick(whole) ?? 0n))
        const isWhole = isPlain(whole) ? isSame(({ value }) => value) : isSame(({ numerator }) => numerator) && isSame(({ denominator }) => denominator)
        return !isWhole || units !== BigInt(whole.unitCount)
      })
    }))

  it('is the plain sum of what was said, whichever way it is cut', () =>
    holds((given) =>
      wrongIn(given, { lenses: ['network'] }, (cell) => {
        if (!['PLACED', 'LEFT', 'PEOPLE'].includes(cell.indicatorId)) return true
        const values = given.filter((fact) => fact.indicatorId === cell.indicatorId && fact.status === 'value'
          && (cell.period === run || fact.period === cell.period) && (cell.breakdown === '' || fact.breakdown.includes(cell.breakdown)))
        return cell.value === (values.length === 0 ? null : values.reduce((all, { value }) => all + BigInt(value ?? 0), 0n))
      })
    ))

  it('can be put together again from the facts that each figure names, each once', () =>
    holds((given, areasOf) =>
      wrongIn(given, { areasOf }, (cell) => {
        const { value, atoms, parts } = cell
        if (!isPlain(cell)) return atoms.length + parts.length === 0
        const whole = atoms.reduce((all, place) => all + BigInt(given[place]?.value ?? -1_000_000), 0n)
        const areParts = parts.every(({ place, value: part }) => part <= (given[place]?.value ?? -1))
        return areParts && new Set(atoms).size === atoms.length && parts.reduce((all, part) => all + BigInt(part.value), whole) === (value ?? 0n)
      })
    ))

  it('divides ratios out of sums, never out of ratios', () =>
    holds((given, areasOf) => {
      const cells = consolidate(given, { ...frame, areasOf })
      const values = new Map(cells.map((cell) => [cellText(cell), cell.value]))
      return cells.find((cell) => {
        const part = (indicatorId: string): bigint | null => values.get(cellText({ ...cell, indicatorId })) ?? null
        const [over, under] = cell.indicatorId === 'RATE' ? [part('PLACED'), part('LEFT')] : [cell.numerator, cell.denominator]
        const factor = cell.indicatorId === 'RATE' ? 100n : 1n
        return !isPlain(cell) && cell.value !== (over === null || !under ? null : divideRounded(over * factor, under))
      })
    }))

  it('has one figure a place', () =>
    holds((given, areasOf) => {
      const cells = consolidate(given, { ...frame, areasOf })
      const last = new Map(cells.map((cell) => [cellText(cell), cell]))
      return cells.find((cell) => last.get(cellText(cell)) !== cell)
    }))
})

const fact = (of: Partial<EditionFact> & { readonly unitId: string }): EditionFact => {
  const period = of.period ?? '2026-Q1'
  return {
    ...{ returnId: `${of.unitId} ${period}`, indicatorId: 'PLACED', breakdown: '', status: 'value', value: 1 },
    ...{ periodKind: 'quarter', periodFrom: from[period] ?? '', ...of, period }
  }
}
const missing = { status: 'missing', value: null } as const
const at = (cells: readonly ConsolidatedCell[], lens: CellLens, area: string, of: Partial<ConsolidatedCell> = {}) =>
  cells.find((cell) => cellText(cell) === cellText({ indicatorId: 'PLACED', breakdown: '', period: '2026-Q1', ...of, lens, area }))

it('tells zero, missing, not applicable and not asked apart', () => {
  const cells = consolidate(
    [
      fact({ unitId: 'c', value: 0 }),
      fact({ unitId: 'd', ...missing }),
      fact({ unitId: 'e', status: 'not_applicable', value: null }),
      fact({ unitId: 'a', status: 'not_asked', value: null })
    ],
    frame
  )
  expect(at(cells, 'network', '')).toMatchObject({ value: 0n, unitCount: 1, missingCount: 1, notApplicableCount: 1, notAskedCount: 1 })
  expect(at(cells, 'unit', 'd')).toMatchObject({ value: null, unitCount: 0, missingCount: 1 })
  expect(at(cells, 'network', '', { indicatorId: 'LEFT' })).toMatchObject({ value: null, unitCount: 0, missingCount: 0, atoms: [] })
  expect(at(cells, 'unit', 'b')).toBeUndefined()
})

it('counts a unit that moved where it was, or all where it is', () => {
  const given = periods.map((period) => fact({ unitId: 'a', period, value: 10 }))
  expect(at(consolidate(given, frame), 'centre', 'north', { period: run })).toMatchObject({ value: 10n, atoms: [0] })
  expect(at(consolidate(given, frame), 'centre', 'south', { period: run })).toMatchObject({ value: 20n, atoms: [1, 2] })
  const now = consolidate(given, { ...frame, areasOf: restated })
  expect(at(now, 'centre', 'south', { period: run })).toMatchObject({ value: 30n, unitCount: 3 })
  expect(at(now, 'centre', 'north', { period: run })).toBeUndefined()
})

it('takes the last value of a unit under the area where it gave it', () => {
  const staff = (unitId: string, period: string, value: number | null) =>
    fact({ unitId, period, indicatorId: 'STAFF', ...(value === null ? missing : { value }) })
  const cells = consolidate([staff('a', '2026-Q1', 5), staff('a', '2026-Q2', 7), staff('a', '2026-Q3', null), staff('d', '2026-Q1', 2)], frame)
  const of = { indicatorId: 'STAFF', period: run }
  expect(at(cells, 'network', '', of)).toMatchObject({ value: 9n, missingCount: 1, atoms: [1, 3] })
  expect(at(cells, 'centre', 'north', of)).toMatchObject({ value: null, atoms: [] })
  expect(at(cells, 'centre', 'south', of)).toMatchObject({ value: 9n })
})

it('counts people gross, between the most of one unit and all together', () => {
  const people = (unitId: string, value: number) => fact({ unitId, indicatorId: 'PEOPLE', value })
  const cells = consolidate([people('c', 6), people('d', 4)], frame)
  expect(at(cells, 'network', '', { indicatorId: 'PEOPLE' })).toMatchObject({ value: 10n, lower: 6n, upper: 10n, isGross: true })
  expect(at(cells, 'unit', 'c', { indicatorId: 'PEOPLE' })).toMatchObject({ value: 6n, lower: 6n, upper: 6n, isGross: false })
})

it('says which figures stand by a share that nobody has declared', () => {
  const cells = consolidate([fact({ unitId: 'c', value: 9 })], frame)
  expect(['01', '02', ''].map((area) => at(cells, 'region', area))).toMatchObject([
    { value: 3n, isEstimated: false, parts: [{ place: 0, value: 3 }] },
    { value: 3n, isEstimated: true },
    { value: 3n, isEstimated: false }
  ])
})

it('leaves other kinds of period alone', () => {
  const given = [fact({ unitId: 'c' }), { ...fact({ unitId: 'c', value: 100 }), returnId: 'year', period: '2026', periodKind: 'year' as const, periodFrom: '2026-01-01' }]
  expect(at(consolidate(given, frame), 'network', '', { period: run })).toMatchObject({ value: 1n })
  expect(at(consolidate(given, { ...frame, periods: [shiftPeriod('2027', -1)] }), 'network', '', { period: '2026' })).toMatchObject({ value: 100n })
})
