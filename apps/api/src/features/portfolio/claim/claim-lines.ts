import { Injectable } from '@nestjs/common'
import type { WholeLine } from '@solmu/domain/portfolio/claim-money.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'

/** A line of a claim with the cost behind it. */
export interface LineOfCost extends WholeLine {
  readonly number: number
  readonly reason: string
  readonly day: IsoDate
  readonly document: string
  readonly note: string
  /** What stands on a voucher in another currency; null for one in that of the project. */
  readonly originalAmount: string | null
  readonly originalCurrency: string | null
}
const amounts = ['amount', 'added', 'aside', 'asideAdded', 'recovered', 'recoveredAdded', 'repaid', 'repaidAdded'] as const
type LineRow = Omit<LineOfCost, (typeof amounts)[number]> & Readonly<Record<(typeof amounts)[number], string>>

/** A cost that stands in no claim, or in one that is not sent yet. */
export interface FreeCost extends Pick<LineOfCost, 'costId' | 'partnerId' | 'category' | 'source' | 'day' | 'document' | 'note' | 'amount'> {
  /** The draft in which it stands. */
  readonly draftId: string | null
}

const LINES = `SELECT l.id, l.claim_id AS "claimId", l.cost_id AS "costId", l.origin_id AS "originId", l.partner_id AS "partnerId", k.category, k.source, c.period, c.state, c.number, c.paid_on AS "paidOn",
    l.amount::text AS amount, l.added::text AS added, l.aside::text AS aside, l.aside_added::text AS "asideAdded", l.recovered::text AS recovered, l.recovered_added::text AS "recoveredAdded",
    l.repaid::text AS repaid, l.repaid_added::text AS "repaidAdded", l.verdict, l.reason, k.day, k.document, k.note,
    k.original_amount::text AS "originalAmount", k.original_currency AS "originalCurrency"
  FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id JOIN project_cost k ON k.id = l.cost_id WHERE l.project_id = $1 ORDER BY c.number, k.day, k.document, l.id`

/** A parked line that comes back from an earlier claim is none of them, in a draft either: it counts where it was parked. */
const FREE = `SELECT k.id AS "costId", k.partner_id AS "partnerId", k.category, k.source, k.day, k.document, k.note, k.amount::text AS amount, c.id AS "draftId"
  FROM project_cost k LEFT JOIN project_claim_line l ON l.cost_id = k.id AND l.is_live AND l.origin_id IS NULL LEFT JOIN project_claim c ON c.id = l.claim_id
  WHERE k.project_id = $1 AND (c.id IS NULL OR c.state = 'draft') AND NOT EXISTS (SELECT 1 FROM project_claim_line a WHERE a.cost_id = k.id AND a.is_live AND a.origin_id IS NOT NULL) ORDER BY k.day, k.document, k.id`

/** Reads what the claims of a project are made of. */
@Injectable()
export class ClaimLines {
  constructor(private readonly db: Db) {}

  async of(projectId: string): Promise<LineOfCost[]> {
    const rows = await this.db.sql<LineRow>(LINES, [projectId])
    return rows.map(lineOf)
  }

  async free(projectId: string): Promise<FreeCost[]> {
    const rows = await this.db.sql<Omit<FreeCost, 'amount'> & { readonly amount: string }>(FREE, [projectId])
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
  }
}

function lineOf({ aside, asideAdded, recovered, recoveredAdded, repaid, repaidAdded, ...row }: LineRow): LineOfCost {
  const share = (amount: string, added: string) => ({ amount: BigInt(amount), added: BigInt(added) })
  return { ...row, ...share(row.amount, row.added), aside: share(aside, asideAdded), recovered: share(recovered, recoveredAdded), repaid: share(repaid, repaidAdded) }
}
