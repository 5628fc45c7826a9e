import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { PlanTemplate, PlanTemplatePayload, ReleasePlanTemplateInput, SavePlanTemplateInput } from './plan-template.graphql.js'
import { PlanTemplateService } from './plan-template.service.js'

/** By which templates are plans made? */
@Resolver(() => PlanTemplate)
export class PlanTemplateResolver {
  constructor(private readonly service: PlanTemplateService) {}

  @Requires('plan.read')
  @Query(() => [PlanTemplate], { description: 'Every version of the templates of plans, the newest first.' })
  planTemplates(): Promise<PlanTemplate[]> {
    return this.service.list()
  }

  @Requires('member.rule')
  @Mutation(() => PlanTemplatePayload, { description: 'Saves the draft of a template, which may be unfinished.' })
  async savePlanTemplate(@Args('input', { description: 'The draft.' }) input: SavePlanTemplateInput): Promise<PlanTemplatePayload> {
    return { template: await this.service.save(input) }
  }

  @Requires('member.rule')
  @Mutation(() => PlanTemplatePayload, { description: 'Releases the draft of a template. What is released never changes.' })
  async releasePlanTemplate(@Args('input', { description: 'Which one, and from when.' }) input: ReleasePlanTemplateInput): Promise<PlanTemplatePayload> {
    return { template: await this.service.release(input) }
  }
}
