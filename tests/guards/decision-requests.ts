/** How the rows of the table of access that are about the assessment and the decision of applications are asked. */
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const path = JSON.stringify({ ...shippedPath, steps: [{ kind: 'decide', body: 'regional_board', quorum: 1, majority: 'simple' }] })
const present = JSON.stringify([{ name: 'Kohde', userId: null, isRecused: false, conflict: '' }])

/** An application that is made to the target's unit. */
export async function anApplication({ consortiumId, unitId }: Target, app: TestApp, state = 'submitted'): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO application (id, consortium_id, centre_id, state, form_version, language, name, is_new_organisation, submitted_at) VALUES ($1, $2, $3, $4, 1, 'fi', 'Kohde', true, now())`,
    [id, consortiumId, unitId, state]
  )
  await app.rows(`INSERT INTO application_event (id, consortium_id, application_id, kind, to_state) VALUES ($1, $2, $3, 'submit', 'submitted')`, [newId(), consortiumId, id])
  await app.rows(
    `INSERT INTO application_procedure (application_id, consortium_id, centre_id, criteria, criteria_number, path, path_number, sent_at) VALUES ($1, $2, $3, $4, 0, $5, 0, now())`,
    [id, consortiumId, unitId, JSON.stringify(shippedCriteria), path]
  )
  return id
}

async function anAssessor(target: Target, app: TestApp, userId: string): Promise<string> {
  const id = newId()
  const applicationId = await anApplication(target, app, 'under_assessment')
  await app.rows(
    `INSERT INTO application_assessor (id, consortium_id, centre_id, application_id, user_id, due_on) VALUES ($1, $2, $3, $4, $5, '2030-01-01')`,
    [id, target.consortiumId, target.unitId, applicationId, userId]
  )
  return id
}

/** A refusal that was decided today, with an appeal when one is asked for. */
async function aDecision(target: Target, app: TestApp, isAppealed = false): Promise<{ decisionId: string; appealId: string }> {
  const [decisionId, appealId] = [newId(), newId()]
  const applicationId = await anApplication(target, app, 'in_decision')
  const at = [target.consortiumId, target.unitId, applicationId]
  await app.rows(
    `INSERT INTO application_decision_step (id, consortium_id, centre_id, application_id, round, step, body, decided_on, number, participants, votes_for, votes_against, votes_abstain, outcome, reasons)
     VALUES (gen_random_uuid(), $1, $2, $3, 1, 0, 'regional_board', app.today(), '1', $4, 0, 1, 0, 'reject', 'Kohde')`,
    [...at, present]
  )
  await app.rows(
    `INSERT INTO membership_decision (id, consortium_id, centre_id, application_id, outcome, body, number, decided_on, effective_on, appeal_until, reasons)
     VALUES ($4, $1, $2, $3, 'rejected', 'regional_board', '1', app.today(), app.today(), app.today() + 30, 'Kohde')`,
    [...at, decisionId]
  )
  await app.rows(`UPDATE application SET state = 'rejected', decided_at = now() WHERE id = $1`, [applicationId])
  if (isAppealed) {
    await app.rows(
      `INSERT INTO membership_appeal (id, consortium_id, centre_id, decision_id, received_on, appellant, grounds, is_in_time) VALUES ($1, $2, $3, $4, app.today(), 'Kohde', 'Kohde', true)`,
      [appealId, target.consortiumId, target.unitId, decisionId]
    )
  }
  return { decisionId, appealId }
}

/** The draft of the rules of the target's consortium, of which there is one at a time. */
async function aDraft(table: 'criteria_set' | 'decision_path', { consortiumId }: Target, app: TestApp): Promise<string> {
  await app.rows(
    `INSERT INTO ${table} (id, consortium_id, number, content) SELECT gen_random_uuid(), $1::uuid, 1 + coalesce(max(number), 0), $2::jsonb FROM ${table} WHERE consortium_id = $1 ON CONFLICT DO NOTHING`,
    [consortiumId, table === 'criteria_set' ? JSON.stringify(shippedCriteria) : path]
  )
  const [row] = await app.rows<{ id: string }>(`SELECT id FROM ${table} WHERE consortium_id = $1 AND state = 'draft'`, [consortiumId])
  return row?.id ?? newId()
}

const ballot = { decidedOn: DAY, number: 'a', participants: [], amRecused: true, votesFor: 0, votesAgainst: 0, votesAbstain: 0, reasons: 'a', conditions: '' }
const visit = { state: 'planned', plannedOn: DAY, visitors: ' ', observations: [], findings: '', cancelReason: '' }
const period = { from: '2020-01-01', to: '2030-01-01' }

export const decisionRequests: Makers = {
  'Query.applicationAssessment': async (target, app) => ({ variables: { applicationId: await anApplication(target, app) } }),
  'Query.assessorCandidates': async (target, app) => ({ variables: { applicationId: await anApplication(target, app) } }),
  'Mutation.appointAssessors': async (target, app) => input({ applicationId: await anApplication(target, app), userIds: [], dueOn: '2020-01-01' }),
  'Mutation.releaseAssessor': async (target, app) => input({ assessorId: await anAssessor(target, app, target.userId), reason, ...stale }),
  'Mutation.declareAssessorConflict': async (target, app) => input({ assessorId: await anAssessor(target, app, target.self.userId), conflict: 'none', note: '', ...stale }),
  "Mutation.declareAssessorConflict · another's": async (target, app) => input({ assessorId: await anAssessor(target, app, target.userId), conflict: 'none', note: '', ...stale }),
  'Mutation.saveApplicationScores': async (target, app) => input({ assessorId: await anAssessor(target, app, target.self.userId), scores: [], isFinal: false, ...stale }),
  'Mutation.closeApplicationAssessment': async (target, app) => input({ applicationId: await anApplication(target, app), settled: [], summary: '', ...stale }),
  'Mutation.saveSiteVisit': async (target, app) => input({ applicationId: await anApplication(target, app), ...visit }),
  'Query.applicationDecision': async (target, app) => ({ variables: { applicationId: await anApplication(target, app) } }),
  'Query.membershipDecisions': async (target, app) => ({ depth: 2, shows: (await aDecision(target, app)).decisionId }),
  'Mutation.sendToDecision': async (target, app) => input({ applicationId: await anApplication(target, app), proposal: 'a', ...stale }),
  'Mutation.returnApplication': async (target, app) => input({ applicationId: await anApplication(target, app), reason: ' ' }),
  'Mutation.recordDecisionStep': async (target, app) => input({ applicationId: await anApplication(target, app), step: 0, outcome: 'favour', ...ballot }),
  'Mutation.annulMembershipDecision': async (target, app) => input({ decisionId: (await aDecision(target, app)).decisionId, reason: ' ' }),
  'Mutation.recordMembershipAppeal': async (target, app) =>
    input({ decisionId: (await aDecision(target, app)).decisionId, receivedOn: '2020-01-01', appellant: 'a', grounds: 'a' }),
  'Mutation.settleMembershipAppeal': async (target, app) =>
    input({ appealId: (await aDecision(target, app, true)).appealId, outcome: 'upheld', decidedOn: todayIn(), reasons: 'a', ...stale }),
  'Mutation.recordFounding': () => input({ organisationIds: [], decidedOn: DAY, number: 'a', document: 'a' }),
  'Query.membershipDecision': async (target, app) => ({ variables: { id: (await aDecision(target, app)).decisionId } }),
  'Query.decisionPaths': nothing,
  'Query.criteriaSets': nothing,
  'Mutation.saveDecisionPath': () => input({ ...shippedPath, ...stale }),
  'Mutation.saveCriteriaSet': () => input({ criteria: [], ...stale }),
  'Mutation.releaseDecisionPath': async (target, app) => input({ id: await aDraft('decision_path', target, app), validFrom: todayIn(), ...stale }),
  'Mutation.releaseCriteriaSet': async (target, app) => input({ id: await aDraft('criteria_set', target, app), validFrom: todayIn(), ...stale }),
  'Mutation.discardDecisionPathDraft': async (target, app) => input({ id: await aDraft('decision_path', target, app), ...stale }),
  'Mutation.discardCriteriaSetDraft': async (target, app) => input({ id: await aDraft('criteria_set', target, app), ...stale }),
  'Query.applicationPipeline': async (target, app) => ({ variables: period, depth: 2, shows: await anApplication(target, app) })
}
