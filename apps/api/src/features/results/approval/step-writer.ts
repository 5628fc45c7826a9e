import { Injectable } from '@nestjs/common'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ReturnRecord } from '../unit-return/return-record.js'

/** What is written down of a step. */
export type StepNote = { readonly action: string; readonly to: ReturnState; readonly message?: string }

type Moved = Pick<ReturnRecord, 'id' | 'consortiumId' | 'unitId' | 'state' | 'number'>

/** Moves returns and writes the steps that they take into their history. */
@Injectable()
export class StepWriter {
  constructor(private readonly db: Db) {}

  /** Moves returns that are locked; whoever they come to has them from now on. */
  async move(returns: readonly Moved[], { action, to, message = '' }: StepNote): Promise<void> {
    if (returns.length === 0) return
    await this.db.sql(
      'UPDATE unit_return SET state = $2, held_since = now(), version = version + 1 WHERE id = ANY ($1::uuid[])',
      [returns.map(({ id }) => id), to]
    )
    await this.note(returns, { action, to, message })
  }

  /** Writes into the history of returns what happened to them without moving them, or as they were moved. */
  async note(returns: readonly Moved[], { action, to, message = '' }: StepNote): Promise<void> {
    const column = <Key extends keyof Moved>(key: Key) => returns.map((each) => each[key])
    await this.db.sql(
      `INSERT INTO return_step (id, return_id, consortium_id, unit_id, from_state, version_number, action, to_state, message, taken_by)
       SELECT t.*, $7, $8, $9, $10 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[]) AS t`,
      [
        returns.map(() => newId()),
        ...[column('id'), column('consortiumId'), column('unitId'), column('state'), column('number')],
        ...[action, to, message, currentViewer().userId]
      ]
    )
  }
}
