import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isInTime } from '@solmu/domain/onboarding/decision-path.js'
import { demandProcedure } from '@solmu/domain/onboarding/procedure.js'
import { todayIn } from '@solmu/shared/dates.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { ApplicationMoves } from '../application/application-moves.service.js'
import { needed } from '../assessment/assessment-input.js'
import { pastDay } from './decision-input.js'
import { DecisionOffice } from './decision-office.js'
import { DecisionReader } from './decision-reader.js'
import { factsOfDecision } from './decision-view.js'
import { DecisionWriter } from './decision-writer.js'
import type { MembershipDecision } from './decision.graphql.js'
import type { AnnulDecisionInput, RecordAppealInput, SettleAppealInput } from './decision-input.graphql.js'

/** What happens to a decision once it is made: appeals, and annulment. */
@Injectable()
export class VerdictService {
  constructor(
    private readonly moves: ApplicationMoves,
    private readonly reader: DecisionReader,
    private readonly writer: DecisionWriter,
    private readonly office: DecisionOffice,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Annuls a decision. An application goes back to those who decide; what a membership rests on, or what ended it, is undone by
   * the database, which suspends it.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_BLOCKED when it does not hold or an appeal is open, REQUIRED
   */
  async annul({ decisionId, reason }: AnnulDecisionInput): Promise<MembershipDecision> {
    const decision = await this.reader.one(decisionId)
    this.office.demand('application.decide')
    await this.demandHolding(decision, 'annul')
    await this.takeBack(decision, { on: todayIn(), body: 'head_office', reason: needed(reason, 'reason', 5000) })
    return this.reader.one(decisionId)
  }

  /** Writes down an appeal, and whether it is in time. @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_BLOCKED, OUT_OF_RANGE, REQUIRED */
  async appeal({ decisionId, receivedOn, appellant, grounds }: RecordAppealInput): Promise<MembershipDecision> {
    const decision = await this.reader.one(decisionId)
    this.office.demand('application.decide', decision.centre?.id)
    await this.demandHolding(decision, 'appeal')
    const day = pastDay(receivedOn, 'receivedOn', decision.decidedOn)
    const isTimely = isInTime(day, decision.appealUntil)
    const said = { appellant: needed(appellant, 'appellant', 200), grounds: needed(grounds, 'grounds', 5000) }
    await this.writer.addAppeal({ decisionId, centreId: decision.centre?.id ?? null, receivedOn: day, isInTime: isTimely, ...said })
    this.audit.note({ details: { isInTime: isTimely, receivedOn: day } })
    return this.reader.one(decisionId)
  }

  /**
   * Settles an appeal: the decision stands, or is annulled by the body of appeal. One that came too late is not looked at.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_BLOCKED, INVALID_INPUT for an outcome that the days do not allow
   */
  async settle({ appealId, expectedVersion, outcome, decidedOn, reasons }: SettleAppealInput): Promise<MembershipDecision> {
    const { id } = await this.reader.ofAppeal(appealId)
    this.office.demand('application.decide')
    const decision = await this.demandHolding(await this.reader.one(id), 'settle_appeal')
    const { appeal } = decision
    if (!appeal) throw new DomainError('NOT_FOUND', { path: ['appealId'] })
    if ((outcome === 'inadmissible') === appeal.isInTime) throw new DomainError('INVALID_INPUT', { path: ['outcome'] })
    const day = pastDay(decidedOn, 'decidedOn', appeal.receivedOn)
    const why = needed(reasons, 'reasons', 5000)
    if (!(await this.writer.settleAppeal({ id: appealId, expectedVersion, outcome, decidedOn: day, reasons: why }))) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ details: { outcome } })
    if (outcome === 'annulled') await this.takeBack(decision, { on: day, body: await this.office.appealBody(decision), reason: why })
    return this.reader.one(id)
  }

  /** The decision as it stands, locked with its application. @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_BLOCKED */
  private async demandHolding({ id, applicationId }: MembershipDecision, action: 'annul' | 'appeal' | 'settle_appeal'): Promise<MembershipDecision> {
    if (applicationId === null) {
      await this.reader.lock(id)
      this.audit.note({ subjectType: 'membership_decision', subjectId: id })
    } else await this.moves.lock(applicationId)
    const decision = await this.reader.one(id)
    demandProcedure(action, factsOfDecision(decision))
    return decision
  }

  private async takeBack({ id, applicationId }: MembershipDecision, of: { on: string; body: string; reason: string }): Promise<void> {
    await this.writer.annul(id, of)
    if (applicationId === null) return
    const application = await this.moves.lock(applicationId)
    await this.writer.nextRound(applicationId)
    await this.moves.move(application, 'annul', { note: of.reason })
    await this.office.tellApplicant(application, 'decided')
  }
}
