/** The routes under which all others stand: the language of the address, and the sign-in that a page asks for. */
import type { ApolloClient } from '@apollo/client'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import type { Action } from '@solmu/domain/access/actions.js'
import type { Viewer } from '../graphql/viewer.operations.js'
import { isLanguage } from '../ui/text.js'
import { RootFailure } from './failure-pages.js'
import { LanguageRoot } from './language-root.js'
import { firstLanguage, safeNext } from './languages.js'
import { failure, loadTexts, page } from './page-loading.js'
import { findArrival } from './session.js'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What the viewer must be allowed to do to see the page. */
    readonly requires?: Action
  }
}

export interface RouterContext {
  readonly client: ApolloClient
}

const browserLanguages = () => navigator.languages ?? [navigator.language]

export const root = createRootRouteWithContext<RouterContext>()({ errorComponent: RootFailure })

export const entry = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$lang', params: { lang: firstLanguage(browserLanguages()) }, replace: true })
  }
})

export const language = createRoute({
  getParentRoute: () => root,
  path: '$lang',
  beforeLoad: ({ params, location }) => {
    if (isLanguage(params.lang)) return
    const href = `/${firstLanguage(browserLanguages())}${location.href}`
    throw redirect({ href, replace: true })
  },
  loader: ({ params }) => loadTexts(params.lang, 'app'),
  component: LanguageRoot,
  pendingComponent: () => null,
  errorComponent: RootFailure
})

/** Pages behind the sign-in. */
export const signedIn = createRoute({
  getParentRoute: () => language,
  id: 'signed-in',
  beforeLoad: async ({ context, location, params }): Promise<{ viewer: Viewer }> => {
    const viewer = await findArrival(context.client)
    if (viewer !== null && viewer !== 'owed') return { viewer }
    const isPlainHome = location.href === `/${params.lang}`
    const next = isPlainHome ? undefined : (safeNext(location.href) ?? undefined)
    if (viewer) throw redirect({ to: '/$lang/second-factor', params, search: { next }, replace: true })
    throw redirect({ to: '/$lang/login', params, search: { next }, replace: true })
  },
  component: page(() => import('./layouts.js'), 'SignedInLayout'),
  errorComponent: failure(() => import('./entrance.js'), 'EntranceFailure')
})
