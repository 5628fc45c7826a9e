import { roles } from '@solmu/domain/access/roles.js'
import type pg from 'pg'

/**
 * Copies the roles of the domain into the database, where row-level security
 * reads them: both locks turn on the same table.
 */
export async function loadRoleGrants(client: pg.ClientBase): Promise<void> {
  const rows = Object.entries(roles).flatMap(([role, grants]) =>
    Object.entries(grants).map(([action, reach]) => ({ role, action, reach }))
  )
  await client.query('DELETE FROM role_grant')
  await client.query(
    'INSERT INTO role_grant (role, action, reach) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])',
    [rows.map((row) => row.role), rows.map((row) => row.action), rows.map((row) => row.reach)]
  )
}
