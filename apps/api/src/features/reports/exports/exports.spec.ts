import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { newId } from '@solmu/shared/ids.js'
import readSheet from 'read-excel-file/node'
import { unpack } from '../../../core/files/archive.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { anAudience, anEdition, demoFunder } from '../../../testing/publications.js'
import { anIndicator, demoConsortium, unitOf } from '../../../testing/results.js'
import type { ExportSweep } from './export-sweep.js'

type Job = { id: string; state: string; steps: string[]; doneCount: number; totalCount: number; failure: string | null; fileName: string | null; byteCount: number | null; sha256: string | null; title: string; version: number }

const FIELDS = 'id state steps doneCount totalCount failure fileName byteCount sha256 title version'
const mutation = (name: string, type: string): string => `mutation ($input: ${type}!) { ${name}(input: $input) { export { ${FIELDS} } } }`
const PUBLICATIONS = mutation('requestPublicationsExport', 'RequestPublicationsExportInput')
const CONSOLIDATION = mutation('requestConsolidationExport', 'RequestConsolidationExportInput')
const EDITION = mutation('requestEditionExport', 'RequestEditionExportInput')
const CANCEL = mutation('cancelExport', 'CancelExportInput')
const RETRY = mutation('retryExport', 'RetryExportInput')
const ONE = `query ($id: ID!) { exportJob(id: $id) { ${FIELDS} } }`
const LIST = `query ($first: Int, $after: String, $filter: ExportJobFilter) { exportJobs(first: $first, after: $after, filter: $filter) { totalCount pageInfo { endCursor hasNextPage } nodes { id title } } }`

let app: TestApp
let folder: string
let funder: Actor
let national: Actor
let editionId: string
let audienceId: string
let audienceOrganisation: string
let indicatorIds: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'solmu-exports-'))
  app = await TestApp.start({ env: { WORKER: 'in-process', STORAGE_DIR: folder } })
  const unit = await unitOf(app, 'mikko.hyvarinen@solmu.example')
  indicatorIds = [await anIndicator(app, { unit: 'persons' }), await anIndicator(app, { unit: 'persons' })]
  audienceOrganisation = await demoFunder(app)
  audienceId = await anAudience(app, { organisationId: audienceOrganisation })
  const cells = [{ indicatorId: indicatorIds[0] ?? '', lens: 'unit', area: unit.unitId, period: '2026-Q1/2026-Q2', value: 918_273, isWithheld: true }]
  editionId = await anEdition(app, {
    indicators: indicatorIds,
    places: [{ centreId: unit.centreId ?? '', name: 'Itä', units: [{ id: unit.unitId, name: '=1+1' }] }],
    cells: [...cells, { indicatorId: indicatorIds[0] ?? '', lens: 'network', period: '2026-Q1/2026-Q2', value: 42 }]
  })
  ;[funder, national] = [await app.as('funder'), await app.as('national_coordinator')]
  await national.get('mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { toldCount } }', { input: { editionId, audienceIds: [audienceId] } })
})
afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true })
})

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code
const one = async (by: Actor, id: string) => (await by.get<{ exportJob: Job }>(ONE, { id })).exportJob
const asked = async (by: Actor, document: string, input: object): Promise<Job> => {
  const data = await by.get<Record<string, { export: Job }>>(document, { input })
  return Object.values(data)[0]?.export as Job
}
async function until(by: Actor, id: string, isThere: (job: Job) => boolean): Promise<Job> {
  for (const end = Date.now() + 20_000; ; await setTimeout(30)) {
    const job = await one(by, id)
    if (isThere(job)) return job
    if (Date.now() > end) throw new Error(`It stays ${job.state}`)
  }
}
const ended = (by: Actor, id: string) => until(by, id, ({ state }) => !['queued', 'running'].includes(state))
const file = (by: Actor, id: string, headers: Record<string, string> = {}) => fetch(`${app.address}/api/exports/${id}/file`, { headers: { cookie: by.cookie, ...headers } })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const allPublications = { formats: ['csv', 'json'], language: 'fi' }

/** Holds the making of exports before the piece at a place is put on record, until it is let go. */
async function heldAt(place: number): Promise<() => Promise<void>> {
  await app.rows('SELECT pg_advisory_lock(77)')
  await app.rows(`CREATE OR REPLACE FUNCTION hold_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(77); RETURN NEW; END $$`)
  await app.rows(`CREATE TRIGGER hold_part BEFORE UPDATE ON export_part FOR EACH ROW WHEN (NEW.place = ${place}) EXECUTE FUNCTION hold_part()`)
  return async () => {
    await app.rows('SELECT pg_advisory_unlock(77)')
    await app.rows('DROP TRIGGER IF EXISTS hold_part ON export_part')
  }
}

/** Until somebody waits: for the piece that is held, or for another's transaction to end. */
async function waitingFor(what: 'piece' | 'transaction'): Promise<void> {
  const lock = what === 'piece' ? `locktype = 'advisory' AND objid = 77` : `locktype = 'transactionid'`
  for (const end = Date.now() + 10_000; ; await setTimeout(10)) {
    const waiting = await app.rows(`SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE ${lock} AND NOT l.granted AND a.datname = current_database()`)
    if (waiting.length > 0) return
    if (Date.now() > end) throw new Error(`Nobody waits for the ${what}`)
  }
}

describe('a file of all publications', () => {
  test('holds each of them in each form, byte by byte as they go out by themselves', async () => {
    const { id } = await asked(funder, PUBLICATIONS, allPublications)
    const job = await ended(funder, id)
    expect(job).toMatchObject({ state: 'done', failure: null, steps: [], title: 'Luettavissa olevat julkaisut (CSV, JSON)', fileName: 'julkaisut.zip' })
    expect(job.doneCount).toBe(job.totalCount)
    const bytes = await bytesOf(await file(funder, id))
    expect([bytes.length, sha256(bytes)]).toEqual([job.byteCount, job.sha256])
    const parts = await unpack(bytes, () => true)
    const [name] = [...parts.keys()].filter((each) => each.startsWith('2026-1/') && each.endsWith('.json'))
    const alone = await fetch(`${app.address}/api/publications/${editionId}/${audienceId}/export.json`, { headers: { cookie: funder.cookie } })
    expect(parts.get(name ?? '')?.toString()).toBe(await alone.text())
    expect([...parts.values()].map((each) => each.toString()).join('')).not.toMatch(/\D918273\D/)
    expect(await app.rows(`SELECT 1 FROM export_part WHERE job_id = $1`, [id])).toEqual([])
  })

  test('is told by mail, which holds no figure, and is on record', async () => {
    const { id } = await asked(funder, PUBLICATIONS, allPublications)
    await ended(funder, id)
    const [mail] = await app.rows<{ subject: string; text: string }>(`SELECT subject, text FROM outbox_mail WHERE text LIKE '%' || $1 || '%'`, [id])
    expect(mail).toMatchObject({ subject: expect.stringContaining('Tiedosto on valmis'), text: expect.stringContaining(`/fi/exports?id=${id}`) })
    await bytesOf(await file(funder, id))
    const entries = await app.rows<{ action: string; via: string }>(`SELECT action, via FROM audit_entry WHERE subject_id = $1 ORDER BY number`, [id])
    expect(entries).toEqual([
      { action: 'requestPublicationsExport', via: 'session' },
      { action: 'exportMade', via: 'job' },
      { action: 'downloadExport', via: 'session' }
    ])
  })

  test('fails in plain words when what it was to hold may not be read any more', async () => {
    const release = await heldAt(0)
    let id = ''
    try {
      ;({ id } = await asked(funder, PUBLICATIONS, allPublications))
      await until(funder, id, ({ totalCount }) => totalCount > 0)
      await app.rows(`UPDATE role_assignment SET valid_to = app.today() WHERE role = 'funder' AND organisation_id = $1`, [audienceOrganisation])
    } finally {
      await release()
    }
    try {
      expect(await ended(funder, id)).toMatchObject({ state: 'failed', failure: 'EXPORT_RIGHT_LOST', steps: ['retry'], fileName: null })
    } finally {
      await app.rows(`UPDATE role_assignment SET valid_to = NULL WHERE role = 'funder' AND organisation_id = $1`, [audienceOrganisation])
    }
    const { version } = await one(funder, id)
    await asked(funder, RETRY, { exportId: id, expectedVersion: version })
    expect(await ended(funder, id)).toMatchObject({ state: 'done', failure: null })
  })

  test('is not fetched by somebody else, nor by whoever lost the right since', async () => {
    const { id } = await asked(funder, PUBLICATIONS, allPublications)
    await ended(funder, id)
    expect((await file(national, id)).status).toBe(404)
    expect(codeOf(await national.ask(ONE, { id }))).toBe('NOT_FOUND')
    expect(codeOf(await national.ask(CANCEL, { input: { exportId: id, expectedVersion: 1 } }))).toBe('NOT_FOUND')
    await app.rows(`UPDATE role_assignment SET valid_to = app.today() WHERE role = 'funder' AND organisation_id = $1`, [audienceOrganisation])
    try {
      const refused = await file(funder, id)
      expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([403, 'EXPORT_RIGHT_LOST'])
    } finally {
      await app.rows(`UPDATE role_assignment SET valid_to = NULL WHERE role = 'funder' AND organisation_id = $1`, [audienceOrganisation])
    }
    expect((await file(funder, id)).status).toBe(200)
  })

  test('goes on where a download broke off, and is not sent again to whoever has it', async () => {
    const { id } = await asked(funder, PUBLICATIONS, allPublications)
    await ended(funder, id)
    const whole = await file(funder, id)
    const [etag, bytes] = [whole.headers.get('etag') ?? '', await bytesOf(whole)]
    expect(whole.headers.get('accept-ranges')).toBe('bytes')
    const head = await file(funder, id, { range: 'bytes=0-99' })
    const tail = await file(funder, id, { range: 'bytes=100-', 'if-range': etag })
    expect([head.status, tail.status, tail.headers.get('content-range')]).toEqual([206, 206, `bytes 100-${bytes.length - 1}/${bytes.length}`])
    expect(Buffer.concat([await bytesOf(head), await bytesOf(tail)]).equals(bytes)).toBe(true)
    expect((await file(funder, id, { range: 'bytes=100-', 'if-range': '"another"' })).status).toBe(200)
    expect((await file(funder, id, { 'if-none-match': etag })).status).toBe(304)
    const outside = await file(funder, id, { range: `bytes=${bytes.length}-` })
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  })
})

describe('what becomes of one', () => {
  test('that is cancelled stops after the piece at hand, and goes on from there when it is asked for again', async () => {
    const release = await heldAt(1)
    const { id } = await asked(funder, PUBLICATIONS, allPublications)
    const piece = async () => (await app.rows('SELECT file_key, sha256 FROM export_part WHERE job_id = $1 AND place = 0', [id]))[0]
    let first: unknown
    try {
      const running = await until(funder, id, ({ doneCount }) => doneCount === 1)
      first = await piece()
      await waitingFor('piece')
      const cancelling = asked(funder, CANCEL, { exportId: id, expectedVersion: running.version })
      await waitingFor('transaction')
      await release()
      expect(await cancelling).toMatchObject({ state: 'cancelled', steps: ['retry'], doneCount: 2 })
      expect(codeOf(await funder.ask(CANCEL, { input: { exportId: id, expectedVersion: running.version } }))).toBe('STALE')
    } finally {
      await release()
    }
    expect((await file(funder, id)).status).toBe(404)
    expect(await piece()).toEqual(first)
    await asked(funder, RETRY, { exportId: id, expectedVersion: (await one(funder, id)).version })
    expect(await ended(funder, id)).toMatchObject({ state: 'done', failure: null })
    const [made] = await app.rows<{ count: number }>(`SELECT count(*)::int AS count FROM audit_entry WHERE action = 'exportPublication' AND request_id = (
      SELECT request_id FROM audit_entry WHERE action = 'retryExport' AND subject_id = $1)`, [id])
    const [all] = await app.rows<{ total: number }>('SELECT total_count AS total FROM export_job WHERE id = $1', [id])
    // Two pieces were there already, and one step of all is to join them.
    expect(made?.count).toBe((all?.total ?? 0) - 3)
  })

  test('that has had its time is gone, from the list of what can be fetched and from the store, and can be made again', async () => {
    const { id } = await asked(funder, PUBLICATIONS, allPublications)
    await ended(funder, id)
    const [kept] = await app.rows<{ key: string }>(`SELECT file_key AS key FROM export_job WHERE id = $1`, [id])
    expect(await readdir(folder)).toContain(kept?.key)
    await app.rows(`UPDATE export_job SET expires_at = now() - interval '1 second' WHERE id = $1`, [id])
    expect((await file(funder, id)).status).toBe(404)
    const { viewer } = await national.get<{ viewer: { id: string } }>('{ viewer { id } }')
    await app.provider<ExportSweep>('ExportSweep', { viewer: { userId: viewer.id, consortiumId: await demoConsortium(app) } }).sweep()
    expect(await readdir(folder)).not.toContain(kept?.key)
    expect(await app.rows('SELECT 1 FROM export_leftover')).toEqual([])
    const gone = await one(funder, id)
    expect(gone.steps).toEqual(['retry'])
    await asked(funder, RETRY, { exportId: id, expectedVersion: gone.version })
    await ended(funder, id)
    expect((await file(funder, id)).status).toBe(200)
  })

  test('is listed by page, state and title, to its person alone', async () => {
    type Listed = { exportJobs: { totalCount: number; pageInfo: { endCursor: string }; nodes: { id: string; title: string }[] } }
    const all = (await funder.get<Listed>(LIST, { first: 100 })).exportJobs
    const first = (await funder.get<Listed>(LIST, { first: 2 })).exportJobs
    const rest = (await funder.get<Listed>(LIST, { first: 100, after: first.pageInfo.endCursor })).exportJobs
    expect([...first.nodes, ...rest.nodes]).toEqual(all.nodes)
    expect((await funder.get<Listed>(LIST, { filter: { states: ['failed'] } })).exportJobs.totalCount).toBe(0)
    expect((await funder.get<Listed>(LIST, { filter: { search: 'julkaisut (csv' } })).exportJobs.totalCount).toBe(all.totalCount)
    const own = (await national.get<Listed>(LIST)).exportJobs.nodes.map(({ id }) => id)
    expect(all.nodes.filter(({ id }) => own.includes(id))).toEqual([])
  })
})

test('the whole of an edition goes out in parts as they were certified, to those who read editions in full', async () => {
  expect(codeOf(await funder.ask(EDITION, { input: { editionId, language: 'fi' } }))).toBe('NOT_ALLOWED')
  expect(codeOf(await national.ask(EDITION, { input: { editionId: newId(), language: 'fi' } }))).toBe('NOT_FOUND')
  const { id } = await asked(national, EDITION, { editionId, language: 'fi' })
  expect(await ended(national, id)).toMatchObject({ state: 'done', fileName: 'laitos-2026-1.zip' })
  const parts = await unpack(await bytesOf(await file(national, id)), () => true)
  const kept = await app.rows<{ name: string; body: string }>('SELECT name, body FROM edition_part WHERE edition_id = $1', [editionId])
  expect([...parts.keys()].sort()).toEqual(['manifest.json', ...kept.map(({ name }) => `parts/${name}.jsonl`)].sort())
  for (const { name, body } of kept) expect(parts.get(`parts/${name}.jsonl`)?.toString()).toBe(body)
})

describe('a consolidation', () => {
  const choice = () => ({ indicatorIds, lens: 'centre', from: '2026-Q1', to: '2026-Q2' })
  const now = (by: Actor, format: string, of: object = choice(), lang = 'fi') =>
    fetch(`${app.address}/api/consolidation/export.${format}?lang=${lang}&choice=${encodeURIComponent(JSON.stringify(of))}`, { headers: { cookie: by.cookie } })

  test('that is small goes out at once, with real numbers, marks, notes and a dictionary', async () => {
    await app.rows(`UPDATE indicator_version SET name_fi = '=SUMMA(A1)', definition_fi = '@määritelmä' WHERE indicator_id = $1`, [indicatorIds[0]])
    const sheets = await readSheet(await bytesOf(await now(national, 'xlsx')))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Luvut', 'Tiedoista', 'Tietosanasto', 'Puuttuvat'])
    const [figures, about, dictionary] = sheets.map(({ data }) => data)
    const [headings = [], ...rows] = figures ?? []
    expect(headings.slice(0, 4)).toEqual(['Koodi', 'Mittari', 'Jaon avain', 'Jako'])
    const place = (name: string) => headings.indexOf(name)
    expect(new Set(rows.map((row) => typeof row[place('Ilmoituksia')]))).toEqual(new Set(['number']))
    expect(new Set(rows.map((row) => row[place('Merkintä')]))).toEqual(new Set(['ei kys.']))
    expect(new Set(rows.map((row) => row[1]))).toContain("'=SUMMA(A1)")
    expect(about?.flat()).toContain('Luvut ovat järjestelmän tämänhetkisiä lukuja, eivät vahvistettuja.')
    expect(dictionary?.map(([, key]) => key)).toEqual(expect.arrayContaining(['code', 'target']))
    const parts = await unpack(await bytesOf(await now(national, 'csv', choice(), 'sv')), () => true)
    expect([...parts.keys()]).toEqual(['siffror.csv', 'om-uppgifterna.csv', 'datalexikon.csv', 'saknas.csv'])
  })

  test('is refused at once where it makes no sense, and as the viewer reads it', async () => {
    for (const wrong of [{}, { ...choice(), lens: 'nowhere' }, { ...choice(), more: 1 }, { ...choice(), indicatorIds: ['x'] }]) {
      expect((await now(national, 'xlsx', wrong)).status).toBe(400)
    }
    expect([(await now(national, 'pdf')).status, (await now(funder, 'xlsx')).status]).toEqual([404, 403])
    expect(codeOf(await funder.ask(CONSOLIDATION, { input: { consolidation: choice(), format: 'csv', language: 'fi' } }))).toBe('NOT_ALLOWED')
    const reversed = { ...choice(), from: '2026-Q2', to: '2026-Q1' }
    expect(codeOf(await national.ask(CONSOLIDATION, { input: { consolidation: reversed, format: 'csv', language: 'fi' } }))).toBe('DAYS_REVERSED')
  })

  test('made as a job holds the same figures as one that goes out at once', async () => {
    const { id } = await asked(national, CONSOLIDATION, { consolidation: choice(), format: 'xlsx', language: 'fi' })
    expect(await ended(national, id)).toMatchObject({ state: 'done', title: 'Kooste, tammi–kesäkuu 2026, aluekeskukset', fileName: 'kooste-2026-q1-2026-q2.xlsx' })
    const [made, atOnce] = [await readSheet(await bytesOf(await file(national, id))), await readSheet(await bytesOf(await now(national, 'xlsx')))]
    expect(made[0]?.data).toEqual(atOnce[0]?.data)
  })
})
