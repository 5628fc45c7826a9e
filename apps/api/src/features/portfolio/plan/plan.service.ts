import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mostPlanItems, type PlanItemDraft, readPlanItem } from '@solmu/domain/portfolio/plan.js'
import { readSaidLight } from '@solmu/domain/portfolio/plan-light.js'
import type { PlanLink } from '@solmu/domain/portfolio/plan-schedule.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../../governance/day-input.js'
import type { RemovePlanItemInput, SavePlanItemInput, SayPlanLightInput, TakePlanBaselineInput } from './plan-input.graphql.js'
import { movesWith } from './plan-moves.js'
import { demandLead, demandPartner, type ItemRow, type Planned, PlanReader } from './plan-reader.js'
import type { ProjectPlan } from './plan.graphql.js'

/** Plans projects, and freezes their plans. */
@Injectable()
export class PlanService {
  constructor(
    private readonly reader: PlanReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /**
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, PLAN_CIRCLE, PLAN_LINK when it pushes what the viewer does
   *   not move along, OUT_OF_RANGE when something would lie outside the project or its package, and what is wrong with the fields
   */
  async save(input: SavePlanItemInput): Promise<ProjectPlan> {
    const planned = await this.reader.forWriting(input.projectId)
    const items = await this.reader.items(input.projectId)
    const before = input.itemId ? found(items, input.itemId) : null
    const kind = before?.kind ?? input.kind
    demandMaker(planned, { before, kind, partnerId: input.partnerId })
    demandSeen(before, input)
    const draft = readPlanItem({ ...draftOf(input), kind }, planned.frame)
    if (draft.packageId !== null) found(items, draft.packageId, 'packageId')
    if (!before && items.length >= mostPlanItems) throw new DomainError('OUT_OF_RANGE', { path: ['projectId'], params: { min: 0, max: mostPlanItems } })
    const id = before?.id ?? newId()
    const { moves, waits } = movesWith({ ...draft, id }, { planned, items, links: await this.reader.links(input.projectId), input })
    await this.write(id, before, { ...draft, projectId: input.projectId })
    for (const move of moves) await this.db.sql('UPDATE plan_item SET (starts_on, ends_on, version) = ($2, $3, version + 1) WHERE id = $1', [move.id, move.startsOn, move.endsOn])
    await this.writeWaits(input.projectId, id, waits)
    return this.done(planned, { item: draft.name, isNew: before === null, moved: moves.length })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, PLAN_IN_USE for a package that is not empty */
  async remove({ projectId, itemId, expectedVersion }: RemovePlanItemInput): Promise<ProjectPlan> {
    const planned = await this.reader.forWriting(projectId)
    const items = await this.reader.items(projectId)
    const item = found(items, itemId)
    demandPartner(planned, item.partnerId)
    if (item.kind === 'package') demandLead(planned)
    demandSeen(item, { expectedVersion })
    const [staff] = await this.db.sql('SELECT 1 FROM plan_staff s WHERE s.package_id = $1 LIMIT 1', [itemId])
    if (staff || items.some(({ packageId }) => packageId === itemId)) throw new DomainError('PLAN_IN_USE')
    await this.db.sql('DELETE FROM plan_item WHERE id = $1', [itemId])
    return this.done(planned, { item: item.name, isRemoved: true })
  }

  /** @throws DomainError NOT_FOUND, also where nothing is planned, NOT_ALLOWED, PROJECT_STAGE, REQUIRED, TOO_LONG */
  async freeze({ projectId, name: given }: TakePlanBaselineInput): Promise<ProjectPlan> {
    const planned = await this.reader.forWriting(projectId)
    demandLead(planned)
    const fields = new TextFields()
    const name = fields.text(['name'], given, { most: 200 })
    if (name === '') fields.refuse('REQUIRED', ['name'])
    throwIssues(fields.issues)
    if ((await this.reader.items(projectId)).length === 0) throw new DomainError('NOT_FOUND', { path: ['projectId'] })
    const { consortiumId, userId } = currentViewer()
    // The database copies the plan and gives the number.
    await this.db.sql(`INSERT INTO plan_baseline (id, consortium_id, project_id, number, name, is_decision, taken_by, items) VALUES ($1, $2, $3, 1, $4, false, $5, '[]')`, [newId(), consortiumId, projectId, name, userId])
    return this.done(planned, { baseline: name })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, REQUIRED without a reason or a day, OUT_OF_RANGE, INVALID_DATE */
  async say(input: SayPlanLightInput): Promise<ProjectPlan> {
    const { projectId, packageId = null, colour } = input
    const planned = await this.reader.forWriting(projectId)
    if (packageId === null) demandLead(planned)
    else demandPartner(planned, found(await this.reader.items(projectId), packageId, 'packageId').partnerId)
    const said = colour === 'none' ? { colour: null, reason: '', until: todayIn() } : readSaidLight({ colour, reason: input.reason, until: wantedDay(input) }, todayIn())
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO plan_light (id, consortium_id, project_id, package_id, colour, reason, until, said_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      ...[newId(), consortiumId, projectId, packageId, said.colour, said.reason, said.until, userId]
    ])
    return this.done(planned, { colour })
  }

  private async write(id: string, before: ItemRow | null, of: PlanItemDraft & { readonly projectId: string }): Promise<void> {
    const doneOn = of.state === 'done' ? (before?.doneOn ?? todayIn()) : null
    const values = [id, of.packageId, of.partnerId, of.name, of.owner, of.note, of.link, of.startsOn, of.endsOn, of.progress, of.state, doneOn, of.projectId, of.kind]
    const next = '(SELECT coalesce(max(i.number), 0) + 1 FROM plan_item i WHERE i.project_id = $13 AND i.package_id IS NOT DISTINCT FROM $2 AND i.kind = $14)'
    await (before
      ? this.db.sql(
          `UPDATE plan_item SET (package_id, partner_id, name, owner, note, link, starts_on, ends_on, progress, state, done_on, version, number) =
             ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, version + 1, CASE WHEN package_id IS NOT DISTINCT FROM $2 THEN number ELSE ${next} END) WHERE id = $1`,
          values
        )
      : this.db.sql(
          `INSERT INTO plan_item (id, package_id, partner_id, name, owner, note, link, starts_on, ends_on, progress, state, done_on, project_id, kind, consortium_id, number)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, ${next})`,
          [...values, currentViewer().consortiumId]
        ))
  }

  private async writeWaits(projectId: string, id: string, waits: readonly PlanLink[]): Promise<void> {
    await this.db.sql('DELETE FROM plan_link WHERE to_id = $1', [id])
    for (const { fromId, lagDays } of waits) {
      await this.db.sql('INSERT INTO plan_link (from_id, to_id, consortium_id, project_id, lag_days) VALUES ($1, $2, $3, $4, $5)', [fromId, id, currentViewer().consortiumId, projectId, lagDays])
    }
  }

  private done({ project: { id, lead, number } }: Planned, details: Readonly<Record<string, string | number | boolean>>): Promise<ProjectPlan> {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details } })
    return this.reader.one(id)
  }
}

/** Whoever plans for the partner that did it and the one that is to do it; packages are added by the lead. @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE */
function demandMaker(planned: Planned, { before, kind, partnerId }: { readonly before: ItemRow | null; readonly kind: ItemRow['kind']; readonly partnerId: string }): void {
  if (before) demandPartner(planned, before.partnerId)
  demandPartner(planned, partnerId)
  if (!before && kind === 'package') demandLead(planned)
}

const draftOf = ({ packageId, partnerId, name, owner, note, link, startsOn, endsOn, progress, state, kind }: SavePlanItemInput): PlanItemDraft => ({
  ...{ kind, packageId: packageId ?? null, partnerId, name, owner, note, link, progress, state },
  ...{ startsOn: dayOf(startsOn, 'startsOn'), endsOn: dayOf(endsOn, 'endsOn') }
})

/** @throws DomainError REQUIRED, INVALID_DATE */
function wantedDay({ until }: SayPlanLightInput): string {
  if (!until) throw new DomainError('REQUIRED', { path: ['until'] })
  return dayOf(until, 'until')
}

/** @throws DomainError NOT_FOUND */
function found(items: readonly ItemRow[], id: string, name = 'itemId'): ItemRow {
  const item = items.find((each) => each.id === id)
  if (!item || (name === 'packageId' && item.kind !== 'package')) throw new DomainError('NOT_FOUND', { path: [name] })
  return item
}

/** @throws DomainError STALE */
function demandSeen(item: ItemRow | null, { expectedVersion }: { readonly expectedVersion?: number | null | undefined }): void {
  if (item && item.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
}
