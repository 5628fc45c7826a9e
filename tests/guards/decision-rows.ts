/** What is assessed and decided of applications, in every consortium, so that empty means refused: one at each unit. */
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'

const path = JSON.stringify({ steps: [{ kind: 'decide', body: 'regional_board', quorum: 1, majority: 'simple' }] })
const present = JSON.stringify([{ name: 'Kohde', userId: null, isRecused: false, conflict: '' }])
const ours = `FROM application a WHERE a.name = 'Kohde päätettävä'`

export async function fillDecisions(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO application (id, consortium_id, centre_id, state, form_version, language, name, submitted_at)
     SELECT gen_random_uuid(), o.consortium_id, o.id, 'in_decision', 1, 'fi', 'Kohde päätettävä', now() FROM org_unit o`
  )
  await app.rows(
    `INSERT INTO application_procedure (application_id, consortium_id, centre_id, criteria, criteria_number, path, path_number, sent_at)
     SELECT a.id, a.consortium_id, a.centre_id, $1, 0, $2, 0, now() ${ours}`,
    [JSON.stringify(shippedCriteria), path]
  )
  await app.rows(
    `INSERT INTO application_assessor (id, consortium_id, centre_id, application_id, user_id, due_on, conflict, declared_at)
     SELECT gen_random_uuid(), a.consortium_id, a.centre_id, a.id, (SELECT u.id FROM app_user u ORDER BY u.id LIMIT 1), '2030-01-01', 'none', now() ${ours}`
  )
  await app.rows(
    `INSERT INTO application_score (assessor_id, criterion, consortium_id, centre_id, application_id, score)
     SELECT s.id, 'location', s.consortium_id, s.centre_id, s.application_id, 3 FROM application_assessor s JOIN application a ON a.id = s.application_id WHERE a.name = 'Kohde päätettävä'`
  )
  await app.rows(`UPDATE application_assessor SET submitted_at = now() WHERE application_id IN (SELECT a.id ${ours})`)
  await app.rows(
    `INSERT INTO application_visit (id, consortium_id, centre_id, application_id, planned_on, visitors) SELECT gen_random_uuid(), a.consortium_id, a.centre_id, a.id, '2030-01-01', 'Kohde' ${ours}`
  )
  await app.rows(
    `INSERT INTO application_decision_step (id, consortium_id, centre_id, application_id, round, step, body, decided_on, number, participants, votes_for, votes_against, votes_abstain, outcome, reasons)
     SELECT gen_random_uuid(), a.consortium_id, a.centre_id, a.id, 1, 0, 'regional_board', '2026-01-01', '1', $1, 0, 1, 0, 'reject', 'Kohde' ${ours}`,
    [present]
  )
  // What was refused is read like all this; who founded the consortium is read by the whole network. A table is read in one way here.
  await app.rows(
    `WITH founders AS (INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form, note)
       SELECT gen_random_uuid(), a.consortium_id, 'Kohde perustaja', '', '', 'association', a.centre_id::text ${ours} RETURNING id, consortium_id, note)
     INSERT INTO membership_decision (id, consortium_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, reasons)
     SELECT gen_random_uuid(), f.consortium_id, f.id, f.note::uuid, 'founding', 'founding_meeting', '1', '2026-01-01', '2026-01-01', 'Kohde' FROM founders f`
  )
  await app.rows(
    `INSERT INTO membership_appeal (id, consortium_id, centre_id, decision_id, received_on, appellant, grounds, is_in_time)
     SELECT gen_random_uuid(), d.consortium_id, d.centre_id, d.id, '2026-01-02', 'Kohde', 'Kohde', true FROM membership_decision d
       JOIN organisation o ON o.id = d.organisation_id WHERE o.name_fi = 'Kohde perustaja'`
  )
  for (const table of ['criteria_set', 'decision_path']) {
    await app.rows(`INSERT INTO ${table} (id, consortium_id, number, content) SELECT gen_random_uuid(), c.id, 900, '{}' FROM consortium c ON CONFLICT DO NOTHING`)
  }
}
