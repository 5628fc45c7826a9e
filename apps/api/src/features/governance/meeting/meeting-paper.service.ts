import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { MeetingDeeds } from './meeting-deeds.js'
import type { RemoveMeetingPaperInput } from './meeting-input.graphql.js'
import type { Meeting } from './meeting.graphql.js'

/** Takes documents off meetings; they are added as files (`meeting-file.controller.ts`). */
@Injectable()
export class MeetingPaperService {
  constructor(
    private readonly deeds: MeetingDeeds,
    private readonly jobs: Jobs,
    private readonly db: Db
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE once the meeting was opened */
  async remove(input: RemoveMeetingPaperInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'plan')
    const [kept] = await this.db.sql<{ key: string }>('SELECT p.file_key AS key FROM meeting_paper p WHERE p.id = $1 AND p.meeting_id = $2', [input.paperId, whole.row.id])
    if (!kept) throw new DomainError('NOT_FOUND', { path: ['paperId'] })
    await this.db.sql('DELETE FROM meeting_paper WHERE id = $1', [input.paperId])
    await this.jobs.add('evidence:remove', { fileKey: kept.key })
    await this.deeds.change(whole, '')
    return this.deeds.done(whole, { details: { paperId: input.paperId } })
  }
}
