import fc from 'fast-check'
import type { CursorValue } from '@solmu/shared/cursor.js'
import { pageStart, toPage } from './page.js'

type Row = { name: string; id: number }

/** What a keyset query does, in memory: the rows beyond the cursor, one more than the page. */
function read(rows: readonly Row[], of: { first: number; start: CursorValue[] | null }): Row[] {
  const [name, id] = of.start ?? []
  const isBeyond = (row: Row) => row.name > String(name) || (row.name === name && row.id > Number(id))
  return rows.filter((row) => of.start === null || isBeyond(row)).slice(0, of.first + 1)
}

const order = (one: Row, other: Row) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.id - other.id)
const shape = ['string', 'number'] as const
const anyRows = fc
  .uniqueArray(fc.record({ name: fc.stringMatching(/^[a-cäö]{0,3}$/), id: fc.nat() }), { selector: ({ id }) => id, maxLength: 60 })
  .map((rows) => [...rows].sort(order))

describe('pages', () => {
  it('one after the other hold every row once, in order, whatever their size', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 100 }), (rows, first) => {
        const seen: Row[] = []
        let after: string | undefined
        for (let pages = 0; pages <= rows.length; pages++) {
          const found = read(rows, { first, start: pageStart(after, shape) })
          const page = toPage(found, { first, totalCount: rows.length, cursor: (row) => [row.name, row.id] })
          expect(page.nodes.length).toBeLessThanOrEqual(first)
          seen.push(...page.nodes)
          if (!page.pageInfo.hasNextPage) break
          after = page.pageInfo.endCursor ?? undefined
        }
        expect(seen).toEqual(rows)
      })
    )
  })

  it('that are empty end nowhere and have none after them', () => {
    const page = toPage([], { first: 10, totalCount: 0, cursor: () => [] })
    expect(page).toEqual({ nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } })
  })

  it('that are exactly full have none after them', () => {
    const rows = [1, 2, 3]
    expect(toPage(rows, { first: 3, totalCount: 3, cursor: (id) => [id] }).pageInfo.hasNextPage).toBe(false)
    expect(toPage(rows, { first: 2, totalCount: 3, cursor: (id) => [id] })).toMatchObject({ nodes: [1, 2], pageInfo: { hasNextPage: true } })
  })

  it('begin at the first row without a cursor', () => {
    expect(pageStart(undefined, shape)).toBeNull()
  })

  it('refuse whatever is no cursor of theirs, and say where it stood', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const refusal = expect.objectContaining({ code: 'INVALID_CURSOR', path: ['after'] })
        expect(() => pageStart(text, shape)).toThrow(refusal)
      })
    )
    const other = toPage([1], { first: 1, totalCount: 1, cursor: (id) => [id] }).pageInfo.endCursor ?? ''
    expect(() => pageStart(other, shape)).toThrow('INVALID_CURSOR')
    expect(() => pageStart(`${other}=`, ['number'])).toThrow('INVALID_CURSOR')
    expect(pageStart(other, ['number'])).toEqual([1])
  })
})
