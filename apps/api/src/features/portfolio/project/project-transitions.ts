import { projectTransitions } from '@solmu/domain/portfolio/project.workflow.js'
import type pg from 'pg'

/** Copies the steps of the domain into the database, which refuses every other: both locks turn on the same table. */
export async function loadProjectTransitions(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM project_transition')
  for (const { action, from, to, permission, guards } of projectTransitions) {
    await client.query('INSERT INTO project_transition (action, from_stage, to_stage, permission, guards) VALUES ($1, $2, $3, $4, $5)', [action, from, to, permission, guards])
  }
}
