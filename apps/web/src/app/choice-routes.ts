/** The addresses of how regional centres are chosen. */
import { createRoute } from '@tanstack/react-router'
import { choiceListSearchSchema } from '../features/governance/centre-choice/choice.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const choices = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/centre-choices',
  staticData: { requires: 'choice.read' },
  validateSearch: (search) => choiceListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'centreChoice'),
  component: page(() => import('../features/governance/centre-choice/choice-list.page.js'), 'ChoiceListPage')
})

const made = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/centre-choices/new',
  staticData: { requires: 'choice.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'centreChoice'),
  component: page(() => import('../features/governance/centre-choice/choice-form.page.js'), 'NewChoicePage')
})

const choice = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/centre-choices/$id',
  staticData: { requires: 'choice.read' },
  // What the change of the network would do is told in the words of its own pages.
  loader: ({ params }) => loadTexts(params.lang, 'centreChoice', 'network', 'change', 'party', 'meeting'),
  component: page(() => import('../features/governance/centre-choice/choice.page.js'), 'ChoicePage')
})

const edited = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/centre-choices/$id/edit',
  staticData: { requires: 'choice.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'centreChoice'),
  component: page(() => import('../features/governance/centre-choice/choice-form.page.js'), 'EditChoicePage')
})

export const choiceRoutes = [choices, made, choice, edited] as const
