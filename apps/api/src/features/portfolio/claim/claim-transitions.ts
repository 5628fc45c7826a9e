import { claimTransitions } from '@solmu/domain/portfolio/claim.workflow.js'
import type pg from 'pg'

/** Copies the steps of the domain into the database, which refuses every other: both locks turn on the same table. */
export async function loadClaimTransitions(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM claim_transition')
  for (const { action, from, to, permission, guards } of claimTransitions) {
    await client.query('INSERT INTO claim_transition (action, from_state, to_state, permission, guards) VALUES ($1, $2, $3, $4, $5)', [action, from, to, permission, guards])
  }
}
