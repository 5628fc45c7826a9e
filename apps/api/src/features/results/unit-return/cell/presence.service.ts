import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { Loaders } from '../../../../core/graphql/loaders.js'
import { ReturnPeople } from '../return-people.js'
import type { PresenceType, TouchReturnInput } from './cell-comment.graphql.js'

/** Whoever has not been heard of for so long has gone. A form says that it is open every twenty seconds. */
const GONE_AFTER = '60 seconds'

type PresenceRow = { readonly userId: string; readonly cell: string; readonly seenAt: string }

/** Who has a return open. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly people: ReturnPeople
  ) {}

  /** Everybody who has the return open, oneself first; one statement for any number of returns. */
  async of(returnId: string): Promise<PresenceType[]> {
    const loader = this.loaders.of<PresenceRow>('presenceOfReturn', (ids) =>
      this.db.sql(
        `SELECT p.return_id AS key, json_build_object('userId', p.user_id, 'cell', p.cell, 'seenAt', p.seen_at) AS value
         FROM return_presence p WHERE p.return_id = ANY ($1::uuid[]) AND p.seen_at > now() - $2::interval
         ORDER BY p.user_id <> $3, p.seen_at DESC`,
        [ids, GONE_AFTER, currentViewer().userId]
      )
    )
    const [rows, people] = await Promise.all([loader.load(returnId), this.people.of(returnId)])
    return rows.flatMap(({ userId, cell, seenAt }) => {
      const person = people.get(userId)
      if (!person) return []
      return [{ person, cell: cell || null, seenAt: new Date(seenAt), isSelf: userId === currentViewer().userId }]
    })
  }

  /**
   * Takes a sign of life.
   *
   * @throws DomainError NOT_FOUND for a return out of sight
   */
  async touch({ returnId, cell, isLeaving }: TouchReturnInput): Promise<PresenceType[]> {
    const { userId } = currentViewer()
    if (!isUuid(returnId)) throw new DomainError('NOT_FOUND', { path: ['returnId'] })
    if (isLeaving) {
      await this.db.sql('DELETE FROM return_presence WHERE return_id = $1 AND user_id = $2', [returnId, userId])
      return []
    }
    const rows = await this.db.sql(
      `INSERT INTO return_presence (return_id, user_id, consortium_id, unit_id, cell, seen_at)
       SELECT r.id, $2, r.consortium_id, r.unit_id, $3, now() FROM unit_return r WHERE r.id = $1
       ON CONFLICT (return_id, user_id) DO UPDATE SET cell = excluded.cell, seen_at = excluded.seen_at RETURNING 1 AS done`,
      [returnId, userId, (cell ?? '').replaceAll('\0', '')]
    )
    if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: ['returnId'] })
    return this.of(returnId)
  }
}
