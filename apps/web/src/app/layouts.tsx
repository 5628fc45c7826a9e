/** The frames around pages: Solmu's own for whoever is signed in, a plain one for others. */
import { isUuid } from '@solmu/shared/ids.js'
import { Outlet, useMatches, useParams, useRouteContext } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NoAccessPage, NotFoundPage } from './failure-pages.js'
import { PublicFrame } from './public-frame.js'
import { SessionWatch } from './session-watch.js'
import { Shell } from './shell.js'
import { useViewer, ViewerProvider } from './viewer.js'

/** An address with an id that cannot be one leads nowhere, and nobody is asked for it. */
function Findable({ children }: { readonly children: ReactNode }) {
  const params = useParams({ strict: false, select: (all) => Object.entries(all) })
  const isThere = params.every(([name, value]) => !/^id$|Id$/u.test(name) || isUuid(String(value)))
  return isThere ? children : <NotFoundPage />
}

/** Shows the page, or who can give the right to it. */
function Permitted({ children }: { readonly children: ReactNode }) {
  const { actions } = useViewer()
  const required = useMatches({ select: (matches) => matches[matches.length - 1]?.staticData.requires })
  return required && !actions.includes(required) ? <NoAccessPage /> : children
}

export function SignedInLayout() {
  const { viewer } = useRouteContext({ from: '/$lang/signed-in' })
  return (
    <ViewerProvider initial={viewer}>
      <Shell>
        <Permitted>
          <Findable>
            <Outlet />
          </Findable>
        </Permitted>
      </Shell>
      <SessionWatch />
    </ViewerProvider>
  )
}

export function OpenLayout() {
  const { viewer } = useRouteContext({ from: '/$lang/open' })
  if (!viewer) {
    return (
      <PublicFrame>
        <Outlet />
      </PublicFrame>
    )
  }
  return (
    <ViewerProvider initial={viewer}>
      <Shell>
        <Outlet />
      </Shell>
    </ViewerProvider>
  )
}
