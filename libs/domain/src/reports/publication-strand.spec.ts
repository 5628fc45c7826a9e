import fc from 'fast-check'
import { headlines, markOf, type PublishedFigure, runPeriod } from './publication-figure.js'
import { editionDifference, strandOf, strandStep } from './publication-strand.js'
import { runTarget } from './publication-frame.js'

const figure = (lens: PublishedFigure['lens'], area: string, value: number | null, more: Partial<PublishedFigure> = {}): PublishedFigure => ({
  ...{ indicatorId: 'i', breakdown: '', lens, area, period: '2026-Q1', mark: value === null ? 'withheld' : 'value' },
  ...{ value: value === null ? null : BigInt(value), numerator: null, denominator: null, unitCount: 1, missingCount: 0, isGross: false, isEstimated: false },
  ...more
})

describe('the mark of a figure', () => {
  it('is withheld before anything else, and zero is a number', () => {
    const none = { isWithheld: false, hasValue: false, missingCount: 0, notApplicableCount: 0 }
    expect(markOf({ ...none, isWithheld: true, hasValue: true, missingCount: 2 })).toBe('withheld')
    expect(markOf({ ...none, hasValue: true, missingCount: 2 })).toBe('value')
    expect(markOf({ ...none, missingCount: 2, notApplicableCount: 1 })).toBe('missing')
    expect(markOf({ ...none, notApplicableCount: 1 })).toBe('not_applicable')
    expect(markOf(none)).toBe('not_asked')
  })
})

describe('the strand', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 })
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

  it('adds up where every part is told, and says so where one is not', () => {
    fc.assert(
      fc.property(values, fc.nat({ max: 7 }), (numbers, hidden) => {
        const parts = numbers.map((value, place) => figure('centre', String(place), value))
        const whole = figure('network', '', sum(numbers))
        const source = (given: PublishedFigure[]) => ({ partsOf: () => given, isRatio: false })
        expect(strandStep(whole, source(parts)).kind).toBe('sum')
        const covered = parts.map((part, place) => (place === hidden % parts.length ? figure('centre', part.area, null) : part))
        expect(strandStep(whole, source(covered))).toMatchObject({ kind: 'partial', overlap: null })
        expect(strandStep(whole, { partsOf: () => parts, isRatio: true })).toMatchObject({ kind: 'apart', overlap: null })
      })
    )
  })

  it('tells how many people several parts count', () => {
    const parts = [figure('centre', 'a', 6), figure('centre', 'b', 7)]
    expect(strandStep(figure('network', '', 10, { isGross: true }), { partsOf: () => parts, isRatio: false })).toMatchObject({ kind: 'apart', overlap: 3n })
  })

  it('goes down the way that is asked for, and ends where there is no such part', () => {
    const parts: Record<string, PublishedFigure[]> = { '': [figure('centre', 'east', 5)], east: [figure('unit', 'kitee', 5)] }
    const source = { partsOf: ({ area }: PublishedFigure) => parts[area] ?? [], isRatio: false }
    expect(strandOf(figure('network', '', 5), ['east', 'kitee'], source).map(({ figure: of }) => of.area)).toEqual(['', 'east', 'kitee'])
    expect(strandOf(figure('network', '', 5), ['west', 'kitee'], source)).toHaveLength(1)
  })
})

describe('the difference between editions', () => {
  const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), fc.boolean()), { minLength: 1, maxLength: 7 })

  it('is explained exactly, whatever is withheld, and names no place that is', () => {
    fc.assert(
      fc.property(places, (rows) => {
        const parts = (which: 0 | 1) => rows.map((row, place) => figure('centre', String(place), row[2] ? null : row[which]))
        const total = (which: 0 | 1) => figure('network', '', rows.reduce((sum, row) => sum + row[which], 0))
        const found = editionDifference({ was: total(0), now: total(1) }, { was: parts(0), now: parts(1) }, false)
        expect(found?.clauses.reduce((sum, { amount }) => sum + amount, 0n)).toBe((total(1).value ?? 0n) - (total(0).value ?? 0n))
        const hidden = rows.flatMap((row, place) => (row[2] ? [String(place)] : []))
        for (const { area } of found?.clauses ?? []) expect(hidden).not.toContain(area)
      })
    )
  })

  it('is not told where one of the figures is not', () => {
    const none = { was: [], now: [] }
    expect(editionDifference({ was: undefined, now: figure('network', '', 4) }, none, false)).toBeNull()
    expect(editionDifference({ was: figure('network', '', 4), now: figure('network', '', null) }, none, false)).toBeNull()
  })
})

describe('the head of the page', () => {
  it('takes what is told, with targets first, in the order of the library', () => {
    const told = new Map([['a', figure('network', '', 1)], ['b', figure('network', '', null)], ['c', figure('network', '', 3)]])
    const of = (id: string, position: number, hasTarget = false) => ({ id, position, hasTarget })
    expect(headlines([of('a', 1), of('b', 2, true), of('c', 3, true), of('d', 4, true)], told)).toEqual(['c', 'a'])
  })

  it('names the run, and what was aimed at for it', () => {
    expect(runPeriod({ firstPeriod: '2026-Q1', lastPeriod: '2026-Q1' })).toBe('2026-Q1')
    expect(runPeriod({ firstPeriod: '2026-Q1', lastPeriod: '2026-Q2' })).toBe('2026-Q1/2026-Q2')
    const quarters = [{ period: '2026-Q1', value: 10 }, { period: '2026-Q2', value: 12 }]
    expect(runTarget('sum', ['2026-Q1', '2026-Q2'], quarters)).toEqual({ value: 22, period: '2026-Q1/2026-Q2' })
    expect(runTarget('last_value', ['2026-Q1', '2026-Q2'], quarters)).toMatchObject({ value: 12 })
    expect(runTarget('sum', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'], [{ period: '2026', value: 40 }])).toEqual({ value: 40, period: '2026' })
    expect(runTarget('sum', ['2026-Q1', '2026-Q2'], [{ period: '2025', value: 40 }])).toBeNull()
  })
})
