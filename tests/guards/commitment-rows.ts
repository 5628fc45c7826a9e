/** Commitments, certificates, promises and competence in every consortium, so that empty means refused: one at each unit. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

/** The frameworks must be there already. */
export async function fillCommitments(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO quality_commitment (id, consortium_id, framework_id, version_id, subject, unit_id, organisation_id, valid_from, signatory_name, language, statement, content_hash, signed_at, has_second_factor)
     SELECT gen_random_uuid(), o.consortium_id, v.framework_id, v.id, 'unit', o.id, (SELECT g.id FROM organisation g WHERE g.consortium_id = o.consortium_id ORDER BY g.id LIMIT 1),
       '2199-01-01', 'Kohde', 'fi', 'Kohde', app.content_hash(v.id), now(), false
     FROM org_unit o JOIN LATERAL (SELECT * FROM quality_framework_version n WHERE n.consortium_id = o.consortium_id AND n.state = 'released' ORDER BY n.id LIMIT 1) v ON true`
  )
  await app.rows(
    `INSERT INTO quality_commitment_duty (id, consortium_id, commitment_id, unit_id, kind, due_on)
     SELECT gen_random_uuid(), c.consortium_id, c.id, c.unit_id, 'development_plan', '2199-06-01' FROM quality_commitment c WHERE c.valid_from = '2199-01-01'`
  )
  await app.rows(
    `INSERT INTO quality_certificate (id, consortium_id, framework_id, holder, unit_id, organisation_id, number, valid_from, valid_to)
     SELECT gen_random_uuid(), c.consortium_id, c.framework_id, 'unit', c.unit_id, c.organisation_id, c.id::text, '2020-01-01', '2030-01-01' FROM quality_commitment c WHERE c.valid_from = '2199-01-01'`
  )
  await app.rows(`INSERT INTO service_promise (id, consortium_id, level, unit_id) SELECT gen_random_uuid(), o.consortium_id, 'unit', o.id FROM org_unit o`)
  await app.rows(
    `INSERT INTO service_promise_version (id, consortium_id, promise_id, unit_id, number, state, content, valid_from, released_at)
     SELECT gen_random_uuid(), p.consortium_id, p.id, p.unit_id, 9, 'released', '{}', '2199-01-01', now() FROM service_promise p WHERE NOT EXISTS (SELECT 1 FROM service_promise_version v WHERE v.promise_id = p.id)`
  )
  await app.rows(
    `INSERT INTO staff_competence (id, consortium_id, unit_id, user_id, kind, title, done_on)
     SELECT DISTINCT ON (a.unit_id, a.user_id) gen_random_uuid(), a.consortium_id, a.unit_id, a.user_id, 'training', 'Kohde', DATE '2024-01-01' FROM role_assignment a`
  )
}
