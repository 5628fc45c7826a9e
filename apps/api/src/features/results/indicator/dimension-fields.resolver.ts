import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { DimensionType } from './dimension.graphql.js'
import { INDICATOR_COUNTS_SQL } from './dimension.sql.js'
import { DimensionService } from './dimension.service.js'

@ObjectType({ description: 'From which day to which a category has been asked; then it can be ended, but not removed.' })
export class AskedCategory {
  @Field(() => String, { description: 'The key of the category.' })
  code!: string

  @Field(() => IsoDay, { description: 'The first day about which it was asked.' })
  firstDay!: string

  @Field(() => IsoDay, { description: 'The last day about which it was asked.' })
  lastDay!: string
}

/** What only those who look at a dimension itself want to know. */
@Resolver(() => DimensionType)
export class DimensionFieldsResolver {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly dimensions: DimensionService
  ) {}

  @ResolveField(() => Int, { description: 'How many indicators may be asked in it today.' })
  async indicatorCount(@Parent() { id }: DimensionType): Promise<number> {
    const loader = this.loaders.of<number>('dimensionIndicators', () => this.db.sql(INDICATOR_COUNTS_SQL, [todayIn()]))
    return (await loader.load(id))[0] ?? 0
  }

  @ResolveField(() => [AskedCategory], { description: 'Which of its categories rounds have asked, and when.' })
  asked(@Parent() { id }: DimensionType): Promise<AskedCategory[]> {
    const loader = this.loaders.of<AskedCategory>('dimensionAsked', async (ids) =>
      (await Promise.all(ids.map(async (key) => (await this.dimensions.askedDays(key)).map((value) => ({ key, value }))))).flat()
    )
    return loader.load(id)
  }
}
