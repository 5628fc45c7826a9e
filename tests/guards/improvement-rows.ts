/** Findings, rules and practices in every consortium, so that empty means refused; of findings one at each unit. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillImprovement(app: TestApp): Promise<void> {
  await app.rows(`INSERT INTO improvement_rule (id, consortium_id, kind) SELECT gen_random_uuid(), c.id, 'duty_overdue' FROM consortium c`)
  await app.rows(`INSERT INTO improvement_rule_version (rule_id, number, consortium_id, content) SELECT r.id, 2, r.consortium_id, '{}' FROM improvement_rule r`)
  await app.rows(`INSERT INTO improvement_rule_run (id, consortium_id, rule_id, number, opened, closed) SELECT gen_random_uuid(), r.consortium_id, r.id, 1, 0, 0 FROM improvement_rule r`)
  await app.rows(
    `INSERT INTO improvement_item (id, consortium_id, unit_id, kind, severity, title, origin, owner_id)
     SELECT gen_random_uuid(), o.consortium_id, o.id, 'finding', 'minor', 'Kohde', 'hand', (SELECT u.id FROM app_user u ORDER BY u.id LIMIT 1) FROM org_unit o`
  )
  await app.rows(`INSERT INTO improvement_event (id, consortium_id, unit_id, item_id, event) SELECT gen_random_uuid(), i.consortium_id, i.unit_id, i.id, 'note' FROM improvement_item i`)
  await app.rows(
    `INSERT INTO improvement_evidence (id, consortium_id, unit_id, item_id, kind, title, added_by)
     SELECT gen_random_uuid(), i.consortium_id, i.unit_id, i.id, 'note', 'Kohde', (SELECT u.id FROM app_user u ORDER BY u.id LIMIT 1) FROM improvement_item i`
  )
  await app.rows(`INSERT INTO practice (id, consortium_id, kind) SELECT gen_random_uuid(), c.id, 'practice' FROM consortium c CROSS JOIN generate_series(1, 2)`)
  await app.rows(
    `INSERT INTO practice_version (id, consortium_id, practice_id, number, state, content, review_on, valid_from, released_at)
     SELECT gen_random_uuid(), p.consortium_id, p.id, 9, CASE WHEN p.place = 1 THEN 'released' ELSE 'draft' END, '{}', '2030-01-01',
       CASE WHEN p.place = 1 THEN DATE '2199-01-01' END, CASE WHEN p.place = 1 THEN now() END
     FROM (SELECT *, row_number() OVER (PARTITION BY consortium_id ORDER BY id DESC) AS place FROM practice
       WHERE id NOT IN (SELECT practice_id FROM practice_version)) p`
  )
  await app.rows(
    `INSERT INTO practice_uptake (practice_id, unit_id, consortium_id, state, since)
     SELECT p.id, o.id, p.consortium_id, 'in_use', '2026-01-01' FROM practice p JOIN org_unit o ON o.consortium_id = p.consortium_id ON CONFLICT DO NOTHING`
  )
  await app.rows(
    `INSERT INTO practice_use_file (id, consortium_id, practice_id, unit_id, file_key, file_name, file_type, file_size)
     SELECT gen_random_uuid(), p.consortium_id, p.practice_id, p.unit_id, gen_random_uuid(), 'kohde.pdf', 'application/pdf', 1 FROM practice_uptake p`
  )
  await app.rows(`INSERT INTO practice_publication (id, consortium_id, practice_id) SELECT gen_random_uuid(), p.consortium_id, p.id FROM practice p ON CONFLICT DO NOTHING`)
  await app.rows(
    `INSERT INTO practice_follow_up (practice_id, unit_id, consortium_id, begun_on, months, answer, words)
     SELECT p.practice_id, p.unit_id, p.consortium_id, '2019-01-01', 6, 'no_evidence', '' FROM practice_uptake p ON CONFLICT DO NOTHING`
  )
}
