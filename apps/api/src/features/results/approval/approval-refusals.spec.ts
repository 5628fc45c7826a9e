import { readConfig } from '../../../core/config/config.js'
import pg from 'pg'
import { TestApp } from '../../../testing/harness.js'
import type { EscalationService } from './escalation.service.js'
import { aRegion, codeOf, coordinatorEmail, documents, insertOnce, People, type Region, versionOf } from './approval-testing.js'

let app: TestApp
let people: People
let region: Region
let client: pg.Client
beforeAll(async () => {
  app = await TestApp.start()
  people = await People.of(app)
  region = await aRegion(app, { units: 2 })
  await people.fill(region, region.returnIds[0] ?? '')
  await people.submit(region.returnIds[0] ?? '')
  const [row] = await app.rows<{ name: string }>('SELECT current_database() AS name')
  const url = new URL(String(process.env.TEST_DATABASE_URL))
  url.pathname = `/${row?.name}`
  client = new pg.Client({ connectionString: readConfig({ DATABASE_URL: url.toString() }).DATABASE_APP_URL })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await app.stop()
})

const sent = () => region.returnIds[0] ?? ''
const empty = () => region.returnIds[1] ?? ''
const cell = () => [{ indicatorId: region.coaches, breakdown: '' }]

describe('where a return stands decides', () => {
  it('nothing that was not started can be sent, approved or given back', async () => {
    expect(codeOf(await people.submit(empty()))).toBe('RETURN_STATE')
    expect(await people.verify([empty()])).toEqual(['RETURN_STATE'])
    expect(codeOf(await people.question(empty(), cell()))).toBe('RETURN_STATE')
    expect(codeOf(await people.reopen(empty()))).toBe('RETURN_STATE')
    expect(codeOf(await people.withdraw(empty()))).toBe('RETURN_STATE')
  })

  it('a stale version is told before anything is done', async () => {
    const input = { returnId: sent(), expectedVersion: 99 }
    expect(codeOf(await people.manager.ask(documents.withdraw, { input }))).toBe('STALE')
    expect(codeOf(await people.coordinator.ask(documents.question, { input: { ...input, cells: [{ ...cell()[0], question: 'Miksi?' }] } }))).toBe('STALE')
    const answer = await people.coordinator.get<{ verifyReturns: { returns: { issue: { code: string } }[] } }>(documents.verify, { input: { returns: [input] } })
    expect(answer.verifyReturns.returns).toMatchObject([{ issue: { code: 'STALE' } }])
  })

  it('after the grace it takes an extension, and a round that is over takes nothing', async () => {
    const late = await aRegion(app, { units: 1, round: { dueOn: '2026-01-10', graceUntil: '2026-01-12' } })
    const [own = ''] = late.returnIds
    await people.fill(late, own)
    const refused = await people.submit(own)
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RETURN_STATE', params: { blockedBy: 'in_time' } })
    await app.rows(`UPDATE unit_return SET extended_until = '2199-01-01' WHERE id = $1`, [own])
    await app.rows(`UPDATE collection_round SET state = 'cancelled' WHERE id = $1`, [late.roundId])
    expect(codeOf(await people.submit(own))).toBe('ROUND_STATE')
    await app.rows(`UPDATE collection_round SET state = 'open' WHERE id = $1`, [late.roundId])
    expect(codeOf(await people.submit(own))).toBe('')
  })
})

describe('who one is decides', () => {
  it('the unit does not approve, the centre does not send, and the head office does not verify for a centre', async () => {
    expect(await people.verify([sent()], people.manager)).toEqual(['NOT_ALLOWED'])
    expect(codeOf(await people.submit(sent(), people.coordinator))).toBe('NOT_ALLOWED')
    expect(await people.verify([sent()], people.head)).toEqual(['NOT_ALLOWED'])
    expect(codeOf(await people.region('acceptRegion', region, people.coordinator))).toBe('NOT_ALLOWED')
    const lock = { input: { roundId: region.roundId, missing: [], expectedVersion: 1 } }
    expect(codeOf(await people.coordinator.ask(documents.lock, lock))).toBe('NOT_ALLOWED')
  })

  it('of another region a coordinator sees nothing at all', async () => {
    const expectedVersion = await versionOf(app, region.farReturnId)
    const returns = [{ returnId: region.farReturnId, expectedVersion }]
    expect(codeOf(await people.coordinator.ask(documents.verify, { input: { returns } }))).toBe('NOT_FOUND')
    expect(codeOf(await people.forward({ roundId: region.roundId, centreId: region.farCentreId }))).toBe('NOT_FOUND')
    const query = 'query ($roundId: ID!) { regionReturns(roundId: $roundId) { centre { id } } }'
    const own = await people.coordinator.get<{ regionReturns: { centre: { id: string } }[] }>(query, { roundId: region.roundId })
    expect(own.regionReturns.map(({ centre }) => centre.id)).toEqual([region.centreId])
    const all = await people.head.get<{ regionReturns: { centre: { id: string } }[] }>(query, { roundId: region.roundId })
    expect(all.regionReturns.map(({ centre }) => centre.id).sort()).toEqual([region.centreId, region.farCentreId].sort())
  })

  it('a funder and somebody who is not signed in are refused', async () => {
    const funder = await app.as('funder')
    expect(codeOf(await people.submit(sent(), funder))).toBe('NOT_ALLOWED')
    expect(await people.submit(sent(), app.anonymous)).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
  })
})

describe('the database decides too', () => {
  /** What the application's login does in the name of somebody, without any rule of the program. */
  async function as(email: string, sql: string, values: unknown[]): Promise<string> {
    const [row] = await app.rows<{ user: string; consortium: string }>(
      `SELECT u.id AS user, a.consortium_id AS consortium FROM app_user u JOIN role_assignment a ON a.user_id = u.id WHERE u.email = $1 LIMIT 1`,
      [email]
    )
    await client.query('BEGIN')
    try {
      await client.query(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true), set_config('app.scope', '', true)`, [row?.user, row?.consortium])
      await client.query(sql, values)
      return ''
    } catch (error) {
      return String((error as { code?: string }).code)
    } finally {
      await client.query('ROLLBACK')
    }
  }

  const manager = 'mikko.hyvarinen@solmu.example'

  it('no move that is not in the table, nor one in the hands of another', async () => {
    const move = 'UPDATE unit_return SET state = $2 WHERE id = $1'
    expect(await as(manager, move, [sent(), 'verified'])).toBe('42501')
    expect(await as(coordinatorEmail, move, [sent(), 'verified'])).toBe('')
    expect(await as(coordinatorEmail, move, [sent(), 'locked'])).toBe('42501')
    expect(await as(coordinatorEmail, move, [empty(), 'verified'])).toBe('42501')
  })

  it('no figure of a return that is under review, and no review by hand', async () => {
    expect(await as(manager, 'UPDATE return_cell SET value = 9 WHERE return_id = $1', [sent()])).toBe('42501')
    expect(await as(manager, 'DELETE FROM return_cell WHERE return_id = $1', [sent()])).toBe('42501')
    expect(await as(coordinatorEmail, `UPDATE return_cell SET review = 'questioned' WHERE return_id = $1`, [sent()])).toBe('42501')
    expect(await as(manager, 'SELECT app.question_cells($1, NULL)', [sent()])).toBe('42501')
  })

  it('no region over what is not approved', async () => {
    const forward = `INSERT INTO region_return (round_id, centre_id, consortium_id, state) SELECT round_id, centre_id, consortium_id, 'forwarded'
      FROM unit_return WHERE id = $1 ON CONFLICT (round_id, centre_id) DO UPDATE SET state = 'forwarded'`
    expect(await as(coordinatorEmail, forward, [sent()])).toBe('23514')
  })
})

describe('the escalation', () => {
  it('tells whoever stands above once, and the head office nothing of what is in time', async () => {
    const late = await aRegion(app, { units: 1, round: { dueOn: '2026-03-10', graceUntil: '2026-03-12', verifyBy: '2026-03-20', acceptBy: '2026-12-31' } })
    await insertOnce(app, { role: 'regional_coordinator', unitId: late.centreId, email: coordinatorEmail })
    const escalation = app.provider<EscalationService>('EscalationService', { viewer: { userId: '', consortiumId: '' } })
    const letters = async () => (await app.rows<{ n: number }>(`SELECT count(*)::int AS n FROM outbox_mail WHERE subject LIKE '%Tulosten keruu%'`))[0]?.n ?? 0
    expect(await escalation.send('2026-11-22')).toBeGreaterThanOrEqual(2)
    const first = await letters()
    expect(first).toBeGreaterThanOrEqual(1)
    expect(await escalation.send('2026-11-22')).toBe(0)
    expect(await letters()).toBe(first)
    const rows = await app.rows(`SELECT DISTINCT unit_id FROM round_reminder WHERE round_id = $1 AND kind = 'escalation'`, [late.roundId])
    expect(rows.map(({ unit_id }) => unit_id)).toEqual(expect.arrayContaining([late.unitIds[0], late.centreId]))
  })
})
