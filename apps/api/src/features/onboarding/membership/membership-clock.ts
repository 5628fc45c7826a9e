import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { MembershipLetters } from './membership-letters.js'

type Ended = { readonly id: string; readonly consortiumId: string; readonly centreId: string; readonly endsOn: IsoDate; readonly hasLapsed: boolean; readonly name: LocalizedText }

/** What is done when the last day of a membership has passed. That it has ended, and that roles have, follows from the days. */
@Injectable()
export class MembershipClock {
  constructor(
    private readonly db: Db,
    private readonly letters: MembershipLetters,
    private readonly audit: AuditWriter
  ) {}

  /** Tells of memberships that have ended, each once however often this runs; returns how many. */
  run(): Promise<number> {
    return this.db.write(async () => {
      const ended = await this.db.sql<Ended>(
        `SELECT membership_id AS id, consortium_id AS "consortiumId", centre_id AS "centreId", ends_on AS "endsOn", has_lapsed AS "hasLapsed", name FROM app.take_ended_memberships()`
      )
      for (const { consortiumId, hasLapsed, ...of } of ended) {
        await this.letters.tell(of, hasLapsed ? 'lapse' : 'leave', consortiumId)
        await this.audit.done(hasLapsed ? 'membershipLapsed' : 'membershipEnded', { subjectType: 'membership', subjectId: of.id, unitId: of.centreId, details: { endsOn: of.endsOn } }, { userId: null, consortiumId })
      }
      return ended.length
    })
  }
}
