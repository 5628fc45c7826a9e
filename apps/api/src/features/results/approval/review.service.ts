import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { regionAfterReturn } from '@solmu/domain/results/region.js'
import { permissionOf, type ReturnPermission, takeStep } from '@solmu/domain/results/return.workflow.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { Questions } from './questions.js'
import { RegionStore } from './region-store.js'
import { ReturnStandings, situationOf, type Standing } from './return-standings.js'
import type { CellQuestionInput, ReopenReturnInput, ReturnCellsInput, SeenReturnInput } from './return-steps.input.js'
import { demanded, said } from './spoken.js'
import { StepWriter } from './step-writer.js'

/** What became of one of several returns. */
export type Verified = { readonly record: ReturnRecord; readonly refusal: DomainError | null }

type GivenBack = { readonly returnId: string; readonly expectedVersion: number; readonly cells: readonly CellQuestionInput[] }

/** What a centre and the head office do with a return: they approve it, or give single figures back. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly asking: Questions,
    private readonly store: ReturnStore,
    private readonly standings: ReturnStandings,
    private readonly regions: RegionStore,
    private readonly writer: StepWriter,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Approves returns. One that has moved on, or cannot be approved as it stands, is left as it is and says why; the others
   * are approved.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED when one of them is not the viewer's to approve
   */
  async verify(seen: readonly SeenReturnInput[]): Promise<Verified[]> {
    const expected = new Map(seen.map(({ returnId, expectedVersion }) => [returnId.toLowerCase(), expectedVersion]))
    const ids = [...expected.keys()]
    const records = await this.reviewed(ids, ['return.verify'])
    await this.lockRegions(records)
    const locked = await this.store.lockAll(ids.map((returnId) => ({ returnId, expectedVersion: null })))
    const standings = await this.standings.now(ids)
    const refusals = new Map(locked.map((record) => [record.id, this.refusalOf(record, expected.get(record.id), standings)]))
    const approved = locked.filter(({ id }) => refusals.get(id) === null)
    await this.writer.move(approved, { action: 'verify', to: 'verified' })
    await this.asking.approveAll(approved.map(({ id }) => id))
    this.noteVerified(locked, approved.length)
    const now = await this.store.some(ids)
    return now.map((record) => ({ record, refusal: refusals.get(record.id) ?? null }))
  }

  /**
   * Gives figures back to the unit, each with a question; all others are approved. Whoever writes for the unit gets a
   * mail. From the head office the region falls back to its centre.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RETURN_STATE, ROUND_STATE, REQUIRED for a question without words,
   *   UNKNOWN_REFERENCE for a figure that is not asked, DUPLICATE_KEY
   */
  async question({ message, ...input }: ReturnCellsInput): Promise<ReturnRecord> {
    return this.giveBack('question', input, said(message))
  }

  /**
   * Opens an approved return again, with a reason: the named figures, or all of them.
   *
   * @throws DomainError as above, and LATER_RESTS_ON_IT
   */
  async reopen({ reason, ...input }: ReopenReturnInput): Promise<ReturnRecord> {
    return this.giveBack('reopen', input, reason)
  }

  private async giveBack(action: 'question' | 'reopen', input: GivenBack, message: string): Promise<ReturnRecord> {
    const { returnId, expectedVersion, cells } = input
    const asks: ReturnPermission[] = action === 'reopen' ? ['return.accept'] : ['return.verify', 'return.accept']
    const seen = await this.reviewed([returnId], asks)
    await this.lockRegions(seen)
    const record = await this.store.lock(returnId, expectedVersion)
    const standing = (await this.standings.now([record.id])).get(record.id)
    if (!standing) throw new DomainError('NOT_FOUND')
    const to = takeStep(action, situationOf(record, standing), (permission) => this.store.may(permission, record))
    if (action === 'reopen') demanded(message, 'reason')
    const questions = await this.asking.read(record, cells)
    await this.openRegion(record)
    await this.writer.move([record], { action, to, message: said(message) })
    await this.asking.ask(record, { questions, message, isReopened: action === 'reopen' })
    this.audit.note({ before: { state: record.state }, after: { state: to }, details: { questionCount: questions.length } })
    return this.store.one(returnId)
  }

  /** Nothing stands approved over a return that goes back: its centre has the region again. */
  private async openRegion(record: ReturnRecord): Promise<void> {
    const [centreId] = [...(await this.regions.centresOf([record.id])).values()]
    const region = (await this.regions.some(record.roundId, centreId ?? null)).get(centreId ?? '')
    if (region && region.state !== 'open') await this.regions.change(region, { state: regionAfterReturn() })
  }

  /** The returns, as far as they are the viewer's to review. */
  private async reviewed(returnIds: readonly string[], asks: readonly ReturnPermission[]): Promise<ReturnRecord[]> {
    const records = await this.store.some(returnIds)
    if (records.length < new Set(returnIds).size) throw new DomainError('NOT_FOUND', { path: ['returnId'] })
    const [first] = records
    if (first && records.length === 1) {
      this.audit.note({ subjectType: 'unit_return', subjectId: first.id, unitId: first.unitId, details: { roundId: first.roundId } })
    }
    const standings = await this.standings.now(returnIds)
    const isTheirs = (record: ReturnRecord) =>
      asks.some((permission) =>
        this.store.may(permissionOf({ permission }, standings.get(record.id)?.isUnderHeadquarters ?? false), record)
      )
    if (!records.every(isTheirs)) throw new DomainError('NOT_ALLOWED')
    return records
  }

  private async lockRegions(records: readonly ReturnRecord[]): Promise<void> {
    const centres = await this.regions.centresOf(records.map(({ id }) => id))
    for (const roundId of [...new Set(records.map((record) => record.roundId))].sort()) {
      const own = records.filter((record) => record.roundId === roundId)
      await this.regions.lock(roundId, own.flatMap(({ id }) => centres.get(id) ?? []))
    }
  }

  private refusalOf(
    record: ReturnRecord,
    expectedVersion: number | undefined,
    standings: ReadonlyMap<string, Standing>
  ): DomainError | null {
    if (record.version !== expectedVersion) return new DomainError('STALE')
    try {
      const standing = standings.get(record.id)
      if (!standing) throw new DomainError('NOT_FOUND')
      takeStep('verify', situationOf(record, standing), (permission) => this.store.may(permission, record))
      return null
    } catch (error) {
      if (error instanceof DomainError) return error
      throw error
    }
  }

  private noteVerified(records: readonly ReturnRecord[], approved: number): void {
    const [first] = records
    if (!first) return
    if (records.length > 1) {
      this.audit.note({ subjectType: 'collection_round', subjectId: first.roundId, details: { returnCount: approved } })
    } else if (approved === 1) this.audit.note({ before: { state: first.state }, after: { state: 'verified' } })
  }
}
