/** The addresses of the rules by which returns are checked. */
import { createRoute } from '@tanstack/react-router'
import { ruleListSearchSchema } from '../features/results/check/rule-list.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const rules = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rules',
  staticData: { requires: 'indicator.read' },
  validateSearch: (search) => ruleListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'results', 'check'),
  component: page(() => import('../features/results/check/rule-list.page.js'), 'RuleListPage')
})

const newRule = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rules/new',
  staticData: { requires: 'indicator.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'results', 'check'),
  component: page(() => import('../features/results/check/rule-editor.page.js'), 'NewRulePage')
})

const editRule = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rules/$id',
  staticData: { requires: 'indicator.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'results', 'check'),
  component: page(() => import('../features/results/check/rule-editor.page.js'), 'EditRulePage')
})

export const checkRoutes = [rules, newRule, editRule] as const
