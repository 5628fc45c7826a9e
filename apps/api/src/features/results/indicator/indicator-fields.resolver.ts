import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { isValidOn, todayIn } from '@solmu/shared/dates.js'
import { codesOf } from '@solmu/domain/results/indicator-derived.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { IndicatorReader } from './indicator-reader.js'
import { INDICATOR, type IndicatorRow } from './indicator-row.js'
import { IndicatorGroupType, IndicatorType, IndicatorUse, IndicatorVersionType } from './indicator.graphql.js'
import { IN_USE_SQL, USES_SQL } from './indicator.sql.js'

/** What an indicator leads to: read once for all the indicators of an answer. */
@Resolver(() => IndicatorType)
export class IndicatorFieldsResolver {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly reader: IndicatorReader
  ) {}

  @ResolveField(() => IndicatorGroupType, { description: 'The group under which it stands.' })
  group(@Parent() indicator: IndicatorType): Promise<IndicatorGroupType | null> {
    return this.reader.groupOf(indicator)
  }

  @ResolveField(() => IndicatorType, { nullable: true, description: 'The indicator by which a weighted mean is weighted; null for others.' })
  async weightIndicator(@Parent() { weightIndicatorId }: IndicatorType): Promise<IndicatorType | null> {
    return weightIndicatorId === null ? null : this.reader.byId(weightIndicatorId)
  }

  @ResolveField(() => [IndicatorVersionType], { description: 'What is said about it, the newest first.' })
  versions(@Parent() { id }: IndicatorType): Promise<IndicatorVersionType[]> {
    return this.reader.versionsOf(id)
  }

  @ResolveField(() => IndicatorVersionType, { nullable: true, description: 'What is said about it today; null when it is not in force.' })
  current(@Parent() { id }: IndicatorType): Promise<IndicatorVersionType | null> {
    return this.reader.versionOn(id, todayIn())
  }

  @ResolveField(() => IndicatorVersionType, { description: 'What is said about it today, or on the nearest day on which it is in force.' })
  nearest(@Parent() { id }: IndicatorType): Promise<IndicatorVersionType | null> {
    return this.reader.nearestVersion(id)
  }

  @ResolveField(() => Boolean, { description: 'True when a round, a target or another indicator uses it.' })
  async isInUse(@Parent() { id }: IndicatorType): Promise<boolean> {
    const loader = this.loaders.of<boolean>('indicatorsInUse', (ids) => this.db.sql(IN_USE_SQL, [ids]))
    return (await loader.load(id)).length > 0
  }

  @ResolveField(() => [IndicatorUse], { description: 'Where it is used: other indicators first, then rounds, the newest first.' })
  uses(@Parent() { id }: IndicatorType): Promise<IndicatorUse[]> {
    return this.loaders.of<IndicatorUse>('indicatorUses', (ids) => this.db.sql(USES_SQL, [ids])).load(id)
  }

  @ResolveField(() => [IndicatorType], { description: 'Of a derived indicator: those from which it is worked out today, in their order.' })
  async workedOutFrom(@Parent() { id }: IndicatorType): Promise<IndicatorType[]> {
    const versions = await this.reader.versionsOf(id)
    const version = versions.find((each) => isValidOn(each, todayIn())) ?? versions[0]
    const codes = version ? codesOf(version) : []
    const loader = this.loaders.of<IndicatorRow>('indicatorsByCode', (keys) =>
      this.db.sql(`SELECT i.code AS key, ${INDICATOR} AS value FROM indicator i WHERE i.code = ANY ($1::text[])
        AND i.consortium_id = app.consortium_id()`, [keys])
    )
    return (await loader.loadMany(codes)).flatMap((found) => (found instanceof Error ? [] : found))
  }
}
