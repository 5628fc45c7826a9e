import { Args, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { MunicipalityType } from '../../geography/geography.graphql.js'
import { NetworkEventType, TerritoryType } from '../network.graphql.js'
import { NetworkQueries } from '../network.queries.js'
import { MunicipalityAreas } from './municipality-areas.js'
import { OrgUnitRefType } from './org-unit-ref.graphql.js'
import { OrgUnitConnection, OrgUnitListArgs, OrgUnitType, ServiceShare } from './org-unit.graphql.js'
import { OrgUnitService } from './org-unit.service.js'

@Resolver(() => OrgUnitType)
export class OrgUnitResolver {
  constructor(
    private readonly units: OrgUnitService,
    private readonly network: NetworkQueries,
    private readonly areas: MunicipalityAreas
  ) {}

  @Requires('network.read')
  @Query(() => OrgUnitConnection, { description: 'The units that exist on a day.' })
  orgUnits(@Args() args: OrgUnitListArgs, @Info() info: GraphQLResolveInfo): Promise<OrgUnitConnection> {
    return this.units.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('network.read')
  @Query(() => OrgUnitType, { description: 'One unit, whether it is open, closed or still to come.' })
  orgUnit(
    @Args('id', { type: () => ID, description: 'The id of the unit.' }) id: string,
    @Args('asOf', { type: () => IsoDay, nullable: true, description: 'The day to look at; today when not given.' })
    asOf: string | null | undefined
  ): Promise<OrgUnitType> {
    return this.units.one(id, asOf ?? null)
  }

  @ResolveField(() => MunicipalityType, { description: 'The municipality that it stands in.' })
  municipality(@Parent() unit: OrgUnitType, @Info() info: GraphQLResolveInfo) {
    return asksFor(info, 'areas') ? this.areas.addTo(unit.municipality, unit.asOf) : unit.municipality
  }

  @ResolveField(() => [OrgUnitRefType], { description: 'The units above it, the head office first.' })
  async path(@Parent() { id, day }: OrgUnitType): Promise<OrgUnitRefType[]> {
    return (await this.network.ofAllTimes()).pathTo(id, day)
  }

  @ResolveField(() => [OrgUnitRefType], { description: 'The units right below it, in the order of the tree.' })
  async children(@Parent() { id, day }: OrgUnitType): Promise<OrgUnitRefType[]> {
    return (await this.network.ofAllTimes()).childrenOf(id, day)
  }

  @ResolveField(() => TerritoryType, { nullable: true, description: 'What a centre serves; null when it serves nothing.' })
  async territory(@Parent() { id, day }: OrgUnitType): Promise<TerritoryType | null> {
    return (await this.network.ofAllTimes()).territoryOf(id, day)
  }

  @ResolveField(() => [MunicipalityType], { description: 'The municipalities that a centre serves, in the order of their codes.' })
  async territoryMunicipalities(@Parent() { id, day, asOf }: OrgUnitType, @Info() info: GraphQLResolveInfo) {
    const municipalities = (await this.network.ofAllTimes()).municipalitiesOf(id, day)
    if (!asksFor(info, 'areas')) return municipalities
    return Promise.all(municipalities.map((municipality) => this.areas.addTo(municipality, asOf)))
  }

  @ResolveField(() => [ServiceShare], {
    description: 'Between which municipalities it divides its work; none when it works where it stands.'
  })
  async serviceShares(@Parent() { id, day }: OrgUnitType): Promise<ServiceShare[]> {
    return (await this.network.ofAllTimes()).servedBy(id, day)
  }

  @ResolveField(() => [NetworkEventType], { description: 'What happened to it and around it, the oldest first.' })
  async history(@Parent() { id }: OrgUnitType): Promise<NetworkEventType[]> {
    return (await this.network.ofAllTimes()).historyOf(id)
  }
}
