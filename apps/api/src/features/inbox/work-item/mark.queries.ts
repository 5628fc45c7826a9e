import { Injectable } from '@nestjs/common'
import type { Standing, WorkItemMark } from '@solmu/domain/inbox/marks.js'
import { Db } from '../../../core/db/db.js'
import type { WorkItemMarkType } from './work-item.graphql.js'

export type MarkRow = WorkItemMark & {
  readonly userName: string
  readonly delegateName: string | null
  readonly note: string
  readonly madeOn: string
}

const MINE = `SELECT item_id AS "itemId", user_id AS "userId", user_name AS "userName", delegate_id AS "delegateId", delegate_name AS "delegateName",
  put_off_until AS "putOffUntil", is_past_due AS "isPastDue", due_on AS "dueOn", note, made_on AS "madeOn", delegate_may AS "delegateMay" FROM app.my_marks()`

/** What the viewer has put off and handed on, and what was handed on to them. */
@Injectable()
export class MarkQueries {
  constructor(private readonly db: Db) {}

  mine(): Promise<MarkRow[]> {
    return this.db.sql(MINE)
  }
}

/** One's own mark, with who has the matter now. */
export function ownMark({ delegateId, delegateName, putOffUntil, isPastDue, note, madeOn }: MarkRow, standing: Standing): WorkItemMarkType {
  const person = delegateId !== null && delegateName !== null ? { userId: delegateId, displayName: delegateName } : null
  return { person, putOffUntil, isPastDue, note, madeOn, isOver: standing === 'open' }
}

/** The mark by which a colleague has handed something on. */
export const givenMark = ({ userId, userName, isPastDue, note, madeOn }: MarkRow): WorkItemMarkType => ({
  ...{ person: { userId, displayName: userName }, putOffUntil: null, isPastDue, note, madeOn, isOver: false }
})
