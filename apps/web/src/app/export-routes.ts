/** The addresses of the files that people have asked for, and of how spreadsheets read published results. */
import { createRoute } from '@tanstack/react-router'
import { exportListSearchSchema } from '../features/reports/exports/export-list.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const list = createRoute({
  getParentRoute: () => signedIn,
  path: 'exports',
  staticData: { requires: 'inbox.read' },
  validateSearch: (search) => exportListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'exports'),
  component: page(() => import('../features/reports/exports/export-list.page.js'), 'ExportListPage')
})

const feed = createRoute({
  getParentRoute: () => signedIn,
  path: 'profile/feed',
  staticData: { requires: 'profile.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'exports'),
  component: page(() => import('../features/reports/exports/feed.page.js'), 'FeedPage')
})

export const exportRoutes = [list, feed] as const
