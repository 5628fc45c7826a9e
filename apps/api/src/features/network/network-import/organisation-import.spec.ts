import { todayIn } from '@solmu/shared/dates.js'
import type { Actor } from '../../../testing/harness.js'
import { ImportBench } from '../../../testing/imports.js'
import type { ImportJobs } from './import-jobs.js'

let bench: ImportBench
let office: Actor
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('administrator')
  // Founders are entered by hand here; how members are admitted is membership.spec's.
  await bench.app.rows('UPDATE consortium SET admission_since = NULL')
})
afterAll(() => bench.stop())

const TODAY = todayIn()
const HEAD = 'Y-tunnus;Avain;Nimi;Oikeudellinen muoto;Kokoluokka;Palvelukielet;Roolit;Sähköposti;Verkkosivusto;Postinumero;Huomautus'
const file = (...rows: string[]) => [HEAD, ...rows].join('\n')

/** An organisation of the demo that has a business id. */
async function aKnown() {
  const [known] = await bench.app.rows<{ id: string; business_id: string; name_fi: string; version: number }>(
    'SELECT id, business_id, name_fi, version FROM organisation WHERE business_id IS NOT NULL ORDER BY name_fi LIMIT 1'
  )
  if (!known) throw new Error('no organisation')
  return known
}

const rolesOf = (id: string) =>
  bench.app.rows(`SELECT role, valid_from, valid_to FROM organisation_role WHERE organisation_id = $1 ORDER BY role, valid_from`, [id])

const refusalOf = (answer: Awaited<ReturnType<ImportBench['ask']>>) => {
  const { code, params } = answer.errors?.[0]?.extensions ?? {}
  return [code, ...Object.values(params ?? {})]
}

describe('a file of organisations', () => {
  it('enters and changes them, changes nothing the second time, and is undone to the last mark', async () => {
    const before = await bench.checksum()
    const known = await aKnown()
    const own = await rolesOf(known.id)
    const text = file(
      `FI12345671;;Uusi Säätiö;säätiö;pieni;suomi, ruotsi;jäsen / rahoittaja;INFO@uusi.example;https://uusi.example;100;"monta\nriviä"`,
      `;AVAIN-2;Toinen ry;yhdistys;;;kumppani;;;;`,
      `${known.business_id};KIRJATTU;${known.name_fi};;;en;partner;;;;Uusi huomautus`
    )
    const checked = await bench.check(office, await bench.upload(office, 'organisations', text))
    expect(await bench.rows(office, checked.id, ['wrong'])).toEqual([])
    expect(checked).toMatchObject({ newCount: 2, changedCount: 1 })
    expect(await bench.checksum()).toBe(before)
    const applied = await bench.step(office, 'apply', { importId: checked.id, onlySound: false } as { importId: string })
    expect(applied).toMatchObject({ state: 'applied', canUndo: true, failure: null })

    const [fresh] = await bench.app.rows<{ id: string }>(`SELECT * FROM organisation WHERE business_id = '1234567-1'`)
    expect(fresh).toMatchObject({
      ...{ name_fi: 'Uusi Säätiö', name_sv: 'Uusi Säätiö', legal_form: 'foundation', size_class: 'small', languages: ['fi', 'sv'] },
      ...{ email: 'info@uusi.example', website: 'https://uusi.example', postal_code: '00100', note: 'monta\nriviä', version: 1 }
    })
    expect(await rolesOf(fresh?.id ?? '')).toEqual([
      { role: 'funder', valid_from: TODAY, valid_to: null },
      { role: 'member', valid_from: TODAY, valid_to: null }
    ])
    const [changed] = await bench.app.rows('SELECT code, languages, note, version FROM organisation WHERE id = $1', [known.id])
    expect(changed).toEqual({ code: 'KIRJATTU', languages: ['en'], note: 'Uusi huomautus', version: known.version + 1 })
    const ended = own.map((period) => (period['valid_to'] === null ? { ...period, valid_to: TODAY } : period))
    expect(await rolesOf(known.id)).toEqual([...ended, { role: 'partner', valid_from: TODAY, valid_to: null }])

    const again = await bench.check(office, await bench.upload(office, 'organisations', text))
    expect(again).toMatchObject({ unchangedCount: 3, newCount: 0, changedCount: 0 })
    expect(await bench.step(office, 'undo', { importId: applied.id })).toMatchObject({ state: 'undone', failure: null })
    expect(await bench.checksum()).toBe(before)
    const [undone] = await bench.app.rows('SELECT version FROM organisation WHERE id = $1', [known.id])
    expect(undone).toEqual({ version: known.version + 2 })
  })

  it('has faults with lines and fields', async () => {
    const known = await aKnown()
    const text = file(
      `1234567-2;;Väärä tarkiste;;;;;;;;`,
      `;;Nimetön avain;;;;;;;;`,
      `2345678-0;A;Kaksi;;;;;;;;`,
      `2345678-0;B;Kaksi;;;;;;;;`,
      `;C;Kaksi avainta;;;;;;;;`,
      `;C;Kaksi avainta;;;;;;;;`,
      `;D;Outo;kerho;jätti;klingon, suomi;kuningas;ei-osoite;ftp://x;12;`,
      `${known.business_id};X;${known.name_fi};;;;;;;;`,
      `;;;;;;;;;;viimeinen`
    )
    const checked = await bench.check(office, await bench.upload(office, 'organisations', text))
    const rows = await bench.rows(office, checked.id)
    expect(rows.map(({ line, issues }) => [line, ...issues.map(({ field, code, params }) => [field, code, ...Object.values(params)])])).toEqual([
      [2, ['businessId', 'INVALID_BUSINESS_ID']],
      [3, ['businessId', 'REQUIRED']],
      [4, ['businessId', 'DUPLICATE_KEY', 5]],
      [5, ['businessId', 'DUPLICATE_KEY', 4]],
      [6, ['key', 'DUPLICATE_KEY', 7]],
      [7, ['key', 'DUPLICATE_KEY', 6]],
      [
        ...[8, ['legalForm', 'UNKNOWN_WORD', 'kerho'], ['sizeClass', 'UNKNOWN_WORD', 'jätti'], ['languages', 'UNKNOWN_WORD', 'klingon']],
        ...[['roles', 'UNKNOWN_WORD', 'kuningas'], ['email', 'INVALID_EMAIL'], ['website', 'INVALID_WEBSITE'], ['postalCode', 'INVALID_POSTAL_CODE']]
      ],
      [9],
      [10, ['name.fi', 'REQUIRED'], ['businessId', 'REQUIRED']]
    ])
  })
})

describe('an import of organisations', () => {
  it('is not undone when what it changed has been changed since', async () => {
    const known = await aKnown()
    const applied = await bench.bringIn(office, 'organisations', file(`${known.business_id};;${known.name_fi};;;;;;;;eka`))
    await bench.app.rows(`UPDATE organisation SET note = 'toka', version = version + 1 WHERE id = $1`, [known.id])
    const before = await bench.checksum()
    expect(refusalOf(await bench.ask(office, 'undo', { importId: applied.id }))).toEqual(['IMPORT_STATE', 'later_changes'])
    expect(await bench.checksum()).toBe(before)
    expect((await bench.one(office, applied.id)).state).toBe('applied')
  })

  it('stays brought in when its undoing finds too late that something has changed', async () => {
    const applied = await bench.bringIn(office, 'organisations', file(`;MYÖHÄ;Myöhäinen ry;;;;;;;;`))
    await bench.app.rows(`UPDATE network_import SET state = 'undoing' WHERE id = $1`, [applied.id])
    await bench.app.rows(`UPDATE organisation SET version = version + 1 WHERE code = 'MYÖHÄ'`)
    const before = await bench.checksum()
    const [by] = await bench.app.rows<{ user_id: string; consortium_id: string }>(
      'SELECT created_by AS user_id, consortium_id FROM network_import WHERE id = $1',
      [applied.id]
    )
    const viewer = { userId: by?.user_id ?? '', consortiumId: by?.consortium_id ?? '' }
    await bench.app.provider<ImportJobs>('ImportJobs', { viewer }).undo(applied.id)
    expect(await bench.one(office, applied.id)).toMatchObject({ state: 'applied', failure: 'IMPORT_STATE' })
    expect(await bench.checksum()).toBe(before)
  })

  it('is not undone when something rests on what it entered', async () => {
    const applied = await bench.bringIn(office, 'organisations', file(`;PERUSTA;Perusta ry;yhdistys;;;;;;;`))
    const unit = `Avain;Nimi;Taso;Laji;Organisaatio;Yläyksikkö;Kunta\nPAJA9;Perustan paja;yksikkö;työpaja;PERUSTA;K1;Oulu`
    const keeping = await bench.bringIn(office, 'units', unit)
    expect(keeping.state).toBe('applied')
    expect(refusalOf(await bench.ask(office, 'undo', { importId: applied.id }))).toEqual(['IMPORT_STATE', 'later_changes'])
    await bench.step(office, 'undo', { importId: keeping.id })
    expect(await bench.step(office, 'undo', { importId: applied.id })).toMatchObject({ state: 'undone' })
  })

  it('that would no longer do what was seen brings in nothing', async () => {
    const known = await aKnown()
    const checked = await bench.check(office, await bench.upload(office, 'organisations', file(`;Z1;Zeta;;;;;;;;`, `${known.business_id};;${known.name_fi};;;;;;;;sama`)))
    await bench.app.rows(`UPDATE organisation SET note = 'sama' WHERE id = $1`, [known.id])
    const before = await bench.checksum()
    const failed = await bench.step(office, 'apply', { importId: checked.id, onlySound: false } as { importId: string })
    expect(failed).toMatchObject({ state: 'failed', failure: 'STALE', canUndo: false })
    expect(await bench.checksum()).toBe(before)
    expect(await bench.check(office, await bench.one(office, checked.id))).toMatchObject({ state: 'checked', newCount: 1, unchangedCount: 1, failure: null })
  })

  it('takes nobody in as a member once members are admitted', async () => {
    await bench.app.rows('ALTER TABLE consortium DISABLE TRIGGER check_admission')
    await bench.app.rows(`UPDATE consortium SET admission_since = '2026-01-01'`)
    const checked = await bench.check(office, await bench.upload(office, 'organisations', file(`;J1;Jäseneksi ry;;;;jäsen;;;;`, `;K1;Kumppaniksi ry;;;;kumppani;;;;`)))
    expect(checked).toMatchObject({ newCount: 1 })
    expect(JSON.stringify(await bench.rows(office, checked.id, ['wrong']))).toContain('MEMBER_BY_ADMISSION')
    await bench.app.rows('UPDATE consortium SET admission_since = NULL')
  })
})
