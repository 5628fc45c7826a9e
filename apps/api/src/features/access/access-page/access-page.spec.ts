import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aSecondConsortium, asOutsider } from '../../network/second-consortium.js'

const OF = `query ($userId: ID!, $on: Date) { accessOf(userId: $userId, on: $on) { on isDeactivated person { displayName }
  actions { action isNetworkWide unitCount units { id name { fi } } because { reach unitCount assignment { id role reason givenBy { displayName } } } } } }`
const TO = `query ($action: String!, $unitId: ID!, $on: Date) { accessTo(action: $action, unitId: $unitId, on: $on) { hiddenCount
  people { person { displayName } because { reach chain { name { fi } } assignment { role deputyFor { displayName } } } } } }`

type Allowed = { action: string; isNetworkWide: boolean; unitCount: number; units: { id: string; name: { fi: string } }[]; because: { reach: string; unitCount: number; assignment: { role: string; reason: string | null } }[] }
type Of = { accessOf: { on: string; isDeactivated: boolean; actions: Allowed[] } }
type To = { accessTo: { hiddenCount: number; people: { person: { displayName: string }; because: { reach: string; chain: { name: { fi: string } }[] }[] }[] } }

const today = todayIn()
let app: TestApp
let administrator: Actor
beforeAll(async () => {
  app = await TestApp.start()
  administrator = await app.as('administrator')
})
afterAll(() => app.stop())

const userId = async (name: string) => (await app.rows<{ id: string }>('SELECT id FROM app_user WHERE display_name = $1', [name]))[0]!.id
const unitId = async (name: string) => (await app.rows<{ id: string }>('SELECT id FROM unit_now WHERE name_fi = $1', [name]))[0]!.id
const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown>) => (await actor.ask(document, variables)).errors?.[0]?.extensions.code
const of = async (actor: Actor, name: string, on?: string) => (await actor.get<Of>(OF, { userId: await userId(name), on })).accessOf
const to = async (actor: Actor, action: string, unit: string, on?: string) => (await actor.get<To>(TO, { action, unitId: await unitId(unit), on })).accessTo

describe('what a person may do', () => {
  test('is told action by action, with where and why', async () => {
    const { actions, on } = await of(administrator, 'Eeva-Liisa Turunen')
    expect(on).toBe(today)
    const read = actions.find(({ action }) => action === 'access.read')
    expect(read?.units.map(({ name }) => name.fi)).toEqual(expect.arrayContaining(['Itä-Suomi', 'Karjalan Työsilta']))
    expect(read?.unitCount).toBe(read?.units.length)
    expect(read?.because).toMatchObject([{ reach: 'subtree', unitCount: read?.unitCount, assignment: { role: 'regional_coordinator' } }])
    expect(actions.find(({ action }) => action === 'network.read')).toMatchObject({ isNetworkWide: true, units: [] })
    expect(actions.some(({ action }) => action === 'access.administer')).toBe(false)
  })

  test('follows the day: the roles and the tree of that day', async () => {
    const then = await of(administrator, 'Eeva-Liisa Turunen', '2017-06-01')
    expect(then.actions.flatMap(({ because }) => because.map(({ assignment }) => assignment.role))).toEqual(expect.arrayContaining(['reviewer']))
    expect(then.actions.some(({ action }) => action === 'access.read')).toBe(false)
    const [old] = await app.rows<{ id: string; on: string }>(
      `SELECT l.unit_id AS id, (l.valid_to - 1)::text AS on FROM unit_link l JOIN org_unit u ON u.id = l.unit_id AND u.type = 'local_unit'
       WHERE l.valid_to > '2019-01-01' AND l.valid_to < app.today() AND EXISTS (SELECT 1 FROM unit_link n WHERE n.unit_id = l.unit_id AND n.valid_from = l.valid_to AND n.parent_id <> l.parent_id)
       ORDER BY l.valid_to DESC LIMIT 1`
    )
    if (old) {
      const [coordinator] = await app.rows<{ name: string }>(
        `SELECT u.display_name AS name FROM role_assignment a JOIN app_user u ON u.id = a.user_id JOIN unit_link l ON l.parent_id = a.unit_id
         WHERE l.unit_id = $1 AND $2::date >= l.valid_from AND ($2::date < l.valid_to OR l.valid_to IS NULL) AND a.role = 'regional_coordinator'
           AND a.valid_from <= $2::date AND (a.valid_to IS NULL OR a.valid_to > $2::date)`,
        [old.id, old.on]
      )
      const reaches = async (on: string) => (await of(administrator, coordinator!.name, on)).actions.find(({ action }) => action === 'access.read')?.units.some(({ id }) => id === old.id)
      expect([await reaches(old.on), await reaches(today)]).toEqual([true, false])
    } else {
      throw new Error('The demo has no unit that changed its centre')
    }
  })

  test('is nothing from the day on which the account went out of use', async () => {
    const id = await userId('Ari Meriläinen')
    await app.rows('UPDATE app_user SET deactivated_at = now() WHERE id = $1', [id])
    expect(await of(administrator, 'Ari Meriläinen')).toMatchObject({ isDeactivated: true, actions: [] })
    const before = await of(administrator, 'Ari Meriläinen', addDays(today, -1))
    expect(before.isDeactivated).toBe(false)
    expect(before.actions.length).toBeGreaterThan(3)
    expect((await to(administrator, 'access.manage', 'Nurmeksen Nuotta')).people.map(({ person }) => person.displayName)).not.toContain('Ari Meriläinen')
  })

  test('is told only of those whom the viewer sees, and looking is on record', async () => {
    const regional = await app.as('regional_coordinator')
    expect((await of(regional, 'Mikko Hyvärinen')).actions.length).toBeGreaterThan(0)
    expect(await codeOf(regional, OF, { userId: await userId('Ritva Kumpula') })).toBe('NOT_FOUND')
    expect(await codeOf(await app.as('unit_member'), OF, { userId: await userId('Mikko Hyvärinen') })).toBe('NOT_ALLOWED')
    expect(await codeOf(await asOutsider(app, await aSecondConsortium(app)), OF, { userId: await userId('Mikko Hyvärinen') })).toBe('NOT_FOUND')
    const entries = await app.rows(`SELECT outcome FROM audit_entry WHERE action = 'accessOf' AND subject_id = $1`, [await userId('Mikko Hyvärinen')])
    expect(entries.map(({ outcome }) => outcome)).toContain('done')
  })
})

describe('who may do something to a unit', () => {
  test('is everybody, with the way that leads there', async () => {
    const { people, hiddenCount } = await to(administrator, 'access.manage', 'Karjalan Työsilta')
    const ways = Object.fromEntries(people.map(({ person, because }) => [person.displayName, because.map(({ chain }) => chain.map(({ name }) => name.fi))]))
    expect(ways).toEqual({
      'Aino Salmela': [[]],
      'Eeva-Liisa Turunen': [['Itä-Suomi', 'Karjalan Työsilta']],
      'Maarit Oinonen': [[]],
      'Mikko Hyvärinen': [['Karjalan Työsilta']]
    })
    expect(hiddenCount).toBe(0)
  })

  test('counts those who are out of the viewer’s sight, and names nobody of them', async () => {
    const { people, hiddenCount } = await to(await app.as('unit_manager'), 'access.manage', 'Karjalan Työsilta')
    expect(people.map(({ person }) => person.displayName)).toEqual(['Mikko Hyvärinen'])
    expect(hiddenCount).toBe(3)
  })

  test.each([
    ['an unknown action', 'network.fly', 'Karjalan Työsilta'],
    ['a unit elsewhere', 'access.manage', 'Rovaniemen Roihu']
  ])('is not told of %s', async (_what, action, unit) => {
    expect(await codeOf(await app.as('regional_coordinator'), TO, { action, unitId: await unitId(unit) })).toBe('NOT_FOUND')
  })

  test('is not told before there was a unit, nor of one that there is not', async () => {
    expect(await codeOf(administrator, TO, { action: 'access.manage', unitId: await unitId('Karjalan Työsilta'), on: '2001-01-01' })).toBe('NOT_FOUND')
    expect(await codeOf(administrator, TO, { action: 'access.manage', unitId: newId() })).toBe('NOT_FOUND')
    expect(await codeOf(await app.as('funder'), TO, { action: 'access.manage', unitId: await unitId('Karjalan Työsilta') })).toBe('NOT_ALLOWED')
  })
})
