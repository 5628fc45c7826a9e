/** Ballots in every consortium, so that empty means refused: one that was counted at each body, with what nobody reads. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

const ours = `FROM ballot b WHERE b.title->>'fi' = 'Kohde'`

export async function fillBallots(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) SELECT gen_random_uuid(), o.consortium_id, 'working_group', '{"fi": "Kohde äänestys"}', o.id, 5, '2020-01-01'
     FROM org_unit o WHERE o.type IN ('headquarters', 'regional_centre')`
  )
  await app.rows(
    `INSERT INTO ballot (id, consortium_id, body_id, unit_id, matter, title, description, method, secrecy, options, seats, max_score, closes_at, state, rule, lot_commitment, opened_at, ended_at)
     SELECT gen_random_uuid(), o.consortium_id, o.id, o.unit_id, 'ordinary', '{"fi": "Kohde"}', '{}', 'yes_no', 'open', '[]', 1, 1, '2026-01-02', 'closed', '{}', repeat('a', 64), '2026-01-01', '2026-01-03' FROM body o WHERE o.name->>'fi' = 'Kohde äänestys'`
  )
  await app.rows(
    `INSERT INTO ballot_roll (id, consortium_id, ballot_id, organisation_id, name, weight) SELECT gen_random_uuid(), b.consortium_id, b.id,
       (SELECT o.id FROM organisation o WHERE o.consortium_id = b.consortium_id ORDER BY o.id LIMIT 1), '{"fi": "Kohde"}', 1 ${ours}`
  )
  await app.rows(`INSERT INTO ballot_vote (seat_id, consortium_id, ballot_id, choice) SELECT r.id, r.consortium_id, r.ballot_id, '{"answer": "yes"}' FROM ballot_roll r WHERE r.name->>'fi' = 'Kohde'`)
  await app.rows(`INSERT INTO ballot_box (ballot_id, consortium_id, slot, digest, sealed) SELECT b.id, b.consortium_id, sha256('a'), sha256('a'), repeat('a', 800) ${ours}`)
  await app.rows(`INSERT INTO ballot_key (ballot_id, consortium_id, sealed) SELECT b.id, b.consortium_id, 'a' ${ours}`)
  await app.rows(`INSERT INTO ballot_log (ballot_id, consortium_id, lines, result, seed) SELECT b.id, b.consortium_id, '[]', '{}', repeat('a', 64) ${ours}`)
  await app.rows(`INSERT INTO ballot_tie_break (ballot_id, consortium_id, chosen, chair_name) SELECT b.id, b.consortium_id, '["yes"]', 'Kohde' ${ours}`)
  await app.rows(
    `INSERT INTO ballot_reminder (ballot_id, consortium_id, user_id) SELECT DISTINCT b.id, b.consortium_id, a.user_id ${ours.replace('WHERE', 'JOIN role_assignment a ON a.consortium_id = b.consortium_id WHERE')}`
  )
}
