import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type BudgetFrame, budgetIssues, type BudgetKind, type BudgetLine, wholeBudget } from '@solmu/domain/portfolio/budget.js'
import { type CostModelKey, withRate } from '@solmu/domain/portfolio/cost-model.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** The days and the model of a budget. */
export interface BudgetTerms {
  readonly costModel: CostModelKey
  readonly costRate: number | null
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
}

export interface WrittenBudget extends BudgetTerms {
  readonly kind: BudgetKind
  readonly reason: string
  readonly decidedOn: IsoDate | null
  readonly reference: string
  readonly lines: readonly BudgetLine[]
}

interface DraftRow {
  readonly id: string
  readonly kind: BudgetKind
  readonly reason: string
  readonly decidedOn: IsoDate | null
  readonly reference: string
}
/** The same of a project, of which not everything may be known. */
export type ProjectTerms = { readonly [Part in keyof BudgetTerms]: BudgetTerms[Part] | null }

const DRAFT = `SELECT b.id, b.kind, b.reason, b.decided_on AS "decidedOn", b.reference FROM budget_version b WHERE b.project_id = $1 AND b.state = 'draft'`
const TERMS = 'SELECT p.cost_model AS "costModel", p.cost_rate AS "costRate", p.starts_on AS "startsOn", p.ends_on AS "endsOn" FROM project p WHERE p.id = $1'
const COLUMNS = 'cost_model, cost_rate, starts_on, ends_on, reason, decided_on, reference'

/** Writes budgets, works out what their rates add, and locks them. */
@Injectable()
export class BudgetWriter {
  constructor(private readonly db: Db) {}

  /** Writes the draft of a project anew. @throws DomainError whatever is wrong with its lines */
  async write(projectId: string, budget: WrittenBudget): Promise<string> {
    const model = withRate(budget.costModel, budget.costRate)
    const frame: BudgetFrame = { model, startsOn: budget.startsOn, endsOn: budget.endsOn, partners: await this.partners(projectId) }
    throwIssues(budgetIssues(budget.lines, frame))
    const [draft] = await this.db.sql<DraftRow>(DRAFT, [projectId])
    const id = draft?.id ?? newId()
    const { consortiumId, userId } = currentViewer()
    const values = [budget.costModel, budget.costRate, budget.startsOn, budget.endsOn, budget.reason, budget.decidedOn, budget.reference]
    await (draft
      ? this.db.sql(`UPDATE budget_version SET (${COLUMNS}, made_by, made_at, version) = ($2, $3, $4, $5, $6, $7, $8, $9, now(), version + 1) WHERE id = $1`, [id, ...values, userId])
      : this.db.sql(
          `INSERT INTO budget_version (id, ${COLUMNS}, made_by, consortium_id, project_id, kind, number)
           SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce(max(b.number), 0) + 1 FROM budget_version b WHERE b.project_id = $11`,
          [id, ...values, userId, consortiumId, projectId, budget.kind]
        ))
    await this.writeLines(id, projectId, wholeBudget(model, budget.lines).map((line) => ({ ...line, amount: line.amount.toString(), isReckoned: line.category === model.into })))
    return id
  }

  private async writeLines(id: string, projectId: string, lines: readonly object[]): Promise<void> {
    await this.db.sql('DELETE FROM budget_line WHERE budget_id = $1', [id])
    await this.db.sql(
      `INSERT INTO budget_line (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned)
       SELECT $1, $2, $3, l."partnerId", l.category, l.period, l.source, l.amount, l."isReckoned"
       FROM jsonb_to_recordset($4) AS l ("partnerId" uuid, category text, period text, source text, amount bigint, "isReckoned" boolean)`,
      [id, currentViewer().consortiumId, projectId, JSON.stringify(lines)]
    )
  }

  /** A plan that is being written follows the days and the model of its project. @throws DomainError at the field of the project that its lines go against */
  async follow(projectId: string): Promise<void> {
    const [draft] = await this.db.sql<DraftRow>(DRAFT, [projectId])
    const [terms] = await this.db.sql<ProjectTerms>(TERMS, [projectId])
    if (draft?.kind !== 'plan' || !terms) return
    const lines = await this.told(draft.id)
    await this.write(projectId, { ...draft, ...demandTerms(terms), lines }).catch((error: unknown) => {
      throw ofProject(error)
    })
  }

  /** The lines that somebody has written. */
  private async told(budgetId: string): Promise<BudgetLine[]> {
    const rows = await this.db.sql<Omit<BudgetLine, 'amount'> & { amount: string }>(
      'SELECT l.partner_id AS "partnerId", l.category, l.period, l.source, l.amount::text AS amount FROM budget_line l WHERE l.budget_id = $1 AND NOT l.is_reckoned',
      [budgetId]
    )
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
  }

  private partners(projectId: string): Promise<BudgetFrame['partners']> {
    return this.db.sql<BudgetFrame['partners'][number]>('SELECT r.id, r.valid_from AS "validFrom", r.valid_to AS "validTo" FROM project_partner r WHERE r.project_id = $1', [projectId])
  }

  /** The draft of a kind becomes the base, and what was the base is replaced; the days of the project follow it. */
  async lock(projectId: string, kind: BudgetKind): Promise<void> {
    const [draft] = await this.db.sql<DraftRow>(DRAFT, [projectId])
    if (draft?.kind === kind) await this.base(projectId, draft.id)
  }

  /** @param decided of a change: when the funder agreed to it, and under which number */
  async base(projectId: string, budgetId: string, decided?: { readonly decidedOn: IsoDate; readonly reference: string }): Promise<void> {
    await this.db.sql(`UPDATE budget_version SET (state, version) = ('replaced', version + 1) WHERE project_id = $1 AND state = 'locked'`, [projectId])
    await this.db.sql(`UPDATE budget_version SET (state, locked_at, decided_on, reference, version) = ('locked', now(), coalesce($2, decided_on), coalesce($3, reference), version + 1) WHERE id = $1`, [
      ...[budgetId, decided?.decidedOn ?? null, decided?.reference ?? null]
    ])
    await this.db.sql('UPDATE project p SET (starts_on, ends_on, cost_model, cost_rate) = (b.starts_on, b.ends_on, b.cost_model, b.cost_rate) FROM budget_version b WHERE b.id = $2 AND p.id = $1', [projectId, budgetId])
  }

  /** What was still being written, of a project that was not granted or given up. */
  async drop(projectId: string): Promise<void> {
    await this.db.sql(`UPDATE budget_version SET (state, version) = ('refused', version + 1) WHERE project_id = $1 AND state IN ('draft', 'proposed')`, [projectId])
  }
}

/** @throws DomainError REQUIRED at what the project lacks before a budget can be written */
export function demandTerms({ costModel, costRate, startsOn, endsOn }: ProjectTerms): BudgetTerms {
  if (costModel === null) throw new DomainError('REQUIRED', { path: ['costModel'] })
  if (startsOn === null) throw new DomainError('REQUIRED', { path: ['startsOn'] })
  if (endsOn === null) throw new DomainError('REQUIRED', { path: ['endsOn'] })
  return { costModel, costRate, startsOn, endsOn }
}

/** What is wrong with a line when the project changes is wrong with what has changed. */
function ofProject(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error
  const { code, params } = error.issues[0] ?? error
  return new DomainError(code, { path: [code === 'COST_OUTSIDE_MODEL' ? 'costModel' : 'endsOn'], params })
}
