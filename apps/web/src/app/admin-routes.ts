/** The addresses of those who look after Solmu: people and their roles, sign-in, mail and the audit trail. */
import { createRoute } from '@tanstack/react-router'
import { auditSearchSchema } from '../features/audit/audit.search.js'
import { outboxSearchSchema } from '../features/audit/outbox.search.js'
import { invitationListSearchSchema } from '../features/access/people/invitation-list.search.js'
import { accessOfSearchSchema, accessToSearchSchema } from '../features/access/explain/explain.search.js'
import { accessReviewSearchSchema } from '../features/access/review/access-review.search.js'
import { userListSearchSchema } from '../features/access/user-list.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const userList = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/users',
  staticData: { requires: 'access.read' },
  validateSearch: (search) => userListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'people', 'import'),
  component: page(() => import('../features/access/user-list.page.js'), 'UserListPage')
})

const userDetail = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/users/$id',
  staticData: { requires: 'access.read' },
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'people', 'roles'),
  component: page(() => import('../features/access/user-detail.page.js'), 'UserDetailPage')
})

const userAccess = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/users/$id/access',
  staticData: { requires: 'access.read' },
  validateSearch: (search) => accessOfSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'roles'),
  component: page(() => import('../features/access/explain/access-of.page.js'), 'AccessOfPage')
})

const accessTo = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/access',
  staticData: { requires: 'access.read' },
  validateSearch: (search) => accessToSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'roles'),
  component: page(() => import('../features/access/explain/access-to.page.js'), 'AccessToPage')
})

const accessReview = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/access-review',
  staticData: { requires: 'access.review' },
  validateSearch: (search) => accessReviewSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'roles', 'import'),
  component: page(() => import('../features/access/review/access-review.page.js'), 'AccessReviewPage')
})

const roleList = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/roles',
  staticData: { requires: 'access.read' },
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'roles'),
  component: page(() => import('../features/access/role-list.page.js'), 'RoleListPage')
})

const invitationList = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/invitations',
  staticData: { requires: 'access.manage' },
  validateSearch: (search) => invitationListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'people'),
  component: page(() => import('../features/access/people/invitation-list.page.js'), 'InvitationListPage')
})

const machineList = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/machines',
  staticData: { requires: 'access.administer' },
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'people'),
  component: page(() => import('../features/access/people/machine-list.page.js'), 'MachineListPage')
})

const providerList = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/identity-providers',
  staticData: { requires: 'access.administer' },
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'provider'),
  component: page(() => import('../features/access/providers/provider-list.page.js'), 'ProviderListPage')
})

const newProvider = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/identity-providers/new',
  staticData: { requires: 'access.administer' },
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'roles', 'provider'),
  component: page(() => import('../features/access/providers/provider.page.js'), 'NewProviderPage')
})

const provider = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/identity-providers/$id',
  staticData: { requires: 'access.administer' },
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'roles', 'provider'),
  component: page(() => import('../features/access/providers/provider.page.js'), 'ProviderPage')
})

const outbox = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/outbox',
  staticData: { requires: 'outbox.read' },
  validateSearch: (search) => outboxSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'admin'),
  component: page(() => import('../features/audit/outbox.page.js'), 'OutboxPage')
})

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/audit',
  staticData: { requires: 'audit.read' },
  validateSearch: (search) => auditSearchSchema.parse(search),
  // What entries keep is told in the words of the features that it comes from.
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'audit', 'profile', 'roles', 'network', 'change', 'organisation'),
  component: page(() => import('../features/audit/audit.page.js'), 'AuditPage')
})

export const adminRoutes = [
  invitationList,
  machineList,
  providerList,
  newProvider,
  provider,
  userList,
  userDetail,
  userAccess,
  accessTo,
  accessReview,
  roleList,
  outbox,
  audit
] as const
