import { Injectable } from '@nestjs/common'
import { settledMarks } from '@solmu/domain/inbox/marks.js'
import { currentContext, type HeldRole, newContext, runInContext, unbounded, type Viewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { WorkItemType } from './work-item.graphql.js'
import { WorkItemService } from './work-item.service.js'

type Person = { readonly user_id: string; readonly consortium_id: string }

/** What waits for a person, worked out by the clock or before something is handed on to them: with what they hold today, and no more. */
@Injectable()
export class ClockViewer {
  constructor(
    private readonly db: Db,
    private readonly items: WorkItemService
  ) {}

  /** How many things wait for somebody now. */
  async openCount(person: Person): Promise<number> {
    return (await this.itemsOf(person)).filter(({ standing }) => standing === 'open').length
  }

  /** Whether something waits for somebody, whatever they have done with it. */
  async has(person: Person, itemId: string): Promise<boolean> {
    return (await this.itemsOf(person)).some(({ id }) => id === itemId)
  }

  /** Takes away the marks whose matter is settled; returns how many those were. */
  async sweepMarks(): Promise<number> {
    const people = await this.asNobody(() => this.db.read(() => this.db.sql<Person & { item_ids: string[] }>('SELECT * FROM app.marked_people()')))
    let gone = 0
    for (const { item_ids: itemIds, ...person } of people) {
      const settled = settledMarks(itemIds, await this.itemsOf(person))
      const values = [person.consortium_id, person.user_id, settled]
      const [row] = settled.length === 0 ? [] : await this.asNobody(() => this.db.write(() => this.db.sql<{ count: number }>('SELECT app.sweep_marks($1, $2, $3::text[]) AS count', values)))
      gone += row?.count ?? 0
    }
    return gone
  }

  private async itemsOf({ user_id: userId, consortium_id: consortiumId }: Person): Promise<WorkItemType[]> {
    const sql = 'SELECT app.held_for_clock($1, $2) AS held'
    const [row] = await this.asNobody(() => this.db.read(() => this.db.sql<{ held: HeldRole[] | null }>(sql, [userId, consortiumId])))
    const viewer: Viewer = { userId, consortiumId, sessionId: '', displayName: '', held: row?.held ?? [], ...unbounded }
    return runInContext(newContext({ requestId: currentContext().requestId, ip: '', viewer }), () => this.db.read(() => this.items.mine()))
  }

  private asNobody<T>(work: () => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext(), viewer: null, transaction: null }, work)
  }
}
