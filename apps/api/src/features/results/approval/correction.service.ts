import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { readAnswer } from '@solmu/domain/results/cell-rules.js'
import { type CellAnswer, type CellKey, cellKeyText } from '@solmu/domain/results/cell.js'
import { type Closing, correctedCells, type CorrectionAction, needsCorrection, takeCorrectionStep } from '@solmu/domain/results/correction.js'
import { isApproved } from '@solmu/domain/results/region.js'
import type { ReturnPermission } from '@solmu/domain/results/return.workflow.js'
import { askedCells } from '@solmu/domain/results/sheet.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { CorrectionWriter } from './correction-writer.js'
import { type CorrectionRow, findCorrection } from './correction.queries.js'
import { ReturnStandings, type Standing } from './return-standings.js'
import type { CorrectedCellInput, DecideCorrectionInput, ProposeCorrectionInput, VerifyCorrectionInput } from './return-steps.input.js'
import { demanded, said } from './spoken.js'

/** A correction with its return. */
export type Corrected = { readonly correctionId: string; readonly record: ReturnRecord }

/** Changes of figures that stand closed: the unit proposes, the centre verifies, the head office decides. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly standings: ReturnStandings,
    private readonly writer: CorrectionWriter,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Proposes a correction.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RETURN_STATE where the figures are open or a correction is under way,
   *   what is wrong with a figure, REQUIRED when nothing would change
   */
  async propose({ returnId, expectedVersion, cells, reason }: ProposeCorrectionInput): Promise<Corrected> {
    const seen = await this.store.one(returnId)
    this.noteReturn(seen)
    this.store.check('return.submit', seen)
    const record = await this.store.lock(returnId, expectedVersion)
    const standing = await this.standing(record)
    const words = demanded(reason, 'reason')
    const wanted = await this.wanted(record, cells)
    const closing = { ...closingOf(record, standing), hasOpenCorrection: standing.hasOpenCorrection }
    const corrected = correctedCells(wanted, await this.standingFigures(record), closing)
    const correctionId = newId()
    await this.db.sql(
      `INSERT INTO correction (id, return_id, consortium_id, unit_id, reason, cells, proposed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [correctionId, record.id, record.consortiumId, record.unitId, words, JSON.stringify(corrected), currentViewer().userId]
    )
    this.audit.note({ after: { correctionId, state: 'proposed' }, details: { cellCount: corrected.length } })
    return { correctionId, record }
  }

  /** The centre stands behind it. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RETURN_STATE */
  async verify({ correctionId, expectedVersion }: VerifyCorrectionInput): Promise<Corrected> {
    return this.take('verify', { correctionId, expectedVersion })
  }

  /**
   * It comes into force as a new version of the return, or it does not.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RETURN_STATE, REQUIRED for a rejection without a reason
   */
  async decide({ correctionId, expectedVersion, decision, reason }: DecideCorrectionInput): Promise<Corrected> {
    return this.take(decision, { correctionId, expectedVersion }, reason)
  }

  private async take(
    action: CorrectionAction,
    { correctionId, expectedVersion }: VerifyCorrectionInput,
    reason: string | null = ''
  ): Promise<Corrected> {
    const seen = await findCorrection(this.db, correctionId)
    const before = await this.store.one(seen.returnId)
    this.noteReturn(before)
    const may = (permission: ReturnPermission) => this.store.may(permission, before)
    const standing = await this.standing(before)
    takeCorrectionStep(action, stepOf(seen, before, standing), may)
    const record = await this.store.lock(seen.returnId, null)
    const correction = await findCorrection(this.db, correctionId, true)
    if (correction.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const state = takeCorrectionStep(action, stepOf(correction, record, await this.standing(record)), may)
    const words = action === 'reject' ? demanded(reason, 'reason') : said(reason)
    await this.writer.write(correction, { record, state, reason: words })
    this.audit.note({ before: { correctionId, state: correction.state }, after: { correctionId, state } })
    return { correctionId, record: await this.store.one(record.id) }
  }

  /** What the unit has typed, read as it is everywhere. */
  private async wanted(record: ReturnRecord, cells: readonly CorrectedCellInput[]): Promise<(CellKey & CellAnswer)[]> {
    const asked = new Map((await this.store.askedOf(record)).map((each) => [each.indicator.id, each]))
    return cells.map(({ indicatorId, breakdown, status, value = null }, index) => {
      const indicator = asked.get(indicatorId.toLowerCase())
      if (!indicator) throw new DomainError('UNKNOWN_REFERENCE', { path: ['cells', index] })
      // The reason of the correction stands for the note that a missing figure needs.
      const read = readAnswer(indicator, { status, value, note: status === 'missing' ? '…' : '' })
      if ('issue' in read) throw new DomainError(read.issue.code, { path: ['cells', index, 'value'], params: read.issue.params })
      return { indicatorId: indicator.indicator.id, breakdown, status: read.answer.status, value: read.answer.value }
    })
  }

  /** What stands: the facts, and missing where nothing was ever sent. */
  private async standingFigures(record: ReturnRecord): Promise<ReadonlyMap<string, CellAnswer>> {
    const facts = await this.db.sql<CellKey & { status: CellAnswer['status']; value: string | null }>(
      `SELECT f.indicator_id AS "indicatorId", f.breakdown, f.status, f.value FROM fact f
       WHERE f.return_id = $1 AND f.to_version IS NULL`,
      [record.id]
    )
    const missing = askedCells(await this.store.askedOf(record)).map((cell) => [cellKeyText(cell), { status: 'missing', value: null }] as const)
    const given = facts.map((fact) => [cellKeyText(fact), { status: fact.status, value: fact.value === null ? null : Number(fact.value) }] as const)
    return new Map<string, CellAnswer>([...missing, ...given])
  }

  private async standing(record: ReturnRecord): Promise<Standing> {
    const standing = (await this.standings.now([record.id])).get(record.id)
    if (!standing) throw new DomainError('NOT_FOUND')
    return standing
  }

  private noteReturn({ id, unitId, roundId }: ReturnRecord): void {
    this.audit.note({ subjectType: 'unit_return', subjectId: id, unitId, details: { roundId } })
  }
}

/** What decides whether the figures of a return stand closed. */
export const closingOf = (record: ReturnRecord, { hasLater }: Pick<Standing, 'hasLater'>): Closing => ({
  round: record.round.state,
  state: record.state,
  hasLater
})

/** A correction as the domain sees it. */
export function stepOf(correction: Pick<CorrectionRow, 'state'>, record: ReturnRecord, standing: Standing) {
  const isClosed = needsCorrection(closingOf(record, standing)) && (isApproved(record.state) || record.round.state === 'locked')
  return { state: correction.state, isUnderHeadquarters: standing.isUnderHeadquarters, isClosed }
}
