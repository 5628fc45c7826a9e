/** The addresses of reports: what figures add up to, and what is published of them. */
import { createRoute } from '@tanstack/react-router'
import { consolidationSearchSchema } from '../features/reports/consolidation/consolidation.search.js'
import { differenceSearchSchema } from '../features/reports/difference/difference.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const consolidation = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports',
  staticData: { requires: 'return.read' },
  validateSearch: (search) => consolidationSearchSchema.parse(search),
  // Divisions and their classes have their names with the network.
  loader: ({ params }) => loadTexts(params.lang, 'consolidation', 'division', 'exports'),
  component: page(() => import('../features/reports/consolidation/consolidation.page.js'), 'ConsolidationPage')
})

const difference = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports/difference',
  // Readers of published results compare these, and nothing else.
  staticData: { requires: 'inbox.read' },
  validateSearch: (search) => differenceSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'difference', 'consolidation', 'division'),
  component: page(() => import('../features/reports/difference/difference.page.js'), 'DifferencePage')
})

export const reportRoutes = [consolidation, difference] as const
