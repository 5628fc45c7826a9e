import { Injectable } from '@nestjs/common'
import { Db } from '../../../core/db/db.js'

/** Whether one of the units `$2` exists in the period of an open round of the consortium `$1`, or has a return in it. */
const CONCERNS_SQL = `
  SELECT EXISTS (SELECT 1 FROM collection_round c WHERE c.consortium_id = $1 AND c.state = 'open' AND (
    EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = ANY ($2::uuid[]) AND p.valid_from < c.period_to
      AND (p.valid_to IS NULL OR p.valid_to > c.period_from))
    OR EXISTS (SELECT 1 FROM unit_return r WHERE r.round_id = c.id AND r.unit_id = ANY ($2::uuid[])))) AS concerns`

/**
 * Keeps the returns of open rounds in step with the network: which units report, and to which centre. The database works it out
 * in one statement and decides by itself what it touches, so that it does not matter who caused it.
 */
@Injectable()
export class RoundMembers {
  constructor(private readonly db: Db) {}

  /**
   * Brings the open rounds in step when facts about some units were written that concern their periods; anything else does not
   * wait here for others, and holds nobody up.
   */
  async follow(consortiumId: string, unitIds: readonly string[]): Promise<void> {
    const [row] = await this.db.sql<{ concerns: boolean }>(CONCERNS_SQL, [consortiumId, unitIds])
    if (row?.concerns) await this.sync(consortiumId, unitIds)
  }

  /**
   * Brings every open round of a consortium in step, in the transaction that is open, for all units or for some; returns how many
   * returns it touched.
   */
  async sync(consortiumId: string, unitIds: readonly string[] | null = null): Promise<number> {
    const [row] = await this.db.sql<{ touched: number }>('SELECT app.keep_members($1, $2) AS touched', [consortiumId, unitIds])
    return row?.touched ?? 0
  }
}
