import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { OpenDecision, OpenProject, Publishing } from '@solmu/domain/portfolio/open-portfolio.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { PROJECT_FROM } from '../project/project.queries.js'

/** A project with what tables tell of it beside what open standards do. */
export type ExportedProject = OpenProject & {
  readonly lead: LocalizedText
  readonly centre: LocalizedText | null
  readonly ideas: readonly string[]
  readonly total: string | null
  readonly grant: string | null
}

type Row = Omit<ExportedProject, 'decision'> & { readonly decision: (Omit<OpenDecision, 'grant' | 'periods'> & { readonly grant: string; readonly periods: readonly { period: string; total: string }[] }) | null }

const organisation = (table: string): string => `json_build_object('id', ${table}.id, 'name', ${nameOf(table)}, 'businessId', ${table}.business_id)`

/** The first decision and the base of today; row-level security leaves out the money that is not for the viewer. */
const DECISION = `(SELECT json_build_object('decidedOn', (SELECT min(d.decided_on) FROM budget_version d WHERE d.project_id = p.id AND d.kind = 'decision' AND d.state IN ('locked', 'replaced')),
    'grant', (SELECT coalesce(sum(l.amount) FILTER (WHERE l.source = 'grant'), 0)::text FROM budget_line l WHERE l.budget_id = v.id),
    'periods', (SELECT coalesce(json_agg(json_build_object('period', t.period, 'total', t.total::text) ORDER BY t.period), '[]')
      FROM (SELECT l.period, sum(l.amount) AS total FROM budget_line l WHERE l.budget_id = v.id GROUP BY l.period) t))
  FROM budget_version v WHERE v.project_id = p.id AND v.state = 'locked' AND v.decided_on IS NOT NULL)`

const PARTNERS = `(SELECT coalesce(json_agg(json_build_object('id', q.id, 'name', ${nameOf('q')}, 'businessId', q.business_id, 'isLead', r.is_lead) ORDER BY r.is_lead DESC, q.name_fi, q.id), '[]')
  FROM project_partner r JOIN organisation q ON q.id = r.organisation_id WHERE r.project_id = p.id AND (r.valid_to IS NULL OR r.valid_to > app.today()))`

const PORTFOLIO_SQL = `SELECT p.id, p.year || '/' || p.serial AS number, (SELECT w.year || '/' || w.serial FROM project w WHERE w.id = p.group_id) AS "groupNumber", p.title, p.acronym, p.summary, p.stage,
    p.starts_on AS "startsOn", p.ends_on AS "endsOn", p.currency, p.funder_code AS "funderCode", p.task_areas AS "taskAreas", p.ideas, ${nameOf('u')} AS lead,
    CASE WHEN c.id IS NOT NULL THEN ${nameOf('c')} END AS centre, m.total, m."grant",
    CASE WHEN a.id IS NOT NULL THEN json_build_object('name', a.name, 'programme', g.name, 'programmeCode', g.code, 'funder', ${organisation('o')}) END AS call,
    ${PARTNERS} AS partners, ${DECISION} AS decision
  FROM ${PROJECT_FROM} WHERE p.consortium_id = $1 ORDER BY p.year, p.serial`

/** Whoever keeps the head office speaks for the consortium. */
const PUBLISHER_SQL = `SELECT ${organisation('o')} AS publisher, o.legal_form AS "legalForm" FROM unit_now h JOIN organisation o ON o.id = h.organisation_id WHERE h.consortium_id = $1 AND h.type = 'headquarters' LIMIT 1`

/** Reads the portfolio for files. */
@Injectable()
export class PortfolioExportQueries {
  constructor(private readonly db: Db) {}

  async projects(): Promise<ExportedProject[]> {
    const rows = await this.db.sql<Row>(PORTFOLIO_SQL, [currentViewer().consortiumId])
    return rows.map(({ decision, ...row }) => ({
      ...row,
      decision: decision && { ...decision, grant: BigInt(decision.grant), periods: decision.periods.map(({ period, total }) => ({ period, total: BigInt(total) })) }
    }))
  }

  /** @throws DomainError NOT_FOUND */
  async publisher(): Promise<Omit<Publishing, 'at'>> {
    const [row] = await this.db.sql<Omit<Publishing, 'at'>>(PUBLISHER_SQL, [currentViewer().consortiumId])
    if (!row) throw new DomainError('NOT_FOUND')
    return row
  }
}
