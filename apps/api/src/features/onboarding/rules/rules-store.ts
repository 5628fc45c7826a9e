import { Injectable } from '@nestjs/common'
import { newId } from '@solmu/shared/ids.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** The tables in which a consortium keeps versions of what it rules. */
export type RulesTable = 'criteria_set' | 'decision_path'

export type RulesRow<Content> = {
  readonly id: string
  readonly number: number
  readonly state: 'draft' | 'released'
  readonly content: Content
  readonly validFrom: IsoDate | null
  readonly validTo: IsoDate | null
  readonly version: number
}

/** Reads and writes the versions of the criteria and of the decision path. */
@Injectable()
export class RulesStore {
  constructor(private readonly db: Db) {}

  /** Every version of the consortium, the newest first. */
  all<Content>(table: RulesTable): Promise<RulesRow<Content>[]> {
    return this.db.sql<RulesRow<Content>>(
      `SELECT id, number, state, content, valid_from AS "validFrom", valid_to AS "validTo", version FROM ${table} WHERE consortium_id = $1 ORDER BY number DESC`,
      [currentViewer().consortiumId]
    )
  }

  /** Writes the draft when it is as it was seen; says whether it was. */
  async write(table: RulesTable, draft: { readonly id: string; readonly expectedVersion: number }, content: unknown): Promise<boolean> {
    const rows = await this.db.sql(
      `UPDATE ${table} SET content = $3, changed_by = $4, changed_at = now(), version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft' RETURNING id`,
      [draft.id, draft.expectedVersion, JSON.stringify(content), currentViewer().userId]
    )
    return rows.length > 0
  }

  async add(table: RulesTable, number: number, content: unknown): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(`INSERT INTO ${table} (id, consortium_id, number, content, changed_by) VALUES ($1, $2, $3, $4, $5)`, [id, consortiumId, number, JSON.stringify(content), userId])
    return id
  }

  /** Throws a draft away when it is as it was seen; says whether it was. */
  async discard(table: RulesTable, { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number }): Promise<boolean> {
    const rows = await this.db.sql(`DELETE FROM ${table} WHERE id = $1 AND version = $2 AND state = 'draft' RETURNING id`, [id, expectedVersion])
    return rows.length > 0
  }

  /** Releases a draft from a day on; the version before it holds until then. Says whether the draft was as it was seen. */
  async release(table: RulesTable, draft: { readonly id: string; readonly expectedVersion: number }, validFrom: IsoDate): Promise<boolean> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(`UPDATE ${table} SET valid_to = $2, version = version + 1 WHERE consortium_id = $1 AND state = 'released' AND valid_to IS NULL`, [consortiumId, validFrom])
    const rows = await this.db.sql(
      `UPDATE ${table} SET state = 'released', valid_from = $3, released_by = $4, released_at = now(), version = version + 1
       WHERE id = $1 AND version = $2 AND state = 'draft' RETURNING id`,
      [draft.id, draft.expectedVersion, validFrom, userId]
    )
    return rows.length > 0
  }
}
