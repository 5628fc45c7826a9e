import { Injectable } from '@nestjs/common'
import type { ErrorCode } from '@solmu/domain/errors.js'
import { type AuditNote, contextOrNull, currentContext } from '../context/context.js'
import { Db, hasTransaction } from '../db/db.js'

const APPEND = 'SELECT app.audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)'

/** Someone whom the request does not name yet, because signing in is what they are about to do. */
export type Actor = { userId: string; consortiumId: string | null }

/**
 * Writes the audit trail: what was done in the same transaction as the deed,
 * what was refused in one of its own. Entries are numbered, chained by SHA-256
 * and cannot be changed (see the migration).
 */
@Injectable()
export class AuditWriter {
  constructor(private readonly db: Db) {}

  /** Adds to what the current operation will be recorded with. */
  note(note: AuditNote): void {
    Object.assign(currentContext().note, note)
  }

  /** Records a deed inside its own transaction. */
  async done(action: string, note: AuditNote = {}, actor?: Actor): Promise<void> {
    await this.append(action, { outcome: 'done', errorCode: null, note, actor })
  }

  /** Records a refusal after everything else was rolled back. */
  async refused(action: string, errorCode: ErrorCode, of: { note?: AuditNote; actor?: Actor } = {}): Promise<void> {
    if (!of.actor && !contextOrNull()?.viewer) return
    await this.append(action, { outcome: 'refused', errorCode, note: of.note ?? {}, actor: of.actor })
  }

  private async append(
    action: string,
    entry: { outcome: 'done' | 'refused'; errorCode: ErrorCode | null; note: AuditNote; actor?: Actor | undefined }
  ): Promise<void> {
    const { viewer, requestId } = currentContext()
    const actor = entry.actor ?? viewer
    const { unitId, subjectType, subjectId, details } = entry.note
    const values = [
      ...[actor?.consortiumId, actor?.userId, action, entry.outcome, entry.errorCode],
      ...[unitId, subjectType, subjectId, JSON.stringify(details ?? {}), requestId]
    ]
    const write = () => this.db.sql(APPEND, values)
    await (hasTransaction() ? write() : this.db.write(write))
  }
}
