/**
 * What is being written survives a reload, and a session that ends while it is written: it stays in the browser's tab,
 * for the one who wrote it, until it is saved or thrown away, or its writer signs out.
 */
const prefix = 'solmu-draft/'

/** Whose draft of what: the form, the viewer, and the record when the form is of one. */
export type DraftName = readonly [form: string, viewerId: string, recordId?: string]

const keyOf = (name: DraftName): string => prefix + name.join('/')

/** What was kept, as it was kept; null when nothing was. */
export function readDraft(name: DraftName): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') as unknown
  } catch {
    return null
  }
}

export function keepDraft(name: DraftName, draft: object): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(draft))
  } catch {
    // Without storage a reload empties the form; nothing else is lost.
  }
}

export function forgetDraft(name: DraftName): void {
  try {
    sessionStorage.removeItem(keyOf(name))
  } catch {
    // There was none.
  }
}

/** At sign-out: whoever comes next finds nothing of it. */
export function forgetAllDrafts(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '')
    for (const key of keys) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // There were none.
  }
}
