/** Whether the server has become another version than the one that this page was loaded from. */
import { useSyncExternalStore } from 'react'

let isOutdated = false
const listeners = new Set<() => void>()

/** The server does not know an operation of this page any more. */
export function noteNewVersion(): void {
  isOutdated = true
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Follows whether the page has to be loaded anew. */
export function useIsOutdated(): boolean {
  return useSyncExternalStore(subscribe, () => isOutdated)
}
