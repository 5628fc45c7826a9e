/** How the rows of the table of access that are about lessons, what the network knows, and what shows the use of practices are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { isOpenToAll } from './open-consortium.js'
import { aPractice } from './improvement-requests.js'
import { ofProject } from './portfolio-requests.js'
import { aStoredFile } from './stored-file.js'

const said = { language: 'fi', title: 'Kohde', tried: 'a', came: 'b', otherwise: 'c', taskAreas: [], targetGroup: '', themes: '', learnedOn: DAY }

async function aLesson({ consortiumId }: Target, app: TestApp, projectId: string): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO project_lesson (id, consortium_id, project_id, language, title, tried, came, otherwise, learned_on) VALUES ($1::uuid, $2, $3, 'fi', $1::text, 'a', 'b', 'c', '2199-01-01')`,
    [id, consortiumId, projectId]
  )
  return id
}

/** Something that the project brought about, with a file that shows it. */
async function anOutput({ consortiumId }: Target, app: TestApp, projectId: string): Promise<{ outputId: string; fileId: string }> {
  const [outputId, fileId] = [newId(), newId()]
  await app.rows(`INSERT INTO project_output (id, consortium_id, project_id, place, name) VALUES ($1, $2, $3, 0, 'Kohde')`, [outputId, consortiumId, projectId])
  await app.rows(
    `INSERT INTO project_output_file (id, consortium_id, project_id, output_id, file_key, file_name, file_type, file_size) VALUES ($1, $2, $3, $4, $5, 'kohde.pdf', 'application/pdf', 1)`,
    [fileId, consortiumId, projectId, outputId, await aStoredFile(app)]
  )
  return { outputId, fileId }
}

/** A practice that the target's unit has in use, with a file that shows it. */
async function aUse(target: Target, app: TestApp): Promise<{ practiceId: string; fileId: string }> {
  const { practiceId } = await aPractice(target, app)
  const fileId = newId()
  await app.rows(`INSERT INTO practice_uptake (practice_id, unit_id, consortium_id, state, since) VALUES ($1, $2, $3, 'in_use', '2026-01-01')`, [practiceId, target.unitId, target.consortiumId])
  await app.rows(
    `INSERT INTO practice_use_file (id, consortium_id, practice_id, unit_id, file_key, file_name, file_type, file_size) VALUES ($1, $2, $3, $4, $5, 'kohde.pdf', 'application/pdf', 1)`,
    [fileId, target.consortiumId, practiceId, target.unitId, await aStoredFile(app)]
  )
  return { practiceId, fileId }
}

/** A practice of the consortium of whoever asks, opened to everybody. */
async function openToEverybody(target: Target, app: TestApp, path: string): Promise<{ path: string }> {
  const { home } = target
  await isOpenToAll({ ...target, consortiumId: home.consortiumId }, app)
  const practiceId = newId()
  await app.rows(`INSERT INTO practice (id, consortium_id, kind) VALUES ($1, $2, 'practice')`, [practiceId, home.consortiumId])
  await app.rows(
    `INSERT INTO practice_version (id, consortium_id, practice_id, number, state, content, review_on, valid_from, released_at) VALUES (gen_random_uuid(), $2, $1, 1, 'released', $3, '2030-01-01', '2020-01-01', now())`,
    [practiceId, home.consortiumId, JSON.stringify({ name: none, summary: none, audience: none, sections: [], sources: none })]
  )
  await app.rows('INSERT INTO practice_publication (id, consortium_id, practice_id) VALUES (gen_random_uuid(), $2, $1)', [practiceId, home.consortiumId])
  return { path: `/api/public/${home.consortiumId}/${path}` }
}

const none = { fi: 'Kohde', sv: '', en: '' }

export const knowledgeRequests: Makers = {
  'Query.projectLessons': ofProject(({ projectId }) => ({ variables: { projectId } })),
  'Mutation.saveProjectLesson': ofProject(({ projectId }) => input({ ...said, projectId, title: '' })),
  'Mutation.removeProjectLesson': async (target, app) => {
    const request = await ofProject(({ projectId }) => ({ variables: { projectId } }))(target, app)
    return input({ lessonId: await aLesson(target, app, String(request.variables?.['projectId'])), ...stale })
  },
  'Query.knowledge': nothing,
  'Mutation.removeProjectOutputFile': async (target, app) => input({ fileId: (await outputOf(target, app)).fileId }),
  'POST /api/projects/outputs/:id/files': async (target, app) => ({ path: `/api/projects/outputs/${(await outputOf(target, app)).outputId}/files`, isUpload: true }),
  'GET /api/projects/output-files/:id': async (target, app) => ({ path: `/api/projects/output-files/${(await outputOf(target, app)).fileId}` }),
  'POST /api/quality/practices/:id/units/:unitId/files': async (target, app) => ({ path: `/api/quality/practices/${(await aUse(target, app)).practiceId}/units/${target.unitId}/files`, isUpload: true }),
  'GET /api/quality/practice-files/:id': async (target, app) => ({ path: `/api/quality/practice-files/${(await aUse(target, app)).fileId}` }),
  'Mutation.removePracticeUseFile': async (target, app) => input({ fileId: (await aUse(target, app)).fileId }),
  'Mutation.publishPractice': async (target, app) => input({ practiceId: (await aPractice(target, app)).practiceId, ...stale }),
  'Mutation.withdrawPractice': async (target, app) => input({ practiceId: (await aPractice(target, app)).practiceId, reason, ...stale }),
  'GET /files/practices.:format': async (target, app) => ({ path: '/files/practices.json', shows: (await aPractice(target, app)).practiceId }),
  'GET /api/public/:consortium/practices': async (target, app) => openToEverybody(target, app, 'practices'),
  'GET /api/public/:consortium/practices/cards.:format': async (target, app) => openToEverybody(target, app, 'practices/cards.json')
}

async function outputOf(target: Target, app: TestApp): Promise<{ outputId: string; fileId: string }> {
  const request = await ofProject(({ projectId }) => ({ variables: { projectId } }))(target, app)
  return anOutput(target, app, String(request.variables?.['projectId']))
}
