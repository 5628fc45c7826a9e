/** The addresses of meetings: when the bodies meet, what they decide, and their minutes. */
import { createRoute } from '@tanstack/react-router'
import { meetingListSearchSchema } from '../features/governance/meeting/meeting.search.js'
import { signedIn } from './base-routes.js'
import { loadTexts, page } from './page-loading.js'

const meetings = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/meetings',
  staticData: { requires: 'meeting.read' },
  validateSearch: (search) => meetingListSearchSchema.parse(search),
  loader: ({ params }) => loadTexts(params.lang, 'meeting', 'register'),
  component: page(() => import('../features/governance/meeting/meeting-list.page.js'), 'MeetingListPage')
})

const planned = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/meetings/new',
  staticData: { requires: 'meeting.hold' },
  loader: ({ params }) => loadTexts(params.lang, 'meeting', 'charter'),
  component: page(() => import('../features/governance/meeting/meeting-form.page.js'), 'NewMeetingPage')
})

const meeting = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/meetings/$id',
  staticData: { requires: 'meeting.read' },
  loader: ({ params }) => loadTexts(params.lang, 'meeting', 'ballot', 'charter', 'register', 'party', 'agreement'),
  component: page(() => import('../features/governance/meeting/meeting.page.js'), 'MeetingPage')
})

const changed = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/meetings/$id/edit',
  staticData: { requires: 'meeting.hold' },
  loader: ({ params }) => loadTexts(params.lang, 'meeting', 'charter'),
  component: page(() => import('../features/governance/meeting/meeting-form.page.js'), 'EditMeetingPage')
})

const agenda = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/meetings/$id/agenda',
  staticData: { requires: 'meeting.hold' },
  loader: ({ params }) => loadTexts(params.lang, 'meeting', 'charter'),
  component: page(() => import('../features/governance/meeting/agenda-form.page.js'), 'AgendaPage')
})

const held = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/meetings/$id/hold',
  staticData: { requires: 'meeting.hold' },
  loader: ({ params }) => loadTexts(params.lang, 'meeting', 'ballot', 'charter', 'agreement'),
  component: page(() => import('../features/governance/meeting/hold.page.js'), 'HoldMeetingPage')
})

const minutes = createRoute({
  getParentRoute: () => signedIn,
  path: 'governance/meetings/$id/minutes',
  staticData: { requires: 'meeting.read' },
  loader: ({ params }) => loadTexts(params.lang, 'meeting', 'ballot', 'charter', 'register', 'agreement'),
  component: page(() => import('../features/governance/meeting/minutes.page.js'), 'MinutesPage')
})

export const meetingRoutes = [meetings, planned, meeting, changed, agenda, held, minutes] as const
