import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ReturnPeople } from '../unit-return/return-people.js'
import { UnitReturnType } from '../unit-return/unit-return.graphql.js'
import {
  ChangeCheckRuleInput,
  ChangeCheckRulePayload,
  CheckRuleType,
  CreateCheckRuleInput,
  CreateCheckRulePayload,
  TryCheckRuleInput
} from './check-rule.graphql.js'
import { CheckRuleService } from './check-rule.service.js'
import { Checks } from './checks.js'
import { ExplanationService } from './explanation.service.js'
import { ExplainFindingInput, ExplainFindingPayload, Finding, ReturnChecksType, RuleTrial } from './finding.graphql.js'
import { ReturnChecksReader } from './return-checks-reader.js'
import { RuleTrialService } from './rule-trial.service.js'
import { shownFinding } from './shown-finding.js'

/** The rules by which submissions are checked. */
@Resolver()
export class CheckRuleResolver {
  constructor(
    private readonly rules: CheckRuleService,
    private readonly trial: RuleTrialService
  ) {}

  @Requires('indicator.read')
  @Query(() => [CheckRuleType], { description: 'The rules by which returns are checked, by code; those that rest among them.' })
  checkRules(): Promise<CheckRuleType[]> {
    return this.rules.list()
  }

  @Requires('indicator.manage')
  @Query(() => RuleTrial, { description: 'What a rule would find in the returns of a round; nothing is kept.' })
  tryCheckRule(
    @Args('input', { description: 'The rule.' }) input: TryCheckRuleInput,
    @Args('roundId', { type: () => ID, description: 'The round on whose returns it is tried.' }) roundId: string
  ): Promise<RuleTrial> {
    return this.trial.try(input, roundId)
  }

  @Requires('indicator.manage')
  @Mutation(() => CreateCheckRulePayload, { description: 'Adds a rule by which returns are checked from now on.' })
  async createCheckRule(
    @Args('input', { description: 'The rule.' }) input: CreateCheckRuleInput
  ): Promise<CreateCheckRulePayload> {
    return { rule: await this.rules.create(input) }
  }

  @Requires('indicator.manage')
  @Mutation(() => ChangeCheckRulePayload, { description: 'Changes a rule, or lets it rest.' })
  async changeCheckRule(
    @Args('input', { description: 'What it is to be.' }) input: ChangeCheckRuleInput
  ): Promise<ChangeCheckRulePayload> {
    return { rule: await this.rules.change(input) }
  }
}

/** What the checks find in a return, and what is said about it. */
@Resolver(() => UnitReturnType)
export class FindingResolver {
  constructor(
    private readonly checks: Checks,
    private readonly reader: ReturnChecksReader,
    private readonly explanations: ExplanationService,
    private readonly people: ReturnPeople
  ) {}

  @ResolveField(() => [Finding], { description: 'What the checks find in the working copy: errors, then warnings, then remarks.' })
  async findings(@Parent() { id }: UnitReturnType): Promise<Finding[]> {
    const [findings, people] = await Promise.all([this.checks.findingsOf(id), this.people.of(id)])
    return findings.map((finding) => shownFinding(finding, people))
  }

  @Requires('return.read')
  @Query(() => ReturnChecksType, { description: 'All that it takes to check a return while it is being written.' })
  returnChecks(
    @Args('returnId', { type: () => ID, description: 'The return.' }) returnId: string
  ): Promise<ReturnChecksType> {
    return this.reader.of(returnId)
  }

  @Requires('return.edit')
  @Mutation(() => ExplainFindingPayload, { description: 'Explains a finding as the figures stand now.' })
  async explainFinding(
    @Args('input', { description: 'The finding and the words.' }) input: ExplainFindingInput
  ): Promise<ExplainFindingPayload> {
    return { finding: await this.explanations.explain(input) }
  }
}
