import type { ImportJobs } from './import-jobs.js'
import type { Actor } from '../../../testing/harness.js'
import { type Import, ImportBench } from '../../../testing/imports.js'

let bench: ImportBench
let office: Actor
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('national_coordinator')
})
afterAll(() => bench.stop())

const SMALL = 'Avain;Nimi;Taso\nA1;Paja;yksikkö\n'

type Refusal = { error: { code: string; params: object; path: string[] } }
const refusalOf = async (response: Response) => {
  const { error } = (await response.json()) as Refusal
  return [response.status, error.code, ...Object.values(error.params)]
}
const codeOf = (answer: Awaited<ReturnType<ImportBench['ask']>>) => {
  const { code, params } = answer.errors?.[0]?.extensions ?? {}
  return [code, ...Object.values(params ?? {})]
}

const lastEntry = async () => {
  const [entry] = await bench.app.rows(`SELECT action, outcome, error_code, details FROM audit_entry ORDER BY number DESC LIMIT 1`)
  return entry
}

describe('sending a file', () => {
  it.each(['regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'funder', 'auditor'] as const)('is refused to the role %s', async (role) => {
    const actor = await bench.app.as(role)
    for (const kind of ['units', 'organisations'] as const) {
      expect(await refusalOf(await bench.send(actor, kind, { name: 'a.csv', bytes: SMALL }))).toEqual([403, 'NOT_ALLOWED'])
    }
    expect(await lastEntry()).toEqual({ action: 'uploadOrganisations', outcome: 'refused', error_code: 'NOT_ALLOWED', details: {} })
  })

  it('is refused to whoever is not signed in, also when the path is written otherwise', async () => {
    expect(await refusalOf(await bench.send(bench.app.anonymous, 'units', { name: 'a.csv', bytes: SMALL }))).toEqual([401, 'NOT_SIGNED_IN'])
    const body = new FormData()
    body.append('file', new Blob([SMALL]), 'a.csv')
    for (const path of ['/%66iles/imports/units', '/files/imports/units/', '/Files/imports/units', '//files/imports/units']) {
      const { status } = await fetch(`${bench.app.address}${path}`, { method: 'POST', body })
      expect([path, status]).toEqual([path, status === 404 ? 404 : 401])
    }
  })

  it('is refused to another site', async () => {
    const headers = { cookie: office.cookie, 'content-type': 'multipart/form-data; boundary=x', origin: 'https://evil.example' }
    const response = await fetch(`${bench.app.address}/files/imports/units`, { method: 'POST', headers, body: '--x--' })
    expect(await refusalOf(response)).toEqual([403, 'CROSS_SITE'])
  })

  it.each(['application/json', 'text/csv', 'application/x-www-form-urlencoded', 'multipart/mixed; boundary=x'])('takes no %s', async (type) => {
    const headers = { cookie: office.cookie, 'content-type': type }
    const response = await fetch(`${bench.app.address}/files/imports/units`, { method: 'POST', headers, body: '{}' })
    expect(await refusalOf(response)).toEqual([415, 'UNSUPPORTED_MEDIA'])
  })

  it.each<[string, string, string | Uint8Array<ArrayBuffer>, unknown[]]>([
    ['of no bytes', 'a.csv', '', [400, 'FILE_UNREADABLE', 'empty']],
    ['of another kind', 'a.pdf', '%PDF', [415, 'UNSUPPORTED_MEDIA']],
    ['that is not what its name says', 'a.xlsx', 'a;b\n1;2', [400, 'FILE_UNREADABLE', 'workbook']],
    ['with a broken archive', 'a.xlsx', 'PK\u0003\u0004…', [400, 'FILE_UNREADABLE', 'workbook']],
    ['with a name that turns round', 'a\u202evsc.csv', SMALL, [400, 'FILE_NAME_INVALID']],
    ['of headings alone', 'a.csv', 'Avain;Nimi\n', [400, 'FILE_UNREADABLE', 'empty']],
    ['that is too large', 'a.csv', new Uint8Array(20 * 1024 * 1024 + 1).fill(97), [400, 'FILE_TOO_LARGE', 20]]
  ])('refuses a file %s, and keeps none of it', async (_what, name, bytes, refusal) => {
    const count = async () => (await bench.app.rows('SELECT count(*) AS count FROM network_import'))[0]
    const before = await count()
    expect(await refusalOf(await bench.send(office, 'units', { name, bytes }))).toEqual(refusal)
    expect(await count()).toEqual(before)
    expect(await lastEntry()).toEqual({ action: 'uploadUnits', outcome: 'refused', error_code: refusal[1], details: {} })
  })

  it('refuses a form without a file', async () => {
    const body = new FormData()
    body.append('file', 'text')
    const response = await fetch(`${bench.app.address}/files/imports/units`, { method: 'POST', headers: { cookie: office.cookie }, body })
    expect(await refusalOf(response)).toEqual([400, 'REQUIRED'])
  })

  it('shows the name of the file and nothing of where it came from', async () => {
    const { fileName } = await bench.upload(office, 'units', SMALL, 'C:\\omat\\..\\yksiköt.csv')
    expect(fileName).toBe('yksiköt.csv')
  })

  it('is on record', async () => {
    await bench.upload(office, 'units', SMALL)
    expect(await lastEntry()).toEqual({ action: 'uploadUnits', outcome: 'done', error_code: null, details: { format: 'csv', rows: 1 } })
  })

  it('of one column is taken, and refused when its columns are named', async () => {
    const uploaded = await bench.upload(office, 'units', 'Nimi\nPaja\n')
    expect(uploaded.columns).toEqual([{ heading: 'Nimi', samples: ['Paja'], field: 'name.fi' }])
    const columns = [{ heading: 'Nimi', field: 'name.fi' }]
    const { errors } = await bench.ask(office, 'check', { importId: uploaded.id, columns, effectiveOn: uploaded.effectiveOn })
    expect(errors?.[0]?.extensions.issues?.map(({ code }) => code)).toEqual(['COLUMN_MISSING', 'COLUMN_MISSING'])
  })
})

describe('an import', () => {
  const columns = ({ columns: all }: Import) => all.map(({ heading, field }) => ({ heading, field }))

  it('is seen by those alone who may import, and by no other consortium', async () => {
    const { id } = await bench.upload(office, 'units', SMALL)
    const query = 'query ($id: ID!) { networkImport(id: $id) { id } }'
    for (const role of ['regional_coordinator', 'funder', 'auditor'] as const) {
      expect((await (await bench.app.as(role)).ask(query, { id })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    }
    expect((await (await bench.app.as('administrator')).get<{ networkImport: { id: string } }>(query, { id })).networkImport.id).toBe(id)
    // The same import as if another consortium had made it.
    await bench.app.rows(`INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES ('0198bbbb-0000-7000-8000-000000000001', 'x', 'x', 'x')`)
    await bench.app.rows(`UPDATE network_import SET consortium_id = '0198bbbb-0000-7000-8000-000000000001' WHERE id = $1`, [id])
    expect((await office.ask(query, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    for (const step of ['apply', 'undo'] as const) {
      expect(codeOf(await bench.ask(office, step, { importId: id, ...(step === 'apply' ? { onlySound: true } : {}) }))).toEqual(['NOT_FOUND'])
    }
    expect((await bench.download(office, `/files/imports/${id}/faults.csv`)).status).toBe(404)
  })

  it('takes one step at a time', async () => {
    const uploaded = await bench.upload(office, 'units', SMALL)
    const { id: importId } = uploaded
    const check = { importId, columns: columns(uploaded), effectiveOn: uploaded.effectiveOn }
    expect(codeOf(await bench.ask(office, 'apply', { importId, onlySound: false }))).toEqual(['IMPORT_STATE', 'not_checked'])
    expect(codeOf(await bench.ask(office, 'undo', { importId }))).toEqual(['IMPORT_STATE', 'not_applied'])
    await bench.app.rows(`UPDATE network_import SET state = 'checking' WHERE id = $1`, [importId])
    for (const [step, input] of [['check', check], ['apply', { importId, onlySound: true }], ['undo', { importId }]] as const) {
      expect([step, ...codeOf(await bench.ask(office, step, input))]).toEqual([step, 'IMPORT_STATE', 'busy'])
    }
    await bench.app.rows(`UPDATE network_import SET state = 'uploaded' WHERE id = $1`, [importId])
    await bench.check(office, uploaded)
    expect(codeOf(await bench.ask(office, 'apply', { importId, onlySound: true }))).toEqual(['IMPORT_STATE', 'nothing_sound'])
    expect(codeOf(await bench.ask(office, 'apply', { importId: '0198aaaa-0000-7000-8000-000000000000', onlySound: true }))).toEqual(['NOT_FOUND'])
  })

  it('is done once, however often its job runs', async () => {
    const [unit] = await bench.app.rows<{ code: string }>(`SELECT u.code FROM org_unit u JOIN unit_now n ON n.id = u.id WHERE u.type = 'local_unit' AND n.is_open ORDER BY u.code LIMIT 1`)
    const applied = await bench.bringIn(office, 'units', `Avain;Nimi;Taso\n${unit?.code};Kerran;yksikkö\n`)
    const changes = async () => (await bench.app.rows('SELECT count(*)::int AS count FROM network_change'))[0]
    const before = await changes()
    const [run] = await bench.app.rows<{ user_id: string; consortium_id: string }>(
      'SELECT created_by AS user_id, consortium_id FROM network_import WHERE id = $1',
      [applied.id]
    )
    const viewer = { userId: run?.user_id ?? '', consortiumId: run?.consortium_id ?? '' }
    const again = () => bench.app.provider<ImportJobs>('ImportJobs', { viewer }).apply(applied.id)
    await again()
    await bench.app.rows(`UPDATE network_import SET state = 'applying' WHERE id = $1`, [applied.id])
    await Promise.all([again(), again()])
    expect(await changes()).toEqual(before)
    expect(await bench.one(office, applied.id)).toMatchObject({ state: 'failed', failure: 'STALE' })
  })

  it('whose file is gone says that it failed', async () => {
    const uploaded = await bench.upload(office, 'units', SMALL)
    await bench.app.rows(`UPDATE network_import SET file_key = '0198aaaa-0000-7000-8000-000000000000' WHERE id = $1`, [uploaded.id])
    expect(await bench.check(office, uploaded)).toMatchObject({ state: 'failed', failure: 'NOT_FOUND' })
  })

  it('is no longer undone when its time has passed', async () => {
    const [unit] = await bench.app.rows<{ code: string }>(`SELECT u.code FROM org_unit u JOIN unit_now n ON n.id = u.id WHERE u.type = 'local_unit' AND n.is_open ORDER BY u.code LIMIT 1`)
    const applied = await bench.bringIn(office, 'units', `Avain;Nimi;Taso\n${unit?.code};Kahdesti;yksikkö\n`)
    await bench.app.rows(`UPDATE network_import SET finished_at = now() - interval '25 hours' WHERE id = $1`, [applied.id])
    expect((await bench.one(office, applied.id)).canUndo).toBe(false)
    expect(codeOf(await bench.ask(office, 'undo', { importId: applied.id }))).toEqual(['IMPORT_STATE', 'too_late'])
  })

  it('is not undone over a later change of the same unit, and counts as undone when the history has undone it', async () => {
    const [unit] = await bench.app.rows<{ code: string }>(`SELECT u.code FROM org_unit u JOIN unit_now n ON n.id = u.id WHERE u.type = 'local_unit' AND n.is_open ORDER BY u.code OFFSET 3 LIMIT 1`)
    const first = await bench.bringIn(office, 'units', `Avain;Nimi;Taso\n${unit?.code};Eka;yksikkö\n`)
    const second = await bench.bringIn(office, 'units', `Avain;Nimi;Taso\n${unit?.code};Toka;yksikkö\n`)
    expect(codeOf(await bench.ask(office, 'undo', { importId: first.id }))).toEqual(['IMPORT_STATE', 'later_changes'])
    const [change] = await bench.app.rows<{ id: string }>('SELECT change_id AS id FROM network_import WHERE id = $1', [second.id])
    await office.get(`mutation ($input: UndoNetworkChangeInput!) { undoNetworkChange(input: $input) { change { id } } }`, { input: { changeId: change?.id } })
    expect(await bench.one(office, second.id)).toMatchObject({ state: 'undone', canUndo: false })
    expect(await bench.step(office, 'undo', { importId: first.id })).toMatchObject({ state: 'undone' })
  })
})

describe('the lists', () => {
  it('come page by page, the newest first, and the rows in the order of the file', async () => {
    const rows = Array.from({ length: 7 }, (_, place) => `R${place};Rivi ${place};yksikkö`)
    const { id } = await bench.check(office, await bench.upload(office, 'units', `Avain;Nimi;Taso\n${rows.join('\n')}\n`))
    await bench.upload(office, 'units', SMALL)
    const list = 'query ($after: String) { networkImports(first: 1, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }'
    type Listed = { networkImports: { totalCount: number; nodes: { id: string }[]; pageInfo: { endCursor: string } } }
    const first = (await office.get<Listed>(list)).networkImports
    const second = (await office.get<Listed>(list, { after: first.pageInfo.endCursor })).networkImports
    expect(second.nodes).toEqual([{ id }])
    expect(first.totalCount).toBeGreaterThan(1)
    const page = `query ($id: ID!, $after: String, $outcomes: [ImportOutcome!]) { importRows(importId: $id, first: 4, after: $after, outcomes: $outcomes) {
      totalCount nodes { line } pageInfo { hasNextPage endCursor } } }`
    type Rows = { importRows: { totalCount: number; nodes: { line: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
    const one = (await office.get<Rows>(page, { id, outcomes: ['wrong'] })).importRows
    expect([one.totalCount, one.nodes.map(({ line }) => line), one.pageInfo.hasNextPage]).toEqual([7, [2, 3, 4, 5], true])
    const two = (await office.get<Rows>(page, { id, after: one.pageInfo.endCursor })).importRows
    expect([two.nodes.map(({ line }) => line), two.pageInfo.hasNextPage]).toEqual([[6, 7, 8], false])
    expect((await office.get<Rows>(page, { id, outcomes: ['new'] })).importRows).toMatchObject({ totalCount: 0, nodes: [] })
    for (const [document, values] of [[list, { after: 'WyJ4IiwieSJd' }], [page, { id, after: 'x' }]] as const) {
      expect((await office.ask(document, values)).errors?.[0]?.extensions.code).toBe('INVALID_CURSOR')
    }
  })
})
