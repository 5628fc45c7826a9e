/** The addresses of the views of quality: the network, a unit, quality beside results, and the calculator of resources. */
import { createRoute } from '@tanstack/react-router'
import { associationSearchSchema, overviewSearchSchema, profileSearchSchema, resourcingSearchSchema } from '../features/quality/views/views.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => overviewSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'quality', 'network'),
  component: page(() => import('../features/quality/views/overview.page.js'), 'OverviewPage')
})

const unitQuality = createRoute({
  getParentRoute: () => signedIn,
  path: 'units/$id/quality',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => profileSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'quality', 'network', 'commitment', 'certificate'),
  component: page(() => import('../features/quality/views/unit-quality.page.js'), 'UnitQualityPage')
})

const association = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/association',
  staticData: { requires: 'return.read' },
  validateSearch: (search) => associationSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'quality'),
  component: page(() => import('../features/quality/views/association.page.js'), 'AssociationPage')
})

const resourcing = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/resourcing',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => resourcingSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'quality'),
  component: page(() => import('../features/quality/views/resourcing.page.js'), 'ResourcingPage')
})

export const qualityViewsRoutes = [overview, unitQuality, association, resourcing] as const
