import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import { DomainError } from '@solmu/domain/errors.js'
import { checkPutOff, handedOnBy, isPastDue } from '@solmu/domain/inbox/marks.js'
import { todayIn } from '@solmu/shared/dates.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Colleagues, type ColleagueRow } from '../colleagues.js'
import type { GiveBackWorkItemInput, HandOnWorkItemInput, PutOffWorkItemInput, WorkItemColleagueArgs, WorkItemPayload } from './mark.graphql.js'
import { WorkTelling } from './work-telling.js'
import { ClockViewer } from './clock-viewer.js'
import type { WorkItemType } from './work-item.graphql.js'
import { WorkItemService } from './work-item.service.js'

const INSERT = `INSERT INTO work_item_mark (consortium_id, user_id, item_id, unit_id, due_on, put_off_until, is_past_due, delegate_id, action, note)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

/** Of so many colleagues it is asked at once whether a matter is theirs too. */
const mostAsked = 20

type Mark = { readonly until?: string; readonly delegateId?: string; readonly action?: Action; readonly note?: string }

/** What people do with what waits for them. What is settled meanwhile is no longer there to be marked. */
@Injectable()
export class MarkService {
  constructor(
    private readonly db: Db,
    private readonly items: WorkItemService,
    private readonly people: Colleagues,
    private readonly telling: WorkTelling,
    private readonly clock: ClockViewer,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, OUT_OF_RANGE, PUT_OFF_PAST_DUE */
  async putOff({ itemId, until, acceptsPastDue }: PutOffWorkItemInput): Promise<WorkItemPayload> {
    const item = await this.one(itemId)
    checkPutOff(item, { until, acceptsPastDue }, todayIn())
    await this.mark(item, { until })
    this.note(item, { until })
    return { itemId }
  }

  /** @throws DomainError NOT_FOUND, DELEGATE_REFUSED for what is not handed on, and for whom it may not be handed on to */
  async handOn({ itemId, userId, note }: HandOnWorkItemInput): Promise<WorkItemPayload> {
    const item = await this.one(itemId)
    const action = handedOnBy(item)
    const candidates = action ? await this.people.who(action, item.unit?.id ?? null) : []
    const [taker] = await this.haveToo(item, candidates.filter((each) => each.userId === userId))
    if (!action || !taker) throw new DomainError('DELEGATE_REFUSED', { path: ['userId'] })
    await this.mark(item, { delegateId: userId, action, note: note?.trim() ?? '' })
    this.note(item, { userId })
    await this.telling.handedOn(userId, item.unit)
    return { itemId }
  }

  /** @throws DomainError NOT_FOUND when nothing was put off or handed on */
  async takeBack(itemId: string): Promise<WorkItemPayload> {
    const gone = await this.db.sql('DELETE FROM work_item_mark WHERE user_id = $1 AND item_id = $2 RETURNING item_id', [currentViewer().userId, itemId])
    if (gone.length === 0) throw new DomainError('NOT_FOUND', { path: ['itemId'] })
    this.audit.note({ subjectType: 'user', subjectId: currentViewer().userId, details: { kind: kindOf(itemId) } })
    return { itemId }
  }

  /** @throws DomainError NOT_FOUND when it was not handed on to the viewer */
  async giveBack({ itemId, userId }: GiveBackWorkItemInput): Promise<WorkItemPayload> {
    const [gone] = await this.db.sql<{ unitId: string | null }>(
      'DELETE FROM work_item_mark WHERE user_id = $1 AND item_id = $2 AND delegate_id = $3 RETURNING unit_id AS "unitId"',
      [userId, itemId, currentViewer().userId]
    )
    if (!gone) throw new DomainError('NOT_FOUND', { path: ['itemId'] })
    this.audit.note({ subjectType: 'user', subjectId: userId, details: { kind: kindOf(itemId) } })
    await this.telling.givenBack(userId, gone.unitId)
    return { itemId }
  }

  /** @throws DomainError NOT_FOUND */
  async colleagues({ itemId, search }: WorkItemColleagueArgs): Promise<ColleagueRow[]> {
    const item = await this.one(itemId)
    const action = handedOnBy(item)
    if (!action) return []
    const candidates = await this.people.who(action, item.unit?.id ?? null, search)
    return this.haveToo(item, candidates.slice(0, mostAsked))
  }

  /** Of some colleagues with the right those in whose own list the matter stands: it would be lost on anybody else. */
  private async haveToo({ id }: WorkItemType, candidates: readonly ColleagueRow[]): Promise<ColleagueRow[]> {
    const { consortiumId } = currentViewer()
    const found: ColleagueRow[] = []
    for (const each of candidates) if (await this.clock.has({ user_id: each.userId, consortium_id: consortiumId }, id)) found.push(each)
    return found
  }

  private async one(itemId: string): Promise<WorkItemType> {
    const item = (await this.items.mine()).find(({ id }) => id === itemId)
    if (!item) throw new DomainError('NOT_FOUND', { path: ['itemId'] })
    return item
  }

  /** In place of what was done with it before. */
  private async mark(item: WorkItemType, { until, delegateId, action, note = '' }: Mark): Promise<void> {
    const { userId, consortiumId } = currentViewer()
    await this.db.sql('DELETE FROM work_item_mark WHERE user_id = $1 AND item_id = $2', [userId, item.id])
    const late = until !== undefined && isPastDue(item, until)
    await this.db.sql(INSERT, [consortiumId, userId, item.id, item.unit?.id ?? null, item.dueOn, until ?? null, late, delegateId ?? null, action ?? null, note])
  }

  private note({ kind, unit }: WorkItemType, { userId = currentViewer().userId, ...details }: { userId?: string; until?: string }): void {
    this.audit.note({ subjectType: 'user', subjectId: userId, ...(unit && { unitId: unit.id }), details: { kind, ...details } })
  }
}

const kindOf = (itemId: string): string => itemId.split(':', 1)[0] ?? ''
