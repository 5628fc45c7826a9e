import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { demoAccounts, demoPassword } from '../../../demo/demo-network.js'
import { TestProgram } from '../../../testing/program.js'

const FIELDS = 'id state doneCount totalCount failure'
const ASK = `mutation ($input: RequestEditionExportInput!) { requestEditionExport(input: $input) { export { ${FIELDS} } } }`
const ONE = `query ($id: ID!) { exportJob(id: $id) { ${FIELDS} } }`
type Job = { id: string; state: string; doneCount: number; totalCount: number }

let program: TestProgram
let folder: string
let cookie: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'solmu-exports-'))
  process.env.STORAGE_DIR = folder
  program = await TestProgram.start()
  const email = demoAccounts.find(({ role }) => role === 'national_coordinator')?.email
  const login = await program.post('/auth/login', { email, password: demoPassword })
  cookie = login.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
})
afterAll(async () => {
  await program.remove()
  delete process.env.STORAGE_DIR
  await rm(folder, { recursive: true })
})

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const answer = (await (await program.post('/graphql', { query, variables }, cookie)).json()) as { data: Data; errors?: unknown }
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data
}
const rows = async <Row>(sql: string, values: unknown[] = []) => (await program.owner.query(sql, values)).rows as Row[]

async function eventually<T>(look: () => Promise<T | false>): Promise<T> {
  for (const end = Date.now() + 30_000; ; await setTimeout(20)) {
    const found = await look()
    if (found !== false) return found
    if (Date.now() > end) throw new Error('It did not come')
  }
}

/** A certified edition of four parts, without the work of making one. */
async function anEdition(): Promise<string> {
  const [edition] = await rows<{ id: string }>(
    `INSERT INTO edition (id, consortium_id, period_kind, first_period, last_period, period_from, period_to, state)
     SELECT gen_random_uuid(), id, 'year', '1990', '1990', '1990-01-01', '1991-01-01', 'prepared' FROM consortium WHERE is_demo RETURNING id`
  )
  const id = edition?.id ?? ''
  await rows(
    `INSERT INTO edition_part (edition_id, consortium_id, name, body, sha256)
     SELECT e.id, e.consortium_id, n, n || E'\\n', 'x' FROM edition e CROSS JOIN unnest(ARRAY['facts', 'returns', 'indicators', 'network']) n WHERE e.id = $1`,
    [id]
  )
  await rows(
    `UPDATE edition SET state = 'certified', certified_at = now(), year = 1991, number = 1, manifest = '{}', sha256 = 'x', signature = 'x', key_id = 'x', public_key = 'x'
     WHERE id = $1`,
    [id]
  )
  return id
}

test('a job that is killed goes on after the last piece that was made, and makes none twice', async () => {
  const editionId = await anEdition()
  // The third piece is made and waits to be put on record.
  await rows('SELECT pg_advisory_lock(78)')
  await rows(`CREATE FUNCTION hold_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(78); RETURN NEW; END $$`)
  await rows(`CREATE TRIGGER hold_part BEFORE UPDATE ON export_part FOR EACH ROW WHEN (NEW.place = 2) EXECUTE FUNCTION hold_part()`)
  const { requestEditionExport } = await ask<{ requestEditionExport: { export: Job } }>(ASK, { input: { editionId, language: 'fi' } })
  const { id } = requestEditionExport.export
  await eventually(async () => (await rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()`)).length > 0)
  await program.kill()

  const parts = () => rows<{ place: number; file_key: string; sha256: string | null }>('SELECT place, file_key, sha256 FROM export_part WHERE job_id = $1 ORDER BY place', [id])
  const before = await eventually(async () => {
    const found = await parts()
    return found.length > 0 && found
  })
  expect(before.map(({ sha256 }) => sha256 !== null)).toEqual([true, true, false, false, false])
  await rows('SELECT pg_advisory_unlock(78)')
  await rows('DROP TRIGGER hold_part ON export_part')

  await program.run()
  const { exportJob } = await eventually(async () => {
    const found = await ask<{ exportJob: Job }>(ONE, { id })
    return found.exportJob.state === 'done' && found
  })
  expect(exportJob).toMatchObject({ failure: null, doneCount: 6, totalCount: 6 })

  const deeds = await rows<{ part: string | null; count: number }>(
    `SELECT details ->> 'part' AS part, count(*)::int AS count FROM audit_entry WHERE action IN ('exportEditionPart', 'exportEditionManifest') AND subject_id = $1 GROUP BY 1`,
    [editionId]
  )
  // The piece at hand was read again; those before it were not.
  const [, , held] = await rows<{ name: string }>(`SELECT t ->> 'part' AS name FROM export_job, jsonb_array_elements(targets) t WHERE id = $1`, [id])
  expect(Object.fromEntries(deeds.map(({ part, count }) => [part ?? 'manifest', count]))).toEqual(
    Object.fromEntries(['manifest', 'facts', 'returns', 'indicators', 'network'].map((part) => [part, part === held?.name ? 2 : 1]))
  )
  const [kept] = await rows<{ key: string }>('SELECT file_key AS key FROM export_job WHERE id = $1', [id])
  const leftovers = await rows<{ key: string }>('SELECT file_key AS key FROM export_leftover')
  // Every file of the store is the one that was asked for, or waits to be removed: nothing is lost.
  expect((await readdir(folder)).sort()).toEqual([kept?.key, ...leftovers.map(({ key }) => key)].sort())
  expect(leftovers.map(({ key }) => key).sort()).toEqual(before.map(({ file_key }) => file_key).sort())
  const file = await fetch(`${program.address}/api/exports/${id}/file`, { headers: { cookie } })
  expect([file.status, (await file.arrayBuffer()).byteLength > 0]).toEqual([200, true])
})
