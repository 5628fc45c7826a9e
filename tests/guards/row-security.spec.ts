/** The second lock: whatever the program forgets, the database shows a person no more than their roles reach. */
import { APP_ROLE, readConfig } from '../../apps/api/src/core/config/config.js'
import { TestApp } from '../../apps/api/src/testing/harness.js'
import pg from 'pg'
import { addTwinConsortium, idsOfDemo, type Twin } from './twin-consortium.js'

let app: TestApp
let twin: Twin
let client: pg.Client
let demo: { userId: string; consortiumId: string }

beforeAll(async () => {
  app = await TestApp.start()
  twin = await addTwinConsortium(app)
  const { userId, consortiumId } = await idsOfDemo(app)
  demo = { userId: String(userId), consortiumId: String(consortiumId) }
  client = new pg.Client({ connectionString: await appUrl() })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await app.stop()
})

async function appUrl(): Promise<string> {
  const [row] = await app.rows<{ name: string }>('SELECT current_database() AS name')
  const owner = new URL(String(process.env.TEST_DATABASE_URL))
  owner.pathname = `/${row?.name}`
  return readConfig({ DATABASE_URL: owner.toString() }).DATABASE_APP_URL
}

/** Every table that says whose it is, and those that are someone's without such a column. */
async function tenantTables(): Promise<string[]> {
  const rows = await app.rows<{ name: string }>(
    `SELECT DISTINCT t.table_name AS name FROM information_schema.tables t
       JOIN information_schema.columns c USING (table_schema, table_name)
     WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND (c.column_name IN ('consortium_id', 'user_id', 'unit_id')
         OR t.table_name IN ('consortium', 'organisation', 'org_unit', 'app_user', 'session'))
     ORDER BY 1`
  )
  return rows.map(({ name }) => name)
}

/** What the application's role reads while the database believes that this person asks. */
async function visible(table: string, as: { userId: string; consortiumId: string } | null): Promise<{ id: string | null }[]> {
  await client.query('BEGIN')
  try {
    if (as) {
      await client.query(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [
        as.userId,
        as.consortiumId
      ])
    }
    return (await client.query<{ id: string | null }>(`SELECT to_jsonb(t) ->> 'id' AS id FROM ${table} t`)).rows
  } finally {
    await client.query('ROLLBACK')
  }
}

describe('every table that belongs to someone', () => {
  it('has row-level security that binds the owner too, and a policy for the application', async () => {
    const tables = await tenantTables()
    expect(tables.length).toBeGreaterThanOrEqual(12)
    const rows = await app.rows(
      `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
         EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname
           AND p.roles = ARRAY['${APP_ROLE}'::name] AND p.cmd IN ('SELECT', 'ALL') AND p.qual <> 'true') AS "hasPolicy"
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) ORDER BY 1`,
      [tables]
    )
    expect(rows).toEqual(tables.map((name) => ({ name, enabled: true, forced: true, hasPolicy: true })))
  })

  it('has no policy that is for everyone', async () => {
    expect(await app.rows(`SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' AND 'public' = ANY (roles)`)).toEqual([])
  })

  it('holds rows in the demo, so that empty below means refused', async () => {
    for (const table of ['consortium', 'organisation', 'org_unit', 'unit_period', 'unit_link', 'app_user', 'role_assignment', 'audit_entry']) {
      expect((await app.rows(`SELECT 1 FROM ${table} LIMIT 1`)).length).toBe(1)
    }
  })

  it('is empty for the application while nobody asks', async () => {
    for (const table of await tenantTables()) expect([table, await visible(table, null)]).toEqual([table, []])
  })

  it('is empty for a person who claims the other consortium, but for what is theirs as a person', async () => {
    const own: Readonly<Record<string, (row: { id: string | null }) => boolean>> = {
      app_user: ({ id }) => id === demo.userId,
      session: () => false
    }
    for (const table of await tenantTables()) {
      const rows = await visible(table, { ...demo, consortiumId: twin.consortiumId })
      expect([table, rows.filter((row) => !own[table]?.(row))]).toEqual([table, []])
    }
  })

  it('is empty for someone whom nobody knows', async () => {
    const stranger = '0198aaaa-0000-7000-8000-000000000000'
    for (const table of await tenantTables()) {
      expect([table, await visible(table, { userId: stranger, consortiumId: demo.consortiumId })]).toEqual([table, []])
    }
  })

  it('shows the twin its own rows and no other', async () => {
    const units = await visible('org_unit', twin)
    expect(units).toEqual([{ id: twin.unitId }])
    expect(await visible('app_user', twin)).toEqual([{ id: twin.userId }])
  })
})

describe('writing past the program', () => {
  const as = async (who: { userId: string; consortiumId: string }, sql: string, values: unknown[] = []) => {
    await client.query('BEGIN')
    try {
      await client.query(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [
        who.userId,
        who.consortiumId
      ])
      return await client.query(sql, values)
    } finally {
      await client.query('ROLLBACK')
    }
  }

  it('gives nobody a role in the other consortium', async () => {
    const { rows } = await app.owner.query(`SELECT id, unit_id FROM role_assignment WHERE consortium_id = $1 LIMIT 1`, [demo.consortiumId])
    const insert = `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
      VALUES (gen_random_uuid(), $1, $2, 'administrator', $3, '2026-01-01')`
    const attempt = as(twin, insert, [demo.consortiumId, twin.userId, rows[0].unit_id])
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
    const update = await as(twin, `UPDATE role_assignment SET valid_to = '2026-01-01' WHERE id = $1`, [rows[0].id])
    expect(update.rowCount).toBe(0)
  })

  it('changes nobody else’s account and ends nobody else’s session', async () => {
    expect((await as(twin, `UPDATE app_user SET display_name = 'x' WHERE id <> $1`, [twin.userId])).rowCount).toBe(0)
    expect((await as(twin, `DELETE FROM session WHERE user_id <> $1`, [twin.userId])).rowCount).toBe(0)
    await expect(as(twin, `UPDATE app_user SET email = 'x@y.fi' WHERE id = $1`, [twin.userId])).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the application’s role', () => {
  it('is no superuser, bypasses nothing, owns nothing and belongs to nothing', async () => {
    const [role] = await app.rows(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit,
         (SELECT count(*)::int FROM pg_auth_members m WHERE m.member = r.oid) AS memberships,
         (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid)
           + (SELECT count(*)::int FROM pg_proc p WHERE p.proowner = r.oid)
           + (SELECT count(*)::int FROM pg_namespace n WHERE n.nspowner = r.oid)
           + (SELECT count(*)::int FROM pg_database d WHERE d.datdba = r.oid) AS owned
       FROM pg_roles r WHERE rolname = '${APP_ROLE}'`
    )
    expect(role).toEqual({
      ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
      ...{ rolreplication: false, rolinherit: false, memberships: 0, owned: 0 }
    })
  })

  it('makes nothing in the schemas, not even a table of its own', async () => {
    for (const schema of ['public', 'app']) {
      await expect(client.query(`CREATE TABLE ${schema}.mine (id int)`)).rejects.toMatchObject({ code: '42501' })
    }
    await expect(client.query('ALTER TABLE app_user DISABLE ROW LEVEL SECURITY')).rejects.toMatchObject({ code: '42501' })
    await expect(client.query('SET ROLE solmu_owner')).rejects.toMatchObject({ code: '42501' })
  })

  it.each(['UPDATE audit_entry SET action = $$x$$', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry', 'INSERT INTO audit_entry DEFAULT VALUES'])(
    'is refused: %s',
    async (sql) => {
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
    }
  )
})

describe('the audit trail', () => {
  it.each(['UPDATE audit_entry SET action = $$x$$', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    'refuses its owner too: %s',
    async (sql) => {
      await expect(app.rows(sql)).rejects.toThrow(/only ever added to/)
      expect((await app.rows('SELECT 1 FROM audit_entry')).length).toBeGreaterThan(0)
    }
  )
})

describe('what runs with the owner’s rights', () => {
  it('is a function with a pinned search path that PUBLIC may not call', async () => {
    const functions = await app.rows<{ name: string; pinned: boolean; open: boolean }>(
      `SELECT p.oid::regprocedure::text AS name,
         coalesce(p.proconfig, '{}') @> ARRAY['search_path=public, pg_temp'] AS pinned,
         p.proacl IS NULL OR EXISTS (SELECT 1 FROM aclexplode(p.proacl) a WHERE a.grantee = 0) AS open
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`
    )
    expect(functions.length).toBeGreaterThan(10)
    expect(functions.filter(({ pinned, open }) => !pinned || open)).toEqual([])
  })

  it('is no view', async () => {
    const views = await app.rows(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'app') AND (c.relkind = 'm'
         OR c.relkind = 'v' AND NOT coalesce(c.reloptions, '{}') @> ARRAY['security_invoker=true'])`
    )
    expect(views).toEqual([])
  })
})
