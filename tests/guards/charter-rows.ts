/** The charter and the bodies in every consortium, so that empty means refused. */
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillCharter(app: TestApp): Promise<void> {
  await app.rows(`INSERT INTO charter_version (id, consortium_id, number, texts, rules) SELECT gen_random_uuid(), c.id, 90, '[]', $1 FROM consortium c`, [JSON.stringify(shippedRules)])
  await app.rows(
    `INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) SELECT gen_random_uuid(), o.consortium_id, 'working_group', '{"fi": "Kohde", "sv": "", "en": ""}', o.id, 5, '2020-01-01'
     FROM org_unit o WHERE o.type IN ('headquarters', 'regional_centre')`
  )
  await app.rows(
    `INSERT INTO body_member (id, consortium_id, body_id, role, person_name, valid_from) SELECT gen_random_uuid(), b.consortium_id, b.id, 'member', 'Kohde', '2020-01-01' FROM body b WHERE b.name->>'fi' = 'Kohde'`
  )
  await app.rows(
    `INSERT INTO body_reminder (consortium_id, body_id, kind, about_on, user_id) SELECT DISTINCT r.consortium_id, b.id, 'empty', DATE '2026-01-01', r.user_id FROM role_assignment r JOIN LATERAL (SELECT id FROM body WHERE consortium_id = r.consortium_id ORDER BY id LIMIT 1) b ON true`
  )
}
