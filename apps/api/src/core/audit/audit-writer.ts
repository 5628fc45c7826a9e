import { Injectable } from '@nestjs/common'
import { keptChange } from '@solmu/domain/audit/mask.js'
import type { ErrorCode } from '@solmu/domain/errors.js'
import { type AuditNote, contextOrNull, currentContext } from '../context/context.js'
import { Db, hasTransaction } from '../db/db.js'

const APPEND = 'SELECT app.audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)'

/** Someone whom the request does not name yet, because signing in is what they are about to do. */
export type Actor = { userId: string | null; consortiumId: string | null; tokenId?: string | null }

type Via = 'session' | 'token' | 'job' | 'system'

type Entry = {
  readonly outcome: 'done' | 'refused'
  readonly errorCode: ErrorCode | null
  readonly note: AuditNote
  readonly actor?: Actor | undefined
}

/**
 * Writes the audit trail: what was done in the same transaction as the deed,
 * what was refused in one of its own. Entries are numbered, chained by SHA-256
 * and cannot be changed (see the migration).
 */
@Injectable()
export class AuditWriter {
  constructor(private readonly db: Db) {}

  /** Adds to what the current operation will be recorded with; `before` and `after` are joined with what they hold already. */
  note(note: AuditNote): void {
    const kept = currentContext().note
    const { before, after } = kept
    Object.assign(kept, note)
    if (note.before) kept.before = { ...before, ...note.before }
    if (note.after) kept.after = { ...after, ...note.after }
  }

  /** Records a deed inside its own transaction, or by itself where none is open. */
  async done(action: string, note: AuditNote = {}, actor?: Actor): Promise<void> {
    await this.append(action, { outcome: 'done', errorCode: null, note, actor })
  }

  /** Records a refusal after everything else was rolled back; nothing has changed, so nothing is told of before and after. */
  async refused(action: string, errorCode: ErrorCode, of: { note?: AuditNote; actor?: Actor } = {}): Promise<void> {
    if (!of.actor && !contextOrNull()?.viewer) return
    const { unitId, subjectType, subjectId, details } = of.note ?? {}
    const note = { ...(unitId && { unitId }), ...(subjectType && { subjectType }), ...(subjectId && { subjectId }) }
    await this.append(action, { outcome: 'refused', errorCode, note: { ...note, ...(details && { details }) }, actor: of.actor })
  }

  private async append(action: string, entry: Entry): Promise<void> {
    const actor = entry.actor ?? currentContext().viewer
    const { unitId, subjectType, subjectId, details = {}, before, after } = entry.note
    const values = [
      ...[actor?.consortiumId, actor?.userId, action, entry.outcome, entry.errorCode],
      ...[unitId, subjectType, subjectId, JSON.stringify(details), currentContext().requestId],
      ...whence(actor),
      ...jsonOf(keptChange(before, after))
    ]
    await (hasTransaction() ? this.db.sql(APPEND, values) : this.db.writeAlone(APPEND, values))
  }
}

/** From where, by what means, with which token. A job has no address: it acts for whoever asked for it, or by the clock. */
function whence(actor: Actor | null): [ip: string | null, via: Via, tokenId: string | null] {
  const { viewer, ip } = currentContext()
  const tokenId = viewer?.tokenId ?? actor?.tokenId ?? null
  if (!actor) return [ip || null, 'system', tokenId]
  if (tokenId !== null) return [ip, 'token', tokenId]
  return ip === '' ? [null, 'job', null] : [ip, 'session', null]
}

function jsonOf(change: ReturnType<typeof keptChange>): (string | null)[] {
  return [change?.before, change?.after].map((values) => (values ? JSON.stringify(values) : null))
}
