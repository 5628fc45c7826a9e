/** Decisions in every consortium, so that empty means refused. All are for the members here; what is for a body alone is told by the table of access. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillRegister(app: TestApp): Promise<void> {
  await app.rows(`UPDATE governance_decision SET publication = 'members' WHERE publication = 'body'`)
  await app.rows(
    `INSERT INTO governance_decision (id, consortium_id, unit_id, body_name, title, basis, decided_on, publication)
     SELECT gen_random_uuid(), o.consortium_id, o.id, '{"fi": "Kohde"}', '{"fi": "Kohde"}', '{"fi": "Kohde"}', '2024-01-01', 'members' FROM org_unit o`
  )
  await app.rows(
    `INSERT INTO decision_task (id, consortium_id, decision_id, title, unit_id, due_on)
     SELECT gen_random_uuid(), d.consortium_id, d.id, 'Kohde', d.unit_id, '2030-01-01' FROM governance_decision d WHERE d.title->>'fi' = 'Kohde'`
  )
  await app.rows(
    `INSERT INTO decision_review (id, consortium_id, decision_id, reviewed_on, finding) SELECT gen_random_uuid(), d.consortium_id, d.id, '2025-01-01', 'Kohde' FROM governance_decision d WHERE d.title->>'fi' = 'Kohde'`
  )
  await app.rows(
    `INSERT INTO decision_reminder (consortium_id, subject_id, kind, about_on, user_id) SELECT DISTINCT r.consortium_id, r.consortium_id, 'review', DATE '2026-01-01', r.user_id FROM role_assignment r ON CONFLICT DO NOTHING`
  )
}
