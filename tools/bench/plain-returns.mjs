/**
 * The yardstick of the writes: plain Fastify and `pg`, the same rows written into the same tables under the same row-level
 * security and triggers, and the same statement of the overview; no GraphQL, no sessions, no rules. Ends with its parent.
 */
import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { dist } from '../places.mjs'

const load = (path) => import(pathToFileURL(join(dist, 'apps/api/src', path)).href)
const { OverviewQueries } = await load('features/results/overview/overview.queries.js')
const { readConfig } = await load('core/config/config.js')

const { DATABASE_APP_URL, DATABASE_POOL } = readConfig(process.env)
const { BENCH_USER, BENCH_READER, BENCH_CONSORTIUM } = process.env
const poolFor = (user) => new pg.Pool({
  connectionString: DATABASE_APP_URL, max: DATABASE_POOL,
  options: `-c app.user_id=${user} -c app.consortium_id=${BENCH_CONSORTIUM} -c app.request_id=bench`
})
const [writer, reader] = [poolFor(BENCH_USER), poolFor(BENCH_READER)]

/** The statement of the overview, as the product itself would send it. */
const overview = {}
await new OverviewQueries({ sql: async (text, values) => [Object.assign(overview, { text, values })] }).ofRound('')

const inTransaction = async (work) => {
  const client = await writer.connect()
  try {
    await client.query('BEGIN')
    const answer = await work(client)
    await client.query('COMMIT')
    return answer
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}
const locked = async (client, id) => (await client.query('SELECT * FROM unit_return WHERE id = $1 FOR UPDATE', [id])).rows[0]

const save = ({ returnId, cells }) => inTransaction(async (client) => {
  const own = await locked(client, returnId)
  const clock = own.cell_clock + 1
  await client.query(`UPDATE unit_return SET cell_clock = $2, state = 'draft' WHERE id = $1`, [returnId, clock])
  await client.query(
    `INSERT INTO return_cell (return_id, consortium_id, unit_id, version, changed_by, indicator_id, breakdown, status, value)
     SELECT $1, $2, $3, $4, $5, n.i, n.b, 'value', n.v FROM unnest($6::uuid[], $7::text[], $8::bigint[]) AS n (i, b, v)
     ON CONFLICT (return_id, indicator_id, breakdown) DO UPDATE SET status = excluded.status, value = excluded.value,
       version = excluded.version, changed_by = excluded.changed_by, changed_at = now()`,
    [returnId, own.consortium_id, own.unit_id, clock, BENCH_USER, ...['indicatorId', 'breakdown', 'value'].map((key) => cells.map((cell) => cell[key]))]
  )
  return { clock }
})

const submit = ({ returnId }) => inTransaction(async (client) => {
  const own = await locked(client, returnId)
  await client.query(`UPDATE unit_return SET state = 'submitted', held_since = now(), version = version + 1 WHERE id = $1`, [returnId])
  const row = [returnId, own.consortium_id, own.unit_id, own.number + 1, BENCH_USER]
  await client.query(`INSERT INTO return_step (id, return_id, consortium_id, unit_id, action, from_state, to_state, version_number, taken_by)
    VALUES ($6, $1, $2, $3, 'submit', 'draft', 'submitted', $4, $5)`, [...row, randomUUID()])
  await client.query(`INSERT INTO return_version (return_id, consortium_id, unit_id, number, kind, made_by) VALUES ($1, $2, $3, $4, 'submission', $5)`, row)
  return { number: own.number + 1 }
})

const server = Fastify({ bodyLimit: 4_000_000 })
server.post('/save', async ({ body }) => save(body))
server.post('/submit', async ({ body }) => submit(body))
server.post('/overview', async ({ body }) => (await reader.query(overview.text, [body.roundId])).rows[0])
process.on('disconnect', () => process.exit(0))
process.send({ address: await server.listen({ host: '127.0.0.1', port: 0 }) })
