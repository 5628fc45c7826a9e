/** The doors into Solmu: the pages that lead to a session, or through its second factor. */
import { createRoute, redirect } from '@tanstack/react-router'
import { holdLinkToken, type LinkKind } from '../features/identity/link-token.js'
import { loginSearch, secondFactorSearch } from '../features/identity/login.search.js'
import { language } from './base-routes.js'
import { safeNext } from './languages.js'
import { failure, loadTexts, page } from './page-loading.js'
import { findArrival } from './session.js'

/** Takes what stands behind the # out of the address, before anything is drawn. */
function takeLink(kind: LinkKind, { hash, search, pathname }: { hash: string; search: object; pathname: string }): void {
  if (hash === '') return
  holdLinkToken(kind, hash)
  const asked = new URLSearchParams(search as Record<string, string>).toString()
  throw redirect({ href: asked ? `${pathname}?${asked}` : pathname, replace: true })
}

const login = createRoute({
  getParentRoute: () => language,
  path: 'login',
  validateSearch: (search) => loginSearch.parse(search),
  beforeLoad: ({ location }) => takeLink('ticket', location),
  loaderDeps: ({ search }) => ({ next: search.next }),
  loader: async ({ params, deps }) => {
    const { getAuthState } = await import('../features/identity/auth.js')
    const [state] = await Promise.all([getAuthState(), loadTexts(params.lang, 'identity')])
    if (!state.isSetUp) throw redirect({ to: '/$lang/first-run', params, replace: true })
    if (state.signedIn) throw redirect({ href: safeNext(deps.next) ?? `/${params.lang}`, replace: true })
    return state
  },
  component: page(() => import('./entrance.js'), 'LoginEntrance'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

const firstRun = createRoute({
  getParentRoute: () => language,
  path: 'first-run',
  loader: async ({ params }) => {
    const { getAuthState } = await import('../features/identity/auth.js')
    const [state] = await Promise.all([getAuthState(), loadTexts(params.lang, 'identity')])
    if (state.isSetUp) throw redirect({ to: '/$lang/login', params, replace: true })
  },
  component: page(() => import('./entrance.js'), 'FirstRunEntrance'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

const reset = createRoute({
  getParentRoute: () => language,
  path: 'reset',
  beforeLoad: ({ location }) => takeLink('reset', location),
  loader: ({ params }) => loadTexts(params.lang, 'identity'),
  component: page(() => import('./entrance.js'), 'ResetEntrance'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

const invitation = createRoute({
  getParentRoute: () => language,
  path: 'invitation',
  beforeLoad: ({ location }) => takeLink('invitation', location),
  loader: async ({ params }) => {
    const { getAuthState } = await import('../features/identity/auth.js')
    const [state] = await Promise.all([getAuthState(), loadTexts(params.lang, 'identity')])
    return state
  },
  component: page(() => import('./entrance.js'), 'InvitationEntrance'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

/** The only page for a session that owes its second factor. */
const secondFactor = createRoute({
  getParentRoute: () => language,
  path: 'second-factor',
  validateSearch: (search) => secondFactorSearch.parse(search),
  beforeLoad: async ({ context, params, search }) => {
    const viewer = await findArrival(context.client)
    if (!viewer) throw redirect({ to: '/$lang/login', params, search, replace: true })
    if (viewer !== 'owed') throw redirect({ href: safeNext(search.next) ?? `/${params.lang}`, replace: true })
  },
  loader: ({ params }) => loadTexts(params.lang, 'identity', 'security'),
  component: page(() => import('./entrance.js'), 'SecondFactorEntrance'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})

export const entranceRoutes = [login, firstRun, reset, invitation, secondFactor] as const
