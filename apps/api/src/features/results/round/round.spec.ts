import { roundMembers } from '@solmu/domain/results/round-membership.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { defaultDays } from '@solmu/domain/results/round-days.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aDimension, anIndicator, aReturn, aRound, lastQuarter, unitOf, unitsAround } from '../../../testing/results.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from '../../network/second-consortium.js'
import type { CollectionRoundType, RoundConnection, RoundCounts } from './round.graphql.js'
import type { RoundPreview } from './round-input.graphql.js'

const COUNTS = 'counts { total notStarted draft submitted returned verified accepted locked late extended former }'
const ROUND = `id name { fi sv en } instructions { fi } period periodKind periodFrom periodTo state stateReason opensOn dueOn graceUntil
  verifyBy acceptBy membership unitRule { kind centreIds unitKinds unitIds } reminderDays version
  indicators { position isRequired allowsNotApplicable indicator { id code } version { number } dimensions { code } }`
const payload = (name: string, type: string, more = '') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${more || `round { ${ROUND} ${COUNTS} }`} } }`
const CREATE = payload('createRound', 'CreateRoundInput')
const CHANGE = payload('changeRound', 'ChangeRoundInput')
const OPEN = payload('openRound', 'OpenRoundInput')
const CANCEL = payload('cancelRound', 'CancelRoundInput')
const PLAN = payload('planRounds', 'PlanRoundsInput', `rounds { ${ROUND} }`)
const ONE = `query ($id: ID!) { round(id: $id) { ${ROUND} ${COUNTS} } }`
const LIST = `query ($filter: RoundFilter, $sort: RoundSort, $descending: Boolean, $first: Int, $after: String) {
  rounds(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id name { fi } period state ${COUNTS} } } }`
const CALENDAR = `query ($from: Date!, $to: Date!) { roundCalendar(from: $from, to: $to) { day kind round { id } } }`
const PREVIEW = `query ($input: PreviewRoundInput!) { previewRound(input: $input) {
  units { id unit { name { fi } } centre { id } } leftOut { unit { id } reason } others { id } } }`

type Round = CollectionRoundType & { counts: RoundCounts; indicators: { indicator: { id: string }; dimensions: { code: string }[] }[] }

const today = todayIn()
let app: TestApp
let coordinator: Actor
let second: SecondConsortium
let indicatorId: string
/** Far from the periods of the demo, and a year further for each test, so that nothing is asked twice. */
let year = 2030

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
  await aDimension(app, { code: 'spec_size', categories: ['small', 'large', 'unknown'] })
  indicatorId = await anIndicator(app, { code: 'ROUND_SPEC', dimensions: ['spec_size'] })
})
afterAll(() => app.stop())

const asked = (id: string, dimensionCodes: string[] = []) => ({ indicatorId: id, dimensionCodes, isRequired: true, allowsNotApplicable: true })
const aPlan = (more: Record<string, unknown> = {}) => {
  const period = (more['period'] as string | undefined) ?? `${year++}-Q1`
  return {
    ...{ name: { fi: `Kierros ${period}` }, period, ...defaultDays(period), membership: 'last_day', unitRule: { kind: 'all' } },
    ...{ reminderDays: [7, -7, -1], indicators: [asked(indicatorId, ['spec_size'])], ...more }
  }
}
const refusal = async (query: string, input: object, actor = coordinator) => {
  const { code, path, params, issues } = (await actor.ask(query, { input })).errors?.[0]?.extensions ?? {}
  const all: { code?: string | undefined; path?: readonly (string | number)[] | undefined; params?: Record<string, unknown> | undefined }[] = issues ?? [{ code, path, params }]
  return all.map((issue) => {
    const reason = issue.params?.['code']
    return `${issue.code}${typeof reason === 'string' ? `:${reason}` : ''} ${(issue.path ?? []).join('.')}`.trim()
  })
}
const create = async (more: Record<string, unknown> = {}) =>
  (await coordinator.get<{ createRound: { round: Round } }>(CREATE, { input: aPlan(more) })).createRound.round
const one = async (id: string, actor = coordinator) => (await actor.get<{ round: Round }>(ONE, { id })).round
const open = async ({ id, version }: { id: string; version: number }) =>
  (await coordinator.get<{ openRound: { round: Round } }>(OPEN, { input: { roundId: id, expectedVersion: version } })).openRound.round
const membersOf = (roundId: string) =>
  app.rows<{ unitId: string; centreId: string | null }>(
    `SELECT unit_id AS "unitId", centre_id AS "centreId" FROM unit_return WHERE round_id = $1 ORDER BY unit_id`,
    [roundId]
  )
const lastPast = () => shiftPeriod(lastQuarter(), -30)

describe('a planned round', () => {
  it('is entered with what it asks, and read back', async () => {
    const round = await create({ name: { fi: ' Talous ', sv: 'Ekonomi' }, instructions: { fi: 'Lue tämä.' } })
    expect(round).toMatchObject({
      ...{ name: { fi: 'Talous', sv: 'Ekonomi', en: 'Talous' }, instructions: { fi: 'Lue tämä.' }, state: 'planned', version: 1 },
      ...{ periodKind: 'quarter', reminderDays: [-7, -1, 7], unitRule: { kind: 'all', centreIds: [], unitIds: [] } }
    })
    expect(round.indicators).toMatchObject([{ position: 1, indicator: { code: 'ROUND_SPEC' }, dimensions: [{ code: 'spec_size' }], version: { number: 1 } }])
    expect(round.counts).toMatchObject({ total: 0, late: 0 })
    expect(await one(round.id)).toEqual(round)
    const [entry] = await app.rows(`SELECT action, details FROM audit_entry WHERE subject_id = $1`, [round.id])
    expect(entry).toMatchObject({ action: 'createRound', details: { period: round.period } })
  })

  it('is refused with everything that is wrong, at its place', async () => {
    const days = defaultDays('2090-Q1')
    expect(
      await refusal(CREATE, aPlan({ period: '2090-Q1', name: { fi: ' ' }, dueOn: '2090-03-01', verifyBy: days.graceUntil, acceptBy: days.dueOn, reminderDays: [99], indicators: [] }))
    ).toEqual(['REQUIRED name.fi', 'OUT_OF_RANGE dueOn', 'DAYS_REVERSED acceptBy', 'OUT_OF_RANGE reminderDays', 'REQUIRED indicators'])
    const other = await anIndicator(app, {})
    expect(await refusal(CREATE, aPlan({ indicators: [asked(newId()), asked(other, ['spec_size']), asked(other), asked(indicatorId)] }))).toEqual([
      ...['NOT_FOUND indicators.0.indicatorId', 'UNKNOWN_REFERENCE indicators.1.dimensionCodes', 'ALREADY_EXISTS indicators.2.indicatorId']
    ])
    expect(await refusal(CREATE, { ...aPlan(), period: '2090-Q5' })).toEqual(['INVALID_INPUT period'])
    expect(await refusal(CREATE, aPlan({ unitRule: { kind: 'list', unitIds: [] } }))).toEqual(['REQUIRED unitRule.unitIds'])
    expect(await refusal(CREATE, aPlan({ unitRule: { kind: 'list', unitIds: [newId()] } }))).toEqual(['NOT_FOUND unitRule.unitIds'])
    const { centreId } = await unitOf(app, 'mikko.hyvarinen@solmu.example')
    expect(await refusal(CREATE, aPlan({ unitRule: { kind: 'list', unitIds: [centreId] } }))).toEqual(['UNKNOWN_REFERENCE unitRule.unitIds'])
  })

  it('asks no unit for the same figure of the same period twice', async () => {
    const { unitId } = await unitOf(app, 'mikko.hyvarinen@solmu.example')
    const { siblings } = await unitsAround(app, unitId)
    const first = await create({ unitRule: { kind: 'list', unitIds: [unitId] } })
    const { period } = first
    expect(await refusal(CREATE, aPlan({ period }))).toEqual(['ALREADY_EXISTS indicators'])
    await create({ period, unitRule: { kind: 'list', unitIds: siblings.slice(0, 1) } })
    await create({ period, indicators: [asked(await anIndicator(app, {}))] })
  })

  it('is changed by whoever saw it last', async () => {
    const round = await create()
    const input = { ...aPlan({ period: round.period, name: { fi: 'Uusi nimi' } }), roundId: round.id, expectedVersion: 1 }
    const { changeRound } = await coordinator.get<{ changeRound: { round: Round } }>(CHANGE, { input })
    expect(changeRound.round).toMatchObject({ name: { fi: 'Uusi nimi' }, version: 2 })
    expect(await refusal(CHANGE, input)).toEqual(['STALE expectedVersion'])
    expect(await refusal(CHANGE, { ...input, roundId: newId() })).toEqual(['NOT_FOUND roundId'])
  })

  it('is copied for the periods that follow', async () => {
    const round = await create({ name: { fi: `Kvartaali 1/${year}`, sv: 'Ekonomi', en: '' }, period: `${year}-Q1` })
    year += 2
    const { planRounds } = await coordinator.get<{ planRounds: { rounds: Round[] } }>(PLAN, { input: { roundId: round.id, count: 4 } })
    expect(planRounds.rounds.map(({ period }) => period)).toEqual([1, 2, 3, 4].map((step) => shiftPeriod(round.period, step)))
    expect(planRounds.rounds[0]).toMatchObject({ name: { fi: `Kvartaali 2/${round.period.slice(0, 4)}` }, state: 'planned' })
    expect(planRounds.rounds[3]?.indicators).toMatchObject([{ indicator: { id: indicatorId } }])
    expect(await refusal(PLAN, { roundId: round.id, count: 1 })).toEqual(['ALREADY_EXISTS indicators'])
    expect(await refusal(PLAN, { roundId: round.id, count: 13 })).toEqual(['OUT_OF_RANGE count'])
  })
})

describe('opening', () => {
  it('gives a return to everybody whom the preview named, under the centre of the time, and a region to each centre', async () => {
    const period = lastPast()
    const round = await create({ period, membership: 'any_day' })
    const input = { period, membership: 'any_day', unitRule: { kind: 'all' } }
    const { previewRound } = await coordinator.get<{ previewRound: RoundPreview }>(PREVIEW, { input })
    const opened = await open(round)
    expect(opened).toMatchObject({ state: 'open', version: 2, opensOn: round.opensOn })
    expect(opened.counts.total).toBe(previewRound.units.length)
    expect(opened.counts.notStarted).toBe(opened.counts.late)
    const members = await membersOf(round.id)
    expect(members.length).toBeGreaterThan(3)
    const previewed = previewRound.units.map(({ id, centre }) => ({ unitId: id, centreId: centre?.id ?? null }))
    expect(previewed.sort((a, b) => (a.unitId < b.unitId ? -1 : 1))).toEqual(members)
    const regions = await app.rows<{ id: string }>('SELECT centre_id AS id FROM region_return WHERE round_id = $1', [round.id])
    expect(regions.map(({ id }) => id).sort()).toEqual([...new Set(members.map(({ centreId }) => centreId))].sort())
    expect(await refusal(OPEN, { roundId: round.id, expectedVersion: 2 })).toEqual(['ROUND_STATE:not_planned'])
    expect(await refusal(OPEN, { roundId: round.id, expectedVersion: 1 })).toEqual(['STALE expectedVersion'])
  })

  it.each([
    ['last_day', 'all'],
    ['any_day', 'centres'],
    ['last_day', 'kinds'],
    ['any_day', 'list']
  ])('asks in the database whom the domain asks: %s, %s', async (membership, kind) => {
    const [units, links] = [
      await app.rows(`SELECT p.unit_id AS id, u.type, p.kind, p.valid_from AS "validFrom", p.valid_to AS "validTo"
        FROM unit_period p JOIN org_unit u ON u.id = p.unit_id JOIN consortium c ON c.id = p.consortium_id AND c.is_demo`),
      await app.rows(`SELECT l.unit_id AS "unitId", l.parent_id AS "parentId", l.valid_from AS "validFrom", l.valid_to AS "validTo"
        FROM unit_link l JOIN consortium c ON c.id = l.consortium_id AND c.is_demo`)
    ] as unknown as [Parameters<typeof roundMembers>[0]['units'], Parameters<typeof roundMembers>[0]['links']]
    const local = units.filter(({ type }) => type === 'local_unit')
    const unitRule = {
      all: { kind: 'all' as const },
      centres: { kind: 'centres' as const, centreIds: [...new Set(links.map(({ parentId }) => parentId))].slice(0, 3) },
      kinds: { kind: 'kinds' as const, unitKinds: [...new Set(local.map((unit) => unit.kind))].slice(0, 2) },
      list: { kind: 'list' as const, unitIds: local.slice(0, 9).map(({ id }) => id) }
    }[kind as 'all']
    for (const steps of [1, 12, 24, 40]) {
      const period = shiftPeriod(lastQuarter(), -steps)
      const other = await anIndicator(app, {})
      const { id, version } = await create({ period, membership, unitRule, indicators: [asked(other)] })
      await open({ id, version })
      const { members } = roundMembers({ units, links }, { period, membership: membership as 'any_day', unitRule })
      const expected = members.map(({ unitId, centreId }) => ({ unitId, centreId })).sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
      expect(await membersOf(id)).toEqual(expected)
    }
  })

  it('ahead of its day makes it today', async () => {
    const opened = await open(await create())
    expect(opened.opensOn).toBe(today)
  })
})

describe('a round that is open', () => {
  it('moves its deadlines later only and keeps what it is about', async () => {
    const round = await open(await create({ period: shiftPeriod(lastQuarter(), -31) }))
    const same = { ...aPlan({ period: round.period }), roundId: round.id, expectedVersion: 2 }
    expect(await refusal(CHANGE, { ...same, dueOn: addDays(same.dueOn, -1), membership: 'any_day' })).toEqual([
      ...['ROUND_STATE:units_fixed unitRule', 'ROUND_STATE:day_earlier dueOn']
    ])
    expect(await refusal(CHANGE, { ...same, indicators: [asked(indicatorId)] })).toEqual(['ROUND_STATE:indicator_fixed indicators'])
    const more = { ...same, acceptBy: addDays(same.acceptBy, 7), indicators: [...same.indicators, asked(await anIndicator(app, {}))] }
    const { changeRound } = await coordinator.get<{ changeRound: { round: Round } }>(CHANGE, { input: more })
    expect(changeRound.round.indicators).toHaveLength(2)
    await app.rows(`ALTER TABLE unit_return DISABLE TRIGGER keep_return`)
    await app.rows(`UPDATE unit_return SET number = 1, state = 'submitted' WHERE id = (SELECT id FROM unit_return WHERE round_id = $1 LIMIT 1)`, [round.id])
    await app.rows(`ALTER TABLE unit_return ENABLE TRIGGER keep_return`)
    const yetMore = { ...more, expectedVersion: 3, indicators: [...more.indicators, asked(await anIndicator(app, {}))] }
    expect(await refusal(CHANGE, yetMore)).toEqual(['ROUND_STATE:indicator_late indicators'])
    expect(await refusal(CANCEL, { roundId: round.id, expectedVersion: 3, reason: 'Ei tarvita' })).toEqual(['ROUND_STATE:has_returns'])
  })

  it('is called off while nobody has sent, with a reason', async () => {
    const round = await open(await create())
    const input = { roundId: round.id, expectedVersion: 2, reason: ' ' }
    expect(await refusal(CANCEL, input)).toEqual(['REQUIRED reason'])
    const { cancelRound } = await coordinator.get<{ cancelRound: { round: Round } }>(CANCEL, { input: { ...input, reason: 'Kysytään myöhemmin' } })
    expect(cancelRound.round).toMatchObject({ state: 'cancelled', stateReason: 'Kysytään myöhemmin' })
    expect(await refusal(OPEN, { roundId: round.id, expectedVersion: 3 })).toEqual(['ROUND_STATE:over'])
    expect(await refusal(CHANGE, { ...aPlan({ period: round.period }), roundId: round.id, expectedVersion: 3 })).toEqual(['ROUND_STATE:over'])
  })
})

describe('the lists', () => {
  const list = async (variables: object = {}, actor = coordinator) => (await actor.get<{ rounds: RoundConnection & { nodes: Round[] } }>(LIST, { ...variables })).rounds

  it('lead through every round once, in every order', async () => {
    const all = (await list({ first: 100 })).nodes.map(({ id }) => id)
    for (const sort of ['period', 'name', 'due', 'state']) {
      for (const descending of [false, true]) {
        const seen: string[] = []
        for (let after: string | null = null, more = true; more; ) {
          const page: RoundConnection = await list({ sort, descending, first: 4, after })
          expect(page.totalCount).toBe(all.length)
          seen.push(...page.nodes.map(({ id }) => id))
          ;({ endCursor: after, hasNextPage: more } = page.pageInfo)
        }
        expect(seen.toSorted()).toEqual(all.toSorted())
      }
    }
    expect((await coordinator.ask(LIST, { after: 'x' })).errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR')
  })

  it('are narrowed by state, period, year and words', async () => {
    const round = await create({ name: { fi: 'Aivan_oma 100 %' } })
    const ids = async (filter: object) => (await list({ filter })).nodes.map(({ id }) => id)
    expect(await ids({ search: 'aivan_OMA 100 %' })).toEqual([round.id])
    expect(await ids({ year: Number(round.period.slice(0, 4)), periodKind: 'quarter', states: ['planned'] })).toEqual([round.id])
    expect(await ids({ year: Number(round.period.slice(0, 4)), periodKind: 'year' })).toEqual([])
  })

  it('count what the viewer may see, in one statement for all rounds', async () => {
    const { unitId } = await unitOf(app, 'mikko.hyvarinen@solmu.example')
    const roundId = await aRound(app, { period: '2029-Q4', dueOn: addDays(today, -1), indicators: [{ id: indicatorId }] })
    const { siblings } = await unitsAround(app, unitId)
    await aReturn(app, { roundId, unitId, state: 'draft' })
    await aReturn(app, { roundId, unitId: siblings[0] ?? '', extendedUntil: addDays(today, 3) })
    expect((await one(roundId)).counts).toMatchObject({ total: 2, draft: 1, notStarted: 1, late: 1, extended: 1, former: 0 })
    const manager = await app.as('unit_manager')
    expect((await one(roundId, manager)).counts).toMatchObject({ total: 1, draft: 1, late: 1, extended: 0 })
    const statements = await app.statementsOf(() => list({ first: 100 }))
    expect(statements.filter((text) => text.includes('unit_return')).length).toBe(1)
  })

  it('tell the days of rounds, but of those that were called off', async () => {
    const round = await create()
    const { validTo } = validityOfPeriod(round.period)
    const ask = async () =>
      (await coordinator.get<{ roundCalendar: { day: string; kind: string; round: { id: string } }[] }>(CALENDAR, { from: validTo, to: addDays(validTo, 90) })).roundCalendar
    const own = (await ask()).filter((day) => day.round.id === round.id)
    expect(own.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      ...[`${round.opensOn} opens`, `${round.dueOn} due`, `${round.graceUntil} grace`, `${round.verifyBy} verify`, `${round.acceptBy} accept`]
    ])
    await coordinator.get(CANCEL, { input: { roundId: round.id, expectedVersion: 1, reason: 'Ei tarvita' } })
    expect((await ask()).filter((day) => day.round.id === round.id)).toEqual([])
    const code = async (from: string, to: string) => (await coordinator.ask(CALENDAR, { from, to })).errors?.[0]?.extensions?.code
    expect(await code('2026-02-01', '2026-01-01')).toBe('DAYS_REVERSED')
    expect(await code('2020-01-01', '2026-01-01')).toBe('OUT_OF_RANGE')
  })
})

describe('reach', () => {
  it('lets those who report read rounds and change none', async () => {
    const round = await create()
    for (const role of ['regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'auditor'] as const) {
      const actor = await app.as(role)
      expect((await one(round.id, actor)).id).toBe(round.id)
      expect(await refusal(OPEN, { roundId: round.id, expectedVersion: 1 }, actor)).toEqual(['NOT_ALLOWED'])
      expect(await refusal(CREATE, aPlan(), actor)).toEqual(['NOT_ALLOWED'])
    }
    const funder = await app.as('funder')
    expect((await funder.ask(ONE, { id: round.id })).errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED')
  })

  it('ends at the consortium', async () => {
    const round = await create()
    const outsider = await asOutsider(app, second)
    expect((await outsider.ask(ONE, { id: round.id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
    expect(await refusal(OPEN, { roundId: round.id, expectedVersion: 1 }, outsider)).toEqual(['NOT_FOUND roundId'])
    expect(await refusal(CREATE, aPlan(), outsider)).toContain('NOT_FOUND indicators.0.indicatorId')
    const { rounds } = await outsider.get<{ rounds: RoundConnection }>(LIST)
    expect(rounds.totalCount).toBe(0)
  })
})
