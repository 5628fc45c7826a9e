/** How the rows of the table of access that are about surveys are asked. */
import { randomBytes } from 'node:crypto'
import { emptySurvey, noSurveyText } from '@solmu/domain/quality/survey.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const content = JSON.stringify({ ...emptySurvey, name: { ...noSurveyText, fi: 'Kohde' } })

/** A survey of the target's consortium with a released version, and a draft of the next. */
async function aSurvey({ consortiumId }: Pick<Target, 'consortiumId'>, app: TestApp): Promise<{ surveyId: string; versionId: string; draftId: string }> {
  const [surveyId, versionId, draftId] = [newId(), newId(), newId()]
  await app.rows('INSERT INTO survey (id, consortium_id, code) VALUES ($1, $2, $3)', [surveyId, consortiumId, `kohde_${surveyId.slice(-12)}`])
  await app.rows(
    `INSERT INTO survey_version (id, consortium_id, survey_id, number, state, content, released_at)
     VALUES ($1, $4, $3, 1, 'released', $5, now()), ($2, $4, $3, 2, 'draft', $5, NULL)`,
    [versionId, draftId, surveyId, consortiumId, content]
  )
  return { surveyId, versionId, draftId }
}

/** A round of the target's unit that begins later, with a device and an answer in words. */
async function aRound({ consortiumId, unitId }: Target, app: TestApp): Promise<{ surveyId: string; roundId: string; kioskId: string; textId: string }> {
  const { surveyId, versionId } = await aSurvey({ consortiumId }, app)
  const [roundId, kioskId, textId] = [newId(), newId(), newId()]
  await app.rows(
    `INSERT INTO survey_round (id, consortium_id, survey_id, version_id, unit_id, opens_on, closes_on) VALUES ($1, $2, $3, $4, $5, app.today() + 5, app.today() + 9)`,
    [roundId, consortiumId, surveyId, versionId, unitId]
  )
  await app.rows('INSERT INTO survey_round_unit (round_id, unit_id, consortium_id) VALUES ($1, $2, $3)', [roundId, unitId, consortiumId])
  await app.rows('INSERT INTO survey_kiosk (id, consortium_id, round_id, unit_id, code_hash) VALUES ($1, $2, $3, $4, $5)', [kioskId, consortiumId, roundId, unitId, randomBytes(32)])
  await app.rows(`INSERT INTO survey_text (id, consortium_id, round_id, level, unit_id, question_code, body) VALUES ($1, $2, $3, 'unit', $4, 'kohde', 'Kohde')`, [
    textId,
    consortiumId,
    roundId,
    unitId
  ])
  return { surveyId, roundId, kioskId, textId }
}

const token = 'x'.repeat(43)
const answers = {}

export const surveyRequests: Makers = {
  'Query.surveys': async (target, app) => ({ depth: 2, shows: (await aSurvey(target, app)).surveyId }),
  'Query.survey': async (target, app) => ({ variables: { id: (await aSurvey(target, app)).surveyId } }),
  'Query.surveyVersion': async (target, app) => ({ variables: { id: (await aSurvey(target, app)).versionId } }),
  'Mutation.installSurveys': nothing,
  'Mutation.createSurvey': () => input({ code: '', name: noSurveyText, audience: 'customer' }),
  'Mutation.startSurveyDraft': async (target, app) => input({ surveyId: (await aSurvey(target, app)).surveyId, ...stale }),
  'Mutation.saveSurveyDraft': async (target, app) => input({ versionId: (await aSurvey(target, app)).draftId, content: emptySurvey, ...stale }),
  'Mutation.dropSurveyDraft': async (target, app) => input({ versionId: (await aSurvey(target, app)).draftId, ...stale }),
  'Mutation.releaseSurvey': async (target, app) => input({ versionId: (await aSurvey(target, app)).draftId, ...stale }),
  'Mutation.retireSurvey': async (target, app) => input({ surveyId: (await aSurvey(target, app)).surveyId, isRetired: true, ...stale }),
  'Query.surveyRounds': async (target, app) => ({ depth: 1, shows: (await aRound(target, app)).roundId }),
  'Query.surveyRound': async (target, app) => ({ variables: { id: (await aRound(target, app)).roundId } }),
  'Query.surveyPlaces': ({ unitId }) => ({ depth: 2, shows: unitId }),
  'Mutation.openSurveyRound': async (target, app) =>
    input({ surveyId: (await aSurvey(target, app)).surveyId, unitIds: [target.unitId], opensOn: DAY, closesOn: '2025-01-01' }),
  'Mutation.extendSurveyRound': async (target, app) => input({ roundId: (await aRound(target, app)).roundId, closesOn: DAY, ...stale }),
  'Mutation.endSurveyRound': async (target, app) => input({ roundId: (await aRound(target, app)).roundId, ...stale }),
  'Mutation.cancelSurveyRound': async (target, app) => input({ roundId: (await aRound(target, app)).roundId, ...stale }),
  'Mutation.openSurveyKiosk': async (target, app) => input({ roundId: (await aRound(target, app)).roundId, unitId: target.unitId }),
  'Mutation.closeSurveyKiosk': async (target, app) => input({ kioskId: (await aRound(target, app)).kioskId }),
  'Mutation.hideSurveyWords': async (target, app) => input({ textId: (await aRound(target, app)).textId, isHidden: true, reason: '' }),
  'Mutation.fillReturnFromSurvey': async (target, app) => input({ roundId: (await aRound(target, app)).roundId, unitId: target.unitId }),
  'POST /api/quality/survey-rounds/:id/links': async (target, app) => ({
    path: `/api/quality/survey-rounds/${(await aRound(target, app)).roundId}/links`,
    body: { unitId: target.unitId, count: 0 }
  }),
  'GET /api/quality/survey-rounds/:id/results.:format': async (target, app) => ({
    path: `/api/quality/survey-rounds/${(await aRound(target, app)).roundId}/results.csv`
  }),
  'POST /api/answers/link': () => ({ body: { token } }),
  'POST /api/answers/link/send': () => ({ body: { token, answers } }),
  'POST /api/answers/kiosk': () => ({ body: { token } }),
  'POST /api/answers/kiosk/send': () => ({ body: { token, answers, nonce: '0'.repeat(32) } })
}
