/** Follows one value of something outside React, and draws anew only when that value changes. */
import { useSyncExternalStore } from 'react'

export interface Store {
  readonly subscribe: (listener: () => void) => () => void
}

/** @param read gives the same value as long as nothing has changed: a text, a number, an object that is kept */
export function useStore<Of extends Store, Value>(store: Of, read: (store: Of) => Value): Value {
  return useSyncExternalStore(store.subscribe, () => read(store))
}
