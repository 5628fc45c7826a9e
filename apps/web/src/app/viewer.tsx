/** The signed-in viewer, for every component of a signed-in page. */
import { useQuery } from '@apollo/client/react'
import { createContext, use, type ReactNode } from 'react'
import type { Action } from '@solmu/domain/access/actions.js'
import { viewerQuery, type Viewer } from '../graphql/viewer.operations.js'

const ViewerContext = createContext<Viewer | null>(null)

export interface ViewerProviderProps {
  /** The viewer as found when the page was opened; later changes come through the cache. */
  readonly initial: Viewer
  readonly children: ReactNode
}

export function ViewerProvider({ initial, children }: ViewerProviderProps) {
  const { data } = useQuery(viewerQuery, { fetchPolicy: 'cache-only' })
  return <ViewerContext value={data?.viewer ?? initial}>{children}</ViewerContext>
}

/**
 * The signed-in viewer.
 *
 * @throws Error outside a signed-in page, which is a mistake of ours
 */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext)
  if (!viewer) throw new Error('useViewer is for pages behind the sign-in')
  return viewer
}

/** The signed-in viewer, or null on a page that is open to all. */
export function useMaybeViewer(): Viewer | null {
  return use(ViewerContext)
}

/** Whether the viewer may do something at all; the API decides again for each record. */
export function useCan(action: Action): boolean {
  return use(ViewerContext)?.actions.includes(action) ?? false
}

/** The role that names the viewer in the top bar: the first one in force today. */
export function mainRole(viewer: Viewer): string | null {
  const inForce = viewer.assignments.find(
    ({ validFrom, validTo }) => validFrom <= viewer.today && (validTo === null || viewer.today < validTo)
  )
  return inForce?.role ?? null
}
