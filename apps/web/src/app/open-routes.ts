/** The pages about the service, and what stands at an address that leads nowhere. */
import { createRoute } from '@tanstack/react-router'
import { openResultsSearchSchema } from '../features/reports/open/open-results.search.js'
import type { Viewer } from '../graphql/viewer.operations.js'
import { language } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'
import { findViewer } from './session.js'

/** Pages that are open to all; whoever is signed in keeps the frame of Solmu around them. */
const open = createRoute({
  getParentRoute: () => language,
  id: 'open',
  beforeLoad: async ({ context }): Promise<{ viewer: Viewer | null }> => ({
    viewer: await findViewer(context.client).catch(() => null)
  }),
  loader: ({ params }) => loadTexts(params.lang, 'pages'),
  component: page(() => import('./layouts.js'), 'OpenLayout')
})

const accessibility = createRoute({
  getParentRoute: () => open,
  path: 'accessibility',
  component: page(() => import('./pages/accessibility.page.js'), 'AccessibilityPage')
})

const privacy = createRoute({
  getParentRoute: () => open,
  path: 'privacy',
  component: page(() => import('./pages/privacy.page.js'), 'PrivacyPage')
})

const feedback = createRoute({
  getParentRoute: () => open,
  path: 'feedback',
  component: page(() => import('./pages/feedback.page.js'), 'FeedbackPage')
})

const anythingElse = createRoute({
  getParentRoute: () => open,
  path: '$',
  component: page(() => import('./failure-pages.js'), 'NotFoundPage')
})

/** Results for everybody: it asks for no viewer at all, so that whoever reads needs no session. */
export const openResults = createRoute({
  getParentRoute: () => language,
  path: 'open/$consortium',
  validateSearch: (search) => openResultsSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'publication', 'openResults'),
  component: page(() => import('../features/reports/open/open-results.page.js'), 'OpenResultsPage')
})

export const openRoutes = open.addChildren([accessibility, privacy, feedback, anythingElse])
