import type pg from 'pg'

/** Inserts rows whose keys are the table's columns in camel case; columns that no row names keep their defaults. */
export async function insert(client: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const inSnakeCase = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value as unknown]))
  )
  const columns = Object.keys(inSnakeCase[0] ?? {}).join(', ')
  if (columns === '') return
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(inSnakeCase)]
  )
}
