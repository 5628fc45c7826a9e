import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { DimensionType } from '../../indicator/dimension.graphql.js'
import { IndicatorReader } from '../../indicator/indicator-reader.js'
import { IndicatorType, IndicatorVersionType } from '../../indicator/indicator.graphql.js'
import { SheetRowType } from './sheet.graphql.js'

/** What the library says of the indicator of a row. */
@Resolver(() => SheetRowType)
export class SheetRowResolver {
  constructor(private readonly indicators: IndicatorReader) {}

  @ResolveField(() => IndicatorType, { description: 'The indicator.' })
  indicator(@Parent() { indicatorId }: SheetRowType): Promise<IndicatorType | null> {
    return this.indicators.byId(indicatorId)
  }

  @ResolveField(() => IndicatorVersionType, { description: 'What is said of it on the last day of the period.' })
  async version(@Parent() { indicatorId, asked }: SheetRowType): Promise<IndicatorVersionType | undefined> {
    const versions = await this.indicators.versionsOf(indicatorId)
    return versions.find(({ number }) => number === asked.version.number)
  }

  @ResolveField(() => [DimensionType], {
    description: 'The dimensions in which the round asks for it, each with the categories in force on the last day of the period.'
  })
  async dimensions(@Parent() { asked }: SheetRowType): Promise<DimensionType[]> {
    const dimensions = await this.indicators.dimensionsOf(asked.dimensions.map(({ code }) => code))
    return dimensions.map((dimension) => {
      const inForce = asked.dimensions.find(({ code }) => code === dimension.code)?.categories.map(({ code }) => code) ?? []
      return { ...dimension, categories: dimension.categories.filter(({ code }) => inForce.includes(code)) }
    })
  }
}
