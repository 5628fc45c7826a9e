import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { MeetingDuty } from '@solmu/domain/governance/meeting-duties.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { AuditNote } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { MeetingRefInput } from './meeting-input.graphql.js'
import { MeetingReader, type WholeMeeting } from './meeting-reader.js'
import type { Meeting } from './meeting.graphql.js'

/** What every deed of those who arrange meetings, lead them or write for them begins and ends with. */
@Injectable()
export class MeetingDeeds {
  constructor(
    private readonly reader: MeetingReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** The meeting as it was seen, until the end of the transaction. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE */
  async locked({ meetingId, expectedVersion }: MeetingRefInput, duty: MeetingDuty): Promise<WholeMeeting> {
    this.reader.demandDuty(await this.reader.row(meetingId), duty)
    await this.db.sql('SELECT id FROM meeting WHERE id = $1 FOR NO KEY UPDATE', [meetingId])
    const whole = await this.reader.whole(meetingId)
    if (whole.row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return whole
  }

  /** Changes the meeting itself; `set` begins with `$2`. */
  async change({ row }: WholeMeeting, set: string, values: readonly unknown[] = []): Promise<void> {
    await this.db.sql(`UPDATE meeting SET ${set}${set === '' ? '' : ', '}version = version + 1, changed_at = now() WHERE id = $1`, [row.id, ...values])
  }

  async done({ row }: WholeMeeting, said: Pick<AuditNote, 'before' | 'after' | 'details'>): Promise<Meeting> {
    this.audit.note({ subjectType: 'meeting', subjectId: row.id, unitId: row.unitId, ...said })
    return this.reader.one(row.id)
  }
}
