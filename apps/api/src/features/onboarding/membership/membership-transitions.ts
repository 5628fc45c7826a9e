import { membershipTransitions } from '@solmu/domain/onboarding/membership.workflow.js'
import type pg from 'pg'

/** Copies the steps of the domain into the database, which refuses every other: both locks turn on the same table. */
export async function loadMembershipTransitions(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM membership_transition')
  for (const { action, from, to, permission, guards } of membershipTransitions) {
    await client.query('INSERT INTO membership_transition (action, from_state, to_state, permission, guards) VALUES ($1, $2, $3, $4, $5)', [action, from, to, permission, guards])
  }
}
