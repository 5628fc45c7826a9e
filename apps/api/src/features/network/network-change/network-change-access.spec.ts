import { refusalCodes } from '@solmu/domain/network/change.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { centreId, headquartersId, localUnitId as unit } from '../../../demo/demo-unit-rows.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import {
  askChange,
  askList,
  askPreview,
  type Asked,
  askUndo,
  change,
  factSums,
  list,
  preview,
  treeOn,
  undo
} from '../../../testing/network-changes.js'
import { aSecondConsortium, asOutsider, type SecondConsortium } from '../second-consortium.js'

const today = todayIn()
const later = addDays(today, 200)
const [ita, keski, lappi, oulu] = [centreId('ita'), centreId('keski'), centreId('lappi'), centreId('pohjanmaa')]

let app: TestApp
let national: Actor
let regional: Actor
let outsider: Actor
let second: SecondConsortium
let organisationId: string

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  national = await app.as('national_coordinator')
  regional = await app.as('regional_coordinator')
  outsider = await asOutsider(app, second)
  const [row] = await app.rows<{ id: string }>('SELECT organisation_id AS id FROM unit_now WHERE id = $1', [ita])
  organisationId = row!.id
})
afterAll(() => app.stop())

const on = (operation: Record<string, unknown>, effectiveOn = later): Asked => ({ effectiveOn, operation })
const details = (more: Record<string, unknown> = {}) => ({
  organisationId,
  unitKind: 'workshop',
  name: { fi: 'Uusi paja' },
  municipalityCode: '167',
  ...more
})
const opening = (parentId: string, type = 'local_unit') =>
  on({ open: { type, parentId, details: details(type === 'local_unit' ? {} : { unitKind: null }) } })
const rename = (unitId: string) => on({ amend: { unitId, details: { name: { fi: 'Uusi nimi' } } } })
const codeOf = async (actor: Actor, asked: Asked) => {
  const shown = (await askPreview(actor, asked)).errors?.[0]?.extensions.code
  const made = (await askChange(actor, { ...asked, expectedRevision: 1000 })).errors?.[0]?.extensions.code
  expect(shown).toBe(made)
  return made
}

describe('a regional coordinator in the own region', () => {
  const merger = { merge: { unitIds: [unit('Iisalmen Into'), unit('Kiteen Kaari')], intoId: unit('Lieksan Lauttaus') } }

  test.each<[string, () => Asked]>([
    ['opens a unit', () => opening(ita)],
    ['opens one today', () => ({ ...opening(ita), effectiveOn: today })],
    ['renames a unit', () => rename(unit('Iisalmen Into'))],
    ['closes a unit', () => on({ close: { unitId: unit('Iisalmen Into') } })],
    ['closes one with its day in the past', () => on({ close: { unitId: unit('Iisalmen Into') } }, addDays(today, -10))],
    ['reopens a unit', () => on({ reopen: { unitId: unit('Kuopion Käsi'), parentId: ita } })],
    ['reopens one today', () => on({ reopen: { unitId: unit('Kuopion Käsi'), parentId: ita } }, today)],
    ['merges units', () => on(merger)],
    ['merges units today', () => on(merger, today)],
    ['merges units into a new one today', () => on({ merge: { unitIds: merger.merge.unitIds, details: details() } }, today)],
    ['splits a unit', () => on({ split: { unitId: unit('Iisalmen Into'), parts: [{ details: details(), share: 0.5 }, { unitId: unit('Iisalmen Into'), share: 0.5 }] } }, today)],
    ['divides the work of a unit', () => on({ serve: { unitId: unit('Iisalmen Into'), shares: [{ municipalityCode: '140', share: 1 }] } })]
  ])('%s, and takes it back', async (_name, ask) => {
    const sums = await factSums(app)
    const made = await change(regional, ask())
    expect(await factSums(app)).not.toEqual(sums)
    expect(made).toMatchObject({ undoRefusal: null, recordedByName: 'Eeva-Liisa Turunen' })
    await undo(regional, made.id)
    expect(await factSums(app)).toEqual(sums)
  })

  it('closes and merges a unit that divides its work, and takes that back', async () => {
    const shares = ['140', '297'].map((municipalityCode) => ({ municipalityCode, share: 0.5 }))
    const served = await change(regional, on({ serve: { unitId: unit('Iisalmen Into'), shares } }, addDays(today, -20)))
    for (const operation of [{ close: { unitId: unit('Iisalmen Into') } }, merger]) {
      const sums = await factSums(app)
      const made = await change(regional, on(operation, today))
      await undo(regional, made.id)
      expect(await factSums(app)).toEqual(sums)
    }
    await undo(regional, served.id)
  })

  it('goes on with a unit that is only planned', async () => {
    const opened = await change(regional, opening(ita))
    const unitId = opened.units[0]!.id
    const renamed = await change(regional, { ...rename(unitId), effectiveOn: addDays(later, 30) })
    expect((await askUndo(regional, opened.id)).errors?.[0]?.extensions).toMatchObject({
      code: 'NETWORK_REFUSED',
      params: { code: 'later_changes' }
    })
    await undo(regional, renamed.id)
    await undo(regional, opened.id)
  })

  it('moves units between two own centres', async () => {
    const [own] = await app.rows<{ id: string; consortium_id: string; user_id: string }>(
      `SELECT user_id, consortium_id FROM role_assignment WHERE role = 'regional_coordinator' AND unit_id = $1`,
      [ita]
    )
    const asked = on({ move: { unitIds: [unit('Iisalmen Into')], parentId: keski } })
    expect(await codeOf(regional, asked)).toBe('NOT_ALLOWED')
    await app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
       VALUES ($1, $2, $3, 'regional_coordinator', $4, $5)`,
      [newId(), own?.consortium_id, own?.user_id, keski, today]
    )
    const sums = await factSums(app)
    const made = await change(regional, asked)
    expect((await treeOn(regional, later)).unit(unit('Iisalmen Into'))?.parentId).toBe(keski)
    await undo(regional, made.id)
    expect(await factSums(app)).toEqual(sums)
    await app.rows('DELETE FROM role_assignment WHERE unit_id = $1 AND user_id = $2', [keski, own?.user_id])
  })
})

describe('who may not', () => {
  test.each<[string, () => Asked]>([
    ['open a unit elsewhere', () => opening(lappi)],
    ['open a centre', () => opening(headquartersId, 'regional_centre')],
    ['rename a unit elsewhere', () => rename(unit('Tornion Tähti'))],
    ['rename the own centre', () => rename(ita)],
    ['rename the head office', () => rename(headquartersId)],
    ['close a unit elsewhere', () => on({ close: { unitId: unit('Tornion Tähti') } })],
    ['close the own centre', () => on({ close: { unitId: ita, heirId: keski } })],
    ['take a unit from elsewhere', () => on({ move: { unitIds: [unit('Tornion Tähti')], parentId: ita } })],
    ['give a unit away', () => on({ move: { unitIds: [unit('Iisalmen Into')], parentId: lappi } })],
    ['merge with a unit elsewhere', () => on({ merge: { unitIds: [unit('Iisalmen Into')], intoId: unit('Tornion Tähti') } })],
    ['reopen a unit elsewhere', () => on({ reopen: { unitId: unit('Viitasaaren Viima'), parentId: ita } })],
    ['pass municipalities', () => on({ territory: { unitId: ita, municipalityCodes: ['851'] } })],
    ['pass own municipalities', () => on({ territory: { municipalityCodes: ['167'] } })]
  ])('a regional coordinator may not %s', async (_name, ask) => {
    const sums = await factSums(app)
    expect(await codeOf(regional, ask())).toBe('NOT_ALLOWED')
    expect(await factSums(app)).toEqual(sums)
  })

  test.each<[string, () => Asked, Record<string, string>]>([
    ['a centre elsewhere', () => on({ move: { unitIds: [unit('Iisalmen Into')], parentId: lappi } }), { limit: 'region', unitId: lappi }],
    ['a unit elsewhere', () => on({ move: { unitIds: [unit('Iisalmen Into'), unit('Tornion Tähti')], parentId: ita } }), { limit: 'region', unitId: unit('Tornion Tähti') }],
    ['where a unit would open', () => opening(lappi), { limit: 'region', unitId: lappi }],
    ['the own centre that would be divided', () => on({ split: { unitId: ita, parts: [{ unitId: ita, share: 0.5 }, { details: details({ unitKind: null }), share: 0.5 }] } }), { limit: 'centre', unitId: ita }],
    ['a centre that would open', () => opening(headquartersId, 'regional_centre'), { limit: 'centre' }],
    ['the territory', () => on({ territory: { unitId: ita, municipalityCodes: ['851'] } }), { limit: 'territory' }]
  ])('a regional coordinator is told what lies beyond the reach: %s', async (_name, ask, params) => {
    const asked = ask()
    for (const { errors } of [await askPreview(regional, asked), await askChange(regional, asked)]) {
      expect(errors?.map(({ extensions }) => [extensions.code, extensions.params])).toEqual([['NOT_ALLOWED', params]])
    }
  })

  test.each(['unit_manager', 'unit_member', 'reviewer', 'funder', 'auditor'] as const)('a %s changes nothing', async (role) => {
    const actor = await app.as(role)
    const log = 'query { networkChanges { totalCount } }'
    expect(await codeOf(actor, rename(unit('Iisalmen Into')))).toBe('NOT_ALLOWED')
    expect((await askUndo(actor, newId())).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    // The funder sees nothing of the network; everybody else sees what was changed.
    const { errors } = await actor.ask(log)
    expect(errors?.[0]?.extensions.code).toBe(role === 'funder' ? 'NOT_ALLOWED' : undefined)
  })

  it('an outsider finds nothing, neither units nor changes', async () => {
    const made = await change(national, rename(unit('Iisalmen Into')))
    expect(await codeOf(outsider, rename(unit('Iisalmen Into')))).toBe('NOT_FOUND')
    expect((await askUndo(outsider, made.id)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', path: ['changeId'] })
    expect(await list(outsider)).toMatchObject({ nodes: [], totalCount: 0 })
    expect(await app.anonymous.ask('{ networkChanges { totalCount } }')).toMatchObject({ status: 401 })
    await undo(national, made.id)
  })

  it('numbers the changes of each consortium by themselves', async () => {
    const first = await change(outsider, rename(second.localUnitId))
    expect(first.number).toBe(1)
    await undo(outsider, first.id)
  })
})

describe('undoing', () => {
  it('is for those who may change all that was touched', async () => {
    const elsewhere = await change(national, rename(unit('Tornion Tähti')))
    const own = await change(national, rename(unit('Iisalmen Into')))
    const wide = await change(national, on({ territory: { unitId: ita, municipalityCodes: ['851'] } }))
    const seen = await list(regional, { first: 3 })
    expect(seen.nodes.map(({ id, undoRefusal }) => [id, undoRefusal])).toEqual([
      [wide.id, 'not_allowed'],
      [own.id, null],
      [elsewhere.id, 'not_allowed']
    ])
    expect(seen.nodes.every((each) => each.recordedByName === null)).toBe(true)
    expect((await askUndo(regional, elsewhere.id)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    await undo(regional, own.id)
    expect((await askUndo(regional, own.id)).errors?.[0]?.extensions.params).toEqual({ code: 'already_undone' })
    await undo(national, wide.id)
    await undo(national, elsewhere.id)
  })

  it('is refused when something hangs on the unit that was opened', async () => {
    const opened = await change(national, opening(ita))
    const sums = await factSums(app)
    const [role] = await app.rows<{ id: string }>(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
       SELECT $1, consortium_id, user_id, 'unit_manager', $2, $3 FROM role_assignment WHERE role = 'unit_manager' LIMIT 1 RETURNING id`,
      [newId(), opened.units[0]?.id, later]
    )
    expect((await askUndo(national, opened.id)).errors?.[0]?.extensions).toMatchObject({
      code: 'NETWORK_REFUSED',
      params: { code: 'in_use' }
    })
    expect(await factSums(app)).toEqual(sums)
    await app.rows('DELETE FROM role_assignment WHERE id = $1', [role?.id])
    await undo(national, opened.id)
  })

  it('waits for what rests on the change, but not for what only stands beside it', async () => {
    const first = await change(national, opening(ita))
    const beside = await change(national, opening(ita))
    const upon = await change(national, { ...rename(first.units[0]!.id), effectiveOn: addDays(later, 1) })
    const refusals = async () => new Map((await list(national, { first: 3 })).nodes.map((each) => [each.id, each.undoRefusal]))
    expect(await refusals()).toEqual(new Map([[upon.id, null], [beside.id, null], [first.id, 'later_changes']]))
    await undo(national, upon.id)
    expect((await refusals()).get(first.id)).toBeNull()
    await undo(national, first.id)
    await undo(national, beside.id)
  })
})

describe('refusals', () => {
  const refused: Record<string, () => Asked> = {
    unit_not_alive: () => on({ close: { unitId: unit('Kuopion Käsi') } }),
    unit_alive: () => on({ reopen: { unitId: unit('Iisalmen Into'), parentId: ita } }),
    parent_not_alive: () => on({ move: { unitIds: [unit('Oulun Työtori')], parentId: lappi } }, '2013-10-01'),
    parent_level: () => on({ move: { unitIds: [unit('Iisalmen Into')], parentId: headquartersId } }),
    parent_same: () => on({ move: { unitIds: [unit('Iisalmen Into')], parentId: ita } }),
    parent_needed: () => on({ merge: { unitIds: [unit('Iisalmen Into'), unit('Tornion Tähti')], details: details() } }),
    level_differs: () => on({ merge: { unitIds: [unit('Iisalmen Into')], intoId: lappi } }),
    headquarters: () => on({ close: { unitId: headquartersId } }),
    too_few_units: () => on({ move: { unitIds: [], parentId: ita } }),
    unit_twice: () => on({ move: { unitIds: [unit('Tornion Tähti'), unit('Tornion Tähti')], parentId: ita } }),
    share_sum: () => on({ serve: { unitId: unit('Iisalmen Into'), shares: [{ municipalityCode: '140', share: 0.5 }] } }),
    share_positive: () => on({ serve: { unitId: unit('Iisalmen Into'), shares: [{ municipalityCode: '140', share: 0 }, { municipalityCode: '297', share: 1 }] } }),
    later_changes: () => on({ close: { unitId: unit('Mikkelin Mylly') } }, '2016-06-01'),
    children_left: () => on({ split: { unitId: lappi, parts: ['A', 'B'].map((fi) => ({ details: details({ unitKind: null, name: { fi } }), share: 0.5 })) } }),
    territory_left: () => on({ split: { unitId: lappi, parts: ['A', 'B'].map((fi) => ({ details: details({ unitKind: null, name: { fi } }), share: 0.5 })) } }),
    not_a_child: () => on({ split: { unitId: lappi, parts: [{ unitId: lappi, share: 0.5 }, { details: details({ unitKind: null }), share: 0.5, childIds: [unit('Iisalmen Into')] }] } }),
    municipality_not_served: () => on({ split: { unitId: lappi, parts: [{ unitId: lappi, share: 0.5 }, { details: details({ unitKind: null }), share: 0.5, municipalityCodes: ['091'] }] } }),
    heir_needed: () => on({ close: { unitId: lappi } }),
    not_a_centre: () => on({ territory: { unitId: unit('Iisalmen Into'), municipalityCodes: ['851'] } }),
    municipality_unknown: () => on({ territory: { unitId: oulu, municipalityCodes: ['999'] } }),
    municipality_not_alive: () => on({ territory: { unitId: oulu, municipalityCodes: ['588'] } }),
    nothing_changes: () => on({ amend: { unitId: unit('Iisalmen Into'), details: {} } })
  }

  test.each(Object.entries(refused))('%s: shown in the preview, refused in the change', async (code, ask) => {
    const asked = ask()
    const sums = await factSums(app)
    expect((await preview(national, asked)).refusals.map((refusal) => refusal.code)).toContain(code)
    const [error] = (await askChange(national, asked)).errors ?? []
    expect(error?.extensions).toMatchObject({ code: 'NETWORK_REFUSED', kind: 'conflict', path: ['operation', Object.keys(asked.operation)[0]] })
    const codes = (error?.extensions.issues as unknown as { params: { code: string } }[]).map((issue) => issue.params.code)
    expect(codes).toContain(code)
    expect(error?.extensions.params).toEqual({ code: codes[0] })
    expect(await factSums(app)).toEqual(sums)
  })

  it('are all of the domain that a person can run into', () => {
    // The ids of units are looked up or made before, and the checks leave nothing for the rules to find.
    const outOfReach = ['unit_unknown', 'unit_exists', 'breaks_rule']
    expect(Object.keys(refused).sort()).toEqual(refusalCodes.filter((code) => !outOfReach.includes(code)).sort())
  })

  it('name the units and the municipality that they are about', async () => {
    const { refusals } = await preview(national, refused.heir_needed!())
    expect(refusals).toEqual([
      { code: 'heir_needed', unit: { id: lappi, name: { fi: 'Lappi' } }, otherUnit: null, municipalityName: null, rule: null, day: later }
    ])
    expect((await preview(national, refused.municipality_not_alive!())).refusals[0]?.municipalityName).toEqual({ fi: 'Pertunmaa' })
    expect((await preview(national, refused.parent_same!())).refusals[0]?.otherUnit).toMatchObject({ id: ita })
  })

  it('are no list that fails', async () => {
    expect((await askList(national, { first: 101 })).errors?.[0]?.extensions.code).toBe('PAGE_TOO_LARGE')
    expect((await askList(national, { after: 'x' })).errors?.[0]?.extensions.code).toBe('INVALID_CURSOR')
  })
})
