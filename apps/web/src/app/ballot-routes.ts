/** The addresses of ballots: what is voted on, and one's own vote. */
import { createRoute } from '@tanstack/react-router'
import { ballotListSearchSchema, ballotSubjectSchema } from '../features/governance/ballot/ballot.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const ballots = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/ballots',
  staticData: { requires: 'ballot.read' },
  validateSearch: (search) => ballotListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'ballot'),
  component: page(() => import('../features/governance/ballot/ballot-list.page.js'), 'BallotListPage')
})

const created = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/ballots/new',
  staticData: { requires: 'ballot.manage' },
  validateSearch: (search) => ballotSubjectSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'ballot'),
  component: page(() => import('../features/governance/ballot/ballot-form.page.js'), 'NewBallotPage')
})

const ballot = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/ballots/$id',
  staticData: { requires: 'ballot.read' },
  loader: ({ params }) => loadTexts(params.lang, 'ballot', 'party', 'meeting', 'register', 'audit', 'admin'),
  component: page(() => import('../features/governance/ballot/ballot.page.js'), 'BallotPage')
})

const edited = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/ballots/$id/edit',
  staticData: { requires: 'ballot.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'ballot'),
  component: page(() => import('../features/governance/ballot/ballot-form.page.js'), 'EditBallotPage')
})

export const ballotRoutes = [ballots, created, ballot, edited] as const
