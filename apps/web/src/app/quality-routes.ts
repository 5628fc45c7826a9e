/** The addresses of quality: the frameworks by which it is looked at. */
import { createRoute } from '@tanstack/react-router'
import { differenceSearchSchema, frameworkListSearchSchema, frameworkSearchSchema } from '../features/quality/framework/framework-list.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const frameworks = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/frameworks',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => frameworkListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'framework'),
  component: page(() => import('../features/quality/framework/framework-list.page.js'), 'FrameworkListPage')
})

const framework = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/frameworks/$id',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => frameworkSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'framework', 'audit', 'admin'),
  component: page(() => import('../features/quality/framework/framework.page.js'), 'FrameworkPage')
})

const difference = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/frameworks/$id/difference',
  staticData: { requires: 'quality.read' },
  validateSearch: (search) => differenceSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'framework'),
  component: page(() => import('../features/quality/framework/difference.page.js'), 'DifferencePage')
})

const editor = createRoute({
  getParentRoute: () => signedIn,
  path: 'quality/frameworks/$id/edit',
  staticData: { requires: 'quality.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'framework'),
  component: page(() => import('../features/quality/framework/framework-editor.page.js'), 'FrameworkEditorPage')
})

export const qualityRoutes = [frameworks, framework, difference, editor] as const
