import fc from 'fast-check'
import { cellKeyText, cellStatuses } from './cell.js'
import { cellReviews, returnStates } from './return-state.js'
import { roundStates } from './round.js'
import { askedCells, type WorkingCell } from './sheet.js'
import { type CellChange, planSave } from './sheet-save.js'
import { aCell, aDimension, anAskedIndicator } from './testing/asked-indicators.js'

const asked = anAskedIndicator({ id: 'a', dimensions: [aDimension('gender', 'f', 'm', 'unknown')], isRequired: true, allowsNotApplicable: false })
const key = { indicatorId: 'a', breakdown: 'gender:f' }
const change = (of: Partial<CellChange> = {}): CellChange => ({
  ...{ ...key, status: 'value', value: '3', note: '', expectedVersion: 0, isCleared: false },
  ...of
})
const draft = (...cells: WorkingCell[]) => ({ round: 'open', state: 'draft', asked: [asked], cells }) as const
const returned = (...cells: WorkingCell[]) => ({ ...draft(...cells), state: 'returned' }) as const
const five = aCell({ ...key, value: 5, version: 2 })

/** In which list the one change ended up, and what stands there. */
function fate(of: CellChange, state: Parameters<typeof planSave>[1]) {
  const found = Object.entries(planSave([of], state)).filter(([, list]) => list.length > 0)
  return found.length === 0 ? null : [found[0]?.[0], found[0]?.[1]?.[0]]
}

it('writes into an empty place, and over what was seen', () => {
  const written = { ...key, status: 'value', value: 3, note: '', review: 'open', answered: null }
  expect(fate(change(), draft())).toEqual(['written', written])
  expect(fate(change({ expectedVersion: 2 }), draft(five))).toEqual(['written', written])
})

it('never writes over what was not seen, and says what stands there', () => {
  expect(fate(change(), draft(five))).toEqual(['conflicts', { ...key, theirs: five }])
  expect(fate(change({ expectedVersion: 1 }), draft(five))).toEqual(['conflicts', { ...key, theirs: five }])
  expect(fate(change({ expectedVersion: 2 }), draft())).toEqual(['conflicts', { ...key, theirs: null }])
  expect(fate(change({ isCleared: true, expectedVersion: 1 }), draft(five))).toEqual(['conflicts', { ...key, theirs: five }])
})

it('two people who wrote the same have no conflict', () => {
  expect(fate(change({ value: '5' }), draft(five))).toEqual(['unchanged', five])
  expect(fate(change({ isCleared: true, expectedVersion: 2 }), draft())).toEqual(['empty', key])
})

it('empties a place', () => {
  expect(fate(change({ isCleared: true, expectedVersion: 2 }), draft(five))).toEqual(['cleared', key])
})

it.each([
  ['a figure that is not asked for', change({ breakdown: 'gender:x' }), 'UNKNOWN_REFERENCE'],
  ['the whole where parts are asked for', change({ breakdown: '' }), 'UNKNOWN_REFERENCE'],
  ['another indicator', change({ indicatorId: 'b' }), 'UNKNOWN_REFERENCE'],
  ['what the indicator cannot have', change({ value: '-3' }), 'OUT_OF_RANGE'],
  ['what the round does not offer', change({ status: 'not_applicable', value: null }), 'ANSWER_NOT_OFFERED']
])('refuses %s', (_what, of, code) => {
  expect(fate(of, draft())).toEqual(['refusals', expect.objectContaining({ indicatorId: of.indicatorId, breakdown: of.breakdown, code })])
})

it('takes the first of two that name the same place', () => {
  const plan = planSave([change(), change({ value: '4' })], draft())
  expect(plan.written.map(({ value }) => value)).toEqual([3])
  expect(plan.refusals.map(({ code }) => code)).toEqual(['DUPLICATE_KEY'])
})

describe('a returned one', () => {
  const questioned = { ...five, review: 'questioned' as const }
  const expected = { expectedVersion: 2 }

  it('takes a new figure where it was questioned', () => {
    expect(fate(change(expected), returned(questioned))).toEqual(['written', expect.objectContaining({ value: 3, review: 'questioned', answered: 'mended' })])
    const missing = change({ ...expected, status: 'missing', value: null, note: 'Rekisteri oli poissa' })
    expect(fate(missing, returned(questioned))).toEqual(['written', expect.objectContaining({ status: 'missing', answered: 'mended' })])
  })

  it('is not answered by the same figure, with another note or without', () => {
    expect(fate(change({ ...expected, value: '5' }), returned(questioned))?.[0]).toBe('unchanged')
    const noted = fate(change({ ...expected, value: '5', note: 'On oikein' }), returned(questioned))
    expect(noted).toEqual(['written', expect.objectContaining({ note: 'On oikein', answered: null })])
  })

  it('is locked where it was not questioned, and no question is done away with', () => {
    expect(fate(change(expected), returned({ ...five, review: 'approved' }))?.[1]).toMatchObject({ code: 'CELL_LOCKED' })
    expect(fate(change(), returned())?.[1]).toMatchObject({ code: 'CELL_LOCKED' })
    expect(fate(change({ ...expected, isCleared: true }), returned(questioned))?.[1]).toMatchObject({ code: 'REQUIRED' })
  })
})

const breakdown = fc.constantFrom('gender:f', 'gender:m', 'gender:unknown', '', 'gender:x', '__proto__')
const changes = fc.array(
  fc.record({
    ...{ indicatorId: fc.constantFrom('a', 'b'), breakdown, status: fc.constantFrom(...cellStatuses) },
    ...{ value: fc.option(fc.oneof(fc.nat(9).map(String), fc.string())), note: fc.constantFrom('', 'x') },
    ...{ expectedVersion: fc.nat(3), isCleared: fc.boolean() }
  })
)
const cells = fc.uniqueArray(
  fc.record({
    ...{ place: fc.constantFrom(...askedCells([asked])), value: fc.nat(9), version: fc.integer({ min: 1, max: 3 }) },
    review: fc.constantFrom(...cellReviews)
  }),
  { selector: ({ place }) => cellKeyText(place) }
)
const states = fc.record({ round: fc.constantFrom(...roundStates), state: fc.constantFrom(...returnStates) })

it('touches only what was seen, asked and open; a place once; and answers for every change', () => {
  fc.assert(
    fc.property(changes, cells, states, (all, standing, { round, state }) => {
      const rows = standing.map(({ place, ...of }) => aCell({ ...place, ...of }))
      const plan = planSave(all, { round, state, asked: [asked], cells: rows })
      const touched = [...plan.written, ...plan.cleared]
      expect(new Set(touched.map(cellKeyText)).size).toBe(touched.length)
      for (const cell of touched) {
        const before = rows.find((row) => cellKeyText(row) === cellKeyText(cell))
        const seen = all.find((each) => cellKeyText(each) === cellKeyText(cell))
        expect(seen?.expectedVersion).toBe(before?.version ?? 0)
        expect(askedCells([asked]).map(cellKeyText)).toContain(cellKeyText(cell))
        expect(round).toBe('open')
        if (state === 'returned') expect(before?.review).toBe('questioned')
        else expect(['not_started', 'draft']).toContain(state)
      }
      const told = Object.values(plan).reduce((sum, list) => sum + list.length, 0)
      expect(told).toBe(all.length)
    })
  )
})
