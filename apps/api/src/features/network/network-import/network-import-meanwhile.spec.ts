/** What happens when others change the very things that a file is about, at the worst moment. */
import { setTimeout } from 'node:timers/promises'
import { todayIn } from '@solmu/shared/dates.js'
import type { Actor } from '../../../testing/harness.js'
import { type Import, ImportBench } from '../../../testing/imports.js'
import { askChange, preview } from '../../../testing/network-changes.js'

const TODAY = todayIn()
const LOCK = `hashtextextended('solmu.network.' || (SELECT id FROM consortium), 0)`

/** Longer than a statement of a request may take that waits for nobody. */
const LONG_MS = 5500

let bench: ImportBench
let office: Actor
let coordinator: Actor
let keeper: string
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('administrator')
  coordinator = await bench.app.as('national_coordinator')
  const [row] = await bench.app.rows<{ business_id: string }>('SELECT business_id FROM organisation WHERE business_id IS NOT NULL LIMIT 1')
  keeper = row?.business_id ?? ''
})
afterAll(() => bench.stop())

const file = (...rows: string[]) => ['Avain;Nimi;Taso;Laji;Organisaatio;Yläyksikkö;Kunta;Avattu', ...rows].join('\n')

const unitOf = async (code: string) => {
  const [unit] = await bench.app.rows<{ id: string; name: string }>('SELECT id, name_fi AS name FROM unit_now WHERE code = $1', [code])
  if (!unit) throw new Error(`no unit ${code}`)
  return unit
}

/** As many as wait in line for the network. */
async function inLine(count: number): Promise<void> {
  for (;;) {
    const [row] = await bench.app.rows<{ count: number }>(`SELECT count(*)::int AS count FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`)
    if (row?.count === count) return
    await setTimeout(20)
  }
}

/** Has a change of another person wait in line before the work on an import, and lets both go. */
async function before(work: () => Promise<unknown>, of: { code: string; name: string; wait?: number }) {
  const operation = { amend: { unitId: (await unitOf(of.code)).id, details: { name: { fi: of.name } } } }
  const { revision: expectedRevision } = await preview(coordinator, { effectiveOn: TODAY, operation })
  await bench.app.rows(`SELECT pg_advisory_lock(${LOCK})`)
  const changing = askChange(coordinator, { effectiveOn: TODAY, operation, expectedRevision })
  await inLine(1)
  const working = work()
  await inLine(2)
  await setTimeout(of.wait ?? 0)
  await bench.app.rows(`SELECT pg_advisory_unlock(${LOCK})`)
  return { changed: await changing, worked: await working }
}

const applying = (checked: Import) => () => bench.step(office, 'apply', { importId: checked.id, onlySound: false } as { importId: string })

it('a change of a centre under which a file opens units: both are made, however long they had to wait', async () => {
  const checked = await bench.check(office, await bench.upload(office, 'units', file(`UUSI1;Paja;yksikkö;työpaja;${keeper};K1;Oulu;${TODAY}`)))
  const { changed, worked } = await before(applying(checked), { code: 'K1', name: 'Uusi nimi', wait: LONG_MS })
  expect(changed.errors).toBeUndefined()
  expect(worked).toMatchObject({ state: 'applied', failure: null })
  expect([(await unitOf('K1')).name, (await unitOf('UUSI1')).name]).toEqual(['Uusi nimi', 'Paja'])
})

it('a change after which a row would do something else than it was seen to do: nothing of the file is brought in', async () => {
  const checked = await bench.check(
    office,
    await bench.upload(office, 'units', file(...['UUSI1;Verstas', 'UUSI2;Paja'].map((unit) => `${unit};yksikkö;työpaja;${keeper};K1;Oulu;${TODAY}`)))
  )
  expect(checked).toMatchObject({ newCount: 1, changedCount: 1 })
  const { changed, worked } = await before(applying(checked), { code: 'UUSI1', name: 'Verstas' })
  expect(changed.errors).toBeUndefined()
  expect(worked).toMatchObject({ state: 'failed', failure: 'STALE' })
  expect(await bench.app.rows(`SELECT 1 FROM org_unit WHERE code = 'UUSI2'`)).toEqual([])
})

it('a change of what is being undone: one of the two is made, and neither is lost on the way', async () => {
  const applied = await bench.bringIn(office, 'units', file(`UUSI3;Paja;yksikkö;työpaja;${keeper};K1;Oulu;${TODAY}`))
  const undoing = () => bench.step(office, 'undo', { importId: applied.id })
  const { changed, worked } = await before(undoing, { code: 'UUSI3', name: 'Verstas' })
  const left = await bench.app.rows<{ name_fi: string }>(`SELECT name_fi FROM unit_now WHERE code = 'UUSI3'`)
  if ((worked as Import).state === 'undone') {
    expect(['NOT_FOUND', 'STALE']).toContain(changed.errors?.[0]?.extensions.code)
    expect(left).toEqual([])
  } else {
    expect(changed.errors).toBeUndefined()
    expect(worked).toMatchObject({ state: 'applied', failure: 'IMPORT_STATE' })
    expect(left).toEqual([{ name_fi: 'Verstas' }])
  }
})
