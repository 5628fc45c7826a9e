/** The addresses of editions: what was certified, and what it rests on. */
import { createRoute } from '@tanstack/react-router'
import { editionListSearchSchema } from '../features/reports/edition/edition-list.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const editionList = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports/editions',
  staticData: { requires: 'edition.read' },
  validateSearch: (search) => editionListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'edition'),
  component: page(() => import('../features/reports/edition/edition-list.page.js'), 'EditionListPage')
})

const newEdition = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports/editions/new',
  staticData: { requires: 'edition.certify' },
  // Divisions have their names with the network.
  loader: ({ params }) => loadTexts(params.lang, 'edition', 'division'),
  component: page(() => import('../features/reports/edition/edition-new.page.js'), 'NewEditionPage')
})

const edition = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports/editions/$id',
  staticData: { requires: 'edition.read' },
  loader: ({ params }) => loadTexts(params.lang, 'edition', 'publication', 'division', 'audit', 'admin', 'exports'),
  component: page(() => import('../features/reports/edition/edition.page.js'), 'EditionPage')
})

export const editionRoutes = [editionList, newEdition, edition] as const
