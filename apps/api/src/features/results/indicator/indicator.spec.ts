import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from '../../network/second-consortium.js'

const INDICATOR = `id code unit decimals aggregation sourceClass origin position version isInUse
  group { id code } weightIndicator { code } current { number name { fi } } nearest { number name { fi } }
  versions { number validFrom validTo name { fi sv en } definition { fi } condition { fi } direction dimensionCodes numerator
    denominator factor source taskAreas reason changedBy }
  uses { kind code count name { fi } } workedOutFrom { code }`
const ONE = `query ($id: ID!) { indicator(id: $id) { ${INDICATOR} } }`
const LIST = `query ($filter: IndicatorFilter, $sort: IndicatorSort, $descending: Boolean, $first: Int, $after: String) {
  indicators(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id code } } }`
const CHECK = `query ($input: CheckExpressionInput!) { checkExpression(input: $input) {
  isValid usedCodes used { code } problem { field kind from to name } } }`
const CREATE = `mutation ($input: CreateIndicatorInput!) { createIndicator(input: $input) { indicator { ${INDICATOR} } } }`
const AMEND = `mutation ($input: AmendIndicatorInput!) { amendIndicator(input: $input) { indicator { ${INDICATOR} } } }`
const RETIRE = `mutation ($input: RetireIndicatorInput!) { retireIndicator(input: $input) { indicator { ${INDICATOR} } } }`
const INSTALL = 'mutation { installIndicatorLibrary { groupCount dimensionCount indicatorCount } }'

type Version = { number: number; validFrom: string; validTo: string | null; name: { fi: string }; reason: string; changedBy: string | null }
type Indicator = { id: string; code: string; version: number; versions: Version[] } & Record<string, unknown>

let app: TestApp
let coordinator: Actor
let second: SecondConsortium
let groupId: string

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
  await coordinator.get(INSTALL)
  const { indicatorGroups } = await coordinator.get<{ indicatorGroups: { id: string; code: string }[] }>('{ indicatorGroups { id code } }')
  groupId = indicatorGroups[0]!.id
})
afterAll(() => app.stop())

const text = (fi: string) => ({ fi, sv: `${fi} sv`, en: `${fi} en` })
const manual = (code: string, change: object = {}) => ({
  ...{ code, groupId, unit: 'persons', decimals: 0, aggregation: 'sum', sourceClass: 'manual', validFrom: '2026-01-01' },
  ...{ name: text(`Mittari ${code}`), definition: text('Mitä lasketaan'), direction: 'more', dimensionCodes: ['gender'] },
  ...change
})
const formula = (code: string, numerator: string, change: object = {}) =>
  manual(code, { unit: 'percent', decimals: 1, aggregation: 'none', sourceClass: 'derived', dimensionCodes: [], numerator, factor: 100, ...change })
const created = async (input: object) =>
  (await coordinator.get<{ createIndicator: { indicator: Indicator } }>(CREATE, { input })).createIndicator.indicator
const one = async (id: string) => (await coordinator.get<{ indicator: Indicator }>(ONE, { id })).indicator
const amendment = ({ id, version }: Indicator, change: object = {}) => ({
  ...{ indicatorId: id, expectedVersion: version, from: '2026-07-01', reason: 'Tarkennus', name: text('Uusi nimi') },
  ...{ definition: text('Mitä lasketaan'), direction: 'more', dimensionCodes: ['gender'], ...change }
})
const amended = async (input: object) =>
  (await coordinator.get<{ amendIndicator: { indicator: Indicator } }>(AMEND, { input })).amendIndicator.indicator
const refusal = async (query: string, input: object, actor = coordinator) => {
  const { code, path, params, issues } = (await actor.ask(query, { input })).errors?.[0]?.extensions ?? { code: 'done', path: [], params: {} }
  const all = (issues ?? [{ code, path }]).map((issue) => `${issue.code} ${issue.path.join('.')}`.trim())
  return { all, params }
}
const codes = async (variables: object = {}) =>
  (await coordinator.get<{ indicators: { nodes: Indicator[] } }>(LIST, { first: 100, ...variables })).indicators.nodes.map(({ code }) => code)

/** A round that asks an indicator, written past the API. */
async function asksIn(indicatorId: string, { state = 'open', from = '2026-07-01', to = '2026-10-01' } = {}): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO collection_round (id, consortium_id, name_fi, name_sv, name_en, period, period_kind, period_from, period_to, opens_on,
       due_on, grace_until, verify_by, accept_by, state)
     SELECT $1, i.consortium_id, 'Kierros', 'Rond', 'Round', '2026-Q3', 'quarter', $3, $4, $4, $4, $4, $4, $4, $5
     FROM indicator i WHERE i.id = $2`,
    [id, indicatorId, from, to, state]
  )
  await app.rows(
    `INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position)
     SELECT $1, id, consortium_id, 1 FROM indicator WHERE id = $2`,
    [id, indicatorId]
  )
  return id
}

describe('adding an indicator', () => {
  it('keeps what it is and what is said about it', async () => {
    const indicator = await created(manual('X1', { taskAreas: ['4a', '1b'], source: ' Ohje ', condition: text('Vain uudet') }))
    expect(indicator).toMatchObject({
      ...{ code: 'X1', unit: 'persons', decimals: 0, aggregation: 'sum', origin: 'own', version: 1, isInUse: false, uses: [] },
      ...{ group: { id: groupId }, weightIndicator: null, current: { number: 1 } }
    })
    expect(indicator.versions).toEqual([
      expect.objectContaining({
        ...{ number: 1, validFrom: '2026-01-01', validTo: null, name: text('Mittari X1'), condition: { fi: 'Vain uudet' } },
        ...{ dimensionCodes: ['gender'], source: 'Ohje', taskAreas: ['1b', '4a'], reason: '', factor: 1 }
      })
    ])
    expect(indicator.versions[0]!.changedBy).toBeTruthy()
  })

  it('names every field that is wrong at once', async () => {
    const { all } = await refusal(CREATE, manual('x 1', { name: text(' '), decimals: 2, unit: 'count', taskAreas: ['9z'], numerator: 'A1' }))
    expect(all).toEqual([
      ...['UNKNOWN_WORD code', 'OUT_OF_RANGE decimals', 'REQUIRED name.fi', 'INVALID_INPUT numerator', 'UNKNOWN_WORD taskAreas']
    ])
  })

  it.each<[string, () => object, string]>([
    ['a code that is taken', () => manual('A1'), 'ALREADY_EXISTS code'],
    ['a group that is none', () => manual('X2', { groupId: newId() }), 'UNKNOWN_REFERENCE groupId'],
    ['a weight that is none', () => manual('X2', { unit: 'score', aggregation: 'weighted_mean', weightIndicatorId: newId() }), 'UNKNOWN_REFERENCE weightIndicatorId'],
    ['a dimension that is none', () => manual('X2', { dimensionCodes: ['mieli'] }), 'UNKNOWN_REFERENCE dimensionCodes'],
    ['a formula that names itself', () => formula('X2', 'X2 + A1'), 'EXPRESSION_INVALID numerator']
  ])('refuses %s', async (_, input, expected) => {
    expect((await refusal(CREATE, input())).all).toEqual([expected])
  })

  it('is for those who manage the library', async () => {
    for (const role of ['regional_coordinator', 'unit_manager', 'reviewer', 'funder', 'auditor'] as const) {
      expect((await refusal(CREATE, manual('X2'), await app.as(role))).all).toEqual(['NOT_ALLOWED'])
    }
  })

  it('is on record', async () => {
    const [entry] = await app.rows<{ details: object; after: object }>(
      `SELECT details, after FROM audit_entry WHERE action = 'createIndicator' AND outcome = 'done' AND details->>'code' = 'X1'`
    )
    expect(entry).toMatchObject({ details: { code: 'X1', name: 'Mittari X1' }, after: { unit: 'persons', direction: 'more' } })
  })
})

describe('a formula', () => {
  const check = async (input: object) =>
    (await coordinator.get<{ checkExpression: Record<string, unknown> }>(CHECK, { input })).checkExpression

  it('that can be used says what it names', async () => {
    expect(await check({ numerator: 'B1 + B2', denominator: 'A1' })).toEqual({
      ...{ isValid: true, usedCodes: ['B1', 'B2', 'A1'], used: [{ code: 'A1' }, { code: 'B1' }, { code: 'B2' }], problem: null }
    })
  })

  it.each<[object, object]>([
    [{ numerator: 'B1 +' }, { field: 'numerator', kind: 'syntax', from: 4, to: 4 }],
    [{ numerator: 'B1', denominator: 'A1 + B999' }, { field: 'denominator', kind: 'unknown_code', from: 5, to: 9, name: 'B999' }],
    [{ numerator: 'B1', from: '1999-12-31' }, { field: 'numerator', kind: 'not_in_force', name: 'B1' }],
    [{ numerator: 'B1', code: 'B1' }, { kind: 'itself' }],
    [{ numerator: 'O3', code: 'O2' }, { kind: 'cycle', name: 'O2 → O3 → O2' }],
    [{ numerator: 'O3 * 2', code: 'A1' }, { kind: 'cycle', name: 'A1 → O3 → O1 → A1' }]
  ])('%j: %j', async (input, problem) => {
    expect(await check(input)).toMatchObject({ isValid: false, problem })
  })

  it('leads to what it is worked out from, and they lead back', async () => {
    const share = await created(formula('X3', 'X1', { denominator: 'A2' }))
    expect(share['workedOutFrom']).toEqual([{ code: 'X1' }, { code: 'A2' }])
    const { indicators } = await coordinator.get<{ indicators: { nodes: Indicator[] } }>(LIST, { filter: { search: 'X1' } })
    const used = await one(indicators.nodes.find(({ code }) => code === 'X1')!.id)
    expect(used).toMatchObject({ isInUse: true, uses: [{ kind: 'derived', code: 'X3', count: 1 }] })
  })

  it('two who make a circle together: one of them is refused', async () => {
    const [p, q] = [await created(formula('PP', 'A1')), await created(formula('QQ', 'A1'))]
    const both = [
      amendment(p, { from: '2040-01-01', numerator: 'QQ', factor: 100, dimensionCodes: [] }),
      amendment(q, { from: '2040-01-01', numerator: 'PP', factor: 100, dimensionCodes: [] })
    ]
    const answers = (await Promise.all(both.map((input) => refusal(AMEND, input)))).flatMap(({ all }) => all)
    expect(answers.sort()).toEqual(['EXPRESSION_INVALID numerator', 'done'])
  })
})

describe('an amendment', () => {
  it('ends the version of the day and begins another', async () => {
    const indicator = await amended(amendment(await created(manual('Y1'))))
    expect(indicator.version).toBe(2)
    expect(indicator.versions).toMatchObject([
      { number: 2, validFrom: '2026-07-01', validTo: null, name: text('Uusi nimi'), reason: 'Tarkennus' },
      { number: 1, validFrom: '2026-01-01', validTo: '2026-07-01', name: text('Mittari Y1') }
    ])
  })

  it('on the first day of the newest version mends it', async () => {
    const indicator = await amended(amendment(await created(manual('Y2')), { from: '2026-01-01' }))
    expect(indicator.versions).toMatchObject([{ number: 1, validFrom: '2026-01-01', name: text('Uusi nimi'), reason: 'Tarkennus' }])
  })

  it('may move it to another group and change nothing else', async () => {
    const before = await created(manual('Y3'))
    const { indicatorGroups } = await coordinator.get<{ indicatorGroups: { id: string; code: string }[] }>('{ indicatorGroups { id code } }')
    const indicator = await amended(amendment(before, { name: text('Mittari Y3'), groupId: indicatorGroups[1]!.id }))
    expect(indicator).toMatchObject({ version: 2, group: indicatorGroups[1], versions: [{ number: 1 }] })
  })

  it('is refused when another came first, for a day before, without a reason, and when nothing changes', async () => {
    const indicator = await created(manual('Y4'))
    const wrong = async (change: object) => (await refusal(AMEND, amendment(indicator, change))).all
    expect(await wrong({ expectedVersion: 0 })).toEqual(['STALE expectedVersion'])
    expect(await wrong({ from: '2025-12-31' })).toEqual(['RANGE_OVERLAPS from'])
    expect(await wrong({ reason: ' ' })).toEqual(['REQUIRED reason'])
    expect(await wrong({ name: text('Mittari Y4') })).toEqual(['INVALID_INPUT'])
    expect(await one(indicator.id)).toEqual(indicator)
  })

  it('of two at once the second is told', async () => {
    const indicator = await created(manual('Y5'))
    const answers = await Promise.all([1, 2].map(() => refusal(AMEND, amendment(indicator))))
    expect(answers.flatMap(({ all }) => all).sort()).toEqual(['STALE expectedVersion', 'done'])
  })

  it('leaves what a round rests on: not its breakdowns, but its name, and everything from the next day on', async () => {
    const indicator = await created(manual('Y6'))
    await asksIn(indicator.id)
    const inUse = await one(indicator.id)
    expect(inUse).toMatchObject({ isInUse: true, uses: [{ kind: 'round', code: '2026-Q3', name: { fi: 'Kierros' } }] })
    const { all, params } = await refusal(AMEND, amendment(indicator, { from: '2026-09-30', dimensionCodes: [] }))
    expect([all, params]).toEqual([['INDICATOR_IN_USE from'], { day: '2026-09-30' }])
    const renamed = await amended(amendment(indicator, { from: '2026-01-01' }))
    const after = await amended(amendment(renamed, { from: '2026-10-01', dimensionCodes: ['age_class'] }))
    expect(after.versions).toMatchObject([{ dimensionCodes: ['age_class'] }, { dimensionCodes: ['gender'], name: text('Uusi nimi') }])
  })

  it('leaves the formula of a derived one as long as a round asks what it is worked out from', async () => {
    const asked = await created(manual('Y7'))
    const share = await created(formula('Y8', 'Y7'))
    await asksIn(asked.id, { state: 'locked' })
    const change = { numerator: 'Y7 * 2', factor: 100, dimensionCodes: [], from: '2026-08-01' }
    expect((await refusal(AMEND, amendment(share, change))).all).toEqual(['INDICATOR_IN_USE from'])
  })

  it('past the API too, no day has two versions', async () => {
    const { id } = await created(manual('Y9'))
    const copy = `INSERT INTO indicator_version (indicator_id, number, consortium_id, valid_from, valid_to, name_fi, name_sv, name_en,
        definition_fi, definition_sv, definition_en, direction)
      SELECT indicator_id, 9, consortium_id, '2026-05-01', '2026-06-01', 'a', 'a', 'a', 'a', 'a', 'a', 'more'
      FROM indicator_version WHERE indicator_id = $1`
    await expect(app.rows(copy, [id])).rejects.toThrow('indicator_version_one_a_day')
  })
})

describe('retiring', () => {
  const retire = ({ id, version }: Indicator, from: string) => ({ indicatorId: id, expectedVersion: version, from, reason: 'Ei tarvita' })

  it('ends the newest version', async () => {
    const indicator = await created(manual('Z1'))
    const { retireIndicator } = await coordinator.get<{ retireIndicator: { indicator: Indicator } }>(RETIRE, { input: retire(indicator, '2026-02-01') })
    expect(retireIndicator.indicator).toMatchObject({ version: 2, current: null, nearest: { number: 1 }, versions: [{ validTo: '2026-02-01' }] })
    expect(await codes({ filter: { search: 'Z1', inForceOn: '2026-01-31' } })).toEqual(['Z1'])
    expect(await codes({ filter: { search: 'Z1', inForceOn: '2026-02-01' } })).toEqual([])
  })

  it('is refused while a round will ask it or another indicator needs it', async () => {
    const [asked, needed] = [await created(manual('Z2')), await created(manual('Z3'))]
    await asksIn(asked.id, { state: 'planned' })
    await created(formula('Z4', 'Z3'))
    expect((await refusal(RETIRE, retire(asked, '2026-09-01'))).all).toEqual(['INDICATOR_IN_USE from'])
    expect(await refusal(RETIRE, retire(needed, '2026-09-01'))).toEqual({ all: ['INDICATOR_IN_USE from'], params: { code: 'Z4' } })
    expect((await refusal(RETIRE, { ...retire(asked, '2026-10-01'), expectedVersion: 9 })).all).toEqual(['STALE expectedVersion'])
    expect((await refusal(RETIRE, retire(asked, '2026-10-01'))).all).toEqual(['done'])
  })
})

describe('the list', () => {
  it('stands in the order of forms, and can be narrowed', async () => {
    const all = await codes()
    expect(all.indexOf('A1')).toBeLessThan(all.indexOf('B1'))
    expect(await codes({ filter: { origins: ['oulu'] }, sort: 'code' })).toEqual(['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7'])
    expect(await codes({ filter: { groups: ['economy'], units: ['percent'] } })).toEqual(['E9'])
    expect(await codes({ filter: { search: 'lähettävä taho', sourceClasses: ['derived'] } })).toEqual(['A5'])
    expect(await codes({ filter: { search: 'EECR', inForceOn: '1999-12-31' } })).toEqual([])
  })

  it('sorts numbers in codes as numbers', async () => {
    expect(await codes({ filter: { search: 'B1', origins: ['own'] }, sort: 'code' })).toEqual(expect.arrayContaining(['B1', 'B10', 'B11', 'B12']))
    const economy = await codes({ filter: { groups: ['economy'], origins: ['own'] }, sort: 'code' })
    expect(economy.slice(0, 11)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11'])
  })

  it.each(['place', 'code', 'name'])('by %s, page after page, shows each once', async (sort) => {
    for (const descending of [false, true]) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const { indicators }: { indicators: { totalCount: number; nodes: Indicator[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
          await coordinator.get(LIST, { sort, descending, first: 37, after })
        seen.push(...indicators.nodes.map(({ code }) => code))
        after = indicators.pageInfo.hasNextPage ? indicators.pageInfo.endCursor : null
        if (after === null) expect(seen).toHaveLength(indicators.totalCount)
      } while (after !== null)
      expect(new Set(seen).size).toBe(seen.length)
    }
  })

  it('refuses a cursor of another order', async () => {
    const { indicators } = await coordinator.get<{ indicators: { pageInfo: { endCursor: string } } }>(LIST, { first: 2 })
    const answer = await coordinator.ask(LIST, { sort: 'name', after: indicators.pageInfo.endCursor })
    expect(answer.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR')
  })

  it('goes out as a file with the same choice, on record', async () => {
    const get = (query: string) => fetch(`${app.address}/files/indicators.${query}`, { headers: { cookie: coordinator.cookie } })
    const answer = await get('csv?lang=fi&groups=economy&units=percent')
    expect(answer.headers.get('content-disposition')).toMatch(/mittarit-\d{4}-\d{2}-\d{2}\.csv/)
    const [headings, ...rows] = (await answer.text()).trim().split('\r\n')
    expect(headings).toContain('Tunnus;Ryhmä;Nimi suomeksi')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(/^E9;Talous;Markkinatulojen osuus;.*;\(E1\) \/ \(E8\) \* 100;/)
    const workbook = await get('xlsx?lang=sv&search=EECR&sort=code&descending=true')
    expect(Buffer.from(await workbook.arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
    expect((await get('json')).status).toBe(404)
    expect((await get('csv?inForceOn=tomorrow')).status).toBe(400)
    const [{ count } = { count: '0' }] = await app.rows<{ count: string }>(`SELECT count(*) FROM audit_entry WHERE action = 'exportIndicators'`)
    expect(count).toBe('2')
  })

  it('is for everyone but those who read publications, and shows nobody the library of another consortium', async () => {
    const outsider = await asOutsider(app, second)
    const { id, version } = await created(manual('W1'))
    const mine = await outsider.get<{ indicators: { totalCount: number } }>(LIST)
    expect(mine.indicators.totalCount).toBe(0)
    expect((await outsider.ask(ONE, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await refusal(AMEND, amendment({ id, version } as Indicator), outsider)).all).toEqual(['NOT_FOUND indicatorId'])
    expect((await (await app.as('unit_member')).get<{ indicators: { totalCount: number } }>(LIST)).indicators.totalCount).toBeGreaterThan(90)
    expect((await (await app.as('funder')).ask(LIST)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })
})
