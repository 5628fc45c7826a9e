/** The addresses of published results, and of the audiences that read them. */
import { createRoute } from '@tanstack/react-router'
import { publicationSearchSchema } from '../features/reports/publication/publication.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const list = createRoute({
  getParentRoute: () => signedIn,
  path: 'publications',
  staticData: { requires: 'inbox.read' },
  loader: ({ params }) => loadTexts(params.lang, 'publication'),
  component: page(() => import('../features/reports/publication/publication-list.page.js'), 'PublicationListPage')
})

const questions = createRoute({
  getParentRoute: () => signedIn,
  path: 'publications/questions',
  staticData: { requires: 'inbox.read' },
  loader: ({ params }) => loadTexts(params.lang, 'publication'),
  component: page(() => import('../features/reports/publication/question-list.page.js'), 'QuestionListPage')
})

const publication = createRoute({
  getParentRoute: () => signedIn,
  path: 'publications/$editionId/$audienceId',
  staticData: { requires: 'inbox.read' },
  validateSearch: (search) => publicationSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'publication', 'builder', 'funded', 'portfolio'),
  component: page(() => import('../features/reports/publication/publication.page.js'), 'PublicationPage')
})

const audiences = createRoute({
  getParentRoute: () => signedIn,
  path: 'reports/audiences',
  staticData: { requires: 'edition.publish' },
  loader: ({ params }) => loadTexts(params.lang, 'publication'),
  component: page(() => import('../features/reports/publication/audience-list.page.js'), 'AudienceListPage')
})

export const publicationRoutes = [list, questions, publication, audiences] as const
