import { Args, ID, Query, Resolver } from '@nestjs/graphql'
import { type MoneyRow, type MoneySum, moneySums } from '@solmu/domain/portfolio/money-overview.js'
import { Requires } from '../../../core/access/requires.js'
import type { MoneyType } from '../../../core/graphql/money.graphql.js'
import { money } from '../money-input.js'
import { ProjectMoney, type ProjectMoneyRow } from './money-overview.graphql.js'
import { MoneyOverviewService } from './money-overview.service.js'

/** Where does the money of a project stand? */
@Resolver(() => ProjectMoney)
export class MoneyOverviewResolver {
  constructor(private readonly overviews: MoneyOverviewService) {}

  @Requires('budget.read')
  @Query(() => ProjectMoney, { description: 'Where the money of a project stands: what was decided, claimed, certified, paid, parked and left.' })
  async projectMoney(
    @Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string,
    @Args('period', { type: () => String, nullable: true, description: 'At the end of which period, such as 2026-Q3; that of the newest claim when not given.' }) period?: string | null
  ): Promise<ProjectMoney> {
    const { spending, rows, ...of } = await this.overviews.of(projectId, period ?? null)
    const { currency } = spending.project
    return { period: of.period, periods: [...of.periods], partners: spending.partners.map(({ id, name }) => ({ id, name })), rows: rows.map((row) => rowOf(row, currency)) }
  }
}

function rowOf(row: MoneyRow, currency: string): ProjectMoneyRow {
  const { partnerId, category, source } = row
  const sums = Object.fromEntries(moneySums.map((sum) => [sum, money(row[sum], currency)])) as Record<MoneySum, MoneyType>
  return { partnerId, category, source, ...sums }
}
