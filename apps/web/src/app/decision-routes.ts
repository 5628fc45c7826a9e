/** The addresses of the register of decisions. */
import { createRoute } from '@tanstack/react-router'
import { decisionListSearchSchema, newDecisionSearchSchema, openDecisionsSearchSchema } from '../features/governance/decision/decision.search.js'
import { language, signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const decisions = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/decisions',
  staticData: { requires: 'decision.read' },
  validateSearch: (search) => decisionListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'register'),
  component: page(() => import('../features/governance/decision/decision-list.page.js'), 'DecisionListPage')
})

const created = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/decisions/new',
  staticData: { requires: 'decision.manage' },
  validateSearch: (search) => newDecisionSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'register'),
  component: page(() => import('../features/governance/decision/decision-form.page.js'), 'NewDecisionPage')
})

const decision = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/decisions/$id',
  staticData: { requires: 'decision.read' },
  loader: ({ params }) => loadTexts(params.lang, 'register', 'meeting'),
  component: page(() => import('../features/governance/decision/decision.page.js'), 'DecisionPage')
})

/** Decisions for everybody: it asks for no viewer at all. */
export const openDecisions = createRoute({
  getParentRoute: () => language,
  path: 'open/$consortium/decisions',
  validateSearch: (search) => openDecisionsSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'register'),
  component: page(() => import('../features/governance/decision/open-decisions.page.js'), 'OpenDecisionsPage')
})

export const decisionRoutes = [decisions, created, decision] as const
