import { Injectable } from '@nestjs/common'
import type { CountingProject, ProjectFact } from '@solmu/domain/portfolio/project-results.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { unitRef } from '../../governance/governance.sql.js'

/** An indicator of a project as it is kept; values are in steps. */
export interface ProjectIndicatorRow {
  readonly id: string
  readonly projectId: string
  readonly indicatorId: string
  readonly periodKind: PeriodKind
  readonly baseline: string | null
  readonly target: string | null
  readonly why: string
  readonly version: number
  readonly partnerTargets: readonly { readonly partnerId: string; readonly target: string }[]
  readonly shares: readonly { readonly id: string; readonly unitId: string; readonly share: number; readonly validFrom: IsoDate; readonly validTo: IsoDate | null; readonly replacedAt: string | null }[]
}

/** A project that counts an indicator, as it is named. */
export interface NamedProject extends CountingProject {
  readonly indicatorId: string
  readonly periodKind: PeriodKind
  readonly number: string
  readonly title: LocalizedText
  /** Whether the viewer reads what it reports. */
  readonly isRead: boolean
}

const INDICATORS = `SELECT i.id, i.project_id AS "projectId", i.indicator_id AS "indicatorId", i.period_kind AS "periodKind", i.baseline::text AS baseline, i.target::text AS target, i.why, i.version,
    (SELECT coalesce(json_agg(json_build_object('partnerId', t.partner_id, 'target', t.target::text) ORDER BY t.partner_id), '[]') FROM project_indicator_target t WHERE t.project_indicator_id = i.id) AS "partnerTargets",
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'unitId', s.unit_id, 'share', s.share, 'validFrom', s.valid_from, 'validTo', s.valid_to, 'replacedAt', s.replaced_at) ORDER BY s.replaced_at DESC NULLS FIRST, s.unit_id, s.valid_from), '[]') FROM project_share s WHERE s.project_indicator_id = i.id) AS shares
  FROM project_indicator i`

const UNITS = `SELECT ${unitRef('u')} AS unit, r.id AS "partnerId", r.valid_from AS "validFrom", r.valid_to AS "validTo"
  FROM project_partner_unit n JOIN project_partner r ON r.id = n.partner_id JOIN unit_now u ON u.id = n.unit_id WHERE n.project_id = $1 ORDER BY r.is_lead DESC, u.name_fi COLLATE "fi-x-icu", r.valid_from`

/** Whoever reads the money of a project reads what it reports. */
const READ = `(p.consortium_id = ANY (ARRAY(SELECT app.consortia_for('budget.read'))) OR p.id = ANY (ARRAY(SELECT app.projects_of('budget.read'))))`

/** The projects with days that count any of the indicators `$2`, or any at all. */
const COUNTING = `SELECT p.id, i.indicator_id AS "indicatorId", i.period_kind AS "periodKind", p.starts_on AS "startsOn", p.ends_on AS "endsOn", p.year || '/' || p.serial AS number, p.title, ${READ} AS "isRead",
    (SELECT coalesce(json_agg(json_build_object('unitId', n.unit_id, 'partnerId', r.id, 'validFrom', r.valid_from, 'validTo', r.valid_to)), '[]') FROM project_partner_unit n JOIN project_partner r ON r.id = n.partner_id WHERE n.project_id = p.id) AS units,
    (SELECT coalesce(json_agg(json_build_object('unitId', s.unit_id, 'share', s.share, 'validFrom', s.valid_from, 'validTo', s.valid_to)), '[]') FROM project_share s WHERE s.project_indicator_id = i.id AND s.replaced_at IS NULL) AS shares
  FROM project_indicator i JOIN project p ON p.id = i.project_id
  WHERE p.consortium_id = $1 AND p.starts_on IS NOT NULL AND p.ends_on IS NOT NULL AND ($2::uuid[] IS NULL OR i.indicator_id = ANY ($2)) ORDER BY p.year, p.serial`

/** Of the projects `$1` the figures of the indicators `$2`; those of a unit that is in several come once. */
const FACTS = `SELECT DISTINCT f.return_id AS "returnId", f.version_number AS "versionNumber", f.unit_id AS "unitId", f.indicator_id AS "indicatorId", f.breakdown, f.period, f.period_kind AS "periodKind", f.period_from AS "periodFrom", f.period_to AS "periodTo", f.status, f.value::float8 AS value
  FROM project p CROSS JOIN LATERAL app.project_facts(p.id, $2::uuid[], p.starts_on, p.ends_on) f WHERE p.id = ANY ($1::uuid[]) ORDER BY f.period_from, f.unit_id, f.return_id`

export type KindedFact = ProjectFact & { readonly periodKind: PeriodKind }

/** Reads what the results of projects are made of. */
@Injectable()
export class ResultQueries {
  constructor(private readonly db: Db) {}

  indicators(projectId: string): Promise<ProjectIndicatorRow[]> {
    return this.db.sql<ProjectIndicatorRow>(`${INDICATORS} JOIN indicator n ON n.id = i.indicator_id WHERE i.project_id = $1 ORDER BY n.code`, [projectId])
  }

  async indicator(id: string): Promise<ProjectIndicatorRow | undefined> {
    return (await this.db.sql<ProjectIndicatorRow>(`${INDICATORS} WHERE i.id = $1 AND i.consortium_id = $2`, [id, currentViewer().consortiumId]))[0]
  }

  units(projectId: string): Promise<{ unit: OrgUnitRefType; partnerId: string; validFrom: IsoDate; validTo: IsoDate | null }[]> {
    return this.db.sql(UNITS, [projectId])
  }

  counting(indicatorIds: readonly string[] | null): Promise<NamedProject[]> {
    return this.db.sql<NamedProject>(COUNTING, [currentViewer().consortiumId, indicatorIds])
  }

  facts(projectIds: readonly string[], indicatorIds: readonly string[]): Promise<KindedFact[]> {
    return this.db.sql<KindedFact>(FACTS, [projectIds, indicatorIds])
  }
}
