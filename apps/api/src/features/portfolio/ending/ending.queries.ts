import { Injectable } from '@nestjs/common'
import type { FunderKind } from '@solmu/domain/portfolio/funding-call.js'
import { usualEndingMonths } from '@solmu/domain/portfolio/portfolio-views.js'
import { todayIn } from '@solmu/shared/dates.js'
import { type Period, periodContaining, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { Db } from '../../../core/db/db.js'
import { unitRef } from '../../governance/governance.sql.js'
import { money } from '../money-input.js'
import { IS_GRANTED, PICKED_BASE } from '../overview/overview.queries.js'
import type { ProjectFilter } from '../project/project-input.graphql.js'
import { PROJECT_JOINS, PROJECT_MATCHES, projectValues } from '../project/project.queries.js'
import type { EndingProject, FundingTimeline, UnitWithoutMore } from './ending.graphql.js'

/** How many quarters before that of today, and how many from it on. */
const before = 4
const ahead = 14

/** What of an amount falls before a day, when it is spread evenly over some days: cut down to whole units, so that the quarters add up. */
const until = (day: string): string => `(l.amount * greatest(0, least(${day}, l.after) - l.first) / (l.after - l.first))`

/** `$10` the first day of the first quarter, `$11` the day after the last one. */
const TIMELINE_SQL = `
  WITH picked AS MATERIALIZED (SELECT p.id, p.year || '/' || p.serial AS number, p.title, p.stage, p.currency, p.starts_on, p.ends_on, p.lead_unit_id, ${unitRef('u')} AS lead, f.kind
      FROM ${PROJECT_JOINS} WHERE ${PROJECT_MATCHES}),
  ${PICKED_BASE},
  told AS (SELECT q.*, b.id AS budget_id, b.project_id IS NOT NULL AS is_readable, ${IS_GRANTED} AS is_granted FROM picked q LEFT JOIN base b ON b.project_id = q.id WHERE ${IS_GRANTED} OR stage = 'applied'),
  given AS MATERIALIZED (SELECT l.budget_id, l.period, sum(l.amount)::bigint AS amount FROM budget_line l WHERE l.source = 'grant' AND l.budget_id IN (SELECT budget_id FROM told) GROUP BY l.budget_id, l.period),
  periods AS MATERIALIZED (SELECT w.period, app.period_days(w.period) AS days FROM (SELECT DISTINCT g.period FROM given g) w),
  wholes AS (SELECT g.budget_id, sum(g.amount) AS amount FROM given g GROUP BY g.budget_id),
  l AS MATERIALIZED (SELECT w.kind, w.currency, w.is_granted, lower(w.days) AS first, upper(w.days) AS after, sum(w.amount)::bigint AS amount
    FROM (SELECT t.kind, t.currency, t.is_granted, g.amount, CASE WHEN d.days && daterange(t.starts_on, t.ends_on, '[]') THEN d.days * daterange(t.starts_on, t.ends_on, '[]') ELSE d.days END AS days
      FROM told t JOIN given g ON g.budget_id = t.budget_id JOIN periods d ON d.period = g.period) w GROUP BY w.kind, w.currency, w.is_granted, w.days),
  quarters AS (SELECT q.day::date AS from_day, (q.day + interval '3 months')::date AS to_day FROM generate_series($10::timestamp, $11::timestamp - interval '1 day', interval '3 months') q (day)),
  carried AS (SELECT t.id, t.lead_unit_id AS unit_id, t.is_granted, t.ends_on FROM told t UNION SELECT t.id, n.unit_id, t.is_granted, t.ends_on FROM told t JOIN project_partner_unit n ON n.project_id = t.id),
  lasts AS (SELECT c.unit_id, max(c.ends_on) FILTER (WHERE c.is_granted) AS ends_on, (count(*) FILTER (WHERE NOT c.is_granted))::integer AS hoped FROM carried c GROUP BY c.unit_id)
  SELECT (SELECT coalesce(json_agg(m), '[]') FROM (SELECT to_char(q.from_day, 'YYYY"-Q"Q') AS quarter, l.kind, l.currency,
        coalesce(sum(${until('q.to_day')} - ${until('q.from_day')}) FILTER (WHERE l.is_granted), 0)::text AS decided, coalesce(sum(${until('q.to_day')} - ${until('q.from_day')}) FILTER (WHERE NOT l.is_granted), 0)::text AS applied
      FROM quarters q JOIN l ON l.first < q.to_day AND l.after > q.from_day GROUP BY q.from_day, l.kind, l.currency ORDER BY q.from_day, l.kind, l.currency) m) AS money,
    (SELECT coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'title', e.title, 'lead', e.lead, 'endsOn', e.ends_on, 'quarter', to_char(e.ends_on, 'YYYY"-Q"Q'), 'currency', e.currency,
        'monthly', CASE WHEN e.is_readable THEN round(e.amount * 365.25 / 12 / (e.ends_on - e.starts_on + 1))::text END) ORDER BY e.ends_on, e.number), '[]')
      FROM (SELECT t.*, w.amount FROM told t LEFT JOIN wholes w ON w.budget_id = t.budget_id WHERE t.is_granted AND t.stage NOT IN ('ended', 'embedded') AND t.ends_on >= app.today() ORDER BY t.ends_on, t.number LIMIT 200) e) AS endings,
    (SELECT coalesce(json_agg(json_build_object('unit', ${unitRef('u')}, 'endsOn', s.ends_on, 'hoped', s.hoped) ORDER BY s.ends_on, u.name_fi), '[]')
      FROM (SELECT * FROM lasts WHERE ends_on >= app.today() AND ends_on < $11 ORDER BY ends_on LIMIT 200) s JOIN unit_now u ON u.id = s.unit_id) AS units,
    (SELECT json_build_object('months', r.ending_months, 'version', r.version) FROM portfolio_rules r WHERE r.consortium_id = $1) AS rules`

interface MoneyRow {
  readonly quarter: Period
  readonly kind: FunderKind | null
  readonly currency: string
  readonly decided: string
  readonly applied: string
}

interface Row {
  readonly money: readonly MoneyRow[]
  readonly endings: readonly (Omit<EndingProject, 'monthly'> & { readonly monthly: string | null; readonly currency: string })[]
  readonly units: UnitWithoutMore[]
  readonly rules: { readonly months: number; readonly version: number } | null
}

/** Finds in one statement when the money ends, and whose. */
@Injectable()
export class EndingQueries {
  constructor(private readonly db: Db) {}

  async timeline(filter: ProjectFilter | null | undefined): Promise<Omit<FundingTimeline, 'maySetRules'>> {
    const first = shiftPeriod(periodContaining('quarter', todayIn()), -before)
    const quarters = Array.from({ length: before + ahead }, (_none, at) => shiftPeriod(first, at))
    const [from, to] = [validityOfPeriod(first).validFrom, validityOfPeriod(shiftPeriod(first, before + ahead)).validFrom]
    const [row] = await this.db.sql<Row>(TIMELINE_SQL, [...projectValues(filter), from, to])
    if (!row) throw new Error('A sum always has a row')
    return {
      quarters,
      money: row.money.map(({ currency, decided, applied, ...of }) => ({ ...of, decided: money(decided, currency), applied: money(applied, currency) })),
      endings: row.endings.map(({ monthly, currency, ...of }) => ({ ...of, monthly: monthly === null ? null : money(monthly, currency) })),
      ...{ units: row.units, endingMonths: row.rules?.months ?? usualEndingMonths, rulesVersion: row.rules?.version ?? 0 }
    }
  }
}
