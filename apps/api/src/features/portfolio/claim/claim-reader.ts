import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isClaimableIn, outsideModel, partsOf } from '@solmu/domain/portfolio/claim.js'
import { type ClaimSituation, claimStanding, claimSteps, type ClaimVerdict, type MayClaim, reclaimRefusal } from '@solmu/domain/portfolio/claim.workflow.js'
import { isSpending } from '@solmu/domain/portfolio/cost.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { money } from '../money-input.js'
import { type Spending, SpendingReader } from '../money/spending.js'
import { ClaimLines, type LineOfCost } from './claim-lines.js'
import type { ClaimableCost, ProjectClaim, ProjectClaimBrief, ProjectClaimEvent, ProjectClaimLine, ProjectClaims } from './claim.graphql.js'

export type ClaimRow = Omit<ProjectClaimBrief, 'claimed' | 'accepted' | 'parked' | 'refused'> & Pick<ProjectClaim, 'projectId' | 'note' | 'version'>

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
      standing: { claimed: inMoney(standing.claimed), certified: inMoney(standing.certified), paid: inMoney(standing.paid), due: inMoney(standing.due), parked: inMoney(standing.parked), refused: inMoney(standing.refused) },
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

  /** @throws DomainError NOT_FOUND */
  async row(claimId: string): Promise<ClaimRow> {
    const [row] = await this.db.sql<ClaimRow>(`${CLAIM} WHERE c.id = $1`, [claimId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['claimId'] })
    return row
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE */
  async one(claimId: string): Promise<ProjectClaim> {
    const known = await this.known(claimId)
    const { row, spending, all, lines } = known
    const steps = claimSteps(situationOf(known), this.mayOf(known))
    const mayWrite = row.state === 'draft' && this.mayOf(known)('claim.write')
    return {
      ...row,
      ...briefOf(row, lines, spending),
      lines: lines.map((line) => lineOf(line, known)),
      claimable: mayWrite ? (await this.claimable(known)).map(({ cost, origin }) => claimableOf(cost, { origin, spending })) : [],
      events: await this.events(claimId),
      steps: steps.map(({ blockedBy, ...step }) => ({ ...step, blockedBy: [...blockedBy] })),
      mayWrite,
      mayJudge: row.state === 'with_funder' && all.length > 0 && this.mayOf(known)('project.steer')
    }
  }

  mayOf({ row, spending: { project, partners } }: KnownClaim): MayClaim {
    return (permission) => (permission === 'claim.write' ? partners.some(({ id, mayWrite }) => id === row.partnerId && mayWrite) : this.access.may(permission, { unitId: project.lead.id }))
  }

  /** What can be taken into a draft: what stands in no other claim, and was spent before the end of its period; what was parked. */
  async claimable({ row, all }: Pick<KnownClaim, 'row' | 'all'>): Promise<Claimable[]> {
    const free = (await this.claimLines.free(row.projectId)).filter(({ partnerId, day, draftId }) => partnerId === row.partnerId && isClaimableIn(row.period, day) && (draftId === null || draftId === row.id))
    const others = all.filter(({ claimId }) => claimId !== row.id)
    const parked = others.filter(({ id, amount, partnerId }) => partnerId === row.partnerId && reclaimRefusal({ originId: id, amount }, others) === null)
    return [...free.map((cost) => ({ cost, origin: null })), ...parked.map((origin) => ({ cost: origin, origin }))]
  }

  private events(claimId: string): Promise<ProjectClaimEvent[]> {
    return this.db.sql<ProjectClaimEvent>('SELECT e.id, e.action, e.to_state AS "toState", e.reason, e.at FROM project_claim_event e WHERE e.claim_id = $1 ORDER BY e.at DESC, e.id DESC', [claimId])
  }
}

/** What decides which steps a claim can take. */
export const situationOf = ({ row: { state }, lines, spending }: KnownClaim): ClaimSituation => ({
  ...{ state, lines: lines.length, outsideModel: outsideModel(spending.frame.model, lines) },
  unjudged: lines.filter(({ verdict }) => verdict === 'claimed').length
})

function briefOf(row: ClaimRow, lines: readonly LineOfCost[], { project: { currency } }: Spending): ProjectClaimBrief {
  const sum = (...verdicts: ClaimVerdict[]) => money(lines.filter(({ verdict }) => verdicts.length === 0 || verdicts.includes(verdict)).reduce((all, { amount, added }) => all + amount + added, 0n), currency)
  return { ...row, claimed: sum(), accepted: sum('accepted'), parked: sum('parked'), refused: sum('refused') }
}

function claimableOf({ costId, category, source, day, document, note, amount }: Claimable['cost'], { origin, spending }: { readonly origin: LineOfCost | null; readonly spending: Spending }): ClaimableCost {
  return {
    ...{ costId, category, source, day, document, note, amount: money(amount, spending.project.currency) },
    origin: origin && { lineId: origin.id, claimId: origin.claimId, number: origin.number, reason: origin.reason, added: money(origin.added, spending.project.currency) }
  }
}

function lineOf(line: LineOfCost, { all, spending }: KnownClaim): ProjectClaimLine {
  const { id, verdict, reason, added } = line
  const origin = all.find((each) => each.id === line.originId) ?? null
  const isClaimedAgain = all.some(({ originId, state }) => originId === id && state !== 'withdrawn')
  return { ...claimableOf(line, { origin, spending }), id, verdict, reason, added: money(added, spending.project.currency), isClaimedAgain }
}
