/** Surveys in every consortium, and a round with everything in it at every unit, so that empty means refused. */
import { emptySurvey } from '@solmu/domain/quality/survey.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'

const round = 'survey_round r WHERE r.created_by IS NULL'

export async function fillSurveys(app: TestApp): Promise<void> {
  await app.rows(`INSERT INTO survey (id, consortium_id, code) SELECT gen_random_uuid(), c.id, 'kohde' FROM consortium c`)
  for (const [number, state] of [[1, 'released'], [2, 'draft']] as const) {
    await app.rows(
      `INSERT INTO survey_version (id, consortium_id, survey_id, number, state, content, released_at)
       SELECT gen_random_uuid(), s.consortium_id, s.id, $1, $2, $3, CASE WHEN $2 = 'released' THEN now() END FROM survey s WHERE s.code = 'kohde'`,
      [number, state, JSON.stringify(emptySurvey)]
    )
  }
  await app.rows(
    `INSERT INTO survey_round (id, consortium_id, survey_id, version_id, unit_id, opens_on, closes_on)
     SELECT gen_random_uuid(), u.consortium_id, s.id, v.id, u.id, app.today(), app.today() FROM org_unit u
       JOIN survey s ON s.consortium_id = u.consortium_id AND s.code = 'kohde' JOIN survey_version v ON v.survey_id = s.id AND v.state = 'released'`
  )
  const each = [
    `survey_round_unit (round_id, unit_id, consortium_id) SELECT r.id, r.unit_id, r.consortium_id FROM ${round} ON CONFLICT DO NOTHING`,
    `survey_kiosk (id, consortium_id, round_id, unit_id, code_hash) SELECT gen_random_uuid(), r.consortium_id, r.id, r.unit_id, sha256(r.id::text::bytea) FROM ${round} AND r.state = 'open'`,
    `survey_link (token_hash, consortium_id, round_id, unit_id) SELECT sha256(r.id::text::bytea), r.consortium_id, r.id, r.unit_id FROM ${round} AND r.state = 'open'`,
    `survey_response (id, consortium_id, round_id, unit_id, answers) SELECT gen_random_uuid(), r.consortium_id, r.id, r.unit_id, '{}' FROM ${round} AND r.state = 'open'`,
    `survey_result (round_id, consortium_id, level, unit_id, question_code, n, counts) SELECT r.id, r.consortium_id, 'unit', r.unit_id, 'kohde', 10, '{}' FROM ${round} AND r.state = 'open'`,
    `survey_text (id, consortium_id, round_id, level, unit_id, question_code, body) SELECT gen_random_uuid(), r.consortium_id, r.id, 'unit', r.unit_id, 'kohde', 'Kohde' FROM ${round} AND r.state = 'open'`
  ]
  for (const one of each) await app.rows(`INSERT INTO ${one}`)
  await app.rows(`INSERT INTO survey_kiosk_turn (kiosk_id, nonce, consortium_id) SELECT k.id, substring(k.code_hash FOR 16), k.consortium_id FROM survey_kiosk k`)
}
