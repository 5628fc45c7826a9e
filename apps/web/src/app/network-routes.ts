/** The addresses of the network: its units, organisations, changes and imports. */
import { createRoute } from '@tanstack/react-router'
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
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

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

export const networkRoutes = [
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
  networkImport
] as const
