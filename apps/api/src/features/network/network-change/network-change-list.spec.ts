import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { centreId, localUnitId as unit } from '../../../demo/demo-unit-rows.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { askList, type Asked, change, list, undo } from '../../../testing/network-changes.js'
import type { NetworkChangeType } from './network-change.graphql.js'

const today = todayIn()
const later = addDays(today, 200)
const [lappi, oulu] = [centreId('lappi'), centreId('pohjanmaa')]
const on = (operation: Record<string, unknown>, effectiveOn = later): Asked => ({ effectiveOn, operation })

let app: TestApp
let coordinator: Actor
/** A planned renaming, a territory in force, a unit that was opened and undone, and a move. */
let made: NetworkChangeType[]

const numbers = async (filter: Record<string, unknown>) =>
  (await list(coordinator, { filter })).nodes.map((each) => each.number)

beforeAll(async () => {
  app = await TestApp.start()
  coordinator = await app.as('national_coordinator')
  const [row] = await app.rows<{ id: string }>('SELECT organisation_id AS id FROM unit_now WHERE id = $1', [lappi])
  const details = { organisationId: row?.id, unitKind: 'workshop', name: { fi: 'Väliaikainen', sv: 'Tillfällig' }, municipalityCode: '698' }
  const asked = [
    { ...on({ amend: { unitId: unit('Tornion Tähti'), details: { name: { fi: 'Rajan Tähti' } } } }), reason: 'Nimi 100 % uusi' },
    { ...on({ territory: { unitId: oulu, municipalityCodes: ['851', '240'] } }, today), decidedBy: 'Hallitus 3/2026' },
    on({ open: { type: 'local_unit', parentId: lappi, details } }),
    on({ move: { unitIds: [unit('Inarin Ilves')], parentId: oulu } })
  ]
  made = []
  for (const each of asked) made.push(await change(coordinator, each))
  await undo(coordinator, made[2]!.id)
})
afterAll(() => app.stop())

describe('networkChanges', () => {
  it('shows the newest first, with who did what to which units and municipalities', async () => {
    const { nodes, totalCount, pageInfo } = await list(coordinator)
    expect(nodes.map((each) => each.number)).toEqual([4, 3, 2, 1])
    expect(totalCount).toBe(4)
    expect(pageInfo.hasNextPage).toBe(false)
    expect(nodes.map((each) => [each.kind, each.state, each.undoRefusal])).toEqual([
      ['move', 'planned', null],
      ['open', 'undone', 'already_undone'],
      ['territory', 'in_force', null],
      ['amend', 'planned', null]
    ])
    const [move, opened, territory] = nodes
    expect(move?.units.map((each) => each.name.fi).sort()).toEqual(['Inarin Ilves', 'Lappi', 'Pohjois-Pohjanmaa'])
    expect(move).toMatchObject({ units: [{ id: unit('Inarin Ilves'), type: 'local_unit' }, {}, {}], unitCount: 3 })
    expect(opened?.units[0]).toMatchObject({ type: 'local_unit', name: { fi: 'Väliaikainen' } })
    expect(opened).toMatchObject({ undoneByName: 'Aino Salmela', recordedByName: 'Aino Salmela' })
    expect(territory).toMatchObject({ municipalityNames: [{ fi: 'Kemi' }, { fi: 'Tornio' }], municipalityCount: 2, decidedBy: 'Hallitus 3/2026' })
  })

  it('goes on where the page before ended', async () => {
    const first = await list(coordinator, { first: 3 })
    expect(first.nodes.map((each) => each.number)).toEqual([4, 3, 2])
    const second = await list(coordinator, { first: 3, after: first.pageInfo.endCursor })
    expect(second.nodes.map((each) => each.number)).toEqual([1])
    expect(second.pageInfo.hasNextPage).toBe(false)
  })

  test.each<[string, () => Record<string, unknown>, number[]]>([
    ['a part of the reason', () => ({ search: 'nimi 100 %' }), [1]],
    ['what stands for anything in a pattern', () => ({ search: '%%' }), []],
    ['who decided', () => ({ search: 'hallitus' }), [2]],
    ['the name of a unit', () => ({ search: 'ilves' }), [4]],
    ['the name of a unit that was undone', () => ({ search: 'tillfäll' }), [3]],
    ['the new name of a unit', () => ({ search: 'rajan' }), [1]],
    ['kinds', () => ({ kinds: ['move', 'open'] }), [4, 3]],
    ['what is planned', () => ({ states: ['planned'] }), [4, 1]],
    ['what is in force or undone', () => ({ states: ['in_force', 'undone'] }), [3, 2]],
    ['a unit', () => ({ unitId: unit('Tornion Tähti') }), [1]],
    ['a centre that units came to', () => ({ unitId: oulu }), [4, 2]],
    ['what came after a revision', () => ({ sinceRevision: 2 }), [4, 3]],
    ['several at once', () => ({ sinceRevision: 1, kinds: ['territory', 'amend'], states: ['in_force'] }), [2]],
    ['nothing', () => ({ unitId: newId() }), []]
  ])('finds by %s', async (_name, filter, found) => {
    expect(await numbers(filter())).toEqual(found)
    expect((await list(coordinator, { filter: filter(), first: 1 })).totalCount).toBe(found.length)
  })

  it('refuses what cannot be looked for', async () => {
    const codeOf = async (args: Record<string, unknown>) => (await askList(coordinator, args)).errors?.[0]?.extensions.code
    expect(await codeOf({ filter: { unitId: 'x' } })).toBe('NOT_FOUND')
    expect(await codeOf({ filter: { search: 'x'.repeat(101) } })).toBe('TOO_LONG')
    expect(await codeOf({ after: 'WyJ4Il0' })).toBe('INVALID_CURSOR')
  })
})
