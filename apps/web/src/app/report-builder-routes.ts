/** The addresses of report templates, and of the reports that are made of them. */
import { createRoute } from '@tanstack/react-router'
import { reportSearchSchema } from '../features/reports/builder/report.search.js'
import { templateListSearchSchema } from '../features/reports/builder/template-list.search.js'
import { templateSearchSchema } from '../features/reports/builder/template.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const list = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports/templates',
  staticData: { requires: 'edition.read' },
  validateSearch: (search) => templateListSearchSchema.parse(search),
  // Divisions have their names with publications.
  loader: ({ params }) => loadTexts(params.lang, 'builder', 'publication'),
  component: page(() => import('../features/reports/builder/template-list.page.js'), 'TemplateListPage')
})

const template = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports/templates/$templateId',
  staticData: { requires: 'edition.read' },
  validateSearch: (search) => templateSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'builder', 'publication'),
  component: page(() => import('../features/reports/builder/template.page.js'), 'TemplatePage')
})

const report = createRoute({
  getParentRoute: () => signedIn,
  path: 'publications/$editionId/$audienceId/reports/$attachedId',
  staticData: { requires: 'inbox.read' },
  validateSearch: (search) => reportSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'builder', 'publication'),
  component: page(() => import('../features/reports/builder/report.page.js'), 'ReportPage')
})

export const reportBuilderRoutes = [list, template, report] as const
