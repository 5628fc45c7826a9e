import { Injectable } from '@nestjs/common'
import { demandExtension } from '@solmu/domain/results/round-extension.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { Notices } from '../../../../core/mail/notices.js'
import type { ReturnRecord } from '../../unit-return/return-record.js'
import { ReturnStore } from '../../unit-return/return-store.js'
import { namesOfReturn } from '../return-names.js'
import type { ExtendedOf } from '../round-mails.js'
import { extensionLetter } from '../round-mails.js'
import type { ExtendReturnInput } from './extension.graphql.js'

/** Gives single units more time. */
@Injectable()
export class ExtensionService {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly notices: Notices,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Gives a unit time until a day, and tells those who write its return.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, and what `demandExtension` finds in the way
   */
  async extend(input: ExtendReturnInput): Promise<ReturnRecord> {
    const seen = await this.store.one(input.returnId)
    this.audit.note({ subjectType: 'unit_return', subjectId: seen.id, unitId: seen.unitId })
    this.store.check('round.remind', seen)
    const record = await this.store.lock(input.returnId, input.expectedVersion)
    const reason = demandExtension(record, input, todayIn())
    await this.db.sql(
      `UPDATE unit_return SET extended_until = $2, extension_reason = $3, extended_by = $4, extended_at = now(), version = version + 1
       WHERE id = $1`,
      [record.id, input.until, reason, currentViewer().userId]
    )
    await this.tell(record, { until: input.until, reason })
    const details = { period: record.round.period, until: input.until }
    this.audit.note({ details, before: { extendedUntil: record.extendedUntil }, after: { extendedUntil: input.until } })
    return this.store.one(record.id)
  }

  private async tell({ id, unitId }: ReturnRecord, of: Pick<ExtendedOf, 'until' | 'reason'>): Promise<void> {
    const names = await namesOfReturn(this.db, id)
    const writers = await this.db.sql<{ user_id: string; language: Language }>('SELECT * FROM app.writers_of(ARRAY[$1::uuid])', [unitId])
    for (const { user_id: toUserId, language } of writers) {
      await this.notices.tell({ toUserId, topic: 'return_extended', letter: extensionLetter(language, { ...names, ...of }), record: { kind: 'unit_return', id }, unitId })
    }
  }
}
