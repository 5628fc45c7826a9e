/** Facts and sums have one way in, and are what was sent: random trees, figures and moves against plain SQL. */
import pg from 'pg'
import { readConfig } from '../../../core/config/config.js'
import { TestDatabase } from '../../../testing/harness.js'
import { diceOf, FactWorld } from './testing/fact-world.js'

let database: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  database = await TestDatabase.clone('empty')
  owner = database.owner
})
afterAll(() => database.leave())

const connect = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString })
  // A connection that is killed says so twice.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
const countOf = async (sql: string, values: unknown[] = []) => (await owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`, values)).rows[0]?.count ?? 0

describe('whatever happens to returns', () => {
  it.each([1, 2, 3, 4, 5, 6])('facts and sums are what was sent (seed %i)', async (seed) => {
    const dice = diceOf(seed)
    const world = await FactWorld.create(owner, dice, { units: 2 + dice(9), rounds: 1 + dice(4) })
    for (let turn = 0; turn < 90; turn++) await world.anything()
    expect(await world.differences()).toEqual([])
    expect(await countOf('result_rollup WHERE consortium_id = $1', [world.consortiumId])).toBeGreaterThan(20)
  })

  it('the check finds what has gone past the one path, and building anew mends it', async () => {
    const world = await FactWorld.create(owner, diceOf(77), { units: 4, rounds: 2 })
    for (let turn = 0; turn < 40; turn++) await world.anything()
    await owner.query('UPDATE result_rollup SET value_sum = value_sum + 1 WHERE consortium_id = $1 AND stage = 1', [world.consortiumId])
    const wrong = await countOf('result_rollup WHERE consortium_id = $1 AND stage = 1', [world.consortiumId])
    expect(await countOf('app.results_rollup_check($1)', [world.consortiumId])).toBe(wrong)
    expect(await countOf('app.results_rollup_check()')).toBe(wrong)
    expect(await world.differences()).not.toEqual([])
    await owner.query('SELECT app.rebuild_rollups($1)', [world.consortiumId])
    expect(await world.differences()).toEqual([])
    expect(await countOf('app.results_rollup_check()')).toBe(0)
  })

  it('a version writes the differences alone', async () => {
    const world = await FactWorld.create(owner, diceOf(5), { units: 1, rounds: 1 })
    const place = world.someReturn()
    for (let turn = 0; turn < 4; turn++) await world.submit(place)
    const versions = world.sent.get(place.id) ?? []
    const changes = versions.map((answers, number) => {
      const before = versions[number - 1]
      return [...answers].filter(([key, { status, value }]) => {
        const known = before?.get(key)
        return known?.status !== status || known.value !== value
      }).length
    })
    const { rows } = await owner.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM fact WHERE return_id = $1 GROUP BY from_version ORDER BY from_version', [place.id])
    expect(rows.map(({ count }) => count)).toEqual(changes.filter((count) => count > 0))
  })

  it('a return that was taken back counts nowhere, and counts again when it is sent again', async () => {
    const world = await FactWorld.create(owner, diceOf(9), { units: 2, rounds: 1 })
    const [one, other] = world.returns
    if (!one || !other) throw new Error('no returns')
    await world.submit(one)
    const sum = () => countOf(`result_rollup WHERE consortium_id = $1 AND value_count + missing_count + not_applicable_count + not_asked_count > 0`, [world.consortiumId])
    expect(await sum()).toBeGreaterThan(0)
    await owner.query(`UPDATE unit_return SET state = 'draft' WHERE id = $1`, [one.id])
    expect(await sum()).toBe(0)
    await world.submit(one)
    expect(await sum()).toBeGreaterThan(0)
    expect(await world.differences()).toEqual([])
  })
})

describe('many at once', () => {
  const writers = 48

  it(`${writers} who send, correct, move and take back: no deadlock, and every sum is right`, async () => {
    const world = await FactWorld.create(owner, diceOf(2026), { units: writers, rounds: 2 })
    const clients = await Promise.all(Array.from({ length: writers }, () => connect(database.url)))
    const deadlocks = async () =>
      (await owner.query<{ deadlocks: number }>('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()')).rows[0]?.deadlocks
    const before = await deadlocks()
    try {
      await Promise.all(
        clients.map(async (client, place) => {
          const own = world.returns.filter(({ unitId }) => unitId === world.returns[place]?.unitId)
          for (let turn = 0; turn < 8; turn++) await world.anything(client, own)
        })
      )
    } finally {
      await Promise.all(clients.map((client) => client.end()))
    }
    await owner.query('SELECT pg_stat_force_next_flush()')
    expect(await deadlocks()).toBe(before)
    expect(await world.differences()).toEqual([])
  })

  it('one who sends several in turn and others who send single ones wait for each other, never in a ring', async () => {
    const world = await FactWorld.create(owner, diceOf(31), { units: 12, rounds: 2 })
    const clients = await Promise.all(Array.from({ length: 6 }, () => connect(database.url)))
    try {
      // Each transaction touches the sums more than once, each time those of other periods and centres.
      await Promise.all(
        clients.map(async (client, place) => {
          const own = world.returns.filter((_each, index) => index % clients.length === place)
          for (const each of own) await world.submit(each, client)
          await client.query('BEGIN')
          for (const each of place % 2 ? own : [...own].reverse()) await world.moveStates([each], client)
          await client.query('COMMIT')
        })
      )
    } finally {
      await Promise.all(clients.map((client) => client.end()))
    }
    expect(await world.differences()).toEqual([])
  })

  it('whoever is killed in the middle has sent all or nothing', async () => {
    const dice = diceOf(404)
    const world = await FactWorld.create(owner, dice, { units: 6, rounds: 1 })
    for (let turn = 0; turn < 12; turn++) {
      const client = await connect(database.url)
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      const place = world.someReturn()
      const kill = setTimeout(() => void owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]), dice(20))
      const before = place.number
      await world.submit(place, client).catch(() => undefined)
      clearTimeout(kill)
      await client.end().catch(() => undefined)
      const { rows: [found] } = await owner.query<{ number: number; versions: number }>(
        'SELECT number, (SELECT count(*)::int FROM return_version WHERE return_id = $1) AS versions FROM unit_return WHERE id = $1', [place.id])
      expect(found?.versions).toBe(found?.number)
      // What was acknowledged is there; what was not may have been done, as a whole, with its answer lost.
      if (place.number > before) expect(found?.number).toBe(place.number)
      expect([before, before + 1]).toContain(found?.number)
      world.settle(place, found?.number ?? 0)
    }
    const late = await connect(database.url)
    await late.query('BEGIN')
    await late.query('INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind) SELECT id, number + 1, consortium_id, unit_id, $2 FROM unit_return WHERE id = $1', [
      world.someReturn().id, 'submission'
    ])
    await late.query(`UPDATE unit_return SET state = 'accepted' WHERE consortium_id = $1`, [world.consortiumId])
    const { rows: [busy] } = await late.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await owner.query('SELECT pg_terminate_backend($1, 5000)', [busy?.pid])
    expect(await world.differences()).toEqual([])
  })
})

describe('the one path', () => {
  it('is not the application’s to go around', async () => {
    const world = await FactWorld.create(owner, diceOf(8), { units: 1, rounds: 1 })
    const place = world.someReturn()
    await world.submit(place)
    const application = await connect(readConfig({ DATABASE_URL: database.url }).DATABASE_APP_URL)
    const refused = [
      'INSERT INTO fact SELECT * FROM fact', 'UPDATE fact SET value = 1', 'DELETE FROM fact', 'TRUNCATE fact',
      'INSERT INTO result_rollup SELECT * FROM result_rollup', 'UPDATE result_rollup SET value_sum = 1', 'DELETE FROM result_rollup',
      'TRUNCATE result_rollup', 'UPDATE return_version SET number = 7', 'DELETE FROM return_version',
      'SELECT app.rebuild_rollups()', 'SELECT * FROM app.results_rollup_check()', 'SELECT app.shift_sums(NULL)', 'SELECT app.sums_of(NULL)',
      'SELECT app.sums_anew(NULL)', 'SELECT app.corrected(NULL, 1)', 'SELECT app.lock_sums(NULL)', 'ALTER TABLE fact DISABLE TRIGGER ALL'
    ]
    try {
      for (const sql of refused) {
        const attempt = application.query(sql).then(() => 'done', (error: { code: string }) => error.code)
        expect([sql, await attempt]).toEqual([sql, '42501'])
      }
    } finally {
      await application.end()
    }
  })

  it('takes versions in their order, and a correction only by its name', async () => {
    const world = await FactWorld.create(owner, diceOf(10), { units: 1, rounds: 1 })
    const place = world.someReturn()
    await world.submit(place)
    const version = (number: number, kind: string) =>
      owner.query('INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind) VALUES ($1, $2, $3, $4, $5)', [
        place.id, number, world.consortiumId, place.unitId, kind
      ])
    await expect(version(3, 'submission')).rejects.toMatchObject({ code: '23514', constraint: 'return_version_follows' })
    await expect(version(2, 'correction')).rejects.toMatchObject({ code: '23514', constraint: 'return_version_corrects' })
    expect(await world.differences()).toEqual([])
  })
})
