import { Injectable } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { actionsOf } from '../assessment/assessment-view.js'
import { ProcedureReader } from '../assessment/procedure-reader.js'
import { RulesService } from '../rules/rules.service.js'
import { DecisionReader } from './decision-reader.js'
import type { ApplicationDecision } from './decision.graphql.js'

/** Shows how an application is decided. */
@Injectable()
export class DecisionView {
  constructor(
    private readonly procedures: ProcedureReader,
    private readonly reader: DecisionReader,
    private readonly rules: RulesService,
    private readonly access: Access
  ) {}

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
