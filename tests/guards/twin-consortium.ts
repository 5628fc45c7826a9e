/** A second consortium on the same server, whose administrator must not learn that the first one exists. */
import { hash } from '@node-rs/argon2'
import { idsOfProgress } from './progress-rows.js'
import { newId } from '@solmu/shared/ids.js'
import type { Actor, TestApp } from '../../apps/api/src/testing/harness.js'
import { demoAccounts } from '../../apps/api/src/demo/demo-network.js'
import { idsOfMeetings } from './meeting-ids.js'
import { idsOfPlans } from './plan-ids.js'
import { ARGON2 } from '../../apps/api/src/features/identity/user/passwords.js'

export type Twin = { consortiumId: string; userId: string; unitId: string; actor: Actor }

const PASSWORD = 'kaksoiskonsortion-oma-salasana'

/** Creates it as the owner, and signs its administrator in. */
export async function addTwinConsortium(app: TestApp): Promise<Twin> {
  const twin = { consortiumId: newId(), userId: newId(), unitId: newId() }
  const organisationId = newId()
  const email = 'ulla.ulkopuoli@toinen.example'
  const name = `'Toinen', 'Den andra', 'The other'`
  const statements: [string, unknown[]][] = [
    [`INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES ($1, ${name})`, [twin.consortiumId]],
    [
      `INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, ${name}, 'association')`,
      [organisationId, twin.consortiumId]
    ],
    [
      `INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from) VALUES ($1, $2, 'member', '2020-01-01')`,
      [twin.consortiumId, organisationId]
    ],
    [`INSERT INTO org_unit (id, consortium_id, type) VALUES ($1, $2, 'headquarters')`, [twin.unitId, twin.consortiumId]],
    [
      `INSERT INTO unit_period (unit_id, consortium_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from)
       VALUES ($1, $2, $3, 'headquarters', ${name}, '091', '2020-01-01')`,
      [twin.unitId, twin.consortiumId, organisationId]
    ],
    [
      `INSERT INTO app_user (id, email, display_name, password_hash) VALUES ($1, $2, 'Ulla Ulkopuoli', $3)`,
      [twin.userId, email, await hash(PASSWORD, ARGON2)]
    ],
    // Whatever can be done, they may do: at home.
    [
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
       SELECT gen_random_uuid(), $1, $2, unnest(ARRAY['administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'reviewer']), $3,
         '2020-01-01'`,
      [twin.consortiumId, twin.userId, twin.unitId]
    ]
  ]
  for (const [sql, values] of statements) await app.rows(sql, values)
  return { ...twin, actor: await app.signIn(email, PASSWORD) }
}

/** Ids of the first consortium under the names by which operations ask for them, within reach of its regional coordinator. */
export async function idsOfDemo(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string>>(
    `SELECT u.id AS "unitId", a.user_id AS "userId", a.id AS "assignmentId", c.id AS "consortiumId",
       u.organisation_id AS "organisationId",
       (SELECT e.id FROM audit_entry e WHERE e.consortium_id = c.id ORDER BY e.number LIMIT 1) AS "auditEntry.id", (SELECT e.id FROM audit_entry e WHERE e.consortium_id = c.id LIMIT 1) AS "entryId",
       (SELECT l.parent_id FROM unit_link l WHERE l.unit_id = u.id LIMIT 1) AS "parentId",
       (SELECT r.id FROM unit_return r WHERE r.unit_id = u.id ORDER BY r.number DESC, r.id LIMIT 1) AS "returnId",
       (SELECT r.round_id FROM unit_return r WHERE r.unit_id = u.id ORDER BY r.number DESC, r.id LIMIT 1) AS "roundId",
       (SELECT i.id FROM indicator i WHERE i.consortium_id = c.id ORDER BY i.code LIMIT 1) AS "indicatorId",
       (SELECT g.id FROM indicator_group g WHERE g.consortium_id = c.id ORDER BY g.code LIMIT 1) AS "groupId",
       (SELECT d.id FROM dimension d WHERE d.consortium_id = c.id ORDER BY d.code LIMIT 1) AS "dimensionId"
     FROM consortium c JOIN unit_now u ON u.consortium_id = c.id AND u.type = 'local_unit' AND u.is_open
       JOIN role_assignment a ON a.unit_id = u.id AND a.valid_to IS NULL AND a.role = 'unit_manager'
     WHERE c.is_demo ORDER BY EXISTS (SELECT 1 FROM unit_link l JOIN role_assignment r ON r.unit_id = l.parent_id
       JOIN app_user p ON p.id = r.user_id AND p.email = $1 WHERE l.unit_id = u.id) DESC, u.name_fi LIMIT 1`,
    [demoAccounts.find(({ role }) => role === 'regional_coordinator')?.email]
  )
  if (!row) throw new Error('The demo network is not there')
  const { unitId = '', userId = '', organisationId = '', parentId = '', assignmentId = '' } = row
  return {
    ...row,
    ...{ 'personAccount.id': userId, actorId: userId, subjectId: userId, deputyshipId: assignmentId },
    // Nobody has asked for these in the demo yet.
    ...{ invitationId: newId(), machineUserId: newId(), tokenId: newId(), providerId: newId() },
    ...{ exportId: newId(), 'exportJob.id': newId(), feedKeyId: newId() },
    ...{ sessionId: newId(), passkeyId: newId(), challengeId: newId(), 'auditEntry.id': row.entryId ?? newId() },
    ...{ 'orgUnit.id': unitId, 'user.id': userId, 'organisation.id': organisationId, centreId: parentId },
    ...{ userIds: userId, organisationIds: organisationId },
    ...{ unitIds: unitId, childIds: unitId, intoId: unitId, heirId: parentId, exceptId: organisationId },
    ...{ subjectId: userId, actorId: userId, 'figureDerivation.area': parentId, 'figureDifference.area': parentId },
    ...{ centreIds: parentId, targetId: newId(), indicatorIds: row.indicatorId ?? newId(), nodeId: unitId, otherUnitId: parentId, overlapId: newId(), correctionId: newId(), ruleId: newId() },
    ...(await idsOfPublication(app)),
    ...(await idsOfQuality(app)),
    ...(await idsOfImprovement(app)),
    ...(await idsOfCommitments(app)),
    ...(await idsOfDecisions(app)),
    ...(await idsOfInbox(app)),
    ...(await idsOfApplications(app)),
    ...(await idsOfMembers(app)),
    ...(await idsOfSurveys(app)),
    ...(await idsOfAgreements(app)),
    ...(await idsOfCharter(app)),
    ...(await idsOfRegister(app)),
    ...(await idsOfProposals(app)),
    ...(await idsOfChoices(app)),
    ...(await idsOfPortfolio(app)),
    ...(await idsOfProgress(app)),
    ...(await idsOfReports(app)),
    ...(await idsOfBallots(app)),
    ...(await idsOfMeetings(app)),
    ...(await idsOfPlans(app)),
    ...idsOfReturn(row),
    ...idsOfLibrary(row),
    // The demo has neither changed its network nor brought in a file yet.
    ...{ changeId: newId(), importId: newId(), 'networkImport.id': newId() }
  }
}

/** Those of the return that was sent most often, where the demo has one. */
function idsOfReturn({ returnId, roundId, indicatorId }: Record<string, string | null>): Record<string, string> {
  const id = returnId ?? newId()
  return { 'unitReturn.id': id, returnId: id, 'round.id': roundId ?? newId(), roundId: roundId ?? newId(), indicatorId: indicatorId ?? newId() }
}

/** Those of the library of indicators, where the demo has one. */
function idsOfLibrary({ indicatorId, groupId, dimensionId }: Record<string, string | null>): Record<string, string> {
  const id = indicatorId ?? newId()
  return { 'indicator.id': id, weightIndicatorId: id, mixIndicatorId: id, groupId: groupId ?? newId(), dimensionId: dimensionId ?? newId() }
}

/** Those of a report template of the demo, and of the newest report that is attached to a publication, where there is one. */
async function idsOfReports(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<{ templateId: string; versionId: string }>(
    'SELECT v.template_id AS "templateId", v.id AS "versionId" FROM report_version v JOIN report_template t ON t.id = v.template_id ORDER BY t.parameter DESC, t.key LIMIT 1'
  )
  const [attached] = await app.rows<{ id: string }>('SELECT id FROM report_attachment WHERE detached_at IS NULL ORDER BY attached_at DESC, id LIMIT 1')
  const { templateId, versionId } = row ?? { templateId: newId(), versionId: newId() }
  return {
    ...{ templateId, 'reportTemplate.id': templateId, versionId, 'reportTemplateVersion.id': versionId },
    ...{ oneVersionId: versionId, otherVersionId: versionId, attachedId: attached?.id ?? newId() }
  }
}

/** Those of the newest publication, where the demo has one. */
async function idsOfPublication(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<{ editionId: string; audienceId: string }>(
    'SELECT edition_id AS "editionId", audience_id AS "audienceId" FROM edition_publication ORDER BY published_at DESC LIMIT 1'
  )
  const { editionId, audienceId } = row ?? { editionId: newId(), audienceId: newId() }
  return { editionId, 'edition.id': editionId, replacesId: editionId, audienceId, audienceIds: audienceId, questionId: newId() }
}

/** A survey of the demo and its round that is open. */
async function idsOfSurveys(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<{ surveyId: string; versionId: string; roundId: string; kioskId: string; unitId: string; textId: string }>(
    `SELECT r.survey_id AS "surveyId", r.version_id AS "versionId", r.id AS "roundId", k.id AS "kioskId", k.unit_id AS "unitId",
       (SELECT t.id FROM survey_text t WHERE t.consortium_id = r.consortium_id LIMIT 1) AS "textId"
     FROM survey_round r JOIN survey_kiosk k ON k.round_id = r.id JOIN consortium c ON c.id = r.consortium_id AND c.is_demo ORDER BY r.closes_on DESC LIMIT 1`
  )
  const { surveyId, versionId, roundId, kioskId, unitId, textId } = row ?? {
    ...{ surveyId: newId(), versionId: newId(), roundId: newId(), kioskId: newId(), unitId: newId(), textId: newId() }
  }
  const rounds = ['extendSurveyRound', 'endSurveyRound', 'cancelSurveyRound', 'openSurveyKiosk', 'fillReturnFromSurvey'].map((field) => [`${field}.roundId`, roundId])
  const versions = ['saveSurveyDraft', 'dropSurveyDraft', 'releaseSurvey'].map((field) => [`${field}.versionId`, versionId])
  return {
    ...{ surveyId, 'survey.id': surveyId, 'surveyVersion.id': versionId, 'createSurvey.copyOfVersionId': versionId, 'surveyRound.id': roundId, surveyRoundId: roundId, kioskId, textId },
    ...{ 'openSurveyKiosk.unitId': unitId, 'openSurveyRound.unitIds': unitId },
    ...(Object.fromEntries([...rounds, ...versions]) as Record<string, string>)
  }
}

/** An action with its finding, and a practice with its versions, where the demo has them; evidence nobody has added yet. */
async function idsOfImprovement(app: TestApp): Promise<Record<string, string>> {
  const [action] = await app.rows<{ id: string; findingId: string; ownerId: string }>(
    `SELECT id, finding_id AS "findingId", owner_id AS "ownerId" FROM improvement_item WHERE kind = 'action' AND finding_id IS NOT NULL AND state <> 'closed' ORDER BY id LIMIT 1`
  )
  const [version] = await app.rows<{ id: string; practiceId: string }>(`SELECT id, practice_id AS "practiceId" FROM practice_version ORDER BY id LIMIT 1`)
  const { id, findingId, ownerId } = action ?? { id: newId(), findingId: newId(), ownerId: newId() }
  const { id: versionId, practiceId } = version ?? { id: newId(), practiceId: newId() }
  return {
    ...{ improvementId: id, 'improvement.id': id, findingId, ownerId, evidenceId: newId(), 'openImprovement.assessmentId': newId(), practiceId, 'practice.id': practiceId },
    ...{ 'savePracticeDraft.versionId': versionId, 'releasePractice.versionId': versionId },
    ...{ 'practiceDifference.fromVersionId': versionId, 'practiceDifference.toVersionId': versionId }
  }
}

/** A framework with its released version; drafts are there only where somebody has begun one. */
async function idsOfQuality(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<{ frameworkId: string; versionId: string }>(
    `SELECT v.framework_id AS "frameworkId", v.id AS "versionId" FROM quality_framework_version v JOIN consortium c ON c.id = v.consortium_id
     WHERE c.is_demo AND v.state = 'released' ORDER BY v.id LIMIT 1`
  )
  const { frameworkId, versionId } = row ?? { frameworkId: newId(), versionId: newId() }
  const [review] = await app.rows<{ reviewId: string; reviewerId: string; assessmentId: string; roundId: string; interestId: string }>(
    `SELECT r.id AS "reviewId", r.reviewer_id AS "reviewerId", a.id AS "assessmentId", a.cycle_id AS "roundId",
       (SELECT i.id FROM reviewer_interest i ORDER BY i.id LIMIT 1) AS "interestId" FROM quality_review r JOIN quality_assessment a ON a.id = r.assessment_id
     WHERE a.cycle_id IS NOT NULL ORDER BY r.state = 'scoring' DESC, r.id LIMIT 1`
  )
  const { reviewId, reviewerId, roundId, interestId, ...reviewed } = review ?? { reviewId: newId(), reviewerId: newId(), roundId: newId(), interestId: newId(), assessmentId: newId() }
  const ofDraft = ['saveFrameworkDraft', 'dropFrameworkDraft', 'releaseFramework'].map((name) => [`${name}.versionId`, versionId])
  const [assessed] = await app.rows<Record<string, string>>(
    `SELECT a.id AS "assessmentId", a.cycle_id AS "cycleId", a.unit_id AS "scopeUnitId" FROM quality_assessment a WHERE a.cycle_id IS NOT NULL ORDER BY a.id LIMIT 1`
  )
  const { assessmentId, cycleId, scopeUnitId } = { assessmentId: newId(), cycleId: newId(), scopeUnitId: newId(), ...assessed }
  return {
    ...{ reviewId, reviewerId, interestId, 'qualityReview.id': reviewId, 'reviewSettlement.assessmentId': reviewed.assessmentId, 'closeReviews.assessmentId': reviewed.assessmentId },
    ...{ 'settleCriterion.assessmentId': reviewed.assessmentId, 'replyToReview.assessmentId': reviewed.assessmentId, 'assignReviews.assessmentId': reviewed.assessmentId },
    ...{ 'reviewAssignment.cycleId': roundId, 'assignReviews.cycleId': roundId },
    ...{ assessmentId, 'assessment.id': assessmentId, cycleId, 'assessmentCycle.id': cycleId, scopeUnitId },
    ...{ 'createAssessmentCycle.versionId': versionId, 'changeAssessmentCycle.versionId': versionId, 'previewAssessmentCycle.versionId': versionId },
    ...{ frameworkId, 'qualityFramework.id': frameworkId, 'qualityFrameworkVersion.id': versionId, 'createFramework.copyOfVersionId': versionId },
    ...{ 'qualityOverview.versionId': versionId, 'qualityAssociation.versionId': versionId, 'dropQualityParameters.id': newId(), 'qualityOverview.cycleId': newId() },
    ...{ 'frameworkDifference.fromVersionId': versionId, 'frameworkDifference.toVersionId': versionId },
    ...(Object.fromEntries(ofDraft) as Record<string, string>)
  }
}

/** A call and an application of the demo, with who writes it and what was asked, where there are any. */
async function idsOfApplications(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<{ applicationId: string; personId: string; questionId: string | null }>(
    `SELECT a.id AS "applicationId", p.id AS "personId", (SELECT q.id FROM application_question q WHERE q.application_id = a.id LIMIT 1) AS "questionId"
     FROM application a JOIN application_person p ON p.application_id = a.id JOIN consortium c ON c.id = a.consortium_id AND c.is_demo
     ORDER BY 3 NULLS LAST, a.id LIMIT 1`
  )
  const [call] = await app.rows<{ id: string }>('SELECT m.id FROM membership_call m JOIN consortium c ON c.id = m.consortium_id AND c.is_demo ORDER BY m.id LIMIT 1')
  const { applicationId, personId, questionId } = row ?? { applicationId: newId(), personId: newId(), questionId: null }
  const people = Object.fromEntries(['sendApplicationLink', 'endApplicationLinks'].map((name) => [`${name}.personId`, personId]))
  const callId = call?.id ?? newId()
  return { ...people, applicationId, 'application.id': applicationId, 'settleApplicationQuestion.questionId': questionId ?? newId(), otherId: newId(), callId, 'membershipCall.id': callId }
}

/** A member of the demo with its plan and a task. */
async function idsOfMembers(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<'membershipId' | 'planId' | 'taskId', string>>(
    `SELECT p.membership_id AS "membershipId", p.id AS "planId", t.id AS "taskId" FROM membership_plan p JOIN membership_task t ON t.plan_id = p.id
       JOIN consortium c ON c.id = p.consortium_id AND c.is_demo ORDER BY p.id, t.position LIMIT 1`
  )
  const { membershipId, planId, taskId } = row ?? { membershipId: newId(), planId: newId(), taskId: newId() }
  return { membershipId, planId, taskId, 'membership.id': membershipId, 'membershipPlan.id': planId, 'assignPlanTask.ownerId': newId(), 'choosePlanBuddy.unitId': newId(), 'handOverMemberUnit.unitId': newId(), toOrganisationId: newId(), 'entrustMemberReturns.userId': newId() }
}

/** A unit to talk about, and what was said. */
async function idsOfInbox(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<{ subjectId: string; commentId: string | null }>(
    `SELECT u.id AS "subjectId", (SELECT c.id FROM comment c ORDER BY c.id LIMIT 1) AS "commentId" FROM org_unit u JOIN consortium k ON k.id = u.consortium_id AND k.is_demo ORDER BY u.id LIMIT 1`
  )
  const subjectId = row?.subjectId ?? newId()
  const about = ['discussion', 'recordReaders', 'addComment'].map((name) => [`${name}.subjectId`, subjectId])
  return { ...(Object.fromEntries(about) as Record<string, string>), commentId: row?.commentId ?? newId(), itemId: 'mail_failed:outbox', ids: newId() }
}

/** Those of an assessment of the demo, of whoever assesses it, and of what was decided. */
async function idsOfDecisions(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM application_assessor ORDER BY id LIMIT 1) AS "assessorId",
       (SELECT id FROM application_visit ORDER BY id LIMIT 1) AS "visitId", (SELECT id FROM membership_decision WHERE application_id IS NOT NULL ORDER BY id LIMIT 1) AS "decisionId",
       (SELECT id FROM membership_appeal ORDER BY id LIMIT 1) AS "appealId",
       (SELECT id FROM membership_decision ORDER BY id LIMIT 1) AS "membershipDecision.id", (SELECT id FROM member_expulsion ORDER BY id LIMIT 1) AS "expulsionId",
       (SELECT id FROM decision_path ORDER BY id LIMIT 1) AS "discardDecisionPathDraft.id", (SELECT id FROM criteria_set ORDER BY id LIMIT 1) AS "discardCriteriaSetDraft.id",
       (SELECT id FROM procedure_file ORDER BY id LIMIT 1) AS "removeProcedureFile.fileId", (SELECT id FROM decision_path ORDER BY id LIMIT 1) AS "releaseDecisionPath.id", (SELECT id FROM criteria_set ORDER BY id LIMIT 1) AS "releaseCriteriaSet.id"`
  )
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, id]) => [name, id ?? newId()]))
}

/** Those of ballots of the demo. */
async function idsOfBallots(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM ballot ORDER BY id LIMIT 1) AS "ballotId", (SELECT id FROM ballot_roll ORDER BY id LIMIT 1) AS "seatId", (SELECT id FROM body ORDER BY id LIMIT 1) AS "bodyId", (SELECT id FROM charter_version ORDER BY id LIMIT 1) AS "charterVersionId"`
  )
  const { ballotId, seatId, bodyId, charterVersionId } = row ?? {}
  const known = { ballotId, 'ballot.id': ballotId, seatId, bodyId, 'saveBallot.amendmentId': charterVersionId }
  // The codes of options are no ids of records.
  return { ...Object.fromEntries(Object.entries(known).map(([name, id]) => [name, id ?? newId()])), 'withdrawBallotOption.code': 'o1', 'castBallot.code': 'o1', 'breakBallotTie.chosen': 'o1', 'castBallot.ranking': 'o1' }
}

/** Those of mandates and agreements of the demo. */
async function idsOfAgreements(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM agreement ORDER BY id LIMIT 1) AS "agreementId", (SELECT id FROM agreement_version ORDER BY id LIMIT 1) AS "agreementVersionId",
       (SELECT id FROM agreement_obligation ORDER BY id LIMIT 1) AS "obligationId", (SELECT id FROM mandate ORDER BY id LIMIT 1) AS "mandateId"`
  )
  const { agreementId, agreementVersionId, obligationId, mandateId } = row ?? {}
  const ofVersion = ['agreementText', 'agreementSigning', 'discardAgreementDraft', 'openAgreementVersion', 'terminateAgreement', 'acceptAgreement', 'declineAgreement', 'fileAgreementAcceptance'].map((operation) => [`${operation}.versionId`, agreementVersionId])
  const known = { agreementId, otherAgreementId: agreementId, 'agreement.id': agreementId, obligationId, mandateId, 'mandate.id': mandateId, substituteFor: mandateId, ownerUnitId: null, 'saveAgreementDraft.fileId': null, 'fileAgreementAcceptance.fileId': null, ...Object.fromEntries(ofVersion) }
  return Object.fromEntries(Object.entries(known).map(([name, id]) => [name, String(id ?? newId())]))
}

/** Those of the charter and the bodies of the demo. */
async function idsOfCharter(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM charter_version WHERE state = 'proposed' ORDER BY id LIMIT 1) AS "charterVersionId", (SELECT id FROM body WHERE kind = 'board' ORDER BY id LIMIT 1) AS "bodyId",
       (SELECT m.id FROM body_member m JOIN body b ON b.id = m.body_id WHERE b.kind = 'board' ORDER BY m.id LIMIT 1) AS "bodyMemberId"`
  )
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, id]) => [name, id ?? newId()]))
}

/** Those of choices of centres, and of mandates to negotiate. */
async function idsOfChoices(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT c.id AS "choiceId", c.id AS "centreChoice.id", (SELECT k.id FROM centre_candidate k WHERE k.choice_id = c.id LIMIT 1) AS "candidateId",
       (SELECT a.id FROM centre_assessor a WHERE a.choice_id = c.id LIMIT 1) AS "noteCentreConflict.assessorId", (SELECT a.user_id FROM centre_assessor a WHERE a.choice_id = c.id LIMIT 1) AS "assessorIds", (SELECT p.id FROM centre_paper p LIMIT 1) AS "removeCentrePaper.paperId"
     FROM centre_choice c ORDER BY c.id LIMIT 1`
  )
  const [mandate] = await app.rows<Record<string, string | null>>(
    `SELECT n.id AS "negotiationId", n.id AS "negotiation.id", (SELECT m.id FROM negotiation_meeting m ORDER BY m.id LIMIT 1) AS "negotiationMeetingId", (SELECT d.id FROM governance_decision d ORDER BY d.id LIMIT 1) AS "outcomeDecisionId"
     FROM negotiation n ORDER BY n.id LIMIT 1`
  )
  return Object.fromEntries(Object.entries({ choiceId: null, ...row, ...mandate }).map(([name, id]) => [name, id ?? newId()]))
}

/** Those of a project of the demo with a budget, and of its funder. */
async function idsOfPortfolio(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT p.id AS "projectId", p.id AS "project.id", p.lead_unit_id AS "leadUnitId", r.id AS "partnerId", b.id AS "budgetId", c.id AS "saveFundingCall.callId", c.id AS "saveProject.callId", c.id AS "projects.callId",
       g.id AS "programmeId", (SELECT v.id FROM portfolio_view v ORDER BY v.id LIMIT 1) AS "viewId", (SELECT w.id FROM project w ORDER BY w.id DESC LIMIT 1) AS "judgeOverlap.otherId", p.lead_unit_id AS "savePortfolioView.unitId",
       p.lead_unit_id AS "portfolioOverview.unitId", p.lead_unit_id AS "fundingTimeline.unitId", c.id AS "portfolioOverview.callId", c.id AS "fundingTimeline.callId", g.funder_id AS "funderId", g.funder_id AS "funder.id", (SELECT w.id FROM project w WHERE w.kind = 'group' ORDER BY w.id LIMIT 1) AS "saveProject.groupId",
       (SELECT k.id FROM project_cost k ORDER BY k.id LIMIT 1) AS "costId", (SELECT k.id FROM project_cost k ORDER BY k.id LIMIT 1) AS "costIds", (SELECT n.id FROM project_claim_line n ORDER BY n.id LIMIT 1) AS "judgeProjectClaim.lineId", (SELECT n.id FROM project_claim_line n ORDER BY n.id LIMIT 1) AS "recordProjectRecovery.lineId", (SELECT m.id FROM project_claim m ORDER BY m.id LIMIT 1) AS "claimId",
       (SELECT s.id FROM project_lesson s ORDER BY s.id LIMIT 1) AS "lessonId", (SELECT f.id FROM project_output_file f ORDER BY f.id LIMIT 1) AS "removeProjectOutputFile.fileId",
       (SELECT f.id FROM practice_use_file f ORDER BY f.id LIMIT 1) AS "removePracticeUseFile.fileId", (SELECT x.id FROM project_output x ORDER BY x.id LIMIT 1) AS "saveProjectOutputs.id", (SELECT u.id FROM unit_now u WHERE u.type = 'regional_centre' ORDER BY u.id LIMIT 1) AS "knowledge.centreId"
     FROM project p JOIN project_partner r ON r.project_id = p.id AND r.is_lead JOIN budget_version b ON b.project_id = p.id JOIN funding_call c ON c.id = p.call_id JOIN programme g ON g.id = c.programme_id ORDER BY p.id, b.id LIMIT 1`
  )
  return Object.fromEntries(Object.entries({ projectId: null, ...row }).map(([name, id]) => [name, id ?? newId()]))
}

/** Those of proposals of the demo, with their amendments and objections. */
async function idsOfProposals(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM proposal WHERE opened_on IS NOT NULL ORDER BY id LIMIT 1) AS "proposalId", (SELECT id FROM proposal WHERE opened_on IS NOT NULL ORDER BY id LIMIT 1) AS "proposal.id", (SELECT id FROM body ORDER BY id LIMIT 1) AS "voiceId",
       (SELECT id FROM proposal_amendment ORDER BY id LIMIT 1) AS "amendmentId", (SELECT id FROM proposal_objection ORDER BY id LIMIT 1) AS "objectionId"`
  )
  const asked = ['partyAnswers', 'answerAsParty', 'recordPartyAnswer'].map((name) => [`${name}.subjectId`, row?.['proposalId'] ?? newId()])
  return Object.fromEntries([...Object.entries(row ?? {}).map(([name, id]) => [name, id ?? newId()]), ...asked])
}

/** Those of the register of decisions of the demo. */
async function idsOfRegister(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM governance_decision ORDER BY id LIMIT 1) AS "registered", (SELECT id FROM decision_task ORDER BY id LIMIT 1) AS "decisionTaskId", (SELECT id FROM body ORDER BY id LIMIT 1) AS "bodyId"`
  )
  const registered = row?.['registered'] ?? newId()
  const named = ['recordDecision', 'endDecision', 'openDecision', 'reviewDecision', 'addDecisionTask'].map((operation) => [`${operation}.decisionId`, registered])
  return { ...(Object.fromEntries(named) as Record<string, string>), 'decision.id': registered, byDecisionId: registered, decisionTaskId: row?.['decisionTaskId'] ?? newId(), 'recordDecision.bodyId': row?.['bodyId'] ?? newId(), responsibleUnitId: newId(), responsibleUserId: newId() }
}

/** Those of commitments, certificates, promises and competence of the demo. */
async function idsOfCommitments(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM quality_commitment WHERE signed_at IS NOT NULL ORDER BY id LIMIT 1) AS "commitmentId", (SELECT version_id FROM quality_commitment ORDER BY id LIMIT 1) AS "versionId",
       (SELECT id FROM quality_commitment_duty WHERE done_at IS NULL ORDER BY id LIMIT 1) AS "dutyId", (SELECT id FROM quality_certificate ORDER BY id LIMIT 1) AS "certificateId",
       (SELECT id FROM service_promise ORDER BY id LIMIT 1) AS "promiseId", (SELECT id FROM staff_competence ORDER BY id LIMIT 1) AS "competenceId", (SELECT user_id FROM staff_competence ORDER BY id LIMIT 1) AS "personId"`
  )
  const { commitmentId, versionId, dutyId, certificateId, promiseId, competenceId, personId } = row ?? {}
  const known = { commitmentId, renewsId: commitmentId, 'commitment.id': commitmentId, 'signCommitment.versionId': versionId, dutyId, certificateId, promiseId, 'servicePromise.id': promiseId, competenceId, personId }
  return Object.fromEntries(Object.entries(known).map(([name, id]) => [name, id ?? newId()]))
}
