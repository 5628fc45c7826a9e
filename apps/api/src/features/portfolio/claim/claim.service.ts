import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { addedTo, asideOf, claimPeriodIssue, type Judgement, judgementIssues } from '@solmu/domain/portfolio/claim.js'
import { type ClaimAction, claimTransitions, takeClaimStep } from '@solmu/domain/portfolio/claim.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { minorUnitsOf } from '../money-input.js'
import { demandSpending, type Spending, SpendingReader } from '../money/spending.js'
import type { JudgeProjectClaimInput, MoveProjectClaimInput, OpenProjectClaimInput, SaveProjectClaimInput } from './claim-input.graphql.js'
import { type Claimable, ClaimReader, type ClaimRow, type KnownClaim, situationOf } from './claim-reader.js'
import type { ProjectClaim } from './claim.graphql.js'

/** The day that a step puts on a claim. */
const stamps: Readonly<Partial<Record<ClaimAction, string>>> = { send: 'sent_on', certify: 'certified_on', pay: 'paid_on' }

/** Puts claims together and leads them to the money. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly spending: SpendingReader,
    private readonly reader: ClaimReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** Begins a claim with every cost that can be in it. @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, INVALID_INPUT or OUT_OF_RANGE for the period, ALREADY_EXISTS while another is a draft */
  async open({ projectId, partnerId, period }: OpenProjectClaimInput): Promise<ProjectClaim> {
    const spending = await this.spending.forPartner(projectId, partnerId)
    demandSpending(spending)
    const issue = claimPeriodIssue(period, spending.frame)
    if (issue) throw issue
    const [draft] = await this.db.sql(`SELECT id FROM project_claim WHERE partner_id = $1 AND state = 'draft'`, [partnerId])
    if (draft) throw new DomainError('ALREADY_EXISTS', { path: ['partnerId'] })
    const { consortiumId, userId } = currentViewer()
    const id = newId()
    await this.db.sql(
      `INSERT INTO project_claim (id, consortium_id, project_id, partner_id, period, made_by, number)
       SELECT $1, $2, $3, $4, $5, $6, coalesce(max(c.number), 0) + 1 FROM project_claim c WHERE c.project_id = $3`,
      [id, consortiumId, projectId, partnerId, period, userId]
    )
    const known = await this.reader.known(id)
    const claimable = await this.reader.claimable(known)
    await this.writeLines(known, claimable.filter(({ origin }) => origin === null))
    return this.done(known, { claim: known.row.number, period })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CLAIM_STATE once it is sent, COST_CLAIMED for what stands in another, TOO_LONG */
  async save(input: SaveProjectClaimInput): Promise<ProjectClaim> {
    const known = await this.reader.locked(input.claimId)
    if (!this.reader.mayOf(known)('claim.write')) throw new DomainError('NOT_ALLOWED')
    demandSeen(known.row, input.expectedVersion)
    if (known.row.state !== 'draft') throw new DomainError('CLAIM_STATE', { params: { state: known.row.state } })
    const fields = new TextFields()
    const note = fields.text(['note'], input.note, { most: 2000, isLong: true })
    throwIssues(fields.issues)
    const claimable = await this.reader.claimable(known)
    const wanted = new Set(input.costIds)
    const unknown = input.costIds.findIndex((costId) => !claimable.some(({ cost }) => cost.costId === costId))
    if (unknown >= 0) throw new DomainError('COST_CLAIMED', { path: ['costIds', unknown] })
    await this.db.sql('UPDATE project_claim SET (note, version) = ($2, version + 1) WHERE id = $1', [known.row.id, note])
    await this.writeLines(known, claimable.filter(({ cost }) => wanted.has(cost.costId)))
    return this.done(known, { claim: known.row.number, lines: wanted.size })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CLAIM_STATE with what stands in the way, REQUIRED without a reason, TOO_LONG */
  async move({ claimId, expectedVersion, action, reason: given }: MoveProjectClaimInput): Promise<ProjectClaim> {
    const known = await this.reader.locked(claimId)
    const may = this.reader.mayOf(known)
    if (!claimTransitions.some((step) => step.action === action && may(step.permission))) throw new DomainError('NOT_ALLOWED')
    demandSeen(known.row, expectedVersion)
    const fields = new TextFields()
    const reason = fields.text(['reason'], given, { most: 2000, isLong: true })
    throwIssues(fields.issues)
    const to = takeClaimStep(action, { situation: situationOf(known), reason }, may)
    const { row } = known
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO project_claim_event (id, consortium_id, project_id, partner_id, claim_id, action, from_state, to_state, reason, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      ...[newId(), consortiumId, row.projectId, row.partnerId, row.id, action, row.state, to, reason, userId]
    ])
    const stamp = stamps[action]
    await this.db.sql(`UPDATE project_claim SET state = $2, version = version + 1${stamp ? `, ${stamp} = app.today()` : ''} WHERE id = $1`, [row.id, to])
    return this.done(known, { claim: row.number }, { state: to })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CLAIM_STATE while the funder does not have it, REQUIRED for a line that is parked or refused without a reason, OUT_OF_RANGE and CURRENCY_MIXED for the part of one */
  async judge({ claimId, expectedVersion, lines }: JudgeProjectClaimInput): Promise<ProjectClaim> {
    const known = await this.reader.locked(claimId)
    if (!this.reader.mayOf(known)('project.steer')) throw new DomainError('NOT_ALLOWED')
    demandSeen(known.row, expectedVersion)
    if (known.row.state !== 'with_funder') throw new DomainError('CLAIM_STATE', { params: { state: known.row.state } })
    const fields = new TextFields()
    const judged = lines.map(({ lineId, verdict, reason, part }, at) => ({
      ...{ lineId, verdict, reason: fields.text(['lines', at, 'reason'], reason, { most: 1000, isLong: true }) },
      part: part ? minorUnitsOf(part, known.spending.project.currency, ['lines', at, 'part']) : null
    }))
    throwIssues([...fields.issues, ...judgementIssues(judged, known.lines)])
    await this.writeJudgements(known, judged)
    await this.db.sql('UPDATE project_claim SET version = version + 1 WHERE id = $1', [claimId])
    return this.done(known, { claim: known.row.number, lines: judged.length })
  }

  private async writeJudgements({ row, lines }: KnownClaim, judged: readonly Judgement[]): Promise<void> {
    const rows = judged.flatMap(({ lineId, verdict, reason, part }) => lines.filter(({ id }) => id === lineId).map((line) => {
      const { amount, added } = asideOf({ verdict, part }, line)
      return { lineId, verdict, reason, aside: amount.toString(), asideAdded: added.toString() }
    }))
    await this.db.sql(
      `UPDATE project_claim_line l SET (verdict, reason, aside, aside_added) = (j.verdict, j.reason, j.aside, j."asideAdded")
       FROM jsonb_to_recordset($2) AS j ("lineId" uuid, verdict text, reason text, aside bigint, "asideAdded" bigint) WHERE l.id = j."lineId" AND l.claim_id = $1`,
      [row.id, JSON.stringify(rows)]
    )
  }

  /** What the rate adds is reckoned on the costs that are new in the claim; a line that comes back brings its own. */
  private async writeLines({ row, spending }: KnownClaim, chosen: readonly Claimable[]): Promise<void> {
    const fresh = chosen.filter(({ origin }) => origin === null).map(({ cost }) => ({ ...cost, id: cost.costId }))
    const added = addedTo(spending.frame.model, fresh)
    const lines = [
      ...fresh.map(({ costId, amount }, at) => lineOf({ costId, originId: null, amount, added: added[at] ?? 0n })),
      ...chosen.flatMap(({ cost, origin }) => (origin ? [lineOf({ costId: cost.costId, originId: origin.id, ...origin.aside })] : []))
    ]
    await this.db.sql('DELETE FROM project_claim_line WHERE claim_id = $1', [row.id])
    await this.db.sql(
      `INSERT INTO project_claim_line (id, consortium_id, project_id, partner_id, claim_id, cost_id, origin_id, amount, added)
       SELECT l.id, $1, $2, $3, $4, l."costId", l."originId", l.amount, l.added FROM jsonb_to_recordset($5) AS l (id uuid, "costId" uuid, "originId" uuid, amount bigint, added bigint)`,
      [currentViewer().consortiumId, row.projectId, row.partnerId, row.id, JSON.stringify(lines)]
    )
  }

  private done({ row, spending }: { readonly row: ClaimRow; readonly spending: Spending }, details: Readonly<Record<string, string | number>>, after: Readonly<Record<string, string>> = {}): Promise<ProjectClaim> {
    const { id, lead, number } = spending.project
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details }, after })
    return this.reader.one(row.id)
  }
}

/** @throws DomainError STALE */
function demandSeen({ version }: ClaimRow, expectedVersion: number): void {
  if (version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
}

const lineOf = ({ amount, added, ...line }: { readonly costId: string; readonly originId: string | null; readonly amount: bigint; readonly added: bigint }) => ({ ...line, id: newId(), amount: amount.toString(), added: added.toString() })
