import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { UserType, ViewerType } from '../../identity/user/user.graphql.js'
import { OrgUnitType } from '../../network/org-unit/org-unit.graphql.js'
import { Role, RoleAssignmentType, UnitPersonType } from './role-assignment.graphql.js'
import { EndRoleInput, EndRolePayload, GrantRoleInput, GrantRolePayload, RenewRoleInput, RenewRolePayload } from './role-gift.graphql.js'
import { RoleAssignmentQueries } from './role-assignment.queries.js'
import { RoleAssignmentService } from './role-assignment.service.js'

@Resolver(() => UserType)
export class RoleAssignmentResolver {
  constructor(
    private readonly queries: RoleAssignmentQueries,
    private readonly service: RoleAssignmentService
  ) {}

  @Requires('access.read')
  @Query(() => [Role], { description: 'Every role, what it allows, and how many hold it.' })
  roles(): Promise<Role[]> {
    return this.queries.roles()
  }

  @Requires('access.manage')
  @NeedsFreshProof()
  @Mutation(() => GrantRolePayload, { description: 'Gives a person a role at a unit.' })
  async grantRole(@Args('input', { description: 'Who gets which role where and when.' }) input: GrantRoleInput): Promise<GrantRolePayload> {
    return { user: await this.service.grant(input) }
  }

  @Requires('access.manage')
  @NeedsFreshProof()
  @Mutation(() => EndRolePayload, { description: 'Ends a role on a day; the record of it stays.' })
  async endRole(@Args('input', { description: 'Which role ends when.' }) input: EndRoleInput): Promise<EndRolePayload> {
    return { user: await this.service.end(input) }
  }

  @Requires('access.manage')
  @NeedsFreshProof()
  @Mutation(() => RenewRolePayload, { description: 'Renews a role that ends: a new term of the same length follows on from it.' })
  async renewRole(@Args('input', { description: 'Which role goes on.' }) input: RenewRoleInput): Promise<RenewRolePayload> {
    return { user: await this.service.renew(input) }
  }

  @ResolveField(() => [RoleAssignmentType], { description: 'The roles, the newest first; those of the past too.' })
  assignments(@Parent() user: UserType): Promise<RoleAssignmentType[]> {
    return this.queries.ofUser(user.id)
  }
}

@Resolver(() => ViewerType)
export class ViewerAssignmentsResolver {
  constructor(private readonly queries: RoleAssignmentQueries) {}

  @ResolveField(() => [RoleAssignmentType], { description: 'The roles, the newest first; those of the past too.' })
  assignments(@Parent() viewer: ViewerType): Promise<RoleAssignmentType[]> {
    return this.queries.ofUser(viewer.id)
  }
}

@Resolver(() => OrgUnitType)
export class UnitPeopleResolver {
  constructor(private readonly queries: RoleAssignmentQueries) {}

  @ResolveField(() => [UnitPersonType], {
    nullable: true,
    description: 'Who holds a role at the unit today; null when the viewer may not know.'
  })
  people(@Parent() unit: OrgUnitType): Promise<UnitPersonType[] | null> {
    return this.queries.atUnit(unit.id)
  }
}
