import { correctionTransitions } from '@solmu/domain/results/correction.js'
import { regionTransitions } from '@solmu/domain/results/region.js'
import { permissionOf, returnTransitions } from '@solmu/domain/results/return.workflow.js'
import type pg from 'pg'

const workflows = { return: returnTransitions, region: regionTransitions, correction: correctionTransitions } as const

/**
 * Copies the transitions of the domain into the database, which refuses every other: both locks turn on the same tables.
 */
export async function loadTransitions(client: pg.ClientBase): Promise<void> {
  const rows = Object.entries(workflows).flatMap(([workflow, transitions]) =>
    transitions.flatMap((each) =>
      [false, true].map((atHeadquarters) => ({
        ...{ workflow, action: each.action, from: each.from, to: each.to },
        ...{ permission: permissionOf(each, atHeadquarters), atHeadquarters }
      }))
    )
  )
  const column = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key])
  await client.query('DELETE FROM workflow_transition')
  await client.query(
    `INSERT INTO workflow_transition (workflow, action, from_state, to_state, permission, at_headquarters)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[]) ON CONFLICT DO NOTHING`,
    [column('workflow'), column('action'), column('from'), column('to'), column('permission'), column('atHeadquarters')]
  )
}
