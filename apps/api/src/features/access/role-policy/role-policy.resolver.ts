import { Args, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { Role } from '../role-assignment/role-assignment.graphql.js'
import { SetRolePolicyInput, SetRolePolicyPayload } from './role-policy.graphql.js'
import { RolePolicyService } from './role-policy.service.js'

@Resolver(() => Role)
export class RolePolicyResolver {
  constructor(private readonly policies: RolePolicyService) {}

  @ResolveField(() => Boolean, { description: 'Whether whoever holds it must sign in with a second factor.' })
  async needsSecondFactor(@Parent() role: Role): Promise<boolean> {
    return (await this.policies.of(role.name)).secondFactor
  }

  @ResolveField(() => Int, { description: 'The version of what the role demands; a change must name it. 0 while nobody has set it.' })
  async policyVersion(@Parent() role: Role): Promise<number> {
    return (await this.policies.of(role.name)).version
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => SetRolePolicyPayload, {
    description: 'Demands a second factor of whoever holds a role, or no longer does; it holds from the next request of each.'
  })
  async setRolePolicy(@Args('input', { description: 'Which role, and what it demands.' }) input: SetRolePolicyInput): Promise<SetRolePolicyPayload> {
    return { role: await this.policies.set(input) }
  }
}
