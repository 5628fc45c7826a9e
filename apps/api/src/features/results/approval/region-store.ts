import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { MissingUnit } from '@solmu/domain/results/region.js'
import type { RegionState, ReturnState } from '@solmu/domain/results/return-state.js'
import type { RoundState } from '@solmu/domain/results/round.js'
import { isUuid } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** The returns of one centre in one round, as a whole. A centre that has done nothing yet has version 0. */
export type RegionRow = {
  readonly roundId: string
  readonly centreId: string
  readonly state: RegionState
  readonly missing: readonly MissingUnit[]
  readonly message: string
  readonly version: number
  readonly changedAt: Date | null
}

/** A return as its region sees it. */
export type RegionMember = {
  readonly id: string
  readonly consortiumId: string
  readonly unitId: string
  readonly centreId: string
  readonly state: ReturnState
  readonly number: number
}

export type RoundRow = { readonly id: string; readonly state: RoundState; readonly version: number; readonly consortiumId: string }

/** A region as it is to be. */
export type RegionChange = Partial<Pick<RegionRow, 'state' | 'missing' | 'message'>>

/** The centre of a return; the head office where it has none. */
export const REGION_OF = 'coalesce(r.centre_id, app.headquarters_of(r.consortium_id))'

const COLUMNS = `g.round_id AS "roundId", g.centre_id AS "centreId", g.state, g.missing, g.message, g.version,
  g.changed_at AS "changedAt"`

const MEMBERS = `SELECT r.id, r.consortium_id AS "consortiumId", r.unit_id AS "unitId", ${REGION_OF} AS "centreId", r.state, r.number
  FROM unit_return r`

/**
 * The rows of regions. Whatever touches a round, its regions and its returns locks them in this order, each kind by id, so
 * that no two wait for each other.
 */
@Injectable()
export class RegionStore {
  constructor(private readonly db: Db) {}

  /** @throws DomainError NOT_FOUND */
  async round(roundId: string, isLocked = false): Promise<RoundRow> {
    const [row] = isUuid(roundId)
      ? await this.db.sql<RoundRow>(
          `SELECT c.id, c.state, c.version, c.consortium_id AS "consortiumId" FROM collection_round c WHERE c.id = $1
           ${isLocked ? 'FOR UPDATE' : ''}`,
          [roundId]
        )
      : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['roundId'] })
    return row
  }

  /** Locks regions until the end of the transaction; those that have done nothing yet get their row. */
  async lock(roundId: string, centreIds: readonly string[]): Promise<ReadonlyMap<string, RegionRow>> {
    const ids = [...new Set(centreIds)].sort()
    await this.db.sql(
      `INSERT INTO region_return (round_id, centre_id, consortium_id, version)
       SELECT $1, c, $3, 0 FROM unnest($2::uuid[]) AS c ORDER BY c ON CONFLICT DO NOTHING`,
      [roundId, ids, currentViewer().consortiumId]
    )
    const rows = await this.db.sql<RegionRow>(
      `SELECT ${COLUMNS} FROM region_return g WHERE g.round_id = $1 AND g.centre_id = ANY ($2::uuid[])
       ORDER BY g.centre_id FOR UPDATE`,
      [roundId, ids]
    )
    return new Map(rows.map((row) => [row.centreId, row]))
  }

  /** The regions of a round, or one of them, that have a row, as far as the viewer may read them. */
  async some(roundId: string, centreId: string | null = null): Promise<ReadonlyMap<string, RegionRow>> {
    const rows = await this.db.sql<RegionRow>(
      `SELECT ${COLUMNS} FROM region_return g WHERE g.round_id = $1 AND ($2::uuid IS NULL OR g.centre_id = $2)`,
      [roundId, centreId]
    )
    return new Map(rows.map((row) => [row.centreId, row]))
  }

  /** The returns of a round, or of one of its regions, in the order of their ids. */
  members(roundId: string, centreId: string | null = null, isLocked = false): Promise<RegionMember[]> {
    return this.db.sql<RegionMember>(
      `${MEMBERS} WHERE r.round_id = $1 AND ($2::uuid IS NULL OR ${REGION_OF} = $2) ORDER BY r.id
       ${isLocked ? 'FOR NO KEY UPDATE OF r' : ''}`,
      [roundId, centreId]
    )
  }

  /** The centres to which returns belong. */
  async centresOf(returnIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.sql<RegionMember>(`${MEMBERS} WHERE r.id = ANY ($1::uuid[])`, [returnIds])
    return new Map(rows.map(({ id, centreId }) => [id, centreId]))
  }

  /** Changes a region that is locked. */
  async change(region: RegionRow, change: RegionChange): Promise<void> {
    const { state, missing, message } = { ...region, ...change }
    await this.db.sql(
      `UPDATE region_return SET state = $3, missing = $4, message = $5, changed_by = app.user_id(), changed_at = now(),
         version = version + 1 WHERE round_id = $1 AND centre_id = $2`,
      [region.roundId, region.centreId, state, JSON.stringify(missing), message]
    )
  }
}
