/**
 * The addresses of Solmu, each with the page that it opens, the texts that the
 * page needs and the right that it asks for. Pages are loaded when first opened.
 */
import { createRoute } from '@tanstack/react-router'
import { adminRoutes } from './admin-routes.js'
import { entry, language, root, signedIn } from './base-routes.js'
import { editionRoutes } from './edition-routes.js'
import { entranceRoutes } from './entrance-routes.js'
import { exportRoutes } from './export-routes.js'
import { choiceRoutes } from './choice-routes.js'
import { decisionRoutes, openDecisions } from './decision-routes.js'
import { ballotRoutes } from './ballot-routes.js'
import { charterRoutes } from './charter-routes.js'
import { governanceRoutes } from './governance-routes.js'
import { meetingRoutes } from './meeting-routes.js'
import { inboxRoutes } from './inbox-routes.js'
import { negotiationRoutes } from './negotiation-routes.js'
import { portfolioRoutes } from './portfolio-routes.js'
import { portfolioViewRoutes } from './portfolio-view-routes.js'
import { networkRoutes } from './network-routes.js'
import { openResults, openRoutes } from './open-routes.js'
import { loadTexts, page } from './page-loading.js'
import { partyRoutes } from './party-routes.js'
import { proposalRoutes } from './proposal-routes.js'
import { publicationRoutes } from './publication-routes.js'
import { openPractices, qualityImprovementRoutes } from './quality-improvement-routes.js'
import { applyRoutes, memberRoutes } from './member-routes.js'
import { selectionRoutes } from './selection-routes.js'
import { openPromises, qualityCommitmentRoutes } from './quality-commitment-routes.js'
import { qualityReviewRoutes } from './quality-review-routes.js'
import { qualityAssessRoutes } from './quality-assess-routes.js'
import { qualityRoutes } from './quality-routes.js'
import { qualityViewsRoutes } from './quality-views-routes.js'
import { answerRoutes, qualitySurveyRoutes } from './quality-survey-routes.js'
import { reportBuilderRoutes } from './report-builder-routes.js'
import { reportRoutes } from './report-routes.js'
import { resultsRoutes } from './results-routes.js'

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  staticData: { requires: 'inbox.read' },
  loader: ({ params }) => loadTexts(params.lang, 'home', 'network', 'admin', 'audit', 'results', 'overview', 'publication'),
  component: page(() => import('../features/inbox/home.page.js'), 'HomePage')
})

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: 'profile',
  staticData: { requires: 'profile.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'profile', 'people', 'admin', 'roles'),
  component: page(() => import('../features/access/profile/profile.page.js'), 'ProfilePage')
})

const ownSecurity = createRoute({
  getParentRoute: () => signedIn,
  path: 'profile/security',
  loader: ({ params }) => loadTexts(params.lang, 'identity', 'security', 'provider'),
  component: page(() => import('./own-security.js'), 'OwnSecurityPage')
})

export const routeTree = root.addChildren([
  entry,
  language.addChildren([
    ...entranceRoutes,
    openRoutes,
    openResults,
    ...answerRoutes,
    ...applyRoutes,
    openPromises,
    openDecisions,
    openPractices,
    signedIn.addChildren([home, ...inboxRoutes, ...networkRoutes, ...governanceRoutes, ...charterRoutes, ...meetingRoutes, ...proposalRoutes, ...partyRoutes, ...ballotRoutes, ...decisionRoutes, ...choiceRoutes, ...negotiationRoutes, ...portfolioRoutes, ...portfolioViewRoutes, ...resultsRoutes, ...qualityRoutes, ...qualityAssessRoutes, ...qualityReviewRoutes, ...qualityCommitmentRoutes, ...qualityViewsRoutes, ...qualityImprovementRoutes, ...qualitySurveyRoutes, ...memberRoutes, ...selectionRoutes, ...publicationRoutes, ...editionRoutes, ...reportRoutes, ...exportRoutes, ...reportBuilderRoutes, profile, ownSecurity, ...adminRoutes])
  ])
])
