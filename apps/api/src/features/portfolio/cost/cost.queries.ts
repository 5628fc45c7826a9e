import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CostDraft, costKey, isSpending, leftToCorrect } from '@solmu/domain/portfolio/cost.js'
import type { KnownCosts } from '@solmu/domain/portfolio/cost-file.js'
import { costCategories } from '@solmu/domain/portfolio/cost-model.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import type { MoneyType } from '../../../core/graphql/money.graphql.js'
import { DEFAULT_PAGE, pageStart, toPage } from '../../../core/graphql/page.js'
import { dayOrNone } from '../day-input.js'
import { money } from '../money-input.js'
import { type Spending, SpendingReader } from '../money/spending.js'
import { type CostExchange, CostSortEnum, type ProjectCost, type ProjectCostArgs, type ProjectCostConnection } from './cost.graphql.js'

type CostRow = Omit<ProjectCost, 'amount' | 'exchange' | 'mayEdit'> & { readonly amount: string; readonly exchange: (Omit<CostExchange, 'original'> & MoneyType) | null; readonly wasClaimed: boolean }

const LIVE = 'LEFT JOIN LATERAL (SELECT c.id, c.number, c.state FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id WHERE l.cost_id = k.id AND l.is_live ORDER BY c.number DESC LIMIT 1) q ON true'
/** What stands on the voucher of `k`, and its rate; null for one in the currency of the project. */
const EXCHANGE = `CASE WHEN k.rate IS NOT NULL THEN json_build_object('minorUnits', k.original_amount::text, 'currency', k.original_currency, 'rate', trim_scale(k.rate)::text, 'day', k.rate_day, 'source', k.rate_source) END`
const COST = `k.id, k.partner_id AS "partnerId", k.category, k.source, k.day, k.amount::text AS amount, k.document, k.corrects, k.note, k.version, ${EXCHANGE} AS exchange,
  CASE WHEN q.id IS NOT NULL THEN json_build_object('id', q.id, 'number', q.number, 'state', q.state) END AS claim,
  EXISTS (SELECT 1 FROM project_claim_line l WHERE l.cost_id = k.id) AS "wasClaimed"`
const FROM = `project_cost k JOIN project_partner r ON r.id = k.partner_id JOIN organisation o ON o.id = r.organisation_id ${LIVE}`

const SORT_KEYS: Readonly<Record<CostSortEnum, string>> = {
  day: 'k.day::text',
  amount: `to_char(k.amount + 10000000000000, 'FM00000000000000')`,
  document: 'k.document',
  category: `to_char(array_position(ARRAY['${costCategories.join(`', '`)}'], k.category), 'FM00') || k.day`,
  partner: `o.name_fi || k.day`
}

const MATCHES = `k.project_id = $1 AND ($2::text IS NULL OR concat_ws(E'\\n', k.document, k.note, k.corrects) COLLATE "fi-x-icu" ILIKE $2) AND ($3::uuid IS NULL OR k.partner_id = $3)
  AND ($4::text[] IS NULL OR k.category = ANY ($4)) AND ($5::text[] IS NULL OR k.source = ANY ($5)) AND ($6::date IS NULL OR k.day >= $6) AND ($7::date IS NULL OR k.day <= $7)
  AND ($8::boolean IS NULL OR (q.id IS NOT NULL) = $8)`

/** The costs of projects, page by page. */
@Injectable()
export class CostQueries {
  constructor(
    private readonly db: Db,
    private readonly spending: SpendingReader
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, INVALID_CURSOR */
  async list({ projectId, filter, sort, descending, first, after }: ProjectCostArgs): Promise<ProjectCostConnection> {
    const spending = await this.spending.of(projectId)
    const limit = first ?? DEFAULT_PAGE
    const [key, id] = pageStart(after, ['string', 'string']) ?? [null, null]
    const values = filterValues(projectId, filter)
    const [than, way] = descending ? ['<', 'DESC'] : ['>', 'ASC']
    const rows = await this.db.sql<CostRow & { readonly sortKey: string }>(
      `SELECT * FROM (SELECT ${COST}, ${SORT_KEYS[sort ?? CostSortEnum.day]} AS "sortKey" FROM ${FROM} WHERE ${MATCHES}) t
       WHERE $9::text IS NULL OR ("sortKey" COLLATE "fi-x-icu", id) ${than} ($9, $10::uuid) ORDER BY "sortKey" COLLATE "fi-x-icu" ${way}, id ${way} LIMIT $11`,
      [...values, key, id, limit + 1]
    )
    const { count, sum } = await this.all(values)
    const { nodes, ...page } = toPage(rows, { first: limit, totalCount: count, cursor: ({ sortKey, id }) => [sortKey, id] })
    return { ...page, nodes: nodes.map((row) => costOf(row, spending)), sum: money(sum, spending.project.currency) }
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string, spending: Spending): Promise<ProjectCost> {
    const [row] = await this.db.sql<CostRow>(`SELECT ${COST} FROM ${FROM} WHERE k.project_id = $1 AND k.id = $2`, [spending.project.id, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['costId'] })
    return costOf(row, spending)
  }

  private async all(values: readonly unknown[]): Promise<{ readonly count: number; readonly sum: string }> {
    const [row] = await this.db.sql<{ count: number; sum: string }>(`SELECT count(*)::int AS count, coalesce(sum(k.amount), 0)::text AS sum FROM ${FROM} WHERE ${MATCHES}`, values)
    return row ?? { count: 0, sum: '0' }
  }

  /** Whose cost it is. @throws DomainError NOT_FOUND */
  async partnerOf(projectId: string, costId: string): Promise<string> {
    const [row] = await this.db.sql<{ partnerId: string }>('SELECT k.partner_id AS "partnerId" FROM project_cost k WHERE k.project_id = $1 AND k.id = $2', [projectId, costId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['costId'] })
    return row.partnerId
  }

  /** What is recorded of a project, apart from one cost. */
  async known(projectId: string, apartFrom: string | null): Promise<KnownCosts> {
    const rows = await this.db.sql<Omit<CostDraft, 'amount'> & { readonly amount: string }>(
      'SELECT k.partner_id AS "partnerId", k.category, k.source, k.day, k.amount::text AS amount, k.document, k.corrects, k.note FROM project_cost k WHERE k.project_id = $1 AND k.id IS DISTINCT FROM $2 ORDER BY k.id',
      [projectId, apartFrom]
    )
    const costs = rows.map((row): CostDraft => ({ ...row, amount: BigInt(row.amount) }))
    return { keys: new Set(costs.map(costKey)), left: leftToCorrect(costs) }
  }
}

/** The exchange of a row as it is told. */
const exchangeOf = (read: CostRow['exchange']): CostExchange | null => read && { original: money(read.minorUnits, read.currency), rate: read.rate, day: read.day, source: read.source }

function costOf({ amount, exchange, wasClaimed, ...row }: CostRow, { project, partners }: Spending): ProjectCost {
  const mayWrite = partners.some(({ id, mayWrite }) => id === row.partnerId && mayWrite)
  return { ...row, amount: money(amount, project.currency), exchange: exchangeOf(exchange), mayEdit: mayWrite && !wasClaimed && isSpending(project.stage) }
}

function filterValues(projectId: string, filter: ProjectCostArgs['filter']): unknown[] {
  const of: NonNullable<ProjectCostArgs['filter']> = filter ?? {}
  return [projectId, likePattern(of.search), of.partnerId ?? null, of.categories ?? null, of.sources ?? null, dayOrNone(of.from, 'from'), dayOrNone(of.to, 'to'), of.isClaimed ?? null]
}
