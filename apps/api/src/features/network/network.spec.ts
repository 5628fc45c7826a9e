import { addDays, addYears, todayIn } from '@solmu/shared/dates.js'
import type { Actor } from '../../testing/harness.js'
import { TestApp } from '../../testing/harness.js'
import type { NetworkEventType, NetworkTreeType } from './network.graphql.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from './second-consortium.js'

type TreeAnswer = { networkTree: NetworkTreeType }
type EventsAnswer = { networkEvents: NetworkEventType[] }

const TREE = `query ($asOf: Date) { networkTree(asOf: $asOf) {
  asOf today attribution uncoveredMunicipalityCodes consortium { id isDemo name { fi sv en } }
  nodes { id parentId depth type kind name { fi sv en } organisationName municipalityCode municipalityName { fi sv en }
    lon lat validFrom validTo parentFrom parentTo localUnitCount }
  territories { unitId municipalityCodes shapeCodes population populationDate }
} }`

const EVENTS = `query ($from: Date, $to: Date) { networkEvents(from: $from, to: $to) {
  id date kind isFuture reason nameBefore { fi } nameAfter { fi } municipalityCodes municipalityNames { fi } intoMunicipalityName { fi sv }
  units { id type name { fi } } from { id name { fi } } to { id name { fi } }
} }`

const today = todayIn()
let app: TestApp
let coordinator: Actor
let second: SecondConsortium

const treeOf = async (actor: Actor, asOf?: string) => (await actor.get<TreeAnswer>(TREE, { asOf })).networkTree
const eventsOf = async (variables: object = {}) =>
  (await coordinator.get<EventsAnswer>(EVENTS, { ...variables })).networkEvents

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
})
afterAll(() => app.stop())

describe('networkTree', () => {
  it('shows the network of today: each unit once, parents first, the mainland covered', async () => {
    const tree = await treeOf(coordinator)
    const alive = await app.rows<{ id: string }>(
      `SELECT unit_id AS id FROM unit_period WHERE consortium_id <> $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
      [second.consortiumId, today]
    )
    expect(tree.asOf).toBe(today)
    expect(tree.today).toBe(today)
    expect(tree.consortium.isDemo).toBe(true)
    expect(tree.nodes.map((node) => node.id).sort()).toEqual(alive.map((row) => row.id).sort())
    const places = new Map(tree.nodes.map((node, place) => [node.id, place]))
    tree.nodes.forEach((node, place) => expect(places.get(node.parentId ?? '') ?? -1).toBeLessThan(place))
    expect(tree.nodes[0]).toMatchObject({ type: 'headquarters', depth: 0, parentId: null, parentFrom: null })
    const locals = tree.nodes.filter((node) => node.type === 'local_unit')
    expect(tree.nodes[0]?.localUnitCount).toBe(locals.length)
    expect(locals.every((node) => node.depth === 2 && node.parentFrom !== null)).toBe(true)
    expect(tree.uncoveredMunicipalityCodes).toEqual([])
    expect(tree.attribution).toContain('Tilastokeskus 2026, CC BY 4.0')
  })

  it('counts the people of the mainland exactly once', async () => {
    const { territories } = await treeOf(coordinator)
    const [mainland] = await app.rows<{ people: number }>(
      `SELECT sum(m.population)::int AS people FROM municipality m WHERE m.valid_to IS NULL AND NOT EXISTS
         (SELECT 1 FROM municipality_area a WHERE a.municipality_code = m.code AND a.division = 'region' AND a.area_code = '21')`
    )
    const codes = territories.flatMap((territory) => territory.municipalityCodes)
    expect(new Set(codes).size).toBe(codes.length)
    expect(territories.reduce((sum, territory) => sum + territory.population, 0)).toBe(mainland?.people)
    expect(new Set(territories.map((territory) => territory.populationDate)).size).toBe(1)
  })

  it('shows another network three years back, before municipalities merged too', async () => {
    const [before, now] = [await treeOf(coordinator, addYears(today, -3)), await treeOf(coordinator)]
    expect(before.asOf).toBe(addYears(today, -3))
    expect(before.today).toBe(today)
    expect(before.nodes.map((node) => node.id)).not.toEqual(now.nodes.map((node) => node.id))
    expect(before.territories).not.toEqual(now.territories)
    const early = await treeOf(coordinator, '2024-06-01')
    const serving = early.territories.find((territory) => territory.municipalityCodes.includes('588'))
    expect(serving).toBeDefined()
    expect(early.uncoveredMunicipalityCodes).toEqual([])
    expect(early.territories.flatMap((territory) => territory.shapeCodes)).not.toContain('588')
    expect(now.territories.flatMap((territory) => territory.municipalityCodes)).not.toContain('588')
  })

  it('names the municipality that carries the code of a unit on the day', async () => {
    const [unit] = await app.rows<{ id: string }>(
      `UPDATE unit_period SET municipality_code = '588' WHERE unit_id = (SELECT p.unit_id FROM unit_period p
         JOIN org_unit u ON u.id = p.unit_id WHERE p.consortium_id <> $1
         AND u.type = 'local_unit' AND p.valid_from < '2024-01-01' AND p.valid_to IS NULL ORDER BY p.unit_id LIMIT 1)
         AND valid_to IS NULL RETURNING unit_id AS id`,
      [second.consortiumId]
    )
    const nodeOn = async (day: string) => (await treeOf(coordinator, day)).nodes.find((node) => node.id === unit?.id)
    expect(await nodeOn('2024-12-31')).toMatchObject({ municipalityCode: '588', municipalityName: { fi: 'Pertunmaa' } })
    expect(await nodeOn('2025-01-01')).toMatchObject({ municipalityCode: '507', municipalityName: { fi: 'Mäntyharju' } })
  })

  it('is empty before the first unit, and not an error', async () => {
    const tree = await treeOf(coordinator, '1950-01-01')
    expect(tree.nodes).toEqual([])
    expect(tree.territories).toEqual([])
  })

  it('follows the reference geography when it is loaded anew', async () => {
    await app.rows(`UPDATE municipality SET name_fi = 'Uusi nimi' WHERE code = '091'`)
    await app.rows(`UPDATE app_meta SET value = 'another state' WHERE key = 'reference_hash'`)
    expect((await treeOf(coordinator)).nodes[0]?.municipalityName.fi).toBe('Uusi nimi')
    expect((await treeOf(coordinator)).nodes[0]?.municipalityName.fi).toBe('Uusi nimi')
  })

  it.each(['2026-02-30', 'yesterday', '', '2026-1-1'])('refuses %j as a day', async (asOf) => {
    const answer = await coordinator.ask(TREE, { asOf })
    expect(answer.errors?.[0]?.extensions.kind).toBe('invalid')
  })

  it('shows an outsider their own network and nothing of ours', async () => {
    const tree = await treeOf(await asOutsider(app, second))
    expect(tree.nodes.map((node) => node.id)).toEqual([second.headOfficeId, second.centreId, second.localUnitId])
    expect(tree.territories.map((territory) => territory.municipalityCodes)).toEqual([['837']])
    expect(tree.consortium.id).toBe(second.consortiumId)
    expect(tree.uncoveredMunicipalityCodes.length).toBeGreaterThan(250)
  })

  it('refuses those who are not signed in', async () => {
    for (const query of [TREE, EVENTS]) {
      expect(await app.anonymous.ask(query)).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
    }
  })
})

describe('networkEvents', () => {
  it('tells the past and what is to come, the oldest first, with names', async () => {
    const events = await eventsOf()
    expect(events.map((event) => event.date)).toEqual(events.map((event) => event.date).toSorted())
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length)
    expect(new Set(events.map((event) => event.kind))).toEqual(
      new Set(['opened', 'closed', 'moved', 'merged', 'split', 'territory_changed', 'municipality_merged', 'renamed'])
    )
    expect(events.find((event) => event.kind === 'renamed')).toMatchObject({
      nameBefore: { fi: 'Etelä-Savon Mylly' },
      nameAfter: { fi: 'Mikkelin Mylly' }
    })
    expect(events.every((event) => event.isFuture === event.date > today)).toBe(true)
    expect(events.every((event) => event.municipalityNames.length === event.municipalityCodes.length)).toBe(true)
    const merger = events.find((event) => event.municipalityCodes.includes('588') && event.kind === 'municipality_merged')
    expect(merger).toMatchObject({ date: '2025-01-01', municipalityNames: [{ fi: 'Pertunmaa' }] })
    expect(merger?.intoMunicipalityName?.fi).toBe('Mäntyharju')
  })

  it('leads from one tree to the next: a unit that opened is not there the day before', async () => {
    const opened = (await eventsOf()).findLast((event) => event.kind === 'opened' && !event.isFuture)
    const ids = opened?.units.map((unit) => unit.id) ?? []
    const on = (await treeOf(coordinator, opened?.date)).nodes.map((node) => node.id)
    const before = (await treeOf(coordinator, addDays(opened?.date ?? today, -1))).nodes.map((node) => node.id)
    expect(ids.length).toBeGreaterThan(0)
    expect(on).toEqual(expect.arrayContaining(ids))
    expect(before.filter((id) => ids.includes(id))).toEqual([])
  })

  it('counts both ends of the days that are asked for, and has nothing between days in the wrong order', async () => {
    const all = await eventsOf()
    const [from, to] = [all[10]?.date ?? '', all[20]?.date ?? '']
    const within = await eventsOf({ from, to })
    expect(within).toEqual(all.filter((event) => event.date >= from && event.date <= to))
    expect(within.length).toBeGreaterThanOrEqual(11)
    expect(await eventsOf({ from: to, to: addDays(from, -1) })).toEqual([])
  })

  it('shows an outsider only what happened to their own units', async () => {
    const outsider = await asOutsider(app, second)
    const { networkEvents } = await outsider.get<EventsAnswer>(EVENTS)
    const ids = new Set(networkEvents.flatMap((event) => [...event.units, ...event.from, ...event.to].map((unit) => unit.id)))
    expect([...ids].sort()).toEqual([second.headOfficeId, second.centreId, second.localUnitId].sort())
  })
})

describe('viewer', () => {
  it('names the consortium and the day', async () => {
    const { viewer } = await coordinator.get<{ viewer: unknown }>('{ viewer { today consortium { id isDemo name { fi } } } }')
    expect(viewer).toMatchObject({ today, consortium: { isDemo: true } })
    const outsider = await asOutsider(app, second)
    const theirs = await outsider.get('{ viewer { today consortium { id isDemo name { fi sv en } } } }')
    const name = { fi: 'Muualla', sv: 'Annanstans', en: 'Elsewhere' }
    expect(theirs).toEqual({ viewer: { today, consortium: { id: second.consortiumId, isDemo: false, name } } })
  })
})
