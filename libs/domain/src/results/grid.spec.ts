import fc from 'fast-check'
import { breakdownsOf } from './cell.js'
import { entriesOf, gridOf, gridTotal, placeAt, type Grid, type GridRow } from './grid.js'
import { isEntryPlace, isWritablePlace, keysBetween, moveFrom, rangeBetween, type Stride } from './grid-move.js'

const groups = { code: 'customer_group', categories: ['i', 'ii', 'iii', 'unknown'].map((code) => ({ code })) }
const genders = { code: 'gender', categories: ['f', 'm'].map((code) => ({ code })) }

function aRow(indicatorId: string, part: Partial<GridRow> = {}): GridRow {
  const dimensions = part.dimensions ?? [groups]
  const cells = breakdownsOf(dimensions).map((breakdown) => ({ breakdown, isWritable: true }))
  return { indicatorId, groupId: 'clients', isSummable: true, dimensions, cells, ...part }
}

/** As in the picture: two sections broken down by customer group, one that is not, and a figure that may not be written. */
const locked = 'customer_group:iii'
const b4 = aRow('b4', { groupId: 'moves' })
const picture = gridOf([
  aRow('a1'),
  aRow('a2'),
  { ...b4, cells: b4.cells.map((cell) => ({ ...cell, isWritable: cell.breakdown !== locked })) },
  aRow('c1', { groupId: 'employers', dimensions: [] }),
  aRow('d1', { groupId: 'means', dimensions: [] })
])

const anyRows: fc.Arbitrary<readonly GridRow[]> = fc
  .array(
    fc.record({
      groupId: fc.constantFrom('one', 'two', 'three'),
      dimensions: fc.constantFrom([], [groups], [genders], [groups, genders], [genders, groups]),
      isSummable: fc.boolean(),
      locks: fc.array(fc.nat(7), { maxLength: 8 })
    }),
    { maxLength: 9 }
  )
  .map((rows) =>
    rows.map(({ locks, ...part }, index) => {
      const row = aRow(`i${index}`, part)
      return { ...row, cells: row.cells.map((cell, at) => ({ ...cell, isWritable: !locks.includes(at) })) }
    })
  )

describe('the grid', () => {
  it('has every figure once, at the place by which it is found', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const grid = gridOf(rows)
        const keys = entriesOf(grid).map(({ key }) => key)
        const asked = rows.flatMap(({ indicatorId, cells }) => cells.map(({ breakdown }) => `${indicatorId}/${breakdown}`))
        expect([...keys].sort()).toEqual([...asked].sort())
        expect(grid.positions.size).toBe(asked.length)
        for (const key of keys) expect(placeAt(grid, grid.positions.get(key)!)).toMatchObject({ kind: 'entry', key })
        expect(new Set(grid.lines.map(({ id }) => id)).size).toBe(grid.lines.length)
        for (const { places } of grid.lines) expect(places).toHaveLength(grid.categoryCount + 1)
      })
    )
  })

  it('adds every figure of a summable indicator up exactly once, into its last column', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const line of gridOf(rows).lines) {
          const row = rows.find(({ indicatorId }) => indicatorId === line.indicatorId)!
          const last = line.places[line.places.length - 1]!
          if (!row.isSummable || row.dimensions.length === 0) expect(last.kind).not.toBe('total')
          else if (line.kind === 'head') expect(new Set('of' in last ? last.of : []).size).toBe(row.cells.length)
          else expect(last).toMatchObject({ of: line.places.filter(isEntryPlace).map((place) => 'key' in place && place.key) })
        }
      })
    )
  })

  it('lays further dimensions out as lines below their indicator', () => {
    const { lines } = gridOf([aRow('a1', { dimensions: [groups, genders] })])
    expect(lines.map(({ kind, part }) => ({ kind, part }))).toEqual([
      { kind: 'head', part: {} },
      { kind: 'part', part: { gender: 'f' } },
      { kind: 'part', part: { gender: 'm' } }
    ])
    expect(lines[0]?.places[1]).toEqual({
      kind: 'total',
      of: ['a1/customer_group:ii,gender:f', 'a1/customer_group:ii,gender:m']
    })
  })

  it('gives another heading to lines with other columns, and none to a figure without', () => {
    const rows = [aRow('a1'), aRow('a2'), aRow('a3', { dimensions: [genders] }), aRow('a4', { dimensions: [] })]
    const [section] = gridOf(rows).sections
    expect(section?.blocks.map(({ dimensionCode, lines }) => [dimensionCode, lines.length])).toEqual([
      ['customer_group', 2],
      ['gender', 1],
      [null, 1]
    ])
  })
})

const strides: Stride[] = ['left', 'right', 'up', 'down', 'next', 'previous', 'lineStart', 'lineEnd', 'top', 'bottom', 'first', 'last']

function walk(grid: Grid, stride: Stride, from = { line: 0, column: -1 }): string[] {
  const seen: string[] = []
  for (let at = moveFrom(grid, from, { stride }); at; at = moveFrom(grid, at, { stride })) {
    const place = placeAt(grid, at)
    seen.push(place?.kind === 'entry' ? place.key : 'nowhere')
  }
  return seen
}

describe('moving', () => {
  it('never leads to where nobody may write, and never stays', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...strides), fc.nat(30), fc.nat(5), (rows, stride, line, column) => {
        const grid = gridOf(rows)
        const to = moveFrom(grid, { line, column }, { stride })
        if (to) expect(isWritablePlace(placeAt(grid, to)!)).toBe(true)
        if (to && stride !== 'first' && stride !== 'last') expect([to.line, to.column]).not.toEqual([line, column])
      })
    )
  })

  it('Tab goes through every writable figure once, and Shift Tab the same way back', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const grid = gridOf(rows)
        const writable = entriesOf(grid).flatMap(({ key, isWritable }) => (isWritable ? [key] : []))
        expect(walk(grid, 'next')).toEqual(writable)
        const end = { line: grid.lines.length - 1, column: grid.categoryCount + 1 }
        expect(walk(grid, 'previous', end)).toEqual([...writable].reverse())
      })
    )
  })

  it('goes down its column, over what is locked, into figures that stand alone, and back into its column', () => {
    const down = walk(picture, 'down', { line: -1, column: 2 })
    expect(down).toEqual(['a1/customer_group:iii', 'a2/customer_group:iii', 'c1/', 'd1/'])
    const back = moveFrom(picture, { line: 4, column: 4, wish: 2 }, { stride: 'up' })!
    expect(moveFrom(picture, back, { stride: 'up' })).toEqual({ line: 1, column: 2, wish: 2 })
  })

  it('finds its way up from a figure that stands alone', () => {
    expect(moveFrom(picture, { line: 3, column: 4 }, { stride: 'up' })).toEqual({ line: 2, column: 3, wish: 4 })
  })

  it('reads more than it writes', () => {
    const from = { line: 2, column: 1 }
    expect(moveFrom(picture, from, { stride: 'right' })?.column).toBe(3)
    expect(moveFrom(picture, from, { stride: 'right', canStand: isEntryPlace })?.column).toBe(2)
  })

  it('stays at the ends of the grid', () => {
    expect(moveFrom(picture, { line: 0, column: 0 }, { stride: 'up' })).toBeNull()
    expect(moveFrom(picture, { line: 4, column: 4 }, { stride: 'next' })).toBeNull()
    expect(moveFrom(gridOf([]), { line: 0, column: 0 }, { stride: 'first' })).toBeNull()
  })

  it('spans the same rectangle from either corner', () => {
    const [one, other] = [
      { line: 2, column: 3 },
      { line: 0, column: 1 }
    ]
    expect(rangeBetween(one, other)).toEqual(rangeBetween(other, one))
    expect(rangeBetween(one, other).map((line) => line.length)).toEqual([3, 3, 3])
    expect(keysBetween(picture, { line: 2, column: 4 }, { line: 3, column: 3 })).toEqual(['b4/customer_group:unknown', 'c1/'])
  })
})

describe('a total', () => {
  const value = (of: number) => ({ status: 'value', value: of }) as const
  const none = (status: 'missing' | 'not_applicable' | 'not_asked') => ({ status, value: null }) as const

  it.each([
    ['zero is a value', [value(0), value(0)], { status: 'value', value: 0, isPartial: false }],
    ['what does not apply takes nothing away', [value(2), none('not_applicable')], { status: 'value', value: 2, isPartial: false }],
    ['an empty figure is not zero', [value(2), null], { status: 'value', value: 2, isPartial: true }],
    ['nor is a missing one', [none('missing'), value(3)], { status: 'value', value: 3, isPartial: true }],
    ['nothing of it applies', [none('not_applicable'), none('not_applicable')], { status: 'not_applicable', value: null, isPartial: false }],
    ['nothing was asked', [none('not_asked')], { status: 'not_asked', value: null, isPartial: false }],
    ['nothing was written', [null, null], { status: 'missing', value: null, isPartial: true }],
    ['nothing of use', [none('not_asked'), none('missing')], { status: 'missing', value: null, isPartial: true }]
  ])('%s', (_, answers, total) => {
    expect(gridTotal(answers)).toEqual(total)
  })
})
