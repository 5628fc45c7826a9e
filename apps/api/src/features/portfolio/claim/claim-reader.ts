import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isClaimableIn, outsideModel } from '@solmu/domain/portfolio/claim.js'
import { claimStanding, claimSums, comeAgain, judgedSums, owedOf, partsOf, reclaimRefusal, wholeOf } from '@solmu/domain/portfolio/claim-money.js'
import { recoverable, recoveryActsOf } from '@solmu/domain/portfolio/claim-recovery.js'
import { type ClaimSituation, claimSteps, type MayClaim } from '@solmu/domain/portfolio/claim.workflow.js'
import { isSpending } from '@solmu/domain/portfolio/cost.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { money } from '../money-input.js'
import { type Spending, SpendingReader } from '../money/spending.js'
import { ClaimLines, type LineOfCost } from './claim-lines.js'
import type { ClaimableCost, ClaimStandingType, ProjectClaim, ProjectClaimBrief, ProjectClaimEvent, ProjectClaimLine, ProjectClaims, ProjectRecovery } from './claim.graphql.js'

export type ClaimRow = Omit<ProjectClaimBrief, 'claimed' | 'accepted' | 'parked' | 'refused' | 'owed' | 'repaid'> & Pick<ProjectClaim, 'projectId' | 'note' | 'version'>

/** What can be taken into a draft: the cost, and the line by which it was parked. */
export interface Claimable {
  readonly cost: Pick<LineOfCost, 'costId' | 'category' | 'source' | 'day' | 'document' | 'note' | 'amount'>
  readonly origin: LineOfCost | null
}

/** A claim with everything that decides what can be done with it. */
export interface KnownClaim {
  readonly row: ClaimRow
  readonly spending: Spending
  readonly all: readonly LineOfCost[]
  readonly lines: readonly LineOfCost[]
}

const CLAIM = `SELECT c.id, c.project_id AS "projectId", c.partner_id AS "partnerId", c.number, c.period, c.state, c.note, c.sent_on AS "sentOn", c.certified_on AS "certifiedOn", c.paid_on AS "paidOn", c.version FROM project_claim c`

const RECOVERIES = `SELECT r.id, r.act, k.document AS "costDocument", (r.amount + r.added)::text AS amount, r.day, r.document, r.reason
  FROM project_recovery r JOIN project_claim_line l ON l.id = r.line_id JOIN project_cost k ON k.id = l.cost_id WHERE r.claim_id = $1 ORDER BY r.at DESC, k.document, r.id`

/** Reads claims, with what can be done with them. */
@Injectable()
export class ClaimReader {
  constructor(
    private readonly spending: SpendingReader,
    private readonly claimLines: ClaimLines,
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE */
  async list(projectId: string): Promise<ProjectClaims> {
    const spending = await this.spending.of(projectId)
    const rows = await this.db.sql<ClaimRow>(`${CLAIM} WHERE c.project_id = $1 ORDER BY c.number DESC`, [projectId])
    const lines = await this.claimLines.of(projectId)
    const busy = new Set(rows.filter(({ state }) => state === 'draft').map(({ partnerId }) => partnerId))
    const isOpen = isSpending(spending.project.stage)
    const standing = claimStanding(partsOf(spending.frame.model, lines))
    const inMoney = (amount: bigint) => money(amount, spending.project.currency)
    return {
      claims: rows.map((row) => briefOf(row, lines.filter(({ claimId }) => claimId === row.id), spending)),
      standing: Object.fromEntries(claimSums.map((sum) => [sum, inMoney(standing[sum])])) as unknown as ClaimStandingType,
      mayOpenFor: isOpen ? spending.partners.filter(({ id, mayWrite }) => mayWrite && !busy.has(id)).map(({ id }) => id) : []
    }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE */
  async known(claimId: string): Promise<KnownClaim> {
    const row = await this.row(claimId)
    const spending = await this.spending.of(row.projectId)
    const all = await this.claimLines.of(row.projectId)
    return { row, spending, all, lines: all.filter((line) => line.claimId === claimId) }
  }

  /** The same with its project held, so that what is read of both stands until the end of the transaction. */
  async locked(claimId: string): Promise<KnownClaim> {
    const { projectId } = await this.row(claimId)
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    return this.known(claimId)
  }

  /** @throws DomainError NOT_FOUND */
  private async row(claimId: string): Promise<ClaimRow> {
    const [row] = await this.db.sql<ClaimRow>(`${CLAIM} WHERE c.id = $1`, [claimId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['claimId'] })
    return row
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE */
  async one(claimId: string): Promise<ProjectClaim> {
    const known = await this.known(claimId)
    const { row, spending, all, lines } = known
    const may = this.mayOf(known)
    const steps = claimSteps(situationOf(known), may)
    const mayWrite = row.state === 'draft' && may('claim.write')
    return {
      ...row,
      ...briefOf(row, lines, spending),
      lines: lines.map((line) => lineOf(line, { known, maySteer: may('project.steer') })),
      claimable: mayWrite ? (await this.claimable(known)).map(({ cost, origin }) => claimableOf(cost, { origin, spending })) : [],
      events: await this.events(claimId),
      recoveries: await this.recoveries(claimId, spending.project.currency),
      steps: steps.map(({ blockedBy, ...step }) => ({ ...step, blockedBy: [...blockedBy] })),
      mayWrite,
      mayJudge: row.state === 'with_funder' && all.length > 0 && may('project.steer')
    }
  }

  mayOf({ row, spending: { project, partners } }: KnownClaim): MayClaim {
    return (permission) => (permission === 'claim.write' ? partners.some(({ id, mayWrite }) => id === row.partnerId && mayWrite) : this.access.may(permission, { unitId: project.lead.id }))
  }

  /** What can be taken into a draft: what stands in no other claim, and was spent before the end of its period while the partner was there; what was parked. */
  async claimable({ row, all, spending }: KnownClaim): Promise<Claimable[]> {
    const leaves = spending.partners.find(({ id }) => id === row.partnerId)?.validTo ?? null
    const isThere = (day: string) => isClaimableIn(row.period, day) && (leaves === null || day < leaves)
    const free = (await this.claimLines.free(row.projectId)).filter(({ partnerId, day, draftId }) => partnerId === row.partnerId && isThere(day) && (draftId === null || draftId === row.id))
    const others = all.filter(({ claimId }) => claimId !== row.id)
    const parked = others.filter(({ id, partnerId }) => partnerId === row.partnerId && reclaimRefusal(id, others) === null)
    return [...free.map((cost) => ({ cost, origin: null })), ...parked.map((origin) => ({ cost: { ...origin, amount: origin.aside.amount }, origin }))]
  }

  private async recoveries(claimId: string, currency: string): Promise<ProjectRecovery[]> {
    const rows = await this.db.sql<Omit<ProjectRecovery, 'amount'> & { readonly amount: string }>(RECOVERIES, [claimId])
    return rows.map(({ amount, ...row }) => ({ ...row, amount: money(amount, currency) }))
  }

  private events(claimId: string): Promise<ProjectClaimEvent[]> {
    return this.db.sql<ProjectClaimEvent>('SELECT e.id, e.action, e.to_state AS "toState", e.reason, e.at FROM project_claim_event e WHERE e.claim_id = $1 ORDER BY e.at DESC, e.id DESC', [claimId])
  }
}

/** What decides which steps a claim can take. */
export const situationOf = ({ row: { state }, lines, all, spending }: KnownClaim): ClaimSituation => ({
  ...{ state, lines: lines.length, outsideModel: outsideModel(spending.frame.model, lines) },
  unjudged: lines.filter(({ verdict }) => verdict === 'claimed').length,
  again: comeAgain(lines, all)
})

function briefOf(row: ClaimRow, lines: readonly LineOfCost[], { project: { currency } }: Spending): ProjectClaimBrief {
  const { claimed, accepted, parked, refused, owed, repaid } = judgedSums(lines)
  return { ...row, claimed: money(claimed, currency), accepted: money(accepted, currency), parked: money(parked, currency), refused: money(refused, currency), owed: money(owed, currency), repaid: money(repaid, currency) }
}

function claimableOf({ costId, category, source, day, document, note, amount }: Claimable['cost'], { origin, spending }: { readonly origin: LineOfCost | null; readonly spending: Spending }): ClaimableCost {
  return {
    ...{ costId, category, source, day, document, note, amount: money(amount, spending.project.currency) },
    origin: origin && { lineId: origin.id, claimId: origin.claimId, number: origin.number, reason: origin.reason, added: money(origin.aside.added, spending.project.currency) }
  }
}

const originalOf = ({ originalAmount, originalCurrency }: LineOfCost) => (originalAmount === null || originalCurrency === null ? null : money(originalAmount, originalCurrency))

function lineOf(line: LineOfCost, { known: { all, spending }, maySteer }: { readonly known: KnownClaim; readonly maySteer: boolean }): ProjectClaimLine {
  const { id, verdict, reason, added } = line
  const origin = all.find((each) => each.id === line.originId) ?? null
  const isClaimedAgain = all.some(({ originId, state }) => originId === id && state !== 'withdrawn')
  const inMoney = (amount: bigint) => money(amount, spending.project.currency)
  return {
    ...{ ...claimableOf(line, { origin, spending }), id, verdict, reason, isClaimedAgain, original: originalOf(line), added: inMoney(added), aside: inMoney(line.aside.amount), owed: inMoney(wholeOf(owedOf(line))), repaid: inMoney(wholeOf(line.repaid)) },
    ...{ recoverable: inMoney(recoverable(line)), recoveryActs: maySteer ? recoveryActsOf(line) : [] }
  }
}
