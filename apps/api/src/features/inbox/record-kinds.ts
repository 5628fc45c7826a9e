import { recordKinds } from '@solmu/domain/inbox/records.js'
import type pg from 'pg'

/** Copies the kinds of records of the domain into the database, whose policies ask what it takes to read one. */
export async function loadRecordKinds(client: pg.ClientBase): Promise<void> {
  const rows = Object.entries(recordKinds)
  await client.query('DELETE FROM record_kind')
  await client.query('INSERT INTO record_kind (kind, action) SELECT * FROM unnest($1::text[], $2::text[])', [
    rows.map(([kind]) => kind),
    rows.map(([, { action }]) => action)
  ])
}
