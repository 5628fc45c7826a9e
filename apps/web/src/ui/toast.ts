/** A short message that something was done or could not be done; announced, and gone by itself. */
import { useSyncExternalStore } from 'react'

export type ToastKind = 'done' | 'notice' | 'warning' | 'error'

export interface Toast {
  readonly kind: ToastKind
  readonly text: string
  /** A second toast with the same id takes the place of the first. */
  readonly id?: string
}

export interface ShownToast extends Toast {
  readonly key: string
}

/** How long a toast stays, in ms; an error stays until it is closed. */
const stay = 6000

/** How many stand at once; the oldest one goes first. */
const most = 3

let shown: readonly ShownToast[] = []
let turn = 0
const listeners = new Set<() => void>()

function set(next: readonly ShownToast[]): void {
  shown = next
  for (const listener of listeners) listener()
}

export function closeToast(key: string): void {
  set(shown.filter((toast) => toast.key !== key))
}

/** Shows a toast. @example showToast({ kind: 'done', text: t('profile.saved') }) */
export function showToast(toast: Toast): void {
  turn += 1
  const key = `toast-${turn}`
  const others = shown.filter((other) => !toast.id || other.id !== toast.id)
  set([...others, { ...toast, key }].slice(-most))
  if (toast.kind !== 'error') setTimeout(() => closeToast(key), stay)
}

/** Follows the toasts that stand now. */
export function useToasts(): readonly ShownToast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown
  )
}
