import { newId } from '@solmu/shared/ids.js'
import { demoPassword } from '../../../../demo/demo-roles.js'
import { type Actor, TestApp } from '../../../../testing/harness.js'
import { aDimension, anIndicator, aReturn, aRound, insert, unitOf, unitsAround } from '../../../../testing/results.js'

const MANAGER = 'mikko.hyvarinen@solmu.example'

const SAVE = `mutation ($input: SaveCellsInput!) { saveCells(input: $input) {
  unitReturn { id state version givenCount }
  cells { indicatorId breakdown status value note version review answered }
  conflicts { indicatorId breakdown theirs { status value note version changedBy changedAt } }
  refusals { indicatorId breakdown code params } } }`

type Saved = {
  saveCells: {
    unitReturn: { id: string; state: string; version: number; givenCount: number }
    cells: { indicatorId: string; breakdown: string; status: string | null; value: string | null; note: string; version: number; answered: string | null }[]
    conflicts: { indicatorId: string; breakdown: string; theirs: { value: string | null; version: number; changedBy: string | null } | null }[]
    refusals: { indicatorId: string; breakdown: string; code: string; params: Record<string, unknown> }[]
  }
}

let app: TestApp
let manager: Actor
let member: Actor
let unitId: string
let farUnitId: string
let siblingId: string
let count: string
let euro: string
let persons: string

beforeAll(async () => {
  app = await TestApp.start()
  manager = await app.as('unit_manager')
  unitId = (await unitOf(app, MANAGER)).unitId
  const around = await unitsAround(app, unitId)
  farUnitId = around.farUnitId
  siblingId = around.siblings[0] ?? ''
  member = await colleague(unitId)
  await aDimension(app, { code: 'spec_gender', categories: ['f', 'm', 'unknown'] })
  count = await anIndicator(app)
  euro = await anIndicator(app, { unit: 'euro' })
  persons = await anIndicator(app, { unit: 'persons', dimensions: ['spec_gender'] })
})
afterAll(() => app.stop())

/** Somebody else who writes the returns of the unit, with the password of the demo. */
async function colleague(at: string): Promise<Actor> {
  const id = newId()
  const email = `kollega.${id}@solmu.example`
  await app.rows(
    `INSERT INTO app_user (id, email, display_name, password_hash) SELECT $1, $2, 'Kaisa Kollega', password_hash FROM app_user WHERE email = $3`,
    [id, email, MANAGER]
  )
  await app.rows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
     SELECT $1, consortium_id, $2, 'unit_member', $3, '2020-01-01' FROM org_unit WHERE id = $3`,
    [newId(), id, at]
  )
  return app.signIn(email, demoPassword)
}

const round = (of: Partial<Parameters<typeof aRound>[1]> = {}) =>
  aRound(app, { indicators: [{ id: count }, { id: euro }, { id: persons, dimensions: ['spec_gender'], allowsNotApplicable: false }], ...of })
const draft = async (of: Partial<Parameters<typeof aReturn>[1]> = {}) => aReturn(app, { roundId: await round(), unitId, ...of })

type CellOf = { indicatorId: string; breakdown?: string; status?: string; value?: string | null; note?: string; expectedVersion?: number; isCleared?: boolean }
const ask = (actor: Actor, returnId: string, cells: CellOf[]) =>
  actor.ask<Saved>(SAVE, { input: { returnId, cells: cells.map((cell) => ({ breakdown: '', expectedVersion: 0, ...cell })) } })
async function save(actor: Actor, returnId: string, ...cells: CellOf[]): Promise<Saved['saveCells']> {
  const answer = await ask(actor, returnId, cells)
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data.saveCells
}
const codeOf = async (actor: Actor, returnId: string, ...cells: CellOf[]) => (await ask(actor, returnId, cells)).errors?.[0]?.extensions.code
const stored = (returnId: string) =>
  app.rows<{ breakdown: string; status: string; value: string | null; version: number }>(
    'SELECT indicator_id, breakdown, status, value, note, review, answered, version FROM return_cell WHERE return_id = $1 ORDER BY indicator_id, breakdown',
    [returnId]
  )
const entries = async (returnId: string) =>
  app.rows<{ action: string; outcome: string; details: Record<string, unknown> }>(
    `SELECT action, outcome, details, before, after, unit_id FROM audit_entry WHERE subject_type = 'unit_return' AND subject_id = $1 ORDER BY number`,
    [returnId]
  )

describe('figures are saved', () => {
  it('and the first of them makes a draft of the return', async () => {
    const returnId = await draft()
    const saved = await save(
      manager,
      returnId,
      { indicatorId: count, value: '0' },
      { indicatorId: euro, value: '-12.5' },
      { indicatorId: persons, breakdown: 'spec_gender:f', value: '3', note: ' Arvio ' },
      { indicatorId: persons, breakdown: 'spec_gender:m', status: 'missing', note: 'Rekisteri oli poissa' },
      { indicatorId: persons, breakdown: 'spec_gender:unknown', status: 'not_asked' }
    )
    expect(saved).toMatchObject({ unitReturn: { id: returnId, state: 'draft', version: 2, givenCount: 5 }, conflicts: [], refusals: [] })
    expect(saved.cells.map(({ status, value, note, version }) => [status, value, note, version])).toEqual([
      ['value', '0', '', 1],
      ['value', '-12.50', '', 1],
      ['value', '3', 'Arvio', 1],
      ['missing', null, 'Rekisteri oli poissa', 1],
      ['not_asked', null, '', 1]
    ])
    expect((await stored(returnId)).map(({ status, value }) => value ?? status).sort()).toEqual(['-1250', '0', '3', 'missing', 'not_asked'])
    const again = await save(manager, returnId, { indicatorId: count, value: '4', expectedVersion: 1 })
    expect(again).toMatchObject({ unitReturn: { state: 'draft', version: 2, givenCount: 5 }, cells: [{ value: '4', version: 2 }] })
  })

  it('and the trail tells how many, never which', async () => {
    const returnId = await draft()
    await save(manager, returnId, { indicatorId: count, value: '987654' }, { indicatorId: euro, value: '1' })
    const [entry] = await entries(returnId)
    expect(entry).toMatchObject({ action: 'saveCells', outcome: 'done', unit_id: unitId, before: { state: 'not_started' }, after: { state: 'draft' } })
    expect(entry?.details).toEqual({ savedCount: 2, clearedCount: 0, conflictCount: 0, refusalCount: 0 })
    expect(JSON.stringify(entry)).not.toContain('987654')
  })

  it('or taken away again', async () => {
    const returnId = await draft({ state: 'draft', cells: [{ indicatorId: count, value: 7 }] })
    const saved = await save(manager, returnId, { indicatorId: count, isCleared: true, expectedVersion: 1 })
    expect(saved).toMatchObject({ unitReturn: { givenCount: 0 }, cells: [{ status: null, value: null, version: 0 }] })
    expect(await stored(returnId)).toEqual([])
    expect(await save(manager, returnId, { indicatorId: count, isCleared: true, expectedVersion: 1 })).toMatchObject({ conflicts: [], refusals: [] })
  })

  it('540 of them with as many statements as one', async () => {
    const dimensions = ['spec_a', 'spec_b', 'spec_c']
    const categories = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']
    for (const code of dimensions) await aDimension(app, { code, categories })
    const indicators = await Promise.all(Array.from({ length: 15 }, () => anIndicator(app, { dimensions: dimensions.slice(0, 2) })))
    const roundId = await round({ indicators: indicators.map((id) => ({ id, dimensions: dimensions.slice(0, 2) })) })
    const cells = (value: string, expectedVersion: number) =>
      indicators.flatMap((indicatorId) =>
        categories.flatMap((a) => categories.map((b) => ({ indicatorId, breakdown: `spec_a:${a},spec_b:${b}`, value, expectedVersion })))
      )
    const [one, many] = [await aReturn(app, { roundId, unitId }), await aReturn(app, { roundId, unitId: siblingId })]
    const neighbour = await colleague(siblingId)
    const statementsForOne = await app.statementsOf(() => save(manager, one, ...cells('1', 0).slice(0, 1)))
    const statementsForMany = await app.statementsOf(() => save(neighbour, many, ...cells('1', 0)))
    expect(cells('1', 0)).toHaveLength(540)
    expect(statementsForMany.length).toBe(statementsForOne.length)
    expect(statementsForMany.length).toBeLessThanOrEqual(12)
    expect((await app.rows('SELECT 1 FROM return_cell WHERE return_id = $1 AND value = 1', [many])).length).toBe(540)
    expect((await save(neighbour, many, ...cells('2', 1))).cells).toHaveLength(540)
    expect((await app.rows('SELECT 1 FROM return_cell WHERE return_id = $1 AND value = 2 AND version = 2', [many])).length).toBe(540)
  })
})

describe('two people at one figure', () => {
  it('do not overwrite each other, and each sees what the other wrote', async () => {
    const returnId = await draft()
    const mine = await save(manager, returnId, { indicatorId: count, value: '5' }, { indicatorId: euro, value: '1' })
    const theirs = await save(member, returnId, { indicatorId: count, value: '6' }, { indicatorId: persons, breakdown: 'spec_gender:f', value: '2' })
    expect(theirs.conflicts).toEqual([
      expect.objectContaining({ indicatorId: count, breakdown: '', theirs: expect.objectContaining({ value: '5', version: 1, changedBy: 'Mikko Hyvärinen' }) })
    ])
    expect(theirs.cells.map(({ value }) => value)).toEqual(['2'])
    const decided = await save(member, returnId, { indicatorId: count, value: '6', expectedVersion: mine.cells[0]?.version ?? 0 })
    expect(decided).toMatchObject({ conflicts: [], cells: [{ value: '6' }] })
    expect((await save(manager, returnId, { indicatorId: count, value: '7', expectedVersion: 1 })).conflicts[0]?.theirs).toMatchObject({ value: '6', changedBy: 'Kaisa Kollega' })
  })

  it('have no conflict when they wrote the same', async () => {
    const returnId = await draft()
    await save(manager, returnId, { indicatorId: count, value: '5' })
    expect(await save(member, returnId, { indicatorId: count, value: '5' })).toMatchObject({ conflicts: [], cells: [{ value: '5', version: 1 }] })
  })

  it('are told when the place was emptied, and never take a figure for one that they had seen', async () => {
    const returnId = await draft()
    await save(manager, returnId, { indicatorId: count, value: '5' })
    await save(member, returnId, { indicatorId: count, isCleared: true, expectedVersion: 1 })
    expect((await save(manager, returnId, { indicatorId: count, value: '8', expectedVersion: 1 })).conflicts).toEqual([
      expect.objectContaining({ indicatorId: count, theirs: null })
    ])
    const anew = await save(member, returnId, { indicatorId: count, value: '9' })
    expect(anew.cells[0]?.version).toBeGreaterThan(1)
    expect((await save(manager, returnId, { indicatorId: count, value: '8', expectedVersion: 1 })).conflicts[0]?.theirs).toMatchObject({ value: '9' })
  })

  it('at the same moment: one is saved, the other is told', async () => {
    const returnId = await draft()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) => save(place % 2 ? manager : member, returnId, { indicatorId: count, value: String(place) }))
    )
    const written = answers.filter(({ cells }) => cells.length === 1)
    expect(written).toHaveLength(1)
    expect(answers.filter(({ conflicts }) => conflicts.length === 1)).toHaveLength(7)
    expect(await stored(returnId)).toEqual([expect.objectContaining({ value: written[0]?.cells[0]?.value })])
    expect(answers.filter(({ unitReturn }) => unitReturn.version !== 2)).toEqual([])
  })
})

describe('what cannot be saved', () => {
  it.each([
    ['a negative count', () => ({ indicatorId: count, value: '-1' }), 'OUT_OF_RANGE'],
    ['half a person', () => ({ indicatorId: persons, breakdown: 'spec_gender:f', value: '1.5' }), 'TOO_MANY_DECIMALS'],
    ['more than is ever taken', () => ({ indicatorId: count, value: '9000000000001' }), 'OUT_OF_RANGE'],
    ['no value', () => ({ indicatorId: count }), 'REQUIRED'],
    ['a value beside another answer', () => ({ indicatorId: count, status: 'not_asked', value: '1' }), 'INVALID_INPUT'],
    ['what the round does not offer', () => ({ indicatorId: persons, breakdown: 'spec_gender:f', status: 'not_applicable' }), 'ANSWER_NOT_OFFERED'],
    ['a missing figure without a word', () => ({ indicatorId: count, status: 'missing' }), 'NOTE_REQUIRED'],
    ['a NUL', () => ({ indicatorId: count, value: '1', note: 'a\0b' }), 'INVALID_INPUT'],
    ['a note without end', () => ({ indicatorId: count, value: '1', note: 'x'.repeat(2001) }), 'TOO_LONG'],
    ['a category that there is not', () => ({ indicatorId: persons, breakdown: 'spec_gender:x', value: '1' }), 'UNKNOWN_REFERENCE'],
    ['the whole where parts are asked for', () => ({ indicatorId: persons, value: '1' }), 'UNKNOWN_REFERENCE'],
    ['no breakdown at all', () => ({ indicatorId: count, breakdown: "';--", value: '1' }), 'UNKNOWN_REFERENCE'],
    ['an indicator that there is not', () => ({ indicatorId: newId(), value: '1' }), 'UNKNOWN_REFERENCE'],
    ['what is no id', () => ({ indicatorId: 'x', value: '1' }), 'UNKNOWN_REFERENCE'],
    ['a version that there is not', () => ({ indicatorId: count, value: '1', expectedVersion: 2147483647 }), null]
  ])('is answered for by itself: %s', async (_what, cell, code) => {
    const returnId = await draft()
    const saved = await save(manager, returnId, cell(), { indicatorId: euro, value: '1' })
    expect(saved.cells.map(({ indicatorId }) => indicatorId)).toEqual([euro])
    expect(saved.refusals.map((refusal) => refusal.code)).toEqual(code === null ? [] : [code])
    expect(await stored(returnId)).toHaveLength(1)
  })

  it('is an indicator of another round', async () => {
    const other = await anIndicator(app)
    await round({ indicators: [{ id: other }] })
    expect((await save(manager, await draft(), { indicatorId: other, value: '1' })).refusals).toMatchObject([{ code: 'UNKNOWN_REFERENCE' }])
  })

  it.each(['1e308', 'NaN', 'Infinity', '12345678901234567890', '0x10', '1,5', '', ' 1'])('is no number, and saves nothing: %j', async (value) => {
    const returnId = await draft()
    expect(await codeOf(manager, returnId, { indicatorId: euro, value: '1' }, { indicatorId: count, value })).toBe('INVALID_NUMBER')
    expect(await stored(returnId)).toEqual([])
  })

  it('is one figure twice', async () => {
    const returnId = await draft()
    const saved = await save(manager, returnId, { indicatorId: count, value: '1' }, { indicatorId: count, value: '2' })
    expect(saved).toMatchObject({ cells: [{ value: '1' }], refusals: [{ code: 'DUPLICATE_KEY', params: { line: 1 } }] })
  })

  it('is more than any form has', async () => {
    const cells = Array.from({ length: 2001 }, () => ({ indicatorId: count, value: '1' }))
    expect(await codeOf(manager, await draft(), ...cells)).toBe('INVALID_INPUT')
  })

  it('changes nothing, not even the state, when nothing is left', async () => {
    const returnId = await draft()
    expect((await save(manager, returnId, { indicatorId: count, value: '-1' })).unitReturn).toMatchObject({ state: 'not_started', version: 1 })
    expect(await app.rows('SELECT state, cell_clock FROM unit_return WHERE id = $1', [returnId])).toEqual([{ state: 'not_started', cell_clock: 0 }])
  })
})

describe('while somebody else has the return', () => {
  it.each(['submitted', 'verified', 'accepted', 'locked'] as const)('nothing is written: %s', async (state) => {
    const returnId = await draft({ state, cells: [{ indicatorId: count, value: 7 }] })
    expect(await codeOf(manager, returnId, { indicatorId: count, value: '8', expectedVersion: 1 })).toBe('RETURN_STATE')
    expect(await stored(returnId)).toMatchObject([{ value: '7', version: 1 }])
    expect((await entries(returnId)).map(({ action, outcome }) => [action, outcome])).toEqual([['saveCells', 'refused']])
  })

  it.each(['planned', 'locked', 'cancelled'] as const)('nothing is written in a round that is not open: %s', async (state) => {
    const returnId = await aReturn(app, { roundId: await round({ state }), unitId })
    expect(await codeOf(manager, returnId, { indicatorId: count, value: '8' })).toBe('ROUND_STATE')
  })
})

describe('a return that came back', () => {
  const returned = () =>
    draft({
      ...{ state: 'returned', number: 1 },
      cells: [
        { indicatorId: count, value: 7, review: 'questioned' },
        { indicatorId: euro, value: 100, review: 'approved' },
        { indicatorId: persons, breakdown: 'spec_gender:f', value: 3, review: 'questioned' }
      ]
    })

  it('takes new figures where they were questioned, and nowhere else', async () => {
    const returnId = await returned()
    const saved = await save(
      manager,
      returnId,
      { indicatorId: count, value: '8', expectedVersion: 1 },
      { indicatorId: euro, value: '2', expectedVersion: 1 },
      { indicatorId: persons, breakdown: 'spec_gender:m', value: '2' },
      { indicatorId: persons, breakdown: 'spec_gender:f', isCleared: true, expectedVersion: 1 }
    )
    expect(saved.cells).toMatchObject([{ indicatorId: count, value: '8', review: 'questioned', answered: 'mended' }])
    expect(saved.refusals.map(({ code }) => code)).toEqual(['CELL_LOCKED', 'CELL_LOCKED', 'REQUIRED'])
    expect(saved.unitReturn).toMatchObject({ state: 'returned', version: 1, givenCount: 3 })
  })

  const CONFIRM = `mutation ($input: ConfirmCellInput!) { confirmCell(input: $input) {
    unitReturn { id state comments { kind text indicatorId author { displayName } } } cell { value version review answered } } }`
  const confirm = (actor: Actor, input: object) => actor.ask<{ confirmCell: Record<string, unknown> }>(CONFIRM, { input })

  it('is answered by the word that a figure is right', async () => {
    const returnId = await returned()
    const answer = await confirm(manager, { returnId, indicatorId: count, breakdown: '', text: ' Laskettu kahdesti ', expectedVersion: 1 })
    expect(answer.data?.confirmCell).toEqual({
      unitReturn: {
        ...{ id: returnId, state: 'returned' },
        comments: [{ kind: 'answer', text: 'Laskettu kahdesti', indicatorId: count, author: { displayName: 'Mikko Hyvärinen' } }]
      },
      cell: { value: '7', version: 2, review: 'questioned', answered: 'confirmed' }
    })
    expect((await confirm(member, { returnId, indicatorId: count, breakdown: '', text: 'Sama', expectedVersion: 1 })).errors?.[0]?.extensions.code).toBe('STALE')
  })

  it.each([
    ['a figure that was not questioned', () => ({ indicatorId: euro, text: 'On' }), 'CELL_LOCKED'],
    ['an empty place', () => ({ indicatorId: persons, breakdown: 'spec_gender:m', text: 'On' }), 'CELL_LOCKED'],
    ['without a word', () => ({ indicatorId: count, text: '  ' }), 'REQUIRED'],
    ['with too many', () => ({ indicatorId: count, text: 'x'.repeat(2001) }), 'TOO_LONG']
  ])('is not answered by %s', async (_what, of, code) => {
    const returnId = await returned()
    const answer = await confirm(manager, { returnId, breakdown: '', ...of() })
    expect(answer.errors?.[0]?.extensions.code).toBe(code)
  })

  it('is only answered while it is with the unit', async () => {
    const returnId = await draft({ state: 'submitted', cells: [{ indicatorId: count, value: 7, review: 'questioned' }] })
    const answer = await confirm(manager, { returnId, indicatorId: count, breakdown: '', text: 'On' })
    expect(answer.errors?.[0]?.extensions.code).toBe('RETURN_STATE')
  })
})

describe('whose return it is', () => {
  it('is unknown to the unit beside and to a unit far away, and nothing is written', async () => {
    for (const elsewhere of [siblingId, farUnitId]) {
      const returnId = await aReturn(app, { roundId: await round(), unitId: elsewhere })
      expect(await codeOf(manager, returnId, { indicatorId: count, value: '1' })).toBe('NOT_FOUND')
      expect(await stored(returnId)).toEqual([])
    }
    expect(await codeOf(manager, newId(), { indicatorId: count, value: '1' })).toBe('NOT_FOUND')
    expect(await codeOf(manager, 'x', { indicatorId: count, value: '1' })).toBe('NOT_FOUND')
  })

  it.each(['administrator', 'national_coordinator', 'regional_coordinator', 'auditor', 'reviewer', 'funder'] as const)(
    'is not written by those who review or look on: %s',
    async (role) => {
      const returnId = await draft()
      expect(await codeOf(await app.as(role), returnId, { indicatorId: count, value: '1' })).toBe('NOT_ALLOWED')
      expect(await stored(returnId)).toEqual([])
    }
  )

  it('stays with another consortium, whatever one names', async () => {
    const other = newId()
    await insert(app, 'consortium', { id: other, name_fi: 'Toinen', name_sv: 'Toinen', name_en: 'Toinen' })
    const foreignUnit = newId()
    await insert(app, 'org_unit', { id: foreignUnit, consortium_id: other, type: 'local_unit' })
    const foreign = await anIndicator(app, { consortiumId: other })
    const roundId = await aRound(app, { consortiumId: other, indicators: [{ id: foreign }] })
    const returnId = await aReturn(app, { roundId, unitId: foreignUnit })
    expect(await codeOf(manager, returnId, { indicatorId: foreign, value: '1' })).toBe('NOT_FOUND')
    expect((await save(manager, await draft(), { indicatorId: foreign, value: '1' })).refusals).toMatchObject([{ code: 'UNKNOWN_REFERENCE' }])
  })
})
