/** How the rows of the table of access that are about reviews are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const none = { fi: '', sv: '', en: '' }
const levels = [1, 2].map((value) => ({ value, name: none, from: null }))
const criterion = { code: 'kohde', scale: 'kohde', weight: 1, title: { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' }, guidance: none, evidence: none, anchors: [] }
const content = {
  ...{ kind: 'assessed', name: { fi: 'Kohde', sv: '', en: '' }, description: none, notice: none, source: none, subject: 'site', aggregation: 'none', bands: [] },
  scales: [{ code: 'kohde', kind: 'points', metFrom: 1, levels }],
  sections: [{ code: 'kohde', title: none, guidance: none, criteria: [criterion] }],
  scoring: { method: 'sum', minimumAnswered: 100, skipped: 'no_score' }
}

/** A round of the target's consortium that is reviewed. */
async function aRound({ consortiumId }: Target, app: TestApp): Promise<string> {
  const [frameworkId, versionId, cycleId] = [newId(), newId(), newId()]
  await app.rows(`INSERT INTO quality_framework (id, consortium_id, code, kind) VALUES ($1, $2, $3, 'assessed')`, [frameworkId, consortiumId, `kohde_${frameworkId.slice(-12)}`])
  await app.rows(
    `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at) VALUES ($1, $2, $3, 1, 'released', $4, '2020-01-01', now())`,
    [versionId, consortiumId, frameworkId, JSON.stringify(content)]
  )
  await app.rows(
    `INSERT INTO quality_cycle (id, consortium_id, framework_id, version_id, scope_unit_id, name_fi, name_sv, name_en, review, opens_on, self_due_on, review_due_on, closes_on, state)
     SELECT $1, $2, $3, $4, o.id, 'Kohde', 'Kohde', 'Kohde', 'peer', '2000-01-01', '2100-01-01', '2199-01-01', '2199-01-01', 'open'
     FROM org_unit o WHERE o.consortium_id = $2 AND o.type = 'headquarters' LIMIT 1`,
    [cycleId, consortiumId, frameworkId, versionId]
  )
  return cycleId
}

/** An assessment of the target's unit in some state. */
async function anAssessment(target: Target, app: TestApp, state: 'review' | 'consensus'): Promise<string> {
  const [id, cycleId] = [newId(), await aRound(target, app)]
  await app.rows(
    `INSERT INTO quality_assessment (id, consortium_id, cycle_id, framework_id, version_id, unit_id, review, state)
     SELECT $1, c.consortium_id, c.id, c.framework_id, c.version_id, $2, 'peer', $4 FROM quality_cycle c WHERE c.id = $3`,
    [id, target.unitId, cycleId, state]
  )
  return id
}

/** A review of the target's unit by the target's person. */
async function aReview(target: Target, app: TestApp): Promise<string> {
  const [id, assessmentId] = [newId(), await anAssessment(target, app, 'review')]
  await app.rows('INSERT INTO quality_review (id, consortium_id, assessment_id, unit_id, reviewer_id) VALUES ($1, $2, $3, $4, $5)', [
    ...[id, target.consortiumId, assessmentId, target.unitId, target.userId]
  ])
  return id
}

async function anInterest({ consortiumId, unitId, userId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  // Those who are asked about review; those who ask keep the roles that they have.
  await app.rows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, reason) SELECT $1, $2, u.id, 'reviewer', $4, app.today(), 'Kohde'
     FROM app_user u WHERE u.id = $3 AND u.email LIKE '%@kohde.example' AND NOT EXISTS (SELECT 1 FROM role_assignment r WHERE r.user_id = u.id AND r.role = 'reviewer')`,
    [newId(), consortiumId, userId, unitId]
  )
  await app.rows(`INSERT INTO reviewer_interest (id, consortium_id, user_id, unit_id, reason) VALUES ($1, $2, $3, $4, 'Kohde')`, [id, consortiumId, userId, unitId])
  return id
}

const settled = { criterionCode: 'kohde', value: 1, reason: ' ', expectedVersion: 0 }

export const reviewRequests: Makers = {
  'Query.myReviews': async (target, app) => ({ depth: 2, shows: await aReview(target, app) }),
  'Query.qualityReview': async (target, app) => ({ variables: { id: await aReview(target, app) } }),
  'Mutation.answerReview': async (target, app) => input({ reviewId: await aReview(target, app), answers: [{ criterionCode: 'muu', comment: '', expectedVersion: 0 }] }),
  'Mutation.planReviewVisit': async (target, app) => input({ reviewId: await aReview(target, app), visitOn: DAY, visitPlan: '', ...stale }),
  'Mutation.declineReview': async (target, app) => input({ reviewId: await aReview(target, app), reason, ...stale }),
  'Mutation.submitReview': async (target, app) => input({ reviewId: await aReview(target, app), ...stale }),
  'Query.reviewers': nothing,
  'Mutation.declareInterest': ({ unitId }) => input({ unitId, reason: ' ' }),
  'Mutation.endInterest': async (target, app) => input({ interestId: await anInterest(target, app) }),
  'Query.reviewRounds': async (target, app) => ({ depth: 2, shows: await aRound(target, app) }),
  'Query.reviewAssignment': async (target, app) => ({ variables: { cycleId: await aRound(target, app) } }),
  'Mutation.assignReviews': async (target, app) =>
    input({ cycleId: await aRound(target, app), wanted: 1, note: '', pairs: [{ assessmentId: newId(), reviewerId: newId() }] }),
  'Mutation.endReview': async (target, app) => input({ reviewId: await aReview(target, app), reason: ' ' }),
  'Query.reviewSettlement': async (target, app) => ({ variables: { assessmentId: await anAssessment(target, app, 'review') } }),
  'Mutation.closeReviews': async (target, app) => input({ assessmentId: await anAssessment(target, app, 'review') }),
  'Mutation.settleCriterion': async (target, app) => input({ assessmentId: await anAssessment(target, app, 'consensus'), ...settled }),
  'Mutation.replyToReview': async (target, app) => input({ assessmentId: await anAssessment(target, app, 'review'), reply: '' })
}
