import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { NetworkDelta } from '@solmu/domain/network/change.js'
import { invertDelta, touchedMunicipalities, touchedUnits } from '@solmu/domain/network/delta.js'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { errorCodeOf } from '../../../core/db/db-errors.js'
import { ChangeFollowers } from './change-followers.js'
import type { RecordedKind } from './network-change.graphql.js'
import {
  ALLOW_TIME_SQL,
  FORGET_UNITS_SQL,
  LARGE_DELTA,
  LOCK_SQL,
  MARK_UNDONE_SQL,
  OPEN_UNITS_SQL,
  PATIENCE_SQL,
  RECORD_SQL,
  REVISION,
  sizeOf,
  subjectIds,
  writingSteps
} from './network-writer.sql.js'

/** A unit of which the delta holds the first period; the code is the key by which files name it. */
export type OpenedUnit = { readonly unitId: string; readonly type: UnitType; readonly code: string | null }

/** A change as it is written and put on record. */
export type ChangeToWrite = {
  readonly kind: RecordedKind
  readonly effectiveOn: IsoDate
  readonly reason: string
  readonly decidedBy: string | null
  /** What was asked for, kept as it is: an operation of the domain, or where an import or a template came from. */
  readonly operation: object
  readonly delta: NetworkDelta
  readonly opened: readonly OpenedUnit[]
}

export type RecordedChange = { readonly id: string; readonly number: number }

/**
 * The one way in which facts of the network are written: with a record of the change, from which it can be taken back.
 * Runs in the transaction of the caller, who has checked access and rules; row-level security and the constraints of the
 * database look once more.
 */
@Injectable()
export class NetworkWriter {
  constructor(
    private readonly db: Db,
    private readonly followers: ChangeFollowers
  ) {}

  /**
   * Holds every other change of the network of this consortium back until the transaction ends, and waits until those
   * that are under way are done. What the change rests on has to be read after this.
   *
   * @returns the revision: how often the network has changed, undoing included
   */
  async lock(): Promise<number> {
    await this.db.sql(PATIENCE_SQL)
    await this.db.sql(LOCK_SQL)
    return this.revision()
  }

  /** How often the network has changed, undoing included. */
  async revision(): Promise<number> {
    const [row] = await this.db.sql<{ revision: number }>(`SELECT ${REVISION} AS revision`)
    return row?.revision ?? 0
  }

  /**
   * Writes a delta and records the change.
   *
   * @throws DomainError STALE when a fact that is to go is not there (any more)
   */
  async write(change: ChangeToWrite): Promise<RecordedChange> {
    const revision = await this.lock()
    await this.put(change)
    return this.record(change, revision)
  }

  /**
   * Writes the facts of a change alone. What takes long may do so before it takes the lock, so that others go on
   * meanwhile; it has to take the lock then, and see that nothing of what it rests on was changed, before it records.
   *
   * @throws DomainError STALE when a fact that is to go is not there (any more)
   */
  async put({ delta, opened }: ChangeToWrite): Promise<void> {
    if (opened.length > 0) await this.db.sql(OPEN_UNITS_SQL, [JSON.stringify(opened)])
    await this.run(delta, 'forward')
  }

  /** Puts a change on record whose facts are written; `revision` is what the lock returned. */
  async record(change: ChangeToWrite, revision: number): Promise<RecordedChange> {
    const { kind, effectiveOn, reason, decidedBy, operation, delta } = change
    const recorded = { id: newId(), number: revision + 1 }
    await this.db.sql(RECORD_SQL, [
      ...[recorded.id, recorded.number, kind, effectiveOn, reason, decidedBy],
      ...[JSON.stringify(operation), JSON.stringify(delta)],
      ...[[...new Set([...subjectIds(delta), ...touchedUnits(delta)])], touchedMunicipalities(delta)]
    ])
    await this.followers.after(touchedUnits(delta))
    return recorded
  }

  /**
   * Takes a change back, so that every fact is as it was before it; the units that it opened are forgotten.
   *
   * @throws DomainError NOT_FOUND for one that is not there or was undone, STALE when something rests on it, and
   * NETWORK_REFUSED with the code in_use when something hangs on a unit that it opened
   */
  async undo(changeId: string): Promise<void> {
    await this.lock()
    await this.takeBack(changeId)
    await this.markUndone(changeId)
  }

  /** Takes the facts of a change back alone, as `put` writes them; throws what `undo` throws. */
  async takeBack(changeId: string): Promise<void> {
    const [change] = await this.db.sql<{ delta: NetworkDelta }>(
      'SELECT delta FROM network_change WHERE id = $1 AND undone_at IS NULL',
      [changeId]
    )
    if (!change) throw new DomainError('NOT_FOUND', { path: ['changeId'] })
    await this.run(invertDelta(change.delta), 'back')
    await this.followers.after(touchedUnits(change.delta))
    await this.forget(change.delta.added.units.map((period) => period.id))
  }

  /** Puts on record that a change whose facts were taken back is undone; the lock has to be held. */
  async markUndone(changeId: string): Promise<void> {
    await this.db.sql(MARK_UNDONE_SQL, [changeId])
  }

  private async run(delta: NetworkDelta, turn: 'forward' | 'back'): Promise<void> {
    if (sizeOf(delta) > LARGE_DELTA) await this.db.sql(ALLOW_TIME_SQL)
    for (const { sql, values, expected } of writingSteps(delta, turn)) {
      const [row] = await this.db.sql<{ count: number }>(sql, values)
      if (expected !== null && row?.count !== expected) throw new DomainError('STALE')
    }
  }

  private async forget(unitIds: readonly string[]): Promise<void> {
    try {
      if (unitIds.length > 0) await this.db.sql(FORGET_UNITS_SQL, [unitIds])
    } catch (error) {
      if (errorCodeOf(error) !== '23503') throw error
      throw new DomainError('NETWORK_REFUSED', { path: ['changeId'], params: { code: 'in_use' } })
    }
  }
}
