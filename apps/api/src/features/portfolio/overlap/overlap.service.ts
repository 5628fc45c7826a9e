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

/** How many projects of the network are compared, and how many pairs are told at the most. */
const mostCompared = 400
const mostPairs = 4000

const text = (column: string): string => `json_build_object('fi', ${column}, 'sv', ${column}, 'en', ${column})`

/** The centres of a project and its region, named as public lists name theirs; each project is told once, however many pairs it is in. */
const OWN = `own AS MATERIALIZED (SELECT p.id, p.lead_unit_id, json_build_object('id', p.id, 'number', p.year || '/' || p.serial, 'title', p.title, 'carrier', ${nameOf('u')}, 'unitId', p.lead_unit_id,
    'startsOn', p.starts_on, 'endsOn', p.ends_on, 'taskAreas', p.task_areas, 'ideas', p.ideas, 'leads', array_remove(ARRAY[lower(o.name_fi), o.business_id], NULL),
    'regions', coalesce(g.ids, '{}') || coalesce(w.names, '{}')) AS side
  FROM project p JOIN (SELECT project_id AS id FROM pairs UNION SELECT other_id FROM pairs) t ON t.id = p.id JOIN unit_now u ON u.id = p.lead_unit_id JOIN organisation o ON o.id = u.organisation_id
    LEFT JOIN (SELECT project_id, array_agg(region_id::text) AS ids FROM app.project_regions() GROUP BY project_id) g ON g.project_id = p.id
    LEFT JOIN (SELECT m.municipality_code, array_agg(lower(r.name_fi)) AS names FROM municipality_area m JOIN area r ON r.division = m.division AND r.code = m.area_code WHERE m.division = 'region'
      AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today()) AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today()) GROUP BY m.municipality_code) w ON w.municipality_code = u.municipality_code
  WHERE p.consortium_id = $1)`

const PAIRS = `WITH pairs AS MATERIALIZED (SELECT * FROM app.project_pairs($2)), ${OWN},
  said AS MATERIALIZED (SELECT DISTINCT ON (o.project_id, o.other_id, o.public_id) o.* FROM project_overlap o WHERE o.consortium_id = $1 ORDER BY o.project_id, o.other_id, o.public_id, o.at DESC, o.id DESC)
  SELECT a.side AS project, v.public_id IS NOT NULL AS "isOthers", v.likeness, j.verdict, j.reason, j.at AS "judgedAt",
    CASE WHEN b.id IS NOT NULL THEN b.side ELSE json_build_object('id', q.id, 'number', q.code, 'title', ${text('q.name')}, 'carrier', CASE WHEN q.organisation IS NOT NULL THEN ${text('q.organisation')} END, 'unitId', NULL,
      'startsOn', q.starts_on, 'endsOn', q.ends_on, 'taskAreas', '[]'::json, 'ideas', '[]'::json, 'leads', array_remove(ARRAY[lower(q.organisation), q.business_id], NULL), 'regions', array_remove(ARRAY[lower(q.region)], NULL)) END AS other
  FROM pairs v JOIN own a ON a.id = v.project_id LEFT JOIN own b ON b.id = v.other_id LEFT JOIN public_project q ON q.id = v.public_id
    LEFT JOIN said j ON j.project_id = v.project_id AND (j.other_id = v.other_id OR j.public_id = v.public_id)
  WHERE b.id IS NOT NULL OR q.id IS NOT NULL`

/** How many projects there are to compare: those of app.project_pairs without its bound. */
const COMPARABLE = `SELECT count(*)::int AS count FROM project p WHERE p.consortium_id = $1 AND p.starts_on IS NOT NULL AND p.stage NOT IN ('ended', 'embedded', 'rejected', 'withdrawn') AND coalesce(p.ends_on, '2199-12-31'::date) >= app.today()`

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
    const { consortiumId } = currentViewer()
    const rows = await this.db.sql<Row>(PAIRS, [consortiumId, mostCompared])
    const [comparable] = await this.db.sql<{ count: number }>(COMPARABLE, [consortiumId])
    const wanted = search?.trim().toLocaleLowerCase('fi') ?? ''
    const found = rows
      .filter((row) => (withOthers ?? row.isOthers) === row.isOthers && (verdict ?? row.verdict ?? 'open') === (row.verdict ?? 'open') && (wanted === '' || saysOf(row).includes(wanted)))
      .map((row) => this.told(row))
      .filter(({ score }) => score >= (least ?? usualLeast))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    const projectCount = comparable?.count ?? 0
    return { nodes: found.slice(0, most), totalCount: found.length, projectCount, comparedCount: Math.min(projectCount, mostCompared), isCut: rows.length >= mostPairs }
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
