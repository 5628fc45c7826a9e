import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { dist } from '../places.mjs'
import { median } from './load.mjs'

const rounds = 60
const load = (path) => import(pathToFileURL(join(dist, 'apps/api/src', path)).href)

/**
 * What row-level security costs the database: the same two statements, planned and run, once as the application's
 * login on behalf of a coordinator and once as the owner, past whom the policies look; in turns, the middle of all.
 *
 * @returns {Promise<Record<string, { withMs: number, withoutMs: number, ratio: number }>>}
 */
export async function measureRowSecurity(databaseUrl) {
  const { readConfig } = await load('core/config/config.js')
  const { NETWORK_DAY_SQL } = await load('features/network/network.queries.js')
  const { orgUnitPageSql } = await load('features/network/org-unit/org-unit.queries.js')
  const owner = await connect(databaseUrl)
  const application = await connect(readConfig({ DATABASE_URL: databaseUrl }).DATABASE_APP_URL)
  try {
    const { rows: [viewer] } = await owner.query(`SELECT user_id, consortium_id, app.today()::text AS day
      FROM role_assignment WHERE role = 'national_coordinator' AND valid_to IS NULL LIMIT 1`)
    for (const client of [owner, application]) {
      await client.query(`SELECT set_config('app.user_id', $1, false), set_config('app.consortium_id', $2, false)`,
        [viewer.user_id, viewer.consortium_id])
    }
    const page = orgUnitPageSql({ sort: 'name', descending: false, isCounted: false })
    const firstPage = [viewer.day, null, null, null, null, false, null, null, null, 51]
    return {
      networkTree: await compare([application, owner], { text: NETWORK_DAY_SQL, values: [null, viewer.day] }),
      orgUnits: await compare([application, owner], { text: page, values: firstPage })
    }
  } finally {
    await Promise.all([owner.end(), application.end()])
  }
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

async function compare([application, owner], { text, values }) {
  const turns = []
  for (let turn = 0; turn < rounds; turn++) {
    turns.push({ withMs: await timeOf(application, text, values), withoutMs: await timeOf(owner, text, values) })
  }
  const middle = (pick) => median(turns.slice(10).map(pick))
  return {
    withMs: middle(({ withMs }) => withMs),
    withoutMs: middle(({ withoutMs }) => withoutMs),
    ratio: middle(({ withMs, withoutMs }) => withMs / withoutMs)
  }
}

/** Milliseconds that the server itself says it has planned and run. */
async function timeOf(client, text, values) {
  const { rows: [row] } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values)
  const [plan] = row['QUERY PLAN']
  return plan['Planning Time'] + plan['Execution Time']
}
