import { addDays, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { centreId, localUnitId as unit } from '../../../demo/demo-unit-rows.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { change, factSums, list, treeOn, undo } from '../../../testing/network-changes.js'
import { aSecondConsortium, type SecondConsortium } from '../second-consortium.js'
import { carryMunicipalityMergers } from './territory-carrier.js'

const today = todayIn()
const soon = addDays(today, 40)
const later = addDays(today, 240)
const [lappi, oulu, lansi] = [centreId('lappi'), centreId('pohjanmaa'), centreId('lansi')]
const [pirkkala, nokia, tampere, tornio, oulunKaupunki] = ['604', '536', '837', '851', '564'] as const

let app: TestApp
let coordinator: Actor
let second: SecondConsortium

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
})
afterAll(() => app.stop())

async function carried(): Promise<number> {
  await app.owner.query('BEGIN')
  const count = await carryMunicipalityMergers(app.owner)
  await app.owner.query('COMMIT')
  return count
}

/** The country decides that a municipality joins another. */
async function joins(code: string, into: string, day: IsoDate): Promise<void> {
  await app.rows('UPDATE municipality SET valid_to = $2, successor_code = $3 WHERE code = $1', [code, day, into])
  await app.rows(`UPDATE app_meta SET value = value || '+' WHERE key = 'reference_hash'`)
}

const items = async (actor: Actor) =>
  (await actor.get<{ workItems: { kind: string; urgency: string; params: { isContested: boolean; municipality: { fi: string } }; unit: { id: string } | null }[] }>(
    '{ workItems { kind urgency params unit { id } } }'
  )).workItems.filter((item) => item.kind === 'municipality_merger_coming')

it('changes nothing in the demo, where every merger has been carried', async () => {
  const sums = await factSums(app)
  expect(await carried()).toBe(0)
  expect(await factSums(app)).toEqual(sums)
})

it('carries a merger on its day, in every consortium, once, on record, and so that it can be undone', async () => {
  const shares = [tampere, nokia].map((municipalityCode, place) => ({ municipalityCode, share: place === 0 ? 0.75 : 0.25 }))
  await change(coordinator, { effectiveOn: today, operation: { serve: { unitId: unit('Nokian Noste'), shares } } })
  const sums = await factSums(app)
  await joins(pirkkala, tampere, soon)
  await joins(nokia, tampere, soon)
  await joins(tornio, oulunKaupunki, later)
  expect(await carried()).toBe(2)
  expect(await carried()).toBe(0)
  const [tornioChange, tampereChange] = (await list(coordinator, { filter: { kinds: ['municipality_merger'] } })).nodes
  expect(tampereChange).toMatchObject({
    kind: 'municipality_merger',
    state: 'planned',
    effectiveOn: soon,
    reason: 'Kuntaliitos: Nokia ja Pirkkala liittyvät kuntaan Tampere',
    recordedByName: null,
    undoRefusal: null
  })
  expect(tornioChange).toMatchObject({ effectiveOn: later, reason: 'Kuntaliitos: Tornio liittyy kuntaan Oulu' })
  const [before, after] = [await treeOn(coordinator, addDays(soon, -1)), await treeOn(coordinator, soon)]
  expect([before.centreOf(nokia), after.centreOf(nokia), after.centreOf(tampere)]).toEqual([lansi, undefined, lansi])
  expect(after.uncoveredMunicipalityCodes).toEqual([])
  const services = await app.rows(
    `SELECT municipality_code AS code, share, valid_from::text AS "from" FROM unit_service_area WHERE unit_id = $1 ORDER BY 1, 3`,
    [unit('Nokian Noste')]
  )
  expect(services).toEqual([
    { code: nokia, share: 0.25, from: today },
    { code: tampere, share: 0.75, from: today },
    { code: tampere, share: 1, from: soon }
  ])
  expect((await treeOn(coordinator, later)).centreOf(oulunKaupunki)).toBe(oulu)
  await undo(coordinator, tornioChange!.id)
  await undo(coordinator, tampereChange!.id)
  expect(await factSums(app)).toEqual(sums)
  expect(await carried()).toBe(2)
})

it('tells the coordinators where a territory goes, and waits on where the centres were different', async () => {
  const national = await items(coordinator)
  expect(national.map(({ params, unit: centre }) => [params.municipality.fi, params.isContested, centre?.id]).sort()).toEqual([
    ['Nokia', false, lansi],
    ['Pirkkala', false, lansi],
    ['Tornio', true, oulu]
  ])
  const day = addDays(today, -3)
  await app.rows(`UPDATE network_change SET effective_on = $1 WHERE reason LIKE '%Tornio%' AND undone_at IS NULL`, [day])
  await joins(tornio, oulunKaupunki, day)
  const regional = await app.signIn('jouni.aikio@solmu.example', 'solmu-demo-2026')
  for (const actor of [coordinator, regional]) {
    const contested = (await items(actor)).filter((item) => item.params.isContested)
    expect(contested).toMatchObject([{ urgency: 'late', unit: { id: oulu }, params: { municipality: { fi: 'Tornio' } } }])
  }
  const elsewhere = await app.signIn('markku.niemela@solmu.example', 'solmu-demo-2026')
  expect((await items(elsewhere)).filter((item) => item.params.isContested)).toEqual([])
  await change(coordinator, { effectiveOn: today, operation: { territory: { unitId: lappi, municipalityCodes: [oulunKaupunki] } } })
  expect((await items(coordinator)).filter((item) => item.params.isContested)).toEqual([])
})

it('does the same in a consortium that had the municipality all to itself', async () => {
  expect(await carried()).toBe(1) // Tornio, of which the test before moved the day.
  await joins(tampere, '091', addDays(soon, 365))
  expect(await carried()).toBe(2)
  const rows = await app.rows(
    `SELECT unit_id, municipality_code AS code, valid_from::text AS "from", valid_to::text AS "to" FROM unit_territory
     WHERE consortium_id = $1 ORDER BY valid_from`,
    [second.consortiumId]
  )
  expect(rows).toEqual([
    { unit_id: second.centreId, code: tampere, from: '2020-01-01', to: addDays(soon, 365) },
    { unit_id: second.centreId, code: '091', from: addDays(soon, 365), to: null }
  ])
})
