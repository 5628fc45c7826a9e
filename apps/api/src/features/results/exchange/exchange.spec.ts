import { XMLValidator } from 'fast-xml-parser'
import type { Actor } from '../../../testing/harness.js'
import { type Answer, ExchangeBench, PERIOD } from '../../../testing/exchange.js'

let bench: ExchangeBench
let coordinator: Actor
let token: string
beforeAll(async () => {
  bench = await ExchangeBench.start()
  coordinator = await bench.app.as('national_coordinator')
  token = await bench.machine({ unitIds: [bench.ids.unitId, bench.ids.siblingId] })
})
afterAll(() => bench.stop())

/** The return as it was at the beginning. */
beforeEach(async () => {
  await bench.app.rows('DELETE FROM return_cell WHERE return_id = ANY ($1)', [[bench.returnId, bench.siblingReturnId]])
  await bench.app.rows(`UPDATE unit_return SET state = 'not_started', version = 1, cell_clock = 0 WHERE id = ANY ($1)`, [[bench.returnId, bench.siblingReturnId]])
})

const WOMEN = 'spec_gender:f,spec_group:i'
const told = ({ issues }: Answer) => issues.map(({ code, row, cell }) => [code, cell ?? row])
const cells = (...all: [indicator: string, value: unknown, breakdown?: string][]) => ({
  cells: all.map(([indicator, value, breakdown = '']) => ({ indicator, breakdown, value }))
})

describe('figures that a machine sends', () => {
  it('are saved by a token, and once more without a difference', async () => {
    const document = { period: PERIOD, ...cells(['SPEC_CUSTOMERS', 12, WOMEN], ['SPEC_INCOME', '1 234,50'], ['SPEC_SHARE', '..']) }
    const first = await bench.put(document, { token })
    expect([first.status, first.savedCount, first.unchangedCount, first.state]).toEqual([200, 3, 0, 'draft'])
    expect(await bench.figures()).toEqual({ [`SPEC_CUSTOMERS/${WOMEN}`]: '12', 'SPEC_INCOME/': '123450', 'SPEC_SHARE/': 'missing' })
    const before = await bench.checksum()
    const again = await bench.put(document, { token })
    expect([again.status, again.savedCount, again.unchangedCount]).toEqual([200, 0, 3])
    expect(await bench.checksum()).toBe(before)
    const [entry] = await bench.app.rows(`SELECT action, outcome, via, subject_id, unit_id, details FROM audit_entry ORDER BY number DESC LIMIT 1`)
    expect(entry).toEqual({
      ...{ action: 'putReturnCells', outcome: 'done', via: 'token', subject_id: bench.returnId, unit_id: bench.ids.unitId },
      details: { savedCount: 0, clearedCount: 0, unchangedCount: 3 }
    })
  })

  it('may come as CSV, and empty what they say is null', async () => {
    const csv = `indicator;breakdown;status;value;note\nSPEC_CUSTOMERS;${WOMEN};;7;\nSPEC_INCOME;;missing;;koneet rikki\n`
    const saved = await bench.body('PUT', `/api/returns/${bench.returnId}/cells`, { token, type: 'text/csv; charset=utf-8', body: csv })
    expect([saved.status, saved.savedCount]).toEqual([200, 2])
    expect(await bench.figures()).toEqual({ [`SPEC_CUSTOMERS/${WOMEN}`]: '7', 'SPEC_INCOME/': 'missing: koneet rikki' })
    const emptied = await bench.put({ cells: [{ indicator: 'SPEC_INCOME', status: null }] })
    expect([emptied.status, emptied.savedCount, emptied.clearedCount]).toEqual([200, 0, 1])
    expect(await bench.figures()).toEqual({ [`SPEC_CUSTOMERS/${WOMEN}`]: '7' })
  })

  it('are saved all or none, and each fault is told with its place', async () => {
    const before = await bench.checksum()
    const answer = await bench.put(cells(['SPEC_SHARE', 5], ['SPEC_CUSTOMERS', -1, WOMEN], ['SPEC_INCOME', 1e308], ['SPEC_X', 1], ['SPEC_SHARE', 6]))
    expect([answer.status, answer.error.code, answer.error.params]).toEqual([400, 'FIGURES_REFUSED', { count: 4 }])
    expect(told(answer)).toEqual([['OUT_OF_RANGE', 2], ['OUT_OF_RANGE', 3], ['UNKNOWN_INDICATOR', 4], ['CELL_REPEATED', 5]])
    expect(answer.issues[2]?.message).toBe('Kierros ei kysy mittaria ”SPEC_X”.')
    const csv = 'indicator,value\nSPEC_SHARE,1\nSPEC_SHARE,=1+1\n'
    const lines = await bench.body('PUT', `/api/returns/${bench.returnId}/cells?lang=en`, { type: 'text/csv', body: csv })
    expect([lines.status, told(lines), lines.issues[0]?.message]).toEqual([400, [['FORMULA', 'B3']], 'The cell holds a formula. Paste its value instead.'])
    expect(await bench.checksum()).toBe(before)
  })

  it('are refused while nobody may write', async () => {
    await bench.app.rows(`UPDATE unit_return SET state = 'submitted' WHERE id = $1`, [bench.returnId])
    const before = await bench.checksum()
    expect(await bench.put(cells(['SPEC_SHARE', 5]))).toMatchObject({ status: 400, error: { code: 'FIGURES_REFUSED' }, issues: [{ code: 'CELL_LOCKED', row: 1 }] })
    expect(await bench.put(cells())).toMatchObject({ status: 409, error: { code: 'RETURN_STATE' } })
    expect(await bench.checksum()).toBe(before)
  })

  it('change only what is questioned once the return has come back', async () => {
    await bench.put(cells(['SPEC_SHARE', 5], ['SPEC_INCOME', 6]))
    await bench.app.rows(`UPDATE unit_return SET state = 'returned' WHERE id = $1`, [bench.returnId])
    await bench.app.rows(`UPDATE return_cell SET review = CASE WHEN indicator_id = $2 THEN 'questioned' ELSE 'approved' END WHERE return_id = $1`, [bench.returnId, bench.ids.share])
    const all = await bench.put(cells(['SPEC_SHARE', 7], ['SPEC_INCOME', 8]))
    expect([all.status, told(all)]).toEqual([400, [['CELL_LOCKED', 2]]])
    // What is sent again as it stands changes nothing, so it is no fault.
    expect(await bench.put(cells(['SPEC_SHARE', 7], ['SPEC_INCOME', 6]))).toMatchObject({ status: 200, savedCount: 1, unchangedCount: 1 })
    const emptied = await bench.put({ cells: [{ indicator: 'SPEC_SHARE', status: null }] })
    expect([emptied.status, told(emptied)]).toEqual([400, [['REQUIRED', 1]]])
    expect(await bench.figures()).toEqual({ 'SPEC_INCOME/': '600', 'SPEC_SHARE/': '70' })
  })

  it('are taken from those alone who may write the return', async () => {
    const document = cells(['SPEC_SHARE', 5])
    expect((await bench.put(document, { token, returnId: bench.farReturnId })).status).toBe(404)
    expect((await bench.put(document, { actor: coordinator })).status).toBe(403)
    expect((await bench.put(document, { actor: bench.app.anonymous })).status).toBe(401)
    const reader = await bench.machine({ mayWrite: false })
    expect((await bench.put(document, { token: reader })).status).toBe(403)
    const narrow = await bench.machine({ actions: ['network.read', 'indicator.read', 'return.read'] })
    expect((await bench.put(document, { token: narrow })).status).toBe(403)
    expect((await bench.body('PUT', `/api/returns/${bench.returnId}/cells`, { token, type: 'application/xml', body: '<a/>' })).status).toBe(415)
    expect((await bench.body('PUT', `/api/returns/${bench.returnId}/cells`, { token, type: 'application/json', body: '{' })).status).toBe(400)
    expect(await bench.figures()).toEqual({})
  })
})

const value = (indicator: string, number: unknown, more = ''): string => `<dataValue dataElement="${indicator}" value="${String(number)}" ${more}/>`
const group = (unit: string, values: string, period = '2011-05-01/P4M'): string => `<group orgUnit="${unit}" period="${period}" dataSet="${bench.ids.roundId}">${values}</group>`
const adx = (...groups: string[]): string => `<?xml version="1.0" encoding="UTF-8"?>\n<adx xmlns="urn:ihe:qrph:adx:2015" exported="2026-11-22T08:00:00Z">\n${groups.join('\n')}\n</adx>`

describe('ADX', () => {
  it('goes out as the profile asks, and comes back without a difference', async () => {
    await bench.put({ cells: [{ indicator: 'SPEC_CUSTOMERS', breakdown: WOMEN, value: 12 }, { indicator: 'SPEC_INCOME', status: 'missing', note: '<koneet> & "muut"' }] })
    const { bytes, headers } = await bench.download(`/api/returns/${bench.returnId}/adx`)
    expect([headers.get('content-type'), XMLValidator.validate(String(bytes))]).toEqual(['application/xml; charset=utf-8', true])
    expect(String(bytes).replace(/exported="[^"]+"/, 'exported="…"')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<adx xmlns="urn:ihe:qrph:adx:2015" exported="…">
  <group orgUnit="SPEC-A" period="2011-05-01/P4M" dataSet="${bench.ids.roundId}">
    <dataValue dataElement="SPEC_CUSTOMERS" spec_gender="f" spec_group="i" value="12"/>
    <dataValue dataElement="SPEC_INCOME" value="0" isNull="true"><annotation>missing: &lt;koneet&gt; &amp; &quot;muut&quot;</annotation></dataValue>
  </group>
</adx>
`)
    const answer = await bench.adx(bytes, { token })
    expect(answer).toMatchObject({ status: 200, units: [{ orgUnit: 'SPEC-A', period: PERIOD, returnId: bench.returnId, savedCount: 0, unchangedCount: 2, issues: [] }] })
  })

  it('brings in the figures of several units, however loosely it is written', async () => {
    const loose = `<?xml version='1.0'?><!-- x --><ADX xmlns:a="urn:ihe:qrph:adx:2015">
      <a:group Period=" 2011-05-01/p4m " mood="good" ORGUNIT='spec-a'  comment="x">
        <a:dataValue value="&#51;" SPEC_GROUP="I" Spec_Gender="F" dataelement="spec_customers"></a:dataValue></a:group>
      <a:group orgUnit="SPEC-A" period="2011T2">${value('SPEC_SHARE', '45,5')}</a:group>
      <a:group orgUnit="${bench.ids.siblingId}" period="2011-05-01/2011-08-31" spec_gender="m">${value('SPEC_CUSTOMERS', 4, 'spec_group="ii" followUp="false"')}</a:group></ADX>`
    const answer = await bench.adx(loose, { token, type: 'application/adx+xml' })
    expect(answer.units).toMatchObject([
      { orgUnit: 'SPEC-A', period: PERIOD, returnId: bench.returnId, savedCount: 2, ignored: ['mood'], issues: [] },
      { returnId: bench.siblingReturnId, savedCount: 1, ignored: [], issues: [] }
    ])
    expect(await bench.figures()).toEqual({ [`SPEC_CUSTOMERS/${WOMEN}`]: '3', 'SPEC_SHARE/': '455' })
    expect(await bench.figures(bench.siblingReturnId)).toEqual({ 'SPEC_CUSTOMERS/spec_gender:m,spec_group:ii': '4' })
    expect(await bench.app.rows(`SELECT action, via, unit_id, details FROM audit_entry ORDER BY number DESC LIMIT 2`)).toEqual([
      { action: 'importAdx', via: 'token', unit_id: bench.ids.siblingId, details: { savedCount: 1, clearedCount: 0, unchangedCount: 0 } },
      { action: 'importAdx', via: 'token', unit_id: bench.ids.unitId, details: { savedCount: 2, clearedCount: 0, unchangedCount: 0 } }
    ])
  })

  it('saves all units or none, and tells the faults of each with their lines', async () => {
    const before = await bench.checksum()
    const answer = await bench.adx(
      adx(group('SPEC-A', value('SPEC_SHARE', 5)), group('SPEC-B', `\n${value('SPEC_SHARE', 500)}\n${value('SPEC_X', 1)}`), group('NOBODY', value('SPEC_SHARE', 1)), group('SPEC-A', '', 'spring')),
      { token }
    )
    expect([answer.status, answer.error.code, answer.error.params]).toEqual([400, 'FIGURES_REFUSED', { count: 4 }])
    expect(answer.units.map(({ orgUnit, issues }) => [orgUnit, issues.map(({ code, row }) => [code, row])])).toEqual([
      ['SPEC-A', []],
      ['SPEC-B', [['OUT_OF_RANGE', 5], ['UNKNOWN_INDICATOR', 6]]],
      ['NOBODY', [['UNKNOWN_REFERENCE', 7]]],
      ['SPEC-A', [['INVALID_DATE', 8]]]
    ])
    expect(answer.units[2]?.issues[0]?.message).toBe('The unit “NOBODY” is not found.')
    expect(await bench.checksum()).toBe(before)
  })

  it('names a figure once, also in two groups', async () => {
    const answer = await bench.adx(adx(group('SPEC-A', value('SPEC_SHARE', 5)), group('SPEC-A', value('SPEC_SHARE', 6))), { token })
    expect([answer.status, told(answer)]).toEqual([400, [['CELL_REPEATED', 4]]])
  })

  it.each([
    ['a document type', '<!DOCTYPE adx [<!ENTITY a "aaaaaaaaaa">]><adx><group/></adx>', 'doctype'],
    ['an entity of another file', '<!DOCTYPE adx SYSTEM "file:///etc/passwd"><adx><group/></adx>', 'doctype'],
    ['what is not well formed', '<adx><group></adx>', 'xml'],
    ['depth', `<adx>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</adx>`, 'xml'],
    ['another document', '<html><body/></html>', 'adx'],
    ['no group', '<adx xmlns="urn:ihe:qrph:adx:2015"/>', 'empty'],
    ['another encoding', Buffer.from([0x3c, 0x61, 0xe4, 0x3e]), 'text']
  ])('is not read with %s', async (_what, xml, reason) => {
    const before = await bench.checksum()
    expect(await bench.adx(xml, { token })).toMatchObject({ status: 400, error: { code: 'FILE_UNREADABLE', params: { reason } } })
    expect(await bench.checksum()).toBe(before)
  })

  it('is refused when it is too large or of another kind, and from those who may not write', async () => {
    const large = await bench.adx(Buffer.alloc(20 * 1024 * 1024 + 1, 32), { token }).catch(() => null)
    if (large) expect(large).toMatchObject({ status: 400, error: { code: 'FILE_TOO_LARGE' } })
    expect((await bench.adx('{}', { token, type: 'application/json' })).status).toBe(415)
    expect((await bench.adx(adx(group('SPEC-A', value('SPEC_SHARE', 5))), { actor: coordinator })).status).toBe(403)
    const single = await bench.machine()
    const beyond = await bench.adx(adx(group('SPEC-B', value('SPEC_SHARE', 5))), { token: single })
    expect([beyond.status, told(beyond)]).toEqual([400, [['UNKNOWN_REFERENCE', 3]]])
    expect(await bench.figures(bench.siblingReturnId)).toEqual({})
  })

  it('of a round holds what was sent, within reach', async () => {
    await bench.put(cells(['SPEC_SHARE', 5]))
    const all = String((await bench.download(`/api/rounds/${bench.ids.roundId}/adx`, coordinator)).bytes)
    expect(XMLValidator.validate(all)).toBe(true)
    expect(all.match(/<group /g)).toHaveLength(1)
    expect(all).toContain('<dataValue dataElement="SPEC_CUSTOMERS" spec_gender="f" spec_group="i" value="7"/>')
    expect(String((await bench.download(`/api/rounds/${bench.ids.roundId}/adx`)).bytes)).not.toContain('<group')
    expect((await bench.download('/api/rounds/0198aaaa-0000-7000-8000-000000000000/adx', coordinator)).status).toBe(404)
  })
})

describe('the figures of a round', () => {
  const figures = async (query: string, actor = coordinator) => {
    const { status, bytes } = await bench.download(`/api/rounds/${bench.ids.roundId}/figures.json?${query}`, actor)
    expect(status).toBe(200)
    return (JSON.parse(String(bytes)) as { figures: { unit: string; indicator: string; status: string; value: string | null; state: string }[] }).figures
  }

  it('are those of the list: within reach, with its filters', async () => {
    await bench.put(cells(['SPEC_SHARE', 5]))
    const all = await figures('')
    // What was sent without an answer is missing; a draft has only what was written.
    expect(all.filter(({ unit }) => unit === bench.ids.farUnitId).map(({ status }) => status).sort()).toEqual([...Array<string>(7).fill('missing'), 'value'])
    expect(all.filter(({ unit }) => unit === bench.ids.unitId)).toMatchObject([{ indicator: 'SPEC_SHARE', status: 'value', value: '5.0', state: 'draft' }])
    expect(new Set((await figures('', bench.manager)).map(({ unit }) => unit))).toEqual(new Set([bench.ids.unitId]))
    expect(new Set((await figures('states=submitted,verified')).map(({ unit }) => unit))).toEqual(new Set([bench.ids.farUnitId]))
    expect(await figures('isLate=true')).toEqual([])
    expect(await figures(`unitId=${bench.ids.siblingId}`)).toEqual([])
  })

  it('have marks for what is no number, and nothing to calculate', async () => {
    await bench.put({ cells: [{ indicator: 'SPEC_INCOME', status: 'missing', note: '=HYPERLINK("x")' }, { indicator: 'SPEC_CUSTOMERS', breakdown: WOMEN, status: 'not_asked' }] })
    const text = String((await bench.download(`/api/rounds/${bench.ids.roundId}/figures.csv?lang=fi&unitId=${bench.ids.unitId}`, coordinator)).bytes)
    const lines = text.split('\r\n')
    expect(lines[0]).toBe('\ufeffKeskus;Yksikkö;Yksikön avain;Jakso;Tila;Koodi;Mittari;Jaottelu;Jaottelun avain;Mittayksikkö;Luku;Merkintä;Huomautus')
    expect(lines[1]).toContain(';SPEC-A;2011-T2;Luonnos;SPEC_CUSTOMERS;SPEC_CUSTOMERS;f · i;"spec_gender:f,spec_group:i";henkilöä;;ei kys.;')
    expect(lines[2]).toContain(`;€;;..;"'=HYPERLINK(""x"")"`)
    expect(lines).toHaveLength(4)
    const workbook = await bench.download(`/api/rounds/${bench.ids.roundId}/figures.xlsx?lang=sv`, coordinator)
    expect([workbook.status, workbook.headers.get('content-disposition'), workbook.bytes.subarray(0, 2).toString()]).toEqual([200, expect.stringContaining('siffror-2011-t2.xlsx'), 'PK'])
  })

  it('are on record with the names of the filters alone', async () => {
    await figures(`search=Virtanen&unitId=${bench.ids.unitId}`)
    expect(await bench.app.rows(`SELECT action, subject_id, details FROM audit_entry ORDER BY number DESC LIMIT 1`)).toEqual([
      { action: 'exportRoundFigures', subject_id: bench.ids.roundId, details: { format: 'json', filters: 'search, unitId' } }
    ])
  })

  it.each(['states=x', 'unitId=x', 'isLate=1', 'lang=de', `search=${'a'.repeat(201)}`])('%s is refused', async (query) => {
    expect((await bench.download(`/api/rounds/${bench.ids.roundId}/figures.csv?${query}`, coordinator)).status).toBe(400)
  })

  it('are for those who may read returns', async () => {
    const path = `/api/rounds/${bench.ids.roundId}/figures.csv`
    expect((await bench.download(path, await bench.app.as('funder'))).status).toBe(403)
    expect((await bench.download(path, bench.app.anonymous)).status).toBe(401)
    expect((await bench.download('/api/rounds/none/figures.csv', coordinator)).status).toBe(404)
  })
})
