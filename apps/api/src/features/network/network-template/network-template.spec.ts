import { addDays, addYears, todayIn } from '@solmu/shared/dates.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { SetupService } from '../../identity/user/setup.service.js'
import type { NetworkTreeType } from '../network.graphql.js'
import type { NetworkChangeType } from '../network-change/network-change.graphql.js'
import { asOutsider, aSecondConsortium } from '../second-consortium.js'
import { templateCentres, templateOrganisations } from './network-template.data.js'
import type { NetworkTemplateType } from './network-template.graphql.js'

const SHOW = `{ networkTemplate { canStart centres { key name { fi sv en } municipalityName { fi sv } regionNames { fi sv en } }
  organisations { key name { fi sv } } } }`
const START = `mutation ($input: StartFromTemplateInput!) { startFromTemplate(input: $input) { change {
  id number kind state effectiveOn reason unitCount municipalityCount recordedByName undoRefusal units { type name { fi } } } } }`
const UNDO = 'mutation ($input: UndoNetworkChangeInput!) { undoNetworkChange(input: $input) { change { id state } } }'
const TREE = `query ($asOf: Date) { networkTree(asOf: $asOf) { uncoveredMunicipalityCodes
  nodes { id parentId type name { fi sv en } organisationName municipalityCode lon validFrom validTo }
  territories { unitId municipalityCodes population } } }`

const form = {
  ...{ consortiumName: 'Koekonsortio', displayName: 'Ensi Ylläpitäjä', email: 'ensi@koe.example' },
  ...{ password: 'kolme hirveä lammella', language: 'fi' }
}
const today = todayIn()
const tomorrow = addDays(today, 1)

let app: TestApp
let administrator: Actor

/** The empty installation after its first run: a consortium with nothing but its head office. */
beforeAll(async () => {
  app = await TestApp.start({ template: 'empty' })
  const token = await app.provider<SetupService>('SetupService').offerFirstRun()
  expect((await app.post('/auth/first-run', { ...form, token })).status).toBe(200)
  administrator = await app.signIn(form.email, form.password)
})
afterAll(() => app.stop())

const show = async (actor = administrator) => (await actor.get<{ networkTemplate: NetworkTemplateType }>(SHOW)).networkTemplate
const treeOn = async (asOf: string) => (await administrator.get<{ networkTree: NetworkTreeType }>(TREE, { asOf })).networkTree
const started = async (effectiveOn: string) =>
  (await administrator.get<{ startFromTemplate: { change: NetworkChangeType } }>(START, { input: { effectiveOn } })).startFromTemplate.change
const refusal = async (effectiveOn: string, actor = administrator) =>
  (await actor.ask(START, { input: { effectiveOn } })).errors?.[0]?.extensions
const counts = async () =>
  (
    await app.rows(`SELECT (SELECT count(*)::int FROM org_unit) AS units, (SELECT count(*)::int FROM organisation) AS organisations,
      (SELECT count(*)::int FROM organisation_role) AS roles, (SELECT count(*)::int FROM unit_territory) AS territories`)
  )[0]

const NEW = { units: 1, organisations: 1, roles: 1, territories: 0 }

describe('the template', () => {
  it('has every region of the mainland in exactly one centre', async () => {
    const mainland = await app.rows<{ code: string }>(
      `SELECT code FROM area WHERE division = 'region' AND code <> '21' AND valid_to IS NULL ORDER BY code`
    )
    expect(templateCentres.flatMap(({ regions }) => regions).toSorted()).toEqual(mainland.map(({ code }) => code))
  })

  it.each(templateCentres.map(({ key, regions, municipalityCode }) => [key, regions, municipalityCode] as const))(
    'has the centre %s in the largest municipality of its territory',
    async (_key, regions, code) => {
      const [largest] = await app.rows(
        `SELECT m.code FROM municipality m JOIN municipality_area a ON a.municipality_code = m.code AND a.division = 'region'
         WHERE a.area_code = ANY ($1) AND a.valid_to IS NULL AND m.valid_to IS NULL ORDER BY m.population DESC LIMIT 1`,
        [regions]
      )
      expect(largest).toEqual({ code })
    }
  )

  it('is shown with the names of today', async () => {
    const { canStart, centres, organisations } = await show()
    expect(canStart).toBe(true)
    expect(centres.map(({ name }) => name.en)).toEqual([
      ...['Lapland', 'North Ostrobothnia', 'Eastern Finland', 'Western Finland', 'South-East Finland', 'Uusimaa']
    ])
    expect(centres[1]).toMatchObject({
      municipalityName: { fi: 'Oulu', sv: 'Uleåborg' },
      regionNames: [{ fi: 'Pohjois-Pohjanmaa', sv: 'Norra Österbotten', en: 'North Ostrobothnia' }, { fi: 'Kainuu', sv: 'Kajanaland', en: 'Kainuu' }]
    })
    expect(centres.flatMap(({ regionNames }) => regionNames)).toHaveLength(18)
    expect(organisations.map(({ name }) => name.fi)).toEqual(templateOrganisations.map(({ name }) => name))
    expect(new Set(organisations.map(({ key }) => key)).size).toBe(organisations.length)
  })
})

describe('starting from the template', () => {
  it.each([
    ['the day before the head office began', addDays(today, -1)],
    ['a day long before', '2014-01-01'],
    ['the first day of all', '1900-01-01']
  ])('is refused for %s, and leaves nothing behind', async (_case, day) => {
    expect(await refusal(day)).toMatchObject({ code: 'INVALID_DATE', path: ['effectiveOn'] })
    expect(await counts()).toEqual(NEW)
  })

  it('is refused for a day after the head office closes, and for a day on which no municipality is known', async () => {
    await app.rows(`UPDATE unit_period SET valid_to = $1`, [addYears(today, 1)])
    expect(await refusal(addYears(today, 1))).toMatchObject({ code: 'INVALID_DATE', path: ['effectiveOn'] })
    expect(await refusal(today)).toMatchObject({ code: 'INVALID_DATE', path: ['effectiveOn'] })
    await app.rows(`UPDATE unit_period SET valid_from = '2000-01-01', valid_to = NULL`)
    expect(await refusal('2005-01-01')).toMatchObject({ code: 'INVALID_DATE', path: ['effectiveOn'] })
    await app.rows(`UPDATE unit_period SET valid_from = $1`, [today])
    expect(await counts()).toEqual(NEW)
  })

  it('opens the centres under the head office from a day to come, and the mainland is covered', async () => {
    const change = await started(tomorrow)
    expect(change).toMatchObject({
      ...{ number: 1, kind: 'template', state: 'planned', effectiveOn: tomorrow, recordedByName: form.displayName },
      ...{ unitCount: 7, municipalityCount: 292, undoRefusal: null }
    })
    const [headOffice] = (await treeOn(today)).nodes
    const { nodes, territories, uncoveredMunicipalityCodes } = await treeOn(tomorrow)
    expect(uncoveredMunicipalityCodes).toEqual([])
    const centres = nodes.filter(({ type }) => type === 'regional_centre')
    expect(nodes).toHaveLength(7)
    expect(centres.map(({ name }) => name.fi).sort()).toEqual(templateCentres.map(({ name }) => name.fi).sort())
    for (const centre of centres) {
      expect(centre).toMatchObject({ parentId: headOffice!.id, organisationName: form.consortiumName, validFrom: tomorrow, validTo: null })
      expect(centre.lon).toEqual(expect.any(Number))
    }
    const codes = territories.flatMap(({ municipalityCodes }) => municipalityCodes)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toHaveLength(292)
    expect(await app.rows(`SELECT code FROM org_unit WHERE code IS NOT NULL ORDER BY code`)).toEqual(
      templateCentres.map(({ key }) => ({ code: key })).toSorted((a, b) => (a.code < b.code ? -1 : 1))
    )
  })

  it('enters the organisations with their roles from that day, and says so in the trail', async () => {
    const rows = await app.rows(
      `SELECT o.name_fi AS name, o.legal_form AS "legalForm", r.role, o.business_id AS "businessId" FROM organisation o
       JOIN organisation_role r ON r.organisation_id = o.id WHERE r.valid_from = $1 AND r.valid_to IS NULL`,
      [tomorrow]
    )
    const asked = templateOrganisations.map(({ name, legalForm, role }) => ({ name, legalForm, role, businessId: null }))
    expect(rows).toHaveLength(asked.length)
    expect(rows).toEqual(expect.arrayContaining(asked))
    const [entry] = await app.rows(`SELECT action, outcome, subject_type, details FROM audit_entry ORDER BY number DESC LIMIT 1`)
    expect(entry).toEqual({
      ...{ action: 'startFromTemplate', outcome: 'done', subject_type: 'network_change' },
      details: { kind: 'template', effectiveOn: tomorrow, number: 1 }
    })
  })

  it('is refused a second time', async () => {
    const before = await counts()
    expect((await show()).canStart).toBe(false)
    expect(await refusal(tomorrow)).toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await counts()).toEqual(before)
  })

  it('can be undone: the centres go, the organisations stay, and it can be started again without doubling them', async () => {
    const [change] = await app.rows<{ id: string }>('SELECT id FROM network_change')
    const before = await counts()
    expect(await administrator.get(UNDO, { input: { changeId: change?.id } })).toMatchObject({
      undoNetworkChange: { change: { state: 'undone' } }
    })
    expect(await counts()).toEqual({ ...before, units: 1, territories: 0 })
    expect((await treeOn(tomorrow)).nodes).toHaveLength(1)
    expect((await show()).canStart).toBe(true)
    expect(await started(today)).toMatchObject({ kind: 'template', state: 'in_force', effectiveOn: today })
    expect(await counts()).toEqual(before)
    expect((await treeOn(today)).uncoveredMunicipalityCodes).toEqual([])
    await administrator.get(UNDO, { input: { changeId: (await app.rows<{ id: string }>('SELECT id FROM network_change WHERE undone_at IS NULL'))[0]?.id } })
  })

  it('by two at once is done once', async () => {
    const both = await Promise.all([1, 2].map(() => administrator.ask(START, { input: { effectiveOn: today } })))
    expect(both.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['ALREADY_EXISTS', 'done'])
    expect(await counts()).toMatchObject({ units: 7, organisations: templateOrganisations.length + 1 })
  })
})

describe('in a consortium that has a network', () => {
  let demo: TestApp
  beforeAll(async () => {
    demo = await TestApp.start()
  })
  afterAll(() => demo.stop())

  const units = () => demo.rows('SELECT count(*) FROM org_unit')

  it.each(['administrator', 'national_coordinator'] as const)('the %s cannot start', async (role) => {
    const actor = await demo.as(role)
    expect((await show(actor)).canStart).toBe(false)
    expect(await refusal(today, actor)).toMatchObject({ code: 'ALREADY_EXISTS' })
  })

  it.each(['regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'funder', 'auditor'] as const)(
    'it is refused to the %s',
    async (role) => {
      const before = await units()
      expect(await refusal(today, await demo.as(role))).toMatchObject({ code: 'NOT_ALLOWED' })
      expect(await units()).toEqual(before)
    }
  )

  it('another consortium counts its own units only', async () => {
    const second = await aSecondConsortium(demo)
    const outsider = await asOutsider(demo, second)
    expect(await refusal(today, outsider)).toMatchObject({ code: 'ALREADY_EXISTS' })
    await demo.rows('BEGIN')
    for (const table of ['unit_territory', 'unit_link', 'unit_period']) {
      const kept = table === 'unit_period' ? [second.headOfficeId] : []
      await demo.rows(`DELETE FROM ${table} WHERE consortium_id = $1 AND unit_id <> ALL ($2)`, [second.consortiumId, kept])
    }
    await demo.rows('DELETE FROM org_unit WHERE id = ANY ($1)', [[second.centreId, second.localUnitId]])
    await demo.rows('COMMIT')
    const ours = () => demo.rows('SELECT count(*) FROM unit_territory WHERE consortium_id <> $1', [second.consortiumId])
    const before = await ours()
    expect((await show(outsider)).canStart).toBe(true)
    expect((await outsider.ask(START, { input: { effectiveOn: '2021-05-01' } })).errors).toBeUndefined()
    const tree = await outsider.get<{ networkTree: NetworkTreeType }>(TREE, { asOf: today })
    expect(tree.networkTree.nodes).toHaveLength(7)
    expect(tree.networkTree.uncoveredMunicipalityCodes).toEqual([])
    expect(await ours()).toEqual(before)
  })
})
