/** The addresses of agreements and mandates: what has been agreed, and who may speak for whom. */
import { createRoute } from '@tanstack/react-router'
import { agreementCompareSearchSchema, agreementListSearchSchema, agreementMatrixSearchSchema, agreementPageSearchSchema } from '../features/governance/agreement/agreement.search.js'
import { mandateGapsSearchSchema, mandateListSearchSchema } from '../features/governance/mandate/mandate.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const mandates = createRoute({
  getParentRoute: () => signedIn,
  path: 'mandates',
  staticData: { requires: 'mandate.read' },
  validateSearch: (search) => mandateListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'mandate'),
  component: page(() => import('../features/governance/mandate/mandate-list.page.js'), 'MandateListPage')
})

const gaps = createRoute({
  getParentRoute: () => signedIn,
  path: 'mandates/gaps',
  staticData: { requires: 'mandate.read' },
  validateSearch: (search) => mandateGapsSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'mandate'),
  component: page(() => import('../features/governance/mandate/mandate-gaps.page.js'), 'MandateGapsPage')
})

const mandate = createRoute({
  getParentRoute: () => signedIn,
  path: 'mandates/$id',
  staticData: { requires: 'mandate.read' },
  loader: ({ params }) => loadTexts(params.lang, 'mandate', 'audit', 'admin'),
  component: page(() => import('../features/governance/mandate/mandate.page.js'), 'MandatePage')
})

const agreements = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements',
  staticData: { requires: 'agreement.read' },
  validateSearch: (search) => agreementListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'agreement'),
  component: page(() => import('../features/governance/agreement/agreement-list.page.js'), 'AgreementListPage')
})

const matrix = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/matrix',
  staticData: { requires: 'agreement.read' },
  validateSearch: (search) => agreementMatrixSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'agreement'),
  component: page(() => import('../features/governance/agreement/agreement-matrix.page.js'), 'AgreementMatrixPage')
})

const created = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/new',
  staticData: { requires: 'agreement.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'agreement', 'change'),
  component: page(() => import('../features/governance/agreement/agreement-form.page.js'), 'NewAgreementPage')
})

const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/$id',
  staticData: { requires: 'agreement.read' },
  validateSearch: (search) => agreementPageSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'agreement', 'audit', 'admin'),
  component: page(() => import('../features/governance/agreement/agreement.page.js'), 'AgreementPage')
})

const edited = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/$id/edit',
  staticData: { requires: 'agreement.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'agreement', 'change'),
  component: page(() => import('../features/governance/agreement/agreement-form.page.js'), 'EditAgreementPage')
})

const draft = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/$id/draft',
  staticData: { requires: 'agreement.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'agreement'),
  component: page(() => import('../features/governance/agreement/draft.page.js'), 'DraftPage')
})

const compare = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/$id/compare',
  staticData: { requires: 'agreement.read' },
  validateSearch: (search) => agreementCompareSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'agreement'),
  component: page(() => import('../features/governance/agreement/compare.page.js'), 'ComparePage')
})

const version = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/versions/$id',
  staticData: { requires: 'agreement.read' },
  loader: ({ params }) => loadTexts(params.lang, 'agreement'),
  component: page(() => import('../features/governance/agreement/version.page.js'), 'VersionPage')
})

const sign = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements/versions/$id/sign',
  staticData: { requires: 'agreement.read' },
  loader: ({ params }) => loadTexts(params.lang, 'agreement'),
  component: page(() => import('../features/governance/agreement/sign.page.js'), 'SignAgreementPage')
})

export const governanceRoutes = [mandates, gaps, mandate, agreements, matrix, created, agreement, edited, draft, compare, version, sign] as const
