/** The addresses of mandates to negotiate. */
import { createRoute } from '@tanstack/react-router'
import { negotiationListSearchSchema } from '../features/governance/negotiation/negotiation.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const negotiations = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/negotiations',
  staticData: { requires: 'negotiation.work' },
  validateSearch: (search) => negotiationListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'negotiation'),
  component: page(() => import('../features/governance/negotiation/negotiation-list.page.js'), 'NegotiationListPage')
})

const made = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/negotiations/new',
  staticData: { requires: 'negotiation.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'negotiation'),
  component: page(() => import('../features/governance/negotiation/negotiation-form.page.js'), 'NewNegotiationPage')
})

const negotiation = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/negotiations/$id',
  staticData: { requires: 'negotiation.work' },
  loader: ({ params }) => loadTexts(params.lang, 'negotiation', 'audit', 'admin'),
  component: page(() => import('../features/governance/negotiation/negotiation.page.js'), 'NegotiationPage')
})

const edited = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/negotiations/$id/edit',
  staticData: { requires: 'negotiation.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'negotiation'),
  component: page(() => import('../features/governance/negotiation/negotiation-form.page.js'), 'EditNegotiationPage')
})

export const negotiationRoutes = [negotiations, made, negotiation, edited] as const
