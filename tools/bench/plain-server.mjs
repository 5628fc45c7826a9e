/**
 * The yardstick of the benchmark: plain Fastify and `pg`, the same two statements in the same database under the same
 * row-level security, one round trip each, no GraphQL, no sessions, no rules. Ends with its parent.
 */
import 'reflect-metadata'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { dist } from '../places.mjs'

const load = (path) => import(pathToFileURL(join(dist, 'apps/api/src', path)).href)
const { NETWORK_DAY_SQL } = await load('features/network/network.queries.js')
const { orgUnitPageSql } = await load('features/network/org-unit/org-unit.queries.js')
const { readConfig } = await load('core/config/config.js')

const { DATABASE_APP_URL, DATABASE_POOL } = readConfig(process.env)
const { BENCH_USER, BENCH_CONSORTIUM, BENCH_DAY } = process.env
const pool = new pg.Pool({
  connectionString: DATABASE_APP_URL, max: DATABASE_POOL,
  options: `-c app.user_id=${BENCH_USER} -c app.consortium_id=${BENCH_CONSORTIUM} -c app.request_id=bench`
})
const { rows: [{ stamp }] } = await pool.query(`select value as stamp from app_meta where key = 'reference_hash'`)
const page = orgUnitPageSql({ sort: 'name', descending: false, isCounted: false })
const firstPage = [BENCH_DAY, null, null, null, null, false, null, null, null, 51]

const server = Fastify()
server.get('/networkTree', async () => (await pool.query(NETWORK_DAY_SQL, [stamp, BENCH_DAY])).rows[0])
server.get('/orgUnits', async () => (await pool.query(page, firstPage)).rows[0])
process.on('disconnect', () => process.exit(0))
process.send({ address: await server.listen({ host: '127.0.0.1', port: 0 }) })
