import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { fillMissing } from '@solmu/domain/results/aggregate-missing.js'
import { cellKeyText } from '@solmu/domain/results/cell.js'
import type { Finding } from '@solmu/domain/results/checks.js'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { type ReturnAction, type ReturnPermission, takeStep } from '@solmu/domain/results/return.workflow.js'
import { askedCells } from '@solmu/domain/results/sheet.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Checks } from '../check/checks.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { ReturnStandings, situationOf } from './return-standings.js'
import type { SubmitReturnInput, WithdrawReturnInput } from './return-steps.input.js'
import { said } from './spoken.js'
import { StepWriter } from './step-writer.js'

/** What the unit does with its return: it sends, and takes back what nobody has approved. */
@Injectable()
export class ReturnStepsService {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly standings: ReturnStandings,
    private readonly checks: Checks,
    private readonly writer: StepWriter,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Sends a return to its centre. What was asked and not answered is sent as missing.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RETURN_STATE, ROUND_STATE, and CHECKS_FAILED with how many errors and
   *   unexplained warnings there are, and an issue for each figure that they point to
   */
  async submit({ returnId, expectedVersion, message }: SubmitReturnInput): Promise<ReturnRecord> {
    const record = await this.locked(returnId, expectedVersion)
    await this.next('submit', record)
    const { checks, blocked, findings } = await this.checks.beforeSending(record.id)
    const to = await this.next('submit', record, checks).catch((error: unknown) => throwNaming(error, blocked))
    await this.fillIn(record)
    await this.writer.move([{ ...record, number: record.number + 1 }], { action: 'submit', to, message: said(message) })
    await this.db.sql(
      `INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind, reason, made_by, findings)
       VALUES ($1, $2, $3, $4, 'submission', $5, $6, $7)`,
      [
        ...[record.id, record.number + 1, record.consortiumId, record.unitId, said(message), currentViewer().userId],
        JSON.stringify(findings)
      ]
    )
    this.audit.note({ before: { state: record.state }, after: { state: to, versionNumber: record.number + 1 } })
    return this.store.one(returnId)
  }

  /**
   * Takes a return back that nobody has approved. What was filled in when it was sent is empty again.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RETURN_STATE, ROUND_STATE
   */
  async withdraw({ returnId, expectedVersion, message }: WithdrawReturnInput): Promise<ReturnRecord> {
    const record = await this.locked(returnId, expectedVersion)
    const to = await this.next('withdraw', record)
    await this.writer.move([record], { action: 'withdraw', to, message: said(message) })
    if (to === 'draft') {
      await this.db.sql(`DELETE FROM return_cell WHERE return_id = $1 AND version = 0 AND status = 'missing'`, [record.id])
    }
    this.audit.note({ before: { state: record.state }, after: { state: to } })
    return this.store.one(returnId)
  }

  private async locked(returnId: string, expectedVersion: number): Promise<ReturnRecord> {
    const seen = await this.store.one(returnId)
    this.audit.note({ subjectType: 'unit_return', subjectId: seen.id, unitId: seen.unitId, details: { roundId: seen.roundId } })
    if (!this.store.may('return.submit', seen)) throw new DomainError('NOT_ALLOWED')
    return this.store.lock(returnId, expectedVersion)
  }

  private async next(
    action: ReturnAction,
    record: ReturnRecord,
    checks: Parameters<typeof situationOf>[2] = null
  ): Promise<ReturnState> {
    const standing = (await this.standings.now([record.id])).get(record.id)
    if (!standing) throw new DomainError('NOT_FOUND')
    const may = (permission: ReturnPermission) => this.store.may(permission, record)
    return takeStep(action, situationOf(record, standing, checks), may)
  }

  /** The rows of version 0 are nobody's answer: they go when the return is taken back. */
  private async fillIn(record: ReturnRecord): Promise<void> {
    const missing = fillMissing(askedCells(await this.store.askedOf(record)), await this.store.cellsOf(record.id))
    if (missing.length === 0) return
    await this.db.sql(
      `INSERT INTO return_cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, version, changed_by)
       SELECT $1, m.indicator_id, m.breakdown, $2, $3, 'missing', 0, $4
       FROM unnest($5::uuid[], $6::text[]) AS m (indicator_id, breakdown)`,
      [
        ...[record.id, record.consortiumId, record.unitId, currentViewer().userId],
        ...[missing.map(({ indicatorId }) => indicatorId), missing.map(({ breakdown }) => breakdown)]
      ]
    )
  }
}

/** More figures than this are not named; their number is told anyway. */
const mostNamed = 100

/** A refusal by the checks names the figures that it is about. */
function throwNaming(error: unknown, blocked: readonly Finding[]): never {
  if (!(error instanceof DomainError) || error.code !== 'CHECKS_FAILED') throw error
  const issues = blocked.flatMap(({ kind, ruleCode, cells }) =>
    cells.map((cell) => new DomainError(kind === 'required' ? 'REQUIRED' : 'CHECKS_FAILED', { path: ['cells', cellKeyText(cell)], params: { ruleCode } }))
  )
  throw new DomainError(error.code, { params: error.params, issues: issues.slice(0, mostNamed) })
}
