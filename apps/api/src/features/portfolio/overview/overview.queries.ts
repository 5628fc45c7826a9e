import { Injectable } from '@nestjs/common'
import { leftOf } from '@solmu/domain/portfolio/claim-money.js'
import type { PortfolioGrouping } from '@solmu/domain/portfolio/portfolio-views.js'
import { projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { money } from '../money-input.js'
import type { ProjectFilter } from '../project/project-input.graphql.js'
import { PROJECT_JOINS, PROJECT_MATCHES, projectValues } from '../project/project.queries.js'
import type { PortfolioGroup, PortfolioOverview } from './overview.graphql.js'

/** What projects of a way of looking have in common: the keys of a project, and the name that they go by. */
interface Way {
  readonly keys: string
  readonly name: string | null
}

const single = (key: string, name: string | null = null): Way => ({ keys: `ARRAY[coalesce((${key})::text, '')]`, name })
const nameIn = (table: string): string => `CASE WHEN ${table}.id IS NOT NULL THEN ${nameOf(table)} END`
const named = (table: string): Way => single(`${table}.id`, nameIn(table))

const WAYS: Readonly<Record<PortfolioGrouping, Way>> = {
  region: named('c'),
  funder: single('f.id', nameIn('o')),
  programme: single('g.id', 'g.name'),
  call: single('a.id', 'a.name'),
  lead: named('u'),
  stage: single('p.stage'),
  endYear: single('extract(year FROM p.ends_on)::integer'),
  taskArea: { keys: `CASE WHEN p.task_areas = '{}' THEN ARRAY[''] ELSE p.task_areas END`, name: null },
  idea: { keys: `coalesce((SELECT array_agg(DISTINCT left(i, 1)) FROM unnest(p.ideas) i), ARRAY[''])`, name: null }
}

const spent = ['claimed', 'certified', 'paid'] as const
const sums = ['applied', 'granted', ...spent] as const
type Sum = (typeof sums)[number]

/** The base of a project or else its newest budget, as `base`, for the projects of `picked`. */
export const PICKED_BASE = `base AS (SELECT DISTINCT ON (b.project_id) b.project_id, b.id, b.state = 'locked' AND b.kind <> 'plan' AS is_decided
    FROM budget_version b WHERE b.project_id IN (SELECT id FROM picked) AND b.state <> 'refused' ORDER BY b.project_id, b.state = 'locked' DESC, b.number DESC)`
export const IS_GRANTED = `stage IN ('decided', 'running', 'closing', 'ended', 'embedded')`

/** The part of an amount that falls to one of the keys of its project: the smallest units left over go to the first ones. */
const share = (amount: string): string => `floor(m.${amount} / n) + (rank <= m.${amount} - n * floor(m.${amount} / n))::integer`

const overviewSql = ({ keys, name }: Way): string => `
  WITH picked AS MATERIALIZED (SELECT p.id, p.stage, p.currency, p.lead_unit_id, ${keys} AS keys, (${name ?? 'NULL'})::text AS name FROM ${PROJECT_JOINS} WHERE ${PROJECT_MATCHES}),
  ${PICKED_BASE},
  planned AS (SELECT b.project_id, b.is_decided, coalesce(sum(l.amount), 0) AS amount
    FROM base b LEFT JOIN budget_line l ON l.budget_id = b.id AND l.source = 'grant' GROUP BY b.project_id, b.is_decided),
  spent AS (SELECT m.project_id, ${spent.map((sum) => `sum(m.${sum}) AS ${sum}`).join(', ')} FROM claim_money m WHERE m.source = 'grant' AND m.project_id IN (SELECT id FROM picked) GROUP BY m.project_id),
  m AS (SELECT q.id, b.project_id IS NOT NULL AS is_readable, CASE WHEN q.stage = 'applied' THEN b.amount ELSE 0 END::numeric AS applied,
      CASE WHEN ${IS_GRANTED} AND b.is_decided THEN b.amount ELSE 0 END::numeric AS granted, ${spent.map((sum) => `coalesce(s.${sum}, 0)::numeric AS ${sum}`).join(', ')}
    FROM picked q LEFT JOIN planned b ON b.project_id = q.id LEFT JOIN spent s ON s.project_id = q.id),
  parts AS MATERIALIZED (SELECT q.id, q.currency, q.name, q.lead_unit_id, k.key, k.rank, cardinality(q.keys)::numeric AS n FROM picked q CROSS JOIN LATERAL unnest(q.keys) WITH ORDINALITY k (key, rank)),
  added AS (SELECT key, grouping(key) = 1 AS "isTotal", currency, CASE grouping(key) WHEN 0 THEN min(name) END AS name, (CASE grouping(key) WHEN 1 THEN count(*) FILTER (WHERE rank = 1) ELSE count(*) END)::integer AS projects,
      (CASE grouping(key) WHEN 1 THEN count(*) FILTER (WHERE rank = 1 AND m.is_readable) ELSE count(*) FILTER (WHERE m.is_readable) END)::integer AS readable,
      ${sums.map((sum) => `coalesce(sum(${share(sum)}), 0)::text AS ${sum}`).join(', ')}
    FROM parts JOIN m USING (id) GROUP BY GROUPING SETS ((key, currency), (currency))),
  behind AS (SELECT key, grouping(key) = 1 AS "isTotal", array_agg(DISTINCT unit_id) AS units
    FROM (SELECT t.key, t.lead_unit_id AS unit_id FROM parts t UNION SELECT t.key, n.unit_id FROM parts t JOIN project_partner_unit n ON n.project_id = t.id) w GROUP BY GROUPING SETS ((key), ())),
  committed AS MATERIALIZED (SELECT DISTINCT unit_id FROM quality_commitment c WHERE c.signed_at IS NOT NULL AND c.valid_from <= app.today() AND (least(c.valid_to, c.ended_on) IS NULL OR least(c.valid_to, c.ended_on) > app.today()))
  SELECT a.key, a."isTotal", a.currency, a.projects, a.readable, ${sums.map((sum) => `a.${sum}`).join(', ')}, a.name::json AS name, cardinality(b.units) AS units, (SELECT count(*)::integer FROM committed WHERE unit_id = ANY (b.units)) AS "committedUnits",
    (SELECT f.units FROM app.count_final(NULL, NULL, b.units, app.today()) f) AS "assessedUnits"
  FROM added a JOIN behind b ON b."isTotal" = a."isTotal" AND b.key IS NOT DISTINCT FROM a.key ORDER BY a."isTotal", a.key = '', (a.name::json)->>'fi' COLLATE "fi-x-icu", a.key, a.currency`

type Row = Readonly<Record<Sum, string>> & {
  readonly key: string | null
  readonly isTotal: boolean
  readonly currency: string
  readonly name: LocalizedText | null
} & Pick<PortfolioGroup, 'projects' | 'readable' | 'units' | 'committedUnits' | 'assessedUnits'>

const nothing: PortfolioGroup = { key: '', name: null, projects: 0, readable: 0, units: 0, committedUnits: 0, assessedUnits: 0, money: [] }

/** Adds up the portfolio in one statement, whatever its size. */
@Injectable()
export class OverviewQueries {
  constructor(private readonly db: Db) {}

  async overview(by: PortfolioGrouping, filter: ProjectFilter | null | undefined): Promise<PortfolioOverview> {
    const rows = await this.db.sql<Row>(overviewSql(WAYS[by]), projectValues(filter))
    const groups = grouped(rows.filter(({ isTotal }) => !isTotal))
    const order = (key: string): number => projectStages.findIndex((stage) => stage === key)
    return { groups: by === 'stage' ? groups.sort((a, b) => order(a.key) - order(b.key)) : groups, total: grouped(rows.filter(({ isTotal }) => isTotal))[0] ?? nothing }
  }
}

/** A group has a row for each currency. */
function grouped(rows: readonly Row[]): PortfolioGroup[] {
  const groups = new Map<string, PortfolioGroup>()
  for (const { key, name, units, committedUnits, assessedUnits, ...row } of rows) {
    const id = key ?? ''
    const before = groups.get(id) ?? { ...nothing, key: id, name, units, committedUnits, assessedUnits }
    groups.set(id, { ...before, projects: before.projects + row.projects, readable: before.readable + row.readable, money: [...before.money, moneyOf(row)] })
  }
  return [...groups.values()]
}

function moneyOf({ currency, ...row }: Readonly<Record<Sum, string>> & { readonly currency: string }): PortfolioGroup['money'][number] {
  const [granted, claimed, certified] = [BigInt(row.granted), BigInt(row.claimed), BigInt(row.certified)]
  const { leftToClaim, leftToCertify } = leftOf(granted, { claimed, certified })
  return {
    ...{ applied: money(row.applied, currency), granted: money(granted, currency), claimed: money(claimed, currency), certified: money(certified, currency), paid: money(row.paid, currency) },
    ...{ leftToClaim: money(leftToClaim, currency), leftToCertify: money(leftToCertify, currency) }
  }
}
