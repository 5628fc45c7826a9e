import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { budgetKindIn } from '@solmu/domain/portfolio/budget.js'
import { isGranted } from '@solmu/domain/portfolio/project.workflow.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { money } from '../money-input.js'
import { ProjectReader } from '../project/project-reader.js'
import type { BudgetLineType, BudgetVersion, ProjectBudgets } from './budget.graphql.js'

type VersionRow = Omit<BudgetVersion, 'lines' | 'total' | 'grant'>
type LineRow = Omit<BudgetLineType, 'amount'> & { readonly budgetId: string; readonly amount: string }

const VERSIONS = `SELECT b.id, b.number, b.kind, b.state, b.cost_model AS "costModel", b.cost_rate AS "costRate", b.starts_on AS "startsOn", b.ends_on AS "endsOn", b.reason, b.decided_on AS "decidedOn", b.reference, b.made_at AS "madeAt", b.version
  FROM budget_version b WHERE b.project_id = $1 ORDER BY b.number DESC`
const LINES = `SELECT l.budget_id AS "budgetId", l.partner_id AS "partnerId", l.category, l.period, l.source, l.amount::text AS amount, l.is_reckoned AS "isReckoned"
  FROM budget_line l WHERE l.project_id = $1 ORDER BY l.partner_id, l.period, l.category, l.source`

/** Reads the budgets of projects. */
@Injectable()
export class BudgetReader {
  constructor(
    private readonly projects: ProjectReader,
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for whom the money of the project is none of their business */
  async of(projectId: string): Promise<ProjectBudgets> {
    const { stage, currency, lead, mayReadMoney } = await this.projects.row(projectId)
    if (!mayReadMoney) throw new DomainError('NOT_ALLOWED')
    const rows = await this.db.sql<VersionRow>(VERSIONS, [projectId])
    const lines = await this.db.sql<LineRow>(LINES, [projectId])
    const written = budgetKindIn(stage)
    const isWaiting = rows.some(({ state }) => state === 'proposed')
    return {
      versions: rows.map((row) => versionOf(row, lines.filter(({ budgetId }) => budgetId === row.id), currency)),
      mayWrite: written && !isWaiting && this.access.may(written.permission, { unitId: lead.id }) ? written.kind : null,
      maySettle: isGranted(stage) && this.access.may('project.steer', { unitId: lead.id })
    }
  }
}

function versionOf(row: VersionRow, lines: readonly LineRow[], currency: string): BudgetVersion {
  const sum = (of: readonly LineRow[]) => money(of.reduce((all, { amount }) => all + BigInt(amount), 0n), currency)
  return {
    ...row,
    lines: lines.map((line) => ({ ...line, amount: money(line.amount, currency) })),
    total: sum(lines),
    grant: sum(lines.filter(({ source }) => source === 'grant'))
  }
}
