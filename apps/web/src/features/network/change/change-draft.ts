/**
 * A change that is being written survives a reload, and a session that ends while it is written: it stays in
 * the browser's tab, for the one who wrote it, until it is made, thrown away, or its writer signs out.
 */
const storagePrefix = 'solmu-network-change:'

/** What was kept, as it was kept; null when nothing was. */
export function readChangeDraft(userId: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(storagePrefix + userId) ?? 'null') as unknown
  } catch {
    return null
  }
}

export function keepChangeDraft(userId: string, draft: object): void {
  try {
    sessionStorage.setItem(storagePrefix + userId, JSON.stringify(draft))
  } catch {
    // Without storage a reload empties the form; nothing else is lost.
  }
}

export function forgetChangeDraft(userId: string): void {
  try {
    sessionStorage.removeItem(storagePrefix + userId)
  } catch {
    // There was none.
  }
}

/** At sign-out: whoever comes next finds nothing of it. */
export function forgetChangeDrafts(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '')
    for (const key of keys) if (key.startsWith(storagePrefix)) sessionStorage.removeItem(key)
  } catch {
    // There were none.
  }
}
