import 'reflect-metadata'
import { DataSource } from 'typeorm'
import pg from 'pg'
import { runMigrations as migrateQueue } from 'graphile-worker'
import { APP_ROLE, readConfig, type Config } from '../core/config/config.js'
import { loadDemoNetwork } from '../demo/demo-loader.js'
import { loadReferenceData } from '../features/geography/reference-loader.js'
import { loadRoleGrants } from '../features/access/role-grants.js'
import { loadRecordKinds } from '../features/inbox/record-kinds.js'
import { loadAssessmentTransitions } from '../features/quality/assessment/assessment-transitions.js'
import { loadImprovementTransitions } from '../features/quality/improvement/improvement-transitions.js'
import { loadApplicationTransitions } from '../features/onboarding/application/application-transitions.js'
import { loadClaimTransitions } from '../features/portfolio/claim/claim-transitions.js'
import { loadProgressTransitions } from '../features/portfolio/progress/progress-transitions.js'
import { loadProjectTransitions } from '../features/portfolio/project/project-transitions.js'
import { loadMembershipTransitions } from '../features/onboarding/membership/membership-transitions.js'
import { loadTransitions } from '../features/results/approval/workflow-transitions.js'
import { carryMunicipalityMergers } from '../features/network/network-change/territory-carrier.js'
import { migrations } from '../migrations/migrations.js'
import { explainFailure, NewerDatabaseError } from './failure.js'

/** One migration at a time, however many processes start at once. */
const LOCK = 7_236_411

/**
 * Brings a database to the shape that this version needs: the application's
 * role, the migrations, the queue, the reference geography, the roles, and
 * into an empty database the demo network when asked for, with what its head
 * office has certified and published unless that is not wanted.
 */
export async function migrate(config: Config, of: { demo: boolean; editions?: boolean; say: (line: string) => void }): Promise<void> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'solmu migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await ensureAppRole(client, config)
    await runMigrations(config, of.say)
    await migrateQueue({ connectionString: config.DATABASE_URL, schema: 'graphile_worker' })
    await inTransaction(client, () => grantQueue(client))
    await inTransaction(client, () => loadRoleGrants(client))
    await inTransaction(client, () => loadRecordKinds(client))
    await inTransaction(client, async () => {
      await loadTransitions(client)
      await loadAssessmentTransitions(client)
      await loadApplicationTransitions(client)
      await loadImprovementTransitions(client)
      await loadMembershipTransitions(client)
      await loadProjectTransitions(client)
      await loadClaimTransitions(client)
      await loadProgressTransitions(client)
    })
    const loaded = await inTransaction(client, () => loadGeography(client))
    if (loaded) of.say(`Reference geography loaded${loaded.carried > 0 ? `, ${loaded.carried} mergers carried` : ''}`)
    if (of.demo && (await isEmpty(client))) {
      await inTransaction(client, () => loadDemoNetwork(client))
      of.say('Demo network loaded')
    }
    if (of.demo && of.editions !== false && (await lacksEditions(client))) {
      // The application is started for it, which nothing else here needs.
      const { loadDemoEditions } = await import('../demo/demo-editions.js')
      await loadDemoEditions(config, client)
      of.say('Demo results certified and published')
    }
  } finally {
    await client.end()
  }
}

/** New municipalities take the territories of those that joined them along; null when nothing was new. */
async function loadGeography(client: pg.Client): Promise<{ carried: number } | null> {
  if (!(await loadReferenceData(client))) return null
  return { carried: await carryMunicipalityMergers(client) }
}

/** The application's login; its password follows from the configuration, so it is set anew each time. */
async function ensureAppRole(client: pg.Client, config: Config): Promise<void> {
  const app = new URL(config.DATABASE_APP_URL)
  if (decodeURIComponent(app.username) !== APP_ROLE) return
  const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE])
  const verb = rows.length === 0 ? 'CREATE' : 'ALTER'
  const password = pg.escapeLiteral(decodeURIComponent(app.password))
  await client.query(`${verb} ROLE ${APP_ROLE} LOGIN NOINHERIT PASSWORD ${password}`)
}

async function runMigrations(config: Config, say: (line: string) => void): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: config.DATABASE_URL,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    applicationName: 'solmu migrate'
  })
  await dataSource.initialize()
  try {
    await refuseNewer(dataSource)
    for (const migration of await dataSource.runMigrations()) say(`Migration ${migration.name}`)
  } finally {
    await dataSource.destroy()
  }
}

async function refuseNewer(dataSource: DataSource): Promise<void> {
  const [table] = await dataSource.query(`SELECT to_regclass('public.migration') AS name`)
  if (!table?.name) return
  const done: { name: string }[] = await dataSource.query('SELECT name FROM migration')
  const known = new Set(migrations.map((migration) => migration.name))
  const unknown = done.filter((row) => !known.has(row.name))
  if (unknown.length > 0) {
    throw new NewerDatabaseError('The database belongs to a newer version of Solmu. Start that version, or restore a backup.')
  }
}

/** The queue's tables are closed to all but their owner; the application works with them as a whole. */
async function grantQueue(client: pg.Client): Promise<void> {
  await client.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO ${APP_ROLE};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${APP_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${APP_ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${APP_ROLE};
    DO $$ DECLARE t record; BEGIN
      FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'graphile_worker'::regnamespace
        AND c.relkind = 'r' AND c.relrowsecurity
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'application')
      LOOP
        EXECUTE format('CREATE POLICY application ON graphile_worker.%I TO ${APP_ROLE} USING (true) WITH CHECK (true)', t.relname);
      END LOOP;
    END $$;
  `)
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT 1 FROM consortium) AS empty')
  return rows[0]?.empty ?? false
}

/** The demo of a database that was loaded without its editions, or whose loading was cut short, has none yet. */
async function lacksEditions(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ lacks: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM consortium WHERE is_demo) AND NOT EXISTS (SELECT 1 FROM edition)
       AND EXISTS (SELECT 1 FROM app_meta WHERE key = 'demo_editions' AND value = 'wanted') AS lacks`
  )
  return rows[0]?.lacks ?? false
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

if (process.argv[1]?.endsWith('migrate.js')) {
  await migrate(readConfig(process.env), {
    demo: process.argv.includes('--demo'),
    say: (line) => process.stdout.write(`${line}\n`)
  }).catch(explainFailure)
}
