/** The addresses of the charter and of the bodies that decide by it. */
import { createRoute } from '@tanstack/react-router'
import { bodyListSearchSchema } from '../features/governance/body/body.search.js'
import { charterCompareSearchSchema, charterSearchSchema } from '../features/governance/charter/charter.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const charter = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/charter',
  staticData: { requires: 'charter.read' },
  validateSearch: (search) => charterSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'charter', 'party', 'audit', 'admin', 'meeting'),
  component: page(() => import('../features/governance/charter/charter.page.js'), 'CharterPage')
})

const compare = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/charter/compare',
  staticData: { requires: 'charter.read' },
  validateSearch: (search) => charterCompareSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'charter', 'agreement'),
  component: page(() => import('../features/governance/charter/charter-compare.page.js'), 'CharterComparePage')
})

const draft = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/charter/draft',
  staticData: { requires: 'charter.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'charter'),
  component: page(() => import('../features/governance/charter/charter-draft.page.js'), 'CharterDraftPage')
})

const bodies = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/bodies',
  staticData: { requires: 'body.read' },
  validateSearch: (search) => bodyListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'body', 'mandate'),
  component: page(() => import('../features/governance/body/body-list.page.js'), 'BodyListPage')
})

const body = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/bodies/$id',
  staticData: { requires: 'body.read' },
  loader: ({ params }) => loadTexts(params.lang, 'body', 'audit', 'admin'),
  component: page(() => import('../features/governance/body/body.page.js'), 'BodyPage')
})

export const charterRoutes = [charter, compare, draft, bodies, body] as const
