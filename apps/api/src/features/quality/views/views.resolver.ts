import { Args, ArgsType, Field, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { IsOptional, IsUUID } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { Requires } from '../../../core/access/requires.js'
import { QualityFrameworkType } from '../framework/framework.graphql.js'
import { QualityAssociation, QualityAssociationInput } from './association.graphql.js'
import { AssociationService } from './association.service.js'
import { QualityOverview, QualityOverviewArgs } from './overview.graphql.js'
import { OverviewService } from './overview.service.js'
import { DropQualityParametersInput, QualityParametersPayload, QualityParametersType, ResourcingBasis, SaveQualityParametersInput } from './parameters.graphql.js'
import { ParametersService } from './parameters.service.js'
import { UnitQuality } from './profile.graphql.js'
import { ProfileService } from './profile.service.js'
import { ResourcingService } from './resourcing.service.js'
import { ViewsQueries } from './views.queries.js'

@ArgsType()
class UnitQualityArgs {
  @Field(() => ID, { description: 'Which unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => IsoDay, { nullable: true, description: 'As of which day; today when not given.' })
  @IsOptional()
  asOf?: string | null
}

/** How well the promise is kept, and what it takes. */
@Resolver()
export class ViewsResolver {
  constructor(
    private readonly overview: OverviewService,
    private readonly profile: ProfileService,
    private readonly association: AssociationService,
    private readonly resourcing: ResourcingService,
    private readonly parameters: ParametersService
  ) {}

  @Requires('quality.read')
  @Query(() => QualityOverview, { description: 'How the units stand by a framework as of a day: heat map, bands over the tree, and what improved most. Results that are not published to the viewer are counted and not shown.' })
  qualityOverview(@Args() asked: QualityOverviewArgs): Promise<QualityOverview> {
    return this.overview.of(asked)
  }

  @Requires('quality.read')
  @Query(() => UnitQuality, { description: 'How one unit stands by every framework by which it has been assessed, round by round.' })
  unitQuality(@Args() { unitId, asOf }: UnitQualityArgs): Promise<UnitQuality> {
    return this.profile.of(unitId, asOf ?? null)
  }

  @Requires('return.read')
  @Query(() => QualityAssociation, { description: 'Scores beside results: whether one goes with the other, with n and interval. It claims no cause. Units are shown to those who may read both; others see what the group comes to.' })
  qualityAssociation(@Args('input', { description: 'What is laid beside what.' }) input: QualityAssociationInput): Promise<QualityAssociation> {
    return this.association.of(input)
  }

  @Requires('quality.read')
  @Query(() => ResourcingBasis, { description: 'What is known of a unit before its resources are reckoned: scores, customers and coaches.' })
  resourcingBasis(@Args('unitId', { type: () => ID, description: 'Which unit.' }) unitId: string): Promise<ResourcingBasis> {
    return this.resourcing.basis(unitId)
  }

  @Requires('quality.read')
  @Query(() => [QualityParametersType], { description: 'What the views of quality and the calculator reckon with, the newest first; those that ship last.' })
  qualityParameters(): Promise<QualityParametersType[]> {
    return this.parameters.all()
  }

  @Requires('quality.manage')
  @Mutation(() => QualityParametersPayload, { description: 'Sets what is reckoned with from a day on.' })
  async saveQualityParameters(@Args('input', { description: 'What it is to be.' }) input: SaveQualityParametersInput): Promise<QualityParametersPayload> {
    return { parameters: await this.parameters.save(input) }
  }

  @Requires('quality.manage')
  @Mutation(() => QualityParametersPayload, { description: 'Takes parameters back before their day has come.' })
  async dropQualityParameters(@Args('input', { description: 'Which ones.' }) input: DropQualityParametersInput): Promise<QualityParametersPayload> {
    return { parameters: await this.parameters.drop(input) }
  }
}

/** How much a framework is used, for those who look at its results. */
@Resolver(() => QualityFrameworkType)
export class FrameworkUseResolver {
  constructor(private readonly queries: ViewsQueries) {}

  @ResolveField(() => Int, { description: 'How many units have a result by it that the viewer may see.' })
  assessedUnitCount(@Parent() { id }: QualityFrameworkType): Promise<number> {
    return this.queries.assessedUnits(id)
  }
}
