/**
 * The addresses of Solmu, each with the page that it opens, the texts that the
 * page needs and the right that it asks for. Pages are loaded when first opened.
 */
import { createRoute } from '@tanstack/react-router'
import { auditSearchSchema } from '../features/audit/audit.search.js'
import { outboxSearchSchema } from '../features/audit/outbox.search.js'
import { invitationListSearchSchema } from '../features/access/people/invitation-list.search.js'
import { accessOfSearchSchema, accessToSearchSchema } from '../features/access/explain/explain.search.js'
import { accessReviewSearchSchema } from '../features/access/review/access-review.search.js'
import { userListSearchSchema } from '../features/access/user-list.search.js'
import {
  changeLogSearchSchema,
  changeSearchSchema,
  compareSearchSchema,
  networkSearchSchema,
  unitDetailSearchSchema,
  unitListSearchSchema
} from '../features/network/network.search.js'
import { importSearchSchema } from '../features/network/import/import.search.js'
import { organisationListSearchSchema } from '../features/network/organisation/organisation-list.search.js'
import { entry, language, root, signedIn } from './base-routes.js'
import { entranceRoutes } from './entrance-routes.js'
import { openRoutes } from './open-routes.js'
import { loadTexts, page } from './page-loading.js'

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  staticData: { requires: 'inbox.read' },
  loader: ({ params }) => loadTexts(params.lang, 'home', 'network', 'admin', 'audit'),
  component: page(() => import('../features/inbox/home.page.js'), 'HomePage')
})

const network = createRoute({
  getParentRoute: () => signedIn,
  path: 'network',
  staticData: { requires: 'network.read' },
  validateSearch: (search) => networkSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'network', 'import', 'template', 'division'),
  component: page(() => import('../features/network/network.page.js'), 'NetworkPage')
})

const comparison = createRoute({
  getParentRoute: () => signedIn,
  path: 'network/compare',
  staticData: { requires: 'network.read' },
  validateSearch: (search) => compareSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'network', 'compare'),
  component: page(() => import('../features/network/compare/compare.page.js'), 'ComparePage')
})

const networkChange = createRoute({
  getParentRoute: () => signedIn,
  path: 'network/change',
  staticData: { requires: 'network.change' },
  validateSearch: (search) => changeSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'network', 'change'),
  component: page(() => import('../features/network/change/change-wizard.page.js'), 'ChangeWizardPage')
})

const changeLog = createRoute({
  getParentRoute: () => signedIn,
  path: 'network/changes',
  staticData: { requires: 'network.read' },
  validateSearch: (search) => changeLogSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'network', 'change'),
  component: page(() => import('../features/network/change/change-log.page.js'), 'ChangeLogPage')
})

const unitList = createRoute({
  getParentRoute: () => signedIn,
  path: 'network/units',
  staticData: { requires: 'network.read' },
  validateSearch: (search) => unitListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'network', 'import'),
  component: page(() => import('../features/network/unit-list.page.js'), 'UnitListPage')
})

const unitDetail = createRoute({
  getParentRoute: () => signedIn,
  path: 'units/$id',
  staticData: { requires: 'network.read' },
  validateSearch: (search) => unitDetailSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'network'),
  component: page(() => import('../features/network/unit-detail.page.js'), 'UnitDetailPage')
})

const organisationList = createRoute({
  getParentRoute: () => signedIn,
  path: 'organisations',
  staticData: { requires: 'organisation.read' },
  validateSearch: (search) => organisationListSearchSchema.parse(search),
  // The menu of files has its texts with the imports.
  loader: ({ params }) => loadTexts(params.lang, 'network', 'organisation', 'import'),
  component: page(() => import('../features/network/organisation/organisation-list.page.js'), 'OrganisationListPage')
})

const newOrganisation = createRoute({
  getParentRoute: () => signedIn,
  path: 'organisations/new',
  staticData: { requires: 'organisation.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'network', 'organisation'),
  component: page(() => import('../features/network/organisation/form/organisation-form.page.js'), 'NewOrganisationPage')
})

const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: 'organisations/$id',
  staticData: { requires: 'organisation.read' },
  loader: ({ params }) => loadTexts(params.lang, 'network', 'organisation'),
  component: page(() => import('../features/network/organisation/organisation.page.js'), 'OrganisationPage')
})

const editOrganisation = createRoute({
  getParentRoute: () => signedIn,
  path: 'organisations/$id/edit',
  staticData: { requires: 'organisation.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'network', 'organisation'),
  component: page(() => import('../features/network/organisation/form/organisation-form.page.js'), 'EditOrganisationPage')
})

const importList = createRoute({
  getParentRoute: () => signedIn,
  path: 'network/imports',
  staticData: { requires: 'network.import' },
  loader: ({ params }) => loadTexts(params.lang, 'import'),
  component: page(() => import('../features/network/import/import-list.page.js'), 'ImportListPage')
})

const networkImport = createRoute({
  getParentRoute: () => signedIn,
  path: 'network/imports/$id',
  staticData: { requires: 'network.import' },
  validateSearch: (search) => importSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'import'),
  component: page(() => import('../features/network/import/import.page.js'), 'ImportPage')
})

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: 'profile',
  staticData: { requires: 'profile.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'profile', 'people', 'admin', 'roles'),
  component: page(() => import('../features/access/profile/profile.page.js'), 'ProfilePage')
})

const ownSecurity = createRoute({
  getParentRoute: () => signedIn,
  path: 'profile/security',
  loader: ({ params }) => loadTexts(params.lang, 'identity', 'security', 'provider'),
  component: page(() => import('./own-security.js'), 'OwnSecurityPage')
})

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
  loader: ({ params }) => loadTexts(params.lang, 'admin', 'audit'),
  component: page(() => import('../features/audit/audit.page.js'), 'AuditPage')
})

export const routeTree = root.addChildren([
  entry,
  language.addChildren([
    ...entranceRoutes,
    openRoutes,
    signedIn.addChildren([
      home,
      network,
      comparison,
      networkChange,
      changeLog,
      unitList,
      unitDetail,
      organisationList,
      newOrganisation,
      organisation,
      editOrganisation,
      importList,
      networkImport,
      profile,
      ownSecurity,
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
    ])
  ])
])
