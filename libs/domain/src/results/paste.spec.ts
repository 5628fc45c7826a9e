import fc from 'fast-check'
import { breakdownsOf } from './cell.js'
import { gridOf } from './grid.js'
import { largestBlock, placeBlock, readBlock, undoOf, writeBlock } from './paste.js'

const groups = { code: 'customer_group', categories: ['i', 'ii', 'iii'].map((code) => ({ code })) }
const row = (indicatorId: string, dimensions: (typeof groups)[], lockedAt: number[] = []) => ({
  indicatorId,
  groupId: 'clients',
  isSummable: true,
  dimensions,
  cells: breakdownsOf(dimensions).map((breakdown, at) => ({ breakdown, isWritable: !lockedAt.includes(at) }))
})
const grid = gridOf([row('a1', [groups]), row('a2', [groups], [1]), row('c1', [])])

describe('reading a block', () => {
  it('reads back what it writes, whatever stands in the fields', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', ';', ',', ' ', 'ä'), maxLength: 6 })
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, (block) => {
        // A field that begins with a quote and one that ends the block with an empty line are told by quotes alone.
        const last = block[block.length - 1]!
        fc.pre(last.some((text) => text !== '') || last.length > 1)
        expect(readBlock(writeBlock(block))).toEqual(block)
      })
    )
  })

  it.each([
    ['lines of Excel', '14\t38\r\n5\t12\r\n', [['14', '38'], ['5', '12']]],
    ['one figure', '7', [['7']]],
    ['semicolons of a file', '\ufeff1,5;2\n3;"a;b"', [['1,5', '2'], ['3', 'a;b']]],
    ['a semicolon beside tabs is a text', 'a;b\tc', [['a;b', 'c']]],
    ['a comma is a decimal comma', '1,5', [['1,5']]],
    ['quotes in quotes', '"a ""b"" c"\t"x\ny"', [['a "b" c', 'x\ny']]],
    ['a lone quote is a text', '"5\t6', [['"5', '6']]],
    ['empty fields stay', '\t\t5', [['', '', '5']]],
    ['thin spaces stay for the reader of figures', '1\u2009234\t2', [['1\u2009234', '2']]]
  ])('%s', (_, text, block) => {
    expect(readBlock(text)).toEqual(block)
  })
})

describe('placing a block', () => {
  it('lays every text down, or says why not', () => {
    const field = fc.constantFrom('', ' ', '1', '22', '..', 'x')
    const block = fc.array(fc.array(field, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(block, fc.nat(3), fc.nat(4), (texts, line, column) => {
        const { placed, left } = placeBlock(grid, texts, { from: { line, column } })
        const written = texts.flat().filter((text) => text.trim() !== '')
        expect([...placed, ...left].map(({ text }) => text).sort()).toEqual(written.sort())
        expect(placed.every(({ entry }) => entry.isWritable)).toBe(true)
        expect(new Set(placed.map(({ entry }) => entry.key)).size).toBe(placed.length)
      })
    )
  })

  it('tells what is locked, computed, beyond the grid or not asked', () => {
    const { placed, left } = placeBlock(grid, [['1', '2', '3', '6'], ['4', '5', '6', '15', '9'], ['8']], { from: { line: 0, column: 0 } })
    expect(placed.map(({ entry, text }) => `${entry.key}=${text}`)).toEqual([
      'a1/customer_group:i=1',
      'a1/customer_group:ii=2',
      'a1/customer_group:iii=3',
      'a2/customer_group:i=4',
      'a2/customer_group:iii=6'
    ])
    expect(left.map(({ reason, text }) => [reason, text])).toEqual([
      ['computed', '6'],
      ['locked', '5'],
      ['computed', '15'],
      ['outside', '9'],
      ['not_asked', '8']
    ])
  })

  it('fills a selection with a single figure', () => {
    const { placed } = placeBlock(grid, [['0']], { from: { line: 1, column: 2 }, to: { line: 0, column: 0 } })
    expect(placed.map(({ entry }) => entry.key)).toHaveLength(5)
  })

  it('takes nothing of a block that is too large', () => {
    const lines = Array.from({ length: largestBlock.lines + 1 }, () => ['1'])
    expect(() => placeBlock(grid, lines, { from: { line: 0, column: 0 } })).toThrow(RangeError)
    expect(() => placeBlock(grid, [Array.from({ length: largestBlock.columns + 1 }, () => '1')], { from: { line: 0, column: 0 } })).toThrow(
      RangeError
    )
  })
})

describe('taking back', () => {
  it('puts back what stood there, but for what has been changed since', () => {
    const texts = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(texts, (changes) => {
        const made = changes.map(([before, after], at) => ({ key: String(at), before, after }))
        const now = (key: string) => (changes[Number(key)]![2] ? made[Number(key)]!.after : 99)
        const undone = undoOf(made, now)
        expect(undone.map(({ key }) => key)).toEqual(made.filter((_, at) => changes[at]![2]).map(({ key }) => key))
        for (const { key, before, after } of undone) expect([before, after]).toEqual([made[Number(key)]!.after, made[Number(key)]!.before])
      })
    )
  })
})
