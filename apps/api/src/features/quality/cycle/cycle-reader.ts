import { Injectable } from '@nestjs/common'
import type { CycleState } from '@solmu/domain/quality/assessment-cycle.js'
import type { ReviewKind } from '@solmu/domain/quality/assessment-workflow.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { nameOf } from '../../network/network.sql.js'
import type { CycleSortEnum } from './cycle-kinds.graphql.js'
import type { CycleCounts, CycleListArgs, CycleMember, PreviewCycleInput } from './cycle.graphql.js'

/** A row of quality_cycle. */
export type CycleRow = {
  readonly id: string
  readonly name: LocalizedText
  readonly frameworkId: string
  readonly versionId: string
  readonly scopeUnitId: string
  readonly unitIds: string[] | null
  readonly review: ReviewKind
  readonly opensOn: string
  readonly selfDueOn: string
  readonly reviewDueOn: string | null
  readonly closesOn: string
  readonly reminderDays: number[]
  readonly state: CycleState
  readonly stateReason: string
  readonly note: string
  readonly version: number
}

const CYCLE = `c.id, ${nameOf('c')} AS name, c.framework_id AS "frameworkId", c.version_id AS "versionId", c.scope_unit_id AS "scopeUnitId",
  c.unit_ids AS "unitIds", c.review, c.opens_on AS "opensOn", c.self_due_on AS "selfDueOn", c.review_due_on AS "reviewDueOn", c.closes_on AS "closesOn",
  c.reminder_days AS "reminderDays", c.state, c.state_reason AS "stateReason", c.note, c.version`

const FINNISH = 'COLLATE "fi-x-icu"'
const sortKeys: Readonly<Record<`${CycleSortEnum}`, string>> = {
  opens: 'c.opens_on::text',
  due: 'c.self_due_on::text',
  name: 'c.name_fi',
  state: `array_position(ARRAY['open', 'planned', 'closed', 'cancelled'], c.state)::text || c.opens_on::text`
}

/** `$1` states, `$2` framework, `$3` pattern. */
const MATCHES = `($1::text[] IS NULL OR c.state = ANY ($1)) AND ($2::uuid IS NULL OR c.framework_id = $2)
  AND ($3::text IS NULL OR concat_ws(E'\\n', c.name_fi, c.name_sv, c.name_en) ${FINNISH} ILIKE $3)`

const COUNTS = `SELECT a.cycle_id AS key, json_build_object('total', count(*) FILTER (WHERE a.state <> 'cancelled'), 'self', count(*) FILTER (WHERE a.state = 'self'),
    'late', count(*) FILTER (WHERE a.state = 'self' AND a.due_on < app.today()),
    'underway', count(*) FILTER (WHERE a.state IN ('review', 'consensus', 'reply')), 'final', count(*) FILTER (WHERE a.state = 'final'),
    'cancelled', count(*) FILTER (WHERE a.state = 'cancelled')) AS value
  FROM quality_assessment a WHERE a.cycle_id = ANY ($1::uuid[]) GROUP BY a.cycle_id`

const ref = (alias: string): string => `json_build_object('id', ${alias}.id, 'type', ${alias}.type, 'name', ${nameOf(alias)})`

/** Reads rounds of assessment and who takes part in them. */
@Injectable()
export class CycleReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<CycleRow> {
    const row = isUuid(id) ? await this.now(id) : undefined
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** A round as it is at this moment, whatever was read before. */
  async now(id: string): Promise<CycleRow | undefined> {
    const [row] = await this.db.sql<CycleRow>(`SELECT ${CYCLE} FROM quality_cycle c WHERE c.id = $1`, [id])
    return row
  }

  /** A round of an assessment; those of all that are asked for at once. */
  async byId(id: string): Promise<CycleRow | null> {
    const loader = this.loaders.of<CycleRow>('assessmentCycles', async (ids) =>
      (await this.db.sql<CycleRow>(`SELECT ${CYCLE} FROM quality_cycle c WHERE c.id = ANY ($1::uuid[])`, [ids])).map((value) => ({ key: value.id, value }))
    )
    return (await loader.load(id))[0] ?? null
  }

  /** @throws DomainError INVALID_CURSOR */
  async list(args: CycleListArgs, wantsTotal: boolean): Promise<Page<CycleRow>> {
    const first = args.first ?? DEFAULT_PAGE
    const [after, id] = startOf(args)
    const filter = filterOf(args)
    const isDescending = args.descending ?? !args.sort
    const order = isDescending ? 'DESC' : 'ASC'
    const rows = await this.db.sql<CycleRow & { readonly sortKey: string }>(
      `SELECT * FROM (SELECT ${CYCLE}, ${sortKeys[args.sort ?? 'opens']} AS "sortKey" FROM quality_cycle c WHERE ${MATCHES}) r
       WHERE ($4::text IS NULL OR ("sortKey" ${FINNISH}, id) ${isDescending ? '<' : '>'} ($4, $5::uuid))
       ORDER BY "sortKey" ${FINNISH} ${order}, id ${order} LIMIT $6`,
      [...filter, after, id, first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    return toPage(rows, { first, totalCount, cursor: ({ sortKey, id: rowId }) => [sortKey, rowId] })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM quality_cycle c WHERE ${MATCHES}`, filter)
    return row?.count ?? 0
  }

  /** How the assessments of a round stand, of those in sight. */
  async countsOf(id: string): Promise<CycleCounts> {
    const loader = this.loaders.of<CycleCounts>('countsOfCycle', (ids) => this.db.sql(COUNTS, [ids]))
    return (await loader.load(id))[0] ?? { total: 0, self: 0, late: 0, underway: 0, final: 0, cancelled: 0 }
  }

  /** Who would take part, by the name of the unit. */
  members({ versionId, scopeUnitId, unitIds, opensOn }: PreviewCycleInput): Promise<CycleMember[]> {
    return this.db.sql<CycleMember>(
      `SELECT ${ref('u')} AS unit, CASE WHEN k.id IS NOT NULL THEN ${ref('k')} END AS centre
       FROM app.units_to_assess($1, $2, $3, $4::uuid[], $5::date) m JOIN unit_now u ON u.id = m.unit_id LEFT JOIN unit_now k ON k.id = m.centre_id
       ORDER BY u.name_fi COLLATE "fi-x-icu", u.id`,
      [currentViewer().consortiumId, versionId, scopeUnitId, unitIds ?? null, opensOn]
    )
  }

  /** How many assessments of a round are final at this moment; whoever plans it sees them all. */
  async finalCount(id: string): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM quality_assessment a WHERE a.cycle_id = $1 AND a.state = 'final'`, [id])
    return row?.count ?? 0
  }
}

function filterOf({ filter }: CycleListArgs): unknown[] {
  const { states = null, frameworkId = null } = filter ?? {}
  return [states, frameworkId, likePattern(filter?.search)]
}

/** Where the page begins. @throws DomainError INVALID_CURSOR */
function startOf({ after }: CycleListArgs): readonly [key: unknown, id: unknown] {
  const start = pageStart(after, ['string', 'string'])
  if (!start) return [null, null]
  if (!isUuid(start[1])) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return [start[0], start[1]]
}
