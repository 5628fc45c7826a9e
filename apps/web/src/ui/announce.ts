/** Says something to those who listen to the page instead of seeing it. */

type Listener = (text: string) => void
const listeners = new Set<Listener>()

/** Read out politely, when the reader pauses. @example announce(t('network.dateChanged', { date })) */
export function announce(text: string): void {
  for (const listener of listeners) listener(text)
}

/** The page's live region listens here; returns the function that stops listening. */
export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
