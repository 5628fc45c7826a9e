import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildAll } from './build.mjs'
import { startPostgres } from './embedded-postgres.mjs'
import { dist } from './places.mjs'
import { offerServers } from './test-servers.mjs'

/**
 * Jest's global set-up of every project that needs a database and the product on
 * it: prepares the templates, and a process for each worker in which the built
 * product waits to be started on a clone of them.
 */
export default async function setup({ maxWorkers }) {
  await buildAll(undefined, ['API'])
  const [servers] = await Promise.all([offerServers(maxWorkers), prepareTemplates()])
  globalThis.solmuTestServers = servers
  process.env.TEST_SERVERS = servers.url
}

/**
 * Migrates two templates once, one empty and one with the demo network, from
 * which each test file clones its own. Starts a database server unless
 * TEST_DATABASE_URL names one. The API has to be built.
 */
export async function prepareTemplates() {
  if (!process.env.TEST_DATABASE_URL) {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'solmu-test-')), 'postgres')
    globalThis.solmuTestPostgres = await startPostgres({ dataDir, fast: true })
    process.env.TEST_DATABASE_URL = globalThis.solmuTestPostgres.url
  }
  const built = (path) => import(join(dist, 'apps/api/src', path))
  const { migrate } = await built('cli/migrate.js')
  const { readConfig } = await built('core/config/config.js')
  const base = new URL(process.env.TEST_DATABASE_URL)
  const client = new pg.Client({ connectionString: base.toString() })
  await client.connect()
  for (const kind of ['empty', 'demo']) {
    const name = `solmu_template_${kind}`
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}`)
    const url = new URL(base)
    url.pathname = `/${name}`
    await migrate(readConfig({ DATABASE_URL: url.toString() }), { demo: kind === 'demo', say: () => undefined })
  }
  await client.end()
}
