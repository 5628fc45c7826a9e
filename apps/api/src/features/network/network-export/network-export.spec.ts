import { languages } from '@solmu/shared/text.js'
import { todayIn } from '@solmu/shared/dates.js'
import { readSheet, type SheetFormat } from '../../../core/files/sheet-reader.js'
import { Actor } from '../../../testing/harness.js'
import { ImportBench } from '../../../testing/imports.js'

let bench: ImportBench
let office: Actor
let reader: Actor
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('national_coordinator')
  reader = await bench.app.as('reviewer')
  // What no file may turn into something else: signs of formulas, separators, a unit and an organisation without a key.
  await bench.app.rows(`UPDATE unit_period SET phone = '+358 40 1234567', street_address = '=1+1; "Katu", 1'
    WHERE unit_id = (SELECT id FROM unit_now WHERE type = 'local_unit' AND is_open ORDER BY id LIMIT 1)`)
  await bench.app.rows(`UPDATE org_unit SET code = NULL WHERE id = (SELECT id FROM unit_now WHERE type = 'local_unit' AND is_open ORDER BY id DESC LIMIT 1)`)
  await bench.app.rows(`UPDATE organisation SET note = E'-1\\nkaksi; riviä' WHERE id = (SELECT id FROM organisation ORDER BY id LIMIT 1)`)
})
afterAll(() => bench.stop())

const TODAY = todayIn()

type Body = { error: { code: string; path: string[] } }
const refusalOf = async (actor: Actor, path: string) => {
  const { status, bytes } = await bench.download(actor, path)
  const { error } = JSON.parse(String(bytes)) as Body
  return [status, error.code, ...error.path]
}

const table = async (path: string) => {
  const { bytes } = await bench.download(reader, path)
  return readSheet(new Uint8Array(bytes), /\.(csv|xlsx)/.exec(path)?.[1] as SheetFormat)
}

describe('the network as a file', () => {
  it.each(['csv', 'xlsx'] as const)('comes back as %s in every language and changes nothing', async (format) => {
    for (const language of languages) {
      const { bytes, headers } = await bench.download(reader, `/files/network.${format}?lang=${language}`)
      expect(headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="\\w+-${TODAY}\\.${format}"; filename\\*=UTF-8''`))
      const uploaded = await bench.upload(office, 'units', new Uint8Array(bytes), `verkosto.${format}`)
      const checked = await bench.check(office, uploaded)
      expect(await bench.rows(office, checked.id, ['wrong', 'changed', 'new'])).toEqual([])
      expect([language, checked.state, checked.unchangedCount]).toEqual([language, 'checked', uploaded.rowCount])
    }
  })

  it('says what the units were on a day of the past', async () => {
    const [count] = await bench.app.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM unit_period WHERE valid_from <= '2016-06-01' AND (valid_to IS NULL OR valid_to > '2016-06-01')
       AND consortium_id = (SELECT id FROM consortium WHERE is_demo)`
    )
    const { rows, headings } = await table('/files/network.csv?asOf=2016-06-01&lang=en')
    expect(rows).toHaveLength(count?.count ?? 0)
    const opened = headings.indexOf('Opened')
    expect(rows.filter(({ cells }) => (cells[opened] ?? '') > '2016-06-01')).toEqual([])
    const before = String((await bench.download(reader, '/files/network.csv?asOf=1990-01-01')).bytes)
    expect(before.split('\r\n')).toHaveLength(2)
  })

  it('is written as spreadsheets of the language expect it, with nothing to calculate', async () => {
    const text = String((await bench.download(reader, '/files/network.csv?lang=fi')).bytes)
    expect(text.startsWith('\ufeffTaso;Avain;Solmun tunniste;Nimi suomeksi;')).toBe(true)
    expect(text).toContain(`'+358 40 1234567`)
    expect(text).toContain(`"'=1+1; ""Katu"", 1"`)
    expect(text).toMatch(/;\d\d,\d+;\d\d,\d+;/)
    expect(String((await bench.download(reader, '/files/network.csv?lang=en')).bytes)).toMatch(/,\d\d\.\d+,\d\d\.\d+,/)
  })

  it('is points with everything that is known of them', async () => {
    const { bytes, headers } = await bench.download(reader, '/files/network.geojson')
    expect(headers.get('content-type')).toBe('application/geo+json; charset=utf-8')
    const map = JSON.parse(String(bytes)) as {
      type: string
      asOf: string
      attribution: string
      features: { geometry: { type: string; coordinates: number[] }; properties: { level: string; municipalityCodes: string[] | null } }[]
    }
    expect(map).toMatchObject({ type: 'FeatureCollection', asOf: TODAY, attribution: expect.stringContaining('Tilastokeskus') })
    const centres = map.features.filter(({ properties }) => properties.level === 'regional_centre')
    const served = centres.flatMap(({ properties }) => properties.municipalityCodes ?? [])
    const [territory] = await bench.app.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM unit_territory WHERE valid_from <= app.today() AND (valid_to IS NULL OR valid_to > app.today())
       AND consortium_id = (SELECT id FROM consortium WHERE is_demo)`
    )
    expect(new Set(served).size).toBe(territory?.count)
    for (const { geometry } of map.features) {
      expect(geometry.type).toBe('Point')
      expect(geometry.coordinates[0]).toBeGreaterThan(19)
      expect(geometry.coordinates[1]).toBeGreaterThan(59)
    }
    const tree = JSON.parse(String((await bench.download(reader, '/files/network.json')).bytes)) as { units: object[] }
    expect(tree.units).toHaveLength(map.features.length)
  })

  it('is on record', async () => {
    await bench.download(reader, '/files/network.json?asOf=2020-01-01')
    const [entry] = await bench.app.rows(`SELECT action, outcome, details FROM audit_entry ORDER BY number DESC LIMIT 1`)
    expect(entry).toEqual({ action: 'exportNetwork', outcome: 'done', details: { format: 'json', asOf: '2020-01-01' } })
  })

  it.each([
    ['/files/network.csv?asOf=2026-02-30', [400, 'INVALID_DATE', 'asOf']],
    ['/files/network.csv?asOf=2026-01-01&asOf=2026-01-02', [400, 'INVALID_DATE', 'asOf']],
    ['/files/network.csv?lang=de', [400, 'INVALID_INPUT', 'lang']],
    ['/files/network.pdf', [404, 'NOT_FOUND']],
    ['/files/organisations.geojson', [404, 'NOT_FOUND']],
    ['/files/imports/0198aaaa-0000-7000-8000-000000000000/faults.csv', [404, 'NOT_FOUND', 'importId']],
    ['/files/imports/none/faults.csv', [404, 'NOT_FOUND', 'importId']]
  ])('%s is refused', async (path, refusal) => {
    expect(await refusalOf(office, path)).toEqual(refusal)
  })

  it('is for those who may read it', async () => {
    const nobody = bench.app.anonymous
    for (const path of ['network.csv', 'organisations.csv', 'imports/0198aaaa-0000-7000-8000-000000000000/faults.csv']) {
      expect(await refusalOf(nobody, `/files/${path}`)).toEqual([401, 'NOT_SIGNED_IN'])
    }
    expect(await refusalOf(reader, '/files/organisations.csv')).toEqual([403, 'NOT_ALLOWED'])
    const member = await bench.app.as('unit_member')
    expect((await bench.download(member, '/files/organisations.csv')).status).toBe(200)
    expect(await refusalOf(member, '/files/imports/0198aaaa-0000-7000-8000-000000000000/faults.csv')).toEqual([403, 'NOT_ALLOWED'])
  })

  it('is kept by no cache', async () => {
    const { headers } = await bench.download(reader, '/files/network.csv')
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff'])
  })
})

describe('the register of organisations as a file', () => {
  it.each(['csv', 'xlsx'] as const)('comes back as %s in every language and changes nothing', async (format) => {
    for (const language of languages) {
      const { bytes } = await bench.download(office, `/files/organisations.${format}?lang=${language}`)
      const uploaded = await bench.upload(office, 'organisations', new Uint8Array(bytes), `organisaatiot.${format}`)
      const checked = await bench.check(office, uploaded)
      expect(await bench.rows(office, checked.id, ['wrong', 'changed', 'new'])).toEqual([])
      expect([language, checked.state, checked.unchangedCount]).toEqual([language, 'checked', uploaded.rowCount])
    }
  })
})

describe('the rows with faults as a file', () => {
  const faulty = 'Avain;Nimi;Taso;Kunta\nX1;=1+1;Torni;Atlantis\n'

  it.each([
    ['fi', `\ufeffRivi;Avain;Nimi;Taso;Kunta;Virheet\r\n2;X1;'=1+1;Torni;Atlantis;"Taso: sanaa ”Torni” ei tunneta tässä. Kunta: ”Atlantis” ei löydy rekisteristä eikä tiedostosta. Organisaatio: tieto puuttuu. Laji: tieto puuttuu."\r\n`],
    ['sv', `\ufeffRad;Avain;Nimi;Taso;Kunta;Fel\r\n2;X1;'=1+1;Torni;Atlantis;"Taso: ordet ”Torni” är inte känt här. Kunta: ”Atlantis” finns varken i registret eller i filen. Organisation: uppgiften saknas. Slag: uppgiften saknas."\r\n`],
    ['en', `\ufeffLine,Avain,Nimi,Taso,Kunta,Errors\r\n2,X1,'=1+1,Torni,Atlantis,Taso: the word “Torni” is not known here. Kunta: “Atlantis” is found neither in the register nor in the file. Organisation: is missing. Kind: is missing.\r\n`]
  ])('says in %s what is wrong', async (language, text) => {
    const checked = await bench.check(office, await bench.upload(office, 'units', faulty, 'uudet yksiköt.csv'))
    const { bytes, headers } = await bench.download(office, `/files/imports/${checked.id}/faults.csv?lang=${language}`)
    expect(headers.get('content-disposition')).toContain('uudet%20yksik%C3%B6t.csv')
    expect(String(bytes).split('\r\n')[0]).toBe(text.split('\r\n')[0])
    const sentences = (row = '') => row.replaceAll('"', '').split(/(?<=\.) /).sort()
    expect(sentences(String(bytes).split('\r\n')[1])).toEqual(sentences(text.split('\r\n')[1]))
  })
})
