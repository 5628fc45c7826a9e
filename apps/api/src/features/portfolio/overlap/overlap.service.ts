import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type Likened, overlapOf, type OverlapVerdict, readOverlapReason } from '@solmu/domain/portfolio/overlap.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { JudgeOverlapInput, ProjectOverlapPayload, OverlapSide, ProjectOverlap, ProjectOverlapArgs, ProjectOverlaps } from './overlap.graphql.js'

type Side = OverlapSide & Likened & { readonly unitId: string | null }
interface Row {
  readonly project: Side
  readonly other: Side
  readonly isOthers: boolean
  readonly likeness: number
  readonly verdict: OverlapVerdict | null
  readonly reason: string | null
  readonly judgedAt: string | null
}

/** How many pairs a page tells. */
const most = 200
/** Below this two projects share little more than the time. */
const usualLeast = 30

/** A project of the network; its regions are named as public lists name theirs, beside the centres. */
const own = (table: string): string => `json_build_object('id', ${table}.id, 'number', ${table}.year || '/' || ${table}.serial, 'title', ${table}.title, 'carrier', ${nameOf(`${table}u`)}, 'unitId', ${table}.lead_unit_id,
  'startsOn', ${table}.starts_on, 'endsOn', ${table}.ends_on, 'taskAreas', ${table}.task_areas, 'ideas', ${table}.ideas, 'leads', array_remove(ARRAY[lower(${table}o.name_fi), ${table}o.business_id], NULL),
  'regions', ARRAY(SELECT g.region_id::text FROM regions g WHERE g.project_id = ${table}.id) || ARRAY(SELECT lower(r.name_fi) FROM municipality_area w JOIN area r ON r.division = w.division AND r.code = w.area_code
    WHERE w.municipality_code = ${table}u.municipality_code AND w.division = 'region' AND w.valid_from <= app.today() AND (w.valid_to IS NULL OR w.valid_to > app.today()) AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())))`
const text = (column: string): string => `json_build_object('fi', ${column}, 'sv', ${column}, 'en', ${column})`

const PAIRS = `WITH pairs AS MATERIALIZED (SELECT * FROM app.project_pairs()), regions AS MATERIALIZED (SELECT * FROM app.project_regions())
  SELECT ${own('a')} AS project, v.public_id IS NOT NULL AS "isOthers", v.likeness, j.verdict, j.reason, j.at AS "judgedAt",
    CASE WHEN b.id IS NOT NULL THEN ${own('b')} ELSE json_build_object('id', q.id, 'number', q.code, 'title', ${text('q.name')}, 'carrier', CASE WHEN q.organisation IS NOT NULL THEN ${text('q.organisation')} END, 'unitId', NULL,
      'startsOn', q.starts_on, 'endsOn', q.ends_on, 'taskAreas', '[]'::json, 'ideas', '[]'::json, 'leads', array_remove(ARRAY[lower(q.organisation), q.business_id], NULL), 'regions', array_remove(ARRAY[lower(q.region)], NULL)) END AS other
  FROM pairs v JOIN project a ON a.id = v.project_id JOIN unit_now au ON au.id = a.lead_unit_id JOIN organisation ao ON ao.id = au.organisation_id
    LEFT JOIN project b ON b.id = v.other_id LEFT JOIN unit_now bu ON bu.id = b.lead_unit_id LEFT JOIN organisation bo ON bo.id = bu.organisation_id LEFT JOIN public_project q ON q.id = v.public_id
    LEFT JOIN LATERAL (SELECT o.verdict, o.reason, o.at FROM project_overlap o WHERE o.project_id = a.id AND (o.other_id = v.other_id OR o.public_id = v.public_id) ORDER BY o.at DESC, o.id DESC LIMIT 1) j ON true
  WHERE a.consortium_id = $1 AND (b.id IS NOT NULL OR q.id IS NOT NULL)`

const KNOWN = `SELECT a.lead_unit_id AS "unitId", b.lead_unit_id AS "otherUnitId" FROM project a LEFT JOIN project b ON b.id = $2 AND NOT $3 AND b.consortium_id = $4 LEFT JOIN public_project q ON q.id = $2 AND $3 AND q.consortium_id = $4
  WHERE a.id = $1 AND a.consortium_id = $4 AND a.id <> $2 AND (b.id IS NOT NULL OR q.id IS NOT NULL)`

/** Finds projects that look alike, and keeps what is said of them. */
@Injectable()
export class OverlapService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  async list({ verdict, withOthers, search, least }: ProjectOverlapArgs): Promise<ProjectOverlaps> {
    const rows = await this.db.sql<Row>(PAIRS, [currentViewer().consortiumId])
    const wanted = search?.trim().toLocaleLowerCase('fi') ?? ''
    const found = rows
      .filter((row) => (withOthers ?? row.isOthers) === row.isOthers && (verdict ?? row.verdict ?? 'open') === (row.verdict ?? 'open') && (wanted === '' || saysOf(row).includes(wanted)))
      .map((row) => this.told(row))
      .filter(({ score }) => score >= (least ?? usualLeast))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    return { nodes: found.slice(0, most), totalCount: found.length }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED, TOO_LONG at `reason` */
  async judge({ projectId, otherId, isOthers, verdict, reason }: JudgeOverlapInput): Promise<ProjectOverlapPayload> {
    const { consortiumId, userId } = currentViewer()
    const [known] = await this.db.sql<{ unitId: string; otherUnitId: string | null }>(KNOWN, [projectId, otherId, isOthers, consortiumId])
    if (!known) throw new DomainError('NOT_FOUND', { path: ['projectId'] })
    if (!this.maySteer(known.unitId) && !this.maySteer(known.otherUnitId)) throw new DomainError('NOT_ALLOWED')
    const said = readOverlapReason(reason)
    // A pair stands once, whichever of the two somebody began with.
    const [first, second] = !isOthers && otherId < projectId ? [otherId, projectId] : [projectId, otherId]
    await this.db.sql('INSERT INTO project_overlap (id, consortium_id, project_id, other_id, public_id, verdict, reason, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      ...[newId(), consortiumId, first, isOthers ? null : second, isOthers ? second : null, verdict, said, userId]
    ])
    this.audit.note({ subjectType: 'project', subjectId: first, unitId: known.unitId, details: { verdict }, after: { otherId: second, reason: said } })
    return { id: `${first} ${second}`, verdict }
  }

  private maySteer(unitId: string | null): boolean {
    return unitId !== null && this.access.may('project.steer', { unitId })
  }

  private told({ project, other, isOthers, likeness, verdict, reason, judgedAt }: Row): ProjectOverlap {
    const { score, reasons } = overlapOf(project, other, likeness)
    return {
      ...{ score, reasons: [...reasons] },
      ...{ id: `${project.id} ${other.id}`, project, other, isOthers, verdict: verdict ?? 'open', reason, judgedAt: judgedAt === null ? null : new Date(judgedAt) },
      mayJudge: this.maySteer(project.unitId) || this.maySteer(other.unitId)
    }
  }
}

const words = (text: LocalizedText | null): string[] => (text ? [text.fi, text.sv, text.en] : [])
const saysOf = ({ project, other }: Row): string => [project, other].flatMap(({ title, carrier, number }) => [...words(title), ...words(carrier), number ?? '']).join('\n').toLocaleLowerCase('fi')
