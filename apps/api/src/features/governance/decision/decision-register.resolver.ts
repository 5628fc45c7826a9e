import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import * as inputs from './decision-input.graphql.js'
import { DecisionList } from './decision-list.js'
import { DecisionListArgs, ListedDecision } from './decision-list.graphql.js'
import { DecisionRecordService } from './decision-record.service.js'
import { DecisionRegister } from './decision-register.js'
import { DecisionTaskService } from './decision-task.service.js'
import { DecisionBodyRef, DecisionPerson, GovernanceDecision, GovernanceDecisionPayload } from './decision.graphql.js'

/** The register of decisions. */
@Resolver(() => GovernanceDecision)
export class DecisionRegisterResolver {
  constructor(
    private readonly list: DecisionList,
    private readonly register: DecisionRegister,
    private readonly records: DecisionRecordService,
    private readonly tasks: DecisionTaskService
  ) {}

  @Requires('decision.read')
  @Query(() => [ListedDecision], { description: 'The decisions that the viewer reads, those on membership too; with words those in which they are found, the best first.' })
  decisions(@Args() { words, language }: DecisionListArgs): Promise<ListedDecision[]> {
    return this.list.find({ words: words ?? '', language: language ?? 'fi' })
  }

  @Requires('decision.read')
  @Query(() => GovernanceDecision, { description: 'One decision of the register, with what followed from it.' })
  decision(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<GovernanceDecision> {
    return this.register.one(id)
  }

  @Requires('decision.manage')
  @Query(() => [DecisionBodyRef], { description: 'The bodies whose decisions the viewer records.' })
  decisionBodies(): Promise<DecisionBodyRef[]> {
    return this.register.bodies()
  }

  @Requires('decision.manage')
  @Query(() => [DecisionPerson], { description: 'Who of a unit may be given something to do, as far as the viewer sees who works where.' })
  decisionPeople(@Args('unitId', { type: () => ID, description: 'Of which unit.' }) unitId: string): Promise<DecisionPerson[]> {
    return this.register.people(unitId)
  }

  @Requires('decision.manage')
  @Mutation(() => GovernanceDecisionPayload, { description: 'Records a decision with what follows from it, and ends those that it revokes or replaces. It never changes after.' })
  async recordDecision(@Args('input', { description: 'The decision as it was made.' }) input: inputs.RecordDecisionInput): Promise<GovernanceDecisionPayload> {
    return { decision: await this.records.record(input) }
  }

  @Requires('decision.manage')
  @Mutation(() => GovernanceDecisionPayload, { description: 'Says that a later decision revoked or replaced an earlier one.' })
  async endDecision(@Args('input', { description: 'Which one, and by which.' }) input: inputs.EndDecisionInput): Promise<GovernanceDecisionPayload> {
    return { decision: await this.records.end(input) }
  }

  @Requires('decision.manage')
  @Mutation(() => GovernanceDecisionPayload, { description: 'Opens a decision to more people than read it now.' })
  async openDecision(@Args('input', { description: 'Which one, and to whom.' }) input: inputs.OpenDecisionInput): Promise<GovernanceDecisionPayload> {
    return { decision: await this.records.open(input) }
  }

  @Requires('decision.manage')
  @Mutation(() => GovernanceDecisionPayload, { description: 'Notes that a decision was looked at again, and when it is looked at next.' })
  async reviewDecision(@Args('input', { description: 'Which one, and what was found.' }) input: inputs.ReviewDecisionInput): Promise<GovernanceDecisionPayload> {
    return { decision: await this.records.review(input) }
  }

  @Requires('decision.manage')
  @Mutation(() => GovernanceDecisionPayload, { description: 'Adds something that follows from a decision.' })
  async addDecisionTask(@Args('input', { description: 'What, who and by when.' }) input: inputs.AddDecisionTaskInput): Promise<GovernanceDecisionPayload> {
    return { decision: await this.tasks.add(input) }
  }

  @Requires('decision.work')
  @Mutation(() => GovernanceDecisionPayload, { description: 'Says that something that followed from a decision is done.' })
  async completeDecisionTask(@Args('input', { description: 'Which task, and when.' }) input: inputs.CompleteDecisionTaskInput): Promise<GovernanceDecisionPayload> {
    return { decision: await this.tasks.complete(input) }
  }

  @Requires('decision.manage')
  @Mutation(() => GovernanceDecisionPayload, { description: 'Says that something that followed from a decision need not be done any more.' })
  async dropDecisionTask(@Args('input', { description: 'Which task, and why.' }) input: inputs.DropDecisionTaskInput): Promise<GovernanceDecisionPayload> {
    return { decision: await this.tasks.drop(input) }
  }
}
