import { Injectable } from '@nestjs/common'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { Aggregation, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { nameOf } from '../../network/network.sql.js'
import type { TargetKind, TargetListArgs, TargetScope } from './target.graphql.js'

/** An indicator as targets need it. */
export type TargetIndicatorRow = {
  readonly id: string
  readonly code: string
  readonly name: LocalizedText
  readonly unit: IndicatorUnit
  readonly decimals: number
  readonly aggregation: Aggregation
  readonly sourceClass: SourceClass
  readonly direction: Direction
}

export type TargetRow = {
  readonly id: string
  readonly scope: TargetScope
  readonly unit: { readonly id: string; readonly name: LocalizedText; readonly type: UnitType }
  readonly projectCode: string | null
  readonly indicator: TargetIndicatorRow
  readonly breakdown: string
  readonly period: string
  readonly kind: TargetKind
  /** In steps of the indicator, as text. */
  readonly value: string
  readonly note: string
  readonly setBy: string | null
  readonly setAt: Date
  readonly version: number
  readonly sortKey: string
}

/** Of `indicator i` and the version `v` in force today, or the nearest one. */
export const TARGET_INDICATOR = `json_build_object('id', i.id, 'code', i.code, 'name', ${nameOf('v')}, 'unit', i.unit,
  'decimals', i.decimals, 'aggregation', i.aggregation, 'sourceClass', i.source_class, 'direction', v.direction)`

export const WITH_VERSION = `JOIN LATERAL (SELECT * FROM indicator_version n WHERE n.indicator_id = i.id
  ORDER BY n.valid_from <= app.today() DESC, CASE WHEN n.valid_from <= app.today() THEN n.valid_from END DESC, n.valid_from LIMIT 1) v ON true`

const COLUMNS = `t.id, t.scope, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit,
  t.project_code AS "projectCode", ${TARGET_INDICATOR} AS indicator, t.breakdown, t.period, t.kind, t.value, t.note,
  p.display_name AS "setBy", t.set_at AS "setAt", t.version,
  concat_ws(E'\\x01', u.name_fi, lpad(i.position::text, 6, '0'), t.period_from, t.period_kind, t.breakdown, t.kind) AS "sortKey"`

const FROM = `target t JOIN unit_now u ON u.id = t.unit_id JOIN indicator i ON i.id = t.indicator_id ${WITH_VERSION}
  LEFT JOIN app_user p ON p.id = t.set_by`

/** `$1` unit, `$2` indicator, `$3` scope, `$4` kind, `$5` year, `$6` pattern. */
const MATCHES = `($1::uuid IS NULL OR t.unit_id = $1) AND ($2::uuid IS NULL OR t.indicator_id = $2)
  AND ($3::text IS NULL OR t.scope = $3) AND ($4::text IS NULL OR t.kind = $4)
  AND ($5::int IS NULL OR extract(year FROM t.period_from) = $5)
  AND ($6::text IS NULL OR concat_ws(E'\\n', u.name_fi, u.name_sv, u.name_en, i.code, v.name_fi, v.name_sv, v.name_en, t.project_code)
    COLLATE "fi-x-icu" ILIKE $6)`

/** Reads targets, as far as the viewer may read the figures there. */
@Injectable()
export class TargetQueries {
  constructor(private readonly db: Db) {}

  async list({ filter, first, after }: TargetListArgs, wantsTotal: boolean): Promise<Page<TargetRow>> {
    const limit = first ?? DEFAULT_PAGE
    const start = pageStart(after, ['string', 'string'])
    const values = filterValues(filter)
    const rows = await this.db.sql<TargetRow>(
      `SELECT * FROM (SELECT ${COLUMNS} FROM ${FROM} WHERE ${MATCHES}) t
       WHERE $7::text IS NULL OR ("sortKey" COLLATE "fi-x-icu", id) > ($7, $8::uuid)
       ORDER BY "sortKey" COLLATE "fi-x-icu", id LIMIT $9`,
      [...values, start?.[0] ?? null, start?.[1] ?? null, limit + 1]
    )
    const totalCount = wantsTotal ? await this.count(values) : 0
    return toPage(rows, { first: limit, totalCount, cursor: ({ sortKey, id }) => [sortKey, id] })
  }

  private async count(values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${FROM} WHERE ${MATCHES}`, values)
    return row?.count ?? 0
  }

  /** Targets by their ids, in that order. */
  byIds(ids: readonly string[]): Promise<TargetRow[]> {
    return this.db.sql<TargetRow>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE t.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], t.id)`,
      [ids]
    )
  }

  /** The indicators among some ids, and the types of the units among others. */
  async known(indicatorIds: readonly string[], unitIds: readonly string[]) {
    const indicators = await this.db.sql<{ indicator: TargetIndicatorRow }>(
      `SELECT ${TARGET_INDICATOR} AS indicator FROM indicator i ${WITH_VERSION} WHERE i.id = ANY ($1::uuid[])`,
      [indicatorIds]
    )
    const units = await this.db.sql<{ id: string; type: UnitType }>('SELECT id, type FROM org_unit WHERE id = ANY ($1::uuid[])', [unitIds])
    return {
      indicators: new Map(indicators.map(({ indicator }) => [indicator.id, indicator])),
      units: new Map(units.map((unit) => [unit.id, unit.type]))
    }
  }

  /** The whole targets and baselines of a unit, centre or the network in a year, by indicator, in the order of the library. */
  ofYear(unitId: string, year: number) {
    return this.db.sql<{ indicator: TargetIndicatorRow; set: { period: string; kind: TargetKind; value: number }[] }>(
      `SELECT ${TARGET_INDICATOR} AS indicator, s.list AS set FROM indicator i ${WITH_VERSION}
       JOIN LATERAL (SELECT json_agg(json_build_object('period', t.period, 'kind', t.kind, 'value', t.value)) AS list
         FROM target t WHERE t.indicator_id = i.id AND t.unit_id = $1 AND t.scope <> 'project' AND t.breakdown = ''
           AND extract(year FROM t.period_from) = $2) s ON s.list IS NOT NULL
       ORDER BY i.position, i.code`,
      [unitId, year]
    )
  }

  /** The whole targets of some indicators for the periods that lie within some days: the first, and the first after the last. */
  within(indicatorIds: readonly string[], from: IsoDate, to: IsoDate) {
    return this.db.sql<{ unitId: string; indicatorId: string; period: string; value: string }>(
      `SELECT t.unit_id AS "unitId", t.indicator_id AS "indicatorId", t.period, t.value::text AS value FROM target t
       WHERE t.indicator_id = ANY ($1::uuid[]) AND t.scope <> 'project' AND t.breakdown = '' AND t.kind = 'target'
         AND t.period_from >= $2::date AND t.period_to <= $3::date`,
      [indicatorIds, from, to]
    )
  }

  /** The kinds of period in which the network reports, the finest first. */
  async periodKinds(): Promise<string[]> {
    const rows = await this.db.sql<{ kind: string }>(
      `SELECT DISTINCT c.period_kind AS kind FROM collection_round c WHERE c.state IN ('open', 'locked')`
    )
    return rows.map(({ kind }) => kind)
  }
}

function filterValues(filter: TargetListArgs['filter']): unknown[] {
  const { unitId = null, indicatorId = null, scope = null, kind = null, year = null } = filter ?? {}
  return [unitId, indicatorId, scope, kind, year, likePattern(filter?.search)]
}
