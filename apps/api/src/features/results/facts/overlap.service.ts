import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { categoriesOf } from '@solmu/domain/results/cell.js'
import { checkOverlap } from '@solmu/domain/results/overlap.js'
import { newId } from '@solmu/shared/ids.js'
import { isPeriod, kindOfPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { DeclareOverlapInput, OverlapStepInput, PersonOverlapArgs, PersonOverlapType } from './overlap.graphql.js'
import {
  CONFIRM_SQL,
  INSERT_OVERLAP_SQL,
  IS_LOCKED_SQL,
  IS_UNIT_SQL,
  LOCKED_OVERLAP_SQL,
  LOCKED_PAIR_SQL,
  OVERLAP_SQL,
  type OverlapRecord,
  OVERLAPS_SQL,
  OWN_SIDE_SQL,
  type OwnSide,
  REDECLARE_SQL,
  REMOVE_SQL
} from './overlap.queries.js'

/** People whom two units both counted: one declares how many, the other confirms. */
@Injectable()
export class OverlapService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for a unit whose returns are out of the viewer's reach */
  async list({ unitId, period }: PersonOverlapArgs): Promise<PersonOverlapType[]> {
    const [side] = await this.db.sql<{ isKnown: boolean }>(IS_UNIT_SQL, [unitId])
    const isInSight = side?.isKnown && this.access.may('return.read', { unitId })
    if (!isInSight) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    return this.db.sql<PersonOverlapType>(OVERLAPS_SQL, [unitId, period ?? null])
  }

  /**
   * Says how many people a unit shares with another, or says it anew; what was confirmed before has to be confirmed again.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, INVALID_INPUT, OUT_OF_RANGE, ROUND_STATE once the period is locked
   */
  async declare(input: DeclareOverlapInput): Promise<PersonOverlapType> {
    const { unitId, otherUnitId, indicatorId, breakdown, period, count } = input
    await this.checkOwnSide(input)
    const pair = [indicatorId, breakdown, period, unitId, otherUnitId]
    const [known] = await this.db.sql<OverlapRecord>(LOCKED_PAIR_SQL, pair)
    if ((known?.version ?? 0) !== input.expectedVersion) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
    await this.checkOpen(input)
    const id = known?.id ?? newId()
    if (known) await this.db.sql(REDECLARE_SQL, [id, unitId, otherUnitId, count])
    else {
      const when = [period, kindOfPeriod(period), validityOfPeriod(period).validFrom]
      const values = [id, currentViewer().consortiumId, indicatorId, breakdown, ...when, unitId, otherUnitId, count]
      await this.db.sql(INSERT_OVERLAP_SQL, values)
    }
    this.note(id, unitId, { period, otherUnitId })
    this.audit.note({ before: known ? { count: known.count } : {}, after: { count } })
    return this.one(id)
  }

  /**
   * Confirms what the other unit has declared.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED for whoever declared it, STALE, OUT_OF_RANGE when it is more than the unit counted,
   * ROUND_STATE once the period is locked
   */
  async confirm(input: OverlapStepInput): Promise<PersonOverlapType> {
    const overlap = await this.locked(input)
    const { id, unitId, otherUnitId, period } = overlap
    this.access.check('return.submit', { unitId: otherUnitId })
    await this.checkOwnSide({ ...overlap, unitId: otherUnitId, otherUnitId: unitId })
    await this.checkOpen(overlap)
    if (!overlap.isConfirmed) await this.db.sql(CONFIRM_SQL, [id])
    this.note(id, otherUnitId, { period, otherUnitId: unitId })
    return this.one(id)
  }

  /** Takes it back; either of the two may. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ROUND_STATE once the period is locked */
  async remove(input: OverlapStepInput): Promise<string> {
    const overlap = await this.locked(input)
    const { id, unitId, otherUnitId, period } = overlap
    const own = [unitId, otherUnitId].find((each) => this.access.may('return.submit', { unitId: each }))
    if (own === undefined) throw new DomainError('NOT_ALLOWED')
    await this.checkOpen(overlap)
    await this.db.sql(REMOVE_SQL, [id])
    this.note(id, own, { period, otherUnitId: own === unitId ? otherUnitId : unitId })
    return id
  }

  private async checkOwnSide(of: Omit<DeclareOverlapInput, 'expectedVersion'>): Promise<void> {
    const { unitId, otherUnitId, indicatorId, breakdown, period, count } = of
    if (!isPeriod(period)) throw new DomainError('INVALID_INPUT', { path: ['input', 'period'] })
    if (!isBreakdown(breakdown)) throw new DomainError('INVALID_INPUT', { path: ['input', 'breakdown'] })
    const [side] = await this.db.sql<OwnSide>(OWN_SIDE_SQL, [unitId, otherUnitId, indicatorId, breakdown, period])
    for (const field of ['unitId', 'otherUnitId', 'indicatorId'] as const) {
      if (!side?.[field]) throw new DomainError('NOT_FOUND', { path: ['input', field] })
    }
    this.access.check('return.submit', { unitId })
    const figure = side?.figure == null ? null : Number(side.figure)
    checkOverlap({ aggregation: side?.aggregation ?? 'none', unitId, otherUnitId, count, figure })
  }

  private async checkOpen({ indicatorId, period }: Pick<OverlapRecord, 'indicatorId' | 'period'>): Promise<void> {
    const [found] = await this.db.sql<{ isLocked: boolean }>(IS_LOCKED_SQL, [indicatorId, period])
    if (found?.isLocked) throw new DomainError('ROUND_STATE', { path: ['input', 'period'] })
  }

  private async locked({ overlapId, expectedVersion }: OverlapStepInput): Promise<OverlapRecord> {
    const [overlap] = await this.db.sql<OverlapRecord>(LOCKED_OVERLAP_SQL, [overlapId])
    // Whoever may only read it finds no row to lock.
    if (!overlap) await this.one(overlapId)
    if (!overlap) throw new DomainError('NOT_ALLOWED')
    if (overlap.version !== expectedVersion) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
    return overlap
  }

  private async one(id: string): Promise<PersonOverlapType> {
    const [overlap] = await this.db.sql<PersonOverlapType>(OVERLAP_SQL, [id])
    if (!overlap) throw new DomainError('NOT_FOUND', { path: ['input', 'overlapId'] })
    return overlap
  }

  private note(subjectId: string, unitId: string, details: Record<string, string>): void {
    this.audit.note({ subjectType: 'person_overlap', subjectId, unitId, details })
  }
}

function isBreakdown(text: string): boolean {
  try {
    categoriesOf(text)
    return true
  } catch {
    return false
  }
}
