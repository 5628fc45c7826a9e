/** The frames around pages: Solmu's own for whoever is signed in, a plain one for others. */
import { Outlet, useMatches, useRouteContext } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NoAccessPage } from './failure-pages.js'
import { PublicFrame } from './public-frame.js'
import { SessionWatch } from './session-watch.js'
import { Shell } from './shell.js'
import { useViewer, ViewerProvider } from './viewer.js'

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
          <Outlet />
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
