import fc from 'fast-check'
import { cellKeyText, cellStatuses } from './cell.js'
import { aggregations, indicatorUnits, sourceClasses } from './indicator.js'
import { cellReviews, returnStates } from './return-state.js'
import { roundStates } from './round.js'
import { askedBreakdowns, askedCells, breakdownTest, countAsked, sheetOf, totalOf } from './sheet.js'
import { aCell, aDimension, anAskedIndicator } from './testing/asked-indicators.js'

const gender = aDimension('gender', 'f', 'm', 'unknown')
const group = aDimension('customer_group', 'i', 'ii', 'iii')
const value = (number: number) => ({ status: 'value' as const, value: number })
const missing = { status: 'missing' as const, value: null }

describe('what is asked', () => {
  it('is one figure, or every combination', () => {
    expect(askedBreakdowns(anAskedIndicator())).toEqual([''])
    expect(askedBreakdowns(anAskedIndicator({ dimensions: [gender] }))).toEqual(['gender:f', 'gender:m', 'gender:unknown'])
    expect(askedBreakdowns(anAskedIndicator({ dimensions: [gender, group] }))).toHaveLength(9)
  })

  it('is a breakdown by the dimensions of the indicator, each once, and by nothing else', () => {
    const isAsked = breakdownTest(anAskedIndicator({ dimensions: [gender, group] }))
    expect(askedBreakdowns(anAskedIndicator({ dimensions: [gender, group] })).filter(isAsked)).toHaveLength(9)
    const others = ['', 'gender:f', 'gender:f,customer_group:i', 'customer_group:i,gender:x', 'customer_group:i,gender:f,', 'customer_group:i,gender:f,gender:f']
    expect(others.filter(isAsked)).toEqual([])
    expect(['', 'gender:f'].map(breakdownTest(anAskedIndicator()))).toEqual([true, false])
    expect(breakdownTest(anAskedIndicator({ sourceClass: 'derived' }))('')).toBe(false)
  })

  it('is nothing of what is worked out, or has no category in force', () => {
    expect(askedBreakdowns(anAskedIndicator({ sourceClass: 'derived' }))).toEqual([])
    expect(askedBreakdowns(anAskedIndicator({ dimensions: [aDimension('language')] }))).toEqual([])
  })
})

describe('a total', () => {
  it('is the one figure, whatever it measures', () => {
    expect(totalOf(anAskedIndicator({ unit: 'percent' }), [value(455)])).toBe(455)
    expect(totalOf(anAskedIndicator(), [missing])).toBeNull()
    expect(totalOf(anAskedIndicator(), [null])).toBeNull()
  })

  it('adds up what was counted; what is missing counts as nothing, zero as zero', () => {
    const asked = anAskedIndicator({ dimensions: [gender] })
    expect(totalOf(asked, [value(3), missing, value(4)])).toBe(7)
    expect(totalOf(asked, [value(0), null, null])).toBe(0)
    expect(totalOf(asked, [missing, missing, null])).toBeNull()
  })

  it.each([
    ['percent', { unit: 'percent' as const }],
    ['score', { unit: 'score' as const }],
    ['mean', { unit: 'hours' as const, aggregation: 'weighted_mean' as const, weightIndicatorId: 'w' }],
    ['what is not put together', { aggregation: 'none' as const }]
  ])('is never made of parts of a %s', (_what, of) => {
    expect(totalOf(anAskedIndicator({ ...of, dimensions: [gender] }), [value(1), value(2), value(3)])).toBeNull()
  })
})

describe('the sheet', () => {
  it('lays figures out in the order of the round and counts what was answered', () => {
    const [last, first] = [anAskedIndicator({ position: 2, dimensions: [gender] }), anAskedIndicator({ position: 1 })]
    const cells = [
      aCell({ indicatorId: last.indicator.id, breakdown: 'gender:m', value: 5 }),
      aCell({ indicatorId: last.indicator.id, breakdown: 'gender:f', status: 'missing', value: null }),
      aCell({ indicatorId: last.indicator.id, breakdown: 'gender:no_longer_asked', value: 9 })
    ]
    const sheet = sheetOf([last, first], { round: 'open', state: 'draft', cells })
    expect(sheet.rows.map(({ indicator }) => indicator.id)).toEqual([first.indicator.id, last.indicator.id])
    expect(sheet.rows[1]?.cells.map(({ cell }) => cell?.value ?? cell?.status ?? 'empty')).toEqual(['missing', 5, 'empty'])
    expect(sheet).toMatchObject({ askedCount: 4, givenCount: 2, rows: [{ total: null }, { total: 5 }] })
  })

  it('works out what is derived from the totals of the others, as ordinary numbers', () => {
    const [customers, income] = [anAskedIndicator({ code: 'A', dimensions: [gender] }), anAskedIndicator({ code: 'B', unit: 'euro', decimals: 2 })]
    const perHead = anAskedIndicator({
      ...{ code: 'C', unit: 'euro', decimals: 2, sourceClass: 'derived', position: 3 },
      ...{ numerator: 'B', denominator: 'A', factor: 1 }
    })
    const cells = [
      aCell({ indicatorId: customers.indicator.id, breakdown: 'gender:f', value: 3 }),
      aCell({ indicatorId: customers.indicator.id, breakdown: 'gender:m', value: 1 }),
      aCell({ indicatorId: income.indicator.id, value: 1050 })
    ]
    const lay = (some: typeof cells) => sheetOf([customers, income, perHead], { round: 'open', state: 'draft', cells: some })
    expect(lay(cells).rows[2]).toMatchObject({ cells: [], total: 263 })
    expect(lay(cells.slice(2)).rows[2]?.total).toBeNull()
  })
})

const dimension = fc.constantFrom(gender, group, aDimension('language', 'fi', 'sv'))
const asked = fc
  .array(
    fc.record({
      unit: fc.constantFrom(...indicatorUnits),
      aggregation: fc.constantFrom(...aggregations),
      sourceClass: fc.constantFrom(...sourceClasses),
      dimensions: fc.uniqueArray(dimension, { selector: ({ code }) => code }),
      position: fc.nat(9)
    }),
    { maxLength: 5 }
  )
  .map((all) => all.map((of) => anAskedIndicator(of)))

const filled = asked.chain((all) =>
  fc.record({
    all: fc.constant(all),
    round: fc.constantFrom(...roundStates),
    state: fc.constantFrom(...returnStates),
    cells: fc
      .array(fc.option(fc.record({ status: fc.constantFrom(...cellStatuses), value: fc.integer(), review: fc.constantFrom(...cellReviews) })), {
        minLength: askedCells(all).length,
        maxLength: askedCells(all).length
      })
      .map((answers) =>
        askedCells(all).flatMap((key, place) => {
          const answer = answers[place]
          return answer ? [aCell({ ...key, ...answer, value: answer.status === 'value' ? answer.value : null })] : []
        })
      )
  })
)

it('shows each asked figure once and loses none', () => {
  fc.assert(
    fc.property(filled, ({ all, ...of }) => {
      const sheet = sheetOf(all, of)
      const places = sheet.rows.flatMap(({ cells }) => cells)
      expect(new Set(places.map(cellKeyText)).size).toBe(places.length)
      expect(places.map(cellKeyText).sort()).toEqual(askedCells(all).map(cellKeyText).sort())
      expect(places.flatMap(({ cell }) => (cell ? [cell] : [])).length).toBe(of.cells.length)
      expect([sheet.askedCount, sheet.givenCount]).toEqual([places.length, of.cells.length])
      expect(countAsked(all)).toBe(places.length)
      for (const { cells, ...row } of sheet.rows) expect(cells.every(({ breakdown }) => breakdownTest(row)(breakdown))).toBe(true)
    })
  )
})

it('opens no figure but to the unit that has the return, and of a returned one only what is questioned', () => {
  fc.assert(
    fc.property(filled, ({ all, ...of }) => {
      for (const { cell, isWritable } of sheetOf(all, of).rows.flatMap(({ cells }) => cells)) {
        const isWithUnit = of.state === 'not_started' || of.state === 'draft'
        const isQuestioned = of.state === 'returned' && cell?.review === 'questioned'
        expect(isWritable).toBe(of.round === 'open' && (isWithUnit || isQuestioned))
      }
    })
  )
})

it('a total is the exact sum of the values of its row', () => {
  fc.assert(
    fc.property(filled, ({ all, ...of }) => {
      for (const { cells, total } of sheetOf(all, of).rows) {
        if (total === null) continue
        const sum = cells.reduce((all, { cell }) => all + BigInt(cell?.value ?? 0), 0n)
        expect(BigInt(total)).toBe(sum)
      }
    })
  )
})
