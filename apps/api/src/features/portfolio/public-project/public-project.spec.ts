import { type Actor } from '../../../testing/harness.js'
import { type Import, ImportBench } from '../../../testing/imports.js'
import { sized } from '../../../testing/size.js'

const HEADINGS = 'Koodi;Rahasto;Hankkeen nimi;Tl;Viranomainen;Tila;Aloituspvm;Päättymispvm;Toteuttajan nimi;Y-tunnus;Myönnetty EU- ja valtion rahoitus;Toteutunut EU- ja valtion rahoitus'
const LIST = `query ($filter: PublicProjectFilter, $sort: PublicProjectSort, $descending: Boolean, $first: Int, $after: String) {
  publicProjects(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id code name organisationName organisation { id } funder startsOn endsOn source granted { minorUnits currency } realised { minorUnits } } } }`
const OVERVIEW = 'query ($filter: PublicProjectFilter) { publicProjectOverview(filter: $filter) { sums { count granted { minorUnits currency } realised { minorUnits } } funders funds regions } }'

type Project = { id: string; code: string | null; name: string; organisationName: string; organisation: { id: string } | null; startsOn: string; source: string; granted: { minorUnits: string } | null }
type Page = { publicProjects: { totalCount: number; nodes: Project[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
type Overview = { publicProjectOverview: { sums: { count: number; granted: { minorUnits: string; currency: string }; realised: { minorUnits: string } }[]; funders: string[]; funds: string[]; regions: string[] } }

let bench: ImportBench
let office: Actor
let member: Actor
let funder: Actor
type Known = { id: string; business_id: string; name: string }
let known: Known
beforeAll(async () => {
  bench = await ImportBench.start()
  // What the demo has is not what is counted here.
  await bench.app.rows('DELETE FROM public_project')
  office = await bench.app.as('national_coordinator')
  member = await bench.app.as('unit_member')
  funder = await bench.app.as('funder')
  known = (await bench.app.rows<Known>('SELECT id, business_id, name_fi AS name FROM organisation WHERE business_id IS NOT NULL ORDER BY name_fi LIMIT 1'))[0]!
})
afterAll(() => bench.stop())

const usual = { code: 'S1', fund: 'ESR', name: 'Paja auki', priority: '4', funder: 'Itäinen viranomainen', state: 'Toiminnassa', starts: '1.4.2024', ends: '31.12.2026', organisation: 'Työpaja ry', businessId: '', granted: '1 000,50', realised: '500' }
const quoted = (text: string) => (/[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const row = (of: Partial<typeof usual>): string => Object.values({ ...usual, ...of }).map(quoted).join(';')
const file = (...rows: string[]) => [HEADINGS, ...rows].join('\r\n')
const list = async (as: Actor, variables: Record<string, unknown> = {}) => (await as.get<Page>(LIST, variables)).publicProjects
const overview = async (as: Actor, filter: object | null = null) => (await as.get<Overview>(OVERVIEW, { filter })).publicProjectOverview
const apply = (found: Import, onlySound = false) => bench.step(office, 'apply', { importId: found.id, onlySound } as { importId: string })
const undo = (found: Import) => bench.step(office, 'undo', { importId: found.id })
const counts = ({ newCount, changedCount, unchangedCount, wrongCount }: Import) => [newCount, changedCount, unchangedCount, wrongCount]
const checked = async (text: string | Uint8Array<ArrayBuffer>) => bench.check(office, await bench.upload(office, 'projects', text, 'hankelista.csv'))

describe('a public list', () => {
  it('comes in with its totals, changes nothing the second time, and is undone as a whole', async () => {
    const text = file(row({}), row({ code: 'S2', organisation: 'Toinen nimi', businessId: known.business_id, granted: '2000', realised: '2500' }), row({ code: 'S3', organisation: known.name.toUpperCase(), funder: 'Läntinen viranomainen' }))
    const found = await checked(text)
    expect(counts(found)).toEqual([3, 0, 0, 0])
    const applied = await apply(found)
    expect(applied).toMatchObject({ state: 'applied', failure: null, canUndo: true })
    expect(applied.totals.map(({ funder: by, file: all, before, after }) => [by, all.rows, before.rows, after.rows, after.granted.minorUnits, after.realised.minorUnits])).toEqual([
      ['Itäinen viranomainen', 2, 0, 2, '300050', '300000'],
      ['Läntinen viranomainen', 1, 0, 1, '100050', '50000']
    ])
    expect(applied.totals).toEqual(found.totals)
    const [odd] = await bench.rows(office, found.id)
    expect(odd?.issues).toEqual([])
    expect((await bench.rows(office, found.id))[1]?.issues.map(({ code }) => code)).toEqual(['REALISED_ABOVE_GRANTED'])

    const page = await list(member, { sort: 'granted', descending: true })
    expect(page).toMatchObject({ totalCount: 3, nodes: [{ code: 'S2', organisation: { id: known.id }, source: 'hankelista.csv' }, {}, {}] })
    expect(page.nodes.find(({ code }) => code === 'S3')?.organisation?.id).toBe(known.id)
    expect(page.nodes.find(({ code }) => code === 'S1')?.organisation).toBeNull()
    expect((await list(member, { filter: { isKnown: true } })).totalCount).toBe(2)
    expect((await list(member, { filter: { organisationId: known.id, search: 'S2' } })).totalCount).toBe(1)
    expect((await list(member, { filter: { isAboveGranted: true } })).nodes.map(({ code }) => code)).toEqual(['S2'])
    expect((await list(member, { filter: { funders: ['Läntinen viranomainen'], time: 'ended' } })).totalCount).toBe(0)
    expect(await overview(member)).toEqual({ sums: [{ count: 3, granted: { minorUnits: '400100', currency: 'EUR' }, realised: { minorUnits: '350000' } }], funders: ['Itäinen viranomainen', 'Läntinen viranomainen'], funds: ['ESR'], regions: [] })

    const again = await checked(text)
    expect(counts(again)).toEqual([0, 0, 3, 0])
    expect(again.totals.every(({ before, after }) => JSON.stringify(before) === JSON.stringify(after))).toBe(true)
    await apply(again)

    const later = await checked(file(row({ realised: '900' }), row({ code: 'S4' })))
    expect(counts(later)).toEqual([1, 1, 0, 0])
    await apply(later)
    expect((await bench.ask(office, 'undo', { importId: found.id })).errors?.[0]?.extensions).toMatchObject({ code: 'IMPORT_STATE', params: { code: 'later_changes' } })
    expect(await undo(later)).toMatchObject({ state: 'undone', failure: null })
    expect((await list(member)).nodes.map(({ code }) => code).sort()).toEqual(['S1', 'S2', 'S3'])
    expect(await undo(found)).toMatchObject({ state: 'undone', failure: null })
    expect((await list(member)).totalCount).toBe(0)
  })

  it('tells every broken row with its cell, in Windows-1252 as well, and remembers what a column was taken for', async () => {
    const broken = [row({ starts: '7560' }), row({ code: 'S2', organisation: '' }), row({ code: 'S3', granted: 'AVOIN YHTIÖ' }), row({ code: 'S4' }).replace('Paja auki', 'Hanke "Väylä" ja polku'), row({ code: 'S5', ends: '1.1.2020' })]
    const latin = new Uint8Array(Buffer.from(file(...broken).replace('Tila', 'Oma sarake'), 'latin1')) as Uint8Array<ArrayBuffer>
    const uploaded = await bench.upload(office, 'projects', latin)
    expect(uploaded.columns.find(({ heading }) => heading === 'Oma sarake')?.field).toBeNull()
    const found = await bench.check(office, uploaded, { fields: { 'Oma sarake': 'state' } })
    expect(counts(found)).toEqual([1, 0, 0, 4])
    const rows = await bench.rows(office, found.id, ['wrong'])
    expect(rows.map(({ line, issues }) => [line, issues[0]?.field, issues[0]?.code])).toEqual([
      [2, 'startsOn', 'INVALID_DATE'],
      [3, 'organisation', 'REQUIRED'],
      [4, 'granted', 'INVALID_NUMBER'],
      [6, 'endsOn', 'DAYS_REVERSED']
    ])
    expect(found.totals).toMatchObject([{ file: { rows: 5 }, wrong: { rows: 4 }, after: { rows: 1, granted: { minorUnits: '100050' } } }])
    const faults = await bench.download(office, `/files/imports/${found.id}/faults.csv?lang=sv`)
    expect(faults.bytes.toString()).toContain('skriv dagen i formen 5.11.2026')
    expect((await bench.ask(office, 'apply', { importId: found.id, onlySound: false })).errors?.[0]?.extensions.params).toEqual({ code: 'wrong_rows' })
    await apply(found, true)
    expect((await list(member)).nodes.map(({ name }) => name)).toEqual(['Hanke "Väylä" ja polku'])
    const next = await bench.upload(office, 'projects', file(row({})).replace('Tila', 'Oma sarake'))
    expect(next.columns.find(({ heading }) => heading === 'Oma sarake')?.field).toBe('state')
    await undo(found)
  })

  it('is brought in by the head office alone, and read by the network', async () => {
    for (const actor of [member, await bench.app.as('regional_coordinator'), await bench.app.as('unit_manager')]) {
      expect((await bench.send(actor, 'projects', { name: 'a.csv', bytes: file(row({})) })).status).toBe(403)
      expect((await list(actor)).totalCount).toBe(0)
    }
    const { errors } = await funder.ask(LIST)
    expect(errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    expect((await member.ask(LIST, { after: 'x' })).errors?.[0]?.extensions.code).toBe('INVALID_CURSOR')
    const bare = await bench.upload(office, 'projects', 'Koodi;Muuta\nS1;x')
    expect((await bench.ask(office, 'check', { importId: bare.id, columns: [], effectiveOn: bare.effectiveOn })).errors?.[0]?.extensions.code).toBe('INVALID_INPUT')
  })
})

type Reading = { field: string; raw: string; day: string | null; amount: { minorUnits: string; currency: string } | null; text: string | null; isChange: boolean; knownAmount: { minorUnits: string } | null; knownDay: string | null }
const READINGS = `query ($importId: ID!) { importRows(importId: $importId) { nodes { line outcome readings { field raw day amount { minorUnits currency } text isChange knownDay knownAmount { minorUnits } } } } }`
const readings = async (importId: string) => (await office.get<{ importRows: { nodes: { line: number; outcome: string; readings: Reading[] }[] } }>(READINGS, { importId })).importRows.nodes
const reading = (row: { readings: Reading[] } | undefined, field: string) => row?.readings.find((each) => each.field === field)

describe('the preview of a public list', () => {
  it('tells what each cell was understood as, and what a changed row would take the place of', async () => {
    const first = await checked(file(row({}), row({ code: 'S2', starts: '7560' })))
    const [sound, broken] = await readings(first.id)
    expect(reading(sound, 'startsOn')).toMatchObject({ raw: '1.4.2024', day: '2024-04-01', amount: null, text: null, isChange: false })
    expect(reading(sound, 'granted')).toMatchObject({ raw: '1 000,50', amount: { minorUnits: '100050', currency: 'EUR' } })
    expect(reading(sound, 'businessId')).toBeUndefined()
    expect(reading(broken, 'startsOn')).toMatchObject({ raw: '7560', day: null, text: null })
    await apply(first, true)
    const later = await checked(file(row({ realised: '900', ends: '30.6.2027' }), row({})).replace('Rahasto', 'Rahaston nimi'))
    expect(counts(later)).toEqual([0, 1, 0, 1])
    const [changed] = await readings(later.id)
    expect(reading(changed, 'realised')).toMatchObject({ isChange: true, amount: { minorUnits: '90000' }, knownAmount: { minorUnits: '50000' } })
    expect(reading(changed, 'endsOn')).toMatchObject({ isChange: true, knownDay: '2026-12-31' })
    expect(reading(changed, 'granted')).toMatchObject({ isChange: false, knownAmount: null })
    await apply(later, true)
    // Brought in, it still tells what was there before.
    expect(reading((await readings(later.id))[0], 'realised')).toMatchObject({ isChange: true, knownAmount: { minorUnits: '50000' } })
    await undo(later)
    await undo(first)
  })

  it('says of each column whether it was remembered, known or guessed', async () => {
    const text = 'Hankekoodi ;Hankkeen nimi;Tuensaaja;Toteuttajan Y-tunnus;Suunniteltu EU- ja valtion rahoitus;Sijainti\nS1;Paja;Työpaja ry;;"12,5";FI193 Keski-Suomi\nRaportti ajettu 10.5.2024'
    const { importId } = (await (await bench.send(office, 'projects', { name: 'eura.csv', bytes: text })).json()) as { importId: string }
    const bases = async () => (await office.get<{ networkImport: { columns: { field: string | null; basis: string | null }[] } }>('query ($id: ID!) { networkImport(id: $id) { columns { field basis } } }', { id: importId })).networkImport.columns
    expect((await bases()).map(({ field, basis }) => [field, basis])).toEqual([
      ...[['code', 'known'], ['name', 'remembered'], ['organisation', 'guessed'], ['businessId', 'known'], ['granted', 'guessed'], ['region', 'known']]
    ])
    const found = await bench.check(office, await bench.one(office, importId))
    expect(counts(found)).toEqual([1, 0, 0, 1])
    expect(reading((await readings(found.id))[0], 'region')).toMatchObject({ raw: 'FI193 Keski-Suomi', text: 'Keski-Suomi' })
    expect((await bench.rows(office, found.id, ['wrong'])).map(({ line, issues }) => [line, issues.map(({ field, code }) => `${field}: ${code}`)])).toEqual([[3, ['organisation: REQUIRED', 'name: REQUIRED']]])
    const again = (await (await bench.send(office, 'projects', { name: 'eura.csv', bytes: text })).json()) as { importId: string }
    expect((await office.get<{ networkImport: { columns: { basis: string }[] } }>('query ($id: ID!) { networkImport(id: $id) { columns { basis } } }', { id: again.importId })).networkImport.columns[2]?.basis).toBe('remembered')
  })
})

describe('a list that is not what it should be', () => {
  const refusal = async (name: string, bytes: string | Uint8Array<ArrayBuffer>) => {
    const response = await bench.send(office, 'projects', { name, bytes })
    const body = (await response.json()) as { error?: { code: string; params: { reason?: string } }; code?: string; params?: { reason?: string } }
    return [response.status, JSON.stringify(body)] as const
  }
  const bytesOf = (...parts: (string | number[])[]) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))) as Uint8Array<ArrayBuffer>

  it.each([
    ['empty', 'lista.csv', '', 'empty'],
    ['of headings alone', 'lista.csv', HEADINGS, 'empty'],
    ['a workbook that is called a CSV', 'lista.csv', bytesOf([0x50, 0x4b, 3, 4], 'x'), 'text'],
    ['a CSV that is called a workbook', 'lista.xlsx', file(row({})), 'workbook'],
    ['in which a sign of UTF-8 was cut in two', 'lista.csv', bytesOf(file(row({})), [0xc3]), 'text'],
    ['with a quotation mark left open', 'lista.csv', `${HEADINGS}\r\n"S1;ESR`, 'quotes']
  ])('%s is refused in words, and nothing is kept', async (_what, name, bytes, reason) => {
    const [status, body] = await refusal(name, bytes)
    expect(status).toBe(400)
    expect(body).toContain(reason)
    expect((await list(office)).totalCount).toBe(0)
  })

  it.each([
    ['a mark of the byte order', `\ufeff${file(row({}))}`],
    ['tabs', file(row({})).replaceAll(';', '\t')],
    ['commas, and amounts with points', file(row({ granted: '1000.50' })).replaceAll(';', ',')],
    ['line feeds alone', file(row({})).replaceAll('\r\n', '\n')]
  ])('with %s is read all the same', async (_what, text) => {
    const found = await checked(text)
    expect(counts(found)).toEqual([1, 0, 0, 0])
    expect(found.totals[0]?.file.granted.minorUnits).toBe('100050')
  })

  it('tells a formula, a row of too many cells and a day that is an amount by row and column', async () => {
    const rows = [
      row({ name: '=HYPERLINK("http://x.example";"Paja")' }),
      `${row({ code: 'S2' })};lisää;vielä`,
      row({ code: 'S3', starts: '16500' }),
      row({ code: 'S4', granted: '1,234,567' }),
      row({ code: 'S5', granted: '12 €', realised: '=1+1' })
    ]
    const found = await checked(file(...rows))
    expect((await bench.rows(office, found.id, ['wrong'])).map(({ line, issues }) => [line, issues.map(({ field, code }) => [field, code])])).toEqual([
      [3, [[null, 'TOO_MANY_CELLS']]],
      [4, [['startsOn', 'INVALID_DATE']]],
      [5, [['granted', 'INVALID_NUMBER']]],
      [6, [['realised', 'INVALID_NUMBER']]]
    ])
    expect((await list(office)).totalCount).toBe(0)
    await apply(found, true)
    const csv = (await bench.download(office, '/files/public-projects.csv')).bytes.toString()
    expect(csv).toContain(`"'=HYPERLINK(`)
    expect((await list(office, { filter: { search: 'HYPERLINK' } })).nodes.map(({ name }) => name)).toEqual(['=HYPERLINK("http://x.example";"Paja")'])
    await undo(found)
  })

  it('does not turn amounts that are known into another currency, and adds no two currencies together', async () => {
    const withCurrency = (text: string, ...codes: string[]) => text.split('\r\n').map((line, at) => `${line};${at === 0 ? 'Valuutta' : codes[at - 1]}`).join('\r\n')
    const first = await checked(withCurrency(file(row({}), row({ code: 'S2', name: 'Verstas', granted: '70' })), 'EUR', 'SEK'))
    expect(first.totals.map(({ currency, file: { rows, granted } }) => [currency, rows, granted.minorUnits])).toEqual([['EUR', 1, '100050'], ['SEK', 1, '7000']])
    await apply(first)
    const mixed = await checked(withCurrency(file(row({ granted: '' }), row({ code: 'S2', name: 'Verstas', granted: '71', realised: '5' }), row({ code: 'S3' })), 'SEK', 'SEK', 'kruunua'))
    expect((await bench.rows(office, mixed.id)).map(({ outcome, issues }) => [outcome, issues[0]?.code ?? null])).toEqual([['wrong', 'CURRENCY_MIXED'], ['changed', null], ['wrong', 'TOO_LONG']])
    await undo(first)
  })

  it('tells a double of the same file by the row that said it first', async () => {
    const found = await checked(file(row({}), row({}), row({ granted: '7' })))
    expect((await bench.rows(office, found.id)).map(({ outcome, issues }) => [outcome, issues.map(({ code, params }) => [code, params['line']])])).toEqual([
      ['new', []],
      ['unchanged', [['DUPLICATE_KEY', 2]]],
      ['wrong', [['DUPLICATE_KEY', 2]]]
    ])
  })
})

describe('files of the portfolio', () => {
  const text = async (as: Actor, path: string) => {
    const { status, headers, bytes } = await bench.download(as, path)
    return { status, type: headers.get('content-type'), name: headers.get('content-disposition'), body: bytes.toString() }
  }

  it('tell as 360Giving the grants whose money the viewer reads, and no others', async () => {
    const whole = JSON.parse((await text(office, '/files/portfolio.360giving')).body) as { version: string; grants: { id: string; amountAwarded: number; awardDate: string; fundingOrganization: object[] }[] }
    expect(whole.version).toBe('1.4')
    const [granted] = await bench.app.rows<{ count: number; total: string }>(
      `SELECT count(DISTINCT p.id)::int AS count, sum(l.amount)::text AS total FROM project p JOIN budget_version b ON b.project_id = p.id AND b.state = 'locked' AND b.decided_on IS NOT NULL
       JOIN budget_line l ON l.budget_id = b.id AND l.source = 'grant' WHERE p.call_id IS NOT NULL`
    )
    expect(granted?.count).toBeGreaterThan(0)
    expect(whole.grants).toHaveLength(granted?.count ?? 0)
    expect(whole.grants.reduce((all, { amountAwarded }) => all + BigInt(Math.round(amountAwarded * 100)), 0n)).toBe(BigInt(granted?.total ?? 0))
    const { status, body } = await text(member, '/files/portfolio.360giving')
    const seen = status === 200 ? (JSON.parse(body) as typeof whole).grants.length : 0
    expect(seen).toBeLessThan(whole.grants.length)
  })

  it('tell as IATI every project with a day, and money as the viewer reads it', async () => {
    const whole = await text(office, '/files/portfolio.iati')
    expect(whole).toMatchObject({ status: 200, type: expect.stringContaining('application/xml') as string })
    const [dated] = await bench.app.rows<{ count: number }>('SELECT count(*)::int AS count FROM project WHERE starts_on IS NOT NULL OR ends_on IS NOT NULL')
    const activities = (body: string) => body.split('<iati-activity ').length - 1
    expect(activities(whole.body)).toBe(dated?.count)
    const seen = await text(member, '/files/portfolio.iati')
    expect(activities(seen.body)).toBe(dated?.count)
    expect(seen.body.split('<budget ').length).toBeLessThan(whole.body.split('<budget ').length)
  })

  it('are tables as well, refuse what they do not know, and are on record', async () => {
    const csv = await text(office, '/files/portfolio.csv?lang=sv')
    expect(csv.name).toContain('projektportfolj-')
    expect(csv.body.split('\r\n')[0]).toContain('Nummer;Projekt;Förkortning;Skede')
    const [count] = await bench.app.rows<{ count: number }>('SELECT count(*)::int AS count FROM project')
    expect(csv.body.trim().split('\r\n').length).toBeGreaterThan(count?.count ?? 0)
    expect((await bench.download(office, '/files/portfolio.xlsx')).bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await text(office, '/files/portfolio.pdf')).status).toBe(404)
    expect((await text(office, '/files/portfolio.csv?lang=de')).status).toBe(400)
    expect((await text(funder, '/files/portfolio.csv')).status).toBe(403)
    expect(await bench.app.rows(`SELECT 1 FROM audit_entry WHERE action = 'exportPortfolio'`)).not.toHaveLength(0)
  })

  it('bring projects of others in again as they went out', async () => {
    const found = await checked(file(row({ name: '=Hanke "Väylä"; polku', granted: '1 234,56' }), row({ code: 'S2', funder: 'Läntinen viranomainen' })))
    await apply(found)
    const csv = await text(member, `/files/public-projects.csv?funders=${encodeURIComponent('["Itäinen viranomainen"]')}`)
    expect(csv.body.trim().split('\r\n')).toHaveLength(2)
    const again = await checked((await text(member, '/files/public-projects.csv')).body)
    expect(counts(again)).toEqual([0, 0, 2, 0])
    for (const query of ['funders=x', 'known=maybe', 'organisation=1', 'time=never']) expect((await text(member, `/files/public-projects.csv?${query}`)).status).toBe(400)
    await undo(found)
  })
})

describe('a list of thousands of projects', () => {
  const ROWS = sized({ usual: 5_000, nightly: 20_000 })
  const text = () => {
    const rows = Array.from({ length: ROWS }, (_none, at) =>
      row({
        ...{ code: `A${at}`, name: `Hanke ${at % 7000}`, funder: `Viranomainen ${at % 17}`, organisation: `Toteuttaja ${at % 900}`, granted: `${at * 3},${String(at % 100).padStart(2, '0')}`, realised: `${at}` },
        ...(at % 100 === 7 ? { starts: '7560' } : {}),
        ...(at % 100 === 8 ? { organisation: '' } : {})
      })
    )
    return file(...rows)
  }

  it('is looked at, brought in and undone with exact sums; the second time nothing changes', async () => {
    const found = await checked(text())
    const wrong = ROWS / 50
    expect(counts(found)).toEqual([ROWS - wrong, 0, 0, wrong])
    const done = await apply(found, true)
    let [granted, realised] = [0n, 0n]
    for (let at = 0; at < ROWS; at++) {
      if (at % 100 === 7 || at % 100 === 8) continue
      granted += BigInt(at * 300 + (at % 100))
      realised += BigInt(at * 100)
    }
    expect((await overview(office)).sums).toEqual([{ count: ROWS - wrong, granted: { minorUnits: granted.toString(), currency: 'EUR' }, realised: { minorUnits: realised.toString() } }])
    expect(done.totals).toEqual(found.totals)
    expect(done.totals.reduce((all, { after }) => all + BigInt(after.granted.minorUnits), 0n)).toBe(granted)
    const again = await checked(text())
    expect(counts(again)).toEqual([0, 0, ROWS - wrong, wrong])
    expect(await undo(found)).toMatchObject({ state: 'undone', failure: null })
    expect((await list(office)).totalCount).toBe(0)
  })
})
