/** The router: which page stands at which address, and what happens on the way from one to another. */
import type { ApolloClient } from '@apollo/client'
import { createRouter as createTanstackRouter, type RouterHistory } from '@tanstack/react-router'
import { viewerQuery } from '../graphql/viewer.operations.js'
import { onSecondFactorOwed, onSessionEnd } from '../graphql/refusal-signals.js'
import { announce } from '../ui/announce.js'
import { noteArrival, takeArrival } from '../ui/arrival.js'
import { Skeleton } from '../ui/skeleton.js'
import { ErrorPage, NotFoundPage } from './failure-pages.js'
import { inLanguage, safeNext } from './languages.js'
import { routeTree } from './routes.js'

/** How long a page may take to show its heading before its name is said anyway, in ms. */
const headingPatience = 1000

function createRouter(client: ApolloClient, history?: RouterHistory) {
  return createTanstackRouter({
    routeTree,
    context: { client },
    history,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingMinMs: 200,
    defaultPendingComponent: () => <Skeleton withHeading />,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage
  })
}

export type Router = ReturnType<typeof createRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: Router
  }
}

/** There is one page, and one coming to it at a time. */
let patience: ReturnType<typeof setTimeout> | undefined

/** Lets the heading of each new page take the focus; the same page in another language is not a new page. */
function watchArrivals(router: Router): void {
  router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => {
    // Whoever goes on at once comes to the next page: the patience with the last one is over.
    clearTimeout(patience)
    if (fromLocation && inLanguage(fromLocation.pathname, 'fi') !== inLanguage(toLocation.pathname, 'fi')) noteArrival()
  })
  router.subscribe('onResolved', () => {
    clearTimeout(patience)
    patience = setTimeout(() => {
      if (takeArrival()) announce(document.title)
    }, headingPatience)
  })
}

/** Leads to the sign-in when the session has ended, or to its second factor when it owes one, and back to the same page. */
function watchSession(router: Router, client: ApolloClient): void {
  let isLeaving = false
  function leave(go: (params: { lang: string }, next: string | undefined) => Promise<void>) {
    const { href, pathname } = router.state.location
    const wasSignedIn = client.readQuery({ query: viewerQuery }) !== null || /^\/\w+\/second-factor$/.test(pathname)
    if (!wasSignedIn || isLeaving) return
    isLeaving = true
    void client
      .clearStore()
      .then(() => go({ lang: pathname.slice(1, 3) }, safeNext(href) ?? undefined))
      .finally(() => {
        isLeaving = false
      })
  }
  onSessionEnd(() =>
    leave((params, next) => router.navigate({ to: '/$lang/login', params, search: { next, problem: 'NOT_SIGNED_IN' } }))
  )
  onSecondFactorOwed(() => leave((params, next) => router.navigate({ to: '/$lang/second-factor', params, search: { next } })))
}

/** The router of the page, with everything that watches it. */
export function startRouter(client: ApolloClient, history?: RouterHistory): Router {
  const router = createRouter(client, history)
  watchArrivals(router)
  watchSession(router, client)
  return router
}
