import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { PlanStaff, ProjectStaff, ProjectStaffPayload, RemovePlanStaffInput, SavePlanStaffInput } from './staff.graphql.js'
import { StaffService } from './staff.service.js'

/** Who works in a project, and how much? */
@Resolver(() => PlanStaff)
export class StaffResolver {
  constructor(private readonly service: StaffService) {}

  @Requires('budget.read')
  @Query(() => ProjectStaff, { description: 'The staff of a project, month by month.' })
  projectStaff(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectStaff> {
    return this.service.list(projectId)
  }

  @Requires('project.work')
  @Mutation(() => ProjectStaffPayload, { description: 'Records a role in a project and how much it works.' })
  async savePlanStaff(@Args('input', { description: 'What role.' }) input: SavePlanStaffInput): Promise<ProjectStaffPayload> {
    return { staff: await this.service.save(input) }
  }

  @Requires('project.work')
  @Mutation(() => ProjectStaffPayload, { description: 'Takes a role out of a project.' })
  async removePlanStaff(@Args('input', { description: 'Which one.' }) input: RemovePlanStaffInput): Promise<ProjectStaffPayload> {
    return { staff: await this.service.remove(input) }
  }
}
