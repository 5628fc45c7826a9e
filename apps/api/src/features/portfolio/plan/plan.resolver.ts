import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { RemovePlanItemInput, SavePlanItemInput, SayPlanLightInput, TakePlanBaselineInput } from './plan-input.graphql.js'
import { PlanLightReader } from './plan-light-reader.js'
import { PlanReader } from './plan-reader.js'
import { PlanLightArgs, PlanBaseline, PlanLightType, ProjectPlan, ProjectPlanPayload } from './plan.graphql.js'
import { PlanService } from './plan.service.js'

/** What is done when in a project, and how does it stand? */
@Resolver(() => ProjectPlan)
export class PlanResolver {
  constructor(
    private readonly reader: PlanReader,
    private readonly lights: PlanLightReader,
    private readonly service: PlanService
  ) {}

  @Requires('project.read')
  @Query(() => ProjectPlan, { description: 'The plan of a project.' })
  projectPlan(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectPlan> {
    return this.reader.one(projectId)
  }

  @Requires('project.read')
  @Query(() => PlanBaseline, { description: 'A plan as it was, against what it is now.' })
  planBaseline(@Args('baselineId', { type: () => ID, description: 'Which baseline.' }) baselineId: string): Promise<PlanBaseline> {
    return this.reader.baseline(baselineId)
  }

  @Requires('project.read')
  @Query(() => [PlanLightType], { description: 'How some projects stand, each with its reasons.' })
  projectLights(@Args() { projectIds }: PlanLightArgs): Promise<PlanLightType[]> {
    return this.lights.of(projectIds)
  }

  @Requires('project.work')
  @Mutation(() => ProjectPlanPayload, { description: 'Plans a package, a task, a milestone or a deliverable, and moves along what waits for it.' })
  async savePlanItem(@Args('input', { description: 'What is planned.' }) input: SavePlanItemInput): Promise<ProjectPlanPayload> {
    return { plan: await this.service.save(input) }
  }

  @Requires('project.work')
  @Mutation(() => ProjectPlanPayload, { description: 'Takes something out of a plan.' })
  async removePlanItem(@Args('input', { description: 'Which one.' }) input: RemovePlanItemInput): Promise<ProjectPlanPayload> {
    return { plan: await this.service.remove(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectPlanPayload, { description: 'Freezes a plan as it is, to be compared with later.' })
  async takePlanBaseline(@Args('input', { description: 'Which plan.' }) input: TakePlanBaselineInput): Promise<ProjectPlanPayload> {
    return { plan: await this.service.freeze(input) }
  }

  @Requires('project.work')
  @Mutation(() => ProjectPlanPayload, { description: 'Says by hand how a project or a package stands, with a reason and until a day, or takes it back.' })
  async sayPlanLight(@Args('input', { description: 'What is said.' }) input: SayPlanLightInput): Promise<ProjectPlanPayload> {
    return { plan: await this.service.say(input) }
  }
}
