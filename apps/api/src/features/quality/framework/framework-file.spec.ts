import { readContent } from '@solmu/domain/quality/framework-reader.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { pack, unpack } from '../../../core/files/archive.js'
import { writeWorkbook } from '../../../core/files/workbook.js'
import { aSecondConsortium, asOutsider } from '../../network/second-consortium.js'
import { libraryFrameworks } from './library/framework-library.js'

type Fault = { sheet: string | null; row: number | null; cell: string | null; code: string; path: (string | number)[] }
type Preview = { code: string; content: object | null; faults: Fault[]; openIssueCount: number; changes: { kind: string; code: string }[] | null; error?: { code: string; params: { reason?: string } } }

let app: TestApp
let coordinator: Actor
const ids = new Map<string, { frameworkId: string; versionId: string }>()

beforeAll(async () => {
  app = await TestApp.start()
  coordinator = await app.as('national_coordinator')
  const rows = await app.rows<{ code: string; frameworkId: string; versionId: string }>(
    `SELECT f.code, f.id AS "frameworkId", v.id AS "versionId" FROM quality_framework f JOIN quality_framework_version v ON v.framework_id = f.id AND v.number = 1`
  )
  for (const { code, ...of } of rows) ids.set(code, of)
})
afterAll(() => app.stop())

const versionOf = (code: string): string => ids.get(code)!.versionId
async function download(code: string, format: string, { actor = coordinator, lang = 'fi' } = {}) {
  const response = await fetch(`${app.address}/api/quality/versions/${versionOf(code)}/framework.${format}?lang=${lang}`, { headers: { cookie: actor.cookie } })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}
async function send(name: string, bytes: Uint8Array | string, { actor = coordinator, of = '' } = {}): Promise<Preview & { status: number }> {
  const body = new FormData()
  body.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  const response = await fetch(`${app.address}/api/quality/frameworks/file${of && `?framework=${of}`}`, { method: 'POST', headers: { cookie: actor.cookie }, body })
  return { status: response.status, ...((await response.json()) as Preview) }
}
const mark = async () => JSON.stringify(await app.rows(`SELECT md5(string_agg(v::text, '|' ORDER BY v.id)) FROM quality_framework_version v`))
const refused = async (name: string, bytes: Uint8Array | string) => {
  const { status, error } = await send(name, bytes)
  return [status, error?.code, error?.params.reason].filter((part) => part !== undefined)
}
/** The workbook of a framework with one part changed. */
async function withPart(part: string, change: (xml: string) => string): Promise<Buffer> {
  const { bytes } = await download('ips_25', 'xlsx')
  const parts = new Map(await unpack(bytes, () => true))
  return pack(parts.set(part, Buffer.from(change(parts.get(part)?.toString() ?? ''))))
}

describe('a framework goes out and comes back the same', () => {
  it.each(libraryFrameworks.map(({ code, content }) => [code, content] as const))('%s as JSON', async (code, content) => {
    const { status, bytes } = await download(code, 'json')
    expect(status).toBe(200)
    expect(await send('kehys.json', bytes)).toMatchObject({ status: 200, code, content, faults: [], openIssueCount: 0, changes: null })
    expect((await download(code, 'json')).bytes.equals(bytes)).toBe(true)
  })

  it.each(['fi', 'sv', 'en'])('as a workbook in %s', async (lang) => {
    const before = await mark()
    const { bytes, headers } = await download('ips_25', 'xlsx', { lang })
    expect(headers.get('content-disposition')).toContain('ips-25-1.xlsx')
    const { code, content, faults } = await send('kehys.xlsx', bytes)
    expect([code, faults, await mark()]).toEqual(['ips_25', [], before])
    expect(readContent(content)).toEqual({ content: libraryFrameworks.find((one) => one.code === 'ips_25')!.content })
  })

  it('and is told what it would change, with texts that begin like formulas left as they are', async () => {
    const { content } = JSON.parse(`{"content":${(await download('ips_25', 'json')).bytes.toString()}}`) as { content: { bands: { from: number }[]; name: { fi: string } } }
    content.bands[1]!.from = 74
    content.name.fi = '=1+1'
    const preview = await send('kehys.json', JSON.stringify(content), { of: ids.get('ips_25')!.frameworkId })
    expect(preview.changes).toEqual([
      expect.objectContaining({ kind: 'changed', subject: 'framework', field: 'name' }),
      expect.objectContaining({ kind: 'changed', subject: 'band', code: 'fair', before: { fi: '75', sv: '75', en: '75' }, after: { fi: '74', sv: '74', en: '74' } })
    ])
    expect(preview.content).toMatchObject({ name: { fi: '=1+1' } })
  })

  it('and its going is on record', async () => {
    await download('euse_stages', 'json')
    expect(await app.rows(`SELECT action, subject_id FROM audit_entry ORDER BY number DESC LIMIT 1`)).toEqual([{ action: 'exportFramework', subject_id: ids.get('euse_stages')!.frameworkId }])
  })
})

describe('nothing of a file is taken', () => {
  it('when a cell cannot be read; every one is told', async () => {
    const rows = [['Tunnus', 'Alkaen', 'Nimi (fi)'], ['low', 'paljon', 'Matala'], ['high', '3', 'Korkea']]
    const whole = ['Kehys', 'Asteikot', 'Osat', 'Kriteerit', 'Tasokuvaukset'].map((name) => ({ name, rows: [[name === 'Kehys' ? 'Tieto' : name === 'Tasokuvaukset' ? 'Kriteeri' : 'Tunnus']] }))
    const { status, content, faults } = await send('a.xlsx', await writeWorkbook([...whole, { name: 'Luokat', rows }]))
    expect([status, content]).toEqual([200, null])
    expect(faults).toContainEqual(expect.objectContaining({ sheet: 'Luokat', row: 2, cell: 'B2', code: 'INVALID_NUMBER' }))
    expect(faults.map(({ path }) => path.join('.'))).toEqual(expect.arrayContaining(['kind', 'subject', 'aggregation', 'scoring.method']))
  })

  it('with a formula or joined cells', async () => {
    const formula = await withPart('xl/worksheets/sheet6.xml', (xml) => xml.replace(/(<c r="B3"[^>]*>)/, '$1<f>70+5</f>'))
    expect((await send('a.xlsx', formula)).faults).toEqual([expect.objectContaining({ sheet: 'Luokat', cell: 'B3', row: 3, code: 'INVALID_INPUT' })])
    const merged = await withPart('xl/worksheets/sheet3.xml', (xml) => xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'))
    expect((await send('a.xlsx', merged)).faults).toEqual([expect.objectContaining({ sheet: 'Osat', cell: 'A2:B2', code: 'INVALID_INPUT' })])
  })

  it('of another workbook', async () => {
    const { faults } = await send('a.xlsx', await writeWorkbook([{ name: 'Budjetti', rows: [['Kulut', 'Tulot']] }]))
    expect(faults.map(({ sheet, code }) => `${code} ${sheet ?? ''}`.trim())).toEqual(['UNKNOWN_WORD Budjetti', ...Array.from({ length: 6 }, () => 'REQUIRED')])
  })

  it('that unpacks to too much, brings programs, or is something else', async () => {
    const { bytes } = await download('ips_25', 'xlsx')
    const bomb = Buffer.from(bytes)
    bomb.writeUInt32LE(0xb0000000, bomb.indexOf(Buffer.from('PK\u0001\u0002')) + 24)
    expect(await refused('a.xlsx', bomb)).toEqual([400, 'FILE_UNREADABLE', 'unpacked'])
    const macros = await withPart('xl/vbaProject.bin', () => 'x')
    expect(await refused('a.xlsx', macros)).toEqual([400, 'FILE_UNREADABLE', 'macros'])
    expect(await refused('a.xlsm', bytes)).toEqual([400, 'FILE_UNREADABLE', 'macros'])
    expect(await refused('a.csv', 'a;b')).toEqual([415, 'UNSUPPORTED_MEDIA'])
    expect(await refused('a.pdf', '%PDF')).toEqual([415, 'UNSUPPORTED_MEDIA'])
    expect(await refused('a.json', Buffer.from([0xff, 0xfe]))).toEqual([400, 'FILE_UNREADABLE', 'json'])
    expect((await send('a.json', '{"format":"other"}')).faults).toEqual([expect.objectContaining({ code: 'UNKNOWN_WORD', path: ['format'] })])
  })

  it('from those who may not, and refusals are on record', async () => {
    const manager = await app.as('unit_manager')
    expect((await send('a.json', '{}', { actor: manager })).status).toBe(403)
    expect(await app.rows(`SELECT action, outcome, error_code FROM audit_entry ORDER BY number DESC LIMIT 1`)).toEqual([{ action: 'readFrameworkFile', outcome: 'refused', error_code: 'NOT_ALLOWED' }])
    expect((await download('ips_25', 'xlsx', { actor: manager })).status).toBe(200)
    expect((await download('ips_25', 'pdf')).status).toBe(404)
    const outsider = await asOutsider(app, await aSecondConsortium(app))
    expect((await download('ips_25', 'json', { actor: outsider })).status).toBe(404)
    expect((await send('a.json', '{}', { actor: outsider, of: ids.get('ips_25')!.frameworkId })).status).toBe(404)
    expect((await send('a.json', '{}', { actor: app.anonymous })).status).toBe(401)
  })
})
