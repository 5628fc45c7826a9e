/** Unsent figures in the browser's own database, by person and return. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { memoryUnsentStore, type UnsentCell, type UnsentStore } from './unsent-store.js'

const databaseName = 'solmu-unsent'

interface Schema extends DBSchema {
  readonly cells: {
    readonly key: [userId: string, returnId: string, key: string]
    readonly value: UnsentCell & { readonly userId: string; readonly returnId: string }
  }
}

let opened: Promise<IDBPDatabase<Schema>> | null = null

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(databaseName, 1, {
    upgrade: (database) => {
      database.createObjectStore('cells', { keyPath: ['userId', 'returnId', 'key'] })
    },
    // The browser has closed it, for instance because its storage was emptied.
    terminated: () => {
      opened = null
    }
  })
  return opened
}

/** Of one person and return. An empty list comes after every text in the order of keys. */
const rangeOf = (userId: string, returnId: string) => IDBKeyRange.bound([userId, returnId], [userId, returnId, []])

/** Falls back to the memory of the page in a browser that keeps nothing. */
export function openUnsentStore(userId: string, returnId: string): UnsentStore {
  if (typeof indexedDB === 'undefined') return memoryUnsentStore()
  return {
    read: async () => {
      const found = await (await open()).getAll('cells', rangeOf(userId, returnId))
      return found.map(({ key, text, note, version }) => ({ key, text, note, version }))
    },
    keep: async (cells) => {
      const change = (await open()).transaction('cells', 'readwrite')
      for (const { key, text, note, version } of cells) await change.store.put({ userId, returnId, key, text, note, version })
      await change.done
    },
    forget: async (keys) => {
      const change = (await open()).transaction('cells', 'readwrite')
      for (const key of keys) await change.store.delete([userId, returnId, key])
      await change.done
    }
  }
}

/** At sign-out: whoever comes next finds nothing of it. */
export async function forgetAllUnsent(): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  try {
    await (await open()).clear('cells')
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
