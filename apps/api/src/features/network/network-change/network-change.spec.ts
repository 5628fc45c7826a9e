import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { centreId, headquartersId, localUnitId } from '../../../demo/demo-unit-rows.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import {
  askChange,
  askPreview,
  type Asked,
  askUndo,
  change,
  factSums,
  preview,
  type Tree,
  treeOn,
  undo
} from '../../../testing/network-changes.js'
import { aSecondConsortium, type SecondConsortium } from '../second-consortium.js'

const today = todayIn()
/** After everything that is already planned in the demo. */
const later = addDays(today, 200)
const dayBefore = addDays(later, -1)

let app: TestApp
let coordinator: Actor
let second: SecondConsortium
let organisationId: string

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
  const [row] = await app.rows<{ id: string }>('SELECT organisation_id AS id FROM unit_now WHERE id = $1', [headquartersId])
  organisationId = row!.id
})
afterAll(() => app.stop())

const unit = localUnitId
const [lappi, oulu, keski] = [centreId('lappi'), centreId('pohjanmaa'), centreId('keski')]
const details = (more: Record<string, unknown> = {}) => ({
  organisationId,
  unitKind: 'workshop',
  name: { fi: 'Uusi paja' },
  municipalityCode: '698',
  ...more
})
const named = (tree: Tree, name: string) => tree.nodes.find((node) => node.name.fi === name)
const localsOf = (tree: Tree, centre: string) => tree.nodes.filter((node) => node.parentId === centre).map((node) => node.id)
const on = (operation: Record<string, unknown>, effectiveOn = later): Asked => ({ effectiveOn, operation })

/** Everything that a coordinator can do, with what has to be so from its day on. */
const operations: Record<string, { ask: () => Asked; effect: (after: Tree, before: Tree) => void }> = {
  'open a local unit': {
    ask: () => on({ open: { type: 'local_unit', parentId: lappi, details: details({ email: ' Paja@Solmu.Example ' }) } }),
    effect: (after) => {
      const opened = named(after, 'Uusi paja')
      expect(opened).toMatchObject({ parentId: lappi, kind: 'workshop', validFrom: later, validTo: null })
      expect(opened?.name).toEqual({ fi: 'Uusi paja', sv: 'Uusi paja', en: 'Uusi paja' })
      expect(opened?.lon).toBeGreaterThan(25)
    }
  },
  'open a centre': {
    ask: () => {
      const centre = details({ name: { fi: 'Uusi keskus', sv: 'Nytt centrum' }, unitKind: null })
      return on({ open: { type: 'regional_centre', parentId: headquartersId, details: centre } })
    },
    effect: (after) => {
      expect(named(after, 'Uusi keskus')).toMatchObject({ kind: 'regional_centre', parentId: headquartersId })
      expect(named(after, 'Uusi keskus')?.name).toEqual({ fi: 'Uusi keskus', sv: 'Nytt centrum', en: 'Uusi keskus' })
    }
  },
  'rename a unit and let it move house': {
    ask: () => on({ amend: { unitId: unit('Keuruun Käpy'), details: { name: { fi: 'Käpy' }, municipalityCode: '182' } } }),
    effect: (after, before) => {
      const [was, is] = [before.unit(unit('Keuruun Käpy')), after.unit(unit('Keuruun Käpy'))]
      expect(is).toMatchObject({ name: { fi: 'Käpy' }, municipalityCode: '182', parentId: was?.parentId, validFrom: was?.validFrom })
      expect(is?.lon).not.toBe(was?.lon)
    }
  },
  'move two units': {
    ask: () => on({ move: { unitIds: [unit('Tornion Tähti'), unit('Inarin Ilves')], parentId: oulu } }),
    effect: (after, before) => {
      expect(before.unit(unit('Tornion Tähti'))?.parentId).toBe(lappi)
      expect(after.unit(unit('Tornion Tähti'))?.parentId).toBe(oulu)
      expect(after.unit(unit('Inarin Ilves'))?.parentId).toBe(oulu)
    }
  },
  'merge two units into a new one': {
    ask: () => on({ merge: { unitIds: [unit('Tornion Tähti'), unit('Meri-Lapin Majakka')], details: details() } }),
    effect: (after) => {
      expect(after.unit(unit('Tornion Tähti'))).toBeUndefined()
      expect(named(after, 'Uusi paja')?.parentId).toBe(lappi)
    }
  },
  'merge a unit into another': {
    ask: () => on({ merge: { unitIds: [unit('Tornion Tähti')], intoId: unit('Meri-Lapin Majakka') } }),
    effect: (after) => {
      expect(after.unit(unit('Tornion Tähti'))).toBeUndefined()
      expect(after.unit(unit('Meri-Lapin Majakka'))).toBeDefined()
    }
  },
  'merge two centres': {
    ask: () => on({ merge: { unitIds: [lappi, oulu], details: details({ unitKind: null, name: { fi: 'Pohjoinen' } }) } }),
    effect: (after, before) => {
      const successor = named(after, 'Pohjoinen')!
      expect(successor.kind).toBe('regional_centre')
      expect(localsOf(after, successor.id).sort()).toEqual([...localsOf(before, lappi), ...localsOf(before, oulu)].sort())
      expect(after.centreOf('698')).toBe(successor.id)
      expect(after.uncoveredMunicipalityCodes).toEqual([])
    }
  },
  'split a unit': {
    ask: () =>
      on({
        split: {
          unitId: unit('Tornion Tähti'),
          parts: [
            { details: details({ name: { fi: 'Tähti itä' } }), share: 0.4 },
            { details: details({ name: { fi: 'Tähti länsi' } }), share: 0.6 }
          ]
        }
      }),
    effect: (after) => {
      expect(after.unit(unit('Tornion Tähti'))).toBeUndefined()
      expect(localsOf(after, lappi)).toEqual(expect.arrayContaining(['Tähti itä', 'Tähti länsi'].map((name) => named(after, name)!.id)))
    }
  },
  'split a centre that lives on': {
    ask: () =>
      on({
        split: {
          unitId: lappi,
          parts: [
            { unitId: lappi, share: 0.7 },
            {
              details: details({ unitKind: null, name: { fi: 'Meri-Lappi' } }),
              share: 0.3,
              childIds: [unit('Tornion Tähti')],
              municipalityCodes: ['851', '240']
            }
          ]
        }
      }),
    effect: (after) => {
      const part = named(after, 'Meri-Lappi')!
      expect(after.unit(unit('Tornion Tähti'))?.parentId).toBe(part.id)
      expect([after.centreOf('851'), after.centreOf('240'), after.centreOf('698')]).toEqual([part.id, part.id, lappi])
    }
  },
  'close a unit': {
    ask: () => on({ close: { unitId: unit('Tornion Tähti') } }),
    effect: (after) => expect(after.unit(unit('Tornion Tähti'))).toBeUndefined()
  },
  'close a centre in favour of another': {
    ask: () => on({ close: { unitId: lappi, heirId: oulu } }),
    effect: (after, before) => {
      expect(after.unit(lappi)).toBeUndefined()
      expect(localsOf(after, oulu).sort()).toEqual([...localsOf(before, lappi), ...localsOf(before, oulu)].sort())
      expect(after.uncoveredMunicipalityCodes).toEqual([])
    }
  },
  'reopen a unit': {
    ask: () => on({ reopen: { unitId: unit('Viitasaaren Viima'), parentId: keski, details: { name: { fi: 'Viima' } } } }),
    effect: (after) =>
      expect(after.unit(unit('Viitasaaren Viima'))).toMatchObject({ name: { fi: 'Viima' }, parentId: keski, validFrom: later })
  },
  'pass municipalities to another centre': {
    ask: () => on({ territory: { unitId: oulu, municipalityCodes: ['851', '240'] } }),
    effect: (after, before) => {
      expect([before.centreOf('851'), after.centreOf('851'), after.centreOf('240')]).toEqual([lappi, oulu, oulu])
    }
  },
  'take a municipality from every centre': {
    ask: () => on({ territory: { municipalityCodes: ['851'] } }),
    effect: (after) => expect(after.uncoveredMunicipalityCodes).toEqual(['851'])
  },
  'divide the work of a unit': {
    ask: () =>
      on({
        serve: {
          unitId: unit('Tornion Tähti'),
          shares: [
            { municipalityCode: '851', share: 0.75 },
            { municipalityCode: '240', share: 0.25 }
          ]
        }
      }),
    effect: (after, before) => expect(after.nodes).toEqual(before.nodes)
  }
}

describe('what a coordinator can do', () => {
  test.each(Object.entries(operations))('%s: from its day on, and nothing before; undone, nothing at all', async (_name, { ask, effect }) => {
    const asked = ask()
    const [sums, before, then] = [await factSums(app), await treeOn(coordinator, dayBefore), await treeOn(coordinator, later)]
    expect((await preview(coordinator, asked)).refusals).toEqual([])
    expect(await factSums(app)).toEqual(sums)
    const made = await change(coordinator, { ...asked, decidedBy: 'Hallitus 5/2026, 4 §' })
    expect(made).toMatchObject({ state: 'planned', effectiveOn: later, undoRefusal: null, decidedBy: 'Hallitus 5/2026, 4 §' })
    expect(made.kind).toBe(Object.keys(asked.operation)[0])
    expect(await treeOn(coordinator, dayBefore)).toMatchObject({ nodes: before.nodes.map(withoutEnd), territories: before.territories })
    effect(await treeOn(coordinator, later), then)
    expect(await undo(coordinator, made.id)).toMatchObject({ id: made.id, state: 'undone', undoneByName: 'Aino Salmela' })
    expect(await factSums(app)).toEqual(sums)
  })

  it('takes effect on a day that has passed or has come, and can be undone for a day', async () => {
    for (const day of [addDays(today, -40), today]) {
      const sums = await factSums(app)
      const asked = on({ close: { unitId: unit('Tornion Tähti') } }, day)
      expect(await preview(coordinator, asked)).toMatchObject({ isRetroactive: day < today, undoUntil: null })
      const made = await change(coordinator, asked)
      expect(made).toMatchObject({ state: 'in_force', undoRefusal: null })
      expect((await treeOn(coordinator, today)).unit(unit('Tornion Tähti'))).toBeUndefined()
      await app.rows(`UPDATE network_change SET recorded_at = recorded_at - interval '25 hours' WHERE id = $1`, [made.id])
      expect((await askUndo(coordinator, made.id)).errors?.[0]?.extensions).toMatchObject({
        code: 'NETWORK_REFUSED',
        params: { code: 'date_has_come' }
      })
      await app.rows(`UPDATE network_change SET recorded_at = recorded_at + interval '25 hours' WHERE id = $1`, [made.id])
      await undo(coordinator, made.id)
      expect(await factSums(app)).toEqual(sums)
    }
  })

  it('writes a trail that names the unit and the change, refusals too', async () => {
    const asked = on({ amend: { unitId: unit('Keuruun Käpy'), details: { phone: '040 123 4567' } } })
    const made = await change(coordinator, asked)
    await undo(coordinator, made.id)
    await askChange(coordinator, on({ reopen: { unitId: unit('Keuruun Käpy'), parentId: keski } }))
    const trail = await app.rows(
      `SELECT action, outcome, error_code, unit_id, subject_type, subject_id, details FROM audit_entry ORDER BY number DESC LIMIT 3`
    )
    const about = { unit_id: unit('Keuruun Käpy'), subject_type: 'network_change' }
    const facts = { kind: 'amend', effectiveOn: later, number: made.number }
    expect(trail).toMatchObject([
      { action: 'changeNetwork', outcome: 'refused', error_code: 'NETWORK_REFUSED', ...about, details: { kind: 'reopen', effectiveOn: later } },
      { action: 'undoNetworkChange', outcome: 'done', ...about, subject_id: made.id, details: facts },
      { action: 'changeNetwork', outcome: 'done', ...about, subject_id: made.id, details: facts }
    ])
  })
})

/** On the day before a change, a unit is as it was; that it is going to end may show. */
const withoutEnd = (node: Tree['nodes'][number]) =>
  Object.fromEntries(Object.entries(node).filter(([name]) => name !== 'validTo'))

describe('the preview', () => {
  it('tells what happens to units, centres and municipalities, and what hangs on them', async () => {
    const { units, centres, territories, touched, undoUntil } = await preview(coordinator, on({ close: { unitId: lappi, heirId: oulu } }))
    expect(undoUntil).toBe(dayBefore)
    expect(units.find((each) => each.unitId === lappi)).toMatchObject({
      changes: ['closed'],
      nameBefore: { fi: 'Lappi' },
      nameAfter: null,
      parentBefore: { fi: 'Pääkonttori' },
      successors: []
    })
    expect(units.find((each) => each.unitId === unit('Tornion Tähti'))).toMatchObject({
      changes: ['moved'],
      parentBefore: { fi: 'Lappi' },
      parentAfter: { fi: 'Pohjois-Pohjanmaa' }
    })
    expect(centres.find((each) => each.name.fi === 'Lappi')).toMatchObject({ localUnitsAfter: 0, municipalitiesAfter: 0 })
    expect(territories).toHaveLength(1)
    expect(territories[0]).toMatchObject({ from: { fi: 'Lappi' }, to: { fi: 'Pohjois-Pohjanmaa' } })
    expect(territories[0]?.municipalityNames).toContainEqual({ fi: 'Rovaniemi' })
    expect(touched).toContainEqual({ kind: 'role_assignment', unit: { id: lappi, name: { fi: 'Lappi' } }, count: 1 })
  })

  it('tells who continues a unit, and which municipalities nobody would serve', async () => {
    const asked = on({ merge: { unitIds: [unit('Tornion Tähti')], intoId: unit('Meri-Lapin Majakka') } })
    expect((await preview(coordinator, asked)).units).toMatchObject([
      { unitId: unit('Tornion Tähti'), changes: ['closed', 'merged'], successors: [{ name: { fi: 'Meri-Lapin Majakka' }, share: 1 }] }
    ])
    expect(await preview(coordinator, on({ territory: { municipalityCodes: ['851'] } }))).toMatchObject({
      uncovered: [{ fi: 'Tornio' }],
      territories: [{ from: { fi: 'Lappi' }, to: null, municipalityCodes: ['851'] }]
    })
  })
})

describe('what is asked for wrongly', () => {
  const codeOf = async (asked: Asked) => {
    const answers = [await askPreview(coordinator, asked), await askChange(coordinator, asked)]
    const [shown, made] = answers.map(({ errors }) => ({ code: errors?.[0]?.extensions.code, path: errors?.[0]?.extensions.path.join('.') }))
    expect(shown).toEqual(made)
    return made
  }
  const opening = (more: Record<string, unknown>) =>
    on({ open: { type: 'local_unit', parentId: lappi, details: details(more) } })
  const half = { details: { name: { fi: 'Puoli' } }, share: 0.5 }

  test.each<[string, () => Asked, string, string]>([
    ['nothing', () => on({}), 'INVALID_QUERY', ''],
    ['two things', () => on({ close: { unitId: lappi }, territory: { municipalityCodes: ['851'] } }), 'INVALID_QUERY', ''],
    ['a head office', () => on({ open: { type: 'headquarters', parentId: lappi, details: details() } }), 'INVALID_INPUT', 'operation.open.type'],
    ['no kind', () => opening({ unitKind: null }), 'REQUIRED', 'operation.open.details.unitKind'],
    ['no municipality', () => opening({ municipalityCode: null }), 'REQUIRED', 'operation.open.details.municipalityCode'],
    ['a name of blanks', () => opening({ name: { fi: '  ' } }), 'REQUIRED', 'operation.open.details.name.fi'],
    ['an address that is none', () => opening({ email: 'paja' }), 'INVALID_EMAIL', 'operation.open.details.email'],
    ['an unknown organisation', () => opening({ organisationId: newId() }), 'NOT_FOUND', 'operation.open.details.organisationId'],
    ['an unknown unit', () => on({ close: { unitId: newId() } }), 'NOT_FOUND', 'operation.close.unitId'],
    ['a unit of others', () => on({ move: { unitIds: [unit('Keuruun Käpy'), second.localUnitId], parentId: lappi } }), 'NOT_FOUND', 'operation.move.unitIds.1'],
    ['a parent of others', () => on({ move: { unitIds: [unit('Keuruun Käpy')], parentId: second.centreId } }), 'NOT_FOUND', 'operation.move.parentId'],
    ['a merger into nothing', () => on({ merge: { unitIds: [unit('Keuruun Käpy')] } }), 'REQUIRED', 'operation.merge.intoId'],
    ['a merger into two', () => on({ merge: { unitIds: [unit('Keuruun Käpy')], intoId: lappi, details: details() } }), 'INVALID_INPUT', 'operation.merge.details'],
    ['a part of nothing', () => on({ split: { unitId: lappi, parts: [{ share: 1 }] } }), 'REQUIRED', 'operation.split.parts.0.unitId'],
    ['a part twice', () => on({ split: { unitId: lappi, parts: [{ ...half, unitId: lappi }] } }), 'INVALID_INPUT', 'operation.split.parts.0.details']
  ])('%s', async (_name, ask, code, path) => {
    expect(await codeOf(ask())).toEqual({ code, path })
  })

  it('names all fields that are missing, and wants a reason', async () => {
    const bare = on({ open: { type: 'local_unit', parentId: lappi, details: {} } })
    const [error] = (await askPreview(coordinator, bare)).errors ?? []
    expect(error?.extensions.issues?.map((issue) => issue.path.at(-1))).toEqual(['organisationId', 'unitKind', 'name', 'municipalityCode'])
    const answer = await askChange(coordinator, { ...opening({}), reason: '  ' })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'REQUIRED', path: ['reason'] })
  })

  it('knows no organisation of another consortium', async () => {
    const [other] = await app.rows<{ id: string }>('SELECT id FROM organisation WHERE consortium_id = $1', [second.consortiumId])
    expect(await codeOf(opening({ organisationId: other?.id }))).toMatchObject({ code: 'NOT_FOUND' })
  })
})
