import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { LeavingUnits } from './leaving-units.js'

type Ended = { readonly id: string; readonly endsOn: IsoDate; readonly organisation: { readonly id: string; readonly name: LocalizedText; readonly businessId: string | null } }

/** Memberships of which this transaction has written something down, and the day of the decision that ended them. */
const written = (about: string): string => `SELECT m.id, json_build_object('id', o.id, 'name', ${nameOf('o')}, 'businessId', o.business_id) AS organisation,
    (SELECT x.effective_on FROM membership_event x WHERE x.membership_id = m.id AND x.kind IN ('expel', 'lapse') ORDER BY x.number DESC LIMIT 1) AS "endsOn"
  FROM membership_event e JOIN membership m ON m.id = e.membership_id JOIN organisation o ON o.id = m.organisation_id WHERE e.recorded_at = now() AND e.kind = $2 AND ${about}`
const BY_DECISION = written('e.decision_id = $1')
const BY_APPLICATION = written('m.decision_id IN (SELECT d.id FROM membership_decision d WHERE d.application_id = $1)')

/**
 * What a decision that ends a membership, or the annulment of one, brings about beside what the database does by itself: the
 * member's units end in the network as when it leaves, and open again.
 */
@Injectable()
export class DecidedEnds {
  constructor(
    private readonly db: Db,
    private readonly units: LeavingUnits
  ) {}

  /** After a decision by which a member is expelled. */
  async expelled(decisionId: string): Promise<void> {
    for (const member of await this.db.sql<Ended>(BY_DECISION, [decisionId, 'expel'])) await this.units.close(member, member.endsOn)
  }

  /** After such a decision was annulled; nothing where the organisation has another membership since. */
  async restored(decisionId: string): Promise<void> {
    for (const member of await this.db.sql<Ended>(BY_DECISION, [decisionId, 'restore'])) await this.units.reopen(member, member.endsOn)
  }

  /**
   * After an application was rejected whose admission had been annulled. Of one that the applicant withdraws the units stay, since
   * an applicant has no say in the network: the page of the member names them for the centre.
   */
  async lapsed(applicationId: string): Promise<void> {
    for (const member of await this.db.sql<Ended>(BY_APPLICATION, [applicationId, 'lapse'])) await this.units.close(member, member.endsOn)
  }
}
