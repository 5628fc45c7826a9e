import { Injectable } from '@nestjs/common'
import type { AdministratorTerm } from '@solmu/domain/access/administrators.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** The administrators of the viewer's consortium, as far as the rule of the last one needs them. */
@Injectable()
export class Administrators {
  constructor(private readonly db: Db) {}

  /**
   * Every term of an administrator, after taking the consortium's lock: whoever takes an administrator away, by role or by
   * account, decides one after the other. To be called before anything else is read of them.
   */
  async locked(): Promise<AdministratorTerm[]> {
    await this.db.sql(`SELECT pg_advisory_xact_lock(hashtextextended('solmu.administrators.' || $1::text, 0))`, [
      currentViewer().consortiumId
    ])
    return this.terms()
  }

  /** The same without the lock, to look only. */
  terms(): Promise<AdministratorTerm[]> {
    return this.db.sql<AdministratorTerm>(
      `SELECT a.id, a.user_id AS "userId", a.role, a.valid_from AS "validFrom", a.valid_to AS "validTo",
         a.deputy_for AS "deputyFor", u.kind = 'person' AND u.deactivated_at IS NULL AS "canSignIn"
       FROM role_assignment a JOIN app_user u ON u.id = a.user_id
       WHERE a.consortium_id = app.consortium_id() AND a.role = 'administrator' AND (a.valid_to IS NULL OR a.valid_to > app.today())
       ORDER BY a.id`
    )
  }
}
