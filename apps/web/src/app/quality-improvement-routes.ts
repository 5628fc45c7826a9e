/** The addresses of findings, improvement actions, their rules, and good practices. */
import { createRoute } from '@tanstack/react-router'
import { improvementSearchSchema } from '../features/quality/improvement/improvement.search.js'
import { openPracticesSearchSchema, practiceListSearchSchema, practiceSearchSchema } from '../features/quality/practice/practice.search.js'
import { language, signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const board = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/improvements',
  staticData: { requires: 'improvement.read' },
  validateSearch: (search) => improvementSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'improvement'),
  component: page(() => import('../features/quality/improvement/improvement-board.page.js'), 'ImprovementBoardPage')
})

const rules = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/improvements/rules',
  staticData: { requires: 'improvement.read' },
  loader: ({ params }) => loadTexts(params.lang, 'improvement'),
  component: page(() => import('../features/quality/improvement/rules.page.js'), 'ImprovementRulesPage')
})

const improvement = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/improvements/$id',
  staticData: { requires: 'improvement.read' },
  loader: ({ params }) => loadTexts(params.lang, 'improvement'),
  component: page(() => import('../features/quality/improvement/improvement.page.js'), 'ImprovementPage')
})

const practices = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/practices',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => practiceListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'practice', 'import'),
  component: page(() => import('../features/quality/practice/practice-list.page.js'), 'PracticeListPage')
})

const practice = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/practices/$id',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => practiceSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'practice', 'improvement', 'framework'),
  component: page(() => import('../features/quality/practice/practice.page.js'), 'PracticePage')
})

/** Cards for everybody: it asks for no viewer at all. */
export const openPractices = createRoute({
  getParentRoute: () => language,
  path: 'open/$consortium/practices',
  validateSearch: (search) => openPracticesSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'practice'),
  component: page(() => import('../features/quality/practice/open-practices.page.js'), 'OpenPracticesPage')
})

export const qualityImprovementRoutes = [board, rules, improvement, practices, practice] as const
