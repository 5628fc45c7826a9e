/** The addresses of assessments and their rounds. */
import { createRoute } from '@tanstack/react-router'
import { answeringSearchSchema, assessmentListSearchSchema } from '../features/quality/assessment/assessment-list.search.js'
import { cycleListSearchSchema } from '../features/quality/cycle/cycle-list.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const assessments = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/assessments',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => assessmentListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'assessment'),
  component: page(() => import('../features/quality/assessment/assessment-list.page.js'), 'AssessmentListPage')
})

const assessment = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/assessments/$id',
  staticData: { requires: 'quality.read' },
  // Units of measure have their names with the indicators, the history of the record with the trail.
  loader: ({ params }) => loadTexts(params.lang, 'assessment', 'review', 'framework', 'indicator', 'audit'),
  component: page(() => import('../features/quality/assessment/assessment.page.js'), 'AssessmentPage')
})

const answering = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/assessments/$id/answer',
  staticData: { requires: 'assessment.edit' },
  validateSearch: (search) => answeringSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'assessment', 'framework', 'indicator'),
  component: page(() => import('../features/quality/assessment/answering.page.js'), 'AnsweringPage')
})

const rounds = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/rounds',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => cycleListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'assessment'),
  component: page(() => import('../features/quality/cycle/cycle-list.page.js'), 'CycleListPage')
})

const newRound = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/rounds/new',
  staticData: { requires: 'assessment.plan' },
  loader: ({ params }) => loadTexts(params.lang, 'assessment', 'framework'),
  component: page(() => import('../features/quality/cycle/cycle-form.page.js'), 'NewCyclePage')
})

const round = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/rounds/$id',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => assessmentListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'assessment', 'framework', 'audit'),
  component: page(() => import('../features/quality/cycle/cycle.page.js'), 'CyclePage')
})

const editRound = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/rounds/$id/edit',
  staticData: { requires: 'assessment.plan' },
  loader: ({ params }) => loadTexts(params.lang, 'assessment', 'framework'),
  component: page(() => import('../features/quality/cycle/cycle-form.page.js'), 'EditCyclePage')
})

export const qualityAssessRoutes = [assessments, assessment, answering, rounds, newRound, round, editRound] as const
