import { progressTransitions } from '@solmu/domain/portfolio/progress-report.workflow.js'
import type pg from 'pg'

/** Copies the steps of the domain into the database, which refuses every other: both locks turn on the same table. */
export async function loadProgressTransitions(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM progress_transition')
  for (const { subject, action, from, to, permission, guards } of progressTransitions) {
    await client.query('INSERT INTO progress_transition (subject, action, from_state, to_state, permission, guards) VALUES ($1, $2, $3, $4, $5, $6)', [subject, action, from, to, permission, guards])
  }
}
