/** Choices of centres and mandates to negotiate in every consortium, so that empty means refused. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

/** What an assessor has scored is the assessor's alone until the assessment is closed. */
export const choiceWholes = {
  centre_paper: `t.consortium_id = v.consortium AND (t.assessor_id IS NULL OR t.choice_id IN (SELECT c.id FROM centre_choice c WHERE c.state IN ('closed', 'decided')) OR t.assessor_id IN (SELECT a.id FROM centre_assessor a WHERE a.user_id = v.id))`,
  centre_score: `t.consortium_id = v.consortium AND (t.choice_id IN (SELECT c.id FROM centre_choice c WHERE c.state IN ('closed', 'decided')) OR t.assessor_id IN (SELECT a.id FROM centre_assessor a WHERE a.user_id = v.id))`
}

const negotiated = `SELECT p.negotiation_id FROM negotiator p JOIN negotiation g ON g.id = p.negotiation_id AND g.state <> 'draft' WHERE p.user_id = v.id AND p.consortium_id = v.consortium`
export const negotiationsOwned = {
  negotiation: `t.id IN (${negotiated})`,
  ...Object.fromEntries(['negotiator', 'negotiation_position', 'negotiation_meeting'].map((name) => [name, `t.negotiation_id IN (${negotiated})`]))
}

/** One of each at each head office; everybody who holds a role assesses, and those who lead units negotiate. */
export async function fillChoices(app: TestApp): Promise<void> {
  const offices = `org_unit u WHERE u.type = 'headquarters'`
  await app.rows(
    `INSERT INTO centre_choice (id, consortium_id, unit_id, title, criteria, state, opened_on, closes_on)
     SELECT gen_random_uuid(), u.consortium_id, u.id, '{"fi": "Kohde"}', '[]', 'open', app.today(), app.today() FROM ${offices}`
  )
  const choices = `centre_choice c JOIN unit_period p ON p.unit_id = c.unit_id AND p.valid_to IS NULL WHERE c.title->>'fi' = 'Kohde'`
  await app.rows(`INSERT INTO centre_candidate (id, consortium_id, choice_id, unit_id, organisation_id, place) SELECT gen_random_uuid(), c.consortium_id, c.id, c.unit_id, p.organisation_id, 0 FROM ${choices}`)
  await app.rows(
    `INSERT INTO centre_assessor (id, consortium_id, choice_id, user_id)
     SELECT gen_random_uuid(), a.consortium_id, a.id, a.user_id FROM (SELECT DISTINCT c.consortium_id, c.id, r.user_id FROM centre_choice c JOIN role_assignment r ON r.consortium_id = c.consortium_id WHERE c.title->>'fi' = 'Kohde') a`
  )
  const assessed = `centre_assessor a JOIN centre_choice c ON c.id = a.choice_id AND c.title->>'fi' = 'Kohde' JOIN centre_candidate k ON k.choice_id = c.id`
  await app.rows(`INSERT INTO centre_score (consortium_id, choice_id, assessor_id, candidate_id, criterion, points, evidence) SELECT a.consortium_id, a.choice_id, a.id, k.id, 'location', 1, 'Kohde' FROM ${assessed}`)
  await app.rows(
    `INSERT INTO centre_paper (id, consortium_id, choice_id, candidate_id, assessor_id, file_key, file_name, file_size, file_type, file_hash) SELECT gen_random_uuid(), a.consortium_id, a.choice_id, k.id, a.id, 'a', 'a.pdf', 1, 'application/pdf', repeat('a', 64) FROM ${assessed}`
  )
  await app.rows(`INSERT INTO centre_conflict (id, consortium_id, choice_id, assessor_id, reason, is_recused, is_declared) SELECT gen_random_uuid(), a.consortium_id, a.choice_id, a.id, 'Kohde', false, true FROM ${assessed}`)
  await app.rows(
    `INSERT INTO negotiation (id, consortium_id, unit_id, body_id, authority, authority_kind, subject, limits, valid_from, valid_to, state)
     SELECT gen_random_uuid(), b.consortium_id, b.unit_id, b.id, 'Kohde', 'ministry', 'Kohde', 'Kohde', '2020-01-01', '2030-01-01', 'given' FROM (SELECT DISTINCT ON (consortium_id) * FROM body ORDER BY consortium_id, id) b`
  )
  const mandates = `negotiation n WHERE n.subject = 'Kohde'`
  await app.rows(
    `INSERT INTO negotiator (id, consortium_id, negotiation_id, user_id, person_name, place)
     SELECT gen_random_uuid(), a.consortium_id, a.id, a.user_id, 'Kohde', 0 FROM (SELECT DISTINCT n.consortium_id, n.id, r.user_id FROM negotiation n JOIN role_assignment r ON r.consortium_id = n.consortium_id
       WHERE n.subject = 'Kohde' AND r.role IN ('unit_manager', 'funder')) a`
  )
  await app.rows(`INSERT INTO negotiation_position (id, consortium_id, negotiation_id, number, content) SELECT gen_random_uuid(), n.consortium_id, n.id, 1, 'Kohde' FROM ${mandates}`)
  await app.rows(`INSERT INTO negotiation_meeting (id, consortium_id, negotiation_id, met_on, people, notes) SELECT gen_random_uuid(), n.consortium_id, n.id, '2021-01-01', 'Kohde', 'Kohde' FROM ${mandates}`)
}
