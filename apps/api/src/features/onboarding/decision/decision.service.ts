import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { appealUntil, type PathContent, type PathStep, validUntil } from '@solmu/domain/onboarding/decision-path.js'
import { afterStep, demandProcedure } from '@solmu/domain/onboarding/procedure.js'
import { assessorState } from '@solmu/domain/onboarding/consolidation.js'
import { todayIn } from '@solmu/shared/dates.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { type LockedApplication, ApplicationMoves } from '../application/application-moves.service.js'
import { dayOf, needed } from '../assessment/assessment-input.js'
import { AssessmentWriter } from '../assessment/assessment-writer.js'
import { factsOf, type Procedure, ProcedureReader } from '../assessment/procedure-reader.js'
import { DecisionOffice } from './decision-office.js'
import { type ReadBallot, readBallot } from './decision-input.js'
import type { RecordDecisionStepInput, ReturnApplicationInput, SendToDecisionInput } from './decision-input.graphql.js'
import { DecisionWriter } from './decision-writer.js'

/** Takes applications along their decision path. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly moves: ApplicationMoves,
    private readonly procedures: ProcedureReader,
    private readonly assessment: AssessmentWriter,
    private readonly writer: DecisionWriter,
    private readonly office: DecisionOffice,
    private readonly audit: AuditWriter
  ) {}

  /** Sends an application to decision with the path of that day. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_BLOCKED, REQUIRED */
  async send({ applicationId, expectedVersion, proposal }: SendToDecisionInput): Promise<void> {
    const application = await this.moves.lock(applicationId)
    this.office.demand('application.manage', application.centreId)
    const procedure = await this.procedures.one(applicationId)
    if (procedure.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    demandProcedure('send', factsOf(procedure))
    const path = await this.office.pathToday()
    await this.writer.send(applicationId, path, needed(proposal, 'proposal', 5000))
    await this.moves.move(application, 'propose')
    this.audit.note({ details: { pathNumber: procedure.pathNumber ?? path.number, round: procedure.round } })
    await this.office.tellDeciders(application)
  }

  /** Asks the applicant to complete an application; those who scored it look at it anew. @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_STATE, REQUIRED */
  async return({ applicationId, reason }: ReturnApplicationInput): Promise<void> {
    const application = await this.moves.lock(applicationId)
    const note = needed(reason, 'reason', 4000)
    const procedure = await this.procedures.one(applicationId)
    await this.moves.move(application, 'return', { note })
    if (procedure.version > 0) await this.assessment.reopen(applicationId)
    if (application.state === 'in_decision') await this.writer.nextRound(applicationId)
    await this.office.tellApplicant(application, 'returned')
  }

  /**
   * Records what a body has decided, as the next step of the path. The last step in favour admits; a step that refuses refuses;
   * one that sends back begins another round at the centre.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_BLOCKED, STALE when it is not the next step, RECUSED, and what is
   *   wrong with the ballot
   */
  async record(input: RecordDecisionStepInput): Promise<void> {
    const application = await this.moves.lock(input.applicationId)
    const procedure = await this.procedures.one(input.applicationId)
    this.office.demand('application.decide', application.centreId)
    demandProcedure('step', factsOf(procedure))
    const { path, step } = stepAt(procedure, input.step)
    this.office.demand('application.decide', step.body === 'regional_board' ? application.centreId : undefined)
    demandUnbound(procedure)
    const bound = procedure.assessors.filter((each) => assessorState(each) === 'recused').map(({ userId }) => userId)
    const people = await this.office.people({ centreId: application.centreId, body: step.body, day: dayOf(input.decidedOn, 'decidedOn') })
    const ballot = readBallot(input, input.outcome, { step, people, bound, ...(procedure.sentAt && { notBefore: todayIn(undefined, procedure.sentAt) }) })
    await this.writer.addStep({ ...ballot, applicationId: application.id, centreId: application.centreId, round: procedure.round, step: input.step, body: step.body })
    const end = afterStep(path, { taken: input.step, outcome: input.outcome })
    this.audit.note({ details: { step: input.step + 1, body: step.body, outcome: input.outcome, number: ballot.number } })
    await this.moves.event(application, { kind: `decided_${step.body}`, note: ballot.number })
    if (end === 'returned') await this.sendBack(application, ballot.reasons)
    else if (end !== 'next') await this.conclude(application, { procedure, path, step, ballot, end })
  }

  private async sendBack(application: LockedApplication, note: string): Promise<void> {
    await this.moves.move(application, 'reopen', { note, forApplicant: false })
    await this.writer.nextRound(application.id)
  }

  /** The decision on which a membership rests, and the state that follows from it. */
  private async conclude(
    application: LockedApplication,
    { procedure, path, step, ballot, end }: { procedure: Procedure; path: PathContent; step: PathStep; ballot: ReadBallot; end: 'admitted' | 'rejected' }
  ): Promise<void> {
    const isAdmitted = end === 'admitted'
    const organisationId = isAdmitted ? await this.writer.organisationToAdmit(application.id) : application.organisationId
    await this.writer.addDecision({
      ...{ applicationId: application.id, organisationId, centreId: application.centreId, outcome: end, body: step.body, number: ballot.number, round: procedure.round },
      ...{ decidedOn: ballot.decidedOn, effectiveOn: ballot.decidedOn, validUntil: isAdmitted ? validUntil(path, ballot.decidedOn) : null, appealUntil: appealUntil(path, ballot.decidedOn) },
      ...{ reasons: ballot.reasons, conditions: ballot.conditions, document: '' }
    })
    if (organisationId && organisationId !== application.organisationId) await this.moves.nameOrganisation(application, organisationId)
    await this.moves.move(application, isAdmitted ? 'admit' : 'reject')
    await this.office.tellApplicant(application, 'decided')
  }
}

/** The step of the path that is next. @throws DomainError STALE when another one is */
function stepAt({ path, taken }: Procedure, step: number): { path: PathContent; step: PathStep } {
  const next = path?.steps[taken.length]
  if (!path || !next || step !== taken.length) throw new DomainError('STALE', { path: ['step'] })
  return { path, step: next }
}

/** Whoever has declared that something binds them records nothing. @throws DomainError RECUSED */
function demandUnbound({ assessors }: Procedure): void {
  const mine = assessors.find(({ userId }) => userId === currentViewer().userId)
  if (mine && assessorState(mine) === 'recused') throw new DomainError('RECUSED')
}
