import { Injectable } from '@nestjs/common'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { ImprovementEvidenceKind, ImprovementEvent, ImprovementKind, ImprovementOrigin, ImprovementOutcome, ImprovementState, PlannedStep, Severity } from '@solmu/domain/quality/improvement.js'
import type { ClosingHands, ImprovementSituation } from '@solmu/domain/quality/improvement-workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { nameOf } from '../../network/network.sql.js'
import type { ImprovementListArgs } from './improvement.input.js'
import { ImprovementSortEnum } from './improvement-kinds.graphql.js'

type Named = { readonly id: string; readonly name: LocalizedText }
type UnitRef = Named & { readonly type: UnitType }

export type ImprovementRow = {
  readonly id: string
  readonly kind: ImprovementKind
  readonly unit: UnitRef
  readonly centre: UnitRef | null
  readonly findingId: string | null
  readonly severity: Severity
  readonly title: string
  readonly text: string
  readonly origin: ImprovementOrigin
  readonly assessmentId: string | null
  readonly framework: Named | null
  readonly criterionCode: string | null
  readonly criterionName: LocalizedText | null
  readonly rule: Named | null
  readonly practice: Named | null
  readonly ownerId: string | null
  readonly dueOn: IsoDate | null
  readonly isOverdue: boolean
  readonly steps: PlannedStep[]
  readonly state: ImprovementState
  readonly outcome: ImprovementOutcome | null
  readonly openedAt: Date
  readonly openedOn: IsoDate
  readonly doneAt: Date | null
  readonly doneOn: IsoDate | null
  readonly closedAt: Date | null
  readonly version: number
  readonly sortKey: string
}

export type Standing = Omit<ImprovementSituation, 'state' | 'closing'> & Pick<ClosingHands, 'hands' | 'rights'> & { readonly people: Readonly<Record<string, string>> }

export type EvidenceRow = {
  readonly id: string
  readonly itemId: string
  readonly unitId: string
  readonly kind: ImprovementEvidenceKind
  readonly title: string
  readonly note: string
  readonly url: string | null
  readonly fileKey: string | null
  readonly fileName: string | null
  readonly fileSize: number | null
  readonly addedById: string
  readonly addedAt: Date
}

export type EventRow = { readonly id: string; readonly itemId: string; readonly event: ImprovementEvent; readonly text: string; readonly byId: string | null; readonly at: Date }

const unitRef = (alias: string): string => `json_build_object('id', ${alias}.id, 'name', ${nameOf(alias)}, 'type', ${alias}.type)`
const dayOf = (column: string): string => `(${column} AT TIME ZONE 'Europe/Helsinki')::date`
const OVERDUE = `(i.state IN ('open', 'in_work') AND i.due_on IS NOT NULL AND i.due_on < app.today())`
const RANK = `array_position(ARRAY['critical', 'major', 'minor', 'observation'], i.severity)`

const SORT_KEYS: Readonly<Record<ImprovementSortEnum, string>> = {
  urgency: `concat_ws('|', CASE WHEN i.state = 'closed' THEN 2 WHEN ${OVERDUE} THEN 0 ELSE 1 END, coalesce(i.due_on, '2199-12-31'::date), ${RANK}, u.name_fi)`,
  opened: `to_char(i.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
  due: `coalesce(i.due_on, '2199-12-31'::date)::text`,
  severity: `concat_ws('|', ${RANK}, coalesce(i.due_on, '2199-12-31'::date))`,
  unit: `concat_ws('|', u.name_fi, i.title)`,
  title: 'i.title'
}

const columns = (sort: ImprovementSortEnum): string => `i.id, i.kind, ${unitRef('u')} AS unit, CASE WHEN c.id IS NOT NULL THEN ${unitRef('c')} END AS centre, i.finding_id AS "findingId",
  i.severity, i.title, i.text, i.origin, i.assessment_id AS "assessmentId",
  CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'name', fv.content->'name') END AS framework, i.criterion_code AS "criterionCode",
  CASE WHEN q.code IS NOT NULL THEN json_build_object('fi', q.title_fi, 'sv', q.title_sv, 'en', q.title_en) END AS "criterionName",
  (SELECT json_build_object('id', v.rule_id, 'name', v.content->'name') FROM improvement_rule_version v WHERE v.rule_id = i.rule_id ORDER BY v.number DESC LIMIT 1) AS rule,
  (SELECT json_build_object('id', v.practice_id, 'name', v.content->'name') FROM practice_version v WHERE v.practice_id = i.practice_id ORDER BY v.number DESC LIMIT 1) AS practice,
  i.owner_id AS "ownerId", i.due_on AS "dueOn", ${OVERDUE} AS "isOverdue", i.steps, i.state, i.outcome, i.opened_at AS "openedAt", ${dayOf('i.opened_at')} AS "openedOn",
  i.done_at AS "doneAt", ${dayOf('i.done_at')} AS "doneOn", i.closed_at AS "closedAt", i.version, ${SORT_KEYS[sort]} AS "sortKey"`

const FROM = `improvement_item i JOIN unit_now u ON u.id = i.unit_id
  LEFT JOIN unit_link l ON l.unit_id = i.unit_id AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())
  LEFT JOIN unit_now c ON c.id = l.parent_id AND c.type = 'regional_centre'`
const WITH_SUBJECTS = `LEFT JOIN quality_framework f ON f.id = i.framework_id
  LEFT JOIN LATERAL (SELECT n.id, n.content FROM quality_framework_version n WHERE n.framework_id = f.id AND n.state = 'released' ORDER BY n.number DESC LIMIT 1) fv ON true
  LEFT JOIN quality_criterion q ON q.version_id = fv.id AND q.code = i.criterion_code`

const MATCHES = `i.consortium_id = $1 AND ($2::text[] IS NULL OR i.kind = ANY ($2)) AND i.state = ANY (coalesce($3::text[], ARRAY['open', 'in_work', 'to_verify']))
  AND ($4::text[] IS NULL OR i.severity = ANY ($4)) AND ($5::text[] IS NULL OR i.origin = ANY ($5)) AND ($6::uuid IS NULL OR i.unit_id = $6 OR c.id = $6)
  AND ($7::uuid IS NULL OR i.unit_id = $7) AND ($8::uuid IS NULL OR i.owner_id = $8) AND ($9::uuid IS NULL OR i.framework_id = $9)
  AND ($10::uuid IS NULL OR i.finding_id = $10) AND ($11::uuid IS NULL OR i.practice_id = $11) AND ($12::boolean IS NOT TRUE OR ${OVERDUE})
  AND ($13::text IS NULL OR concat_ws(E'\\n', i.title, i.text, u.name_fi, u.name_sv, u.name_en) COLLATE "fi-x-icu" ILIKE $13)`

const EVIDENCE = `e.id, e.item_id AS "itemId", e.unit_id AS "unitId", e.kind, e.title, e.note, e.url, e.file_key AS "fileKey", e.file_name AS "fileName", e.file_size AS "fileSize",
  e.added_by AS "addedById", e.added_at AS "addedAt"`

/** Reads findings and actions, as far as the viewer may read them. */
@Injectable()
export class ImprovementQueries {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  async list({ filter, sort, descending, first, after }: ImprovementListArgs, wantsTotal: boolean): Promise<Page<ImprovementRow>> {
    const limit = first ?? DEFAULT_PAGE
    const start = pageStart(after, ['string', 'string'])
    const values = filterValues(filter)
    const [than, way] = descending ? ['<', 'DESC'] : ['>', 'ASC']
    const rows = await this.db.sql<ImprovementRow>(
      `SELECT * FROM (SELECT ${columns(sort ?? ImprovementSortEnum.urgency)} FROM ${FROM} ${WITH_SUBJECTS} WHERE ${MATCHES}) t
       WHERE $14::text IS NULL OR ("sortKey" COLLATE "fi-x-icu", id) ${than} ($14, $15::uuid)
       ORDER BY "sortKey" COLLATE "fi-x-icu" ${way}, id ${way} LIMIT $16`,
      [...values, start?.[0] ?? null, start?.[1] ?? null, limit + 1]
    )
    const totalCount = wantsTotal ? await this.count(values) : 0
    return toPage(rows, { first: limit, totalCount, cursor: ({ sortKey, id }) => [sortKey, id] })
  }

  private async count(values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${FROM} WHERE ${MATCHES}`, values)
    return row?.count ?? 0
  }

  /** Undefined for one out of sight. */
  async one(id: string): Promise<ImprovementRow | undefined> {
    const [row] = await this.db.sql<ImprovementRow>(
      `SELECT ${columns(ImprovementSortEnum.urgency)} FROM ${FROM} ${WITH_SUBJECTS} WHERE i.consortium_id = $1 AND i.id = $2`,
      [currentViewer().consortiumId, id]
    )
    return row
  }

  /** The actions for a finding, the most urgent first. */
  actionsOf(findingId: string): Promise<ImprovementRow[]> {
    return this.db.sql<ImprovementRow>(
      `SELECT ${columns(ImprovementSortEnum.urgency)} FROM ${FROM} ${WITH_SUBJECTS} WHERE i.consortium_id = $1 AND i.finding_id = $2 ORDER BY "sortKey", i.id`,
      [currentViewer().consortiumId, findingId]
    )
  }

  /** What decides which steps can be taken, and the names; undefined for one out of sight. */
  async standing(id: string): Promise<Standing | undefined> {
    const loader = this.loaders.of<Standing>('improvementStandings', (ids) => this.db.sql('SELECT item_id AS key, standing AS value FROM app.improvement_standing($1::uuid[])', [ids]))
    return (await loader.load(id))[0]
  }

  /** The same at this moment, for a step that is being taken. */
  async standingNow(id: string): Promise<Standing | undefined> {
    const [row] = await this.db.sql<{ standing: Standing }>('SELECT standing FROM app.improvement_standing($1::uuid[])', [[id]])
    return row?.standing
  }

  owners(unitId: string): Promise<{ id: string; displayName: string }[]> {
    return this.db.sql('SELECT o.user_id AS id, o.display_name AS "displayName" FROM app.improvement_owners($1) o', [unitId])
  }

  /** Newest first. */
  events(itemId: string): Promise<EventRow[]> {
    return this.db.sql<EventRow>(
      `SELECT e.id, e.item_id AS "itemId", e.event, e.text, e.by_user AS "byId", e.at FROM improvement_event e WHERE e.item_id = $1 ORDER BY e.at DESC, e.id DESC LIMIT 500`,
      [itemId]
    )
  }

  /** What has not been taken back, in the order in which it came. */
  evidenceOf(itemId: string): Promise<EvidenceRow[]> {
    return this.db.sql<EvidenceRow>(`SELECT ${EVIDENCE} FROM improvement_evidence e WHERE e.item_id = $1 AND e.removed_at IS NULL ORDER BY e.added_at, e.id`, [itemId])
  }

  /** Undefined for one out of sight or taken back. */
  async evidence(id: string): Promise<EvidenceRow | undefined> {
    const [row] = await this.db.sql<EvidenceRow>(`SELECT ${EVIDENCE} FROM improvement_evidence e WHERE e.consortium_id = $1 AND e.id = $2 AND e.removed_at IS NULL`, [
      currentViewer().consortiumId,
      id
    ])
    return row
  }
}

function filterValues(filter: ImprovementListArgs['filter']): unknown[] {
  const of: NonNullable<ImprovementListArgs['filter']> = filter ?? {}
  const chosen = [of.kinds, of.states, of.severities, of.origins, of.centreId, of.unitId, of.ownerId, of.frameworkId, of.findingId, of.practiceId, of.isOverdue]
  return [currentViewer().consortiumId, ...chosen.map((value) => value ?? null), likePattern(of.search)]
}
