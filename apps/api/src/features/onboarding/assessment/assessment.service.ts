import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { assessorState, isAwaited, sheetIssues } from '@solmu/domain/onboarding/consolidation.js'
import { demandProcedure } from '@solmu/domain/onboarding/procedure.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { type LockedApplication, ApplicationMoves } from '../application/application-moves.service.js'
import { RulesService } from '../rules/rules.service.js'
import { dueDay, needed, readNotes, readScores } from './assessment-input.js'
import type { AppointAssessorsInput, CloseAssessmentInput, DeclareConflictInput, ReleaseAssessorInput, SaveApplicationScoresInput } from './assessment-input.graphql.js'
import { AssessmentDesk } from './assessment-desk.js'
import { AssessmentWriter } from './assessment-writer.js'
import { type AssessorRow, factsOf, type Procedure, ProcedureReader, unsettledOf } from './procedure-reader.js'

/** Asks people to assess applications, takes their scores, and puts these together. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly moves: ApplicationMoves,
    private readonly reader: ProcedureReader,
    private readonly writer: AssessmentWriter,
    private readonly rules: RulesService,
    private readonly desk: AssessmentDesk,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Asks people to assess; the first of them begins the assessment, by the criteria of that day.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_BLOCKED, OUT_OF_RANGE for the day, ASSESSOR_REFUSED for somebody
   *   who has no right to there or has been asked already, REQUIRED without anybody
   */
  async appoint({ applicationId, userIds, dueOn }: AppointAssessorsInput): Promise<void> {
    const { application, procedure } = await this.prepared(applicationId)
    demandProcedure('appoint', factsOf(procedure))
    const day = dueDay(dueOn)
    const people = await this.desk.wanted(procedure, userIds)
    if (people.length === 0 && !procedure.assessors.some(isAwaited)) throw new DomainError('REQUIRED', { path: ['userIds'] })
    await this.writer.begin(application, await this.rules.criteriaToday())
    if (people.length === 0) await this.writer.extend(applicationId, day)
    for (const { userId } of people) await this.writer.appoint(application, userId, day)
    if (application.state === 'submitted') await this.moves.move(application, 'assess')
    this.audit.note({ details: { asked: people.length, dueOn: day } })
    await this.desk.asked(application, people, day)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_BLOCKED when they have handed in, REQUIRED without a reason */
  async release({ assessorId, expectedVersion, reason }: ReleaseAssessorInput): Promise<string> {
    const seen = await this.reader.assessor(assessorId)
    const { application } = await this.prepared(seen.applicationId)
    const row = await this.locked(assessorId, expectedVersion)
    if (!isAwaited(row)) throw new DomainError('APPLICATION_BLOCKED', { params: { state: application.state, action: 'release', blockedBy: assessorState(row) } })
    await this.writer.release(row, needed(reason, 'reason', 1000))
    this.audit.note({ details: { assessor: 'released' } })
    return row.applicationId
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for somebody else’s, STALE, APPLICATION_BLOCKED, REQUIRED without words about what there is */
  async declare({ assessorId, expectedVersion, conflict, note }: DeclareConflictInput): Promise<string> {
    const row = await this.own(assessorId, expectedVersion)
    await this.demandOpen(row)
    const said = conflict === 'none' ? note.trim() : needed(note, 'note', 1000)
    await this.writer.declare(row, conflict, said)
    this.audit.note({ details: { conflict: conflict === 'none' ? 'none' : 'declared' } })
    if (conflict !== 'none') await this.desk.recused(row.applicationId)
    return row.applicationId
  }

  /**
   * Keeps scores, or takes them as handed in.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RECUSED, APPLICATION_BLOCKED, and what is missing of scores that are handed in
   */
  async saveScores(input: SaveApplicationScoresInput): Promise<string> {
    const row = await this.own(input.assessorId, input.expectedVersion)
    const procedure = await this.demandOpen(row)
    if (assessorState(row) === 'recused') throw new DomainError('RECUSED')
    if (assessorState(row) === 'to_declare') throw new DomainError('REQUIRED', { path: ['conflict'] })
    if (!procedure.criteria) throw new DomainError('NOT_FOUND', { path: ['applicationId'] })
    const scores = readScores(input, procedure.criteria)
    if (input.isFinal) throwIssues(sheetIssues(procedure.criteria, scores))
    await this.writer.saveScores(row, { centreId: procedure.centre.id, scores, isFinal: input.isFinal })
    // How many, never which: the trail is read by those who must not see them yet.
    this.audit.note({ details: { scores: scores.filter(({ score }) => score !== null).length, isFinal: input.isFinal } })
    return row.applicationId
  }

  /** Puts the scores together. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_BLOCKED, UNKNOWN_REFERENCE */
  async close({ applicationId, expectedVersion, settled, summary }: CloseAssessmentInput): Promise<void> {
    const { application, procedure } = await this.prepared(applicationId)
    if (procedure.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const notes = procedure.criteria ? readNotes(settled, procedure.criteria, 'settled') : {}
    demandProcedure('close', { ...factsOf(procedure), unsettled: unsettledOf(procedure, notes).length })
    await this.writer.close(applicationId, notes, summary.trim())
    await this.moves.event(application, { kind: 'assessment_closed' })
    this.audit.note({ details: { settled: Object.keys(notes).length } })
  }

  /** The application and its procedure, locked, for whoever prepares it. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  private async prepared(applicationId: string): Promise<{ application: LockedApplication; procedure: Procedure }> {
    const application = await this.moves.lock(applicationId)
    this.desk.demandManages(application.centreId)
    return { application, procedure: await this.reader.one(applicationId) }
  }

  private async demandOpen(row: AssessorRow): Promise<Procedure> {
    const procedure = await this.reader.one(row.applicationId)
    this.audit.note({ subjectType: 'application', subjectId: row.applicationId, unitId: procedure.centre.id })
    if (procedure.state !== 'under_assessment' || procedure.closedAt !== null || ['submitted', 'released'].includes(assessorState(row))) {
      throw new DomainError('APPLICATION_BLOCKED', { params: { state: procedure.state, action: 'score', blockedBy: assessorState(row) } })
    }
    return procedure
  }

  private async own(assessorId: string, expectedVersion: number): Promise<AssessorRow> {
    const seen = await this.reader.assessor(assessorId)
    if (seen.userId !== currentViewer().userId) throw new DomainError('NOT_ALLOWED')
    return this.locked(assessorId, expectedVersion)
  }

  private async locked(assessorId: string, expectedVersion: number): Promise<AssessorRow> {
    await this.writer.lockAssessor(assessorId)
    const row = await this.reader.assessor(assessorId)
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }
}
