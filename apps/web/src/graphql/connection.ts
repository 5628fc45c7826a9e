/** Whether the server can be reached, as far as the page knows. */
import { useSyncExternalStore } from 'react'

let isReachable = true
const listeners = new Set<() => void>()

function set(next: boolean): void {
  if (next === isReachable) return
  isReachable = next
  for (const listener of listeners) listener()
}

/** The server answered something. */
export function noteAnswer(): void {
  set(true)
}

/** A request got no answer at all. */
export function noteNoAnswer(): void {
  set(false)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('online', noteAnswer)
  window.addEventListener('offline', noteNoAnswer)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.removeEventListener('online', noteAnswer)
    window.removeEventListener('offline', noteNoAnswer)
  }
}

/** Follows the connection. */
export function useIsReachable(): boolean {
  return useSyncExternalStore(subscribe, () => isReachable)
}
