/** The address of what the parties are asked beside the voters. */
import { createRoute } from '@tanstack/react-router'
import { partyQuestionsSearchSchema } from '../features/governance/party/party.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const questions = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/answers',
  staticData: { requires: 'party.answer' },
  validateSearch: (search) => partyQuestionsSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'party'),
  component: page(() => import('../features/governance/party/party-questions.page.js'), 'PartyQuestionsPage')
})

export const partyRoutes = [questions] as const
