/** The addresses of results: returns, and what is read and decided around them. */
import { createRoute } from '@tanstack/react-router'
import { indicatorListSearchSchema } from '../features/results/indicator/indicator-list.search.js'
import { overlapSearchSchema } from '../features/results/facts/overlap.search.js'
import { overviewSearchSchema } from '../features/results/overview/overview.search.js'
import { returnListSearchSchema } from '../features/results/unit-return/list/return-list.search.js'
import { approvalRoutes } from './approval-routes.js'
import { targetSearchSchema } from '../features/results/target/target.search.js'
import { signedIn } from './base-routes.js'
import { checkRoutes } from './check-routes.js'
import { loadTexts, page } from './page-loading.js'
import { roundRoutes } from './round-routes.js'

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: 'results',
  staticData: { requires: 'return.read' },
  validateSearch: (search) => overviewSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'results', 'overview'),
  component: page(() => import('../features/results/overview/overview.page.js'), 'OverviewPage')
})

const targets = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/targets',
  staticData: { requires: 'return.read' },
  validateSearch: (search) => targetSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'results', 'target'),
  component: page(() => import('../features/results/target/target.page.js'), 'TargetPage')
})

const overlaps = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/overlaps',
  staticData: { requires: 'return.read' },
  validateSearch: (search) => overlapSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'results', 'facts'),
  component: page(() => import('../features/results/facts/overlap.page.js'), 'OverlapPage')
})

const returnList = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/returns',
  staticData: { requires: 'return.read' },
  validateSearch: (search) => returnListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'results', 'unitReturn'),
  component: page(() => import('../features/results/unit-return/list/return-list.page.js'), 'ReturnListPage')
})

const unitReturn = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/returns/$id',
  staticData: { requires: 'return.read' },
  // The strip, the checks and the menu of files have their texts with their own features.
  loader: ({ params }) => loadTexts(params.lang, 'results', 'unitReturn', 'approval', 'check', 'exchange'),
  component: page(() => import('../features/results/unit-return/unit-return.page.js'), 'UnitReturnPage')
})

const indicatorTexts = (lang: string) => loadTexts(lang, 'results', 'indicator')

const indicatorList = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/indicators',
  staticData: { requires: 'indicator.read' },
  validateSearch: (search) => indicatorListSearchSchema.parse(search),
  loader: ({ params }) => indicatorTexts(params.lang),
  component: page(() => import('../features/results/indicator/indicator-list.page.js'), 'IndicatorListPage')
})

const newIndicator = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/indicators/new',
  staticData: { requires: 'indicator.manage' },
  loader: ({ params }) => indicatorTexts(params.lang),
  component: page(() => import('../features/results/indicator/form/indicator-form.page.js'), 'NewIndicatorPage')
})

const indicator = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/indicators/$id',
  staticData: { requires: 'indicator.read' },
  loader: ({ params }) => indicatorTexts(params.lang),
  component: page(() => import('../features/results/indicator/indicator.page.js'), 'IndicatorPage')
})

const amendIndicator = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/indicators/$id/edit',
  staticData: { requires: 'indicator.manage' },
  loader: ({ params }) => indicatorTexts(params.lang),
  component: page(() => import('../features/results/indicator/form/indicator-form.page.js'), 'AmendIndicatorPage')
})

const dimensionList = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/dimensions',
  staticData: { requires: 'indicator.read' },
  loader: ({ params }) => indicatorTexts(params.lang),
  component: page(() => import('../features/results/indicator/dimension-list.page.js'), 'DimensionListPage')
})

const indicatorGroups = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/groups',
  staticData: { requires: 'indicator.manage' },
  loader: ({ params }) => indicatorTexts(params.lang),
  component: page(() => import('../features/results/indicator/indicator-group-list.page.js'), 'IndicatorGroupListPage')
})

export const resultsRoutes = [overview, targets, overlaps, indicatorList, newIndicator, indicator, amendIndicator, dimensionList, indicatorGroups, returnList, unitReturn, ...approvalRoutes, ...checkRoutes, ...roundRoutes] as const
