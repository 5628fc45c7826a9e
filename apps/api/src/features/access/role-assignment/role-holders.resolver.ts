import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Access } from '../../../core/access/access.js'
import { Role } from './role-assignment.graphql.js'
import { RoleAssignmentQueries } from './role-assignment.queries.js'

/** What whoever sets the rules of sign-in has to know of the holders of a role. */
@Resolver(() => Role)
export class RoleHoldersResolver {
  constructor(
    private readonly queries: RoleAssignmentQueries,
    private readonly access: Access
  ) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How many people hold it today without a second factor; null for those who do not set the rules of sign-in.'
  })
  async holdersWithoutSecondFactor(@Parent() { name }: Role): Promise<number | null> {
    if (!this.access.may('access.administer', {})) return null
    return this.queries.withoutSecondFactor(name)
  }
}
