/**
 * What an entry of the audit trail says, in the one text that its seal is made
 * of: SHA-256 of the hash before it and of this text. The database makes the
 * same text when it writes (app.audit_text); working it out here again means
 * that nobody can bend the check by bending the database's own function.
 */

/** An entry as it lies in the database; what is JSON there comes as the database writes it, character for character. */
export type SealedEntry = {
  readonly id: string
  readonly consortium: string | null
  readonly at: string
  readonly actor: string | null
  readonly action: string
  readonly outcome: string
  readonly error: string | null
  readonly unit: string | null
  readonly subjectType: string | null
  readonly subject: string | null
  readonly detailsJson: string
  readonly request: string
  readonly ip: string | null
  readonly via: string | null
  readonly token: string | null
  readonly beforeJson: string | null
  readonly afterJson: string | null
}

/**
 * The text of an entry at a place of the chain. Keys stand as PostgreSQL orders
 * those of jsonb: the shorter first, then by their letters. What came to the
 * trail later is left out where it is not known, so that older entries keep
 * their seals.
 *
 * @param number the place in the chain, from 1
 */
export function entryText(entry: SealedEntry, number: number): string {
  const parts: [string, string][] = [
    ['at', JSON.stringify(entry.at)],
    ['id', JSON.stringify(entry.id)],
    ...optional('ip', entry.ip, JSON.stringify),
    ...optional('via', entry.via, JSON.stringify),
    ['unit', JSON.stringify(entry.unit)],
    ['actor', JSON.stringify(entry.actor)],
    ...optional('after', entry.afterJson, String),
    ['error', JSON.stringify(entry.error)],
    ...optional('token', entry.token, JSON.stringify),
    ['action', JSON.stringify(entry.action)],
    ...optional('before', entry.beforeJson, String),
    ['number', String(number)],
    ['details', entry.detailsJson],
    ['outcome', JSON.stringify(entry.outcome)],
    ['request', JSON.stringify(entry.request)],
    ['subject', JSON.stringify(entry.subject)],
    ['consortium', JSON.stringify(entry.consortium)],
    ['subject_type', JSON.stringify(entry.subjectType)]
  ]
  return `{${parts.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`
}

function optional(key: string, value: string | null, write: (value: string) => string): [string, string][] {
  return value === null ? [] : [[key, write(value)]]
}
