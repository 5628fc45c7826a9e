import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ImprovementRuleInput, ImprovementRulePayload, ImprovementRulePreviewType, ImprovementRuleType, RunImprovementRulesPayload } from './rule.graphql.js'
import { ImprovementRuleService } from './rule.service.js'

/** The rules that open findings by themselves. */
@Resolver(() => ImprovementRuleType)
export class ImprovementRuleResolver {
  constructor(private readonly service: ImprovementRuleService) {}

  @Requires('improvement.read')
  @Query(() => [ImprovementRuleType], { description: 'The rules that open findings and close them again.' })
  improvementRules(): Promise<ImprovementRuleType[]> {
    return this.service.all()
  }

  @Requires('improvement.manage')
  @Query(() => ImprovementRulePreviewType, { description: 'What a rule would do today, before it is saved.' })
  improvementRulePreview(@Args('input', { description: 'What it would say.' }) input: ImprovementRuleInput): Promise<ImprovementRulePreviewType> {
    return this.service.preview(input)
  }

  @Requires('improvement.manage')
  @Mutation(() => ImprovementRulePayload, { description: 'Saves a rule as its next version, and has it run.' })
  async saveImprovementRule(@Args('input', { description: 'What it is to say.' }) input: ImprovementRuleInput): Promise<ImprovementRulePayload> {
    return { rule: await this.service.save(input) }
  }

  @Requires('improvement.manage')
  @Mutation(() => RunImprovementRulesPayload, { description: 'Has the rules run now.' })
  async runImprovementRules(): Promise<RunImprovementRulesPayload> {
    await this.service.run()
    return { isAsked: true }
  }
}
