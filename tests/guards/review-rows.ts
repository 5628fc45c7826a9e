/** Reviews in every consortium and by those who ask, so that empty means refused. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillReviews(app: TestApp): Promise<void> {
  // Those of the demo open assessments to their reviewers; here what a reviewer reads of the units is told apart.
  for (const table of ['quality_review_answer', 'quality_review', 'reviewer_interest']) await app.rows(`DELETE FROM ${table}`)
  // One that nobody has begun to answer, so that it opens nothing; by the reviewer of the demo, and by somebody else.
  await app.rows(
    `INSERT INTO quality_review (id, consortium_id, assessment_id, unit_id, reviewer_id, state)
     SELECT gen_random_uuid(), a.consortium_id, a.id, a.unit_id, u.id, 'ended' FROM quality_assessment a JOIN quality_framework f ON f.id = a.framework_id AND f.code = 'kohde_released'
     JOIN app_user u ON u.email = 'hannu.rautio@solmu.example' OR u.id = (SELECT min(x.id::text)::uuid FROM app_user x)`
  )
  await app.rows(`INSERT INTO quality_review_answer (review_id, criterion_code, consortium_id, value) SELECT r.id, 'kohde', r.consortium_id, 1 FROM quality_review r`)
  await app.rows(
    `INSERT INTO reviewer_interest (id, consortium_id, user_id, unit_id, reason)
     SELECT gen_random_uuid(), r.consortium_id, r.user_id, r.unit_id, 'Kohde' FROM role_assignment r`
  )
}
