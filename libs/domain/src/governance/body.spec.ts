import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { bodyReminders, bodyStanding, nested, type SeatFact } from './body.js'

const day: IsoDate = '2026-06-10'
const seat = (of: Partial<SeatFact> = {}): SeatFact => ({ id: 's', role: 'member', substituteFor: null, validFrom: '2025-01-01', validTo: null, endedOn: null, ...of })
const chair = seat({ id: 'c', role: 'chair' })
const board = { kind: 'board', seats: 2 } as const

describe('what the keepers of a body are told', () => {
  it('is nothing where every seat is filled and no term ends', () => {
    expect(bodyReminders(board, [chair, seat()], day)).toEqual([])
  })

  it('is once a month that a seat stands empty, or that nobody leads it', () => {
    expect(bodyReminders(board, [chair], day)).toEqual([{ kind: 'empty', aboutOn: '2026-06-01', count: 1 }])
    expect(bodyReminders(board, [seat({ id: 'a' }), seat({ id: 'b' })], day)).toEqual([{ kind: 'empty', aboutOn: '2026-06-01', count: 0 }])
    expect(bodyReminders({ kind: 'assembly', seats: 0 }, [], day)).toEqual([])
  })

  it.each([
    [92, []],
    [90, [{ kind: 'ending', aboutOn: addDays(day, 89), count: 1 }]],
    [16, [{ kind: 'ending', aboutOn: addDays(day, 15), count: 1 }]],
    [15, [{ kind: 'ending_soon', aboutOn: addDays(day, 14), count: 1 }]],
    [1, [{ kind: 'ending_soon', aboutOn: day, count: 1 }]]
  ])('of a term that no longer holds in %i days: %j', (ahead, expected) => {
    expect(bodyReminders(board, [chair, seat({ validTo: addDays(day, ahead) })], day)).toEqual(expected)
  })

  it('is nothing of a term that somebody follows', () => {
    const [ending, following] = [seat({ id: 'a', validTo: '2026-07-01' }), seat({ id: 'b', validFrom: '2026-07-01' })]
    expect(bodyReminders(board, [chair, ending, following], day)).toEqual([])
  })

  it('is about what the page of the body shows', () => {
    const seats = fc.array(fc.record({ role: fc.constantFrom('chair' as const, 'member' as const, 'secretary' as const), from: fc.integer({ min: -50, max: 50 }), days: fc.option(fc.integer({ min: 1, max: 200 })) }), { maxLength: 5 })
    fc.assert(
      fc.property(seats, (all) => {
        const facts = all.map(({ role, from, days }, at) => seat({ id: String(at), role, validFrom: addDays(day, from), validTo: days === null ? null : addDays(day, from + days) }))
        const [standing, told] = [bodyStanding(board, facts, day), bodyReminders(board, facts, day)]
        expect(told.some(({ kind }) => kind === 'empty')).toBe(standing.gaps.includes('vacant') || standing.gaps.includes('no_chair'))
        expect(told.find(({ kind }) => kind !== 'empty')?.aboutOn ?? null).toBe(standing.lastDay)
      })
    )
  })
})

describe('bodies within bodies', () => {
  const told = (all: readonly { id: string; parentId: string | null }[]): string[] => nested(all).map(({ of, depth }) => `${'>'.repeat(depth)}${of.id}`)

  it('stand right after the one that they are under', () => {
    const all = [{ id: 'assembly', parentId: null }, { id: 'board', parentId: 'assembly' }, { id: 'east', parentId: null }, { id: 'quality', parentId: 'board' }, { id: 'training', parentId: 'board' }]
    expect(told(all)).toEqual(['assembly', '>board', '>>quality', '>>training', 'east'])
    expect(told(all.slice(1))).toEqual(['board', '>quality', '>training', 'east'])
  })

  it('are all there, once each', () => {
    // Whoever comes later stands under one that came before: no circles.
    const trees = fc.array(fc.option(fc.nat()), { maxLength: 12 }).map((parents) => parents.map((parent, at) => ({ id: String(at), parentId: parent === null || at === 0 ? null : String(parent % at) })))
    fc.assert(
      fc.property(trees, fc.func(fc.integer()), (all, order) => {
        const given = all.toSorted((a, b) => order(a.id) - order(b.id))
        const rows = nested(given)
        expect(rows.map(({ of }) => of.id).sort()).toEqual(all.map(({ id }) => id).sort())
        rows.forEach(({ of, depth }, at) => {
          const above = rows.slice(0, at).findLast((each) => each.depth < depth)
          expect(above?.of.id ?? null).toBe(of.parentId)
        })
      })
    )
  })
})
