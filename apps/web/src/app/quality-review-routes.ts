/** The addresses of reviews: what a reviewer is asked for, who reviews whom, and the views side by side. */
import { createRoute } from '@tanstack/react-router'
import { assignmentSearchSchema, reviewersSearchSchema, reviewListSearchSchema, settlementSearchSchema } from '../features/quality/review/review.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const reviews = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/reviews',
  staticData: { requires: 'review.write' },
  validateSearch: (search) => reviewListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'review'),
  component: page(() => import('../features/quality/review/review-list.page.js'), 'ReviewListPage')
})

const review = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/reviews/$id',
  staticData: { requires: 'review.write' },
  loader: ({ params }) => loadTexts(params.lang, 'review', 'assessment'),
  component: page(() => import('../features/quality/review/review.page.js'), 'ReviewPage')
})

const reviewers = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/reviewers',
  staticData: { requires: 'review.assign' },
  validateSearch: (search) => reviewersSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'review'),
  component: page(() => import('../features/quality/review/reviewers.page.js'), 'ReviewersPage')
})

const assignment = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/reviewers/rounds/$id',
  staticData: { requires: 'review.assign' },
  validateSearch: (search) => assignmentSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'review'),
  component: page(() => import('../features/quality/review/assignment.page.js'), 'AssignmentPage')
})

const consensus = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/consensus/$id',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => settlementSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'review', 'audit', 'admin'),
  component: page(() => import('../features/quality/review/settlement.page.js'), 'SettlementPage')
})

export const qualityReviewRoutes = [reviews, review, reviewers, assignment, consensus] as const
