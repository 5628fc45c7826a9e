/** The addresses of joining: applications and calls, and where those without an account apply. */
import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { applicationListSearchSchema, applicationSearchSchema, callListSearchSchema } from '../features/onboarding/application/application-list.search.js'
import { language, signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const applications = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/applications',
  staticData: { requires: 'application.read' },
  validateSearch: (search) => applicationListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'application'),
  component: page(() => import('../features/onboarding/application/application-list.page.js'), 'ApplicationListPage')
})

const application = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/applications/$id',
  staticData: { requires: 'application.read' },
  validateSearch: (search) => applicationSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'application', 'apply', 'audit', 'admin'),
  component: page(() => import('../features/onboarding/application/application.page.js'), 'ApplicationPage')
})

const calls = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/calls',
  staticData: { requires: 'application.read' },
  validateSearch: (search) => callListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'application'),
  component: page(() => import('../features/onboarding/call/call-list.page.js'), 'CallListPage')
})

/** The key stands behind the #, so that it reaches no log and no Referer. Nobody is asked who they are. */
const apply = createRoute({
  getParentRoute: () => language,
  path: 'apply',
  validateSearch: (search) => z.object({ call: z.string().max(60).optional().catch(undefined) }).parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'apply', 'application'),
  component: page(() => import('../features/onboarding/apply/apply.page.js'), 'ApplyPage')
})

export const memberRoutes = [applications, application, calls] as const
export const applyRoutes = [apply] as const
