/** The addresses of membership: members and their plans, applications and calls, and where those without an account apply. */
import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { membershipListSearchSchema } from '../features/onboarding/membership/membership-list.search.js'
import { planListSearchSchema } from '../features/onboarding/plan/plan-list.search.js'
import { templateSearchSchema } from '../features/onboarding/plan/template.search.js'
import { applicationListSearchSchema, applicationSearchSchema, callListSearchSchema } from '../features/onboarding/application/application-list.search.js'
import { decisionListSearchSchema } from '../features/onboarding/decision/decision-list.search.js'
import { pipelineSearchSchema } from '../features/onboarding/pipeline/pipeline.search.js'
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
  loader: ({ params }) => loadTexts(params.lang, 'application', 'decision', 'apply', 'audit', 'admin'),
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

const pipeline = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/pipeline',
  staticData: { requires: 'application.read' },
  validateSearch: (search) => pipelineSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'application', 'decision'),
  component: page(() => import('../features/onboarding/pipeline/pipeline.page.js'), 'PipelinePage')
})

const decisions = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/decisions',
  staticData: { requires: 'application.read' },
  validateSearch: (search) => decisionListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'application', 'decision', 'change'),
  component: page(() => import('../features/onboarding/decision/decision-list.page.js'), 'DecisionListPage')
})

const decision = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/decisions/$id',
  staticData: { requires: 'application.read' },
  loader: ({ params }) => loadTexts(params.lang, 'application', 'decision'),
  component: page(() => import('../features/onboarding/decision/decision-detail.page.js'), 'DecisionDetailPage')
})

/** The key stands behind the #, so that it reaches no log and no Referer. Nobody is asked who they are. */
const apply = createRoute({
  getParentRoute: () => language,
  path: 'apply',
  validateSearch: (search) => z.object({ call: z.string().max(60).optional().catch(undefined) }).parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'apply', 'application'),
  component: page(() => import('../features/onboarding/apply/apply.page.js'), 'ApplyPage')
})

const members = createRoute({
  getParentRoute: () => signedIn,
  path: 'members',
  staticData: { requires: 'member.read' },
  validateSearch: (search) => membershipListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'membership'),
  component: page(() => import('../features/onboarding/membership/membership-list.page.js'), 'MembershipListPage')
})

const member = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/$id',
  staticData: { requires: 'member.read' },
  loader: ({ params }) => loadTexts(params.lang, 'membership', 'decision', 'audit', 'admin'),
  component: page(() => import('../features/onboarding/membership/membership.page.js'), 'MembershipPage')
})

const plans = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/plans',
  staticData: { requires: 'plan.read' },
  validateSearch: (search) => planListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'membership'),
  component: page(() => import('../features/onboarding/plan/plan-list.page.js'), 'PlanListPage')
})

const planTemplates = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/plans/templates',
  staticData: { requires: 'plan.read' },
  validateSearch: (search) => templateSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'membership'),
  component: page(() => import('../features/onboarding/plan/template.page.js'), 'TemplatePage')
})

const plan = createRoute({
  getParentRoute: () => signedIn,
  path: 'members/plans/$id',
  staticData: { requires: 'plan.read' },
  loader: ({ params }) => loadTexts(params.lang, 'membership'),
  component: page(() => import('../features/onboarding/plan/plan.page.js'), 'PlanPage')
})

export const memberRoutes = [members, member, plans, planTemplates, plan, applications, application, pipeline, decisions, decision, calls] as const
export const applyRoutes = [apply] as const
