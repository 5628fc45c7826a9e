import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aDimension, anIndicator, aReturn, aRound, demoConsortium, insert, lastQuarter, unitOf, unitsAround } from '../../../testing/results.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { periodContaining, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'

const MANAGER = 'mikko.hyvarinen@solmu.example'

const RETURN = `query ($id: ID!) { unitReturn(id: $id) {
  id state isLate effectiveDueOn extendedUntil extensionReason number version previousPeriod givenCount askedCount
  unit { id } centre { id } round { id period }
  sheet { indicatorId isRequired allowsNotApplicable total previousTotal target
    indicator { id unit } version { number } dimensions { code categories { code } }
    cells { breakdown categories { dimension category } status value note review answered version changedBy isWritable
      previous { status value } target commentCount } }
  comments { kind text indicatorId breakdown author { displayName } versionNumber }
  presence { person { displayName } cell isSelf } versions { number kind reason madeBy } } }`

const LIST = `query ($filter: UnitReturnFilter, $sort: UnitReturnSort, $descending: Boolean, $first: Int, $after: String) {
  unitReturns(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
    nodes { id state isLate givenCount askedCount unit { name { fi } } centre { id } round { id } } totalCount pageInfo { hasNextPage endCursor } } }`

type Cell = { breakdown: string; status: string | null; value: string | null; isWritable: boolean; changedBy: string | null }
type Sheet = { indicatorId: string; total: string | null; previousTotal: string | null; cells: Cell[] }[]
type Shown = { unitReturn: { id: string; sheet: Sheet; comments: { text: string }[]; presence: { cell: string | null; isSelf: boolean }[] } & Record<string, unknown> }
type Listed = { unitReturns: { nodes: ({ id: string; unit: { name: { fi: string } } } & Record<string, unknown>)[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }

let app: TestApp
let manager: Actor
let unitId: string
let centreId: string | null
let siblings: string[]
let farUnitId: string
let persons: string
let euro: string
let perHead: string

beforeAll(async () => {
  app = await TestApp.start()
  manager = await app.as('unit_manager')
  ;({ unitId, centreId } = await unitOf(app, MANAGER))
  ;({ siblings, farUnitId } = await unitsAround(app, unitId))
  await aDimension(app, { code: 'spec_gender', categories: ['f', 'm', 'unknown'] })
  persons = await anIndicator(app, { code: 'SPEC_PERSONS', unit: 'persons', dimensions: ['spec_gender'] })
  euro = await anIndicator(app, { code: 'SPEC_EURO', unit: 'euro' })
  perHead = await anIndicator(app, {
    ...{ code: 'SPEC_PER_HEAD', unit: 'euro', sourceClass: 'derived', aggregation: 'weighted_mean' },
    ...{ numerator: 'SPEC_EURO', denominator: 'SPEC_PERSONS' }
  })
})
afterAll(() => app.stop())

const round = (of: Partial<Parameters<typeof aRound>[1]> = {}) =>
  aRound(app, { indicators: [{ id: persons, dimensions: ['spec_gender'] }, { id: euro, isRequired: false }, { id: perHead }], ...of })

/** A return with figures, one of which was sent as version 1 by the manager. */
async function sent(of: Partial<Parameters<typeof aReturn>[1]> & { period?: string } = {}): Promise<string> {
  const { period, ...rest } = of
  const returnId = await aReturn(app, {
    ...{ roundId: await round(period ? { period } : {}), unitId, state: 'submitted' },
    cells: [
      { indicatorId: persons, breakdown: 'spec_gender:f', value: 3 },
      { indicatorId: persons, breakdown: 'spec_gender:m', value: 1 },
      { indicatorId: persons, breakdown: 'spec_gender:unknown', status: 'missing', note: 'Ei kysytty nimiä' },
      { indicatorId: euro, value: 1050 }
    ],
    ...rest
  })
  await send(returnId)
  return returnId
}

/** Sends the working copy as the next version: the facts come by the trigger. */
async function send(returnId: string): Promise<void> {
  await app.rows(
    `INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind, made_by)
     SELECT r.id, r.number + 1, r.consortium_id, r.unit_id, 'submission', (SELECT id FROM app_user WHERE email = $2)
     FROM unit_return r WHERE r.id = $1`,
    [returnId, MANAGER]
  )
}

const show = async (actor: Actor, id: string) => (await actor.get<Shown>(RETURN, { id })).unitReturn
const codeOf = async (actor: Actor, query: string, variables: Record<string, unknown>) => (await actor.ask(query, variables)).errors?.[0]?.extensions.code
const list = async (actor: Actor, variables: Record<string, unknown>) => (await actor.get<Listed>(LIST, variables)).unitReturns

describe('a return', () => {
  it('lays out what is asked, what was answered and what adds up to what', async () => {
    const returnId = await aReturn(app, {
      ...{ roundId: await round({ dueOn: addDays(todayIn(), -1) }), unitId, state: 'draft' },
      cells: [{ indicatorId: persons, breakdown: 'spec_gender:f', value: 4, note: 'Arvio' }, { indicatorId: euro, value: 1050 }]
    })
    const shown = await show(manager, returnId)
    expect(shown).toMatchObject({
      ...{ id: returnId, state: 'draft', isLate: true, effectiveDueOn: addDays(todayIn(), -1), extendedUntil: null, number: 0, version: 1 },
      ...{ previousPeriod: shiftPeriod(lastQuarter(), -1), givenCount: 2, askedCount: 4, unit: { id: unitId }, centre: { id: centreId } },
      ...{ round: { period: lastQuarter() }, comments: [], presence: [], versions: [] }
    })
    const [first, second, third] = shown.sheet
    expect(first).toMatchObject({
      ...{ indicatorId: persons, isRequired: true, total: '4', previousTotal: null, target: null },
      ...{ indicator: { id: persons, unit: 'persons' }, version: { number: 1 } },
      dimensions: [{ code: 'spec_gender', categories: [{ code: 'f' }, { code: 'm' }, { code: 'unknown' }] }]
    })
    expect(first?.cells).toEqual([
      expect.objectContaining({ breakdown: 'spec_gender:f', categories: [{ dimension: 'spec_gender', category: 'f' }], status: 'value', value: '4', note: 'Arvio', version: 1, isWritable: true }),
      expect.objectContaining({ breakdown: 'spec_gender:m', status: null, value: null, version: 0, isWritable: true }),
      expect.objectContaining({ breakdown: 'spec_gender:unknown', status: null })
    ])
    expect(second).toMatchObject({ isRequired: false, total: '10.50', cells: [{ breakdown: '', categories: [], value: '10.50' }] })
    expect(third).toMatchObject({ indicatorId: perHead, cells: [], total: '2.63' })
  })

  it('asks for the categories that are in force on the last day of the period', async () => {
    const { validFrom, validTo } = validityOfPeriod(lastQuarter())
    const dimensionId = await aDimension(app, { code: 'spec_turns', categories: ['always', 'ended', 'begins', 'last'] })
    const valid = (code: string, from: string | null, to: string | null) =>
      app.rows('UPDATE dimension_category SET valid_from = $3, valid_to = $4 WHERE dimension_id = $1 AND code = $2', [dimensionId, code, from, to])
    await valid('ended', null, addDays(validTo, -1))
    await valid('begins', validTo, null)
    await valid('last', validFrom, validTo)
    const turning = await anIndicator(app, { dimensions: ['spec_turns'] })
    const roundId = await round({ indicators: [{ id: turning, dimensions: ['spec_turns'] }] })
    const shown = await show(manager, await aReturn(app, { roundId, unitId }))
    expect(shown.sheet[0]?.cells.map(({ breakdown }) => breakdown)).toEqual(['spec_turns:always', 'spec_turns:last'])
  })

  it('shows what was sent for the period before, and the targets, beside the figures', async () => {
    const period = '2024-Q2'
    await sent({ period: '2024-Q1' })
    const returnId = await aReturn(app, { roundId: await round({ period }), unitId })
    const [target] = [{ id: newId(), scope: 'unit', unit_id: unitId, consortium_id: await demoConsortium(app), indicator_id: persons }]
    const days = { period, period_kind: 'quarter', period_from: '2024-04-01', period_to: '2024-07-01', kind: 'target' }
    await insert(app, 'target', { ...target, ...days, breakdown: '', value: 12 })
    await insert(app, 'target', { ...target, ...days, id: newId(), breakdown: 'spec_gender:m', value: 5 })
    const shown = await show(manager, returnId)
    expect(shown.sheet.map(({ previousTotal }) => previousTotal)).toEqual(['4', '10.50', '2.63'])
    expect(shown.sheet[0]).toMatchObject({
      target: '12',
      cells: [
        { previous: { status: 'value', value: '3' }, target: null },
        { previous: { status: 'value', value: '1' }, target: '5' },
        { previous: { status: 'missing', value: null }, target: null }
      ]
    })
  })

  it('is not late within the time that was given, and not in the time before another kind of period', async () => {
    const dueOn = addDays(todayIn(), -10)
    const roundId = await round({ dueOn, period: periodContaining('year', '2019-01-01') })
    const returnId = await aReturn(app, { roundId, unitId, extendedUntil: addDays(todayIn(), 1) })
    const shown = await show(manager, returnId)
    expect(shown).toMatchObject({ isLate: false, effectiveDueOn: addDays(todayIn(), 1), extensionReason: 'Sairastapaus', previousPeriod: '2018' })
    expect(shown.sheet[0]?.previousTotal).toBeNull()
  })

  it.each(['submitted', 'verified', 'accepted', 'locked'] as const)('is not written while it is %s', async (state) => {
    const shown = await show(manager, await aReturn(app, { roundId: await round(), unitId, state, cells: [{ indicatorId: euro, value: 1 }] }))
    expect(shown.sheet.flatMap(({ cells }) => cells).filter(({ isWritable }) => isWritable)).toEqual([])
  })

  it('names whoever wrote, though their account is out of sight', async () => {
    const returnId = await sent()
    await app.rows('UPDATE return_cell SET changed_by = (SELECT id FROM app_user WHERE email = $2) WHERE return_id = $1', [returnId, MANAGER])
    const shown = await show(await app.as('regional_coordinator'), returnId)
    expect(shown.sheet[0]?.cells[0]?.changedBy).toBe('Mikko Hyvärinen')
    expect(shown['versions']).toEqual([{ number: 1, kind: 'submission', reason: '', madeBy: 'Mikko Hyvärinen' }])
  })

  it('is read with a constant number of statements', async () => {
    const returnId = await sent()
    await show(manager, returnId)
    const statements = await app.statementsOf(() => show(manager, returnId))
    const reads = statements.filter((text) => !/^(BEGIN|COMMIT|SELECT \* FROM app\.find_session|START)/.test(text.trim()))
    expect(reads.length).toBeLessThanOrEqual(20)
    expect(statements.filter((text) => text.includes('fact f'))).toHaveLength(1)
  })
})

describe('who reads it', () => {
  it.each(['administrator', 'national_coordinator', 'regional_coordinator', 'auditor', 'unit_member'] as const)('%s does', async (role) => {
    const at = role === 'unit_member' ? (await unitOf(app, 'riitta.kosonen@solmu.example')).unitId : unitId
    const returnId = await aReturn(app, { roundId: await round(), unitId: at })
    expect((await show(await app.as(role), returnId)).id).toBe(returnId)
  })

  it.each(['reviewer', 'funder'] as const)('%s does not', async (role) => {
    const returnId = await aReturn(app, { roundId: await round(), unitId })
    expect(await codeOf(await app.as(role), RETURN, { id: returnId })).toBe('NOT_ALLOWED')
  })

  it('nobody of another unit or region, nor when there is no such return', async () => {
    const regional = await app.as('regional_coordinator')
    const [beside, far] = [await aReturn(app, { roundId: await round(), unitId: siblings[0] ?? '' }), await aReturn(app, { roundId: await round(), unitId: farUnitId })]
    expect(await codeOf(manager, RETURN, { id: beside })).toBe('NOT_FOUND')
    expect(await codeOf(manager, RETURN, { id: far })).toBe('NOT_FOUND')
    expect(await codeOf(regional, RETURN, { id: far })).toBe('NOT_FOUND')
    expect(await codeOf(regional, RETURN, { id: newId() })).toBe('NOT_FOUND')
    expect(await codeOf(regional, RETURN, { id: 'x' })).toBe('NOT_FOUND')
    expect((await show(regional, beside)).id).toBe(beside)
  })

  it('the centre to which the unit belonged then, although it has moved on', async () => {
    const regional = await app.as('regional_coordinator')
    const returnId = await aReturn(app, { roundId: await round(), unitId: farUnitId, centreId, state: 'draft', cells: [{ indicatorId: euro, value: 100 }] })
    expect((await show(regional, returnId)).sheet[1]?.cells[0]?.value).toBe('1.00')
  })
})

describe('the list', () => {
  let roundId: string
  beforeAll(async () => {
    roundId = await round({ dueOn: addDays(todayIn(), -3) })
    const states = ['not_started', 'draft', 'submitted', 'returned'] as const
    for (const [place, unit] of [unitId, ...siblings, farUnitId].entries()) {
      await aReturn(app, { roundId, unitId: unit, state: states[place % 4] ?? 'draft', cells: [{ indicatorId: euro, value: place }] })
    }
  })

  const all = async (actor: Actor, variables: Record<string, unknown>) => {
    const found: Listed['unitReturns']['nodes'] = []
    let after: string | null = null
    do {
      const page: Listed['unitReturns'] = await list(actor, { ...variables, first: 2, after })
      found.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    return found
  }

  it.each(['unit', 'centre', 'period', 'state', 'due', 'held_since'])('goes through every return once, by %s', async (sort) => {
    const national = await app.as('national_coordinator')
    const up = await all(national, { filter: { roundId }, sort })
    const down = await all(national, { filter: { roundId }, sort, descending: true })
    expect(up).toHaveLength(siblings.length + 2)
    expect(new Set(up.map(({ id }) => id)).size).toBe(up.length)
    expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).reverse())
  })

  it('is as long as the viewer may read', async () => {
    expect(await list(manager, { filter: { roundId } })).toMatchObject({ totalCount: 1, nodes: [{ unit: expect.anything(), givenCount: 1, askedCount: 4, round: { id: roundId } }] })
    expect((await list(await app.as('regional_coordinator'), { filter: { roundId } })).totalCount).toBe(siblings.length + 1)
    expect((await list(await app.as('auditor'), { filter: { roundId } })).totalCount).toBe(siblings.length + 2)
  })

  it('is narrowed by unit, centre, state, lateness and name', async () => {
    const national = await app.as('national_coordinator')
    const count = async (filter: Record<string, unknown>) => (await list(national, { filter: { roundId, ...filter } })).totalCount
    const whole = siblings.length + 2
    expect(await count({ unitId: farUnitId })).toBe(1)
    expect(await count({ centreId })).toBe(siblings.length + 1)
    const draft = await count({ states: ['draft'] })
    const unsent = await count({ states: ['not_started', 'draft'] })
    expect([draft, unsent, await count({ isLate: true }), await count({ isLate: false })]).toEqual([expect.any(Number), unsent, unsent, whole - unsent])
    const [first] = (await list(national, { filter: { roundId } })).nodes
    expect(await count({ search: first?.unit.name.fi.slice(1, 9).toUpperCase() })).toBeGreaterThanOrEqual(1)
    expect(await count({ search: '%' })).toBe(0)
    expect(await count({ search: lastQuarter() })).toBe(whole)
  })

  it('takes as many statements for all of them as for one', async () => {
    const national = await app.as('national_coordinator')
    const forMany = await app.statementsOf(() => list(national, { filter: { roundId } }))
    const forOne = await app.statementsOf(() => list(national, { filter: { roundId, unitId } }))
    expect(forMany.length).toBe(forOne.length)
  })

  it('shows the sheets of all of them with the statements of one', async () => {
    const national = await app.as('national_coordinator')
    const SHEETS = `query ($filter: UnitReturnFilter) { unitReturns(filter: $filter) { nodes { id sheet { total cells { value } } } } }`
    const read = (filter: Record<string, unknown>) => () => national.get<{ unitReturns: { nodes: { sheet: Sheet }[] } }>(SHEETS, { filter: { roundId, ...filter } })
    expect((await app.statementsOf(read({}))).length).toBe((await app.statementsOf(read({ unitId: farUnitId }))).length)
    const { unitReturns } = await read({})()
    expect(unitReturns.nodes.map(({ sheet }) => sheet[1]?.total).sort()).toEqual(unitReturns.nodes.map((_node, place) => (place / 100).toFixed(2)))
  })

  it('refuses a cursor that is none of its own', async () => {
    expect(await codeOf(manager, LIST, { after: 'x' })).toBe('INVALID_CURSOR')
  })
})

describe('what was sent', () => {
  const SHEET = `query ($returnId: ID!, $number: Int!) { returnSheetOfVersion(returnId: $returnId, number: $number) { indicatorId total cells { breakdown status value isWritable changedBy } } }`
  const DIFFERENCE = `query ($returnId: ID!, $from: Int!, $to: Int) { returnDifference(returnId: $returnId, from: $from, to: $to) {
    indicatorId breakdown before { status value } after { status value } } }`
  const HISTORY = `query ($returnId: ID!, $indicatorId: ID!, $breakdown: String!) { cellHistory(returnId: $returnId, indicatorId: $indicatorId, breakdown: $breakdown) {
    versionNumber status value changedBy } }`

  /** Version 1, then version 2 with another figure, then a working copy with a third. */
  const twice = async () => {
    const returnId = await sent()
    await app.rows(`UPDATE return_cell SET value = 9 WHERE return_id = $1 AND breakdown = 'spec_gender:f'`, [returnId])
    await send(returnId)
    await app.rows(`UPDATE return_cell SET value = 11, changed_by = (SELECT id FROM app_user WHERE email = $2) WHERE return_id = $1 AND breakdown = 'spec_gender:f'`, [returnId, MANAGER])
    return returnId
  }

  it('stays readable, version by version', async () => {
    const returnId = await twice()
    const totals = async (number: number) =>
      (await manager.get<{ returnSheetOfVersion: Sheet }>(SHEET, { returnId, number })).returnSheetOfVersion.map(({ total }) => total)
    expect([await totals(1), await totals(2)]).toEqual([['4', '10.50', '2.63'], ['10', '10.50', '1.05']])
    const { returnSheetOfVersion } = await manager.get<{ returnSheetOfVersion: Sheet }>(SHEET, { returnId, number: 1 })
    expect(returnSheetOfVersion.flatMap(({ cells }) => cells).filter(({ isWritable }) => isWritable)).toEqual([])
    expect(returnSheetOfVersion[0]?.cells[0]?.changedBy).toBe('Mikko Hyvärinen')
  })

  it('differs from the version before by what was changed, and by nothing else', async () => {
    const returnId = await twice()
    const difference = async (from: number, to?: number) =>
      (await manager.get<{ returnDifference: unknown[] }>(DIFFERENCE, { returnId, from, to })).returnDifference
    const of = (before: string, after: string) => [
      { indicatorId: persons, breakdown: 'spec_gender:f', before: { status: 'value', value: before }, after: { status: 'value', value: after } }
    ]
    expect(await difference(1, 2)).toEqual(of('3', '9'))
    expect(await difference(2)).toEqual(of('9', '11'))
    expect(await difference(1)).toEqual(of('3', '11'))
    expect(await difference(2, 2)).toEqual([])
    expect(await difference(0, 1)).toHaveLength(4)
    expect(await difference(0, 1)).toContainEqual({ indicatorId: euro, breakdown: '', before: null, after: { status: 'value', value: '10.50' } })
  })

  it('tells of one figure what it has been', async () => {
    const returnId = await twice()
    const history = async (indicatorId: string, breakdown: string) =>
      (await manager.get<{ cellHistory: unknown[] }>(HISTORY, { returnId, indicatorId, breakdown })).cellHistory
    const by = { status: 'value', changedBy: 'Mikko Hyvärinen' }
    expect(await history(persons, 'spec_gender:f')).toEqual([
      { versionNumber: null, value: '11', ...by },
      { versionNumber: 2, value: '9', ...by },
      { versionNumber: 1, value: '3', ...by }
    ])
    expect(await history(euro, '')).toEqual([{ versionNumber: 1, value: '10.50', ...by }])
    expect(await history('x', '')).toEqual([])
  })

  it('is not there when there is no such version', async () => {
    const returnId = await twice()
    for (const number of [0, 3, -1]) expect(await codeOf(manager, SHEET, { returnId, number })).toBe('NOT_FOUND')
    expect(await codeOf(manager, DIFFERENCE, { returnId, from: 1, to: 3 })).toBe('NOT_FOUND')
    expect(await codeOf(manager, DIFFERENCE, { returnId: newId(), from: 0 })).toBe('NOT_FOUND')
  })
})

describe('what is said', () => {
  const SAY = `mutation ($input: CommentCellInput!) { commentCell(input: $input) { comment { kind text indicatorId breakdown author { displayName } versionNumber } } }`
  const say = (actor: Actor, input: Record<string, unknown>) => actor.ask<{ commentCell: { comment: unknown } }>(SAY, { input })

  it('stands beside the figure, whoever of the unit and its reviewers said it', async () => {
    const returnId = await sent()
    const said = await say(manager, { returnId, indicatorId: persons, breakdown: 'spec_gender:f', text: ' Kolme uutta ' })
    expect(said.data?.commentCell.comment).toEqual({
      ...{ kind: 'comment', text: 'Kolme uutta', indicatorId: persons, breakdown: 'spec_gender:f', versionNumber: 1 },
      author: { displayName: 'Mikko Hyvärinen' }
    })
    await say(await app.as('regional_coordinator'), { returnId, text: 'Kiitos' })
    await say(await app.as('national_coordinator'), { returnId, indicatorId: perHead, breakdown: '', text: 'Hyvä' })
    const shown = await show(manager, returnId)
    expect(shown.comments.map(({ text }) => text)).toEqual(['Kolme uutta', 'Kiitos', 'Hyvä'])
    expect(shown.sheet[0]?.cells).toMatchObject([{ commentCount: 1 }, { commentCount: 0 }, { commentCount: 0 }])
    const [entry] = await app.rows(`SELECT action, unit_id, details FROM audit_entry WHERE subject_id = $1 AND action = 'commentCell'`, [returnId])
    expect(entry).toEqual({ action: 'commentCell', unit_id: unitId, details: {} })
  })

  it.each([
    ['nothing', () => ({ text: '  ' }), 'REQUIRED'],
    ['too much', () => ({ text: 'x'.repeat(2001) }), 'TOO_LONG'],
    ['of a figure that is not asked for', () => ({ text: 'a', indicatorId: persons, breakdown: 'spec_gender:x' }), 'UNKNOWN_REFERENCE'],
    ['of another indicator', () => ({ text: 'a', indicatorId: newId() }), 'UNKNOWN_REFERENCE'],
    ['of a breakdown alone', () => ({ text: 'a', breakdown: '' }), 'REQUIRED']
  ])('is refused when it is %s', async (_what, of, code) => {
    expect((await say(manager, { returnId: await sent(), ...of() })).errors?.[0]?.extensions.code).toBe(code)
  })

  it('is not for those who look on, nor for those who see nothing', async () => {
    const returnId = await sent()
    for (const role of ['auditor', 'administrator', 'reviewer'] as const) {
      expect((await say(await app.as(role), { returnId, text: 'a' })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    }
    const far = await aReturn(app, { roundId: await round(), unitId: farUnitId })
    expect((await say(manager, { returnId: far, text: 'a' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })
})

describe('who has it open', () => {
  const TOUCH = `mutation ($input: TouchReturnInput!) { touchReturn(input: $input) { presence { person { displayName } cell isSelf } } }`
  const touch = async (actor: Actor, input: Record<string, unknown>) =>
    (await actor.get<{ touchReturn: { presence: unknown[] } }>(TOUCH, { input })).touchReturn.presence

  it('is seen by the others for a minute, and leaves no trail', async () => {
    const returnId = await sent()
    const regional = await app.as('regional_coordinator')
    const cell = `${persons}/spec_gender:f`
    expect(await touch(manager, { returnId, cell })).toEqual([{ person: { displayName: 'Mikko Hyvärinen' }, cell, isSelf: true }])
    const both = await touch(regional, { returnId })
    expect(both).toEqual([
      { person: { displayName: 'Eeva-Liisa Turunen' }, cell: null, isSelf: true },
      { person: { displayName: 'Mikko Hyvärinen' }, cell, isSelf: false }
    ])
    expect((await show(manager, returnId)).presence.map(({ isSelf }) => isSelf)).toEqual([true, false])
    await touch(regional, { returnId, isLeaving: true })
    expect((await show(manager, returnId)).presence).toHaveLength(1)
    await app.rows(`UPDATE return_presence SET seen_at = now() - interval '61 seconds' WHERE return_id = $1`, [returnId])
    expect((await show(regional, returnId)).presence).toEqual([])
    expect(await app.rows(`SELECT 1 FROM audit_entry WHERE action = 'touchReturn'`)).toEqual([])
  })

  it('is told to nobody who may not read the return', async () => {
    const far = await aReturn(app, { roundId: await round(), unitId: farUnitId })
    expect(await codeOf(manager, TOUCH, { input: { returnId: far } })).toBe('NOT_FOUND')
    expect(await app.rows('SELECT 1 FROM return_presence WHERE return_id = $1', [far])).toEqual([])
  })
})

it('whoever changes the network is told which open returns hang on the units', async () => {
  const [before] = await app.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM unit_return r JOIN collection_round c ON c.id = r.round_id
     WHERE r.unit_id = $1 AND c.state = 'open' AND r.state <> 'locked'`,
    [farUnitId]
  )
  await aReturn(app, { roundId: await round(), unitId: farUnitId })
  await aReturn(app, { roundId: await round({ state: 'locked' }), unitId: farUnitId, state: 'locked' })
  const PREVIEW = `query ($input: PreviewNetworkChangeInput!) { previewNetworkChange(input: $input) { touched { kind unit { id } count } } }`
  const input = { effectiveOn: todayIn(), operation: { close: { unitId: farUnitId } } }
  const { previewNetworkChange } = await (await app.as('national_coordinator')).get<{ previewNetworkChange: { touched: unknown[] } }>(PREVIEW, { input })
  expect(previewNetworkChange.touched).toContainEqual({ kind: 'unit_return', unit: { id: farUnitId }, count: (before?.count ?? 0) + 1 })
})
