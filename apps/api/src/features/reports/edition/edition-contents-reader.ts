import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { groupBy } from '@solmu/shared/groups.js'
import { isUuid } from '@solmu/shared/ids.js'
import { type LocalizedText, sameInAll } from '@solmu/shared/text.js'
import { rowsOf } from '@solmu/domain/reports/edition-canonical.js'
import type { DimensionRow, IndicatorRow } from '@solmu/domain/reports/edition-contents.js'
import { partNames } from '@solmu/domain/reports/edition-manifest.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, type PageArgs, pageStart, toPage } from '../../../core/graphql/page.js'
import { stepsText } from '../../results/facts/result-figures.js'
import type { EditionChange, EditionLensProtection, EditionPart, EditionProtectionCount, EditionReturn, EditionReturnArgs, MovedFigure } from './edition-contents.graphql.js'
import { type ChangeEffect, type ChangeRow, namedIndicator, type NamedIndicator } from './edition-rows.js'

const PARTS_SQL = `SELECT p.name, p.row_count AS "rowCount", p.byte_count::float8 AS "byteCount", p.sha256 FROM edition_part p WHERE p.edition_id = $1`

const kindCount = (kind: string): string => `count(*) FILTER (WHERE p.kind = '${kind}')::int AS "${kind}"`

const kinds = ['primary', 'secondary', 'derived'] as const

/** Level by level and lens by lens; also where nothing is withheld. What has no value has nothing to withhold. */
const PROTECTION_SQL = `
  WITH told AS (SELECT c.lens, count(*)::int AS "figureCount" FROM edition_cell c WHERE c.edition_id = $1 AND c.value IS NOT NULL GROUP BY c.lens),
  held AS (SELECT p.level, p.lens, ${kinds.map(kindCount).join(', ')} FROM edition_protection p WHERE p.edition_id = $1 GROUP BY p.level, p.lens)
  SELECT l.level, t.lens, t."figureCount", ${kinds.map((kind) => `coalesce(h."${kind}", 0) AS "${kind}"`).join(', ')}
  FROM edition e CROSS JOIN unnest(e.levels) AS l(level) CROSS JOIN told t LEFT JOIN held h ON h.level = l.level AND h.lens = t.lens
  WHERE e.id = $1
  ORDER BY l.level, CASE t.lens WHEN 'network' THEN 1 WHEN 'centre' THEN 2 WHEN 'unit' THEN 4 ELSE 3 END, t.lens`

/** The name that somebody has today. */
const nameOf = (column: string): string => `(SELECT u.display_name FROM app_user u WHERE u.id = n.${column})`

const RETURN = `n.return_id AS "returnId", n.state AS standing, n.unit_id AS "unitId", n.unit_name AS "unitName", n.centre_name AS "centreName",
  n.period, n.number, ${nameOf('sent_by')} AS "sentBy", n.sent_at AS "sentAt",
  ${nameOf('verified_by')} AS "verifiedBy", n.verified_at AS "verifiedAt", ${nameOf('accepted_by')} AS "acceptedBy", n.accepted_at AS "acceptedAt"`

/** `$1` edition, `$2` standing, `$3` pattern. */
const RETURNS_MATCH = `n.edition_id = $1 AND ($2::text IS NULL OR n.state = $2)
  AND ($3::text IS NULL OR concat_ws(E'\\n', n.unit_name, n.centre_name) ILIKE $3)`

const RETURN_KEY = `concat_ws(' ', n.period, n.centre_name->>'fi', n.unit_name->>'fi')`

const CHANGES_SQL = `
  SELECT h.place, h.kind, h.return_id AS "returnId", h.unit_id AS "unitId", h.indicator_id AS "indicatorId", h.breakdown, h.period,
    h.was_status AS "wasStatus", h.was::float8 AS was, h.status, h.value::float8 AS value, h.reason, h.details, h.effects
  FROM edition_change h WHERE h.edition_id = $1 AND h.place > $2 ORDER BY h.place LIMIT $3`

/** The totals of the network that are not the same in the edition `$1` and the one that it replaces. */
const MOVED_SQL = `
  WITH now AS (SELECT c.indicator_id, c.period, c.value FROM edition_cell c WHERE c.edition_id = $1 AND c.lens = 'network' AND c.breakdown = ''),
  before AS (SELECT c.indicator_id, c.period, c.value FROM edition_cell c JOIN edition e ON e.id = $1 AND c.edition_id = e.replaces_id
    WHERE c.lens = 'network' AND c.breakdown = '')
  SELECT indicator_id AS "indicatorId", period, b.value::text AS was, n.value::text AS value
  FROM now n FULL JOIN before b USING (indicator_id, period) WHERE n.value IS DISTINCT FROM b.value ORDER BY period, indicator_id`

type StoredMove = { readonly indicatorId: string; readonly period: string; readonly was: string | null; readonly value: string | null }
type PlacedEffect = ChangeEffect & { readonly place: number }

/** Reads what an edition holds. */
@Injectable()
export class EditionContentsReader {
  constructor(private readonly db: Db) {}

  /** The parts in their order. */
  async parts(editionId: string): Promise<EditionPart[]> {
    const found = await this.db.sql<EditionPart>(PARTS_SQL, [editionId])
    return partNames.flatMap((name) => found.filter((part) => part.name === name))
  }

  /** How much is withheld, level by level. */
  async protection(editionId: string): Promise<EditionProtectionCount[]> {
    const rows = await this.db.sql<EditionLensProtection & { level: string }>(PROTECTION_SQL, [editionId])
    return [...groupBy(rows, ({ level }) => level)].map(([level, lenses]) => {
      const total = (name: (typeof kinds)[number] | 'figureCount'): number => lenses.reduce((sum, lens) => sum + lens[name], 0)
      return { level, primary: total('primary'), secondary: total('secondary'), derived: total('derived'), figureCount: total('figureCount'), lenses }
    })
  }

  /** Returns by period, centre and unit. @throws DomainError INVALID_CURSOR */
  async returns(editionId: string, args: EditionReturnArgs): Promise<Page<EditionReturn>> {
    const first = args.first ?? DEFAULT_PAGE
    const [key = null, id = null] = pageStart(args.after, ['string', 'string']) ?? []
    if (id !== null && !isUuid(id)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const filter = [editionId, args.standing ?? null, likePattern(args.search)]
    const rows = await this.db.sql<EditionReturn & { key: string }>(
      `SELECT * FROM (SELECT ${RETURN}, ${RETURN_KEY} AS key FROM edition_return n WHERE ${RETURNS_MATCH}) f
       WHERE $4::text IS NULL OR (f.key, f."returnId") > ($4, $5::uuid) ORDER BY f.key, f."returnId" LIMIT $6`,
      [...filter, key, id, first + 1]
    )
    const [count] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM edition_return n WHERE ${RETURNS_MATCH}`, filter)
    return toPage(rows, { first, cursor: (row) => [row.key, row.returnId], totalCount: count?.count ?? 0 })
  }

  /** What differs from the edition before, in order. @throws DomainError INVALID_CURSOR */
  async changes(editionId: string, args: PageArgs): Promise<Page<EditionChange>> {
    const first = args.first ?? DEFAULT_PAGE
    const [after = 0] = pageStart(args.after, ['number']) ?? []
    if (!Number.isInteger(after)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const rows = await this.db.sql<ChangeRow>(CHANGES_SQL, [editionId, after, first + 1])
    const [count] = await this.db.sql<{ count: number }>('SELECT count(*)::int AS count FROM edition_change h WHERE h.edition_id = $1', [editionId])
    const names = await this.categories(editionId, rows)
    return toPage(rows.map((row) => toldChange(row, names)), { first, cursor: ({ place }) => [place], totalCount: count?.count ?? 0 })
  }

  /** The names of categories as dimension:category; none are read where no change is about one. */
  private async categories(editionId: string, rows: readonly ChangeRow[]): Promise<CategoryNames> {
    if (!rows.some(({ breakdown }) => breakdown)) return new Map()
    const [part] = await this.db.sql<{ body: string }>(`SELECT p.body FROM edition_part p WHERE p.edition_id = $1 AND p.name = 'dimensions'`, [editionId])
    const dimensions = rowsOf<DimensionRow>(part?.body ?? '')
    return new Map(dimensions.flatMap(({ code, categories }) => categories.map((category) => [`${code}:${category.code}`, category.name] as const)))
  }

  /** The figures of the network that moved, each with the changes that explain it. */
  async moved(editionId: string): Promise<MovedFigure[]> {
    const moves = await this.db.sql<StoredMove>(MOVED_SQL, [editionId])
    const effects = await this.db.sql<PlacedEffect>(
      `SELECT h.place, x.* FROM edition_change h CROSS JOIN jsonb_to_recordset(h.effects)
         AS x("indicatorId" text, period text, amount text, code text, decimals int, name jsonb) WHERE h.edition_id = $1 ORDER BY h.place`,
      [editionId]
    )
    const named = await this.indicators(editionId)
    return moves.flatMap((move) => {
      // None explains that nothing has become zero, or the other way round: no amount has moved.
      const parts = effects.filter(({ indicatorId, period }) => indicatorId === move.indicatorId && period === move.period)
      const indicator = parts[0] ?? named.get(move.indicatorId)
      return indicator ? [movedFigure(move, parts, indicator)] : []
    })
  }

  /** The indicators of an edition and of the one that it replaces, by the names that they have there. */
  private async indicators(editionId: string): Promise<Map<string, NamedIndicator>> {
    const parts = await this.db.sql<{ body: string }>(
      `SELECT p.body FROM edition_part p JOIN edition e ON e.id = $1 AND p.edition_id IN (e.id, e.replaces_id)
       WHERE p.name = 'indicators' ORDER BY p.edition_id = e.id`,
      [editionId]
    )
    return new Map(parts.flatMap(({ body }) => rowsOf<IndicatorRow>(body)).map((row) => [row.id, namedIndicator(row)]))
  }
}

function movedFigure({ was, value, indicatorId, period }: StoredMove, parts: readonly PlacedEffect[], { code, name, decimals }: NamedIndicator): MovedFigure {
  const text = (steps: string): string => stepsText(BigInt(steps), decimals)
  return {
    ...{ indicatorId, period, code, name },
    was: was === null ? null : text(was),
    value: value === null ? null : text(value),
    difference: stepsText(BigInt(value ?? 0) - BigInt(was ?? 0), decimals),
    parts: parts.map(({ place, amount }) => ({ place, amount: text(amount) }))
  }
}

type CategoryNames = ReadonlyMap<string, LocalizedText>

/** A category that the edition does not name has its code for a name. */
const namesOf = (breakdown: string | null, names: CategoryNames): LocalizedText[] =>
  breakdown ? breakdown.split(',').map((category) => names.get(category) ?? sameInAll(category)) : []

function toldChange(row: ChangeRow, names: CategoryNames): EditionChange {
  const { place, kind, returnId, unitId, breakdown, period, reason, details, effects, was, value } = row
  const { told, unitName, indicator } = details
  const text = (steps: number | null): string | null => (steps === null ? null : stepsText(BigInt(steps), indicator?.decimals ?? 0))
  return {
    ...{ place, kind, returnId, unitId, breakdown, period, reason, categoryNames: namesOf(breakdown, names) },
    ...{ wasStatus: row.wasStatus as EditionChange['wasStatus'], status: row.status as EditionChange['status'] },
    ...{ was: text(was), value: text(value), unitName, details: told },
    ...{ indicatorCode: indicator?.code ?? null, indicatorName: indicator?.name ?? null },
    effects: effects.map(({ indicatorId, code, name, period, amount, decimals }) => ({
      ...{ indicatorId, code, name, period },
      amount: stepsText(BigInt(amount), decimals)
    }))
  }
}
