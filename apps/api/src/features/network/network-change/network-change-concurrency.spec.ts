import { addDays, todayIn } from '@solmu/shared/dates.js'
import { asDomainError } from '../../../core/errors/wire-error.js'
import { centreId, localUnitId as unit } from '../../../demo/demo-unit-rows.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { askChange, type Asked, change, factSums, list, preview, treeOn, undo } from '../../../testing/network-changes.js'

const today = todayIn()
const later = addDays(today, 200)
const [ita, keski, lappi, oulu] = [centreId('ita'), centreId('keski'), centreId('lappi'), centreId('pohjanmaa')]
const on = (operation: Record<string, unknown>, effectiveOn = later): Asked => ({ effectiveOn, operation })
const move = (name: string, parentId: string) => on({ move: { unitIds: [unit(name)], parentId } })
const rename = (name: string, fi: string) => on({ amend: { unitId: unit(name), details: { name: { fi } } } })

let app: TestApp
let coordinator: Actor
let administrator: Actor

beforeAll(async () => {
  app = await TestApp.start()
  coordinator = await app.as('national_coordinator')
  administrator = await app.as('administrator')
})
afterAll(() => app.stop())

/** The links of a unit that hold on the day. */
const parentsOf = (name: string) =>
  app.rows<{ parent_id: string }>(
    `SELECT parent_id FROM unit_link WHERE unit_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
    [unit(name), later]
  )
const seenBy = async (asked: Asked) => (await preview(coordinator, asked)).revision

describe('two coordinators at once', () => {
  it('move the same unit: one wins, the other learns what changed, and it never has two parents', async () => {
    for (const [name, places] of [
      ['Tornion Tähti', [oulu, keski]],
      ['Inarin Ilves', [keski, ita]]
    ] as const) {
      const [first, other] = places.map((parentId) => move(name, parentId))
      const expectedRevision = await seenBy(first!)
      const answers = await Promise.all([
        askChange(coordinator, { ...first!, expectedRevision }),
        askChange(administrator, { ...other!, expectedRevision })
      ])
      const won = answers.find((answer) => answer.data)?.data?.changeNetwork.change
      const lost = answers.find((answer) => answer.errors)?.errors?.[0]?.extensions
      expect(won).toMatchObject({ kind: 'move' })
      expect(lost).toMatchObject({
        code: 'STALE',
        path: ['expectedRevision'],
        params: { revision: won?.number, number: won?.number, kind: 'move', on: later, undone: false }
      })
      expect(await parentsOf(name)).toHaveLength(1)
      expect((await list(coordinator, { filter: { sinceRevision: expectedRevision } })).nodes).toHaveLength(1)
    }
  })

  it('do different things to the same unit: the one that comes second sees it first', async () => {
    const [first, other] = [on({ close: { unitId: unit('Sodankylän Soihtu') } }), move('Sodankylän Soihtu', oulu)]
    const expectedRevision = await seenBy(first)
    const answers = await Promise.all([
      askChange(coordinator, { ...first, expectedRevision }),
      askChange(administrator, { ...other, expectedRevision })
    ])
    expect(answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['STALE', 'done'])
  })

  it('change different units under one centre: both are done', async () => {
    const changes = [rename('Kemijärven Kaarna', 'Kaarna'), rename('Rovaniemen Roihu', 'Roihu')]
    const openings = ['A', 'B'].map((fi) => ({
      ...changes[0]!,
      operation: { open: { type: 'local_unit', parentId: lappi, details: { unitKind: 'workshop', name: { fi }, municipalityCode: '698' } } }
    }))
    const [row] = await app.rows<{ id: string }>('SELECT organisation_id AS id FROM unit_now WHERE id = $1', [lappi])
    for (const { operation } of openings) Object.assign(operation.open.details, { organisationId: row?.id })
    const expectedRevision = await seenBy(changes[0]!)
    const answers = await Promise.all(
      [...changes, ...openings].map((asked, place) => askChange(place % 2 ? coordinator : administrator, { ...asked, expectedRevision }))
    )
    expect(answers.map((answer) => answer.errors)).toEqual([undefined, undefined, undefined, undefined])
    const numbers = answers.map((answer) => answer.data?.changeNetwork.change.number ?? 0)
    expect(new Set(numbers).size).toBe(4)
    const names = (await treeOn(coordinator, later)).nodes.map((node) => node.name.fi)
    expect(names).toEqual(expect.arrayContaining(['Kaarna', 'Roihu', 'A', 'B']))
  })

  it('one of whom takes back what the other looked at', async () => {
    const made = await change(administrator, rename('Karjalan Työsilta', 'Silta'))
    const next = rename('Karjalan Työsilta', 'Työsilta')
    const expectedRevision = await seenBy(next)
    await undo(administrator, made.id)
    const lost = (await askChange(coordinator, { ...next, expectedRevision })).errors?.[0]?.extensions
    expect(lost).toMatchObject({ code: 'STALE', params: { number: made.number, kind: 'amend', undone: true } })
    const again = await change(coordinator, next)
    expect(again.number).toBe(expectedRevision + 2)
    await undo(coordinator, again.id)
  })

  it('pass the same municipality, or one of them closes the centre that the other gives it to', async () => {
    const [first, other] = [
      on({ territory: { unitId: oulu, municipalityCodes: ['261'] } }),
      on({ territory: { unitId: keski, municipalityCodes: ['261', '273'] } })
    ]
    const expectedRevision = await seenBy(first)
    await change(coordinator, { ...first, expectedRevision })
    expect((await askChange(administrator, { ...other, expectedRevision })).errors?.[0]?.extensions.code).toBe('STALE')
    const closing = on({ close: { unitId: oulu, heirId: keski } })
    expect((await askChange(administrator, { ...closing, expectedRevision })).errors?.[0]?.extensions.code).toBe('STALE')
  })
})

describe('a change that lies ahead', () => {
  it('takes effect by itself when its day comes', async () => {
    const made = await change(coordinator, move('Mikkelin Mylly', keski))
    const centreOn = async (day: string) => (await treeOn(coordinator, day)).unit(unit('Mikkelin Mylly'))?.parentId
    expect([await centreOn(today), await centreOn(addDays(later, -1))]).toEqual([ita, ita])
    expect([await centreOn(later), await centreOn(addDays(later, 400))]).toEqual([keski, keski])
    await undo(coordinator, made.id)
    expect(await centreOn(later)).toBe(ita)
  })
})

describe('the database by itself', () => {
  const tried = async (...statements: [string, unknown[]][]) => {
    await app.owner.query('BEGIN')
    try {
      for (const [sql, values] of statements) await app.owner.query(sql, values)
      await app.owner.query('COMMIT')
      return 'done'
    } catch (error) {
      await app.owner.query('ROLLBACK')
      const { constraint } = error as { constraint?: string }
      expect(asDomainError(error)?.code).toBe(constraint?.startsWith('network_') ? 'STALE' : 'RANGE_OVERLAPS')
      return constraint
    }
  }
  const ofUnit = (sql: string, ...more: unknown[]): [string, unknown[]] => [sql, [unit('Kuusamon Karhunpolku'), ...more]]

  it('refuses gaps and overlaps, however they are written', async () => {
    const sums = await factSums(app)
    expect(await tried(ofUnit('DELETE FROM unit_link WHERE unit_id = $1'))).toBe('network_link_gap')
    expect(await tried(ofUnit('UPDATE unit_link SET valid_to = $2 WHERE unit_id = $1 AND valid_to IS NULL', later))).toBe('network_link_gap')
    expect(await tried(ofUnit('UPDATE unit_period SET valid_to = $2 WHERE unit_id = $1 AND valid_to IS NULL', later))).toBe('network_link_gap')
    expect(await tried(ofUnit('DELETE FROM unit_period WHERE unit_id = $1'))).toBe('network_unit_without_life')
    const second = ofUnit(
      `INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from)
       SELECT consortium_id, unit_id, $2, $3 FROM unit_link WHERE unit_id = $1 AND valid_to IS NULL`,
      keski,
      later
    )
    expect(await tried(second)).toBe('unit_link_one_parent_a_day')
    const twice = ofUnit(
      `INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from)
       SELECT consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, $2
       FROM unit_period WHERE unit_id = $1 AND valid_to IS NULL`,
      later
    )
    expect(await tried(twice)).toBe('unit_period_one_a_day')
    const served: [string, unknown[]] = [
      `INSERT INTO unit_territory (consortium_id, unit_id, municipality_code, valid_from)
       SELECT consortium_id, $1, municipality_code, $2 FROM unit_territory WHERE municipality_code = '091' AND valid_to IS NULL`,
      [keski, later]
    ]
    expect(await tried(served)).toBe('unit_territory_one_centre_a_day')
    expect(await tried(['UPDATE unit_period SET valid_to = $2 WHERE unit_id = $1 AND valid_to IS NULL', [keski, later]])).toMatch(/^network_/)
    expect(await factSums(app)).toEqual(sums)
  })
})
