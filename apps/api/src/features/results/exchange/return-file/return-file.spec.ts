import { request } from 'node:http'
import { languages } from '@solmu/shared/text.js'
import { pack, unpack } from '../../../../core/files/archive.js'
import type { Actor } from '../../../../testing/harness.js'
import { type Answer, ExchangeBench, PERIOD, type Sheet, withPart } from '../../../../testing/exchange.js'

let bench: ExchangeBench
let member: Actor
beforeAll(async () => {
  bench = await ExchangeBench.start()
  member = await bench.app.as('unit_member')
})
afterAll(() => bench.stop())

/** The figures begin in F. */
const F = 6
const CUSTOMERS = 'SPEC_CUSTOMERS/spec_group:i'

const told = ({ issues }: Answer) => issues.map(({ code, cell }) => [code, cell])
const changes = ({ cells }: Answer) => Object.fromEntries(cells.map((each) => [`${each.indicatorCode}/${each.breakdown}`, each.value ?? each.status]))

/** Sends a table as a workbook; nothing in the database may have changed by it. */
async function looked(sheet: Sheet, of: { rows?: Uint8Array; language?: string } = {}): Promise<Answer> {
  const before = await bench.checksum()
  const answer = await bench.send({ name: 'luvut.xlsx', bytes: of.rows ?? (await sheet.workbook()) }, of)
  expect(await bench.checksum()).toBe(before)
  return answer
}

describe('the template of a return', () => {
  it.each(['xlsx', 'csv', 'json'] as const)('comes back as %s in every language and changes nothing', async (format) => {
    for (const language of languages) {
      const { status, bytes, headers } = await bench.download(`/api/returns/${bench.returnId}/template.${format}?lang=${language}`)
      expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringMatching(new RegExp(`^attachment; filename="2011-t2-.+\\.${format}"`))])
      const answer = await bench.send({ name: `luvut.${format}`, bytes: new Uint8Array(bytes) }, { language })
      expect([language, answer.status, answer.cells, answer.issues, answer.unchangedCount]).toEqual([language, 200, [], [], 1])
    }
  })

  it('is a workbook with its keys hidden and a rule on each answer', async () => {
    const { bytes, headers } = await bench.download(`/api/returns/${bench.returnId}/template.xlsx?lang=sv`)
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'no-store'])
    const sheet = String((await unpack(bytes, (name) => name.endsWith('sheet1.xml'))).get('xl/worksheets/sheet1.xml'))
    expect(sheet).toContain('<col hidden="1" min="1" max="1"')
    expect(sheet.match(/<row r="\d+" hidden="1"/g)).toEqual(['<row r="1" hidden="1"', '<row r="5" hidden="1"', '<row r="10" hidden="1"'])
    // One for each row of figures: two of customers, income, share.
    expect(sheet).toContain('<dataValidations count="4">')
    expect(sheet).toContain('<formula1>OR(ISTEXT(F7),AND(ISNUMBER(F7),F7&gt;=0,F7&lt;=9000000000000,ROUND(F7,0)=F7))</formula1>')
  })

  it('shows figures as spreadsheets of the language expect them, and makes formulas harmless', async () => {
    await bench.app.rows(`UPDATE unit_period SET name_fi = '=HYPERLINK("x")' WHERE unit_id = $1`, [bench.ids.unitId])
    const text = String((await bench.download(`/api/returns/${bench.returnId}/template.csv?lang=fi`)).bytes)
    expect(text).toContain(`"'=HYPERLINK(""x"") · Kierros`)
    expect(text).toContain(';€;12,5')
    expect(String((await bench.download(`/api/returns/${bench.returnId}/template.csv?lang=en`)).bytes)).toContain(',€,12.5')
  })

  it('is on record, and for those who may read the return', async () => {
    await bench.download(`/api/returns/${bench.returnId}/template.csv`, member)
    expect(await bench.app.rows(`SELECT action, subject_id, unit_id, details FROM audit_entry ORDER BY number DESC LIMIT 1`)).toEqual([
      { action: 'exportReturnTemplate', subject_id: bench.returnId, unit_id: bench.ids.unitId, details: { format: 'csv' } }
    ])
    for (const [path, actor, status] of [
      [`${bench.farReturnId}/template.csv`, member, 404],
      ['none/template.csv', member, 404],
      [`${bench.returnId}/template.pdf`, member, 404],
      [`${bench.returnId}/template.csv?lang=de`, member, 400],
      [`${bench.returnId}/template.csv`, await bench.app.as('funder'), 403],
      [`${bench.returnId}/template.csv`, bench.app.anonymous, 401]
    ] as const) expect([path, (await bench.download(`/api/returns/${path}`, actor)).status]).toEqual([path, status])
  })
})

describe('a file that is brought in', () => {
  it('says what it would change, and saves nothing', async () => {
    const sheet = (await bench.table()).write(CUSTOMERS, F, '12').write(CUSTOMERS, F + 1, '1\u2009234').write('SPEC_INCOME', F, '..: koneet rikki').write('SPEC_SHARE', F, { percent: 0.455 })
    const answer = await looked(sheet)
    expect([answer.status, answer.issues, answer.unchangedCount]).toEqual([200, [], 0])
    expect(changes(answer)).toEqual({
      ...{ 'SPEC_CUSTOMERS/spec_gender:f,spec_group:i': '12', 'SPEC_CUSTOMERS/spec_gender:m,spec_group:i': '1234' },
      ...{ 'SPEC_INCOME/': 'missing', 'SPEC_SHARE/': '45.5' }
    })
    expect(answer.cells[2]).toMatchObject({ cell: 'F12', note: 'koneet rikki', current: { status: 'value', value: '12.50' }, isNewerHere: false })
  })

  it('is found on whichever sheet it stands, with its columns moved', async () => {
    const sheet = (await bench.table()).write(CUSTOMERS, F, '3').write(CUSTOMERS, F + 1, '4')
    for (const row of sheet.rows) [row[F - 1], row[F]] = [row[F] ?? '', row[F - 1] ?? '']
    const answer = await looked(sheet, { rows: await sheet.workbook({ sheet: 'Omat', data: [[{ type: String, value: 'Budjetti' }]] }) })
    expect([told(answer), changes(answer)]).toEqual([[], { 'SPEC_CUSTOMERS/spec_gender:f,spec_group:i': '3', 'SPEC_CUSTOMERS/spec_gender:m,spec_group:i': '4' }])
  })

  it.each([
    ['a formula', (sheet: Sheet) => sheet.write(CUSTOMERS, F, { formula: '1+1' }), [['FORMULA', 'F7']], 'Ruudussa on kaava. Liitä sen tilalle arvo.'],
    ['merged cells', (sheet: Sheet) => sheet.write(CUSTOMERS, F, { merged: 5 }), [['MERGED', 'F7']], 'Ruutu on yhdistetty (F7:G7). Pura yhdistäminen.'],
    ['a negative count', (sheet: Sheet) => sheet.write(CUSTOMERS, F, '-3'), [['OUT_OF_RANGE', 'F7']], 'Luvun pitää olla välillä 0–9\u00a0000\u00a0000\u00a0000\u00a0000.'],
    ['1e308', (sheet: Sheet) => sheet.write(CUSTOMERS, F, { number: 1e308 }), [['OUT_OF_RANGE', 'F7']], 'Luvun pitää olla välillä 0–9\u00a0000\u00a0000\u00a0000\u00a0000.'],
    ['too many decimals', (sheet: Sheet) => sheet.write('SPEC_INCOME', F, '1,234'), [['TOO_MANY_DECIMALS', 'F12']], 'Luvussa on liikaa desimaaleja: sallittu määrä on 2.'],
    ['words', (sheet: Sheet) => sheet.write('SPEC_SHARE', F, 'noin 5'), [['INVALID_NUMBER', 'F13']], '”noin 5” ei ole luku.'],
    ['a reason that is left out', (sheet: Sheet) => sheet.write('SPEC_INCOME', F, '..'), [['NOTE_REQUIRED', 'F12']], 'Kirjoita syy, miksi tieto puuttuu.'],
    ['what does not apply', (sheet: Sheet) => sheet.write('SPEC_INCOME', F, '.'), [['ANSWER_NOT_OFFERED', 'F12']], 'Tähän ei voi vastata ”ei sovellu”.'],
    ['another period', (sheet: Sheet) => (sheet.rows[0]!.splice(0, 1, sheet.rows[0]![0]!.replace(PERIOD, '2011-T1')), sheet), [['WRONG_PERIOD', 'A1']], 'Tiedosto on jaksolta 2011-T1, lomake jaksolta 2011-T2.'],
    ['another unit', (sheet: Sheet) => (sheet.rows[0]!.splice(0, 1, sheet.rows[0]![0]!.replace(/unit=\S+/, 'unit=x')), sheet), [['WRONG_UNIT', 'A1']], 'Tiedosto on toisen yksikön.'],
    ['a column put in', (sheet: Sheet) => (sheet.rows[4]!.push('spec_gender:x'), sheet), [['UNKNOWN_COLUMN', 'I5']], 'Saraketta ei ole lomakkeessa, joten sitä ei lueta.'],
    ['headings exchanged', (sheet: Sheet) => (sheet.rows[5]!.splice(5, 2, 'm', 'f'), sheet), [['COLUMN_SWAPPED', 'F6'], ['COLUMN_SWAPPED', 'G6']], 'Otsikko kuuluu toiselle sarakkeelle. Siirrä sarakkeet kokonaisina tai lataa uusi pohja.'],
    ['the same row twice', (sheet: Sheet) => (sheet.rows.push([...sheet.rows[sheet.row('SPEC_INCOME') - 1]!]), sheet), [['CELL_REPEATED', 'F14']], 'Sama luku on myös kohdassa F12. Kumpaakaan ei lueta.'],
    ['another sheet', (sheet: Sheet) => (sheet.rows.splice(0, 1, ['Budjetti']), sheet), [['WRONG_SHEET', 'A1']], 'Tiedostossa ei ole lomakkeen lukuja. Lataa pohja tältä lomakkeelta ja kirjoita luvut siihen.']
  ])('tells %s with its cell, in words, and saves nothing', async (_what, change, issues, message) => {
    const answer = await looked(change(await bench.table()))
    expect([answer.status, told(answer), answer.issues[0]?.message]).toEqual([200, issues, message])
    expect(answer.cells).toEqual([])
  })

  it('tells faults in the language of whoever asks', async () => {
    const sheet = (await bench.table()).write(CUSTOMERS, F, { formula: '1+1' })
    expect((await looked(sheet, { language: 'sv' })).issues[0]?.message).toBe('Rutan har en formel. Klistra in värdet i stället.')
  })

  it('may be CSV as a table or as a list, or JSON', async () => {
    const sheet = (await bench.table()).write(CUSTOMERS, F, '9')
    const expected = { 'SPEC_CUSTOMERS/spec_gender:f,spec_group:i': '9' }
    expect(changes(await bench.send({ name: 'a.csv', bytes: sheet.csv }))).toEqual(expected)
    expect(changes(await bench.send({ name: 'a.csv', bytes: 'indicator,breakdown,value\nSPEC_CUSTOMERS,"spec_gender:f,spec_group:i",9\n' }))).toEqual(expected)
    const json = JSON.stringify({ cells: [{ indicator: 'SPEC_CUSTOMERS', breakdown: 'spec_group:i,spec_gender:f', value: 9 }] })
    expect(changes(await bench.send({ name: 'a.json', bytes: json }))).toEqual(expected)
  })
})

describe('a file that is not taken', () => {
  const refused = async (file: { name: string; bytes: string | Uint8Array }) => {
    const before = await bench.checksum()
    const { status, error } = await bench.send(file)
    expect(await bench.checksum()).toBe(before)
    return [status, error.code, ...Object.values(error.params)]
  }

  it('for macros, by its name or by what it holds', async () => {
    const workbook = await (await bench.table()).workbook()
    const withMacros = await withPart(workbook, 'xl/vbaProject.bin', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
    expect(await refused({ name: 'luvut.xlsm', bytes: withMacros })).toEqual([400, 'FILE_UNREADABLE', 'macros'])
    expect(await refused({ name: 'luvut.xlsx', bytes: withMacros })).toEqual([400, 'FILE_UNREADABLE', 'macros'])
  })

  it('for what it unpacks to', async () => {
    const workbook = await (await bench.table()).workbook()
    const far = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="A99999999"><v>1</v></c></row></sheetData></worksheet>`
    expect(await refused({ name: 'a.xlsx', bytes: await withPart(workbook, 'xl/worksheets/sheet1.xml', far) })).toEqual([400, 'FILE_UNREADABLE', 'unpacked'])
    const many = pack(new Map(Array.from({ length: 300 }, (_, place) => [`xl/${place}.xml`, Buffer.from('<a/>')])))
    expect(await refused({ name: 'a.xlsx', bytes: many })).toEqual([400, 'FILE_UNREADABLE', 'unpacked'])
    const { bytes } = bomb(workbook)
    expect(await refused({ name: 'a.xlsx', bytes })).toEqual([400, 'FILE_UNREADABLE', 'unpacked'])
  })

  it.each([
    ['another kind', 'a.pdf', '%PDF', [415, 'UNSUPPORTED_MEDIA']],
    ['a text that calls itself a workbook', 'a.xlsx', 'indicator,value\n', [400, 'FILE_UNREADABLE', 'workbook']],
    ['what is no JSON', 'a.json', '{', [400, 'FILE_UNREADABLE', 'json']],
    ['nothing', 'a.csv', '', [400, 'FILE_UNREADABLE', 'empty']]
  ])('for %s', async (_what, name, bytes, refusal) => {
    expect(await refused({ name, bytes })).toEqual(refusal)
  })

  it('for 100 MB, before they have come', async () => {
    const before = await bench.checksum()
    const { status, sent } = await streamed(100 * 1024 * 1024)
    expect([status, sent < 60 * 1024 * 1024, await bench.checksum()]).toEqual([400, true, before])
  })

  it('and is on record as refused', async () => {
    await refused({ name: 'a.pdf', bytes: 'x' })
    expect(await bench.app.rows(`SELECT action, outcome, error_code, unit_id FROM audit_entry ORDER BY number DESC LIMIT 1`)).toEqual([
      { action: 'readReturnFile', outcome: 'refused', error_code: 'UNSUPPORTED_MEDIA', unit_id: bench.ids.unitId }
    ])
  })

  it('from those who may not write the return', async () => {
    const file = { name: 'a.json', bytes: '[]' }
    expect((await bench.send(file, { returnId: bench.farReturnId })).status).toBe(404)
    expect((await bench.send(file, { actor: await bench.app.as('national_coordinator') })).status).toBe(403)
    expect((await bench.send(file, { actor: bench.app.anonymous })).status).toBe(401)
    const foreign = await fetch(`${bench.app.address}/api/returns/${bench.returnId}/file`, { method: 'POST', headers: { cookie: bench.manager.cookie, origin: 'https://evil.example' }, body: new FormData() })
    expect(foreign.status).toBe(403)
    const reading = await fetch(`${bench.app.address}/api/returns/${bench.returnId}/template.csv`, { headers: { cookie: bench.manager.cookie, 'sec-fetch-site': 'cross-site' } })
    expect(reading.status).toBe(403)
  })
})

/** A workbook one of whose parts says that it is three gigabytes large. */
function bomb(workbook: Uint8Array): { bytes: Buffer } {
  const bytes = Buffer.from(workbook)
  const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002'))
  bytes.writeUInt32LE(0xb0000000, directory + 24)
  return { bytes }
}

/** Sends a form of some size piece by piece without saying how large it is; how much the server let in before it answered. */
function streamed(size: number): Promise<{ status: number; sent: number }> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(bench.app.address)
    const path = `/api/returns/${bench.returnId}/file`
    const headers = { cookie: bench.manager.cookie, 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' }
    let sent = 0
    let isOver = false
    const asked = request({ method: 'POST', hostname, port, path, headers }, (response) => {
      isOver = true
      response.resume()
      done({ status: response.statusCode ?? 0, sent })
      asked.destroy()
    })
    asked.on('error', (error) => (isOver ? undefined : fail(error)))
    asked.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n')
    const piece = Buffer.alloc(256 * 1024, 'a')
    const next = (): void => {
      if (isOver || sent >= size) return
      sent += piece.length
      asked.write(piece, () => setImmediate(next))
    }
    next()
  })
}
