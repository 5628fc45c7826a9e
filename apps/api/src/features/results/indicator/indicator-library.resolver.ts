import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import {
  ChangeDimensionInput,
  ChangeDimensionPayload,
  CreateDimensionInput,
  CreateDimensionPayload,
  DimensionType
} from './dimension.graphql.js'
import { DimensionService } from './dimension.service.js'
import {
  ChangeIndicatorGroupInput,
  ChangeIndicatorGroupPayload,
  CreateIndicatorGroupInput,
  CreateIndicatorGroupPayload
} from './indicator-group.graphql.js'
import { IndicatorGroupService } from './indicator-group.service.js'
import { IndicatorLibraryGap, InstallIndicatorLibraryPayload } from './indicator-library.graphql.js'
import { IndicatorLibraryService } from './indicator-library.service.js'
import { IndicatorReader } from './indicator-reader.js'
import { IndicatorGroupType } from './indicator.graphql.js'

/** The groups and dimensions of the library, and what comes with the product. */
@Resolver()
export class IndicatorLibraryResolver {
  constructor(
    private readonly reader: IndicatorReader,
    private readonly groups: IndicatorGroupService,
    private readonly dimensionService: DimensionService,
    private readonly library: IndicatorLibraryService
  ) {}

  @Requires('indicator.read')
  @Query(() => [IndicatorGroupType], { description: 'The groups of indicators in their order.' })
  indicatorGroups(): Promise<IndicatorGroupType[]> {
    return this.reader.groups()
  }

  @Requires('indicator.read')
  @Query(() => [DimensionType], { description: 'The dimensions in their order.' })
  dimensions(): Promise<DimensionType[]> {
    return this.reader.dimensions()
  }

  @Requires('indicator.manage')
  @Query(() => IndicatorLibraryGap, { description: 'How much of what comes with the product is missing, and would be added.' })
  indicatorLibraryGap(): Promise<IndicatorLibraryGap> {
    return this.library.gap()
  }

  @Requires('indicator.manage')
  @Mutation(() => CreateIndicatorGroupPayload, { description: 'Adds a group of indicators.' })
  async createIndicatorGroup(
    @Args('input', { description: 'The group.' }) input: CreateIndicatorGroupInput
  ): Promise<CreateIndicatorGroupPayload> {
    return { group: await this.groups.create(input) }
  }

  @Requires('indicator.manage')
  @Mutation(() => ChangeIndicatorGroupPayload, { description: 'Renames or moves a group of indicators.' })
  async changeIndicatorGroup(
    @Args('input', { description: 'What it is to be.' }) input: ChangeIndicatorGroupInput
  ): Promise<ChangeIndicatorGroupPayload> {
    return { group: await this.groups.change(input) }
  }

  @Requires('indicator.manage')
  @Mutation(() => CreateDimensionPayload, { description: 'Adds a dimension.' })
  async createDimension(
    @Args('input', { description: 'The dimension.' }) input: CreateDimensionInput
  ): Promise<CreateDimensionPayload> {
    return { dimension: await this.dimensionService.create(input) }
  }

  @Requires('indicator.manage')
  @Mutation(() => ChangeDimensionPayload, { description: 'Changes a dimension and its categories.' })
  async changeDimension(
    @Args('input', { description: 'What it is to be.' }) input: ChangeDimensionInput
  ): Promise<ChangeDimensionPayload> {
    return { dimension: await this.dimensionService.change(input) }
  }

  @Requires('indicator.manage')
  @Mutation(() => InstallIndicatorLibraryPayload, {
    description: 'Adds the groups, dimensions and indicators that come with the product, as far as they are missing.'
  })
  installIndicatorLibrary(): Promise<InstallIndicatorLibraryPayload> {
    return this.library.install()
  }
}
