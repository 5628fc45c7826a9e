import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { BudgetLine } from '@solmu/domain/portfolio/budget.js'
import { type MoneyRow, moneyOverview } from '@solmu/domain/portfolio/money-overview.js'
import { isPeriod, type Period, periodContaining, validityOfPeriod } from '@solmu/shared/periods.js'
import { Db } from '../../../core/db/db.js'
import { ClaimLines } from '../claim/claim-lines.js'
import { type Spending, SpendingReader } from './spending.js'

/** The overview of a project, before it is shown or written to a file. */
export interface Overview {
  readonly spending: Spending
  readonly period: Period
  readonly periods: readonly Period[]
  readonly rows: readonly MoneyRow[]
}

const BASE = `SELECT l.partner_id AS "partnerId", l.category, l.period, l.source, l.amount::text AS amount FROM budget_line l JOIN budget_version b ON b.id = l.budget_id AND b.state = 'locked' WHERE l.project_id = $1`

/** Adds up where the money of projects stands. */
@Injectable()
export class MoneyOverviewService {
  constructor(
    private readonly spending: SpendingReader,
    private readonly claimLines: ClaimLines,
    private readonly db: Db
  ) {}

  /**
   * @param asked the period; that of the newest claim, or else the year, when not given
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, INVALID_INPUT for what is no period
   */
  async of(projectId: string, asked: string | null): Promise<Overview> {
    const spending = await this.spending.of(projectId)
    if (asked !== null && !isPeriod(asked)) throw new DomainError('INVALID_INPUT', { path: ['period'] })
    const rows = await this.db.sql<Omit<BudgetLine, 'amount'> & { readonly amount: string }>(BASE, [projectId])
    const base = rows.map((row): BudgetLine => ({ ...row, amount: BigInt(row.amount) }))
    const [lines, unclaimed] = [await this.claimLines.of(projectId), await this.claimLines.free(projectId)]
    const { model, startsOn, endsOn, today } = spending.frame
    const year = periodContaining('year', today < startsOn ? startsOn : today > endsOn ? endsOn : today)
    const claimed = newestFirst(lines.filter(({ state }) => state !== 'withdrawn').map(({ period }) => period))
    const period = asked ?? claimed[0] ?? year
    return {
      ...{ spending, period, periods: newestFirst([period, year, ...claimed, ...base.map((line) => line.period)]) },
      rows: moneyOverview({ model, startsOn, endsOn, base, lines, unclaimed }, period)
    }
  }
}

const newestFirst = (periods: readonly Period[]): Period[] => {
  const key = (period: Period) => `${validityOfPeriod(period).validTo} ${validityOfPeriod(period).validFrom}`
  return [...new Set(periods)].sort((a, b) => (key(a) < key(b) ? 1 : -1))
}
