/** Whether the server can be reached, as far as the page knows. */
import { useEffect, useSyncExternalStore } from 'react'

let isReachable = true
/** What the page itself says while the server cannot be reached; null when the shell's own sentence holds. */
let ownWords: string | null = null
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

function set(next: boolean): void {
  if (next === isReachable) return
  isReachable = next
  tell()
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

/**
 * Puts the page's own sentence in the place of the shell's while the server cannot be reached: for a page on which work goes on
 * without a connection. Null leaves the shell's.
 */
export function useOfflineWords(words: string | null): void {
  useEffect(() => {
    ownWords = words
    tell()
    return () => {
      ownWords = null
      tell()
    }
  }, [words])
}

/** The sentence of the page that is open, for the shell to show. */
export function useOwnOfflineWords(): string | null {
  return useSyncExternalStore(subscribe, () => ownWords)
}
