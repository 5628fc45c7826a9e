/** What was written on the first-run page survives a reload; the token and the password are never kept. */

export interface FirstRunDraft {
  readonly consortiumName: string
  readonly displayName: string
  readonly email: string
}

const storageKey = 'solmu-first-run'
const emptyDraft: FirstRunDraft = { consortiumName: '', displayName: '', email: '' }

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function readDraft(): FirstRunDraft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, unknown>
    return {
      consortiumName: text(kept['consortiumName']),
      displayName: text(kept['displayName']),
      email: text(kept['email'])
    }
  } catch {
    return emptyDraft
  }
}

/** Keeps the three fields of a draft, and nothing else that the form may hold. */
export function keepDraft({ consortiumName, displayName, email }: FirstRunDraft): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ consortiumName, displayName, email }))
  } catch {
    // Without storage a reload empties the form; nothing else is lost.
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(storageKey)
  } catch {
    // There was none.
  }
}
