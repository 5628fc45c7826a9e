import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { mayEndRole, mayGiveRole } from '@solmu/domain/access/reach.js'
import { reviewDueOn } from '@solmu/domain/access/review.js'
import { isEmpty, isValidOn, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { AssignmentReview, Deputyship, OrganisationNameType, PersonNameType, RoleAssignmentType } from './role-assignment.graphql.js'
import { RoleAssignmentQueries } from './role-assignment.queries.js'

/** What stands behind an assignment, and what the viewer may do with it. */
@Resolver(() => RoleAssignmentType)
export class AssignmentRecordResolver {
  constructor(
    private readonly queries: RoleAssignmentQueries,
    private readonly access: Access
  ) {}

  @ResolveField(() => PersonNameType, { nullable: true, description: 'Who gave it; null when nobody did by hand.' })
  async givenBy(@Parent() { id }: RoleAssignmentType): Promise<PersonNameType | null> {
    return (await this.queries.record(id))?.givenBy ?? null
  }

  @ResolveField(() => PersonNameType, { nullable: true, description: 'Who set its end; null when nobody did by hand.' })
  async endedBy(@Parent() { id }: RoleAssignmentType): Promise<PersonNameType | null> {
    return (await this.queries.record(id))?.endedBy ?? null
  }

  @ResolveField(() => PersonNameType, { nullable: true, description: 'The person whose deputy the holder is; null for one’s own role.' })
  async deputyFor(@Parent() { id, deputyForId }: RoleAssignmentType): Promise<PersonNameType | null> {
    return deputyForId === null ? null : ((await this.queries.record(id))?.principal ?? null)
  }

  @ResolveField(() => OrganisationNameType, { nullable: true, description: 'The funder that the holder represents; null for other roles.' })
  async organisation(@Parent() { id, organisationId }: RoleAssignmentType): Promise<OrganisationNameType | null> {
    return organisationId === null ? null : ((await this.queries.record(id))?.organisation ?? null)
  }

  @ResolveField(() => [Deputyship], { description: 'Those who stand, stood or will stand in for the holder, the newest first.' })
  async deputies(@Parent() { id }: RoleAssignmentType): Promise<Deputyship[]> {
    return [...((await this.queries.record(id))?.deputies ?? [])]
  }

  @ResolveField(() => [AssignmentReview], { description: 'Every confirmation of the role, the newest first.' })
  async reviews(@Parent() { id }: RoleAssignmentType): Promise<AssignmentReview[]> {
    return [...((await this.queries.record(id))?.reviews ?? [])]
  }

  @ResolveField(() => IsoDay, { description: 'The day by which it has to be confirmed.' })
  async reviewDueOn(@Parent() { id, validFrom }: RoleAssignmentType): Promise<string> {
    const [last] = (await this.queries.record(id))?.reviews ?? []
    return reviewDueOn({ validFrom, lastConfirmedOn: last?.on ?? null })
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may end it.' })
  mayEnd(@Parent() assignment: RoleAssignmentType): boolean {
    return !isOver(assignment) && mayEndRole(this.access.holder(), asHeld(assignment))
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may renew it: it ends, and is theirs to give again.' })
  mayRenew(@Parent() assignment: RoleAssignmentType): boolean {
    if (assignment.validTo === null || assignment.deputyForId !== null || !isValidOn(assignment, todayIn())) return false
    return mayGiveRole(this.access.holder(), { ...asHeld(assignment), userId: assignment.userId, validTo: null })
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may name a deputy for its holder.' })
  mayAppointDeputy(@Parent() assignment: RoleAssignmentType): boolean {
    if (isOver(assignment) || assignment.deputyForId !== null) return false
    return assignment.userId === currentViewer().userId || mayEndRole(this.access.holder(), asHeld(assignment))
  }
}

const isOver = ({ validFrom, validTo }: RoleAssignmentType): boolean =>
  isEmpty({ validFrom, validTo }) || (validTo !== null && validTo <= todayIn())

const asHeld = ({ role, unit, organisationId, validFrom, validTo }: RoleAssignmentType) => ({
  ...{ role, unitId: unit.id, organisationId, validFrom, validTo },
  consortiumId: currentViewer().consortiumId
})
