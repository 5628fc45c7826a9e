import { Injectable } from '@nestjs/common'
import type { CountedReturn } from '@solmu/domain/results/completeness.js'
import type { RegionState } from '@solmu/domain/results/return-state.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { Db } from '../../../core/db/db.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { nameOf } from '../../network/network.sql.js'
import type { OverviewRound } from './overview.graphql.js'

/** A return as overviews count it. */
export type StandingRow = CountedReturn & {
  readonly id: string
  readonly roundId: string
  readonly unitId: string
  readonly centreId: string | null
  readonly heldSince: string
  readonly openQuestionCount: number
  readonly remindedAt: string | null
}

export type RegionRow = { readonly roundId: string; readonly centreId: string; readonly state: RegionState }

/** Everything that overviews of some rounds need, as far as the viewer may read it. */
export type RoundsPicture = {
  readonly rounds: readonly OverviewRound[]
  readonly returns: readonly StandingRow[]
  readonly regions: readonly RegionRow[]
  readonly units: readonly OrgUnitRefType[]
}

const ROUND = `json_build_object('id', c.id, 'name', ${nameOf('c')}, 'period', c.period, 'periodKind', c.period_kind,
  'state', c.state, 'dueOn', c.due_on, 'verifyBy', c.verify_by, 'acceptBy', c.accept_by)`

/** One statement: the rounds that a condition names, with their returns, regions and the names of the units. */
const picture = (chosen: string): string => `
  WITH chosen AS MATERIALIZED (SELECT * FROM collection_round c WHERE ${chosen}),
  returned AS MATERIALIZED (
    SELECT r.id, r.round_id, r.unit_id, r.centre_id, r.state, c.due_on, r.extended_until, r.held_since,
      (SELECT min(v.made_at) FROM return_version v WHERE v.return_id = r.id) AS first_sent,
      CASE WHEN r.state = 'returned' THEN (SELECT count(*)::int FROM return_cell k
        WHERE k.return_id = r.id AND k.review = 'questioned' AND k.answered IS NULL) ELSE 0 END AS questions,
      CASE WHEN c.state = 'open' THEN (SELECT max(m.sent_at) FROM round_reminder m
        WHERE m.round_id = r.round_id AND m.unit_id = r.unit_id AND m.kind <> 'escalation') END AS reminded_at
    FROM chosen c JOIN unit_return r ON r.round_id = c.id),
  region AS MATERIALIZED (SELECT g.* FROM chosen c JOIN region_return g ON g.round_id = c.id),
  named AS (SELECT unit_id AS id FROM returned UNION SELECT centre_id FROM returned UNION SELECT centre_id FROM region)
  SELECT
    (SELECT coalesce(json_agg(${ROUND} ORDER BY c.period_from, c.id), '[]') FROM chosen c) AS rounds,
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'roundId', r.round_id, 'unitId', r.unit_id,
        'centreId', r.centre_id, 'state', r.state, 'dueOn', r.due_on, 'extendedUntil', r.extended_until,
        'firstSentOn', (r.first_sent AT TIME ZONE 'Europe/Helsinki')::date, 'heldSince', r.held_since,
        'openQuestionCount', r.questions, 'remindedAt', r.reminded_at)), '[]') FROM returned r) AS returns,
    (SELECT coalesce(json_agg(json_build_object('roundId', g.round_id, 'centreId', g.centre_id, 'state', g.state)), '[]')
      FROM region g) AS regions,
    (SELECT coalesce(json_agg(json_build_object('id', n.id, 'name', ${nameOf('n')}, 'type', n.type)
        ORDER BY n.name_fi COLLATE "fi-x-icu", n.id), '[]')
      FROM unit_now n WHERE n.id IN (SELECT id FROM named)) AS units`

/** Reads where rounds stand. */
@Injectable()
export class OverviewQueries {
  constructor(private readonly db: Db) {}

  /** One round; without rounds when it does not exist or is out of sight. */
  ofRound(roundId: string): Promise<RoundsPicture> {
    return this.read('c.id = $1', [roundId])
  }

  /** Every open round. */
  ofOpenRounds(): Promise<RoundsPicture> {
    return this.read(`c.state = 'open'`, [])
  }

  /** The newest rounds of a kind that have been opened. */
  ofNewest(kind: PeriodKind, count: number): Promise<RoundsPicture> {
    const newest = `SELECT n.id FROM collection_round n WHERE n.period_kind = $1 AND n.state IN ('open', 'locked')
      ORDER BY n.period_from DESC, n.id LIMIT $2`
    return this.read(`c.id IN (${newest})`, [kind, count])
  }

  private async read(chosen: string, values: readonly unknown[]): Promise<RoundsPicture> {
    const [row] = await this.db.sql<RoundsPicture>(picture(chosen), values)
    return row ?? { rounds: [], returns: [], regions: [], units: [] }
  }
}
