/** The addresses of surveys: those who ask, and those who answer without an account. */
import { createRoute } from '@tanstack/react-router'
import { surveyListSearchSchema, surveyRoundSearchSchema, surveySearchSchema } from '../features/quality/survey/survey-list.search.js'
import { language, signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const surveys = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/surveys',
  staticData: { requires: 'survey.read' },
  validateSearch: (search) => surveyListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'survey'),
  component: page(() => import('../features/quality/survey/survey-list.page.js'), 'SurveyListPage')
})

const survey = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/surveys/$id',
  staticData: { requires: 'survey.read' },
  validateSearch: (search) => surveySearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'survey', 'audit', 'admin'),
  component: page(() => import('../features/quality/survey/survey.page.js'), 'SurveyPage')
})

const editor = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/surveys/$id/edit',
  staticData: { requires: 'survey.write' },
  loader: ({ params }) => loadTexts(params.lang, 'survey'),
  component: page(() => import('../features/quality/survey/survey-editor.page.js'), 'SurveyEditorPage')
})

const round = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/survey-rounds/$id',
  staticData: { requires: 'survey.read' },
  validateSearch: (search) => surveyRoundSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'survey', 'audit', 'admin'),
  component: page(() => import('../features/quality/survey/round.page.js'), 'SurveyRoundPage')
})

/** The token stands behind the #, so that it reaches no log and no Referer. Nobody is asked who they are. */
const answer = createRoute({
  getParentRoute: () => language,
  path: 'answer',
  component: page(() => import('../features/quality/answer/answer.page.js'), 'AnswerPage')
})

const kiosk = createRoute({
  getParentRoute: () => language,
  path: 'kiosk',
  component: page(() => import('../features/quality/answer/kiosk.page.js'), 'KioskPage')
})

export const qualitySurveyRoutes = [surveys, survey, editor, round] as const
export const answerRoutes = [answer, kiosk] as const
