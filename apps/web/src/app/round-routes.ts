/** The addresses of collection rounds and their calendar. */
import { createRoute } from '@tanstack/react-router'
import { calendarSearchSchema } from '../features/results/round/calendar/calendar.search.js'
import { roundListSearchSchema } from '../features/results/round/round-list.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const roundList = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rounds',
  staticData: { requires: 'indicator.read' },
  validateSearch: (search) => roundListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'results', 'round'),
  component: page(() => import('../features/results/round/round-list.page.js'), 'RoundListPage')
})

const roundCalendar = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/calendar',
  staticData: { requires: 'indicator.read' },
  validateSearch: (search) => calendarSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'results', 'round'),
  component: page(() => import('../features/results/round/calendar/round-calendar.page.js'), 'RoundCalendarPage')
})

const newRound = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rounds/new',
  staticData: { requires: 'round.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'results', 'round', 'network'),
  component: page(() => import('../features/results/round/form/round-wizard.page.js'), 'NewRoundPage')
})

const round = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rounds/$id',
  staticData: { requires: 'indicator.read' },
  // The kinds of units have their names with the network, the history of the record with the trail, files with the exchange.
  loader: ({ params }) => loadTexts(params.lang, 'results', 'round', 'network', 'audit', 'approval', 'exchange'),
  component: page(() => import('../features/results/round/record/round.page.js'), 'RoundPage')
})

const editRound = createRoute({
  getParentRoute: () => signedIn,
  path: 'results/rounds/$id/edit',
  staticData: { requires: 'round.manage' },
  loader: ({ params }) => loadTexts(params.lang, 'results', 'round', 'network'),
  component: page(() => import('../features/results/round/form/round-wizard.page.js'), 'EditRoundPage')
})

export const roundRoutes = [roundList, roundCalendar, newRound, round, editRound] as const
