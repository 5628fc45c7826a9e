import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { DecisionBody } from '@solmu/domain/onboarding/decision-path.js'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { DecisionBodyEnum } from '../rules/rules.graphql.js'
import {
  ApplicationDecision,
  ApplicationDecisionPayload,
  DecisionCandidate,
  MembershipDecision,
  MembershipDecisionRecord,
  MembershipDecisionsPayload,
  VerdictPayload
} from './decision.graphql.js'
import {
  AnnulDecisionInput,
  RecordAppealInput,
  RecordDecisionStepInput,
  RecordFoundingInput,
  ReturnApplicationInput,
  SendToDecisionInput,
  SettleAppealInput
} from './decision-input.graphql.js'
import { DecisionReader } from './decision-reader.js'
import { DecisionService } from './decision.service.js'
import { DecisionView } from './decision-view.js'
import { MemberDecisionService } from './member-decision.service.js'
import { VerdictService } from './verdict.service.js'

/** How applications for membership are decided, and what becomes of decisions. */
@Resolver()
export class DecisionResolver {
  constructor(
    private readonly service: DecisionService,
    private readonly verdicts: VerdictService,
    private readonly members: MemberDecisionService,
    private readonly view: DecisionView,
    private readonly reader: DecisionReader
  ) {}

  @Requires('application.read')
  @Query(() => ApplicationDecision, { description: 'How an application is decided.' })
  applicationDecision(@Args('applicationId', { type: () => ID, description: 'Which application.' }) applicationId: string): Promise<ApplicationDecision> {
    return this.view.of(applicationId)
  }

  @Requires('application.read')
  @Query(() => [MembershipDecision], { description: 'The decisions on membership within reach, the newest first.' })
  membershipDecisions(): Promise<MembershipDecision[]> {
    return this.reader.all()
  }

  @Requires('application.read')
  @Query(() => MembershipDecisionRecord, { description: 'A decision on membership with all that it rests on.' })
  membershipDecision(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<MembershipDecisionRecord> {
    return this.view.record(id)
  }

  @Requires('application.decide')
  @Query(() => [DecisionCandidate], { description: 'Who may be named as having decided at a centre, by name: whoever sat in the body on the day, where there is such a body; else those with a role.' })
  decisionCandidates(
    @Args('centreId', { type: () => ID, description: 'Which centre.' }) centreId: string,
    @Args('body', { type: () => DecisionBodyEnum, description: 'Which body of the decision path decides.' }) body: DecisionBody,
    @Args('day', { type: () => IsoDay, description: 'On which day.' }) day: string
  ): Promise<DecisionCandidate[]> {
    return this.view.candidates({ centreId, body, day })
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationDecisionPayload, { description: 'Sends an application that has been assessed to those who decide.' })
  async sendToDecision(@Args('input', { description: 'What is proposed.' }) input: SendToDecisionInput): Promise<ApplicationDecisionPayload> {
    await this.service.send(input)
    return { decision: await this.view.of(input.applicationId) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationDecisionPayload, { description: 'Asks the applicant to complete an application.' })
  async returnApplication(@Args('input', { description: 'What is to be completed.' }) input: ReturnApplicationInput): Promise<ApplicationDecisionPayload> {
    await this.service.return(input)
    return { decision: await this.view.of(input.applicationId) }
  }

  @Requires('application.decide')
  @Mutation(() => ApplicationDecisionPayload, { description: 'Records what a body has decided, as the next step of the path. What was decided never changes.' })
  async recordDecisionStep(@Args('input', { description: 'What was decided, and by which votes.' }) input: RecordDecisionStepInput): Promise<ApplicationDecisionPayload> {
    await this.service.record(input)
    return { decision: await this.view.of(input.applicationId) }
  }

  @Requires('application.decide')
  @NeedsFreshProof()
  @Mutation(() => VerdictPayload, { description: 'Annuls a decision. An application is decided anew; a membership that rested on it is suspended; who was expelled is suspended until it is settled.' })
  async annulMembershipDecision(@Args('input', { description: 'Which one, and why.' }) input: AnnulDecisionInput): Promise<VerdictPayload> {
    return this.view.verdict(await this.verdicts.annul(input))
  }

  @Requires('application.decide')
  @Mutation(() => VerdictPayload, { description: 'Writes down an appeal that has come in.' })
  async recordMembershipAppeal(@Args('input', { description: 'The appeal.' }) input: RecordAppealInput): Promise<VerdictPayload> {
    return this.view.verdict(await this.verdicts.appeal(input))
  }

  @Requires('application.decide')
  @Mutation(() => VerdictPayload, { description: 'Writes down what an appeal came to: the decision stands, or is annulled.' })
  async settleMembershipAppeal(@Args('input', { description: 'What it came to.' }) input: SettleAppealInput): Promise<VerdictPayload> {
    return this.view.verdict(await this.verdicts.settle(input))
  }

  @Requires('member.rule')
  @Mutation(() => MembershipDecisionsPayload, { description: 'Records who founded the consortium.' })
  async recordFounding(@Args('input', { description: 'Who, and where it is written down.' }) input: RecordFoundingInput): Promise<MembershipDecisionsPayload> {
    return { decisions: await this.members.found(input) }
  }
}
