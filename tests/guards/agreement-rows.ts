/** Mandates and agreements in every consortium, so that empty means refused: one at each unit, for its organisation alone. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillAgreements(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, person_name, valid_from, basis_kind)
     SELECT gen_random_uuid(), p.consortium_id, p.organisation_id, p.unit_id, 'report', 'Kohde ' || p.unit_id, '2199-01-01', 'office' FROM unit_period p WHERE p.valid_to IS NULL`
  )
  await app.rows(
    `INSERT INTO agreement (id, consortium_id, kind, title, owner_unit_id, audience)
     SELECT gen_random_uuid(), o.consortium_id, 'purchase', jsonb_build_object('fi', o.id), o.id, 'parties' FROM org_unit o WHERE EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = o.id AND p.valid_to IS NULL)`
  )
  const ours = `agreement a JOIN unit_period p ON p.unit_id = a.owner_unit_id AND p.valid_to IS NULL AND a.title->>'fi' = a.owner_unit_id::text`
  await app.rows(
    `INSERT INTO agreement_party (id, consortium_id, agreement_id, organisation_id, unit_id, role) SELECT gen_random_uuid(), a.consortium_id, a.id, p.organisation_id, p.unit_id, 'provider' FROM ${ours}`
  )
  await app.rows(
    `INSERT INTO agreement_file (id, consortium_id, agreement_id, kind, unit_id, file_key, file_name, file_size, file_hash)
     SELECT gen_random_uuid(), a.consortium_id, a.id, 'document', a.owner_unit_id, gen_random_uuid(), 'kohde.pdf', 1, repeat('a', 64) FROM ${ours}`
  )
  await app.rows(`INSERT INTO agreement_version (id, consortium_id, agreement_id, number, valid_from) SELECT gen_random_uuid(), a.consortium_id, a.id, 1, '2020-01-01' FROM ${ours}`)
  await app.rows(
    `INSERT INTO agreement_annex (id, consortium_id, agreement_id, version_id, place, file_id)
     SELECT gen_random_uuid(), a.consortium_id, a.id, v.id, 1, f.id FROM ${ours} JOIN agreement_version v ON v.agreement_id = a.id JOIN agreement_file f ON f.agreement_id = a.id`
  )
  await app.rows(`UPDATE agreement_version v SET state = 'open', opened_at = now() FROM ${ours} WHERE v.agreement_id = a.id`)
  await app.rows(
    `INSERT INTO agreement_acceptance (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, manner, accepted_on, signatory_name, content_hash)
     SELECT gen_random_uuid(), a.consortium_id, a.id, v.id, p.organisation_id, p.unit_id, 'filed', '2024-01-01', 'Kohde', v.content_hash FROM ${ours} JOIN agreement_version v ON v.agreement_id = a.id`
  )
  await app.rows(
    `INSERT INTO agreement_decline (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, mandate_id, declined_by, signatory_name, reason)
     SELECT gen_random_uuid(), a.consortium_id, a.id, v.id, p.organisation_id, p.unit_id, m.id, u.id, 'Kohde', 'Kohde' FROM ${ours} JOIN agreement_version v ON v.agreement_id = a.id
       CROSS JOIN LATERAL (SELECT id FROM mandate LIMIT 1) m CROSS JOIN LATERAL (SELECT id FROM app_user LIMIT 1) u`
  )
  await app.rows(
    `INSERT INTO agreement_obligation (id, consortium_id, agreement_id, unit_id, title, due_on) SELECT gen_random_uuid(), a.consortium_id, a.id, a.owner_unit_id, 'Kohde', '2030-01-01' FROM ${ours}`
  )
  await app.rows(
    `INSERT INTO agreement_reminder (consortium_id, subject_id, kind, about_on, user_id)
     SELECT DISTINCT r.consortium_id, r.consortium_id, 'review', DATE '2026-01-01', r.user_id FROM role_assignment r ON CONFLICT DO NOTHING`
  )
}

/** The agreements that whoever works at some units reads, as the owner knows them to be. */
const readAt = (units: string): string => `SELECT a.id FROM agreement a WHERE a.consortium_id = v.consortium
  AND EXISTS (SELECT 1 FROM agreement_version w WHERE w.agreement_id = a.id AND w.state <> 'draft')
  AND (a.owner_unit_id IN (${units}) OR a.audience = 'all' OR a.follows_members OR EXISTS (SELECT 1 FROM agreement_party p JOIN unit_period q ON q.organisation_id = p.organisation_id
    WHERE p.agreement_id = a.id AND q.unit_id IN (${units}) AND q.valid_from <= app.today() AND (q.valid_to IS NULL OR q.valid_to > app.today())))`

/** The rows at some units, where a column unit_id does not tell. */
export const agreementsAt: Readonly<Record<string, (units: string) => string>> = {
  agreement: (units) => `t.id IN (${readAt(units)})`,
  ...Object.fromEntries(
    ['agreement_party', 'agreement_version', 'agreement_file', 'agreement_annex', 'agreement_acceptance', 'agreement_decline', 'agreement_obligation'].map((table) => [table, (units: string) => `t.agreement_id IN (${readAt(units)})`])
  )
}
