/** How the rows of the table of access that are about findings, actions and good practices are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aStoredFile } from './stored-file.js'

const none = { fi: '', sv: '', en: '' }
const content = { name: { ...none, fi: 'Kohde' }, summary: none, audience: none, sections: [], sources: none }
const rule = { kind: 'duty_overdue', name: none, severity: 'minor', isActive: true, days: 1 }
const saying = { severity: 'minor', title: '', text: '', steps: [] }

/** An action at the target's unit that has been late for longer than any other, so that it stands first. */
async function anAction({ consortiumId, unitId, userId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO improvement_item (id, consortium_id, unit_id, kind, severity, title, origin, owner_id, due_on) VALUES ($1, $2, $3, 'action', 'minor', 'Kohde', 'hand', $4, (SELECT DATE '2000-01-01' - count(*)::integer FROM improvement_item))`,
    [id, consortiumId, unitId, userId]
  )
  return id
}

/** Evidence of an action at the target's unit: a note, or a file that lies in the store. */
async function anEvidence(target: Target, app: TestApp, kind: 'note' | 'file'): Promise<string> {
  const [id, itemId] = [newId(), await anAction(target, app)]
  const key = kind === 'file' ? await aStoredFile(app) : null
  await app.rows(
    `INSERT INTO improvement_evidence (id, consortium_id, unit_id, item_id, kind, title, file_key, file_name, file_size, added_by) VALUES ($1, $2, $3, $4, $5, 'Kohde', $6, $7, $8, $9)`,
    [id, target.consortiumId, target.unitId, itemId, kind, key, key && 'kohde.txt', key && 1, target.userId]
  )
  return id
}

async function aRule({ consortiumId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(`INSERT INTO improvement_rule (id, consortium_id, kind) VALUES ($1, $2, 'duty_overdue')`, [id, consortiumId])
  await app.rows('INSERT INTO improvement_rule_version (rule_id, number, consortium_id, content) VALUES ($1, 1, $2, $3)', [id, consortiumId, JSON.stringify(rule)])
  return id
}

/** A practice with a released version, and a draft of the next. */
export async function aPractice({ consortiumId }: Target, app: TestApp): Promise<{ practiceId: string; versionId: string; draftId: string }> {
  const [practiceId, versionId, draftId] = [newId(), newId(), newId()]
  await app.rows(`INSERT INTO practice (id, consortium_id, kind) VALUES ($1, $2, 'practice')`, [practiceId, consortiumId])
  await app.rows(
    `INSERT INTO practice_version (id, consortium_id, practice_id, number, state, content, review_on, valid_from, released_at)
     VALUES ($1, $2, $3, 1, 'released', $4, '2030-01-01', '2020-01-01', now())`,
    [versionId, consortiumId, practiceId, JSON.stringify(content)]
  )
  await app.rows('INSERT INTO practice_version (id, consortium_id, practice_id, number, content) VALUES ($1, $2, $3, 2, $4)', [draftId, consortiumId, practiceId, JSON.stringify(content)])
  return { practiceId, versionId, draftId }
}

export const improvementRequests: Makers = {
  'Query.improvements': async (target, app) => ({ depth: 2, shows: await anAction(target, app) }),
  'Query.improvement': async (target, app) => ({ variables: { id: await anAction(target, app) } }),
  'Query.improvementOwners': ({ unitId, userId }) => ({ variables: { unitId }, shows: userId }),
  'Mutation.openImprovement': ({ unitId }) => input({ ...saying, kind: 'finding', unitId }),
  'Mutation.changeImprovement': async (target, app) => input({ ...saying, improvementId: await anAction(target, app), ...stale }),
  'Mutation.moveImprovement': async (target, app) => input({ improvementId: await anAction(target, app), step: 'start', ...stale }),
  'Mutation.noteImprovement': async (target, app) => input({ improvementId: await anAction(target, app), text: ' ' }),
  'Mutation.addImprovementEvidence': async (target, app) => input({ improvementId: await anAction(target, app), kind: 'note', title: ' ', note: '' }),
  'Mutation.removeImprovementEvidence': async (target, app) => input({ evidenceId: await anEvidence(target, app, 'note') }),
  'POST /api/quality/improvements/:id/evidence': async (target, app) => ({ path: `/api/quality/improvements/${await anAction(target, app)}/evidence`, isUpload: true }),
  'GET /api/quality/improvement-evidence/:id/file': async (target, app) => ({ path: `/api/quality/improvement-evidence/${await anEvidence(target, app, 'file')}/file` }),
  'Query.improvementRules': async (target, app) => ({ depth: 2, shows: await aRule(target, app) }),
  'Query.improvementRulePreview': () => input({ ...rule, expectedNumber: 0 }),
  'Mutation.saveImprovementRule': async (target, app) => input({ ...rule, name: content.name, ruleId: await aRule(target, app), expectedNumber: -1 }),
  'Mutation.runImprovementRules': nothing,
  'Query.practices': async (target, app) => ({ shows: (await aPractice(target, app)).practiceId }),
  'Query.practice': async (target, app) => ({ variables: { id: (await aPractice(target, app)).practiceId } }),
  'Query.practiceDifference': async (target, app) => {
    const { versionId } = await aPractice(target, app)
    return { variables: { fromVersionId: versionId, toVersionId: versionId }, depth: 2 }
  },
  'Mutation.createPractice': () => input({ kind: 'practice', content: { ...content, name: none } }),
  'Mutation.startPracticeDraft': async (target, app) => input({ practiceId: (await aPractice(target, app)).practiceId, ...stale }),
  'Mutation.savePracticeDraft': async (target, app) => input({ versionId: (await aPractice(target, app)).draftId, content, ...stale }),
  'Mutation.releasePractice': async (target, app) => input({ versionId: (await aPractice(target, app)).draftId, validFrom: DAY, ...stale }),
  'Mutation.retirePractice': async (target, app) => input({ practiceId: (await aPractice(target, app)).practiceId, isRetired: true, reason, ...stale }),
  'Mutation.setPracticeUptake': async (target, app) =>
    input({ practiceId: (await aPractice(target, app)).practiceId, unitId: target.unitId, state: 'not_for_us', reason: '', since: DAY, expectedVersion: 0 }),
  'Mutation.answerPracticeFollowUp': async (target, app) => input({ practiceId: (await aPractice(target, app)).practiceId, unitId: target.unitId, months: 6, answer: 'no_evidence', text: '' })
}
