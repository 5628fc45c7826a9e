import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CostDraft, correctionIssue, costIssues, costKey, longestDocument, longestNote } from '@solmu/domain/portfolio/cost.js'
import { converted, costCurrencies, exchangeIssues, rateOf } from '@solmu/domain/portfolio/exchange.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { MoneyInput } from '../../../core/graphql/money.graphql.js'
import { dayOf } from '../../governance/day-input.js'
import { minorUnitsOf } from '../money-input.js'
import { demandSpending, type Spending, SpendingReader } from '../money/spending.js'
import type { CostExchangeInput, ProjectCost, RemoveProjectCostInput, SaveProjectCostInput } from './cost.graphql.js'
import { CostQueries } from './cost.queries.js'

const FIELDS = 'category, source, day, amount, document, corrects, note, made_by, original_amount, original_currency, rate, rate_day, rate_source'

/** A cost with what stands on its voucher, where that is in another currency. */
interface GivenCost extends CostDraft {
  readonly original: (CostExchangeInput & { readonly amount: MoneyInput }) | null
}

/** Records what partners have spent. */
@Injectable()
export class CostService {
  constructor(
    private readonly spending: SpendingReader,
    private readonly queries: CostQueries,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /**
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, COST_CLAIMED, CURRENCY_MIXED for another currency without a rate, ALREADY_EXISTS for the same
   *   entry once more, UNKNOWN_REFERENCE and CORRECTION_TOO_LARGE for a correction, and what is wrong with the fields
   */
  async save(input: SaveProjectCostInput): Promise<ProjectCost> {
    const partnerId = input.costId ? await this.queries.partnerOf(input.projectId, input.costId) : input.partnerId
    const spending = await this.spending.forPartner(input.projectId, partnerId)
    demandSpending(spending)
    if (input.costId) demandEditable(await this.queries.one(input.costId, spending), input.expectedVersion)
    const draft = readDraft(input, partnerId, spending)
    throwIssues(costIssues(draft, spending.frame))
    const known = await this.queries.known(input.projectId, input.costId ?? null)
    if (known.keys.has(costKey(draft))) throw new DomainError('ALREADY_EXISTS', { path: ['document'] })
    throwIssues([correctionIssue(draft, known.left) ?? []].flat())
    const id = input.costId ?? newId()
    await this.write(id, draft, input)
    this.note(spending, { document: draft.document, isNew: !input.costId })
    return this.queries.one(id, spending)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, COST_CLAIMED, UNKNOWN_REFERENCE when something corrects it */
  async remove({ projectId, costId, expectedVersion }: RemoveProjectCostInput): Promise<string> {
    const spending = await this.spending.forPartner(projectId, await this.queries.partnerOf(projectId, costId))
    demandSpending(spending)
    const cost = await this.queries.one(costId, spending)
    demandEditable(cost, expectedVersion)
    const { left } = await this.queries.known(projectId, costId)
    if ([...left.values()].some((rest) => rest < 0n)) throw new DomainError('CORRECTION_TOO_LARGE', { path: ['costId'], params: { document: cost.document } })
    await this.db.sql('DELETE FROM project_cost WHERE id = $1', [costId])
    this.note(spending, { document: cost.document, isRemoved: true })
    return costId
  }

  private async write(id: string, draft: GivenCost, { projectId, costId }: SaveProjectCostInput): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    const { original } = draft
    const foreign = original ? [original.amount.minorUnits, original.amount.currency, original.rate.replace(/\s/gu, '').replace(',', '.'), original.day, original.source] : [null, null, null, null, null]
    const values = [draft.category, draft.source, draft.day, draft.amount.toString(), draft.document, draft.corrects, draft.note, userId, ...foreign]
    await (costId
      ? this.db.sql(`UPDATE project_cost SET (${FIELDS}, made_at, version) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now(), version + 1) WHERE id = $1`, [id, ...values])
      : this.db.sql(`INSERT INTO project_cost (id, ${FIELDS}, consortium_id, project_id, partner_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`, [
          ...[id, ...values, consortiumId, projectId, draft.partnerId]
        ]))
  }

  private note({ project: { id, lead, number } }: Spending, details: Readonly<Record<string, string | boolean>>): void {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details } })
  }
}

/** @throws DomainError STALE, COST_CLAIMED */
function demandEditable({ version, mayEdit }: ProjectCost, expectedVersion: number | null | undefined): void {
  if (version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
  if (!mayEdit) throw new DomainError('COST_CLAIMED')
}

/** @throws DomainError TOO_LONG, INVALID_INPUT, INVALID_DATE, CURRENCY_MIXED */
function readDraft(input: SaveProjectCostInput, partnerId: string, spending: Spending): GivenCost {
  const fields = new TextFields()
  const said = {
    document: fields.text(['document'], input.document, { most: longestDocument }),
    corrects: fields.text(['corrects'], input.corrects, { most: longestDocument }),
    note: fields.text(['note'], input.note, { most: longestNote })
  }
  throwIssues(fields.issues)
  const { category, source } = input
  return { partnerId, category, source, day: dayOf(input.day, 'day'), ...said, ...amountOf(input, spending) }
}

/** The amount in the currency of the project, and what stands on a voucher in another. */
function amountOf({ amount, exchange }: SaveProjectCostInput, { project: { currency }, frame }: Spending): Pick<GivenCost, 'amount' | 'original'> {
  if (!exchange || amount.currency === currency) return { amount: minorUnitsOf(amount, currency, ['amount']), original: null }
  if (!costCurrencies.some((known) => known === amount.currency)) throw new DomainError('INVALID_INPUT', { path: ['amount'] })
  const fields = new TextFields()
  const source = fields.text(['exchange', 'source'], exchange.source, { most: 100 })
  const original = { amount, rate: exchange.rate, source, day: exchange.day }
  throwIssues([...fields.issues, ...exchangeIssues(original, frame)])
  return { amount: converted(BigInt(amount.minorUnits), rateOf(exchange.rate) ?? 1n), original }
}
