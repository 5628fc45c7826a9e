/**
 * The addresses of Solmu, each with the page that it opens, the texts that the
 * page needs and the right that it asks for. Pages are loaded when first opened.
 */
import type { ApolloClient } from '@apollo/client'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import type { Action } from '@solmu/domain/access/actions.js'
import { auditSearchSchema } from '../features/audit/audit.search.js'
import { outboxSearchSchema } from '../features/audit/outbox.search.js'
import { userListSearchSchema } from '../features/access/user-list.search.js'
import { loginSearch } from '../features/identity/login.search.js'
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
import type { Viewer } from '../graphql/viewer.operations.js'
import { isLanguage } from '../ui/text.js'
import { RootFailure } from './failure-pages.js'
import { LanguageRoot } from './language-root.js'
import { firstLanguage, safeNext } from './languages.js'
import { failure, loadTexts, page } from './page-loading.js'
import { findViewer } from './session.js'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What the viewer must be allowed to do to see the page. */
    readonly requires?: Action
  }
}

export interface RouterContext {
  readonly client: ApolloClient
}

const browserLanguages = () => navigator.languages ?? [navigator.language]

const root = createRootRouteWithContext<RouterContext>()({ errorComponent: RootFailure })

const entry = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$lang', params: { lang: firstLanguage(browserLanguages()) }, replace: true })
  }
})

const language = createRoute({
  getParentRoute: () => root,
  path: '$lang',
  beforeLoad: ({ params, location }) => {
    if (isLanguage(params.lang)) return
    const href = `/${firstLanguage(browserLanguages())}${location.href}`
    throw redirect({ href, replace: true })
  },
  loader: ({ params }) => loadTexts(params.lang, 'app'),
  component: LanguageRoot,
  pendingComponent: () => null,
  errorComponent: RootFailure
})

const login = createRoute({
  getParentRoute: () => language,
  path: 'login',
  validateSearch: (search) => loginSearch.parse(search),
  loaderDeps: ({ search }) => ({ next: search.next }),
  loader: async ({ params, deps }) => {
    const { getAuthState } = await import('../features/identity/auth.js')
    const [state] = await Promise.all([getAuthState(), loadTexts(params.lang, 'identity')])
    if (!state.isSetUp) throw redirect({ to: '/$lang/first-run', params, replace: true })
    if (state.signedIn) throw redirect({ href: safeNext(deps.next) ?? `/${params.lang}`, replace: true })
    return state
  },
  component: page(() => import('./entrance.js'), 'LoginEntrance'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

const firstRun = createRoute({
  getParentRoute: () => language,
  path: 'first-run',
  loader: async ({ params }) => {
    const { getAuthState } = await import('../features/identity/auth.js')
    const [state] = await Promise.all([getAuthState(), loadTexts(params.lang, 'identity')])
    if (state.isSetUp) throw redirect({ to: '/$lang/login', params, replace: true })
  },
  component: page(() => import('./entrance.js'), 'FirstRunEntrance'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

/** Pages that are open to all; whoever is signed in keeps the frame of Solmu around them. */
const open = createRoute({
  getParentRoute: () => language,
  id: 'open',
  beforeLoad: async ({ context }): Promise<{ viewer: Viewer | null }> => ({
    viewer: await findViewer(context.client).catch(() => null)
  }),
  loader: ({ params }) => loadTexts(params.lang, 'pages'),
  component: page(() => import('./layouts.js'), 'OpenLayout')
})

const accessibility = createRoute({
  getParentRoute: () => open,
  path: 'accessibility',
  component: page(() => import('./pages/accessibility.page.js'), 'AccessibilityPage')
})

const privacy = createRoute({
  getParentRoute: () => open,
  path: 'privacy',
  component: page(() => import('./pages/privacy.page.js'), 'PrivacyPage')
})

const feedback = createRoute({
  getParentRoute: () => open,
  path: 'feedback',
  component: page(() => import('./pages/feedback.page.js'), 'FeedbackPage')
})

const anythingElse = createRoute({
  getParentRoute: () => open,
  path: '$',
  component: page(() => import('./failure-pages.js'), 'NotFoundPage')
})

/** Pages behind the sign-in. */
const signedIn = createRoute({
  getParentRoute: () => language,
  id: 'signed-in',
  beforeLoad: async ({ context, location, params }): Promise<{ viewer: Viewer }> => {
    const viewer = await findViewer(context.client)
    if (viewer) return { viewer }
    const isPlainHome = location.href === `/${params.lang}`
    const next = isPlainHome ? undefined : (safeNext(location.href) ?? undefined)
    throw redirect({ to: '/$lang/login', params, search: { next }, replace: true })
  },
  component: page(() => import('./layouts.js'), 'SignedInLayout'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  staticData: { requires: 'inbox.read' },
  loader: ({ params }) => loadTexts(params.lang, 'home', 'network', 'admin'),
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
  loader: ({ params }) => loadTexts(params.lang, 'profile'),
  component: page(() => import('../features/access/profile/profile.page.js'), 'ProfilePage')
})

const userList = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/users',
  staticData: { requires: 'access.read' },
  validateSearch: (search) => userListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'admin'),
  component: page(() => import('../features/access/user-list.page.js'), 'UserListPage')
})

const userDetail = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/users/$id',
  staticData: { requires: 'access.read' },
  loader: ({ params }) => loadTexts(params.lang, 'admin'),
  component: page(() => import('../features/access/user-detail.page.js'), 'UserDetailPage')
})

const roleList = createRoute({
  getParentRoute: () => signedIn,
  path: 'admin/roles',
  staticData: { requires: 'access.read' },
  loader: ({ params }) => loadTexts(params.lang, 'admin'),
  component: page(() => import('../features/access/role-list.page.js'), 'RoleListPage')
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
  loader: ({ params }) => loadTexts(params.lang, 'admin'),
  component: page(() => import('../features/audit/audit.page.js'), 'AuditPage')
})

export const routeTree = root.addChildren([
  entry,
  language.addChildren([
    login,
    firstRun,
    open.addChildren([accessibility, privacy, feedback, anythingElse]),
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
      userList,
      userDetail,
      roleList,
      outbox,
      audit
    ])
  ])
])
