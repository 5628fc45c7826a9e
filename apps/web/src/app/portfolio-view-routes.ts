/** The addresses of the views of the portfolio as a whole. */
import { createRoute } from '@tanstack/react-router'
import { coverageSearchSchema, endingsSearchSchema, overlapSearchSchema, overviewSearchSchema } from '../features/portfolio/views/views.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => overviewSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'portfolioViews', 'import'),
  component: page(() => import('../features/portfolio/views/overview.page.js'), 'PortfolioOverviewPage')
})

const coverage = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/coverage',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => coverageSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'portfolioViews'),
  component: page(() => import('../features/portfolio/views/coverage.page.js'), 'PortfolioCoveragePage')
})

const endings = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/endings',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => endingsSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'portfolioViews'),
  component: page(() => import('../features/portfolio/views/endings.page.js'), 'FundingEndingsPage')
})

const overlaps = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/overlaps',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => overlapSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'portfolioViews'),
  component: page(() => import('../features/portfolio/views/overlaps.page.js'), 'ProjectOverlapsPage')
})

export const portfolioViewRoutes = [overview, coverage, endings, overlaps] as const
