import { Injectable } from '@nestjs/common'
import { callState } from '@solmu/domain/portfolio/funding-call.js'
import { type ProjectStage, projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { organisationRef, unitRef } from '../../governance/governance.sql.js'
import { money } from '../money-input.js'
import type { ProjectListArgs } from './project-input.graphql.js'
import { ProjectSortEnum } from './project-kinds.graphql.js'
import type { ProjectBrief, ProjectCall } from './project.graphql.js'

type CallRow = Omit<ProjectCall, 'state'> & { readonly opensOn: IsoDate; readonly closesOn: IsoDate | null }
export type BriefRow = Omit<ProjectBrief, 'call' | 'total' | 'grant'> & { readonly call: CallRow | null; readonly currency: string; readonly total: string | null; readonly grant: string | null }

const LINK = (unit: string, link: string): string => `LEFT JOIN unit_link ${link} ON ${link}.unit_id = ${unit} AND ${link}.valid_from <= app.today() AND (${link}.valid_to IS NULL OR ${link}.valid_to > app.today())`

/** The base of a project, or else its newest budget, as far as the viewer reads it. */
const MONEY = `LEFT JOIN LATERAL (SELECT b.id FROM budget_version b WHERE b.project_id = p.id AND b.state <> 'refused' ORDER BY b.state = 'locked' DESC, b.number DESC LIMIT 1) base ON true
  LEFT JOIN LATERAL (SELECT sum(l.amount)::text AS total, coalesce(sum(l.amount) FILTER (WHERE l.source = 'grant'), 0)::text AS "grant" FROM budget_line l WHERE l.budget_id = base.id) m ON base.id IS NOT NULL`

export const PROJECT_JOINS = `project p JOIN unit_now u ON u.id = p.lead_unit_id ${LINK('p.lead_unit_id', 'k')}
  LEFT JOIN unit_now c ON c.id = CASE WHEN u.type = 'regional_centre' THEN u.id ELSE k.parent_id END AND c.type = 'regional_centre'
  LEFT JOIN funding_call a ON a.id = p.call_id LEFT JOIN programme g ON g.id = a.programme_id LEFT JOIN funder f ON f.id = g.funder_id LEFT JOIN organisation o ON o.id = f.organisation_id`
export const PROJECT_FROM = `${PROJECT_JOINS} ${MONEY}`

export const PROJECT_BRIEF = `p.id, p.year || '/' || p.serial AS number, p.title, p.acronym, p.kind, p.stage, p.stage_since AS "stageSince", ${unitRef('u')} AS lead, ${unitRef('c')} AS centre,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'programme', g.name, 'funderId', f.id, 'funder', ${organisationRef('o')}, 'opensOn', a.opens_on, 'closesOn', a.closes_on) END AS call,
  p.starts_on AS "startsOn", p.ends_on AS "endsOn", p.task_areas AS "taskAreas", p.ideas, p.currency,
  (SELECT count(*)::integer FROM project_partner r WHERE r.project_id = p.id) AS "partnerCount", m.total, m."grant"`

const SORT_KEYS: Readonly<Record<ProjectSortEnum, string>> = {
  number: `to_char(9999 - p.year, 'FM0000') || to_char(999999 - p.serial, 'FM000000')`,
  title: `p.title->>'fi'`,
  stage: `to_char(array_position(ARRAY['${projectStages.join(`', '`)}'], p.stage), 'FM00') || coalesce(p.ends_on, '2199-12-31'::date)`,
  ends: `coalesce(p.ends_on, '2199-12-31'::date)::text`,
  lead: 'u.name_fi',
  funder: `coalesce(o.name_fi, '~')`
}

/** Projects that a unit, or a unit of the centre, leads or carries out. */
const CARRIED = `p.lead_unit_id = $6 OR c.id = $6 OR EXISTS (SELECT 1 FROM project_partner_unit n ${LINK('n.unit_id', 'h')} WHERE n.project_id = p.id AND (n.unit_id = $6 OR h.parent_id = $6))`

/** Which projects a filter finds: the values are those of `projectValues`, `$1` to `$9`. */
export const PROJECT_MATCHES = `p.consortium_id = $1 AND ($2::text IS NULL OR concat_ws(E'\\n', p.title->>'fi', p.title->>'sv', p.title->>'en', p.acronym, p.funder_code, p.year || '/' || p.serial, u.name_fi, u.name_sv, u.name_en) COLLATE "fi-x-icu" ILIKE $2)
  AND ($3::text[] IS NULL OR p.stage = ANY ($3)) AND ($4::text[] IS NULL OR p.task_areas && $4) AND ($5::text[] IS NULL OR EXISTS (SELECT 1 FROM unnest(p.ideas) i WHERE left(i, 1) = ANY ($5)))
  AND ($6::uuid IS NULL OR ${CARRIED}) AND ($7::uuid IS NULL OR f.id = $7) AND ($8::uuid IS NULL OR a.id = $8)
  AND ($9::text IS NULL OR CASE $9 WHEN 'passed' THEN p.ends_on < app.today() WHEN 'year' THEN p.ends_on BETWEEN app.today() AND app.today() + 365 ELSE p.ends_on BETWEEN app.today() AND app.today() + 183 END
    AND p.stage NOT IN ('ended', 'embedded', 'rejected', 'withdrawn'))`

/** The pages of the portfolio. */
@Injectable()
export class ProjectQueries {
  constructor(private readonly db: Db) {}

  async list({ filter, sort, descending, first, after }: ProjectListArgs, wantsTotal: boolean): Promise<Page<ProjectBrief>> {
    const limit = first ?? DEFAULT_PAGE
    const start = pageStart(after, ['string', 'string'])
    const values = projectValues(filter)
    const [than, way] = descending ? ['<', 'DESC'] : ['>', 'ASC']
    // The rows are cut to the page before their money is added up.
    const rows = await this.db.sql<BriefRow & { readonly sortKey: string }>(
      `WITH page AS MATERIALIZED (SELECT * FROM (SELECT p.id, ${SORT_KEYS[sort ?? ProjectSortEnum.number]} AS "sortKey" FROM ${PROJECT_JOINS} WHERE ${PROJECT_MATCHES}) t
         WHERE $10::text IS NULL OR ("sortKey" COLLATE "fi-x-icu", id) ${than} ($10, $11::uuid) ORDER BY "sortKey" COLLATE "fi-x-icu" ${way}, id ${way} LIMIT $12)
       SELECT ${PROJECT_BRIEF}, page."sortKey" FROM ${PROJECT_FROM} JOIN page ON page.id = p.id ORDER BY page."sortKey" COLLATE "fi-x-icu" ${way}, p.id ${way}`,
      [...values, start?.[0] ?? null, start?.[1] ?? null, limit + 1]
    )
    const totalCount = wantsTotal ? await this.count(values) : 0
    const { nodes, pageInfo } = toPage(rows, { first: limit, totalCount, cursor: ({ sortKey, id }) => [sortKey, id] })
    return { nodes: nodes.map(briefOf), pageInfo, totalCount }
  }

  private async count(values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${PROJECT_JOINS} WHERE ${PROJECT_MATCHES}`, values)
    return row?.count ?? 0
  }
}

export function briefOf<Row extends BriefRow>(row: Row): Omit<Row, 'call' | 'total' | 'grant'> & Pick<ProjectBrief, 'call' | 'total' | 'grant'> {
  const { call, total, grant, currency } = row
  return {
    ...row,
    call: call && { ...call, state: callState(call, todayIn()) },
    total: total === null ? null : money(total, currency),
    grant: total === null || grant === null ? null : money(grant, currency)
  }
}

export function projectValues(filter: ProjectListArgs['filter']): unknown[] {
  const of: NonNullable<ProjectListArgs['filter']> = filter ?? {}
  const stages: readonly ProjectStage[] | null = of.stages ?? null
  return [currentViewer().consortiumId, likePattern(of.search), stages, of.taskAreas ?? null, of.ideas?.map(String) ?? null, of.unitId ?? null, of.funderId ?? null, of.callId ?? null, of.ending ?? null]
}
