/**
 * The secret of a link in a mail, and the ticket with which somebody comes back from an identity provider, stands behind the `#` of its address. It is taken out of the address at once and kept in
 * the memory of this page alone: neither the history of the browser nor its storage ever holds it, and a reload forgets it.
 */
import { useSyncExternalStore } from 'react'

export type LinkKind = 'reset' | 'invitation' | 'ticket'

const held = new Map<LinkKind, string>()
let turn = 0
const listeners = new Set<() => void>()

export function holdLinkToken(kind: LinkKind, token: string): void {
  held.set(kind, token)
  turn += 1
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Grows with each link that is opened: a page that stands open already begins anew with it. */
export function useLinkTurn(): number {
  return useSyncExternalStore(subscribe, () => turn)
}

/** The secret of the link that was opened last; null when none was. */
export function heldLinkToken(kind: LinkKind): string | null {
  return held.get(kind) ?? null
}

/** The link has done its work, or cannot do it. */
export function forgetLinkToken(kind: LinkKind): void {
  held.delete(kind)
}
