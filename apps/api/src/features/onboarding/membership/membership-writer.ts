import { Injectable } from '@nestjs/common'
import type { MembershipEventKind, MembershipState, NoticeManner } from '@solmu/domain/onboarding/membership.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** What is recorded; who does it is the viewer. */
export type NewEvent = {
  readonly kind: MembershipEventKind
  readonly from: MembershipState
  readonly to: MembershipState
  readonly effectiveOn: IsoDate
  readonly endsOn?: IsoDate
  readonly closesUnits?: boolean
  readonly manner?: NoticeManner
  readonly reason?: string
  readonly reference?: string
  readonly statement?: string
  readonly language?: Language | null
}

const INSERT = `INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, ends_on, closes_units, manner, reason, reference, statement, language,
    actor_id, actor_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`

/** Records what happens to memberships; the database looks at every step once more, and sees to what follows from it. */
@Injectable()
export class MembershipWriter {
  constructor(private readonly db: Db) {}

  async record(membershipId: string, event: NewEvent): Promise<void> {
    const { consortiumId, userId, displayName } = currentViewer()
    const { kind, from, to, effectiveOn, endsOn = null, closesUnits = false, manner = null, reason = '', reference = '', statement = '', language = null } = event
    await this.db.sql(INSERT, [
      ...[newId(), consortiumId, membershipId, kind, from, to, effectiveOn, endsOn, closesUnits, manner, reason, reference, statement],
      ...[manner === 'signed' ? language : null, userId, displayName]
    ])
  }

  async setRules(of: { readonly admissionSince: IsoDate | null; readonly noticeMonths: number }): Promise<void> {
    await this.db.sql('UPDATE consortium SET admission_since = $2, notice_months = $3 WHERE id = $1', [currentViewer().consortiumId, of.admissionSince, of.noticeMonths])
  }
}
