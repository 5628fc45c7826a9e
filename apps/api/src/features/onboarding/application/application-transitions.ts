import { applicationTransitions } from '@solmu/domain/onboarding/application.workflow.js'
import type pg from 'pg'

/**
 * Copies the transitions of applications into the database, which refuses every other: both locks turn on the same table.
 * Comes after the transitions of results, which clear it.
 */
export async function loadApplicationTransitions(client: pg.ClientBase): Promise<void> {
  const column = (key: 'action' | 'from' | 'to' | 'permission') => applicationTransitions.map((each) => each[key])
  await client.query(
    `INSERT INTO workflow_transition (workflow, action, from_state, to_state, permission, at_headquarters)
     SELECT 'application', t.*, false FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) t ON CONFLICT DO NOTHING`,
    [column('action'), column('from'), column('to'), column('permission')]
  )
}
