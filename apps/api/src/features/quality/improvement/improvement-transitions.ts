import { improvementTransitions } from '@solmu/domain/quality/improvement-workflow.js'
import type pg from 'pg'

/** Copies the steps of the domain into the database, which refuses every other: both locks turn on the same table. */
export async function loadImprovementTransitions(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM improvement_transition')
  for (const { step, from, to, permission, guards } of improvementTransitions) {
    await client.query('INSERT INTO improvement_transition (step, from_state, to_state, permission, guards) VALUES ($1, $2, $3, $4, $5)', [step, from, to, permission, guards])
  }
}
