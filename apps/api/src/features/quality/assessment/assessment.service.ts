import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import {
  type AssessmentAction,
  assessmentSteps,
  type AssessmentStep,
  assessmentTransitions,
  isSettled,
  type MayAssess,
  takeAssessmentStep
} from '@solmu/domain/quality/assessment-workflow.js'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { FrameworkReader } from '../framework/framework-reader.js'
import type { CancelAssessmentInput, PublishAssessmentInput, StartAssessmentInput, SubmitAssessmentInput, WithdrawAssessmentInput } from './assessment-input.graphql.js'
import { AssessmentReader } from './assessment-reader.js'
import type { AssessmentRow } from './assessment-row.js'
import { AssessmentStore, type HeldAssessment } from './assessment-store.js'

/** The centre of a unit on a day; a centre is its own. */
const CENTRE = `SELECT CASE WHEN o.type = 'local_unit' THEN l.parent_id ELSE o.id END AS "centreId", o.type
  FROM org_unit o JOIN unit_now n ON n.id = o.id AND n.is_open
  LEFT JOIN unit_link l ON l.unit_id = o.id AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())
  WHERE o.id = $1`

/** What becomes of assessments as far as their unit and whoever plans decide it. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly db: Db,
    private readonly store: AssessmentStore,
    private readonly reader: AssessmentReader,
    private readonly frameworks: FrameworkReader,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** The steps that are the viewer's to take. */
  async steps(row: AssessmentRow): Promise<AssessmentStep[]> {
    if (isSettled(row.state)) return []
    const may = this.mayAt(row)
    if (!may('assessment.submit') && !may('assessment.plan')) return []
    const read = () => this.store.held(row)
    return assessmentSteps((await (hasTransaction() ? read() : this.db.read(read))).situation, may)
  }

  /** Whether the viewer may write the answers of a unit, and say who sees what is final. */
  rights({ unitId, state }: Pick<AssessmentRow, 'unitId' | 'state'>): { readonly mayEdit: boolean; readonly mayPublish: boolean } {
    const may = this.mayAt({ unitId })
    return { mayEdit: state === 'self' && this.access.may('assessment.edit', { unitId }), mayPublish: state !== 'cancelled' && (may('assessment.submit') || may('assessment.plan')) }
  }

  /**
   * Begins an assessment without a round.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, INVALID_INPUT for a framework that is not offered today or not for such a unit,
   *   ALREADY_EXISTS while one by the same framework is under way without a round, OUT_OF_RANGE for a day that has gone by
   */
  async start({ unitId, frameworkId, dueOn = null, note }: StartAssessmentInput): Promise<AssessmentRow> {
    const [unit] = await this.db.sql<{ centreId: string | null; type: string }>(CENTRE, [unitId])
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    const may = this.mayAt({ unitId })
    if (!may('assessment.submit') && !may('assessment.plan')) throw new DomainError('NOT_ALLOWED')
    if (dueOn !== null && dueOn < todayIn()) throw new DomainError('OUT_OF_RANGE', { path: ['dueOn'], params: { min: todayIn() } })
    const versionId = await this.versionFor(frameworkId, unit.type)
    const [open] = await this.db.sql(`SELECT id FROM quality_assessment WHERE unit_id = $1 AND framework_id = $2 AND cycle_id IS NULL AND state NOT IN ('final', 'cancelled')`, [unitId, frameworkId])
    if (open) throw new DomainError('ALREADY_EXISTS', { path: ['frameworkId'] })
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id, centre_id, due_on, note, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, consortiumId, frameworkId, versionId, unitId, unit.centreId, dueOn, note.trim(), userId]
    )
    this.note(id, unitId)
    return this.reader.one(id)
  }

  private async versionFor(frameworkId: string, type: string): Promise<string> {
    const framework = isUuid(frameworkId) ? await this.frameworks.one(frameworkId) : undefined
    if (!framework) throw new DomainError('NOT_FOUND', { path: ['frameworkId'] })
    const version = versionOn(await this.frameworks.versionsNow([frameworkId]), todayIn())
    const fits = framework.subject === 'centre' ? type !== 'local_unit' : type === 'local_unit'
    if (!version || framework.kind !== 'assessed' || framework.retiredAt !== null || !fits) throw new DomainError('INVALID_INPUT', { path: ['frameworkId'] })
    return version.id
  }

  /**
   * Hands in. Where nobody reviews, it is final.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ASSESSMENT_STATE
   */
  async submit({ assessmentId, expectedVersion }: SubmitAssessmentInput): Promise<AssessmentRow> {
    const held = await this.step('submit', { assessmentId, expectedVersion })
    const to = takeAssessmentStep('submit', held.situation, this.mayAt(held.row))
    await this.store.keepSelfScore(held)
    const { value, band } = held.standing.score
    const score = to === 'final' ? { value, band, kind: 'self' as const, on: todayIn() } : undefined
    await this.store.move(assessmentId, { to, isSubmitted: true, ...(score && { score }) })
    // What it came to is not told here: whoever reads the trail need not know it.
    return this.moved(held, 'submit', { missingCount: held.standing.missing.length, skippedCount: held.standing.skipped.length })
  }

  /** Takes back what nobody has reviewed. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ASSESSMENT_STATE */
  async withdraw({ assessmentId, expectedVersion }: WithdrawAssessmentInput): Promise<AssessmentRow> {
    const held = await this.step('withdraw', { assessmentId, expectedVersion })
    await this.store.move(assessmentId, { to: takeAssessmentStep('withdraw', held.situation, this.mayAt(held.row)) })
    return this.moved(held, 'withdraw')
  }

  /** Gives up. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ASSESSMENT_STATE, REQUIRED at `reason` */
  async cancel({ assessmentId, expectedVersion, reason }: CancelAssessmentInput): Promise<AssessmentRow> {
    const held = await this.step('cancel', { assessmentId, expectedVersion })
    const to = takeAssessmentStep('cancel', held.situation, this.mayAt(held.row))
    if (reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.store.move(assessmentId, { to, cancelReason: reason.trim() })
    return this.moved(held, 'cancel')
  }

  /** Says who is to see it once it is final. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ASSESSMENT_STATE for one that was given up */
  async publish({ assessmentId, expectedVersion, level }: PublishAssessmentInput): Promise<AssessmentRow> {
    const row = await this.store.lock(assessmentId)
    this.note(row.id, row.unitId)
    const may = this.mayAt(row)
    if (!may('assessment.submit') && !may('assessment.plan')) throw new DomainError('NOT_ALLOWED')
    demandVersion(row, expectedVersion)
    if (row.state === 'cancelled') throw new DomainError('ASSESSMENT_STATE', { params: { state: row.state } })
    await this.db.sql('UPDATE quality_assessment SET level = $2, version = version + 1 WHERE id = $1', [row.id, level])
    this.audit.note({ before: { level: row.level }, after: { level } })
    return this.reader.one(row.id)
  }

  /** Whoever may never take the step is told so before anything else. */
  private async step(action: AssessmentAction, { assessmentId, expectedVersion }: SubmitAssessmentInput): Promise<HeldAssessment> {
    const row = await this.store.lock(assessmentId)
    this.note(row.id, row.unitId)
    const may = this.mayAt(row)
    if (!assessmentTransitions.some((each) => each.action === action && may(each.permission))) throw new DomainError('NOT_ALLOWED')
    demandVersion(row, expectedVersion)
    return this.store.held(row)
  }

  private async moved({ row }: HeldAssessment, action: AssessmentAction, details: Readonly<Record<string, number>> = {}): Promise<AssessmentRow> {
    const after = await this.reader.one(row.id)
    this.audit.note({ details: { step: action, ...details }, before: { state: row.state }, after: { state: after.state } })
    return after
  }

  private mayAt({ unitId }: Pick<AssessmentRow, 'unitId'>): MayAssess {
    return (permission) => this.access.may(permission, { unitId })
  }

  private note(subjectId: string, unitId: string): void {
    this.audit.note({ subjectType: 'quality_assessment', subjectId, unitId })
  }
}

/** @throws DomainError STALE */
function demandVersion({ version }: Pick<AssessmentRow, 'version'>, expectedVersion: number): void {
  if (version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
}
