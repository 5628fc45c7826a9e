/** The entities and the migrations describe the same tables, and migrating twice changes nothing. */
import { DataSource, DefaultNamingStrategy } from 'typeorm'
import { entities } from '../../apps/api/src/entities.js'
import { TestApp } from '../../apps/api/src/testing/harness.js'
import { readConfig } from '../../apps/api/src/core/config/config.js'
import { migrate } from '../../apps/api/src/cli/migrate.js'
import { migrations } from '../../apps/api/src/migrations/migrations.js'

let app: TestApp
let url: string
beforeAll(async () => {
  app = await TestApp.start()
  url = await databaseUrl()
})
afterAll(() => app.stop())

async function databaseUrl(): Promise<string> {
  const [row] = await app.rows<{ name: string }>('SELECT current_database() AS name')
  const of = new URL(String(process.env.TEST_DATABASE_URL))
  of.pathname = `/${row?.name}`
  return of.toString()
}

/** The migrations leave the naming of foreign keys to PostgreSQL; TypeORM would name them by a hash. */
class PostgresNames extends DefaultNamingStrategy {
  override foreignKeyName(table: { name: string } | string, columns: string[]): string {
    return `${typeof table === 'string' ? table : table.name}_${columns.join('_')}_fkey`
  }
}

it('TypeORM would change nothing in the tables that have entities', async () => {
  const dataSource = await new DataSource({ type: 'postgres', url, entities, namingStrategy: new PostgresNames() }).initialize()
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
    expect(upQueries.map(({ query }) => query)).toEqual([])
  } finally {
    await dataSource.destroy()
  }
})

it('every entity has a table, and its columns are nullable exactly where the entity says so', async () => {
  const dataSource = await new DataSource({ type: 'postgres', url, entities }).initialize()
  try {
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const rows = await app.rows<{ name: string; nullable: boolean }>(
        `SELECT column_name AS name, is_nullable = 'YES' AS nullable FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1`,
        [tableName]
      )
      const described = columns.map((column) => ({ name: column.databaseName, nullable: column.isNullable }))
      expect({ tableName, rows: sorted(rows) }).toEqual({ tableName, rows: sorted(described) })
    }
  } finally {
    await dataSource.destroy()
  }
})

const sorted = (rows: { name: string; nullable: boolean }[]) => rows.sort((one, other) => (one.name < other.name ? -1 : 1))

it('migrating again changes neither shape nor rows', async () => {
  const sums = () =>
    app.rows(`SELECT (SELECT md5(string_agg(c::text, '' ORDER BY c::text)) FROM information_schema.columns c) AS shape,
      (SELECT count(*) FROM org_unit) AS units, (SELECT count(*) FROM municipality_area) AS memberships,
      (SELECT md5(string_agg(g::text, '' ORDER BY g::text)) FROM role_grant g) AS grants,
      (SELECT count(*) FROM audit_entry) AS entries, (SELECT count(*) FROM migration) AS migrations`)
  const before = await sums()
  const said: string[] = []
  await migrate(readConfig({ DATABASE_URL: url }), { demo: true, editions: false, say: (line) => said.push(line) })
  expect(await sums()).toEqual(before)
  expect(said).toEqual([])
})

it('a database of a newer version is refused by its name, and left as it is', async () => {
  await app.rows(`INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`)
  const attempt = migrate(readConfig({ DATABASE_URL: url }), { demo: false, say: () => undefined })
  await expect(attempt).rejects.toThrow(/belongs to a newer version/)
  await app.rows(`DELETE FROM migration WHERE name LIKE 'FromTheFuture%'`)
})

it('migrations are listed in the order of their time, each once', () => {
  const times = migrations.map(({ name }) => Number(/\d{13}$/.exec(name)?.[0]))
  expect(times).toEqual([...new Set(times)].sort((one, other) => one - other))
})
