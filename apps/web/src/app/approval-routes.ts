/** The addresses of approval: the review of a return, its history, and the returns of a region. */
import { createRoute } from '@tanstack/react-router'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const approvalTexts = (lang: string) => loadTexts(lang, 'results', 'unitReturn', 'approval')

const review = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/returns/$id/review',
  staticData: { requires: 'return.read' },
  loader: ({ params }) => approvalTexts(params.lang),
  component: page(() => import('../features/results/approval/review/return-review.page.js'), 'ReturnReviewPage')
})

const history = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/returns/$id/history',
  staticData: { requires: 'return.read' },
  loader: ({ params }) => approvalTexts(params.lang),
  component: page(() => import('../features/results/approval/history/return-history.page.js'), 'ReturnHistoryPage')
})

const region = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rounds/$id/centres/$centreId',
  staticData: { requires: 'return.read' },
  loader: ({ params }) => approvalTexts(params.lang),
  component: page(() => import('../features/results/approval/region/region.page.js'), 'RegionPage')
})

export const approvalRoutes = [review, history, region] as const
