/** The addresses of what applications are assessed by and decided by. */
import { createRoute } from '@tanstack/react-router'
import { rulesSearchSchema } from '../features/onboarding/rules/rules.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const criteria = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/criteria',
  staticData: { requires: 'application.read' },
  validateSearch: (search) => rulesSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'application', 'selection'),
  component: page(() => import('../features/onboarding/rules/criteria.page.js'), 'CriteriaPage')
})

const criteriaEditor = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/criteria/edit',
  staticData: { requires: 'application.read' },
  loader: ({ params }) => loadTexts(params.lang, 'application', 'selection'),
  component: page(() => import('../features/onboarding/rules/criteria-editor.page.js'), 'CriteriaEditorPage')
})

const path = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/decision-path',
  staticData: { requires: 'application.read' },
  validateSearch: (search) => rulesSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'application', 'selection'),
  component: page(() => import('../features/onboarding/rules/path.page.js'), 'PathPage')
})

const pathEditor = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/decision-path/edit',
  staticData: { requires: 'application.read' },
  loader: ({ params }) => loadTexts(params.lang, 'application', 'selection'),
  component: page(() => import('../features/onboarding/rules/path-editor.page.js'), 'PathEditorPage')
})

export const selectionRoutes = [criteria, criteriaEditor, path, pathEditor] as const
