import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { cycleChangeRefusals, type CycleDays, cycleIssues, type CyclePlan, takeCycleAct } from '@solmu/domain/quality/assessment-cycle.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { isValidOn, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { FrameworkReader } from '../framework/framework-reader.js'
import { CycleReader, type CycleRow } from './cycle-reader.js'
import type { ActOnCycleInput, ChangeCycleInput, CreateCycleInput, CycleMember, PreviewCycleInput } from './cycle.graphql.js'

type Checked = CyclePlan & { readonly frameworkId: string; readonly name: LocalizedText; readonly note: string }

const COLUMNS = `framework_id, version_id, scope_unit_id, unit_ids, name_fi, name_sv, name_en, review, opens_on, self_due_on, review_due_on, closes_on,
  reminder_days, note`
const PLACES = COLUMNS.split(',').map((_name, index) => `$${index + 2}`)

/** Plans, opens, closes and calls off rounds of assessment. */
@Injectable()
export class CycleService {
  constructor(
    private readonly db: Db,
    private readonly reader: CycleReader,
    private readonly frameworks: FrameworkReader,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, and what `checked` finds wrong */
  async create(input: CreateCycleInput): Promise<CycleRow> {
    const checked = await this.checked(input)
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    const next = PLACES.length + 2
    await this.db.sql(
      `INSERT INTO quality_cycle (id, ${COLUMNS}, consortium_id, created_by) VALUES ($1, ${PLACES.join(', ')}, $${next}, $${next + 1})`,
      [id, ...valuesOf(checked), consortiumId, userId]
    )
    this.note(id, checked.scopeUnitId)
    this.audit.note({ after: daysOf(checked) })
    return this.reader.one(id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CYCLE_STATE with the reason in `code`, and what `checked` finds wrong */
  async change(input: ChangeCycleInput): Promise<CycleRow> {
    const before = await this.held(input)
    const checked = await this.checked(input, before)
    throwIssues(cycleChangeRefusals(before, checked))
    await this.db.sql(`UPDATE quality_cycle SET (${COLUMNS}) = ROW (${PLACES.join(', ')}), version = version + 1 WHERE id = $1`, [before.id, ...valuesOf(checked)])
    if (before.state === 'open' && before.selfDueOn !== checked.selfDueOn) await this.moveDue(before.id, checked.selfDueOn)
    this.audit.note({ before: daysOf(before), after: daysOf(checked) })
    return this.reader.one(before.id)
  }

  /** Who would take part. @throws DomainError NOT_FOUND for a version out of sight */
  async preview(input: PreviewCycleInput): Promise<CycleMember[]> {
    if (!(await this.frameworks.version(input.versionId))) throw new DomainError('NOT_FOUND', { path: ['versionId'] })
    return this.reader.members(input)
  }

  /** Opens, closes or calls off. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CYCLE_STATE, REQUIRED at `reason` */
  async act({ act, reason, ...of }: ActOnCycleInput): Promise<CycleRow> {
    const before = await this.held(of)
    const state = takeCycleAct(act, { state: before.state, finalCount: await this.reader.finalCount(before.id) })
    if (act === 'cancel' && reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    const count = act === 'open' ? await this.open(before) : await this.end(before.id, state, reason.trim())
    this.audit.note({ details: { count }, before: { state: before.state }, after: { state } })
    return this.reader.one(before.id)
  }

  /** Everybody takes part who is there on the day. @throws DomainError CYCLE_STATE when nobody would, or the days have gone by */
  private async open({ id, version }: CycleRow): Promise<number> {
    const [row] = await this.db.sql<{ count: number | null }>('SELECT app.open_quality_cycle($1, $2, $3) AS count', [id, todayIn(), version])
    if (!row?.count) throw new DomainError('CYCLE_STATE', { params: { code: row?.count === 0 ? 'nobody' : 'over' } })
    return row.count
  }

  /** What was not handed in is given up with a round; when it is called off, whatever is under way. */
  private async end(id: string, state: 'open' | 'closed' | 'cancelled' | 'planned', reason: string): Promise<number> {
    await this.db.sql('UPDATE quality_cycle SET state = $2, state_reason = $3, version = version + 1 WHERE id = $1', [id, state, reason])
    const given = await this.db.sql(
      `UPDATE quality_assessment SET state = 'cancelled', cancel_reason = $2, held_since = now(), version = version + 1
       WHERE cycle_id = $1 AND state = ANY ($3::text[]) RETURNING id`,
      [id, reason, state === 'cancelled' ? ['self', 'review', 'consensus'] : ['self']]
    )
    return given.length
  }

  private async moveDue(cycleId: string, dueOn: string): Promise<void> {
    await this.db.sql(`UPDATE quality_assessment SET due_on = $2, version = version + 1 WHERE cycle_id = $1 AND state = 'self'`, [cycleId, dueOn])
  }

  private async held({ cycleId, expectedVersion }: { cycleId: string; expectedVersion: number }): Promise<CycleRow> {
    await this.db.sql('SELECT c.id FROM quality_cycle c WHERE c.id = $1 FOR NO KEY UPDATE', [cycleId])
    const row = await this.reader.one(cycleId)
    this.note(row.id, row.scopeUnitId)
    this.access.check('assessment.plan', { unitId: row.scopeUnitId })
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }

  /** @throws DomainError NOT_ALLOWED, and all that is wrong with the scope, the names, the days and the framework */
  private async checked(input: CreateCycleInput, before?: CycleRow): Promise<Checked> {
    await this.demandScope(input.scopeUnitId)
    const fields = new TextFields()
    const name = fields.localized(['name'], input.name, { most: 200, isNeeded: true })
    const note = fields.text(['note'], input.note, { most: 4000, isLong: true })
    const plan = { ...input, unitIds: input.unitIds ?? null, reviewDueOn: input.reviewDueOn ?? null }
    const issues = [...fields.issues, ...cycleIssues(plan)]
    // What has begun keeps its first day; what has not cannot have begun.
    if (before?.state !== 'open' && plan.selfDueOn < todayIn()) issues.push(new DomainError('OUT_OF_RANGE', { path: ['selfDueOn'], params: { min: todayIn() } }))
    throwIssues(issues)
    const frameworkId = await this.frameworkOf(plan, before)
    // A language that was not written says what Finnish says.
    return { ...plan, frameworkId, name: { fi: name.fi, sv: name.sv || name.fi, en: name.en || name.fi }, note }
  }

  /** @throws DomainError NOT_FOUND, INVALID_INPUT for a version that does not hold on the first day, or of a framework without criteria */
  private async frameworkOf({ versionId, opensOn }: Pick<CyclePlan, 'versionId' | 'opensOn'>, before?: CycleRow): Promise<string> {
    const version = await this.frameworks.version(versionId)
    if (!version) throw new DomainError('NOT_FOUND', { path: ['versionId'] })
    if (before?.versionId === versionId) return version.frameworkId
    const framework = await this.frameworks.one(version.frameworkId)
    const { state, validFrom, validTo } = version
    const holds = state === 'released' && validFrom !== null && isValidOn({ validFrom, validTo }, opensOn)
    if (!holds || framework?.kind !== 'assessed' || framework.retiredAt !== null) throw new DomainError('INVALID_INPUT', { path: ['versionId'] })
    return version.frameworkId
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, INVALID_INPUT for a unit that has none under it */
  private async demandScope(unitId: string): Promise<void> {
    const [unit] = await this.db.sql<{ type: string }>('SELECT o.type FROM org_unit o WHERE o.id = $1', [unitId])
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['scopeUnitId'] })
    this.access.check('assessment.plan', { unitId })
    if (unit.type === 'local_unit') throw new DomainError('INVALID_INPUT', { path: ['scopeUnitId'] })
  }

  private note(subjectId: string, unitId: string): void {
    this.audit.note({ subjectType: 'quality_cycle', subjectId, unitId })
  }
}

const daysOf = ({ opensOn, selfDueOn, reviewDueOn, closesOn }: CycleDays) => ({ opensOn, selfDueOn, reviewDueOn, closesOn })

function valuesOf({ frameworkId, versionId, scopeUnitId, unitIds, name, review, reminderDays, note, ...days }: Checked): unknown[] {
  return [
    ...[frameworkId, versionId, scopeUnitId, unitIds, name.fi, name.sv, name.en, review],
    ...[days.opensOn, days.selfDueOn, days.reviewDueOn, days.closesOn, reminderDays, note]
  ]
}
