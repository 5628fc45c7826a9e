/** How the rows of the table of access that are about assessments and their rounds are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aStoredFile } from './stored-file.js'

const none = { fi: '', sv: '', en: '' }
const criterion = { code: 'kohde', scale: 'kohde', weight: 1, title: { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' }, guidance: none, evidence: none, anchors: [] }
const content = {
  ...{ kind: 'assessed', name: { fi: 'Kohde', sv: '', en: '' }, description: none, notice: none, source: none, subject: 'site', aggregation: 'none', bands: [] },
  scales: [{ code: 'kohde', kind: 'met', metFrom: 1, levels: [] }],
  sections: [{ code: 'kohde', title: none, guidance: none, criteria: [criterion] }],
  scoring: { method: 'sum', minimumAnswered: 100, skipped: 'no_score' }
}

/** A framework of the target's consortium with a released version. */
async function aVersion({ consortiumId }: Target, app: TestApp): Promise<{ frameworkId: string; versionId: string }> {
  const [frameworkId, versionId] = [newId(), newId()]
  await app.rows(`INSERT INTO quality_framework (id, consortium_id, code, kind) VALUES ($1, $2, $3, 'assessed')`, [frameworkId, consortiumId, `kohde_${frameworkId.slice(-12)}`])
  await app.rows(
    `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
     VALUES ($1, $2, $3, 1, 'released', $4, '2020-01-01', now())`,
    [versionId, consortiumId, frameworkId, JSON.stringify(content)]
  )
  return { frameworkId, versionId }
}

/** An assessment of the target's unit that its unit answers. */
async function anAssessment(target: Target, app: TestApp): Promise<string> {
  const id = newId()
  const { frameworkId, versionId } = await aVersion(target, app)
  await app.rows('INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id) VALUES ($1, $2, $3, $4, $5)', [
    ...[id, target.consortiumId, frameworkId, versionId, target.unitId]
  ])
  return id
}

async function anEvidence(target: Target, app: TestApp, kind: 'note' | 'file'): Promise<string> {
  const [id, assessmentId] = [newId(), await anAssessment(target, app)]
  const key = kind === 'file' ? await aStoredFile(app) : null
  await app.rows(
    `INSERT INTO quality_evidence (id, assessment_id, consortium_id, unit_id, criterion_code, kind, title, note, file_key, file_name, file_type, file_size, file_sha256)
     VALUES ($1, $2, $3, $4, 'kohde', $5, 'Kohde', 'Kohde', $6, $7, $8, $9, $10)`,
    [id, assessmentId, target.consortiumId, target.unitId, kind, key, key && 'kohde.txt', key && 'text/plain', key && 1, key && 'kohde']
  )
  return id
}

/** A round of the target's unit, or of its head office. */
async function aCycle(target: Target, app: TestApp): Promise<string> {
  const id = newId()
  const { frameworkId, versionId } = await aVersion(target, app)
  await app.rows(
    `INSERT INTO quality_cycle (id, consortium_id, framework_id, version_id, scope_unit_id, name_fi, name_sv, name_en, opens_on, self_due_on, closes_on)
     VALUES ($1, $2, $3, $4, $5, 'Kohde', 'Kohde', 'Kohde', '2000-01-01', '2199-01-01', '2199-01-01')`,
    [id, target.consortiumId, frameworkId, versionId, target.unitId]
  )
  return id
}

const plan = { name: none, review: 'none', opensOn: DAY, selfDueOn: DAY, reviewDueOn: null, closesOn: DAY, reminderDays: [], note: '', unitIds: null }

export const assessmentRequests: Makers = {
  'Query.assessments': async (target, app) => ({ variables: { filter: { unitId: target.unitId }, descending: true }, depth: 2, shows: await anAssessment(target, app) }),
  'Query.assessment': async (target, app) => ({ variables: { id: await anAssessment(target, app) } }),
  'GET /api/quality/evidence/:id/file': async (target, app) => ({ path: `/api/quality/evidence/${await anEvidence(target, app, 'file')}/file` }),
  'Mutation.saveAssessmentAnswers': async (target, app) => input({ assessmentId: await anAssessment(target, app), answers: [] }),
  'Mutation.addEvidence': async (target, app) => input({ assessmentId: await anAssessment(target, app), criterionCode: 'kohde', title: '', note: ' ' }),
  'Mutation.removeEvidence': async (target, app) => input({ evidenceId: await anEvidence(target, app, 'note') }),
  'POST /api/quality/assessments/:id/evidence': async (target, app) => ({
    path: `/api/quality/assessments/${await anAssessment(target, app)}/evidence?criterion=kohde`,
    isUpload: true
  }),
  'Mutation.submitAssessment': async (target, app) => input({ assessmentId: await anAssessment(target, app), ...stale }),
  'Mutation.withdrawAssessment': async (target, app) => input({ assessmentId: await anAssessment(target, app), ...stale }),
  'Mutation.cancelAssessment': async (target, app) => input({ assessmentId: await anAssessment(target, app), reason, ...stale }),
  'Mutation.publishAssessment': async (target, app) => input({ assessmentId: await anAssessment(target, app), level: 'unit', ...stale }),
  'Mutation.startAssessment': async (target, app) => input({ unitId: target.unitId, frameworkId: (await aVersion(target, app)).frameworkId, dueOn: '2000-01-01', note: '' }),
  'Query.assessmentCycles': async (target, app) => ({ depth: 2, shows: await aCycle(target, app) }),
  'Query.assessmentCycle': async (target, app) => ({ variables: { id: await aCycle(target, app) } }),
  'Query.previewAssessmentCycle': async (target, app) => input({ versionId: (await aVersion(target, app)).versionId, scopeUnitId: target.unitId, opensOn: DAY }),
  'Mutation.createAssessmentCycle': async (target, app) => input({ ...plan, selfDueOn: '2199-01-01', opensOn: '2198-12-01', closesOn: '2199-01-01', versionId: (await aVersion(target, app)).versionId, scopeUnitId: target.unitId }),
  'Mutation.changeAssessmentCycle': async (target, app) =>
    input({ ...plan, versionId: (await aVersion(target, app)).versionId, scopeUnitId: target.unitId, cycleId: await aCycle(target, app), ...stale }),
  'Mutation.actOnAssessmentCycle': async (target, app) => input({ cycleId: await aCycle(target, app), act: 'close', reason, ...stale })
}
