/** The addresses of what waits, what one is told, and how one wishes to be told. */
import { createRoute } from '@tanstack/react-router'
import { inboxSearchSchema, notificationSearchSchema } from '../features/inbox/inbox/inbox.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: 'inbox',
  staticData: { requires: 'inbox.read' },
  validateSearch: (search) => inboxSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'inbox', 'home', 'network', 'results', 'overview'),
  component: page(() => import('../features/inbox/inbox/inbox.page.js'), 'InboxPage')
})

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: 'inbox/notifications',
  staticData: { requires: 'inbox.manage' },
  validateSearch: (search) => notificationSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'inbox'),
  component: page(() => import('../features/inbox/inbox/notifications.page.js'), 'NotificationsPage')
})

const preferences = createRoute({
  getParentRoute: () => signedIn,
  path: 'profile/notifications',
  staticData: { requires: 'inbox.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'inbox'),
  component: page(() => import('../features/inbox/inbox/preferences.page.js'), 'PreferencesPage')
})

export const inboxRoutes = [tasks, notifications, preferences] as const
