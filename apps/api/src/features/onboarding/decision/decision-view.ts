import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { obstaclesTo, type ProcedureFacts } from '@solmu/domain/onboarding/procedure.js'
import { Access } from '../../../core/access/access.js'
import { actionsOf } from '../assessment/assessment-view.js'
import { ProcedureReader } from '../assessment/procedure-reader.js'
import { RulesService } from '../rules/rules.service.js'
import { type Deciding, DecisionReader } from './decision-reader.js'
import type { ApplicationDecision, DecisionCandidate, MembershipDecision, MembershipDecisionRecord, VerdictPayload } from './decision.graphql.js'

/** What the rules ask of a decision that was made: whether it holds, and what became of an appeal against it. */
export const factsOfDecision = ({ outcome, annulledOn, appeal }: MembershipDecision): ProcedureFacts => ({
  ...{ state: outcome === 'rejected' ? 'rejected' : 'admitted', assessors: [], isClosed: true, unscored: 0, unsettled: 0, openQuestions: 0, isOrganisationKnown: true },
  ...(annulledOn === null ? { decision: { outcome }, appeal } : { decision: null, appeal: null })
})

/** Shows how applications are decided, and what was. */
@Injectable()
export class DecisionView {
  constructor(
    private readonly procedures: ProcedureReader,
    private readonly reader: DecisionReader,
    private readonly rules: RulesService,
    private readonly access: Access
  ) {}

  /** A decision with all that it rests on. @throws DomainError NOT_FOUND */
  async record(id: string): Promise<MembershipDecisionRecord> {
    const decision = await this.reader.one(id, 'id')
    const facts = factsOfDecision(decision)
    const actions = (['annul', 'appeal', 'settle_appeal'] as const).map((action) => ({ action, blockedBy: obstaclesTo(action, facts) }))
    const mayAppeal = decision.appealUntil !== null && this.access.may('application.decide', decision.centre ? { unitId: decision.centre.id } : {})
    return { decision, steps: await this.reader.stepsTo(decision), actions, mayAppeal, mayAnnul: this.access.may('application.decide', {}) }
  }

  /** Who may be named as having decided. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async candidates(of: Deciding): Promise<DecisionCandidate[]> {
    if (!(await this.reader.isCentre(of.centreId))) throw new DomainError('NOT_FOUND', { path: ['centreId'] })
    this.access.check('application.decide', { unitId: of.centreId })
    return this.reader.candidates(of)
  }

  /** What became of a decision, with its application when it was made on one. */
  async verdict(made: MembershipDecision): Promise<VerdictPayload> {
    return { made, decision: made.applicationId === null ? null : await this.of(made.applicationId) }
  }

  /** @throws DomainError NOT_FOUND */
  async of(applicationId: string): Promise<ApplicationDecision> {
    const procedure = await this.procedures.one(applicationId)
    const path = procedure.path ? { number: procedure.pathNumber ?? 0, content: procedure.path } : await this.rules.pathToday()
    const at = { unitId: procedure.centre.id }
    const next = procedure.state === 'in_decision' ? procedure.taken.length : null
    const mayDecide = this.access.may('application.decide', at)
    const mayAnnul = this.access.may('application.decide', {})
    return {
      ...{ applicationId, centre: procedure.centre, state: procedure.state, version: procedure.version, round: procedure.round },
      ...{ path: { ...path.content, steps: [...path.content.steps] }, pathNumber: path.number, sentAt: procedure.sentAt, proposal: procedure.proposal, nextStep: next },
      steps: await this.reader.stepsOf(applicationId),
      decisions: await this.reader.decisionsOf(applicationId),
      actions: actionsOf(procedure),
      ...{ mayManage: this.access.may('application.manage', at), mayDecide, mayAnnul },
      mayRecord: next !== null && (path.content.steps[next]?.body === 'regional_board' ? mayDecide : mayAnnul)
    }
  }
}
