/** Where figures that were not sent yet are kept on this device, so that no lost connection, reload or closed lid loses them. */

/** A figure as it was left. */
export interface UnsentCell {
  readonly key: string
  /** What stood in the field. */
  readonly text: string
  readonly note: string
  /** The version on which it rests. */
  readonly version: number
}

/** The unsent figures of one return, of one person. */
export interface UnsentStore {
  readonly read: () => Promise<readonly UnsentCell[]>
  readonly keep: (cells: readonly UnsentCell[]) => Promise<void>
  readonly forget: (keys: readonly string[]) => Promise<void>
}

/** Keeps them as long as the page lives: for tests, and for browsers that keep nothing. */
export function memoryUnsentStore(first: readonly UnsentCell[] = []): UnsentStore {
  const kept = new Map(first.map((cell) => [cell.key, cell]))
  return {
    read: async () => [...kept.values()],
    keep: async (cells) => cells.forEach((cell) => kept.set(cell.key, cell)),
    forget: async (keys) => keys.forEach((key) => kept.delete(key))
  }
}
