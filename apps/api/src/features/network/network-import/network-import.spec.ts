import { todayIn } from '@solmu/shared/dates.js'
import { writeWorkbook } from '../../../core/files/workbook.js'
import type { Actor } from '../../../testing/harness.js'
import { ImportBench } from '../../../testing/imports.js'

let bench: ImportBench
let office: Actor
let keeper: string
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('national_coordinator')
  const [row] = await bench.app.rows<{ business_id: string }>(
    'SELECT business_id FROM organisation WHERE business_id IS NOT NULL ORDER BY name_fi LIMIT 1'
  )
  keeper = row?.business_id ?? ''
})
afterAll(() => bench.stop())

const TODAY = todayIn()
const HEAD = 'Avain;Nimi suomeksi;Taso;Laji;Organisaatio;Yläyksikön avain;Kunta;Avattu;Suljettu'
const file = (...rows: string[]) => [HEAD, ...rows].join('\r\n')
const issuesOf = (rows: { line: number; issues: { field: string | null; code: string; params: object }[] }[]) =>
  rows.map(({ line, issues }) => [line, ...issues.map(({ field, code, params }) => [field, code, ...Object.values(params)])])

/** A local unit of the demo that is open today, with what it is. */
async function aUnit(place = 0) {
  const [unit] = await bench.app.rows<{ id: string; code: string; name_fi: string; parent: string; lon: number }>(
    `SELECT p.unit_id AS id, u.code, p.name_fi, c.code AS parent, p.lon FROM unit_period p JOIN org_unit u ON u.id = p.unit_id
       JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL JOIN org_unit c ON c.id = l.parent_id
     WHERE u.type = 'local_unit' AND p.valid_to IS NULL AND p.valid_from < app.today() ORDER BY u.code OFFSET $1 LIMIT 1`,
    [place]
  )
  if (!unit) throw new Error('no such unit')
  return unit
}

describe('a file of units', () => {
  it('is brought in, changes nothing the second time, and is undone to the last mark', async () => {
    const before = await bench.checksum()
    const text = file(
      `UUSI1;Testilän paja;Paikallisyksikkö;työpaja;${keeper};UUSIK;Oulu;1.1.2024;`,
      `UUSIK;Testikeskus;Aluekeskus;;${keeper};;091;1.1.2023;`,
      `UUSI2;Lyhyt paja;yksikkö;Työpaja;${keeper};UUSIK;Oulu;1.2.2024;1.2.2025`,
      `UUSI3;Tuleva paja;local_unit;workshop;${keeper};K1;Oulu;2099-01-01;`
    )
    const uploaded = await bench.upload(office, 'units', text, 'yksiköt.csv')
    expect(uploaded).toMatchObject({ state: 'uploaded', rowCount: 4, fileName: 'yksiköt.csv', effectiveOn: TODAY })
    expect(uploaded.columns[1]).toEqual({
      heading: 'Nimi suomeksi',
      field: 'name.fi',
      samples: ['Testilän paja', 'Testikeskus', 'Lyhyt paja']
    })
    expect(uploaded.columns.map(({ field }) => field)).toEqual([
      ...['key', 'name.fi', 'type', 'kind', 'organisation', 'parent', 'municipality', 'openedOn', 'closedOn']
    ])
    const checked = await bench.check(office, uploaded)
    expect(await bench.rows(office, checked.id, ['wrong'])).toEqual([])
    expect(checked).toMatchObject({ state: 'checked', newCount: 4, doneCount: 4, wrongCount: 0, failure: null })
    expect(await bench.checksum()).toBe(before)
    const applied = await bench.step(office, 'apply', { importId: checked.id, onlySound: false } as { importId: string })
    expect(applied).toMatchObject({ state: 'applied', failure: null, canUndo: true })
    const found = await bench.app.rows(
      `SELECT u.code, u.type, p.name_fi, p.name_sv, p.kind, p.municipality_code, p.valid_from, p.valid_to, p.reason, c.code AS parent
       FROM org_unit u JOIN unit_period p ON p.unit_id = u.id JOIN unit_link l ON l.unit_id = u.id JOIN org_unit c ON c.id = l.parent_id
       WHERE u.code LIKE 'UUSI%' ORDER BY u.code`
    )
    const told = { type: 'local_unit', kind: 'workshop', municipality_code: '564', valid_to: null, reason: 'yksiköt.csv' }
    expect(found).toEqual([
      { ...told, code: 'UUSI1', name_fi: 'Testilän paja', name_sv: 'Testilän paja', valid_from: '2024-01-01', parent: 'UUSIK' },
      { ...told, code: 'UUSI2', name_fi: 'Lyhyt paja', name_sv: 'Lyhyt paja', valid_from: '2024-02-01', valid_to: '2025-02-01', parent: 'UUSIK' },
      { ...told, code: 'UUSI3', name_fi: 'Tuleva paja', name_sv: 'Tuleva paja', valid_from: '2099-01-01', parent: 'K1' },
      {
        ...{ ...told, code: 'UUSIK', type: 'regional_centre', kind: 'regional_centre', name_fi: 'Testikeskus', name_sv: 'Testikeskus' },
        ...{ municipality_code: '091', valid_from: '2023-01-01', parent: 'PK' }
      }
    ])
    const again = await bench.check(office, await bench.upload(office, 'units', text))
    expect(again).toMatchObject({ unchangedCount: 4, newCount: 0, changedCount: 0, wrongCount: 0 })
    const undone = await bench.step(office, 'undo', { importId: applied.id })
    expect(undone).toMatchObject({ state: 'undone', failure: null, canUndo: false })
    expect(await bench.checksum()).toBe(before)
  })

  it('changes names, details, parents and ends of units that are known, from its day on', async () => {
    const before = await bench.checksum()
    const [renamed, moved, closed, same] = [await aUnit(0), await aUnit(1), await aUnit(2), await aUnit(3)]
    const elsewhere = moved.parent === 'K1' ? 'K2' : 'K1'
    const text = [
      'Avain;Nimi;Taso;Yläyksikön avain;Suljettu;Pituusaste;Puhelin',
      `${renamed.code};Uusi nimi;yksikkö;;;25,5;+358 40 123`,
      `${moved.code};${moved.name_fi};yksikkö;${elsewhere};;;`,
      `${closed.code};${closed.name_fi};yksikkö;;1.1.2098;;`,
      `${same.code};${same.name_fi};yksikkö;${same.parent};;${String(same.lon).replace('.', ',')};`
    ].join('\n')
    const checked = await bench.check(office, await bench.upload(office, 'units', text), { effectiveOn: '2097-06-01' })
    expect((await bench.rows(office, checked.id)).map(({ outcome, issues }) => [outcome, issues])).toEqual([
      ['changed', []],
      ['changed', []],
      ['changed', []],
      ['unchanged', []]
    ])
    await bench.step(office, 'apply', { importId: checked.id, onlySound: false } as { importId: string })
    const [name] = await bench.app.rows(
      `SELECT name_fi, phone, lon FROM unit_period WHERE unit_id = $1 AND valid_from = '2097-06-01' AND valid_to IS NULL`,
      [renamed.id]
    )
    expect(name).toEqual({ name_fi: 'Uusi nimi', phone: '+358 40 123', lon: 25.5 })
    const [change] = await bench.app.rows(`SELECT kind, effective_on, reason FROM network_change ORDER BY number DESC LIMIT 1`)
    expect(change).toEqual({ kind: 'import', effective_on: '2097-06-01', reason: 'tiedosto.csv' })
    expect(await bench.step(office, 'undo', { importId: checked.id })).toMatchObject({ state: 'undone' })
    expect(await bench.checksum()).toBe(before)
  })

  it.each([
    ['Swedish', 'Nyckel,Namn på finska,Nivå,Slag,Organisation,Överordnad enhet,Kommun,Öppnad', 'lokal enhet,verkstad', 'Uleåborg', '2024-01-01'],
    ['English', 'Key,Name in Finnish,Level,Kind,Organisation,Parent,Municipality,Opened', 'Local unit,Workshop', 'Oulu', '2024-01-01'],
    ['codes', 'key,name.fi,type,kind,organisation,parent,municipality,openedOn', 'local_unit,workshop', '564', '45292']
  ])('is understood in the words of %s', async (_language, headings, words, municipality, opened) => {
    const [centre] = await bench.app.rows<{ name_sv: string }>(`SELECT name_sv FROM unit_now WHERE code = 'K1'`)
    const text = `${headings}\nKIELI,Kielipaja,${words},${keeper},${centre?.name_sv},${municipality},${opened}\n`
    const checked = await bench.check(office, await bench.upload(office, 'units', text))
    expect(issuesOf(await bench.rows(office, checked.id))).toEqual([[2]])
    expect(checked).toMatchObject({ newCount: 1, wrongCount: 0 })
  })

  it('may be a workbook with real days and numbers', async () => {
    const bytes = await writeWorkbook([
      {
        name: 'Taul1',
        rows: [
          ['Avain', 'Nimi', 'Taso', 'Laji', 'Y-tunnus', 'Yläyksikkö', 'Kuntanumero', 'Avattu', 'Pituusaste'],
          ['XL1', 'Taulukkopaja', 'Yksikkö', 'Työpaja', keeper, 'K1', 91, new Date('2024-05-01T00:00:00Z'), 24.94],
          ['XL2', 'Väärä', 'Yksikkö', 'Työpaja', keeper, 'K1', 91, new Date('2024-05-01T00:00:00Z'), 94.24]
        ]
      }
    ])
    const uploaded = await bench.upload(office, 'units', new Uint8Array(bytes), 'Yksiköt.XLSX')
    const checked = await bench.check(office, uploaded, { fields: { 'Y-tunnus': 'organisation' } })
    expect(issuesOf(await bench.rows(office, checked.id))).toEqual([[2], [3, ['lon', 'OUT_OF_RANGE', 32, 19]]])
  })
})

describe('a fault', () => {
  it('has its line, its field and what is wrong', async () => {
    const unit = await aUnit()
    const text = file(
      `V1;;yksikkö;työpaja;${keeper};K1;Oulu;1.1.2024;`,
      `V2;Paja;Torni;työpaja;${keeper};K1;Oulu;31.2.2024;`,
      '',
      `V3;Paja;yksikkö;työpaja;Olematon ry;K99;Atlantis;1.1.2024;1.1.2023`,
      `V4;Paja;yksikkö;työpaja;${keeper};V5;Oulu;1.1.2024;`,
      `V5;Keskus;aluekeskus;;${keeper};;;1.1.2024;`,
      `V6;Paja;yksikkö;työpaja;${keeper};${unit.code};Oulu;1.1.2024;`,
      `V7;Paja;yksikkö;työpaja;${keeper};K1;Oulu;1.1.1901;`,
      `V8;Paja;yksikkö;;;;;1.1.2024;`,
      `V9;Paja;yksikkö;työpaja;${keeper};K1;Oulu;1.1.2024;`,
      `V9;Paja;yksikkö;työpaja;${keeper};K1;Oulu;1.1.2024;`,
      `;Paja;yksikkö;työpaja;${keeper};K1;Oulu;1.1.2024;`,
      `PK;Pääkonttori;aluekeskus;;;;;;`
    )
    const checked = await bench.check(office, await bench.upload(office, 'units', text))
    const rows = await bench.rows(office, checked.id)
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['wrong']))
    expect(issuesOf(rows)).toEqual([
      [2, ['name.fi', 'REQUIRED']],
      [3, ['type', 'UNKNOWN_WORD', 'Torni'], ['openedOn', 'INVALID_DATE']],
      [
        ...[5, ['closedOn', 'DAYS_REVERSED'], ['municipality', 'UNKNOWN_REFERENCE', 'Atlantis']],
        ...[['organisation', 'UNKNOWN_REFERENCE', 'Olematon ry'], ['parent', 'UNKNOWN_REFERENCE', 'K99']]
      ],
      [6, ['parent', 'ROW_DEPENDS', 7]],
      [7, ['municipality', 'REQUIRED']],
      [8, ['parent', 'NETWORK_REFUSED', 'parent_level']],
      [9, ['municipality', 'NETWORK_REFUSED', 'municipality_not_alive'], ['parent', 'NETWORK_REFUSED', 'parent_not_alive']],
      [10, ['kind', 'REQUIRED'], ['organisation', 'REQUIRED'], ['municipality', 'REQUIRED'], ['parent', 'REQUIRED']],
      [11, ['key', 'DUPLICATE_KEY', 12]],
      [12, ['key', 'DUPLICATE_KEY', 11]],
      [13, ['key', 'REQUIRED']],
      [14, ['type', 'NETWORK_REFUSED', 'level_differs']]
    ])
    expect(rows[0]?.label).toBe('V1')
    expect(rows[1]?.label).toBe('Paja · V2')
  })

  it('holds everything back unless only the sound rows are asked for', async () => {
    const before = await bench.checksum()
    const text = file(`S1;Hyvä paja;yksikkö;työpaja;${keeper};K1;Oulu;1.1.2024;`, `S2;;yksikkö;työpaja;${keeper};K1;Oulu;1.1.2024;`)
    const checked = await bench.check(office, await bench.upload(office, 'units', text))
    const refused = await bench.ask(office, 'apply', { importId: checked.id, onlySound: false })
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'IMPORT_STATE', params: { code: 'wrong_rows' } })
    expect(await bench.checksum()).toBe(before)
    const applied = await bench.step(office, 'apply', { importId: checked.id, onlySound: true } as { importId: string })
    expect(applied).toMatchObject({ state: 'applied', newCount: 1, wrongCount: 1 })
    expect(await bench.app.rows(`SELECT code FROM org_unit WHERE code IN ('S1', 'S2')`)).toEqual([{ code: 'S1' }])
    await bench.step(office, 'undo', { importId: checked.id })
    expect(await bench.checksum()).toBe(before)
  })
})

describe('the columns of a file', () => {
  const text = 'Koodinen;Otsikko;Asteikko;Muuta\nM1;Paja;yksikkö;x\n'
  const fields = { Koodinen: 'key', Otsikko: 'name.fi', Asteikko: 'type', Muuta: null }

  it('have to fill what is required, each field once', async () => {
    const uploaded = await bench.upload(office, 'units', text)
    expect(uploaded.columns.map(({ field }) => field)).toEqual([null, null, null, null])
    const refusals = async (columns: object[]) =>
      (await bench.ask(office, 'check', { importId: uploaded.id, columns, effectiveOn: TODAY })).errors?.[0]?.extensions
    expect(await refusals([])).toMatchObject({ code: 'INVALID_INPUT', issues: [{ code: 'COLUMN_MISSING' }, { code: 'COLUMN_MISSING' }, { code: 'COLUMN_MISSING' }] })
    const two = [{ heading: 'Koodinen', field: 'key' }, { heading: 'Asteikko', field: 'type' }]
    expect(await refusals(two)).toMatchObject({ code: 'COLUMN_MISSING', params: { field: 'name.fi' } })
    const named = { heading: 'Otsikko', field: 'name.fi' }
    expect(await refusals([...two, named, { heading: 'Muuta', field: 'key' }])).toMatchObject({ code: 'COLUMN_TWICE', params: { field: 'key' } })
    expect(await refusals([...two, named, { heading: 'Muuta', field: 'secret' }])).toMatchObject({ code: 'INVALID_INPUT', path: ['columns', 3, 'field'] })
    expect(await refusals([...two, named, { heading: 'Ei tätä', field: null }])).toMatchObject({ code: 'INVALID_INPUT', path: ['columns', 3, 'heading'] })
  })

  it('are remembered for the next file', async () => {
    await bench.check(office, await bench.upload(office, 'units', text), { fields })
    const next = await bench.upload(office, 'units', 'Otsikko;Koodinen;Asteikko;Nimi;Muuta\nPaja;M2;yksikkö;y;x\n')
    expect(next.columns.map(({ field }) => field)).toEqual(['name.fi', 'key', 'type', null, null])
  })

  it('that were left out once are left out again, others are looked at anew', async () => {
    const first = await bench.upload(office, 'units', 'Avain;Nimi;Taso;Puhelin;Kuntanumero;Kunta\nM3;a;yksikkö;1;564;Oulu\n')
    expect(first.columns.map(({ field }) => field)).toEqual(['key', 'name.fi', 'type', 'phone', 'municipality', null])
    await bench.check(office, first, { fields: { Puhelin: null } })
    const next = await bench.upload(office, 'units', 'Avain;Nimi;Taso;Puhelin;Kunta\nM3;a;yksikkö;1;Oulu\n')
    expect(next.columns.map(({ field }) => field)).toEqual(['key', 'name.fi', 'type', null, 'municipality'])
  })
})
