/** A round in every consortium and an assessment of every unit with all that hangs on it, so that empty means refused. None is published. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillAssessments(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO quality_cycle (id, consortium_id, framework_id, version_id, scope_unit_id, name_fi, name_sv, name_en, opens_on, self_due_on, closes_on)
     SELECT gen_random_uuid(), v.consortium_id, v.framework_id, v.id, (SELECT o.id FROM org_unit o WHERE o.consortium_id = v.consortium_id AND o.type = 'headquarters' LIMIT 1),
       'Kohde', 'Kohde', 'Kohde', '2026-01-01', '2026-02-01', '2026-03-01'
     FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id WHERE f.code = 'kohde_released'`
  )
  // What the demo has published is seen by more than those who read the unit: here it is about them alone.
  await app.rows(`UPDATE quality_assessment SET level = 'unit'`)
  await app.rows(
    `INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id)
     SELECT gen_random_uuid(), o.consortium_id, v.framework_id, v.id, o.id FROM org_unit o
     JOIN quality_framework_version v ON v.consortium_id = o.consortium_id JOIN quality_framework f ON f.id = v.framework_id AND f.code = 'kohde_released'`
  )
  const of = `SELECT a.id, a.consortium_id, a.unit_id FROM quality_assessment a JOIN quality_framework f ON f.id = a.framework_id AND f.code = 'kohde_released'`
  await app.rows(`INSERT INTO quality_answer (assessment_id, consortium_id, unit_id, side, criterion_code) SELECT x.*, 'self', 'kohde' FROM (${of}) x`)
  await app.rows(`INSERT INTO quality_self_score (assessment_id, consortium_id, unit_id, score) SELECT x.*, 1 FROM (${of}) x`)
  await app.rows(
    `INSERT INTO quality_evidence (id, assessment_id, consortium_id, unit_id, criterion_code, kind, title, note)
     SELECT gen_random_uuid(), x.*, 'kohde', 'note', 'Kohde', 'Kohde' FROM (${of}) x`
  )
  await app.rows(`INSERT INTO quality_reminder (assessment_id, consortium_id, unit_id, user_id, day) SELECT x.*, (SELECT u.id FROM app_user u ORDER BY u.id LIMIT 1), '2026-01-01' FROM (${of}) x`)
}
