import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { demoAccounts, demoPassword } from '../../demo/demo-network.js'
import { TestProgram } from '../../testing/program.js'
import { CoreApp } from '../testing/core-app.js'
import type { JobHandlers } from './worker.js'

/** What comes before long or not at all. */
async function eventually<T>(ask: () => Promise<T | null | undefined | false>, within = 20_000): Promise<T> {
  const until = Date.now() + within
  for (;;) {
    const found = await ask()
    if (found) return found
    if (Date.now() > until) throw new Error('It did not come')
    await setTimeout(50)
  }
}

describe('workers of one database', () => {
  const ran: string[] = []
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  let core: CoreApp
  const workers: CoreApp[] = []

  const workWith = async (handle: JobHandlers['mail:send']) => {
    const [row] = await core.rows<{ name: string }>('SELECT current_database() AS name')
    const url = new URL(String(process.env.TEST_DATABASE_URL))
    url.pathname = `/${row?.name}`
    const handlers = { 'mail:send': handle, 'session:sweep': async () => undefined }
    const worker = await CoreApp.start({ databaseUrl: url.toString(), env: { WORKER: 'in-process' }, handlers })
    workers.push(worker)
    return worker
  }
  const add = (mailId: string) =>
    core.rows(`SELECT graphile_worker.add_job('mail:send', json_build_object('payload', json_build_object('mailId', $1::text)))`, [mailId])
  const lockedBy = async () => {
    const rows = await core.rows<{ locked_by: string | null }>('SELECT locked_by FROM graphile_worker._private_jobs ORDER BY id')
    return rows.map((row) => row.locked_by)
  }

  beforeAll(async () => {
    core = await CoreApp.start()
  })
  afterAll(async () => {
    release()
    for (const worker of workers) await worker.stop()
    await core.stop()
  })

  it('leave each other the jobs that are under way, and take up those of one that is gone', async () => {
    await workWith(async ({ mailId }) => {
      ran.push(`first ${mailId}`)
      await released
    })
    await add('long')
    await eventually(async () => ran.includes('first long'))
    const [living] = await lockedBy()

    // As a worker leaves its job behind that was killed.
    await add('left')
    await eventually(async () => ran.includes('first left'))
    await core.rows(`UPDATE graphile_worker._private_jobs SET locked_by = 'pool-gone' WHERE payload #>> '{payload,mailId}' = 'left'`)

    const second = await workWith(async ({ mailId }) => {
      ran.push(`second ${mailId}`)
    })
    await eventually(async () => ran.includes('second left'))
    expect(second.log).toContainEqual(expect.objectContaining({ workers: ['pool-gone'] }))
    await eventually(async () => (await lockedBy()).length === 1)
    expect(await lockedBy()).toEqual([living])
    expect(ran).toEqual(['first long', 'first left', 'second left'])
  })
})

describe('a worker that is killed', () => {
  const COLUMNS = ['Avain', 'Nimi', 'Taso', 'Laji', 'Yläyksikkö', 'Kunta', 'Avattu', 'Organisaatio']
  const NETWORK_LOCK = `hashtextextended('solmu.network.' || (SELECT id FROM consortium), 0)`
  let program: TestProgram
  let folder: string
  let cookie: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'solmu-files-'))
    process.env.STORAGE_DIR = folder
    program = await TestProgram.start()
    const email = demoAccounts.find(({ role }) => role === 'administrator')?.email
    const login = await program.post('/auth/login', { email, password: demoPassword })
    cookie = String(login.headers.get('set-cookie')?.split(';', 1)[0])
  })
  afterAll(async () => {
    delete process.env.STORAGE_DIR
    await program.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const rows = async <Row extends object>(sql: string) => (await program.owner.query<Row>(sql)).rows
  const isIn = (state: string) => async () => (await rows(`SELECT 1 FROM network_import WHERE kind = 'units' AND state = '${state}'`)).length === 1
  const mutate = async (query: string, input: object) => {
    const answer = (await (await program.post('/graphql', { query, variables: { input } }, cookie)).json()) as { errors?: object[] }
    expect(answer.errors).toBeUndefined()
  }

  it('leaves a job behind that is taken up within seconds of the next start', async () => {
    const [parent] = await rows<{ id: string; name_fi: string; organisation: string }>(`SELECT u.id, u.name_fi, o.name_fi AS organisation
      FROM unit_now u JOIN organisation o ON o.id = u.organisation_id WHERE u.type = 'regional_centre' LIMIT 1`)
    const line = ['UUSI-1', 'Uusi paja', 'paikallisyksikkö', 'työpaja', parent?.name_fi, '091', '1.1.2030', parent?.organisation]
    const body = new FormData()
    body.append('file', new Blob([`${COLUMNS.join(';')}\n${line.join(';')}`]), 'yksikot.csv')
    const sent = await fetch(`${program.address}/files/imports/units`, { method: 'POST', headers: { cookie }, body })
    const { importId } = (await sent.json()) as { importId: string }
    const columns = (await rows<{ columns: { heading: string }[]; mapping: Record<string, string> }>(`SELECT columns, mapping FROM network_import WHERE id = '${importId}'`)).flatMap(
      (found) => found.columns.map(({ heading }) => ({ heading, field: found.mapping[heading] ?? null }))
    )
    const effectiveOn = '2026-01-01'
    await mutate('mutation ($input: CheckImportInput!) { checkImport(input: $input) { import { id } } }', { importId, columns, effectiveOn })
    await eventually(isIn('checked'))
    expect(await rows(`SELECT issues FROM network_import_row WHERE import_id = '${importId}'`)).toEqual([{ issues: [] }])

    // The job waits for the lock of the network, and so stands in the middle.
    await rows(`SELECT pg_advisory_lock(${NETWORK_LOCK})`)
    await mutate('mutation ($input: ApplyImportInput!) { applyImport(input: $input) { import { id } } }', { importId, onlySound: false })
    await eventually(async () => (await rows(`SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`)).length > 0)
    await program.kill()
    await rows(`SELECT pg_advisory_unlock(${NETWORK_LOCK})`)
    const left = await rows(`SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL`)
    expect(left).toHaveLength(1)
    expect(await isIn('applying')()).toBe(true)

    await program.run()
    await eventually(isIn('applied'), 10_000)
    expect(await rows(`SELECT 1 FROM org_unit WHERE code = 'UUSI-1'`)).toHaveLength(1)
    await eventually(async () => (await rows('SELECT 1 FROM graphile_worker._private_jobs')).length === 0)
  })
})
