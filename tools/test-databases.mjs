import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { buildAll } from './build.mjs'
import { startPostgres } from './embedded-postgres.mjs'
import { dist } from './places.mjs'
import { databaseFolder } from './test/data-folder.mjs'
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
 * which each test file clones its own; those that an earlier step of the same run has made from the same build stay. Starts a
 * database server unless TEST_DATABASE_URL names one. The API has to be built.
 */
export async function prepareTemplates() {
  if (!process.env.TEST_DATABASE_URL) {
    const { folder, remove } = await databaseFolder()
    const { url, stop } = await startPostgres({ dataDir: folder, fast: true })
    globalThis.solmuTestPostgres = { url, stop: () => stop().then(remove) }
    process.env.TEST_DATABASE_URL = globalThis.solmuTestPostgres.url
  }
  const base = new URL(process.env.TEST_DATABASE_URL)
  const client = new pg.Client({ connectionString: base.toString() })
  await client.connect()
  // The demo counts its days from the one on which it was loaded.
  const stamp = `${readFileSync(join(dist, '.api-stamp'), 'utf8')} ${new Date().toISOString().slice(0, 10)}`
  for (const kind of ['empty', 'demo']) {
    const name = templateName(kind)
    if (await stampOf(client, name) !== stamp) await makeTemplate(client, { kind, base, stamp })
  }
  await client.end()
}

const templateName = (kind) => `solmu_template_${kind}`

/** The one with the demo is the empty one with more in it. Nobody tidies up in the databases of tests, so it is done once here. */
async function makeTemplate(client, { kind, base, stamp }) {
  const name = templateName(kind)
  const built = (path) => import(join(dist, 'apps/api/src', path))
  const { migrate } = await built('cli/migrate.js')
  const { readConfig } = await built('core/config/config.js')
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} ${kind === 'demo' ? `TEMPLATE ${templateName('empty')} STRATEGY FILE_COPY` : ''}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  await migrate(readConfig({ DATABASE_URL: url.toString() }), { demo: kind === 'demo', editions: false, say: () => undefined })
  const own = new pg.Client({ connectionString: url.toString() })
  await own.connect()
  if (kind === 'demo') await makeSignInQuick(own, await built('demo/demo-roles.js'))
  await own.query('VACUUM (ANALYZE)')
  await own.end()
  await client.query(`COMMENT ON DATABASE ${name} IS '${stamp}'`)
}

/**
 * The demo's people sign in a thousand times in a run, and each time their password would be hashed for 17 ms of the processor. In tests
 * theirs is kept by a hash that is as good as free; all others keep what the product makes (cookies.spec looks at both).
 */
async function makeSignInQuick(own, { demoPassword }) {
  const quick = await hash(demoPassword, { memoryCost: 8, timeCost: 1, parallelism: 1 })
  await own.query(`UPDATE app_user SET password_hash = $1 WHERE password_is_demo AND password_hash LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'`, [quick])
}

/** The build and the day from which a template was made; undefined when there is none. */
async function stampOf(client, name) {
  const { rows } = await client.query(`SELECT shobj_description(oid, 'pg_database') AS stamp FROM pg_database WHERE datname = $1`, [name])
  return rows[0]?.stamp
}
