import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { recoveryShare } from '@solmu/domain/portfolio/claim-recovery.js'
import { longestDocument } from '@solmu/domain/portfolio/cost.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../../governance/day-input.js'
import { minorUnitsOf } from '../money-input.js'
import { ClaimReader, type KnownClaim } from './claim-reader.js'
import type { RecoveredLineInput, RecordProjectRecoveryInput } from './claim-input.graphql.js'
import type { ProjectClaim } from './claim.graphql.js'

/** Records what the funder takes back of what it has paid, and what has gone back to it. */
@Injectable()
export class ClaimRecoveryService {
  constructor(
    private readonly reader: ClaimReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CLAIM_STATE for what cannot be done with a line, OUT_OF_RANGE, CURRENCY_MIXED, REQUIRED without a document or a reason, ALREADY_EXISTS for a line named twice, and what is wrong with the day */
  async record(input: RecordProjectRecoveryInput): Promise<ProjectClaim> {
    const known = await this.reader.locked(input.claimId)
    if (!this.reader.mayOf(known)('project.steer')) throw new DomainError('NOT_ALLOWED')
    if (known.row.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const said = saidOf(input, known)
    const rows = input.lines.map((line, at) => ({ id: newId(), lineId: line.lineId, ...this.moved(line, at, { input, known }) }))
    if (rows.length === 0) throw new DomainError('REQUIRED', { path: ['lines'] })
    const { consortiumId, userId } = currentViewer()
    const { row, spending } = known
    await this.db.sql(
      `INSERT INTO project_recovery (id, consortium_id, project_id, partner_id, claim_id, line_id, act, amount, added, day, document, reason, by_user)
       SELECT r.id, $1, $2, $3, $4, r."lineId", $5, r.amount, r.added, $6, $7, $8, $9 FROM jsonb_to_recordset($10) AS r (id uuid, "lineId" uuid, amount bigint, added bigint)`,
      [consortiumId, row.projectId, row.partnerId, row.id, input.act, said.day, said.document, said.reason, userId, JSON.stringify(rows)]
    )
    await this.db.sql('UPDATE project_claim SET version = version + 1 WHERE id = $1', [row.id])
    const { id, lead, number } = spending.project
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, claim: row.number, act: input.act, lines: rows.length, document: said.document } })
    return this.reader.one(row.id)
  }

  /** What an act moves of one line. */
  private moved({ lineId, amount }: RecoveredLineInput, at: number, { input, known }: { readonly input: RecordProjectRecoveryInput; readonly known: KnownClaim }): { readonly amount: string; readonly added: string } {
    const line = known.lines.find(({ id }) => id === lineId)
    if (!line) throw new DomainError('NOT_FOUND', { path: ['lines', at, 'lineId'] })
    if (input.lines.findIndex((each) => each.lineId === lineId) !== at) throw new DomainError('ALREADY_EXISTS', { path: ['lines', at, 'lineId'] })
    const path = ['lines', at, 'amount']
    const part = amount ? minorUnitsOf(amount, known.spending.project.currency, path) : null
    const share = refusedAt(path, () => recoveryShare({ act: input.act, amount: part }, line))
    return { amount: share.amount.toString(), added: share.added.toString() }
  }
}

/** What the domain refuses in a field of a line, at that field. */
function refusedAt<Result>(path: readonly (string | number)[], work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof DomainError && error.path.length > 0) throw new DomainError(error.code, { path, params: error.params })
    throw error
  }
}

function saidOf({ act, day: given, document, reason }: RecordProjectRecoveryInput, { row }: KnownClaim): { readonly day: string; readonly document: string; readonly reason: string } {
  const fields = new TextFields()
  const said = { document: fields.text(['document'], document, { most: longestDocument }), reason: fields.text(['reason'], reason, { most: 1000, isLong: true }) }
  throwIssues(fields.issues)
  if (said.document === '') throw new DomainError('REQUIRED', { path: ['document'] })
  if (act !== 'repay' && said.reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  const [day, today] = [dayOf(given, 'day'), todayIn()]
  const first = row.paidOn ?? today
  if (day < first || day > today) throw new DomainError('OUT_OF_RANGE', { path: ['day'], params: { min: first, max: today } })
  return { day, ...said }
}
