import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { AssignPlanTaskInput, ChoosePlanBuddyInput, MarkPlanTaskInput, PlanListArgs } from './plan-input.graphql.js'
import { PlanReader } from './plan-reader.js'
import { MembershipPlan, MembershipPlanPayload, PlanPerson, PlanTask } from './plan.graphql.js'
import { PlanService } from './plan.service.js'

/** How far is a member that comes or goes, and what holds it up? */
@Resolver(() => MembershipPlan)
export class PlanResolver {
  constructor(
    private readonly service: PlanService,
    private readonly reader: PlanReader
  ) {}

  @Requires('plan.read')
  @Query(() => [MembershipPlan], { description: 'The plans that the viewer reads, by the name of the member.' })
  membershipPlans(@Args() args: PlanListArgs): Promise<MembershipPlan[]> {
    return this.reader.list(args)
  }

  @Requires('plan.read')
  @Query(() => MembershipPlan, { description: 'One plan.' })
  membershipPlan(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<MembershipPlan> {
    return this.service.one(id)
  }

  @Requires('plan.work')
  @Query(() => [PlanPerson], { description: 'Who may be asked to do the tasks of a plan.' })
  planPeople(@Args('planId', { type: () => ID, description: 'Of which plan.' }) planId: string): Promise<PlanPerson[]> {
    return this.service.people(planId)
  }

  @Requires('plan.work')
  @Mutation(() => MembershipPlanPayload, { description: 'Ticks a task of a plan off, or takes it up again.' })
  async markPlanTask(@Args('input', { description: 'Which one, and what shows it.' }) input: MarkPlanTaskInput): Promise<MembershipPlanPayload> {
    return { plan: await this.service.mark(input) }
  }

  @Requires('plan.work')
  @Mutation(() => MembershipPlanPayload, { description: 'Says who does a task of a plan, and by when.' })
  async assignPlanTask(@Args('input', { description: 'Which one, who, and by when.' }) input: AssignPlanTaskInput): Promise<MembershipPlanPayload> {
    return { plan: await this.service.assign(input) }
  }

  @Requires('member.manage')
  @Mutation(() => MembershipPlanPayload, { description: 'Chooses the unit of an active member that helps a new one with the start.' })
  async choosePlanBuddy(@Args('input', { description: 'Which plan, and which unit.' }) input: ChoosePlanBuddyInput): Promise<MembershipPlanPayload> {
    return { plan: await this.service.chooseBuddy(input) }
  }

  @ResolveField(() => [PlanTask], { description: 'Its tasks in their order.' })
  tasks(@Parent() { id }: MembershipPlan): Promise<PlanTask[]> {
    return this.reader.tasksOf(id)
  }
}
