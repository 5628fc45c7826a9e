import { encodeCursor } from '@solmu/shared/cursor.js'
import { addYears, todayIn } from '@solmu/shared/dates.js'
import type { Actor } from '../../../testing/harness.js'
import { TestApp } from '../../../testing/harness.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from '../second-consortium.js'
import type { OrgUnitConnection, OrgUnitType } from './org-unit.graphql.js'

type ListAnswer = { orgUnits: OrgUnitConnection }
type Detail = OrgUnitType & {
  path: { id: string }[]
  children: { id: string; type: string }[]
  territory: { municipalityCodes: string[]; population: number } | null
  territoryMunicipalities: { code: string; areas: { division: string; code: string }[] }[]
  history: { kind: string; date: string; units: { id: string }[] }[]
  municipality: { areas: { division: string; code: string }[] }
}

const LIST = `query ($asOf: Date, $filter: OrgUnitFilter, $sort: OrgUnitSort, $descending: Boolean, $first: Int, $after: String) {
  orgUnits(asOf: $asOf, filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id type kind name { fi } validFrom validTo organisation { id name { fi } businessId legalForm }
      municipality { code name { fi } } parent { id } centre { id name { fi } } }
  } }`

const DETAIL = `query ($id: ID!, $asOf: Date) { orgUnit(id: $id, asOf: $asOf) {
  id type kind name { fi sv en } organisation { id name { fi } legalForm } streetAddress email phone validFrom validTo
  municipality { code name { fi } areas { division code } } parent { id type } centre { id } path { id } children { id type }
  territory { unitId municipalityCodes shapeCodes population populationDate }
  territoryMunicipalities { code name { fi } population languageStatus areas { division code } }
  history { id date kind units { id } from { id } to { id } }
} }`

/** As much as one query can ask about every unit of a page. */
const EVERYTHING = `query ($first: Int) { orgUnits(first: $first, sort: type, filter: { includeClosed: true }) { totalCount nodes {
  id organisation { id } municipality { code areas { code } } parent { id } centre { id } path { id } children { id }
  territory { population } territoryMunicipalities { code areas { code } } history { id } } } }`

const finnish = new Intl.Collator('fi')
const today = todayIn()
let app: TestApp
let coordinator: Actor
let second: SecondConsortium

const list = async (variables: object = {}) => (await coordinator.get<ListAnswer>(LIST, { ...variables })).orgUnits
const one = async (id: string, asOf?: string) =>
  (await coordinator.get<{ orgUnit: Detail }>(DETAIL, { id, asOf })).orgUnit
const codeOf = async (query: string, variables: Record<string, unknown>) =>
  (await coordinator.ask(query, variables)).errors?.[0]?.extensions.code
const idOf = async (where: string) =>
  (await app.rows<{ id: string }>(
    `SELECT id FROM unit_now n JOIN (SELECT unit_id, min(valid_from) AS valid_from,
       nullif(max(coalesce(valid_to, 'infinity')), 'infinity') AS valid_to FROM unit_period GROUP BY unit_id) p
       ON p.unit_id = n.id WHERE consortium_id <> $1 AND ${where} ORDER BY id LIMIT 1`,
    [second.consortiumId]
  ))[0]?.id ?? ''

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
})
afterAll(() => app.stop())

describe('orgUnits', () => {
  it('lists the units of the day by name as Finnish sorts them', async () => {
    const { nodes, totalCount, pageInfo } = await list({ first: 100 })
    const names = nodes.map((unit) => unit.name.fi)
    expect(names).toEqual(names.toSorted(finnish.compare))
    expect(totalCount).toBe(nodes.length)
    expect(pageInfo.hasNextPage).toBe(false)
    expect(nodes.every((unit) => unit.validTo === null || unit.validTo > today)).toBe(true)
  })

  it.each(['name', 'type', 'municipality', 'centre', 'opened'])('leads through every unit once when sorted by %s', async (sort) => {
    const whole = (await list({ sort, first: 100 })).nodes.map((unit) => unit.id)
    for (const descending of [false, true]) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: OrgUnitConnection = await list({ sort, descending, first: 7, after })
        seen.push(...page.nodes.map((unit) => unit.id))
        expect(page.totalCount).toBe(whole.length)
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after !== null)
      expect(seen).toEqual(descending ? whole.toReversed() : whole)
    }
  })

  it('agrees with the tree about parent, centre and municipality on every kind of day', async () => {
    for (const asOf of ['2015-12-31', '2020-06-01', addYears(today, -3), today]) {
      const { nodes } = await list({ asOf, first: 100 })
      const tree = await coordinator.get<{ networkTree: { nodes: { id: string; parentId: string | null; municipalityCode: string }[] } }>(
        'query ($asOf: Date) { networkTree(asOf: $asOf) { nodes { id parentId municipalityCode } } }',
        { asOf }
      )
      const listed = nodes.map(({ id, parent, municipality }) => ({
        id,
        parentId: parent?.id ?? null,
        municipalityCode: municipality.code
      }))
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      expect(listed.sort(byId)).toEqual(tree.networkTree.nodes.sort(byId))
      for (const unit of nodes) {
        if (unit.type === 'regional_centre') expect(unit.centre?.id).toBe(unit.id)
        if (unit.type === 'local_unit') expect(unit.centre?.id).toBe(unit.parent?.id)
      }
    }
  })

  it('finds by a part of the name of unit, municipality or organisation, in capitals or not', async () => {
    const found = async (search: string) => (await list({ filter: { search } })).nodes.map((unit) => unit.name.fi)
    expect(await found('ÄÄNEKOSKEN')).toEqual(['Äänekosken Ässä'])
    expect(await found('  rovaniemi ')).toEqual(expect.arrayContaining(['Rovaniemen Roihu']))
    expect(await found('Tammerkosken Taito -säätiö')).toEqual(expect.arrayContaining(['Länsi-Suomi']))
  })

  it.each(['%', '_', 'x\0y', '\\', '%%%', "'; DROP TABLE org_unit; --"])('takes %j as it stands', async (search) => {
    expect((await list({ filter: { search } })).nodes).toEqual([])
  })

  it('narrows by level, kind and centre', async () => {
    const { nodes: centres } = await list({ filter: { types: ['regional_centre'] } })
    expect(centres.length).toBeGreaterThan(5)
    expect(new Set(centres.map((unit) => unit.type))).toEqual(new Set(['regional_centre']))
    const { nodes: workshops } = await list({ filter: { kinds: ['workshop', 'cooperative'] } })
    expect(workshops.every((unit) => ['workshop', 'cooperative'].includes(unit.kind))).toBe(true)
    const lappi = centres.find((unit) => unit.name.fi === 'Lappi')
    const { nodes: under } = await list({ filter: { centreId: lappi?.id } })
    expect(under.length).toBeGreaterThan(1)
    expect(new Set(under.map((unit) => unit.centre?.id))).toEqual(new Set([lappi?.id]))
    expect((await list({ filter: { types: [], kinds: [] } })).totalCount).toBe((await list()).totalCount)
  })

  it('lists the closed ones only on request, under the centre they last belonged to', async () => {
    const closed = (await list({ first: 100, filter: { includeClosed: true } })).nodes.filter(
      (unit) => unit.validTo !== null && unit.validTo <= today
    )
    expect(closed.length).toBeGreaterThan(5)
    expect(closed.every((unit) => unit.centre !== null)).toBe(true)
    const open = (await list({ first: 100 })).nodes.map((unit) => unit.id)
    expect(closed.some((unit) => open.includes(unit.id))).toBe(false)
  })

  it('refuses cursors that are not of this list, and sizes out of bounds', async () => {
    const { endCursor } = (await list({ first: 1 })).pageInfo
    expect(await codeOf(LIST, { after: 'garbage' })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { after: encodeCursor(['name', 'a', 'a', 'no uuid']) })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { after: endCursor, sort: 'opened' })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { after: endCursor, descending: true })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { first: 101 })).toBe('PAGE_TOO_LARGE')
    expect(await codeOf(LIST, { first: 0 })).toBe('INVALID_INPUT')
    expect(await codeOf(LIST, { filter: { search: 'x'.repeat(101) } })).toBe('TOO_LONG')
    expect(await codeOf(LIST, { filter: { centreId: 'no uuid' } })).toBe('NOT_FOUND')
    expect(await codeOf(LIST, { filter: { types: ['castle'] } })).toBe('INVALID_QUERY')
  })

  it('asks the database as often for fifty units as for two', async () => {
    const few = await statementsOf(() => coordinator.get(EVERYTHING, { first: 2 }))
    const many = await statementsOf(() => coordinator.get(EVERYTHING, { first: 50 }))
    expect(many).toEqual(few)
    const plain = await statementsOf(() => list())
    expect(plain.filter((text) => text.includes('org_unit'))).toHaveLength(1)
  })

  it('shows an outsider nothing of ours, not even by name or centre', async () => {
    const outsider = await asOutsider(app, second)
    const { orgUnits } = await outsider.get<ListAnswer>(LIST, { filter: { includeClosed: true } })
    expect(orgUnits.nodes.map((unit) => unit.id).sort()).toEqual(
      [second.headOfficeId, second.centreId, second.localUnitId].sort()
    )
    expect(orgUnits.totalCount).toBe(3)
    const centreId = await idOf(`type = 'regional_centre'`)
    const byCentre = await outsider.get<ListAnswer>(LIST, { filter: { centreId } })
    expect(byCentre.orgUnits.nodes).toEqual([])
  })

  it('refuses those who are not signed in', async () => {
    expect(await app.anonymous.ask(LIST)).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
    expect(await app.anonymous.ask(DETAIL, { id: second.headOfficeId })).toMatchObject({ status: 401 })
  })
})

describe('orgUnit', () => {
  it('shows a centre with its units, its territory, its place and its past', async () => {
    const id = await idOf(`name_fi = 'Itä-Suomi'`)
    const headOfficeId = await idOf(`type = 'headquarters'`)
    const unit = await one(id)
    expect(unit).toMatchObject({ id, type: 'regional_centre', parent: { id: headOfficeId }, centre: { id } })
    expect(unit.path).toEqual([{ id: headOfficeId }])
    expect(unit.children.length).toBeGreaterThan(3)
    expect(new Set(unit.children.map((child) => child.type))).toEqual(new Set(['local_unit']))
    expect(unit.territoryMunicipalities.map((each) => each.code)).toEqual(unit.territory?.municipalityCodes)
    expect(unit.territoryMunicipalities.every((each) => each.areas.some((area) => area.division === 'region'))).toBe(true)
    expect(unit.municipality.areas).toEqual(expect.arrayContaining([{ division: 'region', code: '12' }]))
    expect(unit.history.some((event) => event.kind === 'territory_changed')).toBe(true)
    expect(unit.history.map((event) => event.date)).toEqual(unit.history.map((event) => event.date).toSorted())
  })

  it('shows a closed unit as it last stood, and one that moved under the parent of the day', async () => {
    const closed = await one(await idOf(`name_fi = 'Kuopion Käsi'`))
    expect(closed).toMatchObject({ validTo: '2022-03-01', parent: { type: 'regional_centre' } })
    expect(closed.path).toHaveLength(2)
    expect(closed.territory).toBeNull()
    expect(closed.territoryMunicipalities).toEqual([])
    expect(closed.history.at(-1)?.kind).toBe('merged')
  })

  it('shows a unit that moved under the parent of the day', async () => {
    const [moved] = await app.rows<{ id: string; parent: string; before: string; on: string; eve: string }>(
      `SELECT n.unit_id AS id, n.parent_id AS parent, o.parent_id AS before, n.valid_from::text AS on,
         (n.valid_from - 1)::text AS eve
       FROM unit_link n JOIN unit_link o ON o.unit_id = n.unit_id AND o.valid_to = n.valid_from
       WHERE o.parent_id <> n.parent_id AND n.valid_from <= $1 ORDER BY n.valid_from, n.unit_id LIMIT 1`,
      [today]
    )
    if (!moved) throw new Error('Nothing has moved in the demo network')
    expect((await one(moved.id, moved.on)).centre?.id).toBe(moved.parent)
    const before = await one(moved.id, moved.eve)
    expect(before.centre?.id).toBe(moved.before)
    expect(before.path.at(-1)?.id).toBe(moved.before)
    expect(before.history.some((event) => event.kind === 'moved' && event.date === moved.on)).toBe(true)
  })

  it.each(['no uuid', '', '0198ffff-0000-7000-8000-000000000000', '%'])('knows no unit %j', async (id) => {
    const answer = await coordinator.ask(DETAIL, { id })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', kind: 'missing', path: ['id'] })
  })

  it('hides the units of one consortium from another, in both directions', async () => {
    const outsider = await asOutsider(app, second)
    const answer = await outsider.ask(DETAIL, { id: await idOf(`type = 'headquarters'`) })
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect(await codeOf(DETAIL, { id: second.localUnitId })).toBe('NOT_FOUND')
    const own = await outsider.get<{ orgUnit: Detail }>(DETAIL, { id: second.localUnitId })
    expect(own.orgUnit.path.map((each) => each.id)).toEqual([second.headOfficeId, second.centreId])
  })
})

/** The statements that reach PostgreSQL meanwhile, without those that only open and close transactions. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts = await app.statementsOf(work)
  return texts.filter((text) => !/^\s*(BEGIN|COMMIT|ROLLBACK)/.test(text)).sort()
}
