/** The addresses of the portfolio: projects, funders and their calls. */
import { createRoute } from '@tanstack/react-router'
import { knowledgeSearchSchema } from '../features/portfolio/knowledge/knowledge.search.js'
import { funderListSearchSchema } from '../features/portfolio/funder.search.js'
import { projectListSearchSchema } from '../features/portfolio/portfolio.search.js'
import { claimListSearchSchema, costListSearchSchema, moneySearchSchema } from '../features/portfolio/money/money.search.js'
import { planSearchSchema, riskSearchSchema } from '../features/portfolio/plan/plan.search.js'
import { reportListSearchSchema, resultsSearchSchema, sharedResultsSearchSchema } from '../features/portfolio/results/result.search.js'
import { fundedSearchSchema } from '../features/portfolio/funded/funded.search.js'
import { publicProjectSearchSchema } from '../features/portfolio/public-project.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const projects = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => projectListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectPlan', 'projectResults', 'import'),
  component: page(() => import('../features/portfolio/project-list.page.js'), 'ProjectListPage')
})

const made = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/new',
  staticData: { requires: 'project.edit' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio'),
  component: page(() => import('../features/portfolio/project-form.page.js'), 'NewProjectPage')
})

const project = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id',
  staticData: { requires: 'project.read' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectMoney', 'projectPlan', 'projectResults', 'practice', 'change', 'audit', 'admin'),
  component: page(() => import('../features/portfolio/project.page.js'), 'ProjectPage')
})

const edited = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/edit',
  staticData: { requires: 'project.edit' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio'),
  component: page(() => import('../features/portfolio/project-form.page.js'), 'EditProjectPage')
})

const budget = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/budget',
  staticData: { requires: 'project.edit' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio'),
  component: page(() => import('../features/portfolio/budget-form.page.js'), 'BudgetFormPage')
})

const funders = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/funders',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => funderListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'change'),
  component: page(() => import('../features/portfolio/funder-list.page.js'), 'FunderListPage')
})

const funder = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/funders/$id',
  staticData: { requires: 'project.read' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'change', 'audit', 'admin'),
  component: page(() => import('../features/portfolio/funder.page.js'), 'FunderPage')
})

const funded = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/funded',
  staticData: { requires: 'publication.read' },
  validateSearch: (search) => fundedSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'funded', 'portfolio'),
  component: page(() => import('../features/portfolio/funded/funded-list.page.js'), 'FundedListPage')
})

const others = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/public',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => publicProjectSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'import'),
  component: page(() => import('../features/portfolio/public-project-list.page.js'), 'PublicProjectListPage')
})

const knowledge = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/knowledge',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => knowledgeSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'knowledge', 'portfolio'),
  component: page(() => import('../features/portfolio/knowledge/knowledge.page.js'), 'KnowledgePage')
})

const newCall = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/funders/$id/programmes/$programmeId/calls/new',
  staticData: { requires: 'funder.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio'),
  component: page(() => import('../features/portfolio/call-form.page.js'), 'CallFormPage')
})

const call = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/funders/$id/programmes/$programmeId/calls/$callId',
  staticData: { requires: 'funder.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio'),
  component: page(() => import('../features/portfolio/call-form.page.js'), 'CallFormPage')
})

const costs = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/costs',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => costListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectMoney'),
  component: page(() => import('../features/portfolio/money/costs.page.js'), 'CostsPage')
})

const claims = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/claims',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => claimListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectMoney'),
  component: page(() => import('../features/portfolio/money/claims.page.js'), 'ClaimsPage')
})

const claim = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/claims/$id',
  staticData: { requires: 'budget.read' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectMoney'),
  component: page(() => import('../features/portfolio/money/claim.page.js'), 'ClaimPage')
})

const money = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/money',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => moneySearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectMoney'),
  component: page(() => import('../features/portfolio/money/money.page.js'), 'ProjectMoneyPage')
})

const plan = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/plan',
  staticData: { requires: 'project.read' },
  validateSearch: (search) => planSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectPlan'),
  component: page(() => import('../features/portfolio/plan/plan.page.js'), 'PlanPage')
})

const risks = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/risks',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => riskSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectPlan'),
  component: page(() => import('../features/portfolio/plan/risk.page.js'), 'RiskPage')
})

const staff = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/staff',
  staticData: { requires: 'budget.read' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectPlan'),
  component: page(() => import('../features/portfolio/plan/staff.page.js'), 'StaffPage')
})

const results = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/results',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => resultsSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectResults'),
  component: page(() => import('../features/portfolio/results/results.page.js'), 'ProjectResultsPage')
})

const shared = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/results',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => sharedResultsSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectResults'),
  component: page(() => import('../features/portfolio/results/shared-results.page.js'), 'SharedResultsPage')
})

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/projects/$id/reports',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => reportListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectResults'),
  component: page(() => import('../features/portfolio/results/report-list.page.js'), 'ProjectReportsPage')
})

const waiting = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/reports',
  staticData: { requires: 'budget.read' },
  validateSearch: (search) => reportListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectResults'),
  component: page(() => import('../features/portfolio/results/report-list.page.js'), 'WaitingReportsPage')
})

const report = createRoute({
  getParentRoute: () => signedIn,
  path: 'portfolio/reports/$id',
  staticData: { requires: 'budget.read' },
  loader: ({ params }) => loadTexts(params.lang, 'portfolio', 'projectResults'),
  component: page(() => import('../features/portfolio/results/report.page.js'), 'ProgressReportPage')
})

export const portfolioRoutes = [others, knowledge, projects, made, project, edited, budget, funders, funder, newCall, call, costs, claims, claim, money, plan, risks, staff, results, shared, reports, waiting, report, funded] as const
