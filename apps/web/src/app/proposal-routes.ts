/** The addresses of proposals: what is discussed before the bodies decide. */
import { createRoute } from '@tanstack/react-router'
import { proposalCompareSearchSchema, proposalListSearchSchema } from '../features/governance/proposal/proposal.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const proposals = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/proposals',
  staticData: { requires: 'proposal.read' },
  validateSearch: (search) => proposalListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'proposal'),
  component: page(() => import('../features/governance/proposal/proposal-list.page.js'), 'ProposalListPage')
})

const made = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/proposals/new',
  staticData: { requires: 'proposal.write' },
  loader: ({ params }) => loadTexts(params.lang, 'proposal'),
  component: page(() => import('../features/governance/proposal/proposal-form.page.js'), 'NewProposalPage')
})

const proposal = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/proposals/$id',
  staticData: { requires: 'proposal.read' },
  loader: ({ params }) => loadTexts(params.lang, 'proposal', 'party', 'ballot', 'meeting'),
  component: page(() => import('../features/governance/proposal/proposal.page.js'), 'ProposalPage')
})

const edited = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/proposals/$id/edit',
  staticData: { requires: 'proposal.write' },
  loader: ({ params }) => loadTexts(params.lang, 'proposal'),
  component: page(() => import('../features/governance/proposal/proposal-form.page.js'), 'EditProposalPage')
})

const compared = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/proposals/$id/compare',
  staticData: { requires: 'proposal.read' },
  validateSearch: (search) => proposalCompareSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'proposal', 'agreement'),
  component: page(() => import('../features/governance/proposal/proposal-compare.page.js'), 'ProposalComparePage')
})

export const proposalRoutes = [proposals, made, proposal, edited, compared] as const
